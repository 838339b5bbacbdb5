"""From a report of Google Analytics to the link that brought the visits, through the files of two months."""

from datetime import date
from functools import partial

import pytest

from smwork.domain.figures import Understood
from smwork.domain.links.records import TaggedLinkFields
from smwork.domain.links.results import Results
from smwork.imports.read import read
from smwork.store import figures, link_figures, plan
from tests.builders import Desk
from tests.imports.builders import lines

TODAY = date(2026, 7, 1)
HEADERS = {
    "en": "Session source / medium,Session campaign,Session manual ad content,Sessions,Key events",
    "nl": "Sessiebron/medium,Sessiecampagne,Handmatige advertentiecontent,Sessies,"
    "Belangrijke gebeurtenissen",
}


def report(first: str, last: str, *rows: str, language: str = "en") -> bytes:
    begin, end = ("Begindatum", "Einddatum") if language == "nl" else ("Start date", "End date")
    return lines(
        *("# ---", "# Traffic acquisition", "# Account: Zilt", "# Property: zilt.nl", "# ---"),
        *(f"# {begin}: {first}", f"# {end}: {last}", HEADERS[language], *rows),
    )


def keep(desk: Desk, name: str, data: bytes) -> None:
    understood = read(data, name, today=TODAY)
    assert isinstance(understood, Understood)
    desk.do(
        partial(
            figures.keep,
            client_id=desk.client_id,
            understood=understood,
            handle="zilt.nl",
            file_name=name,
            digest=name,
        )
    )


def results(desk: Desk) -> Results:
    book = desk.see(lambda tx: plan.read_plan(tx, desk.plan_id))
    visits = desk.see(lambda tx: link_figures.read_visits(tx, desk.client_id))
    return Results(book.tagged_links, visits)


APRIL = report(
    *("20260401", "20260430"),
    "instagram / social,zomer-sale,reel,40,3",
    "instagram / social,zomer-sale,(not set),7,0",
    "instagram / social,zommer-sale,reel,4,0",
    "google / organic,(organic),(not set),900,21",
)
QUARTER = report(
    *("20260401", "20260630"), "instagram / social,zomer-sale,reel,65,4", language="nl"
)
CLICKS = lines("Short link,Clicks", "https://ow.ly/a1,58")


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_visits_come_back_beside_the_link_whatever_the_order(
    anna: Desk, order: tuple[int, ...]
) -> None:
    link = anna.add(
        TaggedLinkFields(
            source="instagram",
            medium="social",
            campaign="Zomer Sale",
            content="reel",
            short="ow.ly/a1",
        )
    )
    files = (("april.csv", APRIL), ("quarter.csv", QUARTER), ("clicks.csv", CLICKS))
    for at in order:
        keep(anna, *files[at])

    found = results(anna)
    assert {name: count.total for name, count in found.by_link[link].items()} == {
        "sessions": 65,  # the quarter's, in which April's 40 are
        "conversions": 4,
        "clicks": 58,
    }
    assert found.by_campaign["zomer-sale"]["sessions"].total == 72  # 65 of the reel, 7 of another
    stray = [(dict(each.tags)["campaign"], each.nearest is not None) for each in found.strangers]
    assert sorted(stray) == [("zomer-sale", True), ("zommer-sale", True)]
