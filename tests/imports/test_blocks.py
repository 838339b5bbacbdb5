"""A long text is split by Arrow where that is sure to give what `csv` gives: the same records, lines and faults."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from smwork.imports import blocks
from smwork.imports.cells import Row
from smwork.imports.columns import BLANKS
from smwork.imports.sheets import Block, is_blank, rows_of
from smwork.imports.stop import StopReadingError
from smwork.imports.text import TextFile

Read = tuple[list[Row], object]
PIECE = 40
RECORDS = st.lists(
    st.lists(
        st.one_of(
            st.sampled_from(["1", "", '"a"', '"a,b"', '"a\nb"', '"a\r\nb"', '"say ""so"""', '""']),
            st.text('",;\n\r a', max_size=4),
        ),
        min_size=2,
        max_size=3,
    ).map(",".join),
    max_size=12,
)


def by_csv(text: TextFile, first: int) -> Read:
    """The records from that line on that say anything, and the fault that ends them."""
    rows: list[Row] = []
    try:
        rows += (row for row in text.rows() if row[0] >= first and not is_blank(row[1]))
    except StopReadingError as stop:
        return rows, stop.refused
    return rows, None


def by_blocks(text: TextFile, first: int) -> Read:
    """The same, block by block."""
    split, rows = blocks.text_sheet(text).blocks, list[Row]()
    assert split is not None
    try:
        for some in split(first):
            rows += (row for row in rows_of(some) if not is_blank(row[1]))
    except StopReadingError as stop:
        return rows, stop.refused
    return rows, None


@pytest.fixture(autouse=True, scope="module")
def _small_pieces() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_PIECE", PIECE)
        patch.setattr(blocks, "_LEAST", PIECE)
        yield


@given(records=RECORDS, end=st.sampled_from(["\n", "\r\n", "\r"]), last=st.booleans())
@example(records=['"ab,"c,d', "1,2"], end="\n", last=True)
@example(records=['1,"never closed'], end="\n", last=True)
@example(records=['a"b"c,2', "1,2"], end="\n", last=True)
@example(records=["1,2", "", "3,4"], end="\n", last=False)
@example(records=['1,"x"y'], end="\n", last=False)
@settings(max_examples=300, deadline=None)
def test_blocks_hold_what_the_rows_hold(records: list[str], end: str, last: bool) -> None:
    data = end.join(["day,count", *records]) + (end if last else "")
    text = TextFile(data.encode(), "utf-8", ",")
    rows, fault = by_csv(text, 2)
    split, other = by_blocks(text, 2)
    assert split[: len(rows)] == rows[: len(split)]
    assert other == fault
    if fault is None:
        assert split == rows


def test_a_plain_file_comes_in_columns() -> None:
    data = "\n".join(["a,b", *(f'{number},"x ""{number}"", y"' for number in range(100))])
    split = blocks.text_sheet(TextFile(data.encode(), "utf-8", ",")).blocks
    assert split is not None
    assert all(isinstance(some, Block) for some in split(2))


def test_after_a_stray_quotation_mark_the_rest_is_read_row_by_row() -> None:
    lines = [f'{number},"{number}"' for number in range(60)]
    lines[30] = '30,so "called'
    split = blocks.text_sheet(TextFile("\n".join(["a,b", *lines]).encode(), "utf-8", ",")).blocks
    assert split is not None
    kinds = [isinstance(some, Block) for some in split(2)]
    assert kinds[0]
    assert not kinds[-1]
    assert kinds == sorted(kinds, reverse=True)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_read_row_by_row(encoding: str) -> None:
    text = TextFile("a,b\n1,2\n".encode(encoding), encoding, ",")
    assert blocks.text_sheet(text).blocks is None


def test_the_blanks_that_are_taken_off_are_those_of_python() -> None:
    assert set(BLANKS) == {each for each in map(chr, range(0x110000)) if each.isspace()}
