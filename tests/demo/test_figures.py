"""The demo's figures: what a month came to is told, and its days add up to that."""

from collections import defaultdict
from datetime import date
from statistics import mean

from smwork.demo.calendar import Calendar
from smwork.demo.figures import AccountFigures, PostFigures, understood
from smwork.domain.figures import Post

CALENDAR = Calendar(date(2026, 11, 18))
POSTS = PostFigures(
    weekdays=(2, 7),
    hours=(19,),
    forms=("photo", "reel"),
    seen_as="reach",
    seen=(1000,) * 9,
    per_hundred={"likes": (3,) * 9, "comments": (0.5,) * 9},
)
ACCOUNT = AccountFigures(
    platform="instagram",
    handle="zilt",
    week=(1, 1, 1, 1, 1, 1, 2),
    followers=(1000, 1100, 1150, 1300, 1290, 1400, 1500, 1600, 1700, 1800),
    days={"sessions": (900,) * 9, "conversions": (12,)},
    posts=POSTS,
)
FIGURES = understood(ACCOUNT, CALENDAR, ["One", "Two", "Three"])


def _months(metric: str) -> dict[int, list[float]]:
    found: dict[int, list[float]] = defaultdict(list)
    for figure in FIGURES.days:
        if figure.metric == metric:
            found[figure.day.month].append(figure.value)
    return found


def test_a_level_ends_every_month_where_it_is_told_to() -> None:
    assert [values[-1] for values in _months("followers").values()] == list(ACCOUNT.followers[1:])


def test_days_are_whole_numbers_that_add_up_to_their_month() -> None:
    totals = [sum(values) for values in _months("sessions").values()]

    assert abs(sum(totals) - 9 * 900) <= 9
    assert all(figure.value == int(figure.value) >= 0 for figure in FIGURES.days)


def test_spring_is_busier_than_frost() -> None:
    totals = {month: sum(values) for month, values in _months("sessions").items()}

    assert max(totals, key=lambda month: totals[month]) == 5
    assert min(totals, key=lambda month: totals[month]) == 2


def test_sundays_are_busier_than_tuesdays() -> None:
    days: dict[int, list[float]] = defaultdict(list)
    for figure in FIGURES.days:
        if figure.metric == "sessions":
            days[figure.day.weekday()].append(figure.value)

    assert mean(days[6]) > 1.5 * mean(days[1])
    assert mean(_seen(6)) > 1.5 * mean(_seen(1))


def _seen(weekday: int) -> list[float]:
    return [p.metrics["reach"] for p in FIGURES.posts if p.published.weekday() == weekday]


def test_a_metric_that_is_new_has_only_its_latest_months() -> None:
    assert list(_months("conversions")) == [10]
    assert sum(_months("conversions")[10]) == 12


def test_posts_go_out_on_their_days_with_what_they_brought() -> None:
    assert {post.published.isoweekday() for post in FIGURES.posts} == {2, 7}
    assert {post.published.hour for post in FIGURES.posts} == {19}
    assert all(_done(post) == post.metrics["interactions"] for post in FIGURES.posts)
    assert [post.text for post in FIGURES.posts[:4]] == ["One", "Two", "Three", "One"]


def _done(post: Post) -> float:
    return post.metrics["likes"] + post.metrics["comments"]


def test_no_two_figures_of_a_metric_share_a_day_and_no_two_posts_a_name() -> None:
    days = [(figure.day, figure.metric) for figure in FIGURES.days]
    names = [post.post_id for post in FIGURES.posts]

    assert len(days) == len(set(days))
    assert len(names) == len(set(names))


def test_the_same_day_gives_the_same_figures() -> None:
    assert understood(ACCOUNT, CALENDAR, ["One", "Two", "Three"]) == FIGURES
