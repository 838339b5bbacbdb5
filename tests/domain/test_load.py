from datetime import date

from smwork.domain.content import Cadence, Item
from smwork.domain.load import WeekLoad, load_verdict, week_loads
from smwork.domain.research import Channel
from smwork.domain.say import Day, Number
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, plan, workbook

MONDAY, SUNDAY = date(2026, 6, 1), date(2026, 6, 7)


def item(day: date | None, hours: float | None = None, channel: str | None = None) -> Item:
    return made(Item, planned_on=day, hours=hours, channel_id=channel)


def book(*items: Item, there: float | None = 8, cadence_hours: float | None = None) -> Workbook:
    return workbook(
        plan(hours_week=there),
        items=items,
        channels=(made(Channel, "fb"),),
        cadences=(made(Cadence, channel_id="fb", hours_per_post=cadence_hours),),
    )


def test_a_week_runs_from_monday_to_sunday() -> None:
    loads = week_loads(book(item(MONDAY, 2), item(SUNDAY, 3), item(date(2026, 6, 8), 1)))
    assert [(load.week_start, load.asked) for load in loads] == [(MONDAY, 5), (date(2026, 6, 8), 1)]


def test_a_week_in_which_nothing_is_planned_keeps_its_place() -> None:
    loads = week_loads(book(item(MONDAY, 2), item(date(2026, 6, 15), 2)))
    assert [load.asked for load in loads] == [2, 0, 2]


def test_an_item_without_hours_takes_what_a_post_on_its_channel_takes() -> None:
    (load,) = week_loads(book(item(MONDAY, channel="fb"), item(MONDAY, 4, "fb"), cadence_hours=1.5))
    assert load == WeekLoad(MONDAY, 5.5, 0, 8)


def test_hours_that_nobody_knows_are_counted_and_not_taken_for_nothing() -> None:
    (load,) = week_loads(book(item(MONDAY), item(MONDAY, 3)))
    assert (load.asked, load.unknown_items) == (3, 1)


def test_an_item_that_does_not_go_out_takes_no_hours() -> None:
    dropped = made(Item, planned_on=MONDAY, hours=3, status="dropped")
    assert week_loads(book(item(MONDAY, 2), dropped)) == (WeekLoad(MONDAY, 2, 0, 8),)
    assert week_loads(book(dropped)) == ()


def test_an_item_without_a_day_is_in_no_week() -> None:
    assert week_loads(book(item(None, 3))) == ()


def test_a_week_beyond_capacity_says_by_how_much() -> None:
    loads = week_loads(book(item(MONDAY, 10), item(date(2026, 6, 8), 6)))
    assert [load.over for load in loads] == [2, 0]


def test_the_heaviest_week_is_named() -> None:
    verdict = load_verdict(week_loads(book(item(MONDAY, 9), item(date(2026, 6, 8), 14))))
    assert verdict is not None
    assert verdict.count == 2
    assert verdict.params["day"] == Day(date(2026, 6, 8))
    assert (verdict.params["asked"], verdict.params["there"]) == (Number(14), Number(8))


def test_weeks_that_fit_are_said_to_fit() -> None:
    verdict = load_verdict(week_loads(book(item(MONDAY, 8))))
    assert verdict is not None
    assert verdict.text == "Every planned week fits in the hours that there are."


def test_nothing_is_said_where_the_hours_are_not_known() -> None:
    assert load_verdict(week_loads(book(item(MONDAY, 8), there=None))) is None
    assert load_verdict(week_loads(book(item(MONDAY)))) is None
    assert load_verdict(()) is None
