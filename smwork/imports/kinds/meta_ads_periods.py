"""Meta Ads reports of whole periods: each ad (ad set, campaign) with what it did, added up.

An ad's figures stand on the day it ended, at the latest on the report's last day, as a post's
figures stand on the day it was published.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s

from smwork.domain.figures import Post, Refused, Understood
from smwork.domain.say import Day, Say, msg, say
from smwork.imports import reasons
from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import wall, year_first
from smwork.imports.declare import Layout, called, lay_out, plain
from smwork.imports.extract import Gathered, in_our_time
from smwork.imports.kinds.meta_ads import NAME, PERIODS
from smwork.imports.sheets import Sheet, filled, is_blank
from smwork.imports.source import Source, Told, answer, platform_of, table_at
from smwork.imports.stop import StopReadingError

KIND = replace(PERIODS, key="meta_ads_period", title=msg("Meta ads of a whole period"))
OWN_END = called("Ends", "Eindigt op", "Einde", "Eindigt")
RESULTS = re.compile(KIND.results["leads"], re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ad:
    """One row: which ad, from when to when."""

    line: int
    name: str
    start: date
    end: date


def claimed(sheets: Sequence[Sheet]) -> tuple[Sheet, Row] | None:
    """The sheet and header of a report in which a row is about more than a day."""
    for sheet in sheets:
        head = sheet.head()
        for row in head:
            header = [plain(each) for each in filled(row[1])]
            if KIND.claims(header, ""):
                below = [cells for line, cells in head if line > row[0]]
                return (sheet, row) if _spans_days(row, below) else None
    return None


def _spans_days(header: Row, below: Sequence[list[Cell]]) -> bool:
    layout = lay_out(KIND, [as_text(each) for each in header[1]])
    start, until = layout.roles["date"], layout.roles["until"]
    needed = max(start, until, layout.roles["part"])
    spans = (
        (as_text(cells[start]), as_text(cells[until]))
        for cells in below
        if len(cells) > needed and _name(cells, layout)
    )
    return any(first and last and first != last for first, last in spans)


def read(source: Source, sheet: Sheet, header: Row) -> Understood | Refused:
    """The ads of the report, each once; rows of one ad (by age, by place) are added up."""
    table = table_at(sheet, header)
    layout = lay_out(KIND, table.header)
    columns = [plain(each) for each in table.header]
    own_end = next((columns.index(each) for each in OWN_END if each in columns), -1)
    found, told, ended = Gathered(currency=layout.currency), Told(), {date.min}
    for line, cells in table.rows:
        if is_blank(cells):
            continue
        if len(cells) != layout.width and not is_blank(cells[layout.width :]):
            raise StopReadingError(reasons.ragged(line, len(cells), layout.width), line)
        row = [*cells[: layout.width], *[""] * (layout.width - len(cells))]
        if not _name(row, layout):
            found.leave_out(line, reasons.total_row())
            continue
        ad = _ad(line, row, layout, own_end)
        ended.add(ad.end)
        found.rows += 1
        _add(_post(ad, _metrics(line, row, layout)), found)
    platform = platform_of(KIND.platform, KIND.platforms, source, told)
    found.handle = KIND.handle
    told.notes += _notes(found)
    return answer(replace(KIND, platform=platform), found, told, source.today)


def _name(row: Sequence[Cell], layout: Layout) -> str:
    return as_text(row[layout.roles["part"]])


def _ad(line: int, row: Sequence[Cell], layout: Layout, own_end: int) -> Ad:
    start, end = (_day(line, layout.roles[each], row) for each in ("date", "until"))
    if start > end:
        raise StopReadingError(reasons.no_date(line, "", row[layout.roles["until"]]), line)
    try:
        ended = year_first(row[own_end]) if own_end >= 0 else None
    except ValueError:  # `Ongoing`, in whatever language
        ended = None
    last = min(end, ended.date()) if ended else end
    return Ad(line, _whole_name(row, layout), start, max(start, last))


def _whole_name(row: Sequence[Cell], layout: Layout) -> str:
    """The names of ad, ad set and campaign, as far as they are there and differ."""
    columns = [plain(each.header) for each in layout.extras]
    named = [
        as_text(row[each.at])
        for each, column in zip(layout.extras, columns, strict=True)
        if column in NAME
    ]
    return " · ".join(dict.fromkeys(filter(None, [_name(row, layout), *named])))


def _day(line: int, at: int, row: Sequence[Cell]) -> date:
    try:
        moment = in_our_time(year_first(row[at]))
    except (ValueError, OverflowError) as wrong:
        raise StopReadingError(reasons.no_date(line, "", row[at]), line) from wrong
    if moment is None:
        raise StopReadingError(reasons.no_date(line, "", row[at]), line)
    return moment.date()


def _metrics(line: int, row: Sequence[Cell], layout: Layout) -> dict[str, float]:
    metrics = {each.metric: (each.header, row[each.at]) for each in layout.figures}
    result, of = layout.role("result"), layout.role("result_of")
    if min(result, of) >= 0 and "leads" not in metrics and RESULTS.search(as_text(row[of])):
        metrics["leads"] = ("Results", row[result])
    found: dict[str, float] = {}
    for metric, (header, cell) in metrics.items():
        try:
            value = KIND.number(cell)
        except ValueError as wrong:
            raise StopReadingError(reasons.no_number(line, header, cell), line) from wrong
        if value is not None:
            found[metric] = value
    return found


def _post(ad: Ad, metrics: dict[str, float]) -> Post:
    """Its id is made of what the ad is called and when the report begins: a later one replaces it."""
    made = blake2s(f"{ad.start}|{ad.name}".encode("utf-8", "replace"), digest_size=10)
    published = wall(ad.end.year, ad.end.month, ad.end.day)
    return Post(f"ad-{made.hexdigest()}", published, None, ad.name, None, metrics, ad.line)


def _add(post: Post, found: Gathered) -> None:
    known = found.posts.get(post.post_id)
    if known:
        metrics = dict(known.metrics)
        for metric, value in post.metrics.items():
            metrics[metric] = metrics.get(metric, 0.0) + value
        for metric in KIND.people:  # the same person can be in both rows
            metrics.pop(metric, None)
        post = replace(known, metrics=metrics)
    found.posts[post.post_id] = post


def _notes(found: Gathered) -> list[Say]:
    days = [each.published.date() for each in found.posts.values()]
    notes = [KIND.note] if KIND.note else []
    if days:
        notes.append(
            say(
                "This report adds up whole periods. Each ad's figures stand on the day it ended, at "
                "the latest on {end}. For figures of each day choose Breakdown → By time → Day in "
                "Ads Manager, and export again.",
                end=Day(max(days)),
            )
        )
    return notes
