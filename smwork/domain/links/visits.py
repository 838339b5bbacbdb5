"""Visits and clicks as web analytics and short-link tools count them, by the tags of the link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final
from urllib.parse import parse_qsl

from smwork.domain.figures import LinkFigure
from smwork.domain.links.tags import TAGS, clean

VISIT_METRICS: Final = ("sessions", "users", "clicks", "search_clicks", "conversions", "revenue")
"""What a visit can be counted in. `clicks` are those on a short link, `search_clicks` those in Google
on the page itself."""

EVER: Final = date.min
"""The start of a count of which nobody says since when it runs: since the link was made."""

_TAGGED: Final = "utm_"
_SEARCHED: Final = frozenset({"search_console_pages"})
"""Kinds of files whose clicks are those in a search engine, on the page itself."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one tagging, or of one address, from `start` to `end`.

    `tags` has the tags that the file tells, cleaned as ours are: "" is the file's own "(not set)",
    and a tag that isn't in it is one that the file doesn't tell. `file` is its name; of two files
    about the same days the one with the higher `order` counts.
    """

    start: date
    end: date
    line: int
    tags: tuple[tuple[str, str], ...] = ()
    link: str = ""
    metrics: Mapping[str, float] = field(default_factory=dict)
    file: str = ""
    order: int = 0

    def tag(self, name: str) -> str | None:
        """The value of a tag; None where the file doesn't tell it."""
        return dict(self.tags).get(name)

    @property
    def shape(self) -> tuple[str, ...]:
        """Which tags the file tells."""
        return tuple(name for name, _ in self.tags)


def visits_of(figures: Iterable[LinkFigure], kind: str = "") -> list[Visit]:
    """The figures of a file put together: one visit for each link and period, with its metrics.

    `kind` is the file's: a search engine's clicks are no clicks on a link of ours.
    """
    calls = {"clicks": "search_clicks"} if kind in _SEARCHED else {}
    found: dict[tuple[object, ...], Visit] = {}
    for figure in figures:
        metric = calls.get(figure.metric, figure.metric)
        if metric in VISIT_METRICS:
            tags = tags_in(figure.link)
            start, link = figure.since or EVER, "" if tags else figure.link
            fresh = Visit(start, figure.day, figure.line, tags, link)
            # Analytics tells “Summer” from “summer”; here they are the same tag.
            visit = found.setdefault((start, figure.day, tags, link), fresh)
            metrics = {**visit.metrics, metric: visit.metrics.get(metric, 0.0) + figure.value}
            found[start, figure.day, tags, link] = replace(visit, metrics=metrics)
    return list(found.values())


def tags_in(link: str) -> tuple[tuple[str, str], ...]:
    """The tags of `utm_source=…&utm_medium=…`, or of an address with them; else none.

    An address has all the tags it was given, so that those that aren't there are empty.
    """
    _, asked, query = link.rpartition("?")
    told = dict(parse_qsl(query, keep_blank_values=True))
    if not any(name.startswith(_TAGGED) for name in told):
        return ()
    named = {name: told.get(_TAGGED + name, "" if asked else None) for name in TAGS}
    return tuple((name, told_tag(value)) for name, value in named.items() if value is not None)


def told_tag(written: str) -> str:
    """A tag as it is compared: cleaned as ours are. “(not set)” and its like are no tag at all."""
    text = written.strip()
    return "" if text.startswith("(") and text.endswith(")") else clean(text)
