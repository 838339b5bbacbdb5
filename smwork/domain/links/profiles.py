"""Whose page a link leads to: tags on a platform's page, or within the own website, do harm or nothing."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from smwork.domain.links.build import Remark, web_address
from smwork.domain.plan import Client
from smwork.domain.research import Channel
from smwork.domain.say import say
from smwork.facts.platforms import Platform, platforms


def place_remarks(
    url: str, client: Client, channels: Sequence[Channel], channel: Channel | None
) -> Iterator[Remark]:
    """What is to be known of the page: a profile of ours, a platform's page, another's website."""
    parts = web_address(url)
    if parts is None:
        return
    host, own = _bare(parts.hostname or ""), _host_of(client.website)
    if any(_same_page(url, each) for each in channels):
        yield Remark(
            "wrong",
            say(
                "This leads to a profile of your own. Web analytics doesn't see visits there, so the "
                "tags do nothing: link to a page of your website."
            ),
        )
    elif platform := _platform_at(host):
        yield Remark(
            "wrong",
            say(
                "This leads to {platform}, where your web analytics sees nothing: link to a page of "
                "your website.",
                platform=platform.name,
            ),
        )
    elif own and not _within(host, own):
        yield Remark(
            "look",
            say(
                "{host} is not {own}: visits show up only in the web analytics of that website.",
                host=host,
                own=own,
            ),
        )
    elif channel is not None and channel.platform == "website":
        yield Remark(
            "wrong",
            say(
                "Links within your own website go without tags: with them every click begins a new "
                "visit, and where the visitor came from is lost."
            ),
        )


def _same_page(url: str, channel: Channel) -> bool:
    known = next((each for each in platforms() if each.key == channel.platform), None)
    if known is None or known.kind != "network":
        return False
    profiles = (channel.url, known.profile_address(channel.handle) or "")
    return any(_page(url) == _page(each) for each in profiles if each)


def _page(url: str) -> tuple[str, str]:
    """Host and path of an address, with or without its scheme; nothing of what is none."""
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
    except ValueError:
        return "", ""
    return _bare(parts.netloc.casefold()), parts.path.strip("/").casefold()


def _platform_at(host: str) -> Platform | None:
    return next((each for each in platforms() if _stands_at(each, host)), None)


def _stands_at(network: Platform, host: str) -> bool:
    at = _host_of(network.address or "")
    return network.kind == "network" and at != "" and "{" not in at and _within(host, at)


def _host_of(address: str) -> str:
    return _page(address)[0].partition(":")[0] if address.strip() else ""


def _within(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}")


def _bare(host: str) -> str:
    return host.casefold().removeprefix("www.")
