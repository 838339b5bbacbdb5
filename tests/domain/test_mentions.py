"""Mentions by the handful: pasted lines, and what the plan has already."""

from datetime import date

from smwork.domain.inspiration import Mention, MentionFields
from smwork.domain.mentions import fresh, pasted
from tests.domain.builders import made


def test_each_line_that_says_something_is_a_mention() -> None:
    found = pasted("Great bread!\r\n\n   \nClosed   on Sunday?\n", date(2026, 3, 1), "term")
    assert [(m.text, m.said_on, m.term_id) for m in found] == [
        ("Great bread!", date(2026, 3, 1), "term"),
        ("Closed on Sunday?", date(2026, 3, 1), "term"),
    ]


def test_what_the_plan_has_is_not_fresh_and_neither_is_what_stands_there_twice() -> None:
    known = made(Mention, text="Great bread!", author="Sam", said_on=date(2026, 3, 1))
    again = MentionFields(text="Great bread!", author="Sam", said_on=date(2026, 3, 1))
    later = MentionFields(text="Great bread!", author="Sam", said_on=date(2026, 3, 2))

    assert fresh([again, later, later], [known]) == [later]
