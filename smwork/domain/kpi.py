"""What a KPI was in each month: Σ numerator / Σ denominator over the accounts that can tell.

Unknown is not zero. An account counts in a month when all that the formula needs is known of it;
the point names the accounts that could not tell. A pooled formula takes each metric of every account
that knows it, as if all were one: money goes out at one place and comes in at another.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Final, NamedTuple

from smwork.domain.goals import Kpi
from smwork.domain.months import first_day, months_from, next_month
from smwork.domain.own_kpi import OwnFormula, formula_made
from smwork.domain.research import Channel
from smwork.domain.series import Account, MonthSum, handle_key, sums_of_channel
from smwork.domain.telling import counted_once, rows_of, sources_of, without_ads_on_the_page
from smwork.errors import UnknownFactError
from smwork.facts import kpis as catalogue
from smwork.facts.metrics import Scope, metric

_POOL: Final = Account("", "")
"""All accounts as one."""


@dataclass(frozen=True, slots=True)
class KpiPoint:
    """A KPI in one month, with the two sums behind it (before the factor; of an own formula None).

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
    amounts: Mapping[str, float]


class _Span(NamedTuple):
    """From which month an account should tell, and until which it may be silent."""

    first: date
    quiet_until: date


_Figures = Mapping[str, MonthSum]
_Months = Mapping[date, Mapping[Account, _Part]]


def formula_of(kpi: Kpi) -> catalogue.Kpi | None:
    """The formula of this KPI; None while none is chosen, or when it is not known here."""
    if kpi.own is not None:
        return formula_made(kpi.own)
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
        _point(formula, scope, month, parts.get(month, {}), _expected(month, table, spans), table)
        for month in months_from(first, max(table))
    )


def _table(
    formula: catalogue.Kpi, scope: Scope, sums: Sequence[MonthSum]
) -> dict[date, dict[Account, dict[str, MonthSum]]]:
    """Month → account → metric → its figure, of the metrics that matter to the formula."""
    wanted = {key for needed in formula.metrics for key in sources_of(needed)}
    stocks = {key for key in wanted if metric(key).kind == "stock"}
    table: dict[date, dict[Account, dict[str, MonthSum]]] = defaultdict(lambda: defaultdict(dict))
    rows: Iterable[MonthSum] = (
        row
        for row in sums
        if row.metric in wanted and row.scope == ("account" if row.metric in stocks else scope)
    )
    # What is added up is added up once. A rate takes an account's own two figures, ads or page.
    if formula.kind == "count" or formula.pooled:
        rows = without_ads_on_the_page(rows)
    for row in rows:
        account = Account(row.platform, handle_key(row.account))
        table[first_day(row.month)][account][row.metric] = row
    return table


def _parts(formula: catalogue.Kpi, accounts: Mapping[Account, _Figures]) -> dict[Account, _Part]:
    """What each account adds that knows all the formula needs."""
    if formula.pooled:
        told = {_POOL: _part(formula, _pooled(formula, accounts))}
    else:
        told = {
            account: _part(formula, {key: rows_of(key, figures) for key in formula.metrics})
            for account, figures in accounts.items()
        }
    return {account: part for account, part in told.items() if part is not None}


def _pooled(
    formula: catalogue.Kpi, accounts: Mapping[Account, _Figures]
) -> dict[str, list[MonthSum]]:
    """The figures of each metric, of whichever accounts know it."""
    return {
        key: counted_once(key, [row for each in accounts.values() for row in rows_of(key, each)])
        for key in formula.metrics
    }


def _part(formula: catalogue.Kpi, rows: Mapping[str, Sequence[MonthSum]]) -> _Part | None:
    if not all(rows.values()):
        return None
    amounts = {key: sum(_amount(key, row) for row in told) for key, told in rows.items()}
    flows = [told for key, told in rows.items() if metric(key).kind == "flow"]
    dated = flows or list(rows.values())
    if not formula.pooled:
        dated = [[row for told in dated for row in told]]
    return _Part(
        sum(term.sign * amounts[term.metric] for term in formula.numerator),
        prod(sum(amounts[key] for key in addends) for addends in formula.denominator),
        # Of several accounts' figures the one that ends first says how far all of it goes.
        min(max(row.through for row in told) for told in dated),
        min(max(row.days for row in told) for told in dated),
        amounts,
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
    table: Mapping[date, Mapping[Account, object]],
) -> KpiPoint:
    # Of a pool, an account is silent that has no figure at all.
    telling = table.get(month, {}).keys() if formula.pooled else parts.keys()
    missing = expected - telling
    silent = tuple(sorted(missing, key=lambda account: (account.platform, account.account)))
    if not parts:
        return KpiPoint(month, None, None, None, None, 0, scope, silent)
    through, days = _reach(scope, parts.values())
    if isinstance(formula, OwnFormula):
        value = formula.value([part.amounts for part in parts.values()])
        return KpiPoint(month, value, None, None, through, days, scope, silent)
    above = sum(part.numerator for part in parts.values())
    below = sum(part.denominator for part in parts.values())
    value = _value(formula, above, below)
    return KpiPoint(month, value, above, below, through, days, scope, silent)


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
