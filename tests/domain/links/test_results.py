"""Visits laid beside links: each found by its tags, unknown is not nought, slips are recognised."""

from datetime import date

from smwork.domain.figures import LinkFigure
from smwork.domain.links.records import TaggedLink
from smwork.domain.links.results import Results
from smwork.domain.links.visits import Visit, visits_of
from tests.domain.builders import made

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)


def a_link(link_id: str, content: str = "", **fields: object) -> TaggedLink:
    told: dict[str, object] = {
        "url": "https://zilt.nl/brood",
        "source": "Instagram",
        "medium": "social",
        "campaign": "Zomer Sale",
        "content": content,
    }
    return made(TaggedLink, link_id, **(told | fields))


def seen(link: str, sessions: float, metric: str = "sessions", since: date | None = FIRST) -> Visit:
    (visit,) = visits_of([LinkFigure(LAST, since, link, metric, sessions, 2)])
    return visit


def total(results: Results, link_id: str, metric: str = "sessions") -> float | None:
    count = results.by_link[link_id].get(metric)
    return None if count is None else count.total


BASE = "utm_source=instagram&utm_medium=social&utm_campaign=zomer-sale"
REEL, STORY = a_link("reel", "reel-1"), a_link("story", "story-1")


def test_a_visit_belongs_to_the_link_with_its_tags() -> None:
    visits = [seen(f"{BASE}&utm_content=reel-1", 40), seen(f"{BASE}&utm_content=story-1", 7)]
    results = Results([REEL, STORY], visits)
    assert (total(results, "reel"), total(results, "story")) == (40, 7)
    assert total(results, "reel", "conversions") is None
    assert results.by_campaign["zomer-sale"]["sessions"].total == 47
    assert results.strangers == []
    assert results.silent == []


def test_a_file_that_knows_no_content_tells_of_the_campaign_alone() -> None:
    results = Results([REEL, STORY], [seen(BASE, 47)])
    assert (total(results, "reel"), total(results, "story")) == (None, None)
    assert results.by_campaign["zomer-sale"]["sessions"].total == 47
    assert results.strangers == []
    assert results.silent == []


def test_with_one_link_in_the_campaign_that_file_tells_of_the_link_too() -> None:
    assert total(Results([REEL], [seen(BASE, 47)]), "reel") == 47


def test_files_that_divide_the_same_visits_differently_are_not_added() -> None:
    visits = [seen(BASE, 50), seen(f"{BASE}&utm_content=reel-1", 48), seen("utm_campaign=zomer-sale", 55)]  # fmt: skip
    results = Results([REEL], visits)
    assert total(results, "reel") == 48
    assert results.by_campaign["zomer-sale"]["sessions"].total == 55


def test_a_content_that_is_not_set_is_that_of_a_link_without_one() -> None:
    plain = a_link("plain")
    results = Results([REEL, plain], [seen(f"{BASE}&utm_content=", 9)])
    assert (total(results, "plain"), total(results, "reel")) == (9, None)


def test_a_file_of_sources_alone_knows_no_link() -> None:
    results = Results([REEL], [seen("utm_source=instagram&utm_medium=social", 90)])
    assert total(results, "reel") is None
    assert results.strangers == []
    assert results.silent == [REEL]


def test_clicks_come_by_the_short_link_or_by_the_link_as_it_was_made() -> None:
    link = a_link("short", "reel-1", short="https://ow.ly/Ab1")
    results = Results([link], [seen("http://www.ow.ly/Ab1/", 12, "clicks")])
    assert total(results, "short", "clicks") == 12
    assert Results([link], [seen("ow.ly/ab1", 12, "clicks")]).by_link["short"] == {}


def test_clicks_in_a_search_engine_stand_beside_the_link_to_that_page() -> None:
    told = [LinkFigure(LAST, None, "https://zilt.nl/brood/", "clicks", 31, 2)]
    results = Results([REEL], visits_of(told, "search_console_pages"))
    assert total(results, "reel", "search_clicks") == 31
    assert total(results, "reel", "clicks") is None


def test_an_item_has_what_all_its_links_brought() -> None:
    links = [a_link("a", "a", item_id="i"), a_link("b", "b", item_id="i"), a_link("c", "c")]
    visits = [seen(f"{BASE}&utm_content={name}", 10) for name in "abc"]
    assert Results(links, visits).of_item("i")["sessions"].total == 20
    assert Results(links, visits).of_item("other") == {}


def test_a_slip_of_the_pen_is_recognised() -> None:
    results = Results([REEL], [seen(BASE.replace("sale", "slae") + "&utm_content=reel-1", 5)])
    (stranger,) = results.strangers
    assert stranger.nearest == REEL
    assert stranger.slips() == {"campaign": ("zomer-slae", "zomer-sale")}
    assert "utm_campaign=zomer-slae" in stranger.text()


def test_tags_of_something_else_have_no_near_one() -> None:
    visits = [seen("utm_source=google&utm_medium=cpc&utm_campaign=merk-exact", 100)]
    (stranger,) = Results([REEL], visits).strangers
    assert stranger.nearest is None


def test_a_tag_that_is_too_long_for_the_plan_has_no_near_one() -> None:
    link = a_link("long", campaign="z" * 190)
    (stranger,) = Results([link], [seen(f"utm_campaign={'z' * 201}", 3)]).strangers
    assert stranger.nearest is None


def test_the_same_stranger_in_more_detail_is_told_once() -> None:
    visits = [seen("utm_campaign=herfst", 9), seen("utm_source=x&utm_campaign=herfst", 8)]
    (stranger,) = Results([REEL], visits).strangers
    assert dict(stranger.tags) == {"source": "x", "campaign": "herfst"}


def test_untagged_visits_are_no_strangers() -> None:
    assert Results([], [seen("utm_source=google&utm_medium=organic&utm_campaign=(organic)", 9)]).strangers == []  # fmt: skip


def test_a_link_without_a_visit_is_told_once_a_file_could_know() -> None:
    visits = [seen(f"{BASE}&utm_content=reel-1", 40)]
    results = Results([REEL, STORY], visits)
    assert results.silent == [STORY]
    assert Results([REEL, STORY], []).silent == []
    later = STORY.model_copy(update={"created_at": STORY.created_at.replace(year=2027)})
    assert Results([REEL, later], visits).silent == []


def test_two_links_with_the_same_tags_cannot_be_told_apart() -> None:
    results = Results([REEL, a_link("twin", "reel-1")], [seen(f"{BASE}&utm_content=reel-1", 40)])
    assert (total(results, "reel"), total(results, "twin")) == (None, None)
    assert results.by_campaign["zomer-sale"]["sessions"].total == 40
    assert results.silent == []
