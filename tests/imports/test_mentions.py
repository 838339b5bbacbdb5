"""A list of mentions out of a file: what is understood, and what is refused with which reason."""

from datetime import date

import pytest

from smwork.domain.figures import Refused
from smwork.imports import mentions
from smwork.imports.mentions import MentionsFound, read_mentions


def found(text: str) -> MentionsFound:
    read = read_mentions(text.encode())
    assert isinstance(read, MentionsFound)
    return read


def test_dutch_columns_and_semicolons_are_understood() -> None:
    read = found(
        "Datum;Bericht;Auteur;Kanaal;Sentiment\n31-12-2026;Lekker brood!;Sam;Instagram;Positief\n"
    )
    (mention,) = read.mentions
    assert (mention.said_on, mention.text) == (date(2026, 12, 31), "Lekker brood!")
    assert (mention.author, mention.platform) == ("Sam", "Instagram")
    assert mention.sentiment == "positive"
    assert (read.left_out, read.notes) == ((), ())


def test_a_sentiment_nobody_knows_is_not_judged() -> None:
    assert found("date,text,sentiment\n2026-12-31,Hm,ironic\n").mentions[0].sentiment == "unknown"


def test_dates_with_the_month_first_are_read_so_when_one_of_them_shows_it() -> None:
    read = found("Date,Text\n03/04/2026,One\n03/25/2026,Two\n")
    assert [m.said_on for m in read.mentions] == [date(2026, 3, 4), date(2026, 3, 25)]


def test_dates_that_could_be_either_are_read_day_first_and_that_is_told() -> None:
    read = found("Date,Text\n03/04/2026,One\n")
    assert read.mentions[0].said_on == date(2026, 4, 3)
    assert "two ways" in read.notes[0].text


def test_a_row_without_text_is_left_out_with_its_line() -> None:
    read = found("date,text\n2026-01-01,One\n2026-01-02,\n")
    assert [line for line, _ in read.left_out] == [3]
    assert len(read.mentions) == 1


def test_a_row_without_a_date_is_a_mention_without_a_day() -> None:
    assert found("date,text\n,One\n").mentions[0].said_on is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("a,b\n1,2\n", "No column with the text"),
        ("date,text\nyesterday,One\n", "is not a date"),
        ("date,text\n", "only column names"),
    ],
)
def test_what_is_no_list_of_mentions_is_refused_with_a_reason(text: str, reason: str) -> None:
    read = read_mentions(text.encode())
    assert isinstance(read, Refused)
    assert reason in read.reason.text


def test_more_than_a_person_can_look_through_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "MOST", 2)
    read = read_mentions(b"date,text\n2026-01-01,a\n2026-01-01,b\n2026-01-01,c\n")
    assert isinstance(read, Refused)
    assert "Export a shorter period" in read.reason.text


def test_a_picture_is_refused() -> None:
    assert isinstance(read_mentions(b"\x89PNG\r\n\x1a\n\x00\x00"), Refused)
