"""Days of a Google Analytics report that another dimension divides: whole only if its total says so.

Analytics leaves rows out where there are many. With the grand total in the file it shows whether
all of them are there; users are never added up, one of them can be in several rows.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import isclose

from smwork.imports.cells import Cell, Row, as_text
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, lay_out, plain
from smwork.imports.kinds.ga4_tables import REPORT

OF_PEOPLE = frozenset({"users", "new_users"})
ROUNDED = 0.5


def whole_days(header: Sequence[str], rows: Sequence[Row], totals: Sequence[Row]) -> Kind | None:
    """How days in parts are read if the parts add up to the total; None if they don't."""
    if len(totals) != 1 or len(header) < len(("day", "part", "figure")):
        return None
    columns = [each for each in lay_out(REPORT, header).figures if each.metric not in OF_PEOPLE]
    if not columns or not all(_adds_up(each.at, rows, totals[0][1]) for each in columns):
        return None
    roles = {"date": (plain(header[0]),), "part": (plain(header[1]),)}
    return replace(REPORT, when=year_first, roles=roles, adds_up=True, people=OF_PEOPLE)


def _adds_up(at: int, rows: Sequence[Row], total: Sequence[Cell]) -> bool:
    if at >= len(total) or as_text(total[at]) == "":
        return False
    try:
        added = sum(REPORT.number(cells[at]) or 0.0 for _, cells in rows if at < len(cells))
        told = REPORT.number(total[at])
    except ValueError:
        return False
    return told is not None and isclose(added, told, abs_tol=ROUNDED)
