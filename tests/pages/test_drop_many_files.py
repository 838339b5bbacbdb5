"""Many files at once: each is read once, however often the page is drawn, and memory has a bound."""

from collections.abc import Iterator

import pytest

from smwork.imports.read import Reading
from smwork.imports.worker import read_in_worker
from smwork.ui.figures import uploads
from tests.imports.builders import lines
from tests.pages.conftest import Desk

DAYS = "Date,Clicks,Impressions,CTR,Position"
FILES = 12


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that were read, as often as they were."""
    names: list[str] = []

    def reader(path: object, name: str, **how: object) -> Reading:
        names.append(name)
        return read_in_worker(path, name, **how)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(uploads, "read_in_worker", reader)
    uploads._shelf.clear()
    yield names
    uploads._shelf.clear()


def files() -> list[tuple[str, bytes, str]]:
    """A day each."""
    return [
        (f"Dates{number}.csv", lines(DAYS, f"2026-01-{number:02},1,{number},50%,1"), "text/csv")
        for number in range(1, FILES + 1)
    ]


def test_each_file_is_read_once(desk: Desk, read: list[str]) -> None:
    page = desk.page("figures")
    page.file_uploader[0].set_value(files()).run()
    page.run()
    assert sorted(read) == sorted(name for name, *_ in files())


def test_what_was_read_first_is_forgotten_where_rows_fill_the_room(
    desk: Desk, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "_KEEP_ROWS", FILES // 2)
    desk.page("figures").file_uploader[0].set_value(files()).run()
    assert len(read) == FILES
    held = [each for each in uploads._shelf.values() if uploads._rows_held(each)]
    assert len(held) == FILES // 2
