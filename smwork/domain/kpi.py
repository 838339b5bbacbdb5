"""What a KPI was in each month: Σ numerator / Σ denominator over the accounts that can tell.

Unknown is not zero. An account counts in a month when all that the formula needs is known of it;
the point names the accounts that could not tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import NamedTuple

from smwork.domain.goals import Kpi
from smwork.domain.months import first_day, months_from, next_month
from smwork.domain.research import Channel
from smwork.domain.series import Account, MonthSum, handle_key, sums_of_channel
from smwork.errors import UnknownFactError
from smwork.facts import kpis as catalogue
from smwork.facts.metrics import Scope, metric

INTERACTION_PARTS = (("reactions", "likes"), ("comments",), ("shares",), ("saves",))
"""What interactions are made of; of each part the first that is known (one like is counted once)."""


@dataclass(frozen=True, slots=True)
class KpiPoint:
    """A KPI in one month, with the two sums behind it (before the formula's factor).

    `through` is the last day that the figures tell of, `days` the days with figures (scope
    account) or the posts (scope post) behind it. `left_out` are the accounts that have figures for
    this KPI, but not all that this month asks.
    """

    month: date
    value: float | None
    numerator: float | None
    denominator: float | None
    through: date | None
    days: int
    scope: Scope
    left_out: tuple[Account, ...] = ()


class _Part(NamedTuple):
    """What one account adds to a month's point."""

    numerator: float
    denominator: float
    through: date
    days: int


class _Span(NamedTuple):
    """From which month an account should tell, and until which it may be silent."""

    first: date
    quiet_until: date


_Figures = Mapping[str, MonthSum]
_Months = Mapping[date, Mapping[Account, _Part]]


def formula_of(kpi: Kpi) -> catalogue.Kpi | None:
    """The catalogue's formula of this KPI; None while none is chosen, or when it is not known here."""
    try:
        return catalogue.kpi(kpi.formula)
    except UnknownFactError:
        return None


def kpi_points(
    kpi: Kpi, channels: Sequence[Channel], sums: Sequence[MonthSum]
) -> tuple[KpiPoint, ...]:
    """The KPI month by month, from the first month with figures to the last; none without a formula.

    A KPI of a channel takes that channel's figures only; `channels` are all the plan's.
    """
    formula = formula_of(kpi)
    if formula is None:
        return ()
    if kpi.channel_id is None:
        return formula_points(formula, sums)
    own = [channel for channel in channels if channel.id == kpi.channel_id]
    return formula_points(formula, sums_of_channel(own[0], sums, channels)) if own else ()


def formula_points(formula: catalogue.Kpi, sums: Sequence[MonthSum]) -> tuple[KpiPoint, ...]:
    """A formula month by month over all accounts in `sums`, in one scope for the whole series.

    Of the formula's scopes the one that tells of most months is taken; the preferred where two tell
    as much. A stock is always the account's. Scopes are never mixed: posts and days would double.
    """
    series = [_points_in(formula, scope, sums) for scope in formula.scopes]
    return max(series, key=lambda points: (_known_months(points), len(points)))


def _known_months(points: Iterable[KpiPoint]) -> int:
    return sum(point.value is not None for point in points)


def _points_in(
    formula: catalogue.Kpi, scope: Scope, sums: Sequence[MonthSum]
) -> tuple[KpiPoint, ...]:
    table = _table(formula, scope, sums)
    parts = {month: _parts(formula, accounts) for month, accounts in table.items()}
    spans = _spans(table, scope, lag=1 if formula.kind == "growth" else 0)
    if formula.kind == "growth":
        parts = _changes(parts)
    if not any(parts.values()):
        return ()
    first = min(month for month, told in parts.items() if told)
    return tuple(
        _point(formula, scope, month, parts.get(month, {}), _expected(month, table, spans))
        for month in months_from(first, max(table))
    )


def _table(
    formula: catalogue.Kpi, scope: Scope, sums: Sequence[MonthSum]
) -> dict[date, dict[Account, dict[str, MonthSum]]]:
    """Month → account → metric → its figure, of the metrics that matter to the formula."""
    wanted = {key for needed in formula.metrics for key in _sources_of(needed)}
    stocks = {key for key in wanted if metric(key).kind == "stock"}
    table: dict[date, dict[Account, dict[str, MonthSum]]] = defaultdict(lambda: defaultdict(dict))
    for row in sums:
        if row.metric in wanted and row.scope == ("account" if row.metric in stocks else scope):
            account = Account(row.platform, handle_key(row.account))
            table[first_day(row.month)][account][row.metric] = row
    return table


def _sources_of(key: str) -> tuple[str, ...]:
    """The metrics that may tell this one."""
    if key == "interactions":
        return (key, *(part for parts in INTERACTION_PARTS for part in parts))
    return (key, *metric(key).stand_ins)


def _rows_of(key: str, figures: _Figures) -> list[MonthSum]:
    """The figures whose sum is this metric; none when it is unknown."""
    if key in figures:
        return [figures[key]]
    if key == "interactions":
        told = (
            next((figures[k] for k in part if k in figures), None) for part in INTERACTION_PARTS
        )
        return [row for row in told if row is not None]
    return [figures[stand_in] for stand_in in metric(key).stand_ins if stand_in in figures][:1]


def _parts(formula: catalogue.Kpi, accounts: Mapping[Account, _Figures]) -> dict[Account, _Part]:
    """What each account adds that knows all the formula needs."""
    told = {account: _part(formula, figures) for account, figures in accounts.items()}
    return {account: part for account, part in told.items() if part is not None}


def _part(formula: catalogue.Kpi, figures: _Figures) -> _Part | None:
    rows = {key: _rows_of(key, figures) for key in formula.metrics}
    if not all(rows.values()):
        return None
    amounts = {key: sum(_amount(key, row) for row in told) for key, told in rows.items()}
    flows = [row for key in rows if metric(key).kind == "flow" for row in rows[key]]
    dated = flows or [row for told in rows.values() for row in told]
    return _Part(
        sum(term.sign * amounts[term.metric] for term in formula.numerator),
        prod(sum(amounts[key] for key in addends) for addends in formula.denominator),
        max(row.through for row in dated),
        max(row.days for row in dated),
    )


def _amount(key: str, row: MonthSum) -> float:
    return row.last if metric(key).kind == "stock" else row.total


def _changes(parts: _Months) -> dict[date, dict[Account, _Part]]:
    """Each account's change against the month before, where both months are known."""
    changes: dict[date, dict[Account, _Part]] = defaultdict(dict)
    for month, accounts in parts.items():
        before = parts.get(next_month(month, -1), {})
        for account in accounts.keys() & before.keys():
            now, then = accounts[account], before[account].numerator
            gained = now.numerator - then
            changes[month][account] = now._replace(numerator=gained, denominator=then)
    return changes


def _spans(
    table: Mapping[date, Mapping[Account, object]], scope: Scope, lag: int
) -> dict[Account, _Span]:
    """The months in which each account should tell, from `lag` months after its first one.

    By posts a silent month within the span is one without posts; by days it is one not known.
    """
    spans: dict[Account, _Span] = {}
    for month in sorted(table):
        for account in table[month]:
            first = spans[account].first if account in spans else next_month(month, lag)
            spans[account] = _Span(first, month if scope == "post" else date.min)
    return spans


def _expected(
    month: date, table: Mapping[date, Mapping[Account, object]], spans: Mapping[Account, _Span]
) -> set[Account]:
    """The accounts that this month should tell of, if all were known."""
    present = table.get(month, {})
    return {
        account
        for account, span in spans.items()
        if span.first <= month and (account in present or month > span.quiet_until)
    }


def _point(
    formula: catalogue.Kpi,
    scope: Scope,
    month: date,
    parts: Mapping[Account, _Part],
    expected: set[Account],
) -> KpiPoint:
    silent = sorted(
        expected - parts.keys(), key=lambda account: (account.platform, account.account)
    )
    if not parts:
        return KpiPoint(month, None, None, None, None, 0, scope, tuple(silent))
    above = sum(part.numerator for part in parts.values())
    below = sum(part.denominator for part in parts.values())
    through, days = _reach(scope, parts.values())
    value = _value(formula, above, below)
    return KpiPoint(month, value, above, below, through, days, scope, tuple(silent))


def _reach(scope: Scope, parts: Iterable[_Part]) -> tuple[date, int]:
    """Until which day, and how many days or posts, the figures tell.

    Days must be there for every account; a post is there when any account has made it.
    """
    told = list(parts)
    if scope == "post":
        return max(part.through for part in told), sum(part.days for part in told)
    return min(part.through for part in told), min(part.days for part in told)


def _value(formula: catalogue.Kpi, above: float, below: float) -> float | None:
    if formula.kind in ("count", "level"):
        return above * formula.factor
    return above / below * formula.factor if below else None
