from dataclasses import replace
from datetime import date

import pytest

from smwork.domain.accounts import Improvement
from smwork.domain.content import Cadence, Item, Kind
from smwork.domain.evaluation import Decision, Learning
from smwork.domain.goals import Goal, Kpi
from smwork.domain.inspiration import Case, Experiment, Idea, Mention, Term
from smwork.domain.kpi import KpiPoint
from smwork.domain.needs import Step
from smwork.domain.plan import Audience, Objective
from smwork.domain.planning import STEPS, NextThing, StepState, next_thing, step_states
from smwork.domain.progress import KpiProgress
from smwork.domain.research import Channel, Competitor, Fit, Mission
from smwork.domain.say import Month, say
from smwork.domain.verdicts import Verdict
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, plan, workbook

TODAY = date(2026, 6, 3)
MAY = date(2026, 5, 1)
FRAME = plan(start=date(2026, 1, 1), end=date(2026, 12, 31), why="Seen", hours_week=8)
SMART = {"1": 5, "2": 5, "3": 5}

FULL = workbook(
    FRAME,
    objectives=(made(Objective, "o", statement="More trials"),),
    audiences=(made(Audience, "a", name="Parents"),),
    goals=tuple(made(Goal, key, statement="More trials", objective_id="o") for key in SMART),
    kpis=tuple(made(Kpi, key, goal_id=key, formula="trials", target=9) for key in SMART),
    channels=(made(Channel, "c", platform="facebook", handle="zilt", decision="keep"),),
    missions=(made(Mission, channel_id="c", statement="Answers for parents"),),
    fits=(made(Fit, channel_id="c", audience_id="a", uses="most"),),
    competitors=(made(Competitor, name="Other"),),
    improvements=(made(Improvement, channel_id="c", deadline=date(2026, 7, 1)),),
    terms=(
        made(Term, "1", kind="brand", words="zilt", tool="alerts"),
        made(Term, "2", kind="subject", words="sailing", tool="alerts"),
    ),
    mentions=(made(Mention),),
    cases=(made(Case),),
    ideas=(made(Idea),),
    experiments=(made(Experiment),),
    kinds=(made(Kind, name="Tips"),),
    cadences=(made(Cadence, channel_id="c", posts_per_week=2),),
    items=(made(Item, planned_on=date(2026, 7, 10), goal_id="1", mix="authority"),),
    learnings=(made(Learning),),
    decisions=(made(Decision),),
)


def told(month: date = MAY, value: float | None = 7) -> list[KpiProgress]:
    point = KpiPoint(month, value, value, None, month, 31, "account")
    verdict: Verdict = "on_course" if value is not None else "not_enough"
    return [KpiProgress(key, verdict, say("so"), points=(point,)) for key in SMART]


def next_of(book: Workbook, progress: list[KpiProgress] | None = None) -> NextThing:
    return next_thing(book, TODAY, SMART, told() if progress is None else progress)


def state(step: Step, book: Workbook, progress: list[KpiProgress] | None = None) -> StepState:
    states = step_states(book, TODAY, SMART, told() if progress is None else progress)
    return next(each for each in states if each.step == step)


def test_a_new_plan_begins_with_a_goal() -> None:
    found = next_thing(workbook(), TODAY, {}, [])
    assert found.step == "goals"
    assert found.text == say("Set the first goal; the rest of the plan follows from it.")


def test_after_the_first_goal_comes_the_why() -> None:
    found = next_thing(workbook(goals=FULL.goals[:1]), TODAY, SMART, [])
    assert found.step == "plan"
    assert found.text == say("Write down why you are on social media, and for whom.")


def test_a_new_plan_has_nothing_filled() -> None:
    states = step_states(workbook(), TODAY, {}, [])
    assert [each.step for each in states] == list(STEPS)
    assert all(each.filled == 0 and each.of > 0 and each.missing for each in states[:-1])


def test_a_finished_plan_misses_nothing() -> None:
    states = step_states(FULL, TODAY, SMART, told())
    assert [each.missing for each in states] == [()] * len(STEPS)
    assert all(each.filled == each.of for each in states)


@pytest.mark.parametrize(
    ("emptied", "step", "text"),
    [
        ("objectives", "plan", "Name the business objective that social media has to serve."),
        ("audiences", "plan", "Describe the audience you do it for."),
        ("kpis", "goals", "Give {n} goal a KPI with a target."),
        ("channels", "research", "List the channels you are on."),
        ("missions", "research", "Give {n} channel its own mission."),
        ("fits", "research", "Find out on which channels {n} audience is."),
        ("competitors", "research", "Look at one competitor at least."),
        (
            "improvements",
            "accounts",
            "Complete the account {account}, or plan its improvement: {done} of {of} is done.",
        ),
        ("terms", "inspiration", "Listen to your own name: add it as a search term."),
        ("mentions", "inspiration", "Collect what is said."),
        ("cases", "inspiration", "Keep one good example of others."),
        ("ideas", "inspiration", "Write down a first idea."),
        ("experiments", "inspiration", "Turn an idea into an experiment."),
        ("kinds", "content", "Say which kinds of content you make."),
        ("cadences", "content", "Agree how often you post on {n} channel."),
        ("items", "content", "Plan your content at least four weeks ahead."),
        ("learnings", "evaluation", "Write down a success or a failure, and what it taught."),
        ("decisions", "evaluation", "Decide what you adjust, who does it and when."),
    ],
)
def test_what_is_taken_out_of_a_finished_plan_is_the_next_thing(
    emptied: str, step: Step, text: str
) -> None:
    book = replace(FULL)
    object.__setattr__(book, emptied, ())
    found = next_of(book)
    assert (found.step, found.text.text) == (step, text)
    assert state(step, book).missing[0] == found.text


def test_two_goals_are_one_too_few() -> None:
    book = replace(FULL, goals=FULL.goals[:2], kpis=FULL.kpis[:2])
    found = next_of(book)
    assert (found.step, found.text.text, found.text.count) == ("goals", "Set {n} more goal.", 1)
    assert [each.text for each in state("goals", book).missing] == ["Set {n} more goal."]


def test_a_goal_that_was_dropped_is_not_counted() -> None:
    dropped = FULL.goals[0].model_copy(update={"status": "dropped"})
    missing = state("goals", replace(FULL, goals=(dropped, *FULL.goals[1:]))).missing
    assert [each.text for each in missing] == ["Set {n} more goal."]


def test_a_goal_that_is_not_smart_is_said() -> None:
    found = next_thing(FULL, TODAY, {**SMART, "2": 4}, told())
    assert (found.text.text, found.text.count) == ("Make {n} goal SMART.", 1)


def test_a_plan_with_popularity_only_is_said() -> None:
    kpis = tuple(kpi.model_copy(update={"formula": "followers"}) for kpi in FULL.kpis)
    found = next_of(replace(FULL, kpis=kpis))
    assert found.text.text == "Add a KPI that says more than how popular you are."


def test_a_channel_that_is_removed_needs_no_mission() -> None:
    gone = made(Channel, "old", platform="x", decision="remove")
    assert state("research", replace(FULL, channels=(*FULL.channels, gone))).missing == ()


def test_content_in_the_last_weeks_of_a_plan_need_not_run_past_its_end() -> None:
    ending = FRAME.model_copy(update={"end": date(2026, 6, 20)})
    item = FULL.items[0].model_copy(update={"planned_on": date(2026, 6, 15)})
    assert state("content", replace(FULL, plan=ending, items=(item,))).missing == ()


def test_what_does_not_go_out_asks_nothing_and_fills_no_calendar() -> None:
    (planned,) = FULL.items
    dropped = planned.model_copy(update={"status": "dropped", "goal_id": None, "mix": ""})
    assert state("content", replace(FULL, items=(planned, dropped))).missing == ()
    asked = state("content", replace(FULL, items=(dropped,))).missing
    assert [each.text for each in asked] == ["Plan your content at least four weeks ahead."]


def test_without_figures_the_next_thing_is_to_import_them() -> None:
    found = next_of(FULL, told(value=None))
    assert (found.step, found.text.text) == ("figures", "Import the figures of your channels.")


def test_a_kpi_that_no_file_told_of_is_counted() -> None:
    (one, *others) = told()
    found = next_of(FULL, [replace(one, points=()), *others])
    assert (found.text.text, found.text.count) == ("{n} KPI has no figures yet.", 1)


def test_of_a_finished_plan_last_months_figures_are_next() -> None:
    found = next_of(FULL, told(date(2026, 4, 1)))
    assert (found.step, found.text) == (
        "figures",
        say("Import the figures of {month}.", month=Month(MAY)),
    )


def test_and_then_the_monthly_review() -> None:
    found = next_of(FULL, told(MAY))
    assert found.step == "evaluation"
    assert found.button == say("Start the review")
