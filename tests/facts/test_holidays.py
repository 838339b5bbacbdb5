"""Public holidays by country, with their names in the reader's language where it is known."""

from datetime import date

from smwork.facts.holidays import public_holidays


def test_dutch_holidays_have_dutch_and_english_names() -> None:
    assert public_holidays("NL", 2026, "nl")[date(2026, 4, 27)] == "Koningsdag"
    assert public_holidays("NL", 2026, "en")[date(2026, 4, 27)] == "King's Day"


def test_a_holiday_that_gives_way_to_a_sunday_stands_on_its_real_day() -> None:
    year = public_holidays("NL", 2025, "nl")
    assert year[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in year


def test_a_country_without_dutch_names_has_its_own() -> None:
    assert public_holidays("DE", 2026, "nl")[date(2026, 10, 3)] == "Tag der Deutschen Einheit"


def test_an_unknown_country_has_none() -> None:
    assert public_holidays("ZZ", 2026, "nl") == {}
