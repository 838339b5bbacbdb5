"""What came of the demo's links: visits as a report of web analytics tells them, by their tags."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from smwork.demo.calendar import Calendar
from smwork.demo.story import Story, Told
from smwork.domain.figures import Account, LinkFigure, Understood
from smwork.domain.links.tags import TAGS
from smwork.domain.months import last_day
from smwork.store import figures
from smwork.store.database import Tx

_LIKE = "_typo"
"""The end of the name of visits whose tags were typed wrong; before it stands the link's name."""


def keep_visits(tx: Tx, client_id: str, story: Story, calendar: Calendar) -> None:
    """Keep the visits of the story's links, as if a file had brought them."""
    links = tuple(_figures(story, calendar))
    figures.keep(
        tx,
        client_id,
        Understood(
            kind="demo",
            title="demo",
            platform="website",
            account=Account("website", handle="kettingkade.example"),
            period_start=calendar.measured[0],
            period_end=_end(calendar),
            rows=len(story.records["visits"]),
            links=links,
        ),
        handle="kettingkade.example",
        file_name="demo-campaigns.csv",
        digest=f"demo-campaigns-{calendar.today}",
    )


def _figures(story: Story, calendar: Calendar) -> Iterator[LinkFigure]:
    for line, (name, told) in enumerate(story.records["visits"].items(), 2):
        link = story.records["tagged_links"][name.removesuffix(_LIKE)]
        since = calendar.day(str(told["since"]))
        tags = urlencode({f"utm_{tag}": _tag(tag, told, link) for tag in TAGS if tag != "term"})
        for metric, value in told.items():
            if isinstance(value, int | float):
                where = str(link["short"]) if metric == "clicks" else tags
                yield LinkFigure(_end(calendar), since, where, metric, float(value), line)


def _tag(tag: str, told: Told, link: Told) -> str:
    return str(told.get(tag) or link.get(tag) or "")


def _end(calendar: Calendar) -> date:
    return last_day(calendar.measured[-1])
