"""What the plan's frame, the goals and the research need."""

from smwork.domain.goal_set import GOALS_NEEDED, popularity_only
from smwork.domain.kpi import formula_of
from smwork.domain.needs.need import Need, Standing, of_each
from smwork.domain.say import say, say_n


def of_plan(here: Standing) -> list[Need]:
    """The frame: why, when, with how many hours, for which objectives and audiences."""
    plan, book = here.book.plan, here.book
    button = say("Fill in the plan")
    return [
        Need(bool(plan.why), say("Write down why you are on social media, and for whom."), button),
        Need(bool(plan.start and plan.end), say("Give the plan a start and an end."), button),
        Need(bool(plan.hours_week), say("Say how many hours a week there are."), button),
        Need(
            any(each.statement for each in book.objectives),
            say("Name the business objective that social media has to serve."),
            say("Add an objective"),
        ),
        Need(
            any(each.name for each in book.audiences),
            say("Describe the audience you do it for."),
            say("Add an audience"),
        ),
    ]


def of_goals(here: Standing) -> list[Need]:
    """At least three goals, each with an objective and a KPI, and each SMART; not popularity only."""
    goals, kpis = here.goals, here.book.kpis
    measured = {kpi.goal_id for kpi in kpis if formula_of(kpi) and kpi.target is not None}
    short, some = max(GOALS_NEEDED - len(goals), 0), bool(goals)
    loose = sum(not goal.objective_id for goal in goals)
    unmeasured = sum(goal.id not in measured for goal in goals)
    vague = len(goals) - here.smart(goal.id for goal in goals)
    return [
        Need(
            not short, say_n("Set {n} more goal.", "Set {n} more goals.", short), say("Add a goal")
        ),
        of_each(
            some,
            loose,
            say_n(
                "Choose the objective that {n} goal serves.",
                "Choose the objectives that {n} goals serve.",
                loose,
            ),
            say("Go to the goals"),
        ),
        of_each(
            some,
            unmeasured,
            say_n(
                "Give {n} goal a KPI with a target.",
                "Give {n} goals a KPI with a target.",
                unmeasured,
            ),
            say("Add a KPI"),
        ),
        of_each(
            some,
            vague,
            say_n("Make {n} goal SMART.", "Make {n} goals SMART.", vague),
            say("Go to the goals"),
        ),
        Need(
            bool(measured) and popularity_only(here.book) is None,
            say("Add a KPI that says more than how popular you are."),
            say("Add a KPI"),
            asked=bool(measured),
        ),
    ]


def of_research(here: Standing) -> list[Need]:
    """The channels, decided on and each with its mission; the competitors; and who is where."""
    book, channels = here.book, here.channels
    some = bool(book.channels)
    undecided = sum(channel.decision == "undecided" for channel in channels)
    with_mission = {mission.channel_id for mission in book.missions if mission.statement}
    aimless = sum(channel.id not in with_mission for channel in channels)
    known = {fit.audience_id for fit in book.fits if fit.uses != "unknown"}
    unseen = sum(audience.id not in known for audience in book.audiences)
    to_audit = say("Go to the channels")
    return [
        Need(some, say("List the channels you are on."), say("Add a channel")),
        of_each(
            some,
            undecided,
            say_n(
                "Decide what happens with {n} channel: keep, update, create or remove.",
                "Decide what happens with {n} channels: keep, update, create or remove.",
                undecided,
            ),
            to_audit,
        ),
        of_each(
            some,
            aimless,
            say_n(
                "Give {n} channel its own mission.",
                "Give {n} channels their own missions.",
                aimless,
            ),
            say("Write a mission"),
        ),
        of_each(
            some and bool(book.audiences),
            unseen,
            say_n(
                "Find out on which channels {n} audience is.",
                "Find out on which channels {n} audiences are.",
                unseen,
            ),
            say("Go to the fit"),
        ),
        Need(
            bool(book.competitors),
            say("Look at one competitor at least."),
            say("Add a competitor"),
            asked=some,
        ),
    ]
