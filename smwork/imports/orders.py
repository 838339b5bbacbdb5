"""Whether the day or the month comes first, where that follows the account and not the platform."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from smwork.imports.cells import Row, as_text
from smwork.imports.dates import day_first, month_first_by_hand
from smwork.imports.declare import Kind, lay_out

SEPARATED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
MONTHS = 12

Pairs = Sequence[tuple[int, int]]


def in_its_order(kind: Kind, header: Sequence[str], below: Iterable[Row]) -> Kind:
    """The declaration, with the reader for the order in which these rows have their dates."""
    if not kind.either_order:
        return kind
    at = lay_out(kind, header).roles["date"]
    pairs = number_pairs(as_text(cells[at]) for _, cells in below if at < len(cells))
    return replace(kind, when=month_first_by_hand if has_months_first(pairs) else day_first)


def number_pairs(written: Iterable[str]) -> Pairs:
    """The two numbers before the year, of each date that has them."""
    return [(int(found[1]), int(found[2])) for each in written if (found := SEPARATED.match(each))]


def has_months_first(pairs: Pairs, *, in_doubt: bool = False) -> bool:
    """A number above twelve is a day; else what changes from row to row more often is."""
    firsts, seconds = ([pair[at] for pair in pairs] for at in (0, 1))
    if any(each > MONTHS for each in (*firsts, *seconds)):
        return any(each > MONTHS for each in seconds) and max(firsts) <= MONTHS
    days_last, days_first = _changes(seconds), _changes(firsts)
    return in_doubt if days_last == days_first else days_last > days_first


def _changes(numbers: Sequence[int]) -> int:
    return sum(one != other for one, other in pairwise(numbers))
