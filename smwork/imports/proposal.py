"""A first guess at what the columns of an unknown table are, for a person to confirm or change.

In tables made by hand, Dutch `Reacties` are comments: reactions are called likes there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from smwork.domain.figures import PLATFORMS
from smwork.imports.declare import called, plain
from smwork.imports.mapping import DateOrder, SheetPreview
from smwork.imports.orders import has_months_first, number_pairs

DATES = called(
    *("Datum", "Date", "Dag", "Day", "Publicatiedatum", "Created date", "Post time", "time"),
    *("Maand", "Month"),
)
TEXTS = called("Omschrijving", "Tekst", "Bericht", "Caption", "Description", "Text", "Post text")
LINKS = called("Link", "Permalink", "URL", "Post link", "Post Link", "Tweet permalink")
IDS = called("Post ID", "Bericht-ID", "ID", "Tweet id", "Post id")
FORMS = called("Type post", "Type", "Soort", "Post type", "Berichttype", "Vorm", "Format")
METRICS: Mapping[str, tuple[str, ...]] = {
    "followers": called(
        *("Volgers", "Followers", "Fans", "Abonnees", "Aantal volgers", "Totaal aantal volgers"),
        *("Volgers Instagram", "Volgers Facebook", "Volgers LinkedIn", "Volgers TikTok"),
    ),
    "follows": called("Nieuwe volgers", "New followers", "New follows", "Follows"),
    "unfollows": called("Ontvolgers", "Unfollows", "Lost followers"),
    "reach": called("Bereik", "Reach", "Unieke weergaven"),
    "impressions": called("Impressies", "Vertoningen", "Impressions"),
    "views": called("Weergaven", "Views", "Page views", "Paginaweergaven"),
    "likes": called("Likes", "Vind-ik-leuks", "Vind ik leuk"),
    "reactions": called(
        "Reactions",
    ),
    "comments": called("Reacties", "Opmerkingen", "Comments", "Commentaren", "Replies"),
    "shares": called("Shares", "Gedeeld", "Keer gedeeld", "Deelacties", "Reposts", "Retweets"),
    "saves": called("Opgeslagen", "Saves", "Bewaard", "Bookmarks"),
    "link_clicks": called("Website klikken", "Linkklikken", "Link clicks", "URL Clicks"),
    "clicks": called("Klikken", "Clicks", "Kliks", "Aantal klikken"),
    "profile_visits": called("Profielbezoeken", "Profile visits", "Paginabezoeken"),
    "posts": called("Aantal posts", "Aantal berichten", "Posts", "Berichten", "Number of posts"),
    "interactions": called("Engagement", "Totaal engagement", "Interacties", "Interactions"),
    "video_views": called("Videoweergaven", "Video views"),
    "sessions": called("Sessies", "Sessions", "Site sessions"),
    "users": called("Gebruikers", "Bezoekers", "Users", "Unique visitors"),
    "new_users": called("Nieuwe gebruikers", "New users"),
    "conversions": called("Conversies", "Conversions"),
    "leads": called("Leads", "Aanvragen"),
    "revenue": called("Omzet", "Revenue"),
    "spend": called("Kosten", "Uitgaven", "Budget besteed", "Spend", "Cost"),
    "trials": called("Proefabonnementen", "Trials"),
}
SITES: Mapping[str, str] = {
    **dict.fromkeys(("facebook.com", "fb.com", "fb.watch"), "facebook"),
    **dict.fromkeys(("twitter.com", "x.com"), "x"),
    **dict.fromkeys(("youtube.com", "youtu.be"), "youtube"),
    **{f"{each}.com": each for each in ("instagram", "linkedin", "tiktok", "pinterest")},
    **dict.fromkeys(("threads.net", "threads.com"), "threads"),
    "bsky.app": "bluesky",
}
LINK = re.compile(r"https?://(?:[\w-]+\.)*?([\w-]+\.\w+)/", re.IGNORECASE)
MONTH_FIRST = ("facebook", "instagram", "linkedin")
"""Where the month comes first in every language: the order of a date belongs to the platform."""
ENGLISH_NUMBER = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?|\d+\.(\d{1,2}|\d{4,})")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the columns probably are; a column is named by its header."""

    header: tuple[str, ...]
    header_row: int
    platform: str | None
    date_column: str | None
    date_order: DateOrder
    decimal_comma: bool
    post_id_column: str | None
    text_column: str | None
    link_column: str | None
    form_column: str | None
    rows_are: Literal["posts", "days"] = "posts"
    metrics: Mapping[str, str] = field(default_factory=dict)


def propose(sheet: SheetPreview, header_row: int | None = None) -> Proposal:
    """Guess by the headers and the first values under the header row."""
    row = header_row or sheet.header_row
    at = sheet.lines.index(row) if row in sheet.lines else 0
    header = sheet.rows[at] if sheet.rows else ()
    below = sheet.rows[at + 1 :]
    date_column = _first(header, DATES)
    has_posts = any(_first(header, each) for each in (IDS, TEXTS, LINKS, FORMS))
    words = re.split(r"\W+", plain(sheet.name))
    named = next((each for each in PLATFORMS if each in words), None)
    linked = _linked(below)
    return Proposal(
        header=header,
        header_row=row,
        platform=named or linked,
        date_column=date_column,
        date_order=_date_order(_dates(header, date_column, below), exported_by=linked),
        decimal_comma=not any(ENGLISH_NUMBER.fullmatch(each) for row in below for each in row),
        post_id_column=_first(header, IDS),
        text_column=_first(header, TEXTS),
        link_column=_first(header, LINKS),
        form_column=_first(header, FORMS),
        rows_are="posts" if has_posts or linked else "days",
        metrics=_metrics(_with_values(header, below)),
    )


def _first(header: Sequence[str], names: Sequence[str]) -> str | None:
    return next((each for each in header if plain(each) in names), None)


def _with_values(header: Sequence[str], below: Sequence[Sequence[str]]) -> Sequence[str]:
    """The columns that have anything in them; all of them where none has, as in a new sheet."""
    found = [
        name for at, name in enumerate(header) if any(at < len(row) and row[at] for row in below)
    ]
    return found if len(found) > 1 else header


def _metrics(header: Sequence[str]) -> dict[str, str]:
    """Header → metric; of two columns for one metric the first."""
    found: dict[str, str] = {}
    for metric, names in METRICS.items():
        column = _first(header, names)
        if column is not None:
            found[column] = metric
    return found


def _under(header: Sequence[str], column: str | None, below: Sequence[Sequence[str]]) -> list[str]:
    at = header.index(column) if column is not None else len(header)
    return [row[at] for row in below if at < len(row) and row[at]]


def _linked(rows: Sequence[Sequence[str]]) -> str | None:
    """The platform that the cells link to, where all links are to one: then it is an export of it."""
    sites = {found[1].casefold() for row in rows for cell in row if (found := LINK.match(cell))}
    platforms = {SITES.get(each) for each in sites}
    return next(iter(platforms)) if len(platforms) == 1 else None


def _dates(
    header: Sequence[str], column: str | None, below: Sequence[Sequence[str]]
) -> Sequence[str]:
    """What stands in the column of dates; without one, all that is written like a date."""
    if column is not None:
        return _under(header, column, below)
    return [cell for row in below for cell in row if number_pairs([cell])]


def _date_order(values: Sequence[str], *, exported_by: str | None) -> DateOrder:
    """By the values. In doubt as the platform writes that exported it; else day first, as people here."""
    if any(re.match(r"\d{4}", each) for each in values):
        return "year_first"
    pairs = number_pairs(values)
    if not pairs and any(re.search(r"[^\W\d_]{3}", each) for each in values):
        return "month_in_words"
    months_first = has_months_first(pairs, in_doubt=exported_by in MONTH_FIRST)
    return "month_first" if months_first else "day_first"
