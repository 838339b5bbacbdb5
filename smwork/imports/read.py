"""Bytes → what was understood. Bad data is a value: nothing that stands in a file raises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smwork.domain.figures import PLATFORMS, Answers, Refused, Understood
from smwork.domain.say import say
from smwork.imports import reasons
from smwork.imports.blocks import text_sheet
from smwork.imports.cells import Row, as_text
from smwork.imports.declare import Kind, plain
from smwork.imports.extract import FIRST_YEAR, Gathered, Table, extract
from smwork.imports.file_bytes import FileBytes, pieces_of, size_of, start_of, whole
from smwork.imports.kinds import (
    ga4,
    linkedin,
    linkedin_competitors,
    linkedin_creator,
    meta_ads,
    meta_ads_periods,
    meta_content,
    meta_insights,
    search_console,
    site_traffic,
    tiktok,
    x,
    youtube,
)
from smwork.imports.kinds.unwanted import is_wrapped, refuse_other_files
from smwork.imports.kinds.without_days import refuse_without_days
from smwork.imports.levels import take_levels
from smwork.imports.long import LongPosts
from smwork.imports.mapping import ColumnMapping, Unknown, preview, read_mapped
from smwork.imports.numerals import in_its_numbers
from smwork.imports.orders import in_its_order
from smwork.imports.other_tables import first_other, take_others
from smwork.imports.parts import weigh_parts
from smwork.imports.reasons import shown
from smwork.imports.sheets import Progress, Sheet, filled
from smwork.imports.side_by_side import joined
from smwork.imports.source import Source, Told, answer, platform_of, table_at
from smwork.imports.stop import StopReadingError
from smwork.imports.text import open_text
from smwork.imports.unwrapped import unwrapped
from smwork.imports.workbook import is_workbook, open_workbook
from smwork.imports.years import with_years
from smwork.imports.zones import in_our_zone, known_zone

LARGEST = 250_000_000
"""Bytes of a text file: a million posts of Meta are about 200 MB. It is never held whole."""
LARGEST_WORKBOOK = 60_000_000
ENOUGH_TO_TELL = 4_096
"""Bytes at the start that tell what a file is."""
MOST_NAMED = 12
KINDS: tuple[Kind, ...] = (
    *meta_content.KINDS,
    *meta_ads.KINDS,
    *linkedin.KINDS,
    *linkedin_creator.KINDS,
    *x.KINDS,
    *tiktok.KINDS,
    *youtube.KINDS,
    *search_console.KINDS,
    *site_traffic.KINDS,
)
STACKED = ((meta_insights.claims, meta_insights.read), (ga4.claims, ga4.read))
"""Files of several tables, each with a heading of its own."""

WHOLE_PERIODS = (
    (linkedin_competitors.claimed, linkedin_competitors.read),
    (meta_ads_periods.claimed, meta_ads_periods.read),
)
"""Files whose rows are about more than a day, and are neither a day nor a post."""

Reading = Understood | Refused | Unknown


def read(
    data: FileBytes,
    name: str,
    *,
    today: date,
    answers: Answers | None = None,
    mapping: ColumnMapping | None = None,
    progress: Progress | None = None,
    long: LongPosts | None = None,
) -> Reading:
    """Read one file. Raises nothing for bad data: the answer says what is wrong.

    `name` is what the user calls the file, `answers` what was said to its questions, `mapping`
    what each column is in a file of no known kind; `progress` hears the fraction that was read.
    With `long`, posts go there instead of into the answer: raises NotLongError where they can't.
    A spreadsheet from outside belongs in `read_in_worker`: it can unpack to more than the memory.
    """
    try:
        sheets = open_sheets(data, progress)
        source = Source(sheets, name, today, _plausible(answers or Answers(), today), long)
        if mapping is not None:
            return read_mapped(source, mapping)
        return _read_known(source)
    except StopReadingError as stop:
        return stop.refused


def _plausible(answers: Answers, today: date) -> Answers:
    """The answers without what no form of ours can have sent."""
    year, platform = answers.year, answers.platform
    return Answers(
        zone=known_zone(answers.zone),
        ours=known_zone(answers.ours),
        year=year if year and FIRST_YEAR <= year <= today.year + 1 else None,
        platform=platform if platform in PLATFORMS else None,
    )


def open_sheets(data: FileBytes, progress: Progress | None = None) -> list[Sheet]:
    """The file as sheets. Raises StopReadingError for what is empty, too large or no table at all."""
    if not any(piece.strip(b"\x00 \t\r\n") for piece in pieces_of(data)):
        raise StopReadingError(
            say("This file is empty. Export the figures again and choose that file.")
        )
    start = start_of(data, ENOUGH_TO_TELL)
    if size_of(data) > (LARGEST_WORKBOOK if is_workbook(start) else LARGEST):
        raise StopReadingError(
            say("This file is too large to be read. Export a shorter period and choose that file.")
        )
    refuse_other_files(start)
    return (
        open_workbook(whole(data))
        if is_workbook(start)
        else [text_sheet(open_text(data), progress)]
    )


@dataclass(frozen=True, slots=True)
class _Part:
    kind: Kind
    sheet: Sheet
    header: Row


def _read_known(source: Source) -> Reading:
    for claims, read_stacked in STACKED:
        if len(source.sheets) == 1 and claims(source.sheets[0]):
            return read_stacked(source)
    for claimed, read_whole in WHOLE_PERIODS:
        if found_at := claimed(source.sheets):
            return read_whole(source, *found_at)
    parts = list(_parts(source))
    return _read_parts(parts, source) if parts else _read_rest(source)


def _read_rest(source: Source) -> Reading:
    """A file without days and posts that we know: people, links, or somebody's own table."""
    if is_wrapped(source.sheets, lambda header: _kind_of(header, "") is not None):
        return _read_unwrapped(source)
    others = _read_others(source)
    if others is None:
        refuse_without_days(source.sheets)
    return others or preview(source)


def _read_unwrapped(source: Source) -> Understood | Refused:
    """A file whose lines were wrapped: read if its columns come out whole, and told either way."""
    inner = replace(source, sheets=[unwrapped(each) for each in source.sheets])
    parts = list(_parts(inner))
    if not parts:
        return Refused(reasons.wrapped_lines(), 1)
    reading = _read_parts(parts, inner)
    if isinstance(reading, Understood):
        return replace(reading, notes=(reasons.taken_apart(), *reading.notes))
    return reading


def _read_parts(parts: Sequence[_Part], source: Source) -> Understood | Refused:
    first = parts[0].kind
    same = [each for each in parts if each.kind.key == first.key]
    found, told = Gathered(long=source.long), Told()
    for part in _once(same, told):
        extract(_as_written(part, source.answers), _table(part, source, told), found)
        take_levels(part.kind, part.sheet, part.header, found)
    weigh_parts(first, found, told)
    found.handle = found.handle or _handle_in_name(first, source.name) or first.handle or None
    used = {part.sheet.name for part in same}
    others = [each for each in source.sheets if each.name not in used]
    last = max((each.day for each in found.days.values()), default=source.today)
    used |= take_others(others, first.platform, last, found)
    _tell_other_sheets([each.name for each in source.sheets if each.name not in used], told)
    if first.note:
        told.notes.append(first.note)
    if first.platforms:
        platform = platform_of(first.platform, first.platforms, source, told)
        first = replace(first, platform=platform)
    return answer(first, found, told, source.today)


def _once(same: list[_Part], told: Told) -> list[_Part]:
    """The sheets to be read: where days are added up, a second one would count them twice."""
    if not same[0].kind.adds_up:
        return same
    for part in same[1:]:
        told.notes.append(
            say(
                "The sheet “{sheet}” has such days again, and was left out.",
                sheet=shown(part.sheet.name),
            )
        )
    return same[:1]


def _as_written(part: _Part, answers: Answers) -> Kind:
    """The declaration in the order of days and the numbers that the rows themselves show."""
    line, cells = part.header
    below = [row for row in part.sheet.head() if row[0] > line]
    kind = in_our_zone(part.kind, answers)
    kind = in_its_order(kind, [as_text(each) for each in cells], below)
    return in_its_numbers(kind, [as_text(each) for each in cells], below)


def _table(part: _Part, source: Source, told: Told) -> Table:
    """The rows of a part as the declaration expects them: one table, with whole dates."""
    if part.kind.side_by_side:
        return joined(part.sheet, part.header)
    table = table_at(part.sheet, part.header)
    return with_years(part.kind, table, source, told) if part.kind.without_year else table


def _handle_in_name(kind: Kind, name: str) -> str | None:
    found = re.search(kind.handle_in_name, name) if kind.handle_in_name else None
    return found[1] if found else None


def _parts(source: Source) -> Iterator[_Part]:
    for sheet in source.sheets:
        for row in sheet.head():
            header = [plain(each) for each in filled(row[1])]
            kind = _kind_of(header, source.name, sheet.name)
            if kind:
                yield _Part(kind, sheet, row)
                break


def _kind_of(header: Sequence[str], file_name: str, sheet_name: str = "") -> Kind | None:
    return next((each for each in KINDS if each.claims(header, file_name, sheet_name)), None)


def _read_others(source: Source) -> Understood | Refused | None:
    """A file that only tells who the people are, or what links brought, mostly without a date."""
    kind = first_other(source.sheets)
    if kind is None:
        return None
    found, told = Gathered(), Told()
    used = take_others(source.sheets, kind.platform, source.today, found)
    if not kind.days and all(each.since is None for each in found.links):
        told.notes.append(reasons.as_of(source.today))
    _tell_other_sheets([each.name for each in source.sheets if each.name not in used], told)
    return answer(kind.as_kind(), found, told, source.today)


def _tell_other_sheets(others: Sequence[str], told: Told) -> None:
    if others:
        told.notes.append(
            say(
                "Left out, because they have no figures by day or by post: {sheets}.",
                sheets=", ".join(shown(each) for each in others[:MOST_NAMED]),
            )
        )
