"""The calendar's days, its list, and weeks that are planned ahead at once."""

from datetime import date

from smwork.domain.calendar import (
    Choice,
    calendar_days,
    chosen_items,
    missing_pieces,
    month_days,
    repeated,
    week_days,
)
from smwork.domain.content import Event, Item, Kind
from tests.domain.builders import made


def test_a_month_is_shown_in_whole_weeks_from_monday() -> None:
    first, last = month_days(date(2026, 3, 15))
    assert (first, last) == (date(2026, 2, 23), date(2026, 4, 5))
    days = calendar_days(first, last, items=(), month=date(2026, 3, 1))

    assert len(days) == 6 * 7
    assert [each.day for each in days if each.inside] == [
        date(2026, 3, day) for day in range(1, 32)
    ]


def test_a_month_that_fits_in_four_weeks_has_no_others_days() -> None:
    assert month_days(date(2027, 2, 10)) == (date(2027, 2, 1), date(2027, 2, 28))


def test_a_week_runs_over_the_end_of_a_year() -> None:
    assert week_days(date(2027, 1, 1)) == (date(2026, 12, 28), date(2027, 1, 3))


def test_a_day_has_its_holiday_its_events_and_its_items_by_time() -> None:
    day = date(2026, 4, 27)
    late = made(Item, "late", planned_on=day, planned_at="16:00")
    early = made(Item, "early", planned_on=day, planned_at="09:30")
    whenever = made(Item, "whenever", planned_on=day)
    fair = made(Event, "fair", name="Fair", on=day)
    (shown,) = calendar_days(
        day, day, items=(late, early, whenever), events=(fair,), holidays={day: "Koningsdag"}
    )

    assert [item.id for item in shown.items] == ["whenever", "early", "late"]
    assert (shown.events, shown.holiday, shown.is_empty) == ((fair,), "Koningsdag", False)


def test_what_lies_outside_the_view_or_has_no_day_is_not_in_it() -> None:
    items = (made(Item, "before", planned_on=date(2026, 3, 1)), made(Item, "undated"))
    (shown,) = calendar_days(date(2026, 3, 2), date(2026, 3, 2), items=items)
    assert shown.is_empty


def test_the_list_is_narrowed_down_and_in_the_order_of_the_calendar() -> None:
    items = (
        made(Item, "later", planned_on=date(2026, 5, 2), channel_id="ig", status="ready"),
        made(Item, "sooner", planned_on=date(2026, 5, 1), channel_id="ig"),
        made(Item, "other", planned_on=date(2026, 5, 1), channel_id="fb"),
        made(Item, "undated", channel_id="ig"),
    )

    assert [i.id for i in chosen_items(items, Choice("ig"))] == ["undated", "sooner", "later"]
    assert [i.id for i in chosen_items(items, Choice(status="ready"))] == ["later"]
    assert len(chosen_items(items, Choice())) == 4


def test_an_item_repeated_weekly_keeps_its_weekday_over_summer_time_and_is_to_be_made() -> None:
    item = made(Item, title="Recipe", planned_on=date(2026, 3, 25), status="published", hours=2)
    ahead = repeated(item, 3)

    assert [each.planned_on for each in ahead] == [
        date(2026, 4, 1),
        date(2026, 4, 8),
        date(2026, 4, 15),
    ]
    assert {(each.title, each.hours, each.status) for each in ahead} == {("Recipe", 2, "idea")}


def test_an_item_without_a_day_is_not_repeated() -> None:
    assert repeated(made(Item, title="Recipe"), 3) == []


def test_what_is_missing_of_a_kind_is_what_is_asked_beyond_the_stock() -> None:
    assert missing_pieces(made(Kind, per_month=4, in_stock=1)) == 3
    assert missing_pieces(made(Kind, per_month=4, in_stock=9)) == 0
    assert missing_pieces(made(Kind, per_month=4)) == 4
    assert missing_pieces(made(Kind, in_stock=9)) is None
