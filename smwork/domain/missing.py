"""What is still missing, told per metric and channel: how much of it, and what can be said then."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from typing import Final, NamedTuple

from smwork.domain.course import Course
from smwork.domain.forecast.ahead import MIN_POINTS
from smwork.domain.forecast.seasons import months_missing
from smwork.domain.goals import Kpi
from smwork.domain.kpi import KpiPoint
from smwork.domain.months import days_in, first_day, next_month
from smwork.domain.names import channel_name
from smwork.domain.record import by_id
from smwork.domain.research import Channel
from smwork.domain.say import Month, Say, say, say_n
from smwork.domain.series import Account, MonthSum, handle_key, sums_of_channel
from smwork.domain.telling import sources_of
from smwork.domain.track import least_share, settled
from smwork.errors import UnknownFactError
from smwork.facts import kpis as catalogue
from smwork.facts.metrics import metric
from smwork.facts.platforms import platform

_MOST: Final = 4
"""More shortages than this are told as one per metric: hardly anything was imported yet."""

Name = str | Say


@dataclass(frozen=True)
class Scope:
    """The figures that a KPI is measured by: its formula's, of its channel or of all of them."""

    kpi: Kpi
    formula: catalogue.Kpi
    channels: Sequence[Channel]
    sums: Sequence[MonthSum]

    @cached_property
    def own(self) -> Sequence[MonthSum]:
        """The rows of the KPI's channel; of all accounts where it has none."""
        if self._channel is None:
            return self.sums
        return sums_of_channel(self._channel, self.sums, self.channels)

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts that have any figure of the KPI's metrics."""
        wanted = {source for key in self.formula.metrics for source in sources_of(key)}
        told = (row for row in self.own if row.metric in wanted)
        return tuple(dict.fromkeys(Account(row.platform, handle_key(row.account)) for row in told))

    @property
    def whose(self) -> Name:
        """The KPI's channel by its name, or all of them."""
        return channel_name(self._channel) if self._channel else say("all channels")

    def rows(self, key: str, account: Account | None = None) -> Iterator[MonthSum]:
        """The rows that may tell this metric, of one account or of all."""
        wanted = sources_of(key)
        for row in self.own:
            mine = account in (None, Account(row.platform, handle_key(row.account)))
            if mine and row.metric in wanted:
                yield row

    @property
    def _channel(self) -> Channel | None:
        return by_id(self.channels, self.kpi.channel_id)


class _Shortage(NamedTuple):
    """A metric that is unknown in some of the months that are needed."""

    metric: str
    whose: Name
    months: tuple[date, ...]


def for_verdict(scope: Scope, course: Course, points: Sequence[KpiPoint]) -> tuple[Say, ...]:
    """What it takes to judge a KPI that can't be judged yet."""
    inside = [p for p in points if first_day(course.start) <= p.month <= course.deadline]
    known = [point for point in inside if point.value is not None]
    if not known:
        return tuple(_of_months(scope, _first_months(scope.formula, course), scope.accounts))
    if len(known) == 1 and known[0] not in settled(scope.formula, points):
        return tuple(_of_days(scope, known[0]))
    holes = [point for point in inside if point.value is None or point.left_out]
    silent = dict.fromkeys(account for point in holes for account in point.left_out)
    return tuple(_of_months(scope, [p.month for p in holes], tuple(silent) or scope.accounts))


def for_forecast(scope: Scope, points: Sequence[KpiPoint]) -> tuple[Say, ...]:
    """How many more months a forecast takes."""
    known = [p.month for p in settled(scope.formula, points) if p.value is not None]
    return tuple(
        say_n(
            "{metric} on {channel}: {n} more month, then a forecast can be made.",
            "{metric} on {channel}: {n} more months, then a forecast can be made.",
            count,
            metric=label,
            channel=scope.whose,
        )
        for label, count in _short(scope, known, _to_forecast, lambda _: True)
    )


def for_season(scope: Scope, points: Sequence[KpiPoint], start: date) -> tuple[Say, ...]:
    """How many more months from before the start it takes until a season can show."""
    known = [p.month for p in points if p.value is not None and p.month < first_day(start)]
    return tuple(
        say_n(
            "{metric} on {channel}: {n} more month from before {month}, then a season can show.",
            "{metric} on {channel}: {n} more months from before {month}, then a season can show.",
            count,
            metric=label,
            channel=scope.whose,
            month=Month(start),
        )
        for label, count in _short(
            scope, known, months_missing, lambda month: month < first_day(start)
        )
    )


def account_name(channels: Sequence[Channel], account: Account) -> Name:
    """An account as its channel is called; by platform and handle where no channel is."""
    for channel in channels:
        if (channel.platform, handle_key(channel.handle)) == (account.platform, account.account):
            return channel_name(channel)
    try:
        known = platform(account.platform)
    except UnknownFactError:
        return f"{account.platform} {account.account}".strip()
    if known.kind == "network":
        return f"{known.name} {account.account}".strip()
    return Say(known.name)


def _to_forecast(months: Collection[date]) -> int:
    return max(MIN_POINTS - len(months), 0)


def _first_months(formula: catalogue.Kpi, course: Course) -> list[date]:
    """The month of the start; a change also needs the one before it."""
    first = first_day(course.start)
    return [next_month(first, -1), first] if formula.kind == "growth" else [first]


def _of_months(
    scope: Scope, months: Sequence[date], accounts: Collection[Account]
) -> Iterator[Say]:
    found = [
        _Shortage(key, account_name(scope.channels, account), lacking)
        for account in accounts
        for key in scope.formula.metrics
        if (lacking := _lacking(scope, key, months, account))
    ]
    if scope.formula.pooled or not found or len(found) > _MOST:
        found = [
            _Shortage(key, scope.whose, lacking)
            for key in scope.formula.metrics
            if (lacking := _lacking(scope, key, months, None))
        ]
    return (_told(each) for each in found)


def _lacking(
    scope: Scope, key: str, months: Sequence[date], account: Account | None
) -> tuple[date, ...]:
    there = {first_day(row.month) for row in scope.rows(key, account)}
    return tuple(month for month in months if month not in there)


def _told(short: _Shortage) -> Say:
    if metric(short.metric).fill_in:
        return Say(metric(short.metric).fill_in)
    named: Mapping[str, Name] = {"metric": _label(short.metric), "channel": short.whose}
    if len(short.months) == 1:
        (month,) = short.months
        return say(
            "{metric} on {channel}: the figures of {month}, then this can be judged.",
            month=Month(month),
            **named,
        )
    return say_n(
        "{metric} on {channel}: {n} more month, then this can be judged.",
        "{metric} on {channel}: {n} more months, then this can be judged.",
        len(short.months),
        **named,
    )


def _of_days(scope: Scope, point: KpiPoint) -> Iterator[Say]:
    """Of a month that has only begun: how many more of its days."""
    least = ceil(least_share(scope.formula) * days_in(point.month))
    for key in scope.formula.metrics:
        rows = (row for row in scope.rows(key) if first_day(row.month) == point.month)
        day = max((row.through.day for row in rows), default=0)
        if day < least and metric(key).kind == "flow":
            yield say_n(
                "{metric} on {channel}: {n} more day of {month}, then this can be judged.",
                "{metric} on {channel}: {n} more days of {month}, then this can be judged.",
                least - day,
                metric=_label(key),
                channel=scope.whose,
                month=Month(point.month),
            )


def _short(
    scope: Scope,
    known: Collection[date],
    count: Callable[[Collection[date]], int],
    counts: Callable[[date], bool],
) -> Iterator[tuple[Name, int]]:
    """The metrics that are short of months, and by how many; all of them where none is on its own."""
    whole = count(known)
    if not whole:
        return
    short = [
        key
        for key in scope.formula.metrics
        if count(_months(row.month for row in scope.rows(key) if counts(first_day(row.month))))
    ]
    for key in short or scope.formula.metrics:
        yield _label(key), whole


def _months(months: Iterable[date]) -> set[date]:
    return {first_day(month) for month in months}


def _label(key: str) -> Say:
    return Say(metric(key).label)
