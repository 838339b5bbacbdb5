"""M: a figure, with where it stands, where it must go, and where it is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.say import say
from smwork.domain.smart import Measure, judge
from tests.domain.smart_cases import (
    ANSWER_TIME,
    FOLLOWERS,
    SIGNS,
    STATES,
    TRIALS,
    dutch,
    english,
    goal,
    having,
)

CTR = Measure(
    label=say("CTR"),
    unit="percent",
    made_of="ratio",
    baseline=0.9,
    target=1.5,
    source="Meta export",
)
BARE = having(FOLLOWERS, evidence=None)
UNCHOSEN = Measure(label=None)


@pytest.mark.parametrize(
    ("measure", "in_english", "in_dutch"),
    [
        (
            having(FOLLOWERS, target=5),
            "Followers: 5% more every month, from 1,240.",
            "Volgers: elke maand 5% meer, vanaf 1.240.",
        ),
        (CTR, "CTR: from 0.9% to 1.5%.", "CTR: van 0,9% naar 1,5%."),
        (
            ANSWER_TIME,
            "Average time to first answer: from 45 min to 10 min.",
            "Gemiddelde responstijd: van 45 min naar 10 min.",
        ),
        (
            TRIALS,
            "Trial subscriptions: 90 over the whole period.",
            "Proefabonnementen: 90 in de hele periode.",
        ),
    ],
    ids=["5 % more followers every month", "CTR of 1.5 %", "answer in 10 minutes", "trials asked"],
)
def test_the_four_examples_of_the_method_are_measurable_as_they_stand(
    measure: Measure, in_english: str, in_dutch: str
) -> None:
    found = judge(goal(measures=(measure,))).of("M")
    assert (found.state, english(found.why), dutch(found.why)) == ("met", in_english, in_dutch)


@pytest.mark.parametrize(
    ("measure", "expected", "why"),
    [
        (UNCHOSEN, "-", "no figure yet"),
        (having(BARE, target=None), "~", "how far it must go"),
        (having(BARE, baseline=None), "~", "where it stands now"),
        (having(BARE, source="  "), "~", "where the figure comes from"),
        (having(BARE, target=None, baseline=None, source=""), "~", "how far it must go"),
        (having(BARE, baseline=0.0), "+", "from 0"),
        (having(BARE, baseline=None, measured=1180.0), "+", "from 1,180"),
        (having(FOLLOWERS, source=""), "+", "from 1,240"),
        (having(TRIALS, baseline=None), "+", "90 over the whole period"),
        (having(BARE, target=300, target_kind="count", baseline=None), "~", "where it stands now"),
        (having(BARE, target=8, growth_period="quarter"), "+", "8% more every quarter"),
        (having(BARE, target=1, growth_period="week"), "+", "1% more every week"),
        (having(ANSWER_TIME, target=-5, target_kind="growth"), "+", "5% less every month"),
        (having(BARE, target=20, target_kind="effect"), "+", "20% more by the deadline"),
        (having(ANSWER_TIME, target=-30, target_kind="effect"), "+", "30% less by the deadline"),
    ],
)
def test_what_is_lacking_is_named(measure: Measure, expected: str, why: str) -> None:
    found = judge(goal(measures=(measure,))).of("M")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)
    assert (found.mend is None) == (found.state == "met") or measure.popularity


@pytest.mark.parametrize(
    ("kind", "mend"),
    [
        ("goal", "its target and its source"),
        ("mission", "the posts a week"),
        ("improvement", "how complete"),
        ("experiment", "that should move"),
        ("cadence", "how many posts a week"),
        ("decision", "that should move"),
    ],
)
def test_without_a_figure_each_kind_is_told_what_to_choose(kind: str, mend: str) -> None:
    found = judge(goal(kind=kind, measures=())).of("M")
    assert (found.state, mend in english(found.mend)) == ("missing", True)


def test_popularity_alone_is_a_hint_and_no_fault() -> None:
    found = judge(goal(measures=(BARE,))).of("M")
    assert found.state == "met"
    assert "popularity only" in english(found.mend)


def test_a_lead_beside_popularity_takes_the_hint_away() -> None:
    assert judge(goal(measures=(BARE, TRIALS))).of("M").mend is None


def test_counting_what_one_does_is_a_hint_too() -> None:
    posts = having(TRIALS, label=say("Posts published"), activity=True)
    assert "counts what you do" in english(judge(goal(measures=(posts,))).of("M").mend)


def test_of_several_kpis_the_best_defined_counts_and_the_other_is_named() -> None:
    found = judge(goal(measures=(having(CTR, source=""), TRIALS))).of("M")
    assert (found.state, english(found.why)[:19]) == ("met", "Trial subscriptions")
    assert "CTR: it doesn't say where the figure comes from." in english(found.mend)


def test_what_the_workbook_counts_itself_needs_no_source() -> None:
    posts = Measure(label=say("Posts a week"), target=3, counted_here=True, activity=True)
    assert judge(goal(kind="cadence", measures=(posts,))).of("M").state == "met"


def test_completeness_needs_to_know_where_the_account_stands() -> None:
    completeness = Measure(
        label=say("Completeness"), unit="percent", made_of="level", target=90, counted_here=True
    )
    assert judge(goal(kind="improvement", measures=(completeness,))).of("M").state == "partly"


@pytest.mark.parametrize("target", [0, -50])
def test_nobody_counts_up_to_nothing(target: float) -> None:
    found = judge(goal(measures=(having(TRIALS, target=target),)))
    assert (found.of("M").state, found.of("R").state) == ("partly", "unknown")
    assert english(found.of("M").mend) == "What is counted up needs a target above nought."


PARTS = st.sets(st.sampled_from(["label", "baseline", "target", "source"]))


@given(PARTS, PARTS, st.sampled_from(["level", "growth", "count", "effect"]))
def test_filling_in_more_never_makes_it_less_measurable(
    there: set[str], more: set[str], kind: str
) -> None:
    fewer = _order(_with(there, kind))
    assert _order(_with(there | more, kind)) >= fewer


def _with(parts: set[str], kind: str) -> Measure:
    whole = having(CTR, target_kind=kind)
    empty: dict[str, object] = {"label": None, "baseline": None, "target": None, "source": ""}
    return having(whole, **{part: empty[part] for part in empty if part not in parts})


def _order(measure: Measure) -> int:
    return "-~+".index(SIGNS[judge(goal(measures=(measure,))).of("M").state])
