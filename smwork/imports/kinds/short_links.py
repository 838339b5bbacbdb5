"""The clicks on short links by day or in all, as Hootsuite's, Bitly's and such tools export them.

Only where the day is written without doubt: `2026-01-31`, or with the month in words.
"""

from dataclasses import replace
from datetime import datetime

from smwork.domain.say import msg
from smwork.imports.cells import Cell
from smwork.imports.dates import named_month, year_first
from smwork.imports.declare import called
from smwork.imports.kinds.link_tables import LinkKind


def day_without_doubt(cell: Cell) -> datetime | None:
    """`2026-01-31`, `31 jan 2026`; raises ValueError for `1/2/2026`, which could be two days."""
    try:
        return year_first(cell)
    except ValueError:
        return named_month(cell)


CLICKS = called(
    *("Clicks", "Total clicks", "Link clicks", "Engagements", "Click count", "Number of clicks"),
    *("Klikken", "Kliks", "Aantal klikken", "Aantal kliks", "Totaal aantal klikken"),
)
OF_A_TEAMS_OWN = called(
    *("Type", "Type post", "Post type", "Form", "Vorm", "Channel", "Kanaal", "Platform", "Post"),
    *("Description", "Omschrijving", "Content", "Inhoud", "Topic", "Thema", "Video", "Leads"),
    *("Followers", "Volgers", "New followers", "Nieuwe volgers", "Sessions", "Sessies", "Cost"),
    *("Kosten", "Spend", "Engagement", "Interacties", "Betrokkenheid", "Followers gained"),
    *("Profile visits", "Profielbezoeken", "Visitors", "Bezoekers", "Interactions", "Replies"),
)
"""What no such tool tells, and people write beside a link in a table of their own."""
BY_DAY = LinkKind(
    key="short_links",
    title=msg("Clicks on short links"),
    platform="website",
    links=called(
        *("Link", "Short link", "Short URL", "Shortlink", "Bitlink", "Ow.ly link", "Owly link"),
        *("Short links", "Shortened URL", "Korte link", "Korte URL", "Verkorte link", "Tiny URL"),
    ),
    days=called("Date", "Day", "Click date", "Datum", "Dag"),
    when=day_without_doubt,
    metrics={"clicks": CLICKS},
    needs=(CLICKS,),
    never=called(
        *("Impressions", "Reach", "Views", "Likes", "Reactions", "Comments", "Shares", "Post ID"),
        *("Vertoningen", "Bereik", "Weergaven", "Reacties", "Bericht-ID", "CTR", "Position"),
        *("Message", "Bericht", "Text", "Tekst"),
    )
    + OF_A_TEAMS_OWN,
)
WHOLE = replace(BY_DAY, key="short_links_whole", days=(), never=(*BY_DAY.never, *BY_DAY.days))
"""A table without days: all clicks since each link was made."""

LINKS = (BY_DAY, WHOLE)
