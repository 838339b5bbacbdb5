"""Files that are meant to do harm, or might as well be: bounded, and answered in one sentence."""

import io
import time
import zipfile

import pytest

from smwork.domain.figures import Refused, Understood
from smwork.imports import worker
from smwork.imports.worker import read_in_worker
from tests.imports.biff8 import biff8
from tests.imports.builders import TODAY, Cell, refused, text_file, workbook

FOLLOWERS: list[list[Cell]] = [
    ["Date", "Organic followers", "Total followers"],
    ["12/31/2025", 5, 5],
]


def archive(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in members.items():
            written.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return packed.getvalue()


def far_apart() -> bytes:
    """Two cells, at opposite ends of a sheet of seventeen thousand million."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(Sheet=[["Date", "Views"], [1, 2]]))) as plain,
        zipfile.ZipFile(packed, "w") as written,
    ):
        for name in plain.namelist():
            is_sheet = name.endswith("sheet1.xml")
            written.writestr(name, sheet if is_sheet else plain.read(name))
    return packed.getvalue()


def test_a_spreadsheet_is_read_in_a_process_of_its_own() -> None:
    reading = read_in_worker(biff8({"New followers": FOLLOWERS}), "followers.xls", today=TODAY)
    assert isinstance(reading, Understood)
    assert reading.sums() == {"follows": 5}


def test_a_text_file_is_read_where_we_are() -> None:
    reading = read_in_worker(text_file(["Hallo"]), "x.csv", today=TODAY)
    assert isinstance(reading, Refused)


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    data = workbook(New_followers=FOLLOWERS)
    reading = read_in_worker(data, "followers.xlsx", today=TODAY, seconds=0.001)
    assert isinstance(reading, Refused)
    assert "takes too long" in reading.reason.text


@pytest.mark.parametrize(
    "data",
    [
        far_apart(),
        workbook(New_followers=FOLLOWERS)[:-200],
        workbook(New_followers=FOLLOWERS)[:300],
        biff8({"New followers": FOLLOWERS})[:2000],
        b"PK\x03\x04" + b"\x00" * 400,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000,
        archive(xl__workbook_dot_xml=b"<x/>"),
        archive(xl__workbook_dot_xml=b"<x/>", bomb=b"\0" * 160_000_000),
        archive(**{f"m{each}": b"" for each in range(2100)}, xl__workbook_dot_xml=b"<x/>"),
    ],
    ids=[
        "two cells far apart",
        "cut off at the end",
        "cut off early",
        "cut off xls",
        "zeros as a zip",
        "junk as an xls",
        "no sheets",
        "zip bomb",
        "thousands of members",
    ],
)
def test_a_hostile_spreadsheet_is_refused_in_time(data: bytes) -> None:
    began = time.monotonic()
    reading = read_in_worker(data, "figures.xlsx", today=TODAY)
    assert isinstance(reading, Refused)
    assert reading.reason.text.endswith(".")
    assert time.monotonic() - began < worker.MOST_SECONDS


def test_what_the_child_sends_is_ours_or_nothing() -> None:
    assert isinstance(worker._answer(b"cos\nsystem\n(S'true'\ntR."), Refused)
    assert isinstance(worker._answer(b""), Refused)


def test_a_packed_folder_names_the_files_to_choose() -> None:
    data = archive(**{"Table data_dot_csv": b"Content,Views", "Totals_dot_csv": b"Date,Views"})
    assert refused(data, "YouTube.zip").reason.params == {"names": "Table data.csv, Totals.csv"}


@pytest.mark.parametrize(
    "data",
    [
        b"a," * 1_000_000 + b"\n1\n",
        b"a\n" + b"," * 3_000_000,
        b'"' + b"x\n" * 2_000_000,
        b"Date,Views\n" + b'"\n",' * 800_000,
        b"sep=\x01\n" + b"x" * 3_000_000,
        b"Post ID,Account ID,Publish time,Permalink\n" + b"1,2\n" * 10,
        b"Date,Views\n2026-01-01," + b"9" * 1_000_000,
        "Date,Views\n٣,٣\n".encode() * 1000,
    ],
    ids=[
        "a million columns",
        "a million empty cells",
        "a quote that never closes",
        "one endless record",
        "one endless line",
        "rows without their columns",
        "a million digits",
        "digits of another script",
    ],
)
def test_a_hostile_text_is_answered_in_time(data: bytes) -> None:
    began = time.monotonic()
    reading = read_in_worker(data, "Totals.csv", today=TODAY)
    assert isinstance(reading, Refused)
    assert time.monotonic() - began < worker.MOST_SECONDS
