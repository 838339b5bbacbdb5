"""Which bytes are text, in which encoding and with which delimiter."""

import codecs

import pytest

from smwork.imports.read import read
from tests.imports.builders import TODAY, Cell, lines, refused, text_file, understood, unknown

HEADER = ["Post ID", "Account ID", "Account username", "Publish time", "Permalink", "Views"]
ROW: list[Cell] = ["178", "1784", "café_zuid", "02/01/2026 18:30", "https://x.example/p/1", 1661]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_encoding_in_use(encoding: str) -> None:
    file = understood(text_file(HEADER, ROW, encoding=encoding))
    assert (file.account.handle, file.sums()["views"]) == ("café_zuid", 1661)


def test_utf16_without_a_mark_in_another_script() -> None:
    row = ["178", "1784", "млин_надія", *ROW[3:]]
    assert understood(text_file(HEADER, row, encoding="utf-16-le")).account.handle == "млин_надія"


def test_utf16_big_endian_with_its_mark() -> None:
    data = codecs.BOM_UTF16_BE + text_file(HEADER, ROW, encoding="utf-16-be")
    assert understood(data).account.handle == "café_zuid"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_counted(delimiter: str) -> None:
    assert understood(text_file(HEADER, ROW, delimiter=delimiter)).sums()["views"] == 1661


def test_captions_full_of_commas_do_not_make_the_comma_the_delimiter() -> None:
    header = [*HEADER, "Description"]
    rows = [[str(178 + each), *ROW[1:], "een, twee, drie, " * each] for each in range(9)]
    assert understood(text_file(header, *rows, delimiter=";")).rows == 9


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_line(end: str) -> None:
    assert understood(text_file(HEADER, ROW, ROW, end=end)).rows == 2


def test_a_line_that_names_the_delimiter_is_dropped() -> None:
    data = b"sep=;\n" + text_file(HEADER, ROW, delimiter=";", encoding="utf-8")
    file = understood(data)
    assert (file.rows, file.posts[0].line) == (1, 3)


def test_a_declared_delimiter_that_was_saved_with_another_one() -> None:
    data = b"sep=,;\n" + text_file(HEADER, ROW, delimiter=";", encoding="utf-8")
    assert understood(data).rows == 1


def test_the_name_of_the_file_does_not_matter() -> None:
    assert understood(text_file(HEADER, ROW), "figures.xlsx").rows == 1


def test_the_progress_of_a_long_file_is_told() -> None:
    seen: list[float] = []
    rows = [[str(each), *ROW[1:]] for each in range(9_000)]
    read(text_file(HEADER, *rows), "long.csv", today=TODAY, progress=seen.append)
    assert seen == sorted(seen)
    assert 0 < seen[len(seen) // 2] < 1


@pytest.mark.parametrize(
    "data",
    [b"", b"  \r\n\r\n", b"\x00" * 500],
    ids=["nothing", "blanks", "zeros"],
)
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "is empty" in refused(data).reason.text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 \xe2\xe3", "a picture, a document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture, a document"),
        (b"<!DOCTYPE html><html><table><tr><td>1</td></table>", "a web page"),
        (b"\xef\xbb\xbf<html><body>Sign in</body>", "a web page"),
        (bytes(range(256)) * 40, "neither text nor a spreadsheet"),
        (b"\xff\xfe\x00\xd8\x00\xd8\x41\x00", "neither text nor a spreadsheet"),
        (b"Date,Views\n2026-01-01,\x00\x00\n" * 3, "neither text nor a spreadsheet"),
    ],
)
def test_what_is_no_table_is_refused_with_what_it_is(data: bytes, said: str) -> None:
    assert said in refused(data, "export.csv").reason.text


def test_a_quotation_mark_that_never_closes_is_refused_with_its_line() -> None:
    data = lines(",".join(HEADER), '178,1784,"molen,02/01/2026 18:30,https://x.example,5')
    assert refused(data).line == 2


def test_text_without_a_table_is_refused() -> None:
    assert "No table was found" in refused(lines("Hello", "this is a letter")).reason.text


def test_a_table_of_another_kind_is_shown_to_be_named() -> None:
    preview = unknown(text_file(["Dag", "Bezoekers"], ["1-2-2026", 12], ["2-2-2026", 14]))
    assert preview.sheets[0].header_row == 1
    assert preview.sheets[0].rows[1] == ("1-2-2026", "12")
