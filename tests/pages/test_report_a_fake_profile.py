"""A fake profile, and how far its report is."""

from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, fold_head, submit, texts


def test_it_is_added_and_the_page_says_to_report_it(desk: Desk) -> None:
    add(desk, ChannelFields(platform="facebook"))
    page = desk.page("research")
    page.selectbox("add.fake.choice").set_value("facebook")
    page.text_input("add.fake").set_value("https://facebook.com/bakery-prize")
    submit(page, "fake", "Add fake profile")
    (fake,) = desk.workbook().fake_profiles
    assert (fake.platform, fake.state) == ("facebook", "found")
    assert fake.found_on is not None
    assert "Report this profile to the platform." in texts(page)

    page.segmented_control(f"fakeprofile.state.{fake.id}").set_value("reported").run()
    assert desk.workbook().fake_profiles[0].state == "reported"
    assert "reported" in fold_head(page, fake.id)
    assert "Report this profile" not in texts(page)
