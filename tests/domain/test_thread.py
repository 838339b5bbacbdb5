from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from smwork.domain.content import Item
from smwork.domain.evaluation import Decision
from smwork.domain.goals import Goal, Kpi
from smwork.domain.kpi import KpiPoint
from smwork.domain.plan import Audience, Objective
from smwork.domain.progress import KpiProgress
from smwork.domain.research import Channel, Fit, Mission
from smwork.domain.say import Day, Number, say
from smwork.domain.thread import Edge, Node, golden_thread
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, workbook

MAY = date(2026, 5, 31)
POINT = KpiPoint(date(2026, 5, 1), 148, 148, None, MAY, 31, "account")
RESULT = KpiProgress("k", "on_course", say("so"), actual=148, as_of=MAY, points=(POINT,))

WHOLE = workbook(
    objectives=(made(Objective, "o", statement="More members"),),
    goals=(made(Goal, "g", statement="365 trials", objective_id="o", audience_id="a"),),
    kpis=(made(Kpi, "k", goal_id="g", formula="trials", source="GA4"),),
    audiences=(made(Audience, "a", name="Parents"),),
    channels=(made(Channel, "c", platform="facebook", handle="zilt"),),
    missions=(
        made(Mission, channel_id="c", goal_id="g", audience_id="a", kpi_id="k", statement="Tips"),
    ),
    items=tuple(made(Item, str(n), channel_id="c", goal_id="g") for n in range(3)),
    decisions=(made(Decision, "d", statement="Post on Sunday", kpi_id="k"),),
)


def without(**changed: object) -> Workbook:
    book = replace(WHOLE)
    for name, value in changed.items():
        object.__setattr__(book, name, value)
    return book


def changed(name: str, **fields: object) -> Workbook:
    return without(**{name: tuple(r.model_copy(update=fields) for r in getattr(WHOLE, name))})


def node(key: str, book: Workbook = WHOLE) -> Node:
    return next(each for each in golden_thread(book, [RESULT]).nodes if each.key == key)


def whys(book: Workbook, result: KpiProgress | None = RESULT) -> list[str]:
    return [each.why.text for each in golden_thread(book, [result] if result else []).loose]


# --- the thread ---


def test_the_thread_runs_from_objective_to_decision_without_a_loose_end() -> None:
    thread = golden_thread(WHOLE, [RESULT])
    road = [
        "objective:o",
        "goal:g",
        "audience:a",
        "channel:c",
        "content:c:g",
        "result:k",
        "decision:d",
    ]
    tied = {(edge.source, edge.target) for edge in thread.edges}
    assert tied.issuperset(pairwise(road))
    assert thread.loose == ()
    assert not any(each.loose for each in thread.nodes)


def test_the_kpi_hangs_between_its_goal_and_its_result() -> None:
    edges = golden_thread(WHOLE, [RESULT]).edges
    assert Edge("goal:g", "kpi:k") in edges
    assert Edge("kpi:k", "result:k") in edges


def test_items_are_counted_per_channel_and_goal() -> None:
    content = node("content:c:g")
    assert (content.count, content.label, content.record_id) == (3, _items(3), "c")


def _items(count: int) -> object:
    return replace(say("{n} item", n=count), plural="{n} items", count=count)


def test_a_result_says_the_figure_and_its_day() -> None:
    result = node("result:k")
    assert result.verdict == "on_course"
    assert result.label == say("{actual} on {day}", actual=Number(148, 0), day=Day(MAY))


def test_a_kpi_without_figures_has_no_result_and_its_decision_hangs_on_the_kpi() -> None:
    thread = golden_thread(WHOLE, [])
    assert "result:k" not in {each.key for each in thread.nodes}
    assert Edge("kpi:k", "decision:d") in thread.edges


def test_no_edge_points_to_what_is_not_there() -> None:
    book = changed("goals", objective_id="gone")
    thread = golden_thread(book, [RESULT])
    keys = {each.key for each in thread.nodes}
    assert all(edge.source in keys and edge.target in keys for edge in thread.edges)


def test_an_audience_that_a_channel_fits_hangs_on_that_channel() -> None:
    fit = made(Fit, channel_id="c", audience_id="a", uses="some")
    thread = golden_thread(without(missions=(), fits=(fit,)), [])
    assert Edge("audience:a", "channel:c") in thread.edges


def test_results_of_another_channels_kpi_do_not_hang_on_content() -> None:
    edges = golden_thread(changed("kpis", channel_id="elsewhere"), [RESULT]).edges
    assert ("content:c:g", "result:k") not in {(edge.source, edge.target) for edge in edges}


def test_content_of_a_channel_that_serves_several_goals_is_one_goals_own() -> None:
    free = made(Item, "free", channel_id="c", goal_id=None)
    edges = golden_thread(without(items=(*WHOLE.items, free)), [RESULT]).edges
    whose = {edge.target: edge.goal for edge in edges if edge.source == "channel:c"}
    assert whose == {"content:c:g": "goal:g", "content:c:": "goal:"}
    assert Edge("content:c:g", "result:k", "goal:g") in edges


def test_what_was_dropped_or_removed_is_not_drawn() -> None:
    book = without(
        goals=(*WHOLE.goals, made(Goal, "old", status="dropped")),
        channels=(*WHOLE.channels, made(Channel, "gone", decision="remove")),
    )
    thread = golden_thread(book, [RESULT])
    assert {"goal:old", "channel:gone"}.isdisjoint(each.key for each in thread.nodes)
    assert thread.loose == ()


def test_a_long_statement_is_cut_at_a_word() -> None:
    label = node("goal:g", changed("goals", statement="Meer proefabonnementen " * 5)).label
    assert label == "Meer proefabonnementen Meer proefabonnementen Meer…"


# --- what hangs loose ---


@pytest.mark.parametrize(
    ("book", "why"),
    [
        (changed("goals", objective_id=None), "This goal serves no business objective."),
        (without(kpis=()), "This goal has no KPI."),
        (without(items=()), "No content serves this goal."),
        (changed("items", status="dropped"), "No content serves this goal."),
        (without(missions=()), "This channel has no mission."),
        (without(missions=()), "No channel serves this audience."),
        (changed("items", goal_id=None), "{n} item serves no goal."),
        (changed("items", channel_id=None), "{n} item has no channel."),
        (
            changed("decisions", kpi_id=None),
            "It is not said which KPI this decision should move.",
        ),
    ],
)
def test_each_loose_end_is_found(book: Workbook, why: str) -> None:
    assert why in whys(book)


def test_an_objective_that_no_goal_serves_hangs_loose() -> None:
    book = changed("goals", objective_id=None)
    assert whys(book)[0] == "No goal serves this objective."
    assert node("objective:o", book).loose
    assert node("goal:g", book).loose


def test_a_kpi_hangs_loose_until_somebody_says_where_its_figures_come_from() -> None:
    why = "It is not said where this KPI's figures come from."
    silent = changed("kpis", source="")
    assert why in whys(silent, None)
    assert why not in whys(silent), "a figure that was read in names its own file"
    told = replace(silent, goals=(silent.goals[0].model_copy(update={"measured": "GA4"}),))
    assert why not in whys(told, None)


def test_a_kpi_that_no_figures_came_in_for_hangs_loose() -> None:
    assert whys(WHOLE, None) == ["There are no figures of this KPI yet."]


def test_items_without_a_goal_are_told_once_per_channel() -> None:
    book = changed("items", goal_id=None)
    (found,) = [each for each in golden_thread(book, [RESULT]).loose if each.kind == "content"]
    assert (found.record_id, found.name, found.why.count) == ("c", "Facebook zilt", 3)
    assert node("content:c:", book).loose


def test_a_new_plan_has_no_loose_ends() -> None:
    thread = golden_thread(workbook(), [])
    assert (thread.nodes, thread.edges, thread.loose) == ((), (), ())


def test_thousands_of_items_do_not_make_the_thread_larger() -> None:
    items = tuple(made(Item, str(n), channel_id="c", goal_id="g") for n in range(2000))
    book = without(items=items)
    thread = golden_thread(book, [RESULT])
    assert len(thread.nodes) == len(golden_thread(WHOLE, [RESULT]).nodes)
