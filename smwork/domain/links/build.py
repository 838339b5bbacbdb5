"""The tagged link itself: the address as it was, with the tags behind what already stands in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit, urlunsplit

from smwork.domain.links.records import LinkStyle
from smwork.domain.links.tags import TAGS, Tags, cleaned
from smwork.domain.say import Say, say
from smwork.facts.ga4_channels import ga4_channels

_BARE: Final = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#].*)?")
_EMAIL: Final = re.compile(r"[^\s/?&=#@:]+@[^\s/?&=#@]+\.[a-z]{2,}", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\w.])(\+|00?)[1-9](?:[\s.()-]?\d){7,11}(?!\w)")
_PERSON: Final = frozenset(
    [
        *("email", "mail", "e-mail", "name", "naam", "firstname", "lastname", "first_name"),
        *("last_name", "voornaam", "achternaam", "phone", "telephone", "telefoon", "tel", "mobile"),
        *("mobiel", "address", "adres", "postcode", "birthdate", "geboortedatum", "bsn", "iban"),
    ]
)
"""Names of fields that hold a person's data, in an address."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to be known of a link; `mended` is the address that would be right."""

    level: Literal["wrong", "look"]
    text: Say
    mended: str = ""


def tag_names(style: LinkStyle) -> Mapping[str, str]:
    """Tag → what it is called in a link: utm_source, or Matomo's mtm_source."""
    return ga4_channels().matomo.tags if style == "mtm" else {tag: f"utm_{tag}" for tag in TAGS}


def tagged(url: str, tags: Tags, style: LinkStyle = "utm") -> str:
    """The address with its tags; empty where it is no address of a web page.

    What stands in the address stays as it is written, query and fragment; tags of the same name
    that stand there give way.
    """
    parts = web_address(url)
    if parts is None:
        return ""
    names = tag_names(style)
    ours = {names[tag]: value for tag, value in cleaned(tags).as_dict().items() if value}
    kept = [each for each in parts.query.split("&") if each and _name(each) not in names.values()]
    added = [f"{name}={quote(value, safe='{}')}" for name, value in ours.items()]
    return urlunsplit(parts._replace(query="&".join([*kept, *added])))


def web_address(url: str) -> SplitResult | None:
    """The parts of an http(s) address; None for anything else."""
    try:
        parts = urlsplit(url.strip().replace(" ", "%20"))
        host = parts.hostname or ""
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and _is_host(host) else None


def address_remarks(url: str) -> Iterator[Remark]:
    """What is to be known of an address before tags are put behind it."""
    typed = url.strip()
    parts = web_address(typed)
    if parts is None:
        yield _no_address(typed)
        return
    names = {*tag_names("utm").values(), *tag_names("mtm").values()}
    old = [name for each in parts.query.split("&") if (name := _name(each)) in names]
    if old:
        told = say(
            "The address already has tags: {names}. Yours take their place.", names=", ".join(old)
        )
        yield Remark("look", told)


def personal_data(url: str, tags: Tags) -> Iterator[Remark]:
    """Every sign of a person in the link: it would stand in reports, logs and other people's history."""
    parts = web_address(url)
    values = [*tags.as_dict().values(), unquote_plus(url)]
    if parts is not None and parts.username:
        yield _personal(say("a login"))
    elif any(_EMAIL.search(each) for each in values):
        yield _personal(say("an e-mail address"))
    query = parts.query.split("&") if parts is not None else []
    values = [*tags.as_dict().values(), *(unquote_plus(each.partition("=")[2]) for each in query)]
    if any(_PHONE.search(each) for each in values):
        yield _personal(say("a phone number"))
    for each in query:
        if _name(each) in _PERSON and each.partition("=")[2]:
            yield _personal(say("the field “{name}”", name=_name(each)))


def _personal(what: Say) -> Remark:
    return Remark(
        "wrong",
        say(
            "There is {what} in this link. Personal data don't belong in an address: they end up in "
            "reports and logs, and Google Analytics forbids them. Take it out.",
            what=what,
        ),
    )


def _no_address(typed: str) -> Remark:
    if not typed:
        return Remark("look", say("Fill in the address of the page that the link leads to."))
    if _BARE.fullmatch(typed):
        better = f"https://{typed}"
        return Remark(
            "wrong", say("An address begins with https://. Is it {url}?", url=better), better
        )
    return Remark(
        "wrong",
        say(
            "This is no address of a web page: one begins with https:// and has a name with a dot."
        ),
    )


def _is_host(host: str) -> bool:
    return bool(host) and "%" not in host and ("." in host.strip(".") or host == "localhost")


def _name(part: str) -> str:
    return unquote_plus(part.partition("=")[0]).casefold()
