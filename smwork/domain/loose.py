"""What hangs loose in a plan: a goal that serves nothing, a post without a goal, a KPI without a source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from smwork.domain.content import going_out
from smwork.domain.goals import Goal
from smwork.domain.names import (
    audience_name,
    channel_name,
    decision_name,
    goal_name,
    kpi_name,
    objective_name,
)
from smwork.domain.needs import Step
from smwork.domain.progress import KpiProgress
from smwork.domain.research import Channel
from smwork.domain.say import Say, say, say_n
from smwork.domain.workbook import Workbook

LooseKind = Literal["objective", "goal", "kpi", "audience", "channel", "content", "decision"]


@dataclass(frozen=True, slots=True)
class Loose:
    """A record that hangs loose, the step in which it is mended, and why it does.

    Items of the calendar are told per channel; `record_id` is then the channel's, or empty.
    """

    kind: LooseKind
    record_id: str
    name: str | Say
    step: Step
    why: Say


def loose_ends(book: Workbook, progress: Sequence[KpiProgress]) -> tuple[Loose, ...]:
    """All that hangs loose, in the order of the thread. What was dropped or removed may hang."""
    goals = [goal for goal in book.goals if goal.status != "dropped"]
    channels = [channel for channel in book.channels if channel.decision != "remove"]
    return tuple(
        chain(
            _objectives(book, goals),
            _goals(book, goals),
            _kpis(book, goals, progress),
            _audiences(book, channels),
            _channels(book, channels),
            _content(book),
            _decisions(book),
        )
    )


def _objectives(book: Workbook, goals: Sequence[Goal]) -> Iterator[Loose]:
    served = {goal.objective_id for goal in goals}
    for objective in book.objectives:
        if objective.id not in served:
            name = objective_name(objective)
            why = say("No goal serves this objective.")
            yield Loose("objective", objective.id, name, "goals", why)


def _goals(book: Workbook, goals: Sequence[Goal]) -> Iterator[Loose]:
    objectives = {objective.id for objective in book.objectives}
    measured = {kpi.goal_id for kpi in book.kpis}
    served = {item.goal_id for item in going_out(book.items)}
    for goal in goals:
        name = goal_name(goal)
        if goal.objective_id not in objectives:
            why = say("This goal serves no business objective.")
            yield Loose("goal", goal.id, name, "goals", why)
        if goal.id not in measured:
            yield Loose("goal", goal.id, name, "goals", say("This goal has no KPI."))
        if goal.id not in served:
            yield Loose("goal", goal.id, name, "content", say("No content serves this goal."))


def _kpis(
    book: Workbook, goals: Sequence[Goal], progress: Sequence[KpiProgress]
) -> Iterator[Loose]:
    sources = {goal.id: goal.measured for goal in goals}
    fed = {each.kpi_id for each in progress if any(p.value is not None for p in each.points)}
    for kpi in book.kpis:
        if kpi.goal_id not in sources:
            continue
        # A figure that was read in names its own file.
        if not (kpi.source or sources[kpi.goal_id].strip() or kpi.id in fed):
            why = say("It is not said where this KPI's figures come from.")
            yield Loose("kpi", kpi.id, kpi_name(kpi), "goals", why)
        if kpi.id not in fed:
            why = say("There are no figures of this KPI yet.")
            yield Loose("kpi", kpi.id, kpi_name(kpi), "figures", why)


def _audiences(book: Workbook, channels: Sequence[Channel]) -> Iterator[Loose]:
    kept = {channel.id for channel in channels}
    served = {m.audience_id for m in book.missions if m.channel_id in kept}
    served |= {
        f.audience_id for f in book.fits if f.channel_id in kept and f.uses in ("some", "most")
    }
    for audience in book.audiences:
        if audience.id not in served:
            name = audience_name(audience)
            why = say("No channel serves this audience.")
            yield Loose("audience", audience.id, name, "research", why)


def _channels(book: Workbook, channels: Sequence[Channel]) -> Iterator[Loose]:
    with_mission = {mission.channel_id for mission in book.missions if mission.statement}
    for channel in channels:
        if channel.id not in with_mission:
            why = say("This channel has no mission.")
            yield Loose("channel", channel.id, channel_name(channel), "research", why)


def _content(book: Workbook) -> Iterator[Loose]:
    channels = {channel.id: channel for channel in book.channels}
    items = going_out(book.items)
    aimless = Counter(item.channel_id for item in items if item.goal_id is None)
    for channel_id, count in aimless.items():
        channel = channels.get(channel_id or "")
        name = channel_name(channel) if channel else say("content without a channel")
        why = say_n("{n} item serves no goal.", "{n} items serve no goal.", count)
        yield Loose("content", channel.id if channel else "", name, "content", why)
    homeless = sum(item.channel_id not in channels for item in items)
    if homeless:
        why = say_n("{n} item has no channel.", "{n} items have no channel.", homeless)
        yield Loose("content", "", say("content without a channel"), "content", why)


def _decisions(book: Workbook) -> Iterator[Loose]:
    kpis = {kpi.id for kpi in book.kpis}
    for decision in book.decisions:
        if decision.kpi_id not in kpis:
            name = decision_name(decision)
            why = say("It is not said which KPI this decision should move.")
            yield Loose("decision", decision.id, name, "evaluation", why)
