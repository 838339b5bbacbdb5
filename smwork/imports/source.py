"""What a reader of one kind of file is given, and how what it found becomes an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import dropwhile, islice

from smwork.domain.figures import Account, Answers, Question, Refused, Understood
from smwork.domain.say import Say, say, say_n
from smwork.imports import reasons
from smwork.imports.cells import Row, as_text
from smwork.imports.declare import Kind
from smwork.imports.extract import Gathered, Table
from smwork.imports.long import LongPosts
from smwork.imports.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is open: its sheets, its name, the day it is read and what was answered.

    Where it is long, its posts go to `long` and are not gathered.
    """

    sheets: Sequence[Sheet]
    name: str
    today: date
    answers: Answers
    long: LongPosts | None = None


@dataclass(slots=True)
class Told:
    """What is said about a file besides its figures."""

    notes: list[Say] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def table_at(sheet: Sheet, header: Row) -> Table:
    """The sheet from its header row on."""
    line, cells = header
    rows = islice(dropwhile(lambda row: row[0] < line, sheet.rows()), 1, None)
    return Table([as_text(each) for each in cells], line, rows, sheet.blocks)


def platform_of(proposed: str, choices: tuple[str, ...], source: Source, told: Told) -> str:
    """The platform that a person named; until then the proposed one, and the question."""
    if source.answers.platform:
        return source.answers.platform
    told.questions.append(
        Question(
            "platform",
            say("This file does not say which platform it is about. Which one is it?"),
            proposed=proposed,
            choices=choices,
        )
    )
    return proposed


def answer(
    kind: Kind, found: Gathered, told: Told, today: date, also: tuple[Understood, ...] = ()
) -> Understood | Refused:
    """What was gathered, as it is shown before it is kept; refused when there is nothing in it."""
    days = [each.day for each in found.days.values()]
    days += [each.published.date() for each in found.posts.values()]
    days += [day for each in found.links for day in (each.since, each.day) if day is not None]
    days += found.long.days() if found.long else []
    days = days or [each.day for each in found.audience]
    if not days:
        return Refused(reasons.nothing_in_it(kind.title))
    return Understood(
        kind=kind.key,
        title=kind.title,
        platform=kind.platform,
        account=Account(kind.platform, found.handle, found.name),
        period_start=min(days),
        period_end=max(days),
        rows=found.rows,
        posts=tuple(found.posts.values()),
        days=tuple(found.days.values()),
        left_out=tuple(found.left_out),
        notes=(*told.notes, *_remarks(found, max(days), today)),
        questions=tuple(told.questions),
        currency=found.currency,
        also=also,
        audience=tuple(found.audience),
        links=tuple(found.links),
        long=found.long.totals() if found.long and found.long.count else None,
    )


def _remarks(found: Gathered, last: date, today: date) -> list[Say]:
    remarks: list[Say] = []
    if found.day_rows:
        remarks.append(
            say(
                "This file has a row for every post and day. The days were added up per post; "
                "in reach, the same person can count on several days."
            )
        )
    if found.short_rows:
        remarks.append(
            say_n(
                "{n} row ends before the last column; the figures that are missing there are "
                "unknown, not zero.",
                "{n} rows end before the last column; the figures that are missing there are "
                "unknown, not zero.",
                found.short_rows,
            )
        )
    if twice := found.long.twice() if found.long else 0:
        remarks.append(
            say_n(
                "{n} row is about a post that stands further down in the file; that row counts.",
                "{n} rows are about posts that stand further down in the file; those rows count.",
                twice,
            )
        )
    if last > today + timedelta(days=1):
        remarks.append(say("Some dates in this file lie in the future. Check the period."))
    return remarks
