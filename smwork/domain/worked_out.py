"""Figures that nobody measures: what hours and tools cost, and what the collected mentions count to.

They stand beside the measured ones as months of accounts of their own, so that a KPI takes them like
any other figure. What is measured or typed is never mixed with what is counted here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from smwork.domain.inspiration import Mention
from smwork.domain.listening import Whose, kinds_of
from smwork.domain.months import days_in, first_day, last_day
from smwork.domain.plan import Plan
from smwork.domain.research import Channel
from smwork.domain.series import Account, MonthSum
from smwork.domain.workbook import Workbook

PLAN_ACCOUNT: Final = Account("", "plan")
"""Whose figures those of the plan as a whole are."""

_DAYS_A_WEEK: Final = 7
_COUNTED: Final = (
    frozenset({"mentions", "competitor_mentions"}),
    frozenset({"messages_in", "messages_answered", "response_minutes"}),
)
"""What the mentions count to, in groups that must come from one source: a tool hears more than a team
writes down, and a month of the one beside a month of the other would look like a fall."""


def all_sums(book: Workbook, sums: Sequence[MonthSum]) -> tuple[MonthSum, ...]:
    """The measured figures, and what is worked out beside them."""
    measured = {row.metric for row in sums}
    known_already = {key for group in _COUNTED for key in group if measured.intersection(group)}
    return (*sums, *_costs(book.plan, sums), *_heard(book, known_already))


def fixed_costs(plan: Plan, through: date) -> float | None:
    """What hours and tools cost in the month of `through`, up to that day, in euros.

    Hours a week times what an hour costs, and the tools of a month. None while one of the three is
    not filled in: what nothing is paid for is filled in as 0.
    """
    if plan.hours_week is None or plan.hour_rate is None or plan.tool_costs_month is None:
        return None
    hours = plan.hours_week * plan.hour_rate * through.day / _DAYS_A_WEEK
    return hours + plan.tool_costs_month * through.day / days_in(through)


def _costs(plan: Plan, sums: Sequence[MonthSum]) -> Iterator[MonthSum]:
    """The costs of each month of the plan in which money is known to have come in or gone out."""
    money: dict[date, date] = {}
    for row in sums:
        if row.metric in ("revenue", "spend") and _within(plan, row.through):
            month = first_day(row.month)
            money[month] = max(row.through, money.get(month, row.through))
    spent = any(row.metric == "spend" for row in sums)
    for through in money.values():
        costs = fixed_costs(plan, through)
        if costs is not None:
            yield _of_plan("fixed_costs", through, costs)
        if plan.media_budget == 0 and not spent:
            yield _of_plan("spend", through, 0.0)


def _within(plan: Plan, day: date) -> bool:
    return (plan.start is None or plan.start <= day) and (
        plan.end is None or first_day(day) <= plan.end
    )


def _of_plan(key: str, through: date, value: float) -> MonthSum:
    return _row(PLAN_ACCOUNT, key, through, value)


def _row(account: Account, key: str, through: date, value: float) -> MonthSum:
    return MonthSum(
        account.platform,
        account.account,
        "account",
        key,
        first_day(through),
        value,
        value,
        through.day,
        through,
    )


def _heard(book: Workbook, known_already: set[str]) -> Iterator[MonthSum]:
    """What the collected mentions count to, of each metric that is not measured already."""
    kinds = kinds_of(book.terms)
    counted: dict[tuple[Account, date], Counter[str]] = defaultdict(Counter)
    said = [(mention, day) for mention in book.mentions if (day := mention.said_on)]
    latest = max((day for _, day in said), default=date.min)
    for mention, day in said:
        account = _account_of(mention, book.channels)
        counted[account, first_day(day)].update(_counts(mention, kinds))
    for (account, month), counts in counted.items():
        through = latest if first_day(latest) == month else last_day(month)
        for key, value in counts.items():
            if key not in known_already:
                yield _row(account, key, through, float(value))


def _account_of(mention: Mention, channels: Iterable[Channel]) -> Account:
    """The channel on whose platform it was said, else the plan as a whole."""
    on = next((each for each in channels if each.platform == mention.platform), None)
    return Account(on.platform, on.handle) if on and mention.platform else PLAN_ACCOUNT


def _counts(mention: Mention, kinds: Mapping[str, Whose]) -> dict[str, int]:
    """What one mention adds to each metric; nought where it is known to add nothing."""
    who, tone = kinds.get(mention.term_id or "", "other"), mention.sentiment
    counts = {"mentions": int(who == "own")}
    if "competitor" in kinds.values():
        counts["competitor_mentions"] = int(who == "competitor")
    if who == "own" and tone != "unknown":
        counts |= {"mentions_judged": 1, "mentions_positive": int(tone == "positive")}
    if mention.needs_answer or mention.answer_minutes is not None:
        counts |= {"messages_in": 1, "messages_answered": int(mention.answer_minutes is not None)}
    if mention.answer_minutes is not None:
        counts["response_minutes"] = round(mention.answer_minutes)
    return counts
