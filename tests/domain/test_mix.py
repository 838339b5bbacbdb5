from datetime import date

import pytest

from smwork.domain.content import Item
from smwork.domain.mix import Mix, classes_of, lcss_balances, plan_mixes
from smwork.domain.plan import Plan
from smwork.domain.posts.published import PostMatch
from smwork.domain.research import Channel
from smwork.domain.say import Number, Percent, Say, say
from tests.domain.builders import made, plan, workbook

EIGHTY_TWENTY = plan(mix_rule="80_20")


def items(count: int, mix: str = "", **fields: object) -> list[Item]:
    day = {"planned_on": date(2026, 6, 1)}
    return [made(Item, **{**day, "mix": mix, **fields}) for _ in range(count)]


def mix_of(a_plan: Plan, *planned: list[Item]) -> Mix:
    book = workbook(a_plan, items=tuple(item for some in planned for item in some))
    return plan_mixes(book)[0]


def test_the_wanted_and_the_planned_share_stand_side_by_side() -> None:
    found = mix_of(EIGHTY_TWENTY, items(15, "value"), items(5, "sales"))
    assert [
        (row.class_key, row.share_wanted, row.share_planned, row.count) for row in found.rows
    ] == [
        ("value", 80, 75, 15),
        ("sales", 20, 25, 5),
    ]
    assert found.verdicts == (say("What is planned follows the rule."),)


def test_what_is_off_is_said_with_both_shares() -> None:
    """38 of 100 is promotion, where the rule asks a fifth."""
    found = mix_of(EIGHTY_TWENTY, items(62, "value"), items(38, "sales"))
    assert Percent(38, 0) in found.verdicts[1].params.values()
    assert found.verdicts[1] == say(
        "{label} is {planned} of what is planned; the rule asks {wanted}.",
        label=Say("Sales and promotion"),
        planned=Percent(38, 0),
        wanted=Percent(20, 0),
    )


def test_the_furthest_off_comes_first() -> None:
    found = mix_of(plan(), items(40, "authority"), items(60, "culture"))
    told = [verdict.params["label"] for verdict in found.verdicts]
    assert told == [
        Say("Culture"),
        Say("From other channels"),
        Say("Business goals"),
        Say("Authority"),
    ]


def test_what_does_not_go_out_is_not_in_the_mix() -> None:
    dropped = items(10, "sales", status="dropped")
    found = mix_of(EIGHTY_TWENTY, items(16, "value"), items(4, "sales"), dropped)
    assert [(row.class_key, row.count) for row in found.rows] == [("value", 16), ("sales", 4)]


def test_what_went_out_all_the_same_counts() -> None:
    dropped = items(1, "sales", status="dropped")
    match = made(PostMatch, item_id="1", account_id="a", post_id="p", state="confirmed")
    (whole,) = plan_mixes(workbook(EIGHTY_TWENTY, items=tuple(dropped), matches=(match,)))
    assert (whole.counted, whole.published) == (1, 1)


def test_under_ten_items_nothing_is_claimed() -> None:
    (verdict,) = mix_of(EIGHTY_TWENTY, items(9, "sales")).verdicts
    assert verdict.count == 9
    assert verdict.params["enough"] == Number(10, 0)


@pytest.mark.parametrize(("sales", "judged"), [(3, False), (4, True)])
def test_one_item_of_ten_may_be_off(sales: int, judged: bool) -> None:
    found = mix_of(EIGHTY_TWENTY, items(10 - sales, "value"), items(sales, "sales"))
    assert (found.verdicts != (say("What is planned follows the rule."),)) is judged


def test_items_without_a_class_of_this_rule_are_counted_apart() -> None:
    found = mix_of(
        EIGHTY_TWENTY, items(8, "value"), items(2, "sales"), items(3), items(1, "culture")
    )
    assert (found.counted, found.unsorted) == (10, 4)
    assert found.rows[0].share_planned == 80


def test_what_has_no_day_is_not_planned() -> None:
    assert mix_of(EIGHTY_TWENTY, items(4, "value", planned_on=None)).counted == 0


def test_nothing_planned_has_no_shares() -> None:
    assert [row.share_planned for row in mix_of(EIGHTY_TWENTY).rows] == [None, None]


def test_a_rule_of_ones_own_is_brought_to_a_hundred() -> None:
    own = plan(mix_rule="own", own_mix={"Tips": 3, "Offers": 1})
    assert classes_of(own) == (("Tips", "Tips", 75), ("Offers", "Offers", 25))
    found = mix_of(own, items(12, "Tips"), items(4, "Offers"))
    assert found.verdicts == (say("What is planned follows the rule."),)


@pytest.mark.parametrize(
    "a_plan", [plan(mix_rule=""), plan(mix_rule="own"), plan(mix_rule="own", own_mix={"Tips": 0})]
)
def test_without_a_rule_nothing_is_judged(a_plan: Plan) -> None:
    found = mix_of(a_plan, items(12, "value"))
    assert (found.rows, found.verdicts, found.unsorted) == ((), (), 12)


def test_each_channel_has_its_own_balance() -> None:
    planned = items(10, "value", channel_id="fb") + items(10, "sales", channel_id="li")
    channels = tuple(made(Channel, key) for key in ("fb", "li", "empty"))
    found = plan_mixes(workbook(EIGHTY_TWENTY, items=tuple(planned), channels=channels))
    assert [(mix.channel_id, mix.rows[0].share_planned) for mix in found] == [
        (None, 50),
        ("fb", 100),
        ("li", 0),
    ]


def test_lcss_has_no_prescribed_shares_and_says_only_what_is_absent() -> None:
    planned = items(6, lcss="likeable") + items(3, lcss="clickable") + items(3, lcss="sharable")
    (found,) = lcss_balances(workbook(items=tuple(planned)))
    assert [row.share_planned for row in found.rows] == [50, 25, 25, 0]
    assert all(row.share_wanted is None for row in found.rows)
    assert found.verdicts == (say("Under {label} nothing is planned.", label=Say("Sellable")),)
