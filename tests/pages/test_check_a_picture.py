"""A picture that is uploaded is measured against the sizes of the platform, and not kept."""

from io import BytesIO

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from smwork.domain.research import ChannelFields
from tests.pages.conftest import Desk
from tests.pages.research_desk import add, texts


@pytest.fixture
def page(desk: Desk) -> AppTest:
    """The accounts page with the checklist of an account on X open."""
    channel = add(desk, ChannelFields(platform="x"))
    page = desk.page("accounts")
    desk.unfold(page, channel)
    return page


def picture(width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


def upload(page: AppTest, content: bytes) -> str:
    page.file_uploader[0].set_value(("picture.png", content, "image/png")).run()
    assert not page.exception
    return texts(page)


def line_of(said: str, place: str) -> str:
    return next(line for line in said.splitlines() if f"**{place}**" in line)


def test_it_is_told_for_each_place_how_it_fits(page: AppTest) -> None:
    said = upload(page, picture(400, 400))
    assert "It is 400 × 400." in said
    assert "Right, to the pixel." in line_of(said, "Profile picture")
    assert "Too small: 1500 × 500" in line_of(said, "Header picture")


def test_a_picture_of_another_shape_would_be_cut(page: AppTest) -> None:
    said = upload(page, picture(2000, 2000))
    assert "the platform makes it smaller" in line_of(said, "Profile picture")
    assert "Other ratio" in line_of(said, "Header picture")


def test_what_is_no_picture_is_refused(page: AppTest) -> None:
    assert "This is not a picture that can be read." in upload(page, b"brood" * 100)


def test_half_a_picture_is_still_measured_by_its_head(page: AppTest) -> None:
    whole = picture(400, 400)
    assert "It is 400 × 400." in upload(page, whole[: len(whole) // 2])


def test_nothing_of_it_is_kept(desk: Desk, page: AppTest) -> None:
    before = desk.workbook()
    upload(page, picture(400, 400))
    assert desk.workbook() == before
