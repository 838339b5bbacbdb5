"""The audit shows imported figures; what isn't imported is typed."""

from datetime import date

from smwork.domain.research import ChannelFields
from smwork.store import clients, figures
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, texts


def imported(desk: Desk, metric: str, value: float) -> None:
    desk.db.write(
        clients.LOCAL,
        lambda tx: figures.add_figure(
            tx,
            desk.client_id,
            platform="facebook",
            handle="bakery",
            metric=metric,
            day=date(2026, 10, 28),
            value=value,
        ),
    )


def test_without_figures_followers_are_typed(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="facebook", handle="bakery"))
    page = desk.page("research")
    desk.unfold(page, channel)
    page.text_input(f"channel.followers.{channel}").set_value("1,240").run()
    assert desk.workbook().channels[0].followers == 1240
    assert list(page.dataframe[0].value["followers"]) == ["1,240"]


def test_imported_followers_are_shown_with_their_day_and_not_typed(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="facebook", handle="bakery", followers=5))
    imported(desk, "followers", 1300)
    page = desk.page("research")
    desk.unfold(page, channel)
    assert list(page.dataframe[0].value["followers"]) == ["1,300"]
    assert "**1,300** :small[:gray[imported, on 28 Oct 2026]]" in texts(page)
    assert f"channel.followers.{channel}" not in [each.key for each in page.text_input]


def test_a_starting_point_for_how_often_has_its_source_and_year(desk: Desk) -> None:
    channel = add(desk, ChannelFields(platform="instagram"))
    page = desk.page("research", language="nl")
    desk.unfold(page, channel)
    hint = page.text_input(f"channel.posts_per_week.{channel}").help
    assert "per week (" in hint
    assert "2026)" in hint or "2025)" in hint
