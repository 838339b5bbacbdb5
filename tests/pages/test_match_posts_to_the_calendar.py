"""Posts and items side by side: one click says whether they are the same, and it is asked once."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.content import Item
from smwork.domain.posts.matching import candidates
from smwork.domain.posts.published import PostKey, confirmed_posts
from smwork.domain.record import by_id
from smwork.locale import translator
from smwork.store import records
from smwork.ui.evaluation.words import names_of
from smwork.ui.posts import reading
from tests.pages.conftest import Desk
from tests.pages.posts_desk import MONDAY, a_channel, a_post, an_item, read_in
from tests.pages.test_see_what_works import part, said

BREAD = "Zo bakken we het brood van de week met desem uit Noord"
CAKE = "Taart voor de buurt: doe mee en kies de vulling"


class Matched:
    """A plan with two items, and three posts of which two are theirs."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        channel = a_channel(desk)
        self.bread = an_item(desk, channel, BREAD, MONDAY, planned_at="09:00", lcss="likeable")
        self.cake = an_item(desk, channel, CAKE, MONDAY + timedelta(days=7), planned_at="09:00")
        self.missing = an_item(desk, channel, "Krentenbollen", MONDAY + timedelta(days=3))
        self.account = read_in(
            desk,
            a_post("p1", MONDAY, f"{BREAD} #brood", reach=900.0, interactions=41.0),
            a_post("p2", MONDAY + timedelta(days=7), f"{CAKE} 🎂"),
            a_post("p3", MONDAY + timedelta(days=20), "Vrijdag zijn we dicht", 11),
        )

    def name(self, item: str, post: str) -> str:
        return f"{item}.{self.account}.{post}"

    @property
    def confirmed(self) -> dict[str, PostKey]:
        return confirmed_posts(self.desk.workbook().matches)


@pytest.fixture
def plan(desk: Desk) -> Matched:
    return Matched(desk)


def rows(page: AppTest) -> list[list[str]]:
    return [row for frame in page.dataframe for row in frame.value.values.tolist()]


def labels(page: AppTest) -> set[str]:
    return {each.label for each in page.button}


def test_the_next_thing_is_to_answer_and_leads_there(plan: Matched) -> None:
    page = plan.desk.page("posts")
    assert "2 posts look like items of the calendar: say whether they are." in said(page)
    page.button("posts.next.go").click().run()
    assert "Confirm these 2" in labels(page)


def test_yes_puts_planned_and_published_on_a_line_with_the_figures(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button(f"yes.{plan.name(plan.bread, 'p1')}").click().run()
    assert plan.confirmed == {plan.bread: PostKey(plan.account, "p1")}
    (row,) = rows(page)
    assert row[:2] == ["02-03-26 09:00", "02-03-26 09:10"]
    assert row[-2:] == ["900", "41"]
    assert "1 answer was kept." in said(page)


def test_no_is_kept_and_not_asked_again(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button(f"no.{plan.name(plan.bread, 'p1')}").click().run()
    assert [each.state for each in plan.desk.workbook().matches] == ["refused"]
    again = part(plan.desk.page("posts"), "match")
    assert f"no.{plan.name(plan.bread, 'p1')}" not in {each.key for each in again.button}


def test_items_and_posts_are_weighed_once_until_one_of_them_changes(
    plan: Matched, monkeypatch: pytest.MonkeyPatch
) -> None:
    weigh = Mock(wraps=candidates)
    monkeypatch.setattr(reading, "candidates", weigh)
    page = part(plan.desk.page("posts"), "match")
    page.button(f"no.{plan.name(plan.cake, 'p2')}").click().run()
    part(page, "loose").button(f"dropped.{plan.missing}").click().run()
    part(page, "works")
    assert weigh.call_count == 1
    cake = by_id(plan.desk.workbook().items, plan.cake)
    assert cake is not None
    plan.desk.write(
        lambda tx: records.change(tx, Item, cake.id, cake.version, {"planned_on": MONDAY})
    )
    page.run()
    assert weigh.call_count == 2


def test_all_sure_ones_are_confirmed_at_once_and_taken_back_at_once(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button("match.sure").click().run()
    assert set(plan.confirmed) == {plan.bread, plan.cake}
    undo = next(each for each in page.button if each.label == "Undo")
    undo.click().run()
    assert plan.confirmed == {}
    assert "Confirm these 2" in labels(page)


def test_an_item_shows_what_became_of_it(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button("match.sure").click().run()
    page.session_state["kept"]["calendar.item"] = plan.bread
    page.switch_page("../../pages/content.py").run()
    assert "reach 900 · 41 interactions" in said(page)


def test_what_did_not_go_out_is_marked_so_and_is_done_with(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "loose")
    assert "The day of 1 item has passed and no post of it is known." in said(page)
    page.button(f"dropped.{plan.missing}").click().run()
    items = {each.id: each.status for each in plan.desk.workbook().items}
    assert items[plan.missing] == "dropped"
    assert "Every item that could be checked has its post." in said(page)


def test_a_post_without_a_plan_becomes_an_item(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "loose")
    assert "1 post stands in no item, of the 3 posts of the plan's period." in said(page)
    page.button(f"plan.{plan.account}.p3").click().run()
    made = plan.desk.workbook().items[-1]
    assert (made.title, made.status, made.planned_at) == (
        "Vrijdag zijn we dicht",
        "published",
        "11:10",
    )
    assert plan.confirmed[made.id] == PostKey(plan.account, "p3")
    assert "Every post of the plan’s period stands in the calendar." in said(page)
    page.switch_page("../../pages/content.py").run()
    assert page.selectbox(f"item.lcss.{made.id}").value == ""


def test_what_waits_for_an_answer_is_in_neither_list(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "loose")
    assert "2 posts look like items of the calendar: say whether they are." in said(page)
    assert CAKE not in said(page)


def test_of_very_many_posts_the_lists_say_what_waits(
    plan: Matched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_MANY", 0)
    page = part(plan.desk.page("posts", "nl"), "loose")
    assert "2 paren wachten op je antwoord." in said(page)


def test_the_mix_says_what_was_published_of_it(plan: Matched) -> None:
    page = plan.desk.page("content")
    page.segmented_control("part.content").set_value("mix").run()
    hint = "Confirm under Posts which post is which item"
    assert hint in said(page)
    page.switch_page("../../pages/posts.py").run()
    part(page, "match").button("match.sure").click().run()
    page.switch_page("../../pages/content.py").run()
    assert hint not in said(page)


def test_the_history_says_of_which_item_it_was(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button(f"yes.{plan.name(plan.bread, 'p1')}").click().run()
    book = plan.desk.workbook()
    assert names_of(translator("en"), book)[book.matches[0].id].startswith("Zo bakken we het brood")


def test_an_item_that_is_to_be_moved_lies_open_in_the_calendar(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "loose")
    page.button(f"move.{plan.missing}").click().run()
    assert page.date_input(f"item.planned_on.{plan.missing}").value == MONDAY + timedelta(days=3)


def test_a_row_that_is_ticked_can_be_parted_again(plan: Matched) -> None:
    page = part(plan.desk.page("posts"), "match")
    page.button(f"yes.{plan.name(plan.bread, 'p1')}").click().run()
    page.session_state[f"results.{plan.bread}"] = {"selection": {"rows": [0], "columns": []}}
    page.run()
    match = plan.desk.workbook().matches[0]
    page.button(f"part.{match.id}").click().run()
    assert plan.confirmed == {}


def test_what_a_file_says_comes_out_as_plain_text(desk: Desk) -> None:
    channel = a_channel(desk)
    hostile = "**Brood** ![x](https://x.example/p.png) <b>vet</b> $1$ :red[rood]"
    an_item(desk, channel, hostile, MONDAY)
    read_in(desk, a_post("p1", MONDAY, hostile), a_post("p2", MONDAY + timedelta(days=30), hostile))
    page = desk.page("posts")
    for key in ("match", "loose"):
        told = said(part(page, key))
        assert "Brood" in told
        assert not any(sign in told for sign in ("**Brood**", "![x]", "<b>", "$1$", ":red["))
