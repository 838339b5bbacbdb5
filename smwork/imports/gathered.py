"""A table to be read, and what the tables of a file have given so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from smwork.domain.audience import AudienceShare
from smwork.domain.figures import DayFigure, LeftOut, LinkFigure, Post
from smwork.domain.say import Say
from smwork.imports.cells import Row
from smwork.imports.long import LongPosts
from smwork.imports.sheets import Blocks


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows under it; `blocks` are the same rows where they can be had so."""

    header: Sequence[str]
    line: int
    rows: Iterator[Row]
    blocks: Blocks | None = None


@dataclass(slots=True)
class Gathered:
    """What the tables of a file have given so far."""

    long: LongPosts | None = None
    """Where posts go that are too many to be gathered."""
    posts: dict[str, Post] = field(default_factory=dict)
    days: dict[tuple[date, str], DayFigure] = field(default_factory=dict)
    parts: dict[date, list[str]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    audience: list[AudienceShare] = field(default_factory=list)
    links: list[LinkFigure] = field(default_factory=list)
    handle: str | None = None
    name: str | None = None
    rows: int = 0
    short_rows: int = 0
    day_rows: int = 0
    currency: str | None = None

    def leave_out(self, line: int, reason: Say) -> None:
        """Remember what was not taken over."""
        self.left_out.append(LeftOut(line, reason))
