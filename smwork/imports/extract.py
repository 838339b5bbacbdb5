"""Rows to figures, by declaration: the one reader of all kinds of files."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s

from smwork.domain.figures import DayFigure, Post
from smwork.domain.posts.batches import batch_of
from smwork.domain.say import Say
from smwork.imports import reasons
from smwork.imports.blocks import blocks_of
from smwork.imports.cells import UNKNOWN, Cell, Row, as_text, identifier
from smwork.imports.columns import Columns, OddError
from smwork.imports.declare import Kind, Role, lay_out
from smwork.imports.forms import form_of
from smwork.imports.gathered import Gathered, Table
from smwork.imports.long import LongPosts, NotLongError
from smwork.imports.plausible import FIRST_YEAR, has_digit, in_our_time
from smwork.imports.row_figures import Figures, RowFigures
from smwork.imports.sheets import is_blank, rows_of
from smwork.imports.stop import StopReadingError

__all__ = ["FIRST_YEAR", "TOTALS", "Gathered", "Table", "extract", "in_our_time"]

TOTALS = frozenset(
    {"total", "totals", "totaal", "totalen", "grand total", "eindtotaal", "gemiddeld", "average"}
)
SUMMED = ("reactions", "comments", "shares")
SHORT_TEXT = 60


@dataclass(frozen=True, slots=True)
class Record:
    """One row and the moment that it is about."""

    line: int
    row: list[Cell]
    moment: datetime


def extract(kind: Kind, table: Table, into: Gathered) -> None:
    """Read all rows of the table. Raises StopReadingError where the file can't be trusted."""
    reading = _Extraction(kind, table, into)
    if into.long is not None and kind.scope == "post":
        reading.pass_on(table, into.long)
        return
    take_day = reading.add_to_day if kind.adds_up else reading.take_day
    take = reading.take_post if kind.scope == "post" else take_day
    for line, cells in table.rows:
        if is_blank(cells):
            continue
        row = reading.fitted(line, cells)
        moment = reading.moment(line, row)
        if moment is not None:
            into.rows += 1
            take(Record(line, row, moment), reading.figures.of(line, row))
    reading.figures.refuse_damage()
    into.currency = into.currency or reading.layout.currency


class _Extraction:
    """One table being read."""

    def __init__(self, kind: Kind, table: Table, into: Gathered) -> None:
        self.kind = kind
        self.layout = lay_out(kind, table.header)
        self.header = table.header
        self.into = into
        self.figures = RowFigures(kind, self.layout)
        self.needed_width = max(self.layout.roles.values(), default=0)
        self.names_handle = bool(kind.handle_in_link) or self.layout.role("handle") >= 0
        self.names_account = self.layout.role("account") >= 0
        self.naming = {self.layout.role(each) for each in ("link", "handle", "account")}
        self.part, self.until = (self.layout.role(each) for each in ("part", "until"))

    def pass_on(self, table: Table, long: LongPosts) -> None:
        """Pass the posts on batch by batch. Raises NotLongError where they have to be gathered."""
        columns = Columns(self.kind, self.layout, self.figures)
        for some in blocks_of(table):
            try:
                posts = columns.read(some)
                if not self._knows_account():
                    self._note_account(rows_of(some, self.naming))
                self.into.rows += len(posts)
            except OddError:
                posts = batch_of(self._row_by_row(rows_of(some)))
            long.take(posts)
        self.figures.refuse_damage()
        told = (each.metric for each in self.layout.extras)
        long.beside = tuple(each for each in told if each in self.figures.numeric)
        self.into.currency = self.into.currency or self.layout.currency

    def _row_by_row(self, rows: Iterable[Row]) -> list[Post]:
        posts: list[Post] = []
        for line, cells in rows:
            if is_blank(cells):
                continue
            row = self.fitted(line, cells)
            moment = self.moment(line, row)
            if moment is None:
                continue
            self.into.rows += 1
            record = Record(line, row, moment)
            if self._is_one_day(record):
                raise NotLongError
            posts.append(self._post(record, self.figures.of(line, row)))
            self._note_account([(line, row)])
        return posts

    def _note_account(self, rows: Iterable[Row]) -> None:
        """Whose posts they are, by the first row that tells."""
        into = self.into
        for _, row in rows:
            into.handle = into.handle or self._handle_of(row, self.text(row, "link") or None)
            into.name = into.name or self.text(row, "account") or None
            if self._knows_account():
                return

    def _knows_account(self) -> bool:
        into = self.into
        return bool(
            (into.handle or not self.names_handle) and (into.name or not self.names_account)
        )

    def text(self, row: list[Cell], role: Role) -> str:
        """The text of the row in the column with this role; empty where there is none."""
        column = self.layout.role(role)
        return as_text(row[column]) if column >= 0 else ""

    def fitted(self, line: int, row: list[Cell]) -> list[Cell]:
        """The row as long as the header. Cells are never moved: what does not fit is refused."""
        width = self.layout.width
        missing = width - len(row)
        if missing == 0:
            return row
        if missing < 0 and is_blank(row[width:]):
            return row[:width]
        padded = [*row, *[""] * missing]
        if self.kind.short_rows and len(row) > self.needed_width and self._adds_up(padded):
            self.into.short_rows += 1
            return padded
        raise StopReadingError(reasons.ragged(line, len(row), width), line)

    def _adds_up(self, row: list[Cell]) -> bool:
        """Whether the platform's own sum of a short row proves that no cell in it has moved."""
        said = self.layout.role("sum")
        parts = [each.at for each in self.layout.figures if each.metric in SUMMED]
        try:
            found = [self.kind.number(row[at]) or 0.0 for at in (said, *parts)]
        except ValueError:
            return False
        return said >= 0 and found[0] == sum(found[1:])

    def moment(self, line: int, row: list[Cell]) -> datetime | None:
        """When it was; None for a row that is left out because it is no post and no day."""
        at = self.layout.roles["date"]
        written = as_text(row[at])
        total = written.casefold() in TOTALS or (
            written.casefold() in UNKNOWN and as_text(row[0]).casefold() in TOTALS
        )
        total = total or (self.part >= 0 and not as_text(row[self.part]))
        try:
            moment = None if total else in_our_time(self.kind.when(row[at]))
        except (ValueError, OverflowError) as wrong:
            if not self.kind.loose_rows or has_digit(written[:SHORT_TEXT]):
                reason = reasons.no_date(line, self.header[at], written)
                raise StopReadingError(reason, line) from wrong
            moment = None
        if moment is None:
            self.into.leave_out(line, reasons.total_row() if total else self._why_no_moment(row))
        elif self.until >= 0 and as_text(row[self.until]) not in ("", written):
            raise StopReadingError(reasons.whole_period(written, row[self.until]), line)
        return moment

    def _why_no_moment(self, row: list[Cell]) -> Say:
        return reasons.platform_gave_nothing() if self.text(row, "comment") else reasons.no_day()

    def take_day(self, record: Record, figures: Figures) -> None:
        """Keep a day of the account; the first figure of a day counts."""
        day = record.moment.date()
        told = False
        for metric, value in (*figures[0].items(), *figures[1].items()):
            figure = DayFigure(day, metric, value, record.line)
            if self.into.days.setdefault((day, metric), figure) is not figure and not told:
                self.into.leave_out(record.line, reasons.second_figure())
                told = True

    def add_to_day(self, record: Record, figures: Figures) -> None:
        """Add a part of a day to the day; it is told by its first line."""
        day = record.moment.date()
        self.into.parts.setdefault(day, []).append(self.text(record.row, "part"))
        for metric, value in figures[0].items():
            figure = self.into.days.get((day, metric), DayFigure(day, metric, 0.0, record.line))
            self.into.days[day, metric] = replace(figure, value=figure.value + value)

    def take_post(self, record: Record, figures: Figures) -> None:
        """Keep a post; rows of single days are added up, of whole lives the last one counts."""
        post = self._post(record, figures)
        into = self.into
        into.handle = into.handle or self._handle_of(record.row, post.link)
        into.name = into.name or self.text(record.row, "account") or None
        known = into.posts.get(post.post_id)
        if self._is_one_day(record):
            into.day_rows += 1
            post = _added(known, post) if known else post
        elif known:
            into.leave_out(known.line, reasons.later_row_counts(record.line))
        into.posts[post.post_id] = post

    def _handle_of(self, row: list[Cell], link: str | None) -> str | None:
        inside = self.kind.handle_in_link
        found = re.search(inside, link) if inside and link else None
        return found[1] if found else self.text(row, "handle") or None

    def _is_one_day(self, record: Record) -> bool:
        """Whether the row holds one day of a post's life and not all of it (`Lifetime`).

        A bare number in that column is a figure that slid into it, so the file is refused.
        """
        about = self.text(record.row, "day")
        if about.isdecimal():
            width = self.layout.width
            raise StopReadingError(reasons.ragged(record.line, width - 1, width), record.line)
        return has_digit(about[:SHORT_TEXT])

    def _post(self, record: Record, figures: Figures) -> Post:
        row = record.row
        text = self.text(row, "text") or self.text(row, "title")
        link = self.text(row, "link") or None
        return Post(
            post_id=self._post_id(record, text, link),
            published=record.moment,
            form=form_of(self.text(row, "form")) or self.kind.form,
            text=text,
            link=link,
            metrics=figures[0],
            line=record.line,
            extra=figures[1],
        )

    def _post_id(self, record: Record, text: str, link: str | None) -> str:
        """The platform's id; else the one in the link; else one made of moment, link and text.

        Where both are there and differ, a spreadsheet has rounded the id: refused.
        """
        inside = self.kind.post_id_in_link
        linked = re.search(inside, link) if inside and link else None
        column = self.layout.role("post_id")
        if column >= 0 and (given := _identifier(record, column)):
            if linked and linked[1] != given:
                raise StopReadingError(reasons.rounded_id(record.line, given), record.line)
            return given
        if linked:
            return linked[1]
        made = f"{record.moment:%Y%m%d%H%M}|{link or ''}|{text}"
        return "made-" + blake2s(made.encode("utf-8", "replace"), digest_size=10).hexdigest()


def _identifier(record: Record, column: int) -> str:
    try:
        return identifier(record.row[column])
    except ValueError as wrong:
        reason = reasons.rounded_id(record.line, record.row[column])
        raise StopReadingError(reason, record.line) from wrong


def _added(known: Post, day: Post) -> Post:
    """A post's figures with one more day of it."""
    metrics = dict(known.metrics)
    extra = dict(known.extra)
    for sums, more in ((metrics, day.metrics), (extra, day.extra)):
        for metric, value in more.items():
            sums[metric] = sums.get(metric, 0.0) + value
    return replace(known, metrics=metrics, extra=extra)
