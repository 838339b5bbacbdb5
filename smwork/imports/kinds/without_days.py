"""Tables that are known and hold no days and no posts: refused with what to choose at the export."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from smwork.domain.say import Say, say
from smwork.imports.cells import as_text
from smwork.imports.declare import Names, called, plain
from smwork.imports.kinds.search_console import CLICKS, CTR, IMPRESSIONS, POSITION
from smwork.imports.kinds.youtube import (
    CONTENT,
    DATE,
    IN_PARTS,
    PUBLISHED,
    TITLE,
    VIEWS,
    WATCH_TIME,
)
from smwork.imports.sheets import Sheet, filled
from smwork.imports.stop import StopReadingError


@dataclass(frozen=True, slots=True)
class WithoutDays:
    """A kind of table by what must be in its header, and why nothing of it is kept."""

    needs: tuple[Names, ...]
    reason: Say
    never: Names = ()


SHARES = called("Views (%)", "Watch time (hours) (%)", "Weergaven (%)", "Weergavetijd (uren) (%)")

MESSAGE = 2
MOMENT = re.compile(r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4} \d{1,2}:\d{2}(:\d{2})?( [AP]M)?")
PLANNING = say(
    "This is a planning for posts that still have to go out, and has no figures. Choose what the "
    "platform exports after they have appeared."
)
TABLES = (
    WithoutDays((called("Text"), called("Image URL"), called("Posting Time")), PLANNING),
    WithoutDays((called("Text"), called("Draft"), called("Picture Url 1")), PLANNING),
    WithoutDays(
        (CLICKS, IMPRESSIONS, CTR, POSITION),
        say(
            "This Search Console table adds up a whole period by how a result looked, and has no "
            "days. Choose the file with the dates (Dates.csv or Chart.csv) from the same download."
        ),
    ),
    WithoutDays(
        (called("Filter"), called("Value", "Waarde")),
        say(
            "This file of Search Console only says which filters were on. Choose the file with "
            "the dates (Dates.csv or Chart.csv) from the same download."
        ),
    ),
    WithoutDays(
        (DATE, CONTENT, TITLE, (*VIEWS, *WATCH_TIME)),
        say(
            "This YouTube chart has a row for every video and day, and only of the videos that "
            "were drawn. Choose Table data.csv for the videos and Totals.csv for the days, from "
            "the same download."
        ),
    ),
    WithoutDays(
        (called("Content", "Inhoud"), called("Video title", "Videotitel"), (*VIEWS, *WATCH_TIME)),
        say(
            "This YouTube table doesn't say when each video was published. Add the column “Video "
            "publish time” in YouTube Studio, under the plus sign, and export it again."
        ),
        never=(*DATE, *PUBLISHED),
    ),
    WithoutDays(
        (IN_PARTS, (*VIEWS, *WATCH_TIME, *SHARES)),
        say(
            "This YouTube table divides a whole period into parts and does not tell every day "
            "whole. Choose Totals.csv from the same download: it has the figures of each day."
        ),
    ),
)


def refuse_without_days(sheets: Sequence[Sheet]) -> None:
    """Raise StopReadingError for the first table that is known to have neither days nor posts."""
    for sheet in sheets:
        if _is_planning(sheet):
            raise StopReadingError(PLANNING, 1)
        for line, cells in sheet.head():
            there = {plain(each) for each in filled(cells)}
            for table in TABLES:
                if all(there & {*names} for names in table.needs) and not there & {*table.never}:
                    raise StopReadingError(table.reason, line)


def _is_planning(sheet: Sheet) -> bool:
    """Whether it is a list for Hootsuite: no header, and in each row a moment, a message, a link."""
    rows = [[as_text(each) for each in cells] for _, cells in sheet.head() if filled(cells)]
    return bool(rows) and all(
        len(row) >= MESSAGE
        and MOMENT.fullmatch(row[0])
        and (len(row) == MESSAGE or _is_link(row[2]))
        for row in rows
    )


def _is_link(text: str) -> bool:
    return not text or text.startswith(("http://", "https://"))
