"""After the end: what counts, what it shows, how it is told, and when nothing can be said."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from smwork.domain.experiments.counting import PostFigures, Seen, seen
from smwork.domain.experiments.own import own_figures
from smwork.domain.experiments.result import (
    Outcome,
    days_late,
    learned_as,
    outcome,
    together,
    typical,
)
from smwork.domain.experiments.telling import (
    chance_told,
    could_see_told,
    finding_told,
    lift_told,
    part_of_sample,
    stopped_told,
    together_told,
    verdict_told,
)
from smwork.domain.inspiration import Experiment, TestedPost, Variant
from smwork.domain.posts.published import PostKey
from smwork.locale.translator import translator
from tests.domain.builders import made

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 29)
ADS = made(
    Experiment,
    "ads",
    unit="people",
    metric="click_share",
    lift=20.0,
    base_rate=2.0,
    planned=10_000,
    start=FIRST,
    deadline=LAST,
    began_on=FIRST,
)
POSTS = ADS.model_copy(
    update={"id": "posts", "unit": "posts", "metric": "post_interactions", "planned": 8}
)
english = translator("en")


def people(*counts: tuple[int, int]) -> list[Seen]:
    """Variants of whose people so many did it."""
    variants = [
        made(Variant, str(place), experiment_id="ads", done=done, people=all_)
        for place, (done, all_) in enumerate(counts)
    ]
    return seen(ADS, variants, [], {})


def posts(*figures: Sequence[float]) -> list[Seen]:
    """Variants with typed figures of posts."""
    variants = [made(Variant, str(place), experiment_id="posts") for place in range(len(figures))]
    tested = [
        made(TestedPost, f"{place}.{n}", variant_id=str(place), published_on=FIRST, value=value)
        for place, values in enumerate(figures)
        for n, value in enumerate(values)
    ]
    return seen(POSTS, variants, tested, {})


def shown(experiment: Experiment, variants: Sequence[Seen]) -> tuple[str, Outcome]:
    found = outcome(experiment, variants)
    return english(verdict_told(experiment, found)), found


def test_a_difference_is_told_with_its_interval() -> None:
    told, found = shown(ADS, people((200, 10_000), (260, 10_000)))
    assert told == "B gets more than A."
    assert english(finding_told(found)) == "B gets 30% more than A"
    (b,) = found.against
    assert b.lift == pytest.approx(30.0)
    assert (b.low, b.high) == pytest.approx((8.4, 55.9), abs=0.5)
    assert english(lift_told(b)) == (
        "B gets 30% more than A. The true difference lies between 8.3% more and 56% more."
    )
    assert "fewer than 1 of 100" in english(chance_told(b.corrected))
    assert not found.short
    assert typical(ADS, found.a) == 2.0


def test_no_difference_is_an_end_that_says_what_could_have_been_seen() -> None:
    told, found = shown(ADS, people((200, 10_000), (205, 10_000)))
    assert told == "No difference was found. That is a result too."
    assert found.winner is None
    assert english(finding_told(found)) == "No difference found between the variants"
    assert found.could_see == pytest.approx(29.5, abs=1)
    assert english(could_see_told(found)).startswith("A difference of 3")
    assert "in about 8" in english(chance_told(found.against[0].chance))


def test_less_than_a_is_found_too() -> None:
    told, found = shown(ADS, people((300, 10_000), (200, 10_000)))
    assert told == "A gets more than B."
    assert english(finding_told(found)) == "B gets 33% less than A"
    assert "less than A" in english(lift_told(found.against[0]))


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        (((200, 10_000), (260, 10_000)), "success"),
        (((200, 10_000), (205, 10_000)), "no_difference"),
        (((300, 10_000), (200, 10_000)), "failure"),
        (((200, 10_000), (100, 10_000), (300, 10_000)), "success"),
    ],
)
def test_no_difference_is_learned_as_what_it_is_and_not_as_a_failure(
    counts: tuple[tuple[int, int], ...], kind: str
) -> None:
    assert learned_as(outcome(ADS, people(*counts))) == kind


def test_too_few_teach_nothing() -> None:
    with pytest.raises(ValueError, match="too few"):
        learned_as(outcome(ADS, people((2, 50), (3, 60))))


def test_fewer_than_agreed_is_told() -> None:
    assert outcome(ADS, people((30, 1000), (90, 1000))).short


@pytest.mark.parametrize("counts", [((2, 50), (3, 60)), ((20, 1000), (0, 0))])
def test_too_little_is_not_enough_data(counts: tuple[tuple[int, int], ...]) -> None:
    variants = [
        made(Variant, str(n), experiment_id="ads", done=done, people=all_ or None)
        for n, (done, all_) in enumerate(counts)
    ]
    told, found = shown(ADS, seen(ADS, variants, [], {}))
    assert told.startswith("Not enough data yet")
    assert (found.against, found.chance) == ((), None)


def test_nobody_at_a_leaves_open_how_much_more() -> None:
    _, found = shown(ADS, people((0, 1000), (40, 1000)))
    (b,) = found.against
    assert (b.lift, b.high, b.better) == (None, None, True)
    assert english(finding_told(found)) == "B gets more than A"
    assert english(lift_told(b)).startswith("B gets more; how much more")


def test_three_variants_are_corrected_for_and_the_best_wins() -> None:
    _, alone = shown(ADS, people((200, 10_000), (245, 10_000)))
    told, found = shown(ADS, people((200, 10_000), (245, 10_000), (300, 10_000)))
    assert told == "C gets more than A."
    b, c = found.against
    assert b.chance == alone.against[0].chance
    assert (b.corrected, c.corrected) == pytest.approx((b.chance, 2 * c.chance))
    assert found.level == 0.975
    assert found.winner is c
    assert b.high is not None
    assert alone.against[0].high is not None
    assert b.high - b.low > alone.against[0].high - alone.against[0].low


def test_posts_are_compared_by_their_order() -> None:
    a, b = [10.0, 12, 14, 9, 11, 13, 8, 15], [20.0, 25, 18, 30, 22, 16, 28, 4000]
    told, found = shown(POSTS, posts(a, b))
    assert told == "B gets more than A."
    assert 80 < (found.against[0].lift or 0) < 160
    assert typical(POSTS, found.against[0].seen) == 23.5


def test_three_posts_each_show_nothing_however_clear_they_are() -> None:
    told, _ = shown(POSTS, posts([1, 2, 3], [70, 80, 90]))
    assert told == "Not enough data yet: each variant needs at least 4 posts with a figure."


def test_among_several_experiments_a_weak_find_does_not_stand() -> None:
    weak = outcome(ADS, people((200, 10_000), (242, 10_000)))
    nothing = outcome(ADS, people((200, 10_000), (203, 10_000)))
    too_few = outcome(ADS, people((2, 50), (3, 60)))
    assert weak.verdict == "difference"
    found = together({"weak": weak, "1": nothing, "2": nothing, "few": too_few})
    assert set(found) == {"weak", "1", "2"}
    assert found["weak"] == pytest.approx(3 * (weak.chance or 0))
    assert "does not stand" in english(together_told(found["weak"], 3))
    assert "the difference stands" in english(together_told(0.01, 3))


def test_a_whole_experiment_with_three_variants_is_seldom_wrong() -> None:
    """From the figures to the verdict, all corrections on the way: at most five finds in a hundred."""
    chance, draws = Random(2), 400  # noqa: S311 - nothing secret
    wrong = 0
    for _ in range(draws):
        # The counts of 2,000 people of whom 10 per cent do it, by the normal curve.
        counts = [(round(chance.gauss(200, 13.416)), 2000) for _ in range(3)]
        wrong += outcome(ADS, people(*counts)).verdict == "difference"
    # Two standard errors of 400 draws are 2.2 per cent.
    assert 0.01 < wrong / draws <= 0.05 + 0.022


def test_one_variant_is_no_comparison() -> None:
    with pytest.raises(ValueError, match="no comparison"):
        outcome(ADS, people((1, 1000)))


# --- what counts ----------------------------------------------------------------------------------


def imported(post_id: str, day: date, **metrics: float) -> tuple[PostKey, PostFigures]:
    key = PostKey("acc", post_id)
    return key, PostFigures(key, "instagram", day, "text", "", metrics)


def test_only_posts_between_the_first_and_the_last_day_count_and_the_others_say_why() -> None:
    there = dict(
        [
            imported("early", FIRST - timedelta(days=1), interactions=9.0),
            imported("in", FIRST, interactions=10.0),
            imported("last", LAST, interactions=12.0),
            imported("after", LAST + timedelta(days=1), interactions=9.0),
            imported("blank", FIRST, reach=9.0),
            imported("wrong", FIRST, interactions=9.0),
        ]
    )
    tested = [
        made(TestedPost, key, variant_id="a", account_id="acc", post_id=key)
        for key in ("early", "in", "last", "after", "blank", "gone")
    ]
    tested.append(
        made(
            TestedPost,
            "x",
            variant_id="a",
            account_id="acc",
            post_id="wrong",
            left_out="boosted by mistake",
        )
    )
    (found,) = seen(POSTS, [made(Variant, "a", experiment_id="posts")], tested, there)
    assert found.figures == (10.0, 12.0)
    assert [english(each.why_not) for each in found.left_out() if each.why_not] == [
        "went out on 1 Mar 2026, before the experiment began",
        "went out on 30 Mar 2026, after the last day",
        "its figure is not known",
        "the day on which it went out is not known",
        "left out by hand: boosted by mistake",
    ]


def test_what_was_chosen_after_the_last_day_is_told() -> None:
    late = datetime(2026, 4, 2, tzinfo=UTC)
    tested = [
        made(TestedPost, "in time", variant_id="a", published_on=FIRST, value=1.0),
        made(TestedPost, "late", variant_id="a", published_on=FIRST, value=9.0, created_at=late),
    ]
    (found,) = seen(POSTS, [made(Variant, "a", experiment_id="posts")], tested, {})
    assert (found.size(POSTS), found.late) == (2, 1)
    typed = made(Variant, "a", experiment_id="ads", people=5, done=1, changed_at=late)
    (ads,) = seen(ADS, [typed], [], {})
    assert days_late(ADS, ads) == 4
    assert days_late(POSTS, found) == 0
    copied = typed.model_copy(update={"created_at": late})
    (ads,) = seen(ADS, [copied], [], {})
    assert days_late(ADS, ads) == 0


def test_an_ads_posts_are_added_up() -> None:
    there = dict(
        [
            imported("1", FIRST, link_clicks=10.0, impressions=1000.0),
            imported("2", FIRST, clicks=30.0, impressions=1000.0),
        ]
    )
    tested = [made(TestedPost, key, variant_id="a", account_id="acc", post_id=key) for key in "12"]
    (found,) = seen(ADS, [made(Variant, "a", experiment_id="ads")], tested, there)
    assert found.share is not None
    assert (found.share.done, found.share.people) == (40, 2000)


def test_more_done_than_people_is_no_share() -> None:
    (found,) = people((9, 5))
    assert (found.share, found.size(ADS)) == (None, 0)


def test_a_posts_figure_in_per_cent_of_its_reach() -> None:
    rate = POSTS.model_copy(update={"metric": "post_interaction_rate"})
    there = dict([imported("1", FIRST, interactions=5.0, reach=200.0)])
    tested = [made(TestedPost, "1", variant_id="a", account_id="acc", post_id="1")]
    (found,) = seen(rate, [made(Variant, "a", experiment_id="posts")], tested, there)
    assert found.figures == (2.5,)


def test_how_far_it_is_goes_by_the_variant_that_has_least() -> None:
    assert part_of_sample(ADS, people((1, 5000), (1, 2500))) == 0.25
    assert part_of_sample(ADS, people((1, 50_000), (1, 25_000))) == 1.0
    assert part_of_sample(ADS, []) == 0.0


def test_a_stopped_one_says_when_and_why() -> None:
    halted = ADS.model_copy(
        update={"stopped_on": date(2026, 3, 5), "stop_reason": "The ad was rejected"}
    )
    assert english(stopped_told(halted, LAST)) == (
        "Stopped on 5 Mar 2026, day 4 of 28. Nothing can be concluded from it."
        " Reason: The ad was rejected"
    )


# --- what is usual --------------------------------------------------------------------------------


def test_ones_own_posts_tell_the_spread_and_the_pace() -> None:
    own = [
        imported(str(n), FIRST, interactions=float(10 + n % 7), reach=100.0)[1] for n in range(24)
    ]
    found = own_figures(POSTS, own, own[:16])
    assert found.spread == pytest.approx(0.16, abs=0.02)
    assert (found.pace, found.posts, found.rate) == (2.0, 24, None)


def test_ones_own_posts_tell_the_share_and_the_people_a_day() -> None:
    own = [imported(str(n), FIRST, link_clicks=2.0, impressions=112.0)[1] for n in range(10)]
    found = own_figures(ADS, own, own[:5])
    assert found.rate == pytest.approx(20 / 1120)
    assert found.pace == 10.0
    assert own_figures(ADS, own[:9], []).rate is None
    assert own_figures(ADS.model_copy(update={"metric": None}), own, own).posts == 0
