"""Visits of tagged links: kept with their file and line, read for a client, taken back with the file."""

from datetime import date

import pytest

from smwork.domain.figures import Account, LinkFigure, Understood
from smwork.domain.links.counted import counts
from smwork.domain.links.visits import EVER, Visit, visits_of
from smwork.errors import NotFoundError
from smwork.store import figure_files, figures, link_figures
from smwork.store.post_claims import Kept
from tests.builders import Desk

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
TAGS = "utm_source=Instagram&utm_medium=social&utm_campaign=Zomer&utm_content="


def a_report(*told: tuple[str, str, float], since: date | None = FIRST, end: date = LAST,
             kind: str = "ga4_links") -> Understood:  # fmt: skip
    links = tuple(
        LinkFigure(end, since, link, metric, value, line)
        for line, (link, metric, value) in enumerate(told, 9)
    )
    account = Account("website", name="zilt.nl")
    return Understood(kind, "Links", "website", account, since or end, end, len(told), links=links)


def keep(desk: Desk, file: Understood, name: str = "ga4.csv") -> Kept:
    return desk.do(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle="", file_name=name, digest=f"{name} {file.period_end}"
        )
    )


def read(desk: Desk) -> tuple[Visit, ...]:
    return desk.see(lambda tx: link_figures.read_visits(tx, desk.client_id))


def test_a_visit_comes_back_with_its_tags_file_and_line(anna: Desk) -> None:
    kept = keep(anna, a_report((TAGS, "sessions", 40), (TAGS, "conversions", 3)))
    (visit,) = read(anna)
    assert kept == Kept(1, 0, 0)
    assert dict(visit.tags) == {
        "source": "instagram",
        "medium": "social",
        "campaign": "zomer",
        "content": "",
    }
    assert visit.tag("term") is None
    assert visit.metrics == {"sessions": 40, "conversions": 3}
    assert (visit.start, visit.end, visit.file, visit.line) == (FIRST, LAST, "ga4.csv", 9)


def test_the_same_file_again_changes_nothing(anna: Desk) -> None:
    file = a_report((TAGS, "sessions", 40), ("https://ow.ly/a", "clicks", 7))
    keep(anna, file)
    assert keep(anna, file) == Kept(0, 0, 2)
    tagged = [each for each in read(anna) if each.tags]
    assert counts(tagged)["sessions"].total == 40


def test_a_later_file_about_the_same_days_replaces_the_figure(anna: Desk) -> None:
    keep(anna, a_report((TAGS, "sessions", 40)))
    assert keep(anna, a_report((TAGS, "sessions", 44)), "again.csv") == Kept(0, 1, 0)
    assert counts(read(anna))["sessions"].total == 44


def test_a_file_that_is_taken_back_leaves_what_the_others_say(anna: Desk) -> None:
    keep(anna, a_report((TAGS, "sessions", 40)))
    keep(anna, a_report((TAGS, "sessions", 44)), "again.csv")
    (again, _) = anna.see(lambda tx: figure_files.read_files(tx, anna.client_id))
    assert again.name == "again.csv"
    assert anna.do(lambda tx: link_figures.remove_visits_of(tx, again.id)) == 1
    left = anna.do(lambda tx: link_figures.read_visits(tx, anna.client_id))
    assert counts(left)["sessions"].total == 40


def test_clicks_of_a_search_engine_are_no_clicks_on_our_link(anna: Desk) -> None:
    page = ("https://zilt.nl/brood", "clicks", 12)
    keep(anna, a_report(page, since=None, kind="search_console_pages"))
    (visit,) = read(anna)
    assert visit.metrics == {"search_clicks": 12}
    assert visit.start == EVER


def test_many_rows_at_once(anna: Desk) -> None:
    told = [(f"utm_campaign=c{n}", "sessions", float(n)) for n in range(2_500)]
    assert keep(anna, a_report(*told)) == Kept(2_500, 0, 0)
    assert sum(each.metrics["sessions"] for each in read(anna)) == sum(range(2_500))


def test_a_foreign_clients_visits_are_not_found(anna: Desk, carla: Desk) -> None:
    keep(carla, a_report((TAGS, "sessions", 40)))
    with pytest.raises(NotFoundError):
        anna.see(lambda tx: link_figures.read_visits(tx, carla.client_id))
    assert read(anna) == ()


@pytest.mark.parametrize(
    ("link", "tags"),
    [
        ("utm_campaign=Zomer+Sale", {"campaign": "zomer-sale"}),
        ("utm_source=(not set)&utm_campaign=a", {"source": "", "campaign": "a"}),
        ("/brood?utm_source=x&utm_campaign=a&page=2",
         {"source": "x", "medium": "", "campaign": "a", "content": "", "term": ""}),
        ("https://ow.ly/a1", {}),
        ("/brood?page=2", {}),
    ],
)  # fmt: skip
def test_tags_are_read_as_analytics_writes_them(link: str, tags: dict[str, str]) -> None:
    (visit,) = visits_of([LinkFigure(LAST, FIRST, link, "sessions", 1.0, 2)])
    assert dict(visit.tags) == tags
    assert (visit.link == link) == (not tags)


def test_values_that_only_analytics_tells_apart_are_added_up() -> None:
    told = [LinkFigure(LAST, FIRST, f"utm_campaign={name}", "sessions", 2.0, 2) for name in "aA"]
    (visit,) = visits_of(told)
    assert visit.metrics == {"sessions": 4.0}
