"""Exports that come packed are read file by file; what is no such ZIP is left to be refused."""

import io

import pytest

from smwork.imports.packed import MOST_FILES, unpacked
from tests.imports.builders import workbook
from tests.imports.hostile import archive, lying_zip


def names(data: bytes) -> list[str]:
    return [name for name, _ in unpacked(io.BytesIO(data))]


def test_the_exports_in_it_are_named_without_their_folders() -> None:
    data = archive(
        Molen__Totals_dot_csv=b"Date,Views",
        Chart_dot_CSV=b"x",
        _dot_mac__Totals_dot_csv=b"?",
        readme_dot_pdf=b"%PDF",
    )
    found = dict(unpacked(io.BytesIO(data)))
    assert found == {"Totals.csv": b"Date,Views", "Chart.CSV": b"x"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Date,Views",
        workbook(Sheet=[["Date"]]),
        archive(a_dot_csv=b"x")[:-30],
        archive(a_dot_csv=b"\0" * 61_000_000),
        archive(**{f"m{each}_dot_csv": b"" for each in range(MOST_FILES + 1)}),
        lying_zip(),
        archive(a_dot_csv=b"Date,Views" * 9).replace(b"a.csv", b"b.csv", 1),
    ],
    ids=[  # a packed file holds the moment it was made, and a test's name must not
        *("nothing", "a text", "a workbook", "cut off", "far too large", "far too many"),
        *("a lie about its size", "two names for one"),
    ],
)
def test_what_is_none_of_these_is_left_as_it_is(data: bytes) -> None:
    assert names(data) == []
