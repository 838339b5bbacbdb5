"""Planned and real side by side: results, what did not go out, and what each class did."""

from datetime import date, datetime

import pytest

from smwork.domain.content import Item
from smwork.domain.posts.published import (
    PostAccount,
    PostKey,
    PostMatch,
    PublishedPost,
    channels_of_accounts,
)
from smwork.domain.posts.results import Result, missing, of_classes, results, value_of
from smwork.domain.research import Channel
from tests.domain.builders import made, workbook

TODAY = date(2026, 6, 1)
ZILT = made(Channel, "ig", platform="instagram", handle="@Zilt")


def item(name: str, day: date | None, **fields: object) -> Item:
    return made(Item, name, planned_on=day, **({"channel_id": "ig"} | fields))


def post(name: str, **figures: float) -> PublishedPost:
    at = datetime(2026, 5, int(name), 9)  # noqa: DTZ001 - wall time
    return PublishedPost(PostKey("a", name), at, "photo", "", None, **figures)


def match(item_id: str, post_id: str, state: str = "confirmed") -> PostMatch:
    pair = {"item_id": item_id, "account_id": "a", "post_id": post_id}
    return made(PostMatch, item_id + post_id, **pair, state=state)


def account(
    through: date, name: str = "a", handle: str = "zilt", platform: str = "instagram"
) -> PostAccount:
    return PostAccount(name, platform, handle, 9, date(2026, 1, 1), through)


def test_each_item_with_its_post_stands_on_a_line_latest_first() -> None:
    book = workbook(
        items=(item("1", TODAY), item("2", TODAY), item("3", TODAY), item("4", TODAY)),
        matches=(match("1", "3"), match("2", "5"), match("3", "7", "refused"), match("4", "9")),
    )
    posts = {each.key: each for each in (post("3"), post("5"), post("7"))}
    assert [(each.item.id, each.post.key.post_id) for each in results(book, posts)] == [
        ("2", "5"),
        ("1", "3"),
    ]


def test_what_did_not_go_out_is_told_from_what_can_not_be_known_yet() -> None:
    book = workbook(
        channels=(ZILT, made(Channel, "mail", platform="newsletter", handle="post")),
        items=(
            item("gone", date(2026, 5, 10)),
            item("earlier", date(2026, 5, 4)),
            item("out", date(2026, 5, 4)),
            item("dropped", date(2026, 5, 4), status="dropped"),
            item("after the file", date(2026, 5, 30)),
            item("on a channel without posts", date(2026, 5, 4), channel_id="mail"),
            item("still to come", TODAY),
            item("without a day", None),
        ),
        matches=(match("out", "3"), match("earlier", "4", "refused")),
    )
    found = missing(book, [account(date(2026, 5, 15))], TODAY)
    assert [each.id for each in found.items] == ["earlier", "gone"]
    assert (found.later, found.unmeasured) == (1, 1)


@pytest.mark.parametrize(
    ("accounts", "found"),
    [
        ([account(TODAY)], {"a": "ig"}),
        ([account(TODAY, handle="zilt-aan-zee")], {"a": "ig"}),
        ([account(TODAY, handle="other"), account(TODAY, "b")], {"b": "ig"}),
        ([account(TODAY, handle="other"), account(TODAY, "b", "third")], {}),
        ([account(TODAY, handle="meta-ads")], {}),
        ([account(TODAY, platform="facebook")], {}),
    ],
)
def test_whose_posts_an_accounts_are(accounts: list[PostAccount], found: dict[str, str]) -> None:
    assert channels_of_accounts([ZILT], accounts) == found


def test_two_channels_on_a_platform_are_told_apart_by_handle_alone() -> None:
    other = made(Channel, "ig2", platform="instagram", handle="zout")
    assert channels_of_accounts([ZILT, other], [account(TODAY, handle="zee")]) == {}
    assert channels_of_accounts([ZILT, other], [account(TODAY, handle="zout")]) == {"a": "ig2"}


def test_classes_are_compared_by_their_posts() -> None:
    found = [
        Result(
            item(f"{n}", TODAY, lcss="sharable" if n % 2 else None),
            post(f"{n}", interactions=float(n)),
        )
        for n in range(1, 21)
    ]
    compared = of_classes(found, lambda each: each.lcss, "interactions")
    assert {each.key: (each.posts, each.middle) for each in compared.groups} == {
        "sharable": (10, 10.0)
    }


@pytest.mark.parametrize(
    ("figures", "usual", "value"),
    [
        ({"interactions": 12.0, "reach": 600.0}, None, (12.0, 20.0)),
        ({"interactions": 12.0}, None, (12.0, None)),
        ({}, None, (None, None)),
        ({"interactions": 12.0, "reach": 600.0}, {"a": 24.0}, (50.0, 250 / 3)),
        ({"interactions": 12.0}, {"a": 0.0}, (None, None)),
        ({"interactions": 12.0}, {}, (None, None)),
    ],
)
def test_what_a_post_comes_to(
    figures: dict[str, float],
    usual: dict[str, float] | None,
    value: tuple[float | None, float | None],
) -> None:
    both = (
        value_of(post("1", **figures), "interactions", usual),
        value_of(post("1", **figures), "rate", usual),
    )
    assert both == pytest.approx(value)
