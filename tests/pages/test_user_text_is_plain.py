"""What a person types is shown as typed: no picture or formatting, and no link under other words."""

import re

import pytest

from smwork.domain.goals import GoalFields
from smwork.store import records
from smwork.ui.messages import plain
from tests.pages.conftest import Desk

PAYLOADS = [
    "![x](http://evil.example/p.png)",
    "[klik](javascript:alert(1))",
    "<img src=http://evil.example/p.png>",
    "<script>alert(1)</script>",
    ":red[rood] :material/bug_report: $x^2$",
    "`code` **vet** _scheef_ ~~weg~~",
    "# kop",
    "http://evil.example",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_goal_with_markup_in_it_is_shown_letter_for_letter(desk: Desk, payload: str) -> None:
    desk.write(lambda tx: records.add(tx, desk.plan_id, GoalFields(statement=payload)))
    page = desk.page("goals")

    (title,) = [each.label for each in page.button if each.key and each.key.startswith("fold.")]
    shown = title.removeprefix("**1** · ").split(" · :")[0]
    assert unescaped(shown) == payload
    assert not [
        sign for at, sign in enumerate(shown) if sign in "[]<>`*_#$:" and shown[at - 1] != "\\"
    ]


def unescaped(text: str) -> str:
    """Markdown with its backslashes taken out: what a reader sees."""
    return re.sub(r"\\(.)", r"\1", text)


def test_lines_of_a_text_make_no_heading_and_no_list() -> None:
    assert plain("Kop\n===\n1. een") == "Kop === 1. een"
