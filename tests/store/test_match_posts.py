"""What a person says of posts and items is kept once, in both databases, and can be taken back."""

from datetime import date

import pytest

from smwork.domain.content import Item, ItemFields
from smwork.domain.posts.published import PostKey, confirmed_posts
from smwork.domain.research import ChannelFields
from smwork.errors import NotFoundError
from smwork.store import clients, figures, records
from smwork.store.history import read_history
from smwork.store.matches import Answer, keep_answers, plan_post, take_back
from smwork.store.plan import read_plan
from smwork.store.post_views import Period, read_accounts, read_unplanned
from tests.builders import Desk, a_file, a_post

MAY = date(2026, 5, 1)


@pytest.fixture
def account(anna: Desk) -> str:
    """Anna's Instagram, with three posts read in."""
    file = a_file([a_post(f"p{n}", MAY.replace(day=n), reach=10.0 * n) for n in (1, 2, 3)])
    anna.do(
        lambda tx: figures.keep(
            tx, anna.client_id, file, handle="zilt", file_name="a.csv", digest="d"
        )
    )
    return anna.see(lambda tx: read_accounts(tx, anna.client_id))[0].id


def an_item(desk: Desk, title: str = "Proef") -> str:
    return desk.add(ItemFields(title=title, planned_on=MAY))


def said(desk: Desk, item: str, account: str, post: str, state: str = "confirmed") -> list[str]:
    answer = Answer(item, PostKey(account, post), state)  # type: ignore[arg-type]  # a word of the two
    return desk.do(lambda tx: keep_answers(tx, desk.plan_id, [answer]))


def posts_of(desk: Desk) -> dict[str, str]:
    """The name of each item's post."""
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    return {item: key.post_id for item, key in confirmed_posts(book.matches).items()}


def unplanned(desk: Desk, account: str) -> list[str]:
    found = desk.see(
        lambda tx: read_unplanned(tx, desk.client_id, desk.plan_id, [account], Period(), 10)
    )
    return [each.key.post_id for each in found]


def test_what_is_confirmed_is_the_items_post_and_no_longer_without_a_plan(
    anna: Desk, account: str
) -> None:
    item = an_item(anna)
    assert len(said(anna, item, account, "p2")) == 1
    assert posts_of(anna) == {item: "p2"}
    assert unplanned(anna, account) == ["p3", "p1"]


def test_said_twice_it_is_kept_once(anna: Desk, account: str) -> None:
    item = an_item(anna)
    said(anna, item, account, "p2")
    assert said(anna, item, account, "p2") == []
    assert len(anna.see(lambda tx: read_plan(tx, anna.plan_id)).matches) == 1


def test_a_post_is_one_items_and_an_item_has_one_post(anna: Desk, bob: Desk, account: str) -> None:
    one, other = an_item(anna), an_item(anna)
    said(anna, one, account, "p1")
    assert said(bob, other, account, "p1") == []
    assert said(bob, one, account, "p2") == []
    assert posts_of(anna) == {one: "p1"}


def test_of_several_said_at_once_each_post_goes_to_the_first(anna: Desk, account: str) -> None:
    one, other = an_item(anna), an_item(anna)
    both = [Answer(item, PostKey(account, "p1"), "confirmed") for item in (one, other)]
    anna.do(lambda tx: keep_answers(tx, anna.plan_id, both))
    assert posts_of(anna) == {one: "p1"}


def test_a_refusal_leaves_both_free(anna: Desk, account: str) -> None:
    item = an_item(anna)
    said(anna, item, account, "p1", "refused")
    assert posts_of(anna) == {}
    assert unplanned(anna, account) == ["p3", "p2", "p1"]
    said(anna, item, account, "p2")
    assert posts_of(anna) == {item: "p2"}


def test_who_thinks_better_of_it_changes_the_answer(anna: Desk, account: str) -> None:
    item = an_item(anna)
    said(anna, item, account, "p1", "refused")
    assert said(anna, item, account, "p1") == []
    assert posts_of(anna) == {item: "p1"}
    said(anna, item, account, "p1", "refused")
    assert posts_of(anna) == {}


def test_an_answer_is_taken_back_and_the_history_tells_it(anna: Desk, account: str) -> None:
    item = an_item(anna)
    kept = said(anna, item, account, "p1")
    anna.do(lambda tx: take_back(tx, kept))
    assert posts_of(anna) == {}
    told = anna.see(lambda tx: read_history(tx, anna.plan_id))
    assert [(each.kind, each.action, each.by) for each in told[:2]] == [
        ("post_match", "remove", "Anna"),
        ("post_match", "add", "Anna"),
    ]


def test_an_item_that_goes_takes_its_answer_along_and_back(anna: Desk, account: str) -> None:
    item = an_item(anna)
    said(anna, item, account, "p1")
    anna.do(lambda tx: records.remove(tx, Item, item))
    assert unplanned(anna, account) == ["p3", "p2", "p1"]
    anna.do(lambda tx: records.restore(tx, Item, item))
    assert posts_of(anna) == {item: "p1"}


def test_a_copy_of_the_plan_knows_the_posts_of_its_own_items(anna: Desk, account: str) -> None:
    item = an_item(anna)
    said(anna, item, account, "p1")
    copy = anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, "Kopie"))
    book = anna.see(lambda tx: read_plan(tx, copy))
    assert confirmed_posts(book.matches) == {book.items[0].id: PostKey(account, "p1")}
    assert book.items[0].id != item


def test_a_post_without_a_plan_becomes_an_item_that_has_gone_out(anna: Desk, account: str) -> None:
    channel = anna.add(ChannelFields(platform="instagram", handle="zilt"))
    key = PostKey(account, "p3")
    item_id = anna.do(lambda tx: plan_post(tx, anna.plan_id, channel, key))
    (item,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).items
    assert (item.id, item.title, item.planned_on, item.planned_at) == (
        item_id,
        "post p3",
        MAY.replace(day=3),
        "12:00",
    )
    assert (item.status, item.form, item.channel_id) == ("published", "photo", channel)
    assert posts_of(anna) == {item_id: "p3"}


def test_a_post_that_is_not_there_can_not_be_confirmed(
    anna: Desk, carla: Desk, account: str
) -> None:
    item = an_item(anna)
    for wrong in (PostKey(account, "p9"), PostKey("none", "p1")):
        with pytest.raises(NotFoundError):
            anna.do(
                lambda tx, key=wrong: keep_answers(  # type: ignore[misc]
                    tx, anna.plan_id, [Answer(item, key, "confirmed")]
                )
            )
    theirs = an_item(carla)
    with pytest.raises(NotFoundError):
        said(carla, theirs, account, "p1")
    with pytest.raises(NotFoundError):
        said(anna, theirs, account, "p1")
    assert posts_of(anna) == {}
