"""Which sheets of a file tell who the people are, or what links brought, of all kinds we know."""

from collections.abc import Sequence
from datetime import date

from smwork.imports.cells import Row
from smwork.imports.declare import plain
from smwork.imports.extract import Gathered
from smwork.imports.kinds import (
    linkedin,
    linkedin_creator,
    search_console,
    short_links,
    tiktok,
    youtube,
)
from smwork.imports.kinds.audience import AudienceKind, take_audience
from smwork.imports.kinds.link_tables import LinkKind, take_links
from smwork.imports.sheets import Sheet, filled
from smwork.imports.source import table_at

Other = AudienceKind | LinkKind
"""A kind of table that has neither days of an account nor posts."""

ALONE: tuple[Other, ...] = (
    *tiktok.AUDIENCES,
    *youtube.AUDIENCES,
    *search_console.AUDIENCES,
    *search_console.LINKS,
    *short_links.LINKS,
)
BESIDE: tuple[Other, ...] = (*linkedin.AUDIENCES, *linkedin_creator.AUDIENCES)
"""Their headers are common words: they count only beside a sheet that shows whose file it is."""


def take_others(sheets: Sequence[Sheet], platform: str, day: date, into: Gathered) -> set[str]:
    """Keep what the other sheets of a platform's file tell; the names of those sheets."""
    kinds = [each for each in (*BESIDE, *ALONE) if each.platform == platform]
    taken: set[str] = set()
    for sheet in sheets:
        if found := _found(sheet, kinds):
            kind, header = found
            if isinstance(kind, AudienceKind):
                take_audience(kind, table_at(sheet, header), day, into)
            else:
                take_links(kind, table_at(sheet, header), day, into)
            taken.add(sheet.name)
    return taken


def first_other(sheets: Sequence[Sheet]) -> Other | None:
    """The kind of the first such table in a file that has neither days nor posts."""
    for sheet in sheets:
        if found := _found(sheet, ALONE):
            return found[0]
    return None


def _found(sheet: Sheet, kinds: Sequence[Other]) -> tuple[Other, Row] | None:
    for row in sheet.head():
        header = [plain(each) for each in filled(row[1])]
        for kind in kinds:
            if kind.claims(header):
                return kind, row
    return None
