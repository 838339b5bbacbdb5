"""Posts and items that belong together, as a person would pair them."""

from datetime import datetime, timedelta

import pytest

from smwork.domain.content import Item
from smwork.domain.posts.alike import addresses, words
from smwork.domain.posts.matching import candidates
from smwork.domain.posts.proposals import Proposal, proposals
from smwork.domain.posts.published import PostKey, PostMatch, PublishedPost
from tests.domain.builders import made

CHANNELS = {"ig": "instagram", "fb": "facebook"}


def item(name: str, day: str, title: str = "", **fields: object) -> Item:
    planned = {"planned_on": day or None, "channel_id": "instagram", "title": title}
    return made(Item, name, **(planned | fields))


def post(
    name: str, at: str, text: str = "", link: str | None = None, account: str = "ig"
) -> PublishedPost:
    return PublishedPost(PostKey(account, name), datetime.fromisoformat(at), None, text, link)


def answer(item_id: str, post_id: str, state: str = "confirmed", account: str = "ig") -> PostMatch:
    return made(
        PostMatch,
        f"{item_id}-{post_id}",
        item_id=item_id,
        account_id=account,
        post_id=post_id,
        state=state,
    )


def proposed(
    items: list[Item],
    posts: list[PublishedPost],
    *answers: PostMatch,
    links: dict[str, list[str]] | None = None,
) -> list[Proposal]:
    return proposals(candidates(items, posts, CHANNELS, links or {}), answers)


def pairs(*found: Proposal) -> list[tuple[str, str, str, bool]]:
    return [(each.item.id, each.post.key.post_id, each.by, each.sure) for each in found]


NL = (
    "Voor en na: van schuurvondst naar stadsfiets",
    "VOOR EN NA: van schuurvondst naar stadsfiets in zes foto's 🚲 #kettingkade https://k.example/x",
)
EN = (
    "How to true a wheel with a clothes peg",
    "Here is how to true a wheel, with nothing but a clothes peg and some patience. #repair",
)
OTHERS = [
    post(
        f"o{n}",
        f"2026-03-{1 + n % 28:02}T12:00",
        f"Een ander bericht over onderwerp{n} en de winkel",
    )
    for n in range(40)
]


@pytest.mark.parametrize(("planned", "written"), [NL, EN])
def test_a_post_with_the_words_of_its_item_is_sure(planned: str, written: str) -> None:
    found = proposed(
        [item("i", "2026-03-05", planned, planned_at="19:00")],
        [*OTHERS, post("p", "2026-03-05T19:04", written)],
    )
    assert pairs(*found) == [("i", "p", "text", True)]
    assert found[0].off == timedelta(minutes=4)


@pytest.mark.parametrize(("planned", "written"), [NL, EN])
def test_three_days_late_it_is_proposed_and_asked(planned: str, written: str) -> None:
    late = post("p", "2026-03-08T09:00", written)
    assert pairs(*proposed([item("i", "2026-03-05", planned)], [*OTHERS, late])) == [
        ("i", "p", "text", False)
    ]


def test_a_week_later_it_is_another_one() -> None:
    later = post("p", "2026-03-13T19:00", NL[1])
    assert proposed([item("i", "2026-03-05", NL[0])], [*OTHERS, later]) == []


def test_another_channel_is_another_post() -> None:
    elsewhere = post("p", "2026-03-05T19:00", NL[1], account="fb")
    assert proposed([item("i", "2026-03-05", NL[0])], [elsewhere]) == []


def test_a_post_of_an_account_that_is_no_channel_is_left_out() -> None:
    foreign = post("p", "2026-03-05T19:00", NL[1], account="rival")
    assert proposed([item("i", "2026-03-05", NL[0])], [foreign]) == []


def test_two_alike_are_proposed_but_not_sure() -> None:
    """The same words on two days: a person says which is which."""
    items = [item("a", "2026-03-05", NL[0]), item("b", "2026-03-06", NL[0])]
    posts = [*OTHERS, post("p", "2026-03-05T10:00", NL[1]), post("q", "2026-03-06T10:00", NL[1])]
    assert pairs(*proposed(items, posts)) == [("a", "p", "text", False), ("b", "q", "text", False)]


def test_the_same_words_every_week_go_to_the_post_of_their_own_week() -> None:
    weekly = "Vraag van de week: waarom slaat mijn versnelling over?"
    items = [item(f"i{n}", f"2026-03-{2 + 7 * n:02}", weekly) for n in range(4)]
    posts = [post(f"p{n}", f"2026-03-{2 + 7 * n:02}T12:00", weekly + " #fiets") for n in range(4)]
    found = proposed(items, [*OTHERS, *posts])
    assert pairs(*found) == [(f"i{n}", f"p{n}", "text", True) for n in range(4)]


def test_the_only_post_of_a_day_is_asked_about_however_it_is_worded() -> None:
    one = post("p", "2026-03-05T19:10", "Iets heel anders")
    found = proposed([item("i", "2026-03-05", "Proefmaand", planned_at="19:00")], [one])
    assert pairs(*found) == [("i", "p", "time", False)]


def test_hours_off_its_plan_the_only_post_of_a_day_says_nothing() -> None:
    one = post("p", "2026-03-05T08:00", "Iets heel anders")
    assert proposed([item("i", "2026-03-05", "Proefmaand", planned_at="19:00")], [one]) == []


def test_a_permalink_is_sure_whenever_it_went_out() -> None:
    found = proposed(
        [item("i", "2026-03-05", link="https://www.instagram.com/p/Cabc/")],
        [post("p", "2026-06-01T10:00", "tekst", "http://instagram.com/p/Cabc")],
    )
    assert pairs(*found) == [("i", "p", "link", True)]


def test_a_tagged_link_in_the_text_is_sure() -> None:
    tagged = "https://zilt.example/actie?utm_source=ig&utm_content=i42"
    text = f"Kijk maar: {tagged.replace('source=ig&utm_content=i42', 'content=i42&utm_source=ig')}."
    found = proposed([item("i", "", link=tagged)], [post("p", "2026-03-05T10:00", text)])
    assert pairs(*found) == [("i", "p", "link", True)]


def test_the_links_that_were_made_for_an_item_count_too() -> None:
    found = proposed(
        [item("i", "2026-03-05")],
        [post("p", "2026-04-05T10:00", "Lees: https://zilt.link/a1")],
        links={"i": ["https://zilt.example/?utm_content=i", "https://zilt.link/a1"]},
    )
    assert pairs(*found) == [("i", "p", "link", True)]


def test_a_page_that_many_items_lead_to_is_asked_about() -> None:
    home = "https://zilt.example/"
    items = [item("a", "2026-03-05", link=home), item("b", "2026-03-19", link=home)]
    posts = [
        post("p", "2026-03-05T10:00", f"Een {home}"),
        post("q", "2026-03-19T10:00", f"Twee {home}"),
        post("r", "2026-05-19T10:00", f"Drie {home}"),
    ]
    assert pairs(*proposed(items, posts)) == [("a", "p", "link", False), ("b", "q", "link", False)]


def test_a_page_in_a_post_of_another_month_says_nothing() -> None:
    home = "https://zilt.example/"
    assert (
        proposed([item("a", "2026-03-05", link=home)], [post("p", "2026-05-05T10:00", home)]) == []
    )


def test_what_was_confirmed_or_refused_is_not_asked_again() -> None:
    items = [item("a", "2026-03-05", NL[0])]
    posts = [*OTHERS, post("p", "2026-03-05T10:00", NL[1]), post("q", "2026-03-06T10:00", NL[1])]
    assert pairs(*proposed(items, posts, answer("a", "p", "refused"))) == [("a", "q", "text", True)]
    assert proposed(items, posts, answer("a", "p")) == []


def test_a_post_that_is_taken_is_no_other_items() -> None:
    items = [item("a", "2026-03-05", NL[0]), item("b", "2026-03-06", NL[0])]
    posts = [*OTHERS, post("p", "2026-03-05T10:00", NL[1])]
    assert proposed(items, posts, answer("a", "p")) == []


def test_the_same_name_on_two_accounts_is_two_posts() -> None:
    items = [item("a", "2026-03-05", NL[0]), item("b", "2026-03-05", NL[0], channel_id="facebook")]
    posts = [
        post("1", "2026-03-05T10:00", NL[1]),
        post("1", "2026-03-05T10:00", NL[1], account="fb"),
    ]
    assert pairs(*proposed(items, posts, answer("a", "1")))[0][:2] == ("b", "1")


def test_addresses_are_read_out_of_a_text() -> None:
    text = "Kijk op https://zilt.example/a?b=1, of (http://x.example)."
    assert addresses(text) == ["https://zilt.example/a?b=1", "http://x.example"]


def test_words_are_compared_without_capitals_and_addresses() -> None:
    assert words("De Fiets! https://zilt.example/fietsen #Fiets op") == {"fiets"}
