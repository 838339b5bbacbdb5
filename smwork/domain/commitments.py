"""Each of the six kinds of commitment, told in the one shape that the judge knows.

All take the fields as they stand, saved or still being typed; give the record itself with the typed
values in it (`record.model_copy(update=…)`) where there is one. `evidence` has per KPI id what its
months show (`evidence_of_all`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from smwork.domain.accounts import ImprovementFields
from smwork.domain.content import CadenceFields
from smwork.domain.evaluation import DecisionFields
from smwork.domain.evidence import Evidence
from smwork.domain.goals import Goal, GoalFields, Kpi
from smwork.domain.hours import hours_left, hours_per_post
from smwork.domain.inspiration import ExperimentFields
from smwork.domain.measures import completeness, measure_of, money_asked, moved_by, posts_a_week
from smwork.domain.record import CommitmentFields, by_id
from smwork.domain.research import Channel, MissionFields
from smwork.domain.say import Say, say
from smwork.domain.smart import Commitment, CommitmentKind, Load, Measure
from smwork.domain.workbook import Workbook
from smwork.errors import UnknownFactError
from smwork.facts.platforms import platform

Seen = Mapping[str, Evidence]


def commitment_of(
    fields: CommitmentFields, workbook: Workbook, evidence: Seen, today: date
) -> Commitment:
    """Any of the six kinds; raises TypeError for fields that are no commitment of theirs."""
    match fields:
        case GoalFields():
            return goal_commitment(fields, workbook, evidence, today)
        case MissionFields():
            return mission_commitment(fields, workbook, evidence, today)
        case ImprovementFields():
            return improvement_commitment(fields, workbook, today)
        case ExperimentFields():
            return experiment_commitment(fields, workbook, evidence, today)
        case CadenceFields():
            return cadence_commitment(fields, workbook, today)
        case DecisionFields():
            return decision_commitment(fields, workbook, evidence, today)
    raise TypeError(f"no commitment: {type(fields).__name__}")


def goal_commitment(
    goal: GoalFields, workbook: Workbook, evidence: Seen, today: date
) -> Commitment:
    """A social goal, held to its KPIs."""
    own = _kpis_of(goal, workbook)
    source = goal.measured
    return replace(
        _promised("goal", goal, workbook, today),
        reached=goal.reached,
        audience=_audience(workbook, goal.audience_id),
        place=_place_of_goal(goal, own, workbook),
        objective=_objective(goal, workbook),
        measures=tuple(_measure(kpi, goal, workbook, evidence, today, source) for kpi in own),
        load=Load(money_needed=money_asked(own), money_free=workbook.plan.media_budget),
    )


def mission_commitment(
    mission: MissionFields, workbook: Workbook, evidence: Seen, today: date
) -> Commitment:
    """A channel's mission, held to its KPI and to the posts a week it names."""
    channel = by_id(workbook.channels, mission.channel_id)
    kpi = by_id(workbook.kpis, mission.kpi_id)
    goal = by_id(workbook.goals, mission.goal_id) or _goal_of(kpi, workbook)
    source = _source_of(kpi, workbook)
    measures = [_measure(kpi, mission, workbook, evidence, today, source)] if kpi else []
    if mission.posts_per_week is not None:
        measures.append(posts_a_week(mission.posts_per_week, _posts_now(channel)))
    return replace(
        _serving(_promised("mission", mission, workbook, today), goal, workbook),
        audience=_audience(workbook, mission.audience_id, goal.audience_id if goal else None),
        place=_place(channel),
        measures=tuple(measures),
        load=Load(
            posts_per_week=mission.posts_per_week,
            hours_per_post=hours_per_post(workbook, mission.channel_id),
            hours_free=hours_left(workbook, mission, mission.channel_id),
        ),
    )


def improvement_commitment(
    improvement: ImprovementFields, workbook: Workbook, today: date
) -> Commitment:
    """An improvement of an account, held to the completeness of its checklist."""
    channel = by_id(workbook.channels, improvement.channel_id)
    chosen = improvement.target is not None
    measure = completeness(improvement.baseline, improvement.target)
    return replace(
        _promised("improvement", improvement, workbook, today),
        place=_place(channel),
        measures=(measure,) if chosen else (),
    )


def experiment_commitment(
    experiment: ExperimentFields, workbook: Workbook, evidence: Seen, today: date
) -> Commitment:
    """An experiment, held to the effect in % that it should have on its KPI."""
    idea = by_id(workbook.ideas, experiment.idea_id)
    kpi = by_id(workbook.kpis, experiment.kpi_id)
    goal = _goal_of(kpi, workbook)
    channels = (
        experiment.channel_id,
        idea.channel_id if idea else None,
        kpi.channel_id if kpi else None,
    )
    audiences = (idea.audience_id if idea else None, goal.audience_id if goal else None)
    return replace(
        _serving(_promised("experiment", experiment, workbook, today), goal, workbook),
        audience=_audience(workbook, *audiences),
        place=_place(by_id(workbook.channels, next(filter(None, channels), None))),
        measures=_moved(kpi, experiment, workbook, evidence, today),
    )


def cadence_commitment(cadence: CadenceFields, workbook: Workbook, today: date) -> Commitment:
    """A posting cadence, held to its number and to the hours that the other cadences leave."""
    channel = by_id(workbook.channels, cadence.channel_id)
    chosen = cadence.posts_per_week is not None
    measure = posts_a_week(cadence.posts_per_week, _posts_now(channel))
    return replace(
        _promised("cadence", cadence, workbook, today),
        place=_place(channel),
        measures=(measure,) if chosen else (),
        load=Load(
            posts_per_week=cadence.posts_per_week,
            hours_per_post=cadence.hours_per_post,
            hours_free=hours_left(workbook, cadence),
        ),
    )


def decision_commitment(
    decision: DecisionFields, workbook: Workbook, evidence: Seen, today: date
) -> Commitment:
    """An adjustment, held to the effect in % that it should have on its KPI."""
    kpi = by_id(workbook.kpis, decision.kpi_id)
    channel = by_id(workbook.channels, kpi.channel_id) if kpi else None
    everywhere: Say | str = say("all channels") if kpi else ""
    return replace(
        _serving(
            _promised("decision", decision, workbook, today), _goal_of(kpi, workbook), workbook
        ),
        place=_place(channel) or everywhere,
        measures=_moved(kpi, decision, workbook, evidence, today),
    )


# --- what all kinds say ---------------------------------------------------------------------------


def _promised(
    kind: CommitmentKind, fields: CommitmentFields, workbook: Workbook, today: date
) -> Commitment:
    return Commitment(
        kind=kind,
        today=today,
        statement=fields.statement,
        agreed_by=fields.agreed_by,
        owner=fields.owner,
        start=fields.start,
        deadline=fields.deadline,
        check_every=fields.check_every,
        plan_start=workbook.plan.start,
        plan_end=workbook.plan.end,
    )


def _serving(commitment: Commitment, goal: Goal | None, workbook: Workbook) -> Commitment:
    if goal is None:
        return commitment
    name = goal.statement or "…"
    return replace(commitment, goal=name, objective=_objective(goal, workbook))


def _measure(
    kpi: Kpi,
    fields: CommitmentFields,
    workbook: Workbook,
    evidence: Seen,
    today: date,
    source: str,
) -> Measure:
    channel = by_id(workbook.channels, kpi.channel_id)
    start = fields.start or workbook.plan.start or today
    return measure_of(kpi, start, evidence, channel, source)


def _moved(
    kpi: Kpi | None,
    fields: ExperimentFields | DecisionFields,
    workbook: Workbook,
    evidence: Seen,
    today: date,
) -> tuple[Measure, ...]:
    if kpi is None:
        return ()
    source = _source_of(kpi, workbook)
    return (moved_by(_measure(kpi, fields, workbook, evidence, today, source), fields.effect),)


# --- along the thread -----------------------------------------------------------------------------


def _kpis_of(goal: GoalFields, workbook: Workbook) -> Sequence[Kpi]:
    if not isinstance(goal, Goal):
        return ()
    return [kpi for kpi in workbook.kpis if kpi.goal_id == goal.id]


def _goal_of(kpi: Kpi | None, workbook: Workbook) -> Goal | None:
    return by_id(workbook.goals, kpi.goal_id) if kpi else None


def _source_of(kpi: Kpi | None, workbook: Workbook) -> str:
    """Where a KPI's figure is read, as its goal says."""
    goal = _goal_of(kpi, workbook)
    return goal.measured if goal else ""


def _objective(goal: GoalFields, workbook: Workbook) -> str:
    objective = by_id(workbook.objectives, goal.objective_id)
    return objective.statement if objective else ""


def _audience(workbook: Workbook, *audience_ids: str | None) -> str:
    """The name of the first audience that is chosen."""
    audience = by_id(workbook.audiences, next(filter(None, audience_ids), None))
    return audience.name if audience else ""


def _place_of_goal(goal: GoalFields, kpis: Sequence[Kpi], workbook: Workbook) -> Say | str:
    """Where it happens: on its KPIs' channel, else on a channel that works for it."""
    ids = [kpi.channel_id for kpi in kpis]
    if isinstance(goal, Goal):
        ids += [mission.channel_id for mission in workbook.missions if mission.goal_id == goal.id]
        ids += [channel.id for channel in workbook.channels if channel.goal_id == goal.id]
    places = (_place(by_id(workbook.channels, channel_id)) for channel_id in ids)
    return next((place for place in places if place), "")


def _place(channel: Channel | None) -> Say | str:
    """The channel as people call it; one of our own (website, newsletter) in the reader's language."""
    if channel is None:
        return ""
    try:
        known = platform(channel.platform)
    except UnknownFactError:
        return channel.platform or channel.handle
    return Say(known.name) if known.kind == "own" else known.name


def _posts_now(channel: Channel | None) -> float | None:
    return channel.posts_per_week if channel else None
