"""From reach to value over a period: what each stage came to, and how many went on to the next.

What is unknown stays unknown, and people are never added to how often something was seen. The same
thing is counted once: ads are part of their page where the page tells, a sale belongs to the website
where the website tells, and a visit to the website is a click only where no platform counts clicks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, NamedTuple

from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.months import first_day, months_from
from smwork.domain.say import msg
from smwork.domain.series import Account, MonthSum, handle_key
from smwork.domain.telling import rows_of
from smwork.errors import UnknownFactError
from smwork.facts.metrics import Scope, metric
from smwork.facts.platforms import platform

StageKey = Literal["reach", "engagement", "clicks", "leads", "conversions", "value"]
WEBSITE: Final = "website"
_SCOPES: Final[tuple[Scope, ...]] = ("account", "post")


class _Declared(NamedTuple):
    """A stage: the metrics that tell it, the best first; on the website others may."""

    key: StageKey
    label: str
    metrics: tuple[str, ...]
    on_site: tuple[str, ...] = ()
    site_first: bool = False


_STAGES: Final = (
    _Declared("reach", msg("Reach"), ("reach", "views", "impressions")),
    _Declared("engagement", msg("Engagement"), ("interactions",)),
    _Declared("clicks", msg("Clicks"), ("link_clicks", "clicks"), ("sessions",)),
    _Declared("leads", msg("Leads"), ("leads",), ("leads",), site_first=True),
    _Declared("conversions", msg("Conversions"), ("conversions",), ("conversions",), True),
    _Declared("value", msg("Value"), ("revenue",), ("revenue",), True),
)
_ON_THE_PLATFORM: Final[frozenset[StageKey]] = frozenset({"reach", "engagement", "clicks"})
"""Between these one stays within the platform: only accounts that know both stages are compared."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one account adds to a stage: by which metric, and how much in each month that is known."""

    account: Account
    metric: str
    by_month: Mapping[date, float]

    @property
    def value(self) -> float:
        """All of it."""
        return sum(self.by_month.values())


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of a stage went on to the next in the months in which both are known.

    In per cent; from conversions to value it is euros per conversion. `accounts` are those that know
    both, where only these were taken; empty where all accounts were taken together.
    """

    value: float
    months: tuple[date, ...]
    accounts: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage over the whole period. `value` is None when no account knows it.

    `rate` is that from the stage before. `left_out` are accounts that count something else or
    the same once more, `silent` those that know other stages but not this one.
    """

    key: StageKey
    label: str
    value: float | None
    parts: tuple[Part, ...] = ()
    rate: Rate | None = None
    left_out: tuple[Account, ...] = ()
    silent: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Funnel:
    """The stages of a period, from the month of `first` to the month of `last`."""

    first: date
    last: date
    stages: tuple[Stage, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any stage."""
        return all(stage.value is None for stage in self.stages)

    def stage(self, key: StageKey) -> Stage:
        """The stage of this name."""
        return next(stage for stage in self.stages if stage.key == key)


_Told = Mapping[date, tuple[str, float]]
"""Month → the metric that tells a stage, and its amount."""

_Known = dict[StageKey, dict[Account, _Told]]


def months_with_figures(sums: Iterable[MonthSum]) -> tuple[date, ...]:
    """The months in which any stage is known, the latest first."""
    stages = {key for stage in _STAGES for key in (*stage.metrics, *stage.on_site)}
    return tuple(sorted({first_day(r.month) for r in sums if r.metric in stages}, reverse=True))


def funnel(sums: Sequence[MonthSum], first: date, last: date) -> Funnel:
    """The funnel over the months from `first` to `last`, all accounts together."""
    known = _known([row for row in sums if first_day(first) <= row.month <= last])
    stages: list[Stage] = []
    for declared in _STAGES:
        stage = _stage(declared, known, list(months_from(first, last)))
        rate = _rate(stage, stages[-1]) if stages else None
        stages.append(replace(stage, rate=rate))
    return Funnel(first_day(first), first_day(last), tuple(stages))


def _known(sums: Sequence[MonthSum]) -> _Known:
    """Stage → account → month → what it came to; each account in the one scope that tells most."""
    found: _Known = {declared.key: {} for declared in _STAGES}
    for account, rows in _by_account(sums).items():
        told = max(
            (
                {each.key: _told(each, account, rows[scope]) for each in _STAGES}
                for scope in _SCOPES
            ),
            key=lambda stages: sum(map(len, stages.values())),
        )
        for key, months in told.items():
            if months:
                found[key][account] = months
    return found


_Rows = dict[Scope, dict[date, dict[str, MonthSum]]]


def _by_account(sums: Sequence[MonthSum]) -> dict[Account, _Rows]:
    found: dict[Account, _Rows] = defaultdict(
        lambda: {scope: defaultdict(dict) for scope in _SCOPES}
    )
    for row in sums:
        account = Account(row.platform, handle_key(row.account))
        found[account][row.scope][first_day(row.month)][row.metric] = row
    return found


def _told(
    declared: _Declared, account: Account, months: Mapping[date, Mapping[str, MonthSum]]
) -> _Told:
    """The stage by the first of its metrics that is known at all: one metric for the whole period."""
    metrics = declared.on_site if account.platform == WEBSITE else declared.metrics
    for key in metrics:
        told = {
            month: (key, sum(row.total for row in rows))
            for month, figures in months.items()
            if (rows := rows_of(key, figures))
        }
        if told:
            return told
    return {}


def _stage(declared: _Declared, known: _Known, months: Sequence[date]) -> Stage:
    """The stage summed over accounts and months, each thing counted once."""
    accounts = known[declared.key]
    kept: dict[Account, dict[date, tuple[str, float]]] = defaultdict(dict)
    for month in months:
        there = [account for account, told in accounts.items() if month in told]
        for account in _once(declared, there):
            kept[account][month] = accounts[account][month]
    parts = _alike([_part(account, kept[account]) for account in _sorted(kept)])
    telling = {account for stage in known.values() for account in stage}
    silent = {each for each in telling - accounts.keys() if _may_tell(declared, each)}
    return Stage(
        declared.key,
        declared.label,
        sum(part.value for part in parts) if parts else None,
        parts,
        left_out=_sorted(accounts.keys() - {part.account for part in parts}),
        silent=_sorted(silent),
    )


def _alike(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Where some count people and others how often something was seen, only those that count people."""
    people = tuple(part for part in parts if metric(part.metric).people)
    return people or tuple(parts)


def _once(declared: _Declared, there: Sequence[Account]) -> list[Account]:
    """Of the accounts that tell in a month those that may be added up."""
    site = [each for each in there if each.platform == WEBSITE]
    others = [each for each in there if each.platform != WEBSITE]
    if site and (declared.site_first or not others):
        return site
    pages = {each.platform for each in others if each.account != ADS_ACCOUNT}
    return [each for each in others if each.account != ADS_ACCOUNT or each.platform not in pages]


def _may_tell(declared: _Declared, account: Account) -> bool:
    """Whether somebody would look for this stage there: a website has no reach, Bluesky neither."""
    if account.platform == WEBSITE:
        return declared.site_first
    return declared.key in _ON_THE_PLATFORM and not set(declared.metrics) <= _never(account)


def _never(account: Account) -> set[str]:
    """The metrics that this account's platform does not give at all."""
    try:
        gaps = platform(account.platform).missing
    except UnknownFactError:
        return set()
    return {key for gap in gaps if not gap.profile and not gap.scope for key in gap.metrics}


def _part(account: Account, told: _Told) -> Part:
    key = next(key for key, _ in told.values())
    return Part(account, key, {month: told[month][1] for month in sorted(told)})


def _rate(stage: Stage, before: Stage) -> Rate | None:
    """What went on from the stage before; None where the two are known in no month together."""
    if stage.key in _ON_THE_PLATFORM:
        pairs = _same_accounts(stage, before)
    else:
        pairs = _same_months(stage, before)
    below = sum(pair.before for pair in pairs)
    above = sum(pair.after for pair in pairs)
    # More conversions than leads: most of them did not come by way of a lead, so it is no share.
    if not below or (stage.key in ("leads", "conversions") and above > below):
        return None
    scale = 1 if stage.key == "value" else 100
    return Rate(
        scale * above / below,
        tuple(sorted({pair.month for pair in pairs})),
        _sorted(pair.account for pair in pairs if pair.account),
    )


class _Pair(NamedTuple):
    """Two stages that are known together in a month, of one account or of all of them."""

    month: date
    account: Account | None
    before: float
    after: float


def _same_accounts(stage: Stage, before: Stage) -> list[_Pair]:
    earlier = {part.account: part.by_month for part in before.parts}
    return [
        _Pair(month, part.account, earlier[part.account][month], value)
        for part in stage.parts
        for month, value in part.by_month.items()
        if month in earlier.get(part.account, {})
    ]


def _same_months(stage: Stage, before: Stage) -> list[_Pair]:
    earlier, later = _per_month(before), _per_month(stage)
    return [
        _Pair(month, None, earlier[month], value)
        for month, value in later.items()
        if month in earlier
    ]


def _per_month(stage: Stage) -> dict[date, float]:
    totals: dict[date, float] = defaultdict(float)
    for part in stage.parts:
        for month, value in part.by_month.items():
            totals[month] += value
    return totals


def _sorted(accounts: Iterable[Account]) -> tuple[Account, ...]:
    return tuple(sorted(set(accounts), key=lambda each: (each.platform, each.account)))
