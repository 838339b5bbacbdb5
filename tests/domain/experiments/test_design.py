"""Before the start: the sample, the time it takes, and what is still missing."""

from datetime import date, timedelta

import pytest

from smwork.domain.experiments.design import (
    Own,
    Sample,
    length,
    letter,
    missing,
    phase,
    sample,
    settled,
)
from smwork.domain.experiments.going_back import keep_begun
from smwork.domain.experiments.telling import (
    day_of,
    peeking_told,
    room_told,
    sample_told,
    time_told,
)
from smwork.domain.inspiration import Experiment, TestedPost, Variant
from smwork.locale.translator import translator
from tests.domain.builders import made, workbook

TODAY = date(2026, 3, 2)
ADS = made(
    Experiment,
    "ads",
    statement="If the ad shows the stock, more people click",
    unit="people",
    metric="click_share",
    lift=20.0,
    base_rate=2.0,
    pace=6000.0,
    deadline=TODAY + timedelta(days=13),
)
POSTS = made(
    Experiment,
    "posts",
    statement="Short films get more",
    unit="posts",
    metric="post_interactions",
    lift=50.0,
    deadline=TODAY + timedelta(days=55),
)
A, B = (made(Variant, name, experiment_id="ads", what=f"ad {name}") for name in "ab")
USUAL = Own(spread=0.5, pace=3.0, posts=80)
english = translator("en")


def test_two_shares_with_power() -> None:
    # The equation that R's power.prop.test solves, worked out by hand: n = 21108.4, rounded up.
    assert sample(ADS, 2, Own()) == Sample(21109, 42218, 8)


def test_posts_by_the_spread_of_ones_own() -> None:
    assert sample(POSTS, 2, Own()) is None
    found = sample(POSTS, 2, USUAL)
    assert found == Sample(28, 56, 131)


def test_the_weakest_and_best_of_ten_stand_in_for_posts_of_ones_own() -> None:
    typed = POSTS.model_copy(update={"weakest": 40.0, "best": 40 * 4.66})
    assert settled(typed, Own())["spread"] == pytest.approx(0.5, abs=0.001)
    assert sample(typed, 2, Own()) == Sample(28, 56, None)


def test_what_is_typed_goes_before_what_is_usual() -> None:
    own = Own(rate=0.05, pace=100.0)
    assert settled(ADS, own)["base_rate"] == 2.0
    bare = ADS.model_copy(update={"base_rate": None, "pace": None})
    assert (settled(bare, own)["base_rate"], settled(bare, own)["pace"]) == (5.0, 100.0)


def test_a_third_variant_asks_for_more_of_each() -> None:
    two, three = sample(ADS, 2, Own()), sample(ADS, 3, Own())
    assert two is not None
    assert three is not None
    assert three.per_variant > two.per_variant
    assert three.whole == 3 * three.per_variant


def test_nothing_is_missing_when_all_is_settled() -> None:
    assert missing(ADS, [A, B], Own(), TODAY) == ()
    assert missing(POSTS, [A, B], USUAL, TODAY) == ()


@pytest.mark.parametrize(
    ("left_out", "asked"),
    [
        ({"statement": ""}, "Write down what you think will happen."),
        ({"metric": None}, "Choose the figure that decides."),
        ({"metric": "post_reach"}, "Choose the figure that decides."),
        ({"lift": None}, "Say which difference would matter to you."),
        ({"base_rate": None}, "Fill in what A gets by your estimate."),
        ({"deadline": TODAY}, "Choose a last day that is still to come."),
        ({"deadline": None}, "Choose a last day that is still to come."),
        (
            {"base_rate": 60.0, "lift": 100.0},
            "With this difference more than all people would do it: choose a smaller one.",
        ),
    ],
)
def test_each_missing_thing_is_named(left_out: dict[str, object], asked: str) -> None:
    found = missing(ADS.model_copy(update=left_out), [A, B], Own(), TODAY)
    assert [english(each) for each in found] == [asked]


def test_two_described_variants_are_needed() -> None:
    undescribed = B.model_copy(update={"what": ""})
    for variants in ([A], [A, undescribed]):
        (asked,) = missing(ADS, variants, Own(), TODAY)
        assert "at least two variants" in english(asked)


def test_posts_need_a_spread() -> None:
    (asked,) = missing(POSTS, [A, B], Own(), TODAY)
    assert "weakest and the best of ten" in english(asked)


def test_it_is_told_in_words_how_many_and_how_long() -> None:
    found = sample(POSTS, 2, USUAL)
    assert found is not None
    assert english(sample_told(POSTS, found)) == "28 posts per variant, 56 in all"
    assert english(time_told(20)) == "20 days"
    assert english(time_told(22)) == "4 weeks"
    room = room_told(POSTS, found, TODAY)
    assert room is not None
    assert english(room) == (
        "At your present pace that takes 19 weeks, and you have 8 weeks: you will get to about 43%."
        " Take longer, or look for a larger difference."
    )
    ads = sample(ADS, 2, Own())
    assert ads is not None
    enough = room_told(ADS, ads, TODAY)
    assert enough is not None
    assert english(enough) == "At your present pace that takes 8 days; you have 14 days."


def test_too_little_time_never_reads_as_just_enough() -> None:
    found, wanted = (
        Sample(28, 56, 56),
        POSTS.model_copy(update={"deadline": TODAY + timedelta(days=51)}),
    )
    room = room_told(wanted, found, TODAY)
    assert room is not None
    assert "that takes 56 days, and you have 52 days" in english(room)


def test_it_begins_runs_and_ends_by_itself() -> None:
    begun = ADS.model_copy(update={"began_on": TODAY, "start": TODAY})
    assert phase(ADS, TODAY) == "draft"
    assert phase(begun, TODAY + timedelta(days=13)) == "running"
    assert phase(begun, TODAY + timedelta(days=14)) == "ended"
    halted = begun.model_copy(update={"stopped_on": TODAY})
    assert phase(halted, TODAY + timedelta(days=14)) == "stopped"
    assert length(begun, TODAY + timedelta(days=5)) == 14
    assert day_of(begun, TODAY + timedelta(days=3)) == (4, 14)
    assert day_of(begun, TODAY - timedelta(days=3)) == (0, 14)
    assert day_of(begun, TODAY + timedelta(days=90)) == (14, 14)


def test_peeking_is_told_in_experiments_of_a_hundred() -> None:
    begun = ADS.model_copy(update={"began_on": TODAY, "start": TODAY})
    told = english(peeking_told(begun, [], TODAY + timedelta(days=3)))
    # Four looks: 12.6 in the table of Armitage, McPherson and Rowe; fourteen lie between 19.3 and 24.8.
    assert "in 13 by today and in 22 by the last day" in told
    assert "With one look at the end it is 5." in told


def test_variants_have_letters() -> None:
    assert [letter(place) for place in range(3)] == ["A", "B", "C"]


def test_going_back_leaves_what_has_begun_as_it_is() -> None:
    begun = ADS.model_copy(update={"began_on": TODAY})
    own = made(TestedPost, "p", variant_id="b", value=3.0)
    other = made(Variant, "z", experiment_id="posts", what="as it was")
    now = workbook(experiments=(begun,), variants=(A, B), tested_posts=(own,))
    loose = ADS.model_copy(update={"lift": 90.0})
    then = workbook(experiments=(loose, POSTS), variants=(A, other), tested_posts=())

    found = keep_begun(now, then)

    assert found.experiments == (begun, POSTS)
    assert found.variants == (A, B, other)
    assert found.tested_posts == (own,)
