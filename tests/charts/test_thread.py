import json
from collections.abc import Mapping

import pandas as pd
import pytest

from smwork.charts import NotEnough, Shown, thread_picture
from smwork.charts.thread_nodes import read_thread
from smwork.charts.thread_places import MOST, place
from smwork.locale.translator import translator
from tests.charts.frames import edges, large_thread, nodes
from tests.charts.reading import drawn, shown

EN, NL = translator("en"), translator("nl")


def boxes(chart: Shown) -> dict[object, Mapping[str, object]]:
    return {row["label"]: row for row in drawn(chart)}


def test_what_hangs_loose_is_counted_and_named() -> None:
    chart = shown(thread_picture(nodes(), edges(), EN))
    assert chart.title == "5 things hang loose in the golden thread"
    assert "Loose: Objectives: Vrijwilligers werven." in chart.alt
    assert "2 goals can be followed to a measured result." in chart.alt


def test_what_hangs_loose_has_a_sign_and_not_only_a_colour() -> None:
    placed = boxes(shown(thread_picture(nodes(), edges(), NL)))
    assert placed["⚠ TikTok"]["loose"]
    assert not placed["Instagram"]["loose"]


def test_a_thread_that_holds() -> None:
    chart = shown(thread_picture(nodes().assign(loose=False), edges(), NL))
    assert chart.title == "De rode draad houdt: er hangt niets los"
    assert "⚠" not in json.dumps(chart.spec["layer"], ensure_ascii=False)


def test_each_kind_has_its_column_from_objective_to_result() -> None:
    placed = boxes(shown(thread_picture(nodes(), edges(), EN)))
    assert placed["Meer betalende bezoekers uit de regio"]["left"] == 0
    assert placed["Klikken naar tickets"]["left"] == 2
    assert placed["Bereik 18.400"]["left"] == 5


def test_lines_do_not_cross_where_they_need_not() -> None:
    frame = pd.DataFrame(
        [
            ("o1", "objective", "A", False),
            ("o2", "objective", "B", False),
            ("g1", "goal", "of B", False),
            ("g2", "goal", "of A", False),
        ],
        columns=["id", "kind", "label", "loose"],
    )
    tied = pd.DataFrame([("o1", "g2"), ("o2", "g1")], columns=["source", "target"])
    rows = {each.node.id: each.row for each in place(read_thread(frame, tied), EN).places}
    assert (rows["o1"] < rows["o2"]) == (rows["g2"] < rows["g1"])


def test_a_long_column_is_gathered_and_its_lines_with_it() -> None:
    placed = place(read_thread(*large_thread()), EN)
    kpis = [each for each in placed.places if each.node.kind == "kpi"]
    assert len(kpis) == MOST
    last = max(kpis, key=lambda each: each.row)
    assert last.node.label == "9 more"
    assert any(target is last for _, target in placed.lines)


def test_what_hangs_loose_is_never_gathered_away_before_the_rest() -> None:
    placed = place(read_thread(*large_thread()), EN)
    loose = [each.node.id for each in placed.places if each.node.loose]
    assert sorted(loose) == ["k5.0", "k5.1"]


def test_a_line_to_what_is_gone_is_left_out() -> None:
    tied = pd.DataFrame([("g1", "gone")], columns=["source", "target"])
    assert read_thread(nodes(), tied).edges == ()


def test_a_goal_is_followed_along_its_own_thread_only() -> None:
    thread = read_thread(nodes(), edges())
    followers = next(node for node in thread.nodes if node.id == "g4")
    chain = thread.chain(followers)
    assert chain["channel"] == 1
    assert chain["content"] == 0


def test_on_a_phone_each_goal_is_a_row_with_its_parts_counted() -> None:
    chart = shown(thread_picture(nodes(), edges(), NL, narrow=True))
    marks = pd.DataFrame(drawn(chart))
    answer = marks[marks["goal"] == "Wij antwoorden binnen tien minuten"]
    assert list(answer["part"]) == ["Waarom", "KPI", "Kanaal", "Content", "Resultaat"]
    assert list(answer["count"]) == ["1", "1", "0", "0", "0"]
    assert list(answer["there"]) == [True, True, False, False, False]


def test_on_a_phone_what_hangs_on_no_goal_has_a_row_of_its_own() -> None:
    chart = shown(thread_picture(nodes(), edges(), NL, narrow=True))
    marks = pd.DataFrame(drawn(chart))
    strays = marks[marks["goal"] == "⚠ Bij geen doel"]
    assert list(strays["part"]) == ["Waarom", "Kanaal", "Content"]


@pytest.mark.parametrize("narrow", [False, True])
def test_an_empty_plan_says_what_to_begin_with(narrow: bool) -> None:
    chart = thread_picture(nodes().head(0), edges().head(0), EN, narrow=narrow)
    assert chart == NotEnough("Add an objective and a goal: then the thread is drawn.")


def test_a_phone_needs_a_goal_to_make_a_row_of() -> None:
    chart = thread_picture(nodes().head(3), edges().head(0), EN, narrow=True)
    assert isinstance(chart, NotEnough)


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'post' is none of objective"):
        thread_picture(nodes().assign(kind="post"), edges(), EN)
