"""Text, numbers, dates and money as each language writes and reads them."""

from datetime import UTC, date, datetime

import pytest

from smwork.domain.say import Day, Minutes, Moment, Money, Month, Number, Percent, Say, say, say_n
from smwork.locale import Translator, translator

NL, EN = translator("nl"), translator("en")
MARCH = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Number(1240.5), "1.240,5", "1,240.5"),
        (Number(1240.56, 0), "1.241", "1,241"),
        (Percent(5), "5%", "5%"),
        (Percent(1.53, 2), "1,53%", "1.53%"),
        (Money(1250), "€ 1.250", "€1,250"),
        (Money(27.66), "€ 27,66", "€27.66"),
        (Minutes(10), "10 min", "10 min"),
        (Minutes(150), "2,5 uur", "2.5 hours"),
        (Day(MARCH), "3 mrt 2026", "3 Mar 2026"),
        (Month(MARCH), "maart 2026", "March 2026"),
        (12, "12", "12"),
    ],
)
def test_a_parameter_is_written_as_its_language_does(
    value: Number, dutch: str, english: str
) -> None:
    said = Say("{it}", {"it": value})
    assert (NL(said).replace("\xa0", " "), EN(said)) == (dutch, english)


def test_a_moment_of_another_day_is_told_with_its_day_in_the_plans_zone() -> None:
    summer = Moment(datetime(2025, 7, 1, 22, 30, tzinfo=UTC))
    assert NL(Say("{at}", {"at": summer})) == "2 jul 2025 00:30"


@pytest.mark.parametrize(
    ("first", "last", "dutch", "english"),
    [
        (date(2026, 2, 1), date(2026, 10, 31), "1 feb – 31 okt 2026", "1 Feb – 31 Oct 2026"),
        (date(2025, 11, 1), MARCH, "1 nov 2025 – 3 mrt 2026", "1 Nov 2025 – 3 Mar 2026"),
        (MARCH, MARCH, "3 mrt 2026", "3 Mar 2026"),
    ],
)
def test_days_say_once_what_they_share(first: date, last: date, dutch: str, english: str) -> None:
    told = [" ".join(each.days(first, last).split()) for each in (NL, EN)]  # its blanks are thin
    assert told == [dutch, english]


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    assert NL(say("Next: {step}", step=say("1 Goals"))) == "Verder: 1 Doelen"


def test_a_users_own_word_is_not_translated() -> None:
    assert NL(say("Next: {step}", step="1 Goals")) == "Verder: 1 Goals"


def test_braces_in_a_users_word_stay_what_they_are() -> None:
    assert EN(say("Next: {step}", step="{0} {x}")) == "Next: {0} {x}"


@pytest.mark.parametrize(("count", "told"), [(1, "1 rij"), (0, "0 rijen"), (1200, "1.200 rijen")])
def test_a_count_follows_the_plural_of_the_language(count: int, told: str) -> None:
    assert NL(say_n("{n} row", "{n} rows", count)) == told


def test_an_unknown_text_is_shown_in_english_rather_than_not_at_all() -> None:
    assert NL("Nobody has translated this") == "Nobody has translated this"


@pytest.mark.parametrize(
    ("reader", "typed", "meant"),
    [
        (NL, "12,5", 12.5),
        (NL, "1.234,56", 1234.56),
        (NL, "1.5", 1.5),
        (NL, "1.234", 1234.0),
        (NL, " € 5 ", 5.0),
        (NL, "-3", -3.0),
        (EN, "12.5", 12.5),
        (EN, "12,5", 12.5),
        (EN, "1,234", 1234.0),
        (EN, "5%", 5.0),
    ],
)
def test_a_typed_number_is_understood(reader: Translator, typed: str, meant: float) -> None:
    assert reader.parse_number(typed) == meant


@pytest.mark.parametrize("typed", ["", "veel", "1,2,3", "1.234.5,6,7", "12a", "--1"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        NL.parse_number(typed)


def test_a_number_that_is_written_can_be_read_back() -> None:
    for value in (0, 0.5, 1, 999.99, 1000, 1234.5, 1_234_567.89, -12.25):
        for reader in (NL, EN):
            assert reader.parse_number(reader.number(value, 2)) == value


def test_names_in_a_row_end_in_and() -> None:
    assert translator("nl").listed(["Facebook", "LinkedIn", "X"]) == "Facebook, LinkedIn en X"
    assert translator("en").listed(["Facebook", "X"]) == "Facebook and X"
    assert translator("nl").listed(["X"]) == "X"
