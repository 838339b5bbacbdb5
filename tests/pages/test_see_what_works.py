"""What works: the moments and forms of the team's own posts, and the file to read in before that."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.research import ChannelFields
from smwork.store import figures, records
from smwork.store.figure_tables import FILE
from tests.builders import a_file
from tests.pages.conftest import Desk
from tests.pages.posts_desk import MONDAY, a_channel, a_post, a_season, read_in


def said(page: AppTest) -> str:
    """All text of the page."""
    return "\n".join(each.value for each in (*page.markdown, *page.caption, *page.info))


def look_at_all_time(page: AppTest) -> AppTest:
    return page.selectbox("posts.period").set_value("all").run()


def part(page: AppTest, key: str) -> AppTest:
    return page.segmented_control("part.posts").set_value(key).run()


def test_without_a_channel_one_is_added_first(desk: Desk) -> None:
    assert "First add the channels that you post on." in said(desk.page("posts"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            "Instagram: Meta Business Suite, Content, Export: the file with a row for each post",
        ),
        ("nl", "Lees eerst de berichten van een kanaal in."),
    ],
)
def test_without_posts_it_says_which_file_to_read_in(desk: Desk, language: str, told: str) -> None:
    a_channel(desk)
    assert told in said(desk.page("posts", language))


def test_an_evening_that_is_better_is_named_with_what_it_got(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *a_season(evening=30))
    told = said(look_at_all_time(desk.page("posts")))
    assert "**The evening (18 to 24) stands out.**" in told
    assert "The middle one of its 60 posts came to 55, of all others to 25." in told


def test_where_nothing_differs_no_moment_stands_out(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *a_season(evening=0))
    assert "No moment stands out." in said(look_at_all_time(desk.page("posts")))


def test_with_a_few_posts_it_says_how_many_it_takes(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *(a_post(f"{n}", MONDAY, "Brood", interactions=9.0) for n in range(7)))
    told = said(look_at_all_time(desk.page("posts")))
    assert "There are 7 posts here; it takes 30 to compare." in told


def test_a_measure_that_no_post_has_is_said(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *a_season(evening=0))
    page = look_at_all_time(desk.page("posts"))
    page.selectbox("posts.measure").set_value("rate").run()
    assert "No post of this period has both its reach and its interactions." in said(page)


def test_hashtags_are_counted_with_what_their_posts_did(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *a_season(evening=0))
    page = look_at_all_time(part(desk.page("posts"), "tags"))
    assert page.dataframe[0].value.values.tolist() == [["#Brood", 120]]


def test_a_form_with_a_few_posts_is_named_without_a_value(desk: Desk) -> None:
    a_channel(desk)
    reels = [a_post(f"r{n}", MONDAY, "Reel", form="reel", interactions=90.0) for n in range(3)]
    read_in(desk, *a_season(evening=0), *reels)
    told = said(look_at_all_time(desk.page("posts")))
    assert "Too few posts to show, it takes 5\\: Reel (3)." in told


def test_each_part_is_drawn_for_all_channels_together(desk: Desk) -> None:
    a_channel(desk)
    read_in(desk, *a_season(evening=0))
    other = ChannelFields(platform="facebook", handle="bakery")
    desk.write(lambda tx: records.add(tx, desk.plan_id, other))
    facebook = a_file([a_post("f1", MONDAY, "#Brood", interactions=3.0)], platform="facebook")
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, facebook, handle="bakery", file_name="f.csv", digest="f"
        )
    )
    page = look_at_all_time(desk.page("posts"))
    page.selectbox("posts.channel").set_value("all").run()
    assert "No moment stands out." in said(page)
    for key in ("match", "loose", "tags"):
        assert not part(page, key).error


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("kept", ""),
        ("coming", "A file is coming in: its posts are shown as soon as all of it is there."),
        ("leaving", "A file is being taken back: its posts are not shown any more."),
    ],
)
def test_it_says_that_a_file_is_on_its_way(desk: Desk, state: str, told: str) -> None:
    a_channel(desk)
    read_in(desk, *a_season(0))
    desk.write(lambda tx: tx.connection.execute(FILE.update().values(state=state)))
    page = desk.page("posts")
    assert [each.value for each in page.caption if "file" in each.value] == (
        [f":material/hourglass_empty: {told}"] if told else []
    )


def test_the_plans_own_period_can_be_looked_at(desk: Desk) -> None:
    a_channel(desk)
    last_year = [a_post(f"{n}", date(2025, 3, 1), "Brood", interactions=9.0) for n in range(9)]
    read_in(desk, *last_year, a_post("now", MONDAY, "Brood", interactions=9.0))
    page = desk.page("posts")
    page.selectbox("posts.period").set_value("plan").run()
    assert "There is 1 post here; it takes 30 to compare." in said(page)
