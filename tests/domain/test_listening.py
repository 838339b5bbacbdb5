from datetime import date

import pytest

from smwork.domain.inspiration import Mention, Term
from smwork.domain.listening import mentions_by_month, voice, webcare
from tests.domain.builders import made

TERMS = tuple(
    made(Term, kind, kind=kind)
    for kind in ("brand", "product", "competitor", "subject", "influencer")
)


def heard(term: str | None, on: date | None = date(2026, 5, 6), **fields: object) -> Mention:
    return made(Mention, term_id=term, said_on=on, **fields)


def test_mentions_are_counted_per_month_by_whose_they_are() -> None:
    mentions = [
        heard("brand", sentiment="positive"),
        heard("product", sentiment="negative"),
        heard("competitor", sentiment="positive"),
        heard("subject"),
        heard("brand", date(2026, 6, 1)),
    ]
    may, june = mentions_by_month(mentions, TERMS)
    assert (may.month, may.own, may.competitor, may.other) == (date(2026, 5, 1), 2, 1, 1)
    assert (june.month, june.own) == (date(2026, 6, 1), 1)


def test_sentiment_is_that_of_what_is_said_of_us() -> None:
    mentions = [
        heard("brand", sentiment="positive"),
        heard("product", sentiment="positive"),
        heard("brand"),
        heard("competitor", sentiment="negative"),
    ]
    (may,) = mentions_by_month(mentions, TERMS)
    assert may.sentiment == {"positive": 2, "unknown": 1}


def test_a_mention_without_a_day_is_in_no_month() -> None:
    assert mentions_by_month([heard("brand", None)], TERMS) == ()


def test_share_of_voice_is_ours_among_ours_and_theirs() -> None:
    """Fifty of two hundred is a quarter; what is said of subjects is nobody's voice."""
    mentions = [heard("brand")] * 50 + [heard("competitor")] * 150 + [heard("subject")] * 40
    found = voice([*mentions, heard(None)], TERMS)
    assert (found.own, found.competitors, found.percent) == (50, 150, 25)


def test_no_share_is_claimed_where_competitors_are_not_listened_to() -> None:
    assert voice([heard("brand")], TERMS[:2]).percent is None


def test_no_share_is_claimed_where_nothing_was_heard() -> None:
    assert voice([heard("subject")], TERMS).percent is None


def test_competitors_that_were_silent_leave_the_voice_to_us() -> None:
    assert voice([heard("brand")], TERMS).percent == 100


def test_answers_are_counted_against_what_asked_for_one() -> None:
    mentions = [
        heard("brand", needs_answer=True, answer_minutes=10),
        heard("brand", needs_answer=True, answer_minutes=50),
        heard("brand", needs_answer=True),
        heard("brand"),
    ]
    found = webcare(mentions)
    assert (found.asked, found.answered, found.average_minutes) == (3, 2, 30)
    assert found.rate == pytest.approx(66.67, abs=0.01)


def test_what_was_answered_asked_for_it() -> None:
    assert webcare([heard("brand", answer_minutes=5)]).rate == 100


def test_where_nothing_was_asked_nothing_is_known() -> None:
    found = webcare([heard("brand")])
    assert (found.asked, found.rate, found.average_minutes) == (0, None, None)
