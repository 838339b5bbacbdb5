"""What a kind of file looks like: its columns by their headers, its dates and its numbers.

Headers are given in English and Dutch. Reading itself is done once, in `extract`, for all kinds.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from smwork.domain.content import Form
from smwork.domain.say import OUR_CURRENCY, Say
from smwork.facts.metrics import Scope
from smwork.imports.cells import NAMED_CURRENCY, NumberReader, english
from smwork.imports.dates import DateReader

Role = Literal[
    "date",
    "day",
    "snapshot",
    "post_id",
    "text",
    "title",
    "link",
    "form",
    "comment",
    "sum",
    "handle",
    "account",
    "part",
    "until",
    "result",
    "result_of",
]
"""What a column is that holds no figure. `date`: when it was published (of a day: which day); `day`:
the day that a post's row is about; `snapshot`: the day of the export; `comment`: what the platform remarks on the row; `sum`: its own sum of
reactions, comments and shares; `part`: which part of the day the row is, a row without one being
the total; `until`: the last day that the row is about; `result`: a figure
of what `result_of` names, from row to row another thing."""

Names = tuple[str, ...]
IN_CURRENCY = re.compile(r"\s*\(([A-Z]{3})\)\s*$")
"""Headers of money end in the currency: `Estimated revenue (EUR)`."""
IN_SMALL_CURRENCY = re.compile(r"\s*\([a-z]{3}\)$")
IDS = frozenset({"id", "column"})
"""Keys of columns without a figure: names of things, and headers that are not there."""
MONEY = frozenset({"revenue", "spend"})


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """A header as it is compared: without case, marks and doubled blanks, one before a bracket."""
    text = unicodedata.normalize("NFKC", header).replace("’", "'").replace("\ufeff", "")
    return " ".join(text.replace("(", " (").split()).casefold()


def called(*names: str) -> Names:
    """The headers that a column goes by; where several are in a file, the first named counts."""
    return tuple(plain(each) for each in names)


def key_of(header: str) -> str:
    """The stable key of a column that the workbook has no name for: `Link Clicks` → link_clicks."""
    text = unicodedata.normalize("NFKD", plain(header))
    letters = "".join(each for each in text if not unicodedata.combining(each))
    return re.sub(r"\W+", "_", letters).strip("_") or "column"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file or sheet, declared. `title` is marked for the catalogue."""

    key: str
    title: str
    platform: str
    scope: Scope
    when: DateReader
    roles: Mapping[str, Names]
    metrics: Mapping[str, Names]
    needs: tuple[Names, ...] = ()
    """Each of these must be in the header, or the file is another's."""
    never: Names = ()
    """Headers that show that it is another kind."""
    also: Mapping[str, tuple[Names, ...]] = field(default_factory=dict)
    """Further columns that are added to a metric."""
    same: Mapping[str, str] = field(default_factory=dict)
    """Metric → the metric that it equals on this platform."""
    times: Mapping[str, float] = field(default_factory=dict)
    """What a column's unit is multiplied with: hours to minutes is 60."""
    drop: Names = ()
    """Columns with neither a figure nor a role."""
    number: NumberReader = english
    extras: bool = True
    short_rows: bool = False
    """Whether the platform itself ends rows early, before columns that do not apply."""
    loose_rows: bool = False
    """Whether rows with words instead of a date are left out: made by hand, they have headings."""
    adds_up: bool = False
    """Whether a day stands in several rows, one for each role `part`, that are added up."""
    all_parts: bool = False
    """Whether a day is known only when all parts of it are there."""
    people: frozenset[str] = frozenset()
    """Metrics that count people: the same person is in several parts, so these are not added."""
    results: Mapping[str, str] = field(default_factory=dict)
    """Metric → what `result_of` says, a pattern, where the row's result is that metric."""
    side_by_side: bool = False
    """Whether the sheet has several tables beside one another, each beginning with the link."""
    levels: Mapping[str, str] = field(default_factory=dict)
    """Metric → the line above the header that tells its level: a pattern with the day in it."""
    platforms: Names = ()
    """Those that it may be about, where the file does not say: it is asked."""
    handle: str = ""
    """Under which name such figures are kept apart, where the file names no account."""
    note: Say | None = None
    """What is to be known about every file of this kind."""
    file_name: str = ""
    """Where the header is too common to tell: a pattern in the file's name."""
    sheet_name: str = ""
    """The same, in the sheet's name."""
    post_id_in_link: str = ""
    handle_in_link: str = ""
    handle_in_name: str = ""
    """Where the account's handle stands, if in no column: in a post's link, or the file's name."""
    without_year: bool = False
    """Whether the platform leaves the year out of its dates."""
    zone: str = ""
    """The time zone that the platform itself writes times in; empty where it is the account's own."""
    either_order: bool = False
    """Whether day or month comes first follows the account: the dates themselves tell which."""
    form: Form | None = None
    """What every post of this platform is, where the file does not say."""

    def claims(self, header: Sequence[str], file_name: str, sheet_name: str = "") -> bool:
        """Whether a sheet with this header, already `plain`, is of this kind."""
        there = {IN_SMALL_CURRENCY.sub("", each) for each in header}
        return (
            all(there.intersection(names) for names in self.needs)
            and not there.intersection(self.never)
            and re.search(self.file_name, file_name, re.IGNORECASE) is not None
            and re.search(self.sheet_name, sheet_name, re.IGNORECASE) is not None
        )


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """Where a metric stands, its own header for messages, and what its unit is multiplied with."""

    at: int
    metric: str
    header: str
    times: float = 1.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A declaration laid over one header: which column is what."""

    width: int
    roles: Mapping[str, int]
    figures: tuple[FigureColumn, ...]
    extras: tuple[FigureColumn, ...]
    currency: str | None

    def role(self, name: Role) -> int:
        """The column with this role, or -1 where the file has none."""
        return self.roles.get(name, -1)


def lay_out(kind: Kind, header: Sequence[str]) -> Layout:
    """Lay the declaration over a header. A doubled header counts once; the second is kept apart.

    Amounts in another currency than ours count in no figure: nobody may take them for euro.
    """
    compared = [plain(IN_CURRENCY.sub("", each)) for each in header]
    headers = ([plain(each) for each in header], compared)
    roles = _places(kind.roles, headers)
    metrics = _places(kind.metrics, headers)
    figures = [
        FigureColumn(at, metric, header[at], kind.times.get(metric, 1.0))
        for metric, at in metrics.items()
    ]
    for metric, further in kind.also.items():
        for names in further:
            added = _places({metric: names}, headers)
            figures += [FigureColumn(at, metric, header[at]) for at in added.values()]
    currency = _currency([each.header for each in figures if each.metric in MONEY])
    if currency not in (None, OUR_CURRENCY):
        figures = [each for each in figures if _is_ours(each)]
    taken = {*roles.values(), *(each.at for each in figures)}
    free = [at for at in range(len(header)) if at not in taken and compared[at] not in kind.drop]
    extras = _named_apart(header, free, set(metrics)) if kind.extras else ()
    return Layout(len(header), roles, tuple(figures), extras, currency)


def _is_ours(column: FigureColumn) -> bool:
    """Whether it counts in a file with amounts in another currency."""
    return column.metric not in MONEY or _currency([column.header]) == OUR_CURRENCY


def _currency(headers: Sequence[str]) -> str | None:
    """The currency that headers of money name, as they name it; one that isn't ours goes first."""
    suffixes = [found[1] for each in headers if (found := IN_CURRENCY.search(each))]
    named = [*suffixes, *(found[0] for each in headers if (found := NAMED_CURRENCY.search(each)))]
    known = [OUR_CURRENCY if each == "€" else each for each in named]
    return max(known, key=lambda each: each != OUR_CURRENCY, default=None)


def _places(wanted: Mapping[str, Names], headers: Sequence[list[str]]) -> dict[str, int]:
    """Where each of these stands; `headers` are the same columns, written in several ways."""
    found: dict[str, int] = {}
    for key, names in wanted.items():
        at = (written.index(each) for each in names for written in headers if each in written)
        if (place := next(at, None)) is not None:
            found[key] = place
    return found


def _named_apart(
    header: Sequence[str], free: list[int], used: set[str]
) -> tuple[FigureColumn, ...]:
    columns: list[FigureColumn] = []
    taken = set(used)
    for at in free:
        key = base = key_of(header[at])
        if not plain(header[at]) or key in IDS or key.endswith("_id"):
            continue
        number = 2
        while key in taken:
            key, number = f"{base}_{number}", number + 1
        taken.add(key)
        columns.append(FigureColumn(at, key, header[at]))
    return tuple(columns)
