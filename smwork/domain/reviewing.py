"""Making a month's review out of a plan and its figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from smwork.domain.annotations import marks_of
from smwork.domain.commitments import decision_commitment
from smwork.domain.evaluation import Decision, Learning
from smwork.domain.evidence import evidence_of_all
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of, kpi_points
from smwork.domain.month_review import (
    AccountIn,
    Changes,
    DecisionOfMonth,
    KpiOfMonth,
    LearningOfMonth,
    Mark,
    MonthReview,
    Mover,
)
from smwork.domain.months import first_day, last_day, next_month
from smwork.domain.names import channel_name, kpi_name
from smwork.domain.outcomes import Outcome, begun, come_back, outcome
from smwork.domain.progress import KpiProgress, plan_progress
from smwork.domain.record import by_id
from smwork.domain.review import last_days, out_of_reach, reviewed_kpis
from smwork.domain.say import Say
from smwork.domain.series import MonthSum
from smwork.domain.smart import judge
from smwork.domain.track import nearly_over, settled
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums

_MOST_MOVERS: Final = 3


@dataclass(frozen=True, slots=True)
class ChangesSince:
    """What was done in the plan since a moment: who did how much."""

    since: datetime
    told: tuple[Changes, ...]


def month_review(
    book: Workbook, sums: Sequence[MonthSum], month: date, today: date, changes: ChangesSince
) -> MonthReview:
    """The review of a month, on `today`: figures that came later are left out of it."""
    judged_on = min(today, last_day(month))
    book, measured = _as_of(book, judged_on), [row for row in sums if row.month <= month]
    known = all_sums(book, measured)
    progress = {each.kpi_id: each for each in plan_progress(book, measured, judged_on)}
    kpis = reviewed_kpis(book, progress)
    accounts = tuple(_accounts(measured, month))
    decided = _Decided(book, known, _letters(book, measured, today), today)
    return MonthReview(
        month=month,
        plan=book.plan.name,
        client=book.client.name,
        through=max((each.through for each in accounts), default=None),
        accounts=accounts,
        since=changes.since,
        changes=changes.told,
        movers=biggest_movers(book, kpis, known, month),
        kpis=tuple(_kpi(book, kpi, progress[kpi.id]) for kpi in kpis),
        learnings=tuple(_learnings(book, month)),
        come_back=decided.told(come_back(book.decisions, month), back=True),
        decided=decided.told(_fresh(book.decisions, month), back=False),
    )


def _as_of(book: Workbook, day: date) -> Workbook:
    """The plan with what had been heard by then: mentions count to figures too."""
    heard = (each for each in book.mentions if each.said_on is None or each.said_on <= day)
    return replace(book, mentions=tuple(heard))


def biggest_movers(
    book: Workbook, kpis: Iterable[Kpi], sums: Sequence[MonthSum], month: date
) -> tuple[Mover, ...]:
    """The KPIs that differ most from the month before, in per cent of it, the biggest first."""
    found = [mover for kpi in kpis if (mover := _mover(book, kpi, sums, month)) is not None]
    return tuple(sorted(found, key=lambda each: -abs(each.share))[:_MOST_MOVERS])


def kpi_title(book: Workbook, kpi: Kpi) -> Say:
    """What is measured, and on which channel."""
    name, channel = kpi_name(kpi), by_id(book.channels, kpi.channel_id)
    if channel is None:
        return name if isinstance(name, Say) else Say("{kpi}", {"kpi": name})
    return Say("{kpi} · {channel}", {"kpi": name, "channel": channel_name(channel)})


def _accounts(sums: Iterable[MonthSum], month: date) -> Iterator[AccountIn]:
    last = last_days(sums).items()
    for account, through in sorted(last, key=lambda each: (each[1], each[0].platform)):
        yield AccountIn(
            platform=account.platform,
            account=account.account,
            through=through,
            whole=through >= nearly_over(month),
        )


def _mover(book: Workbook, kpi: Kpi, sums: Sequence[MonthSum], month: date) -> Mover | None:
    formula = formula_of(kpi)
    if formula is None:
        return None
    points = settled(formula, kpi_points(kpi, book.channels, sums))
    values = {point.month: point.value for point in points}
    value, before = values.get(first_day(month)), values.get(next_month(month, -1))
    if value is None or not before:
        return None
    share = (value - before) / abs(before) * 100
    return Mover(
        kpi_id=kpi.id,
        name=kpi_title(book, kpi),
        unit=formula.unit,
        before=before,
        value=value,
        share=share,
        better=(share >= 0) == (formula.direction == "up"),
    )


def _kpi(book: Workbook, kpi: Kpi, progress: KpiProgress) -> KpiOfMonth:
    formula, goal = formula_of(kpi), by_id(book.goals, kpi.goal_id)
    return KpiOfMonth(
        kpi_id=kpi.id,
        name=kpi_title(book, kpi),
        goal=goal.statement if goal else "",
        unit=formula.unit if formula else "count",
        verdict=progress.verdict,
        why=progress.why,
        needed=progress.needed,
        outlook=out_of_reach(kpi, progress),
        actual=progress.actual,
        as_of=progress.as_of,
        expected=progress.expected,
        baseline=progress.baseline,
        target=progress.course[-1].value if progress.course else progress.target,
        course=progress.course,
        by_season=progress.by_season,
        track=progress.track,
        forecast=progress.forecast,
        marks=tuple(
            Mark(on=each.on, text=each.text, span=each.span)
            for each in marks_of(kpi, book.annotations)
            if each.on is not None
        ),
    )


def _learnings(book: Workbook, month: date) -> Iterator[LearningOfMonth]:
    """What was written down from the month's beginning until the end of the next, newest first."""
    titles = _titles(book)
    for each in sorted(book.learnings, key=_written_on, reverse=True):
        if month <= _written_on(each) <= last_day(next_month(month)):
            yield LearningOfMonth(
                kind=each.kind,
                what=each.what,
                learned=each.learned,
                on=each.on,
                kpi=titles.get(each.kpi_id or ""),
            )


def _written_on(learning: Learning) -> date:
    return learning.on or learning.created_at.date()


@dataclass(frozen=True, slots=True)
class _Decided:
    """What is needed to tell of decisions: `known` has all figures, `letters` the SMART verdicts."""

    book: Workbook
    known: Sequence[MonthSum]
    letters: Mapping[str, int]
    today: date

    def told(self, decisions: Iterable[Decision], *, back: bool) -> tuple[DecisionOfMonth, ...]:
        """The decisions; of those that come back also what became of them."""
        titles = _titles(self.book)
        return tuple(
            _decision(self._outcome(each), titles, self.letters, told=back) for each in decisions
        )

    def _outcome(self, decision: Decision) -> Outcome:
        kpi = by_id(self.book.kpis, decision.kpi_id)
        points = kpi_points(kpi, self.book.channels, self.known) if kpi else ()
        return outcome(decision, kpi, points, self.today)


def _fresh(decisions: Iterable[Decision], month: date) -> list[Decision]:
    """What is decided in a month's review: begun after the month, and before the end of the next."""
    later = next_month(month)
    return [each for each in decisions if later <= begun(each) <= last_day(later)]


def _letters(book: Workbook, sums: Sequence[MonthSum], today: date) -> dict[str, int]:
    """How many SMART letters each decision has."""
    evidence = evidence_of_all(book, sums) if book.decisions else {}
    return {
        each.id: judge(decision_commitment(each, book, evidence, today)).met
        for each in book.decisions
    }


def _titles(book: Workbook) -> dict[str, Say]:
    return {kpi.id: kpi_title(book, kpi) for kpi in book.kpis}


def _decision(
    found: Outcome, titles: Mapping[str, Say], letters: Mapping[str, int], *, told: bool
) -> DecisionOfMonth:
    decision = found.decision
    return DecisionOfMonth(
        id=decision.id,
        statement=decision.statement,
        owner=decision.owner,
        deadline=decision.deadline,
        kpi=titles.get(decision.kpi_id or ""),
        effect=decision.effect,
        smart=letters[decision.id],
        state=found.state,
        outcome=found.told if told else None,
        meant=found.meant if told else None,
    )
