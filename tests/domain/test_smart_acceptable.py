"""A: somebody agreed to it, and it serves something larger than itself."""

import pytest

from smwork.domain.smart import judge
from tests.domain.smart_cases import STATES, english, goal


@pytest.mark.parametrize(
    ("kind", "given", "expected", "why"),
    [
        ("goal", {}, "+", "Agreed by Anna (editor), Bas (director)"),
        ("goal", {"objective": ""}, "~", "serves no business objective"),
        ("goal", {"agreed_by": ""}, "~", "who has agreed"),
        ("goal", {"agreed_by": " ", "objective": ""}, "-", "serves no business objective"),
        ("goal", {"owner": ""}, "+", "Agreed by"),
        ("mission", {"goal": "More members"}, "+", "Agreed by"),
        ("mission", {"goal": "More members", "objective": ""}, "~", "Its goal serves no business"),
        ("mission", {"goal": "", "objective": ""}, "~", "serves no goal yet"),
        ("improvement", {"objective": "", "owner": "Cem"}, "+", "Agreed by"),
        ("improvement", {"objective": "", "owner": ""}, "~", "Nobody is named"),
        ("improvement", {"objective": "", "owner": "", "agreed_by": ""}, "-", "Nobody is named"),
        ("experiment", {"goal": "More members"}, "+", "it serves “Two hundred more members”"),
        ("experiment", {"goal": "", "objective": ""}, "~", "serves no goal yet"),
        ("cadence", {"objective": "", "agreed_by": "Cem"}, "+", "Agreed by Cem."),
        ("cadence", {"agreed_by": ""}, "-", "who has agreed"),
        ("decision", {"owner": "Cem"}, "+", "Agreed by"),
        ("decision", {"owner": ""}, "~", "Nobody is named"),
        ("decision", {"owner": "", "objective": "", "agreed_by": ""}, "-", "serves no goal"),
    ],
)
def test_it_is_asked_who_agreed_and_what_it_serves(
    kind: str, given: dict[str, str], expected: str, why: str
) -> None:
    found = judge(goal(**({"kind": kind} | given))).of("A")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)
    assert (found.mend is None) == (found.state == "met")


def test_long_names_are_cut_so_that_the_panel_can_show_them() -> None:
    found = judge(goal(agreed_by="Anna " * 40, objective="Members " * 200)).of("A")
    assert len(english(found.why)) <= 120
