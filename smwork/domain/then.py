"""A KPI's months, each held against the plan as it was valid then."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from smwork.domain.goals import Kpi
from smwork.domain.kpi import kpi_points
from smwork.domain.months import last_day
from smwork.domain.progress import kpi_progress, period_of
from smwork.domain.record import by_id
from smwork.domain.series import MonthSum
from smwork.domain.verdicts import Verdict
from smwork.domain.versions import PlanVersion, version_valid_on
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums

BookOf = Callable[[PlanVersion], Workbook]


@dataclass(frozen=True, slots=True)
class MonthOfThen:
    """A month's figure and what the plan of then asked; `version` is None before the first one.

    `kpi` is the KPI as it was then, None where the plan did not have it yet; its formula gives the
    unit of the figures. `target` is where that plan was heading.
    """

    month: date
    version: PlanVersion | None
    kpi: Kpi | None
    actual: float | None
    expected: float | None
    target: float | None
    verdict: Verdict


def months_of_then(
    kpi: Kpi,
    now: Workbook,
    versions: Sequence[PlanVersion],
    book_of: BookOf,
    sums: Sequence[MonthSum],
) -> tuple[MonthOfThen, ...]:
    """Every month that is measured, against the version that was valid on its last day.

    A month from before the first version is held against the plan as it is now.
    """
    measured = [
        point
        for point in kpi_points(kpi, now.channels, all_sums(now, sums))
        if point.value is not None and point.through is not None
    ]
    return tuple(
        _held(
            kpi, point.month, version_valid_on(versions, last_day(point.month)), now, book_of, sums
        )
        for point in measured
    )


def _held(
    kpi: Kpi,
    month: date,
    version: PlanVersion | None,
    now: Workbook,
    book_of: BookOf,
    sums: Iterable[MonthSum],
) -> MonthOfThen:
    book = now if version is None else book_of(version)
    then = by_id(book.kpis, kpi.id)
    if then is None:
        return MonthOfThen(month, version, None, None, None, None, "not_enough")
    # What an hour cost is the plan's of then; what was said that month may have come in later.
    measured = [row for row in sums if row.month <= month]
    known = all_sums(replace(now, plan=book.plan), measured)
    points = kpi_points(then, book.channels, known)
    found = kpi_progress(then, *period_of(then, book), points, last_day(month))
    return MonthOfThen(
        month,
        version,
        then,
        found.actual,
        found.expected,
        found.course[-1].value if found.course else found.target,
        found.verdict,
    )
