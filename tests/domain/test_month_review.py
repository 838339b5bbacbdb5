"""A month's review: what it says, what became of decisions, and that it is kept word for word."""

from datetime import UTC, date, datetime

import pytest

from smwork.domain.annotations import Annotation, marks_of
from smwork.domain.evaluation import Decision, Learning
from smwork.domain.goals import Goal, Kpi
from smwork.domain.inspiration import Mention
from smwork.domain.kept_say import read, written
from smwork.domain.kpi import kpi_points
from smwork.domain.month_review import Changes, MonthReview, review_of, snapshot_of
from smwork.domain.outcomes import come_back, outcome
from smwork.domain.research import Channel
from smwork.domain.reviewing import ChangesSince, month_review
from smwork.domain.say import (
    Day,
    Minutes,
    Moment,
    Money,
    Month,
    Number,
    Percent,
    Say,
    say,
    say_n,
)
from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from smwork.locale import translator
from tests.domain.builders import figure, made, plan, workbook

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 2)
CHANGES = ChangesSince(
    datetime(2026, 10, 1, tzinfo=UTC), (Changes(by="anna", kind="goal", action="add", count=2),)
)
CHANNEL = made(Channel, "fb", platform="facebook", handle="zilt")
FOLLOWERS = made(
    Kpi, "k1", goal_id="g", formula="followers", channel_id="fb", baseline=1000, target=5000
)
REACH = made(Kpi, "k2", goal_id="g", formula="reach", target=100)


def a_book(**records: object) -> Workbook:
    told: dict[str, object] = {
        "goals": (made(Goal, "g", statement="More families"),),
        "channels": (CHANNEL,),
        "kpis": (REACH, FOLLOWERS),
    }
    period = plan(name="Zomer", start=date(2026, 1, 1), end=date(2026, 12, 31))
    return workbook(period, **(told | records))


def sums_of(last: int = 10) -> list[MonthSum]:
    months = [date(2026, number, 1) for number in range(1, last + 1)]
    return [
        *(figure("followers", month, 1000 + 10 * month.month) for month in months),
        *(figure("reach", month, 100 * month.month) for month in months),
    ]


def reviewed(book: Workbook | None = None, sums: list[MonthSum] | None = None) -> MonthReview:
    return month_review(book or a_book(), sums or sums_of(), OCTOBER, TODAY, CHANGES)


HONEST = "It moved, not necessarily because of this."
SENTENCES: list[Say] = [
    say("Nothing."),
    say("{a} {b} {c}", a="own words", b=3, c=Number(1.5, 2)),
    say("{a} {b} {c}", a=Percent(3.25, 2), b=Money(12.5, "USD"), c=Minutes(90)),
    say("{a} {b}", a=Day(TODAY), b=Month(OCTOBER)),
    say("{a}", a=Moment(datetime(2026, 11, 2, 9, 30, tzinfo=UTC))),
    say("{a}", a=say("{points} percentage points", points=Number(0.4, 2))),
    say_n("{n} KPI is behind its course.", "{n} KPIs are behind.", 2),
]


@pytest.mark.parametrize("said", SENTENCES, ids=lambda said: said.text)
def test_a_sentence_is_kept_with_its_types(said: Say) -> None:
    assert read(written(said)) == said


def test_what_is_no_sentence_is_refused() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        read({"text": "Nothing."})


def test_a_review_is_read_again_as_it_was() -> None:
    decision = made(Decision, "d", statement="Post more", start=date(2026, 9, 2), kpi_id="k1")
    review = reviewed(a_book(decisions=(decision,)))
    again = review_of(snapshot_of(review))
    assert again == review
    assert [translator("nl")(each.why) for each in again.kpis] == [
        translator("nl")(each.why) for each in review.kpis
    ]


def test_what_is_behind_comes_first_with_its_reason() -> None:
    first, second = reviewed().kpis
    assert (first.kpi_id, first.verdict, first.goal) == ("k1", "behind", "More families")
    assert translator("en")(first.name) == "Followers · Facebook zilt"
    assert "of 1,100" not in translator("en")(first.why)
    assert first.actual == 1100
    assert (second.kpi_id, second.verdict) == ("k2", "reached")


def test_a_course_by_season_is_kept_as_one() -> None:
    months = [date(2024 + at // 12, at % 12 + 1, 1) for at in range(34)]
    sums = [figure("reach", each, 1000 if each.month in (6, 12) else 100) for each in months]
    shapes = {"k2": "linear", "k3": "seasonal"}
    kpis = tuple(
        made(Kpi, key, goal_id="g", formula="reach", baseline=100, target=200, shape=shape)
        for key, shape in shapes.items()
    )
    review = reviewed(a_book(kpis=kpis), sums)
    assert {each.kpi_id: each.by_season for each in review.kpis} == {"k2": False, "k3": True}
    assert review_of(snapshot_of(review)) == review


def test_figures_that_came_after_the_month_are_left_out() -> None:
    early, late = reviewed(sums=sums_of(10)), reviewed(sums=sums_of(11))
    assert early.kpis == late.kpis
    assert early.through == late.through == date(2026, 10, 31)


def test_an_account_whose_month_is_not_in_is_named() -> None:
    lagging = figure("followers", date(2026, 8, 1), 5, account="shop", platform="instagram")
    whole = {each.platform: each.whole for each in reviewed(sums=[*sums_of(), lagging]).accounts}
    assert whole == {"instagram": False, "facebook": True}


def test_the_biggest_movers_are_told_in_per_cent_of_the_month_before() -> None:
    first, second = reviewed().movers
    assert (first.kpi_id, first.before, first.value, first.better) == ("k2", 900, 1000, True)
    assert first.share == pytest.approx(11.1, abs=0.1)
    assert second.kpi_id == "k1"


def test_learnings_of_the_month_and_of_the_review_itself_are_in_it() -> None:
    days = {"before": date(2026, 9, 30), "in": date(2026, 10, 9), "now": TODAY}
    learnings = tuple(made(Learning, key, what=key, on=day) for key, day in days.items())
    assert [each.what for each in reviewed(a_book(learnings=learnings)).learnings] == ["now", "in"]


@pytest.mark.parametrize("kind", ["success", "failure", "no_difference"])
def test_what_a_learning_was_reads_the_same_once_it_is_kept(kind: str) -> None:
    learning = made(Learning, what="a test", kind=kind, on=date(2026, 10, 9))
    kept = snapshot_of(reviewed(a_book(learnings=(learning,))))
    assert [each.kind for each in review_of(kept).learnings] == [kind]


def test_decisions_of_before_come_back_and_new_ones_are_what_was_decided() -> None:
    decisions = (
        made(Decision, "old", statement="Old", start=date(2026, 9, 2), kpi_id="k1", effect=10),
        made(Decision, "new", statement="New", start=TODAY),
    )
    review = reviewed(a_book(decisions=decisions))
    assert [each.id for each in review.come_back] == ["old"]
    assert review.come_back[0].outcome is not None
    assert [(each.id, each.outcome) for each in review.decided] == [("new", None)]


def told(decision: Decision, kpi: Kpi | None = FOLLOWERS, last: int = 10) -> tuple[str, str]:
    points = kpi_points(kpi, (CHANNEL,), sums_of(last)) if kpi else ()
    found = outcome(decision, kpi, points, TODAY)
    t = translator("en")
    return t(found.told), t(found.meant) if found.meant else ""


def test_a_kpi_before_a_decision_and_since_is_told_without_claiming_a_cause() -> None:
    decision = made(Decision, "d", start=date(2026, 9, 2), effect=20)
    assert told(decision) == (
        f"1,080 in August 2026, 1,100 in October 2026: 20 more. {HONEST}",
        "Meant: 20%; seen: 1.9%.",
    )


def test_a_difference_of_nothing_is_called_that() -> None:
    assert told(made(Decision, "d", start=date(2026, 10, 2)))[0].endswith("hardly any difference.")


@pytest.mark.parametrize(
    ("start", "text"),
    [
        (date(2026, 10, 20), "No month with figures has passed since it began on 20 Oct 2026."),
        (date(2026, 1, 1), "There is no figure from before it, so nothing can be laid beside it."),
    ],
)
def test_too_little_to_compare_is_said(start: date, text: str) -> None:
    assert told(made(Decision, "d", start=start))[0] == text


def test_a_decision_without_a_kpi_says_so() -> None:
    text, _ = told(made(Decision, "d", start=date(2026, 9, 2)), None)
    assert text == "It names no KPI, so there is nothing to see it by."


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"done": True}, "done"),
        ({"deadline": date(2026, 10, 31)}, "late"),
        ({"deadline": date(2026, 11, 30)}, "under_way"),
        ({}, "under_way"),
    ],
)
def test_a_decision_is_done_late_or_under_way(fields: dict[str, object], state: str) -> None:
    decision = made(Decision, "d", start=date(2026, 9, 2), **fields)
    assert outcome(decision, None, (), TODAY).state == state


def test_what_was_done_before_the_month_does_not_come_back() -> None:
    september, october = (datetime(2026, month, 20, tzinfo=UTC) for month in (9, 10))
    decisions = [
        made(Decision, "past", start=date(2026, 7, 1), deadline=date(2026, 8, 31), done=True),
        made(Decision, "late", start=date(2026, 7, 1), deadline=date(2026, 8, 31)),
        made(Decision, "done", start=date(2026, 8, 1), deadline=date(2026, 10, 5), done=True),
        made(Decision, "after", start=date(2026, 11, 1)),
        made(Decision, "open", start=date(2026, 9, 1), changed_at=september),
        made(Decision, "no deadline", start=date(2026, 9, 2), done=True, changed_at=september),
        made(Decision, "just done", start=date(2026, 9, 3), done=True, changed_at=october),
    ]
    told = [each.id for each in come_back(decisions, OCTOBER)]
    assert told == ["late", "done", "open", "just done"]


def test_a_kpi_carries_the_annotations_that_are_about_it() -> None:
    day = date(2026, 10, 9)
    notes = (
        made(Annotation, "1", text="Fair", on=day),
        made(Annotation, "2", text="Own", on=date(2026, 9, 1), kpi_id="k1"),
        made(Annotation, "3", text="Other KPI", on=day, kpi_id="k2"),
        made(Annotation, "4", text="Other channel", on=day, channel_id="ig"),
        made(Annotation, "5", text="Channel", on=day, channel_id="fb"),
        made(Annotation, "6", text="", on=day),
        made(Annotation, "7", text="No day"),
    )
    assert [each.text for each in marks_of(FOLLOWERS, notes)] == ["Own", "Fair", "Channel"]
    assert [each.text for each in marks_of(REACH, notes)] == [
        *("Fair", "Other KPI", "Other channel", "Channel")
    ]
    month = made(Annotation, "8", text="Month", on=date(2026, 10, 1), span="month")
    assert [each.text for each in marks_of(REACH, (month, notes[0]))] == ["Fair", "Month"]
    kpis = {each.kpi_id: each for each in reviewed(a_book(annotations=notes)).kpis}
    assert [mark.text for mark in kpis["k1"].marks] == ["Own", "Fair", "Channel"]


def test_what_was_heard_after_the_month_is_left_out_too() -> None:
    kpi = made(Kpi, "k3", goal_id="g", formula="response_rate", target=95)
    heard = [
        made(Mention, str(day), said_on=date(2026, month, 5), needs_answer=True, answer_minutes=5.0)
        for day, month in enumerate((8, 9, 10, 11))
    ]
    (told,) = reviewed(a_book(kpis=(kpi,), mentions=tuple(heard))).kpis
    assert max(point.day for point in told.track) <= date(2026, 10, 31)
