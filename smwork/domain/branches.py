"""A plan that is split by branch or region: whose figures are whose, and the branches side by side."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.progress import KpiProgress
from smwork.domain.research import Channel
from smwork.domain.series import Account, MonthSum, handle_key
from smwork.domain.workbook import Workbook
from smwork.facts import kpis as catalogue


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch or region that gets a plan of its own, with the channels that are its."""

    name: str
    channel_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """One of the plans that are laid side by side, with what is worked out from it."""

    book: Workbook
    progress: Mapping[str, KpiProgress]

    @property
    def name(self) -> str:
        """The branch; of the plan as a whole the plan's own name."""
        return self.book.plan.branch or self.book.plan.name


@dataclass(frozen=True, slots=True)
class Compared:
    """A KPI of one of the plans, and where it stands."""

    member: Member
    kpi: Kpi

    @property
    def progress(self) -> KpiProgress:
        """Where it stands against its own course."""
        return self.member.progress[self.kpi.id]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One formula over several plans; figures are only ever held against those of the same formula."""

    formula: catalogue.Kpi
    rows: tuple[Compared, ...]

    @property
    def plans(self) -> int:
        """How many of the plans measure it."""
        return len({row.member.book.plan.id for row in self.rows})


def own_figures(book: Workbook, sums: Sequence[MonthSum]) -> tuple[MonthSum, ...]:
    """The figures that a plan is measured by: all the client's, of a branch those of its channels."""
    if not book.plan.branch:
        return tuple(sums)
    own = {account for each in book.channels for account in _accounts(each, book.channels, sums)}
    return tuple(row for row in sums if _account(row) in own)


def comparisons(members: Sequence[Member]) -> tuple[Comparison, ...]:
    """The KPIs of the plans by their formula, those that most plans measure first."""
    found: dict[tuple[str, str], tuple[catalogue.Kpi, list[Compared]]] = {}
    for member in members:
        for kpi in member.book.kpis:
            formula = formula_of(kpi)
            if formula is not None and _counts(member.book, kpi):
                _, rows = found.setdefault(_same(formula), (formula, []))
                rows.append(Compared(member, kpi))
    laid = [Comparison(formula, tuple(rows)) for formula, rows in found.values()]
    return tuple(sorted(laid, key=lambda each: -each.plans))


def told_apart(names: Sequence[str]) -> list[str]:
    """The names, with a number behind each that several have: two lines are never taken for one."""
    common, seen = Counter(names), Counter[str]()
    told: list[str] = []
    for name in names:
        seen[name] += 1
        told.append(name if common[name] == 1 else f"{name} ({seen[name]})")
    return told


def way(progress: KpiProgress) -> tuple[tuple[date, float], ...]:
    """The measured road as a share of the way to the target, in %: so large and small can be compared.

    Of a level that is only to be held it is the share of that level. Empty without a course.
    """
    return _shares(progress, [(point.day, point.value) for point in progress.track])


def asked_way(progress: KpiProgress) -> tuple[tuple[date, float], ...]:
    """The course on the same scale."""
    return _shares(progress, [(point.day, point.value) for point in progress.course])


def _shares(
    progress: KpiProgress, points: Sequence[tuple[date, float]]
) -> tuple[tuple[date, float], ...]:
    if not progress.course:
        return ()
    start, target = progress.course[0].value, progress.course[-1].value
    if start == target:
        start = 0.0
    whole = target - start
    return tuple((day, (value - start) / whole * 100) for day, value in points) if whole else ()


def _accounts(
    channel: Channel, channels: Sequence[Channel], sums: Sequence[MonthSum]
) -> set[Account]:
    """The accounts of a branch's channel: its handle's, else the only one there is on its platform.

    Not all of the platform's, as for a whole plan: another branch may be among them.
    """
    there = {_account(row) for row in sums if row.platform == channel.platform}
    own = {each for each in there if each.account == handle_key(channel.handle)}
    alone = sum(other.platform == channel.platform for other in channels) == 1
    return own or (there if alone and len(there) == 1 else set())


def _account(row: MonthSum) -> Account:
    return Account(row.platform, handle_key(row.account))


def _counts(book: Workbook, kpi: Kpi) -> bool:
    """Whether its goal was not dropped."""
    dropped = {goal.id for goal in book.goals if goal.status == "dropped"}
    return kpi.goal_id not in dropped


def _same(formula: catalogue.Kpi) -> tuple[str, str]:
    """What makes two formulas the same: the key; of our own making what they say and are called."""
    own = formula.key.startswith("own:")
    return (formula.formula, formula.label) if own else (formula.key, "")
