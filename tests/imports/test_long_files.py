"""A long file's posts pass by in batches: they say what the rows say one by one, odd cells and all."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smwork.domain.figures import Refused, Understood
from smwork.domain.posts.batches import PostBatch, batch_of
from smwork.errors import InvalidError
from smwork.imports import blocks, worker
from smwork.imports.long import LongPosts, NotLongError
from smwork.imports.read import Reading, read
from smwork.imports.worker import posts_in_worker, read_in_worker
from tests.imports.builders import TODAY, text_file

HEADER = (
    *("Post ID", "Page ID", "Page name", "Title", "Publish time", "Permalink", "Post type"),
    *("Date", "Views", "Reach", "Reactions", "Comments", "Shares", "Seconds viewed", "Plays (own)"),
)
Line = list[str]


def a_row(number: int) -> Line:
    """A row as Meta writes it."""
    return [
        *(str(10**15 + number), "100064", "Zilt aan Zee", f"Post {number}"),
        *("03/01/2026 12:0" + str(number % 10), f"https://facebook.example/{number}", "Photos"),
        *("Lifetime", "120", "100", "7", "2", "1", "90", "3"),
    ]


ODD = {
    0: ["", " 12 ", "1E+15", "'77'", "a1", "７"],
    2: ["", "Another page"],
    3: ["", "two\nlines", " blank around ", "=1+1"],
    4: [
        "",
        "Total",
        "-",
        "1/3/2026 9:05 PM",
        "2026-03-01 09:05",
        "03/01/1999 12:00",
        "31/12/2026 1",
    ],
    5: ["", " https://facebook.example/x "],
    6: ["", "Reels", "something new"],
    7: ["", "N/A", "03/01/2026", "12"],
    8: ["", "-", "1,661", "0.5", "1.234", "<10", "12 ", "３", "nan", "twelve", "3.apr"],
    9: ["", "-", "1,661"],
    10: ["", "-"],
    12: ["", "n/a"],
    13: ["", "0:04:34", "61"],
    14: ["", "word", "3.apr", "2.5", "-"],
}


@st.composite
def some_rows(draw: st.DrawFn) -> list[Line]:
    """Some rows, here and there with a cell that is out of the ordinary."""
    rows = [a_row(number) for number in range(draw(st.integers(1, 7)))]
    for _ in range(draw(st.integers(0, 3))):
        column = draw(st.sampled_from(sorted(ODD)))
        rows[draw(st.integers(0, len(rows) - 1))][column] = draw(st.sampled_from(ODD[column]))
    if draw(st.booleans()):
        rows.insert(draw(st.integers(0, len(rows))), draw(st.sampled_from([[""] * 15, ["1"] * 14])))
    return rows


def passed(data: bytes) -> tuple[Reading, list[PostBatch]]:
    """What a file says when its posts pass by, and the posts."""
    batches: list[PostBatch] = []
    return read(data, "export.csv", today=TODAY, long=LongPosts(batches.append)), batches


def all_of(batches: list[PostBatch]) -> dict[str, dict[str, object]]:
    """Every post by its id: the last row that is about it."""
    found: dict[str, dict[str, object]] = {}
    for each in batches:
        for post in each.columns.to_pylist():
            found[post.pop("post_id")] = {name: v for name, v in post.items() if v is not None}
    return found


@given(rows=some_rows(), size=st.sampled_from([2, 3, 100]))
@settings(max_examples=120, deadline=None)
def test_the_fast_way_says_what_the_slow_way_says(rows: list[Line], size: int) -> None:
    data = text_file(HEADER, *rows)
    slow = read(data, "export.csv", today=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "BATCH", size)
        patch.setattr(blocks, "_LARGEST", size)
        try:
            fast, batches = passed(data)
        except NotLongError:
            # Then all of it is gathered, the slow way.
            assert any(row[7] == "03/01/2026" for row in rows)
            return
    if isinstance(slow, Understood):
        assert isinstance(fast, Understood)
        assert all_of(batches) == all_of([batch_of(slow.posts)])
        alike = ("kind", "account", "period_start", "period_end", "rows", "currency")
        assert [getattr(fast, each) for each in alike] == [getattr(slow, each) for each in alike]
        assert fast.posts == ()
    else:
        # Of two faults in one row either may be told.
        assert isinstance(fast, Refused)
        assert isinstance(slow, Refused)
        assert fast.line == slow.line


def test_what_a_long_file_comes_to_is_told_without_its_posts() -> None:
    data = text_file(HEADER, *map(a_row, range(12)))
    gathered = read(data, "export.csv", today=TODAY)
    counted = read(data, "export.csv", today=TODAY, long=LongPosts())
    assert isinstance(gathered, Understood)
    assert isinstance(counted, Understood)
    assert counted.posts == ()
    assert counted.sums() == pytest.approx(gathered.sums())
    assert set(counted.beside()) == set(gathered.beside()) != set()
    for metric in ("posts", "reach"):
        assert counted.post_months(metric) == gathered.post_months(metric)


def test_a_post_that_stands_twice_in_a_long_file_is_told() -> None:
    data = text_file(HEADER, a_row(1), a_row(2), a_row(1))
    counted = read(data, "export.csv", today=TODAY, long=LongPosts())
    assert isinstance(counted, Understood)
    assert [each.count for each in counted.notes] == [1]


@pytest.fixture
def long_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that counts as long, on the disk."""
    monkeypatch.setattr(worker, "LONG", 1_000)
    path = tmp_path / "export.csv"
    path.write_bytes(text_file(HEADER, *map(a_row, range(9_000))))
    return path


def test_a_long_file_is_read_in_a_process_of_its_own_and_its_posts_pass_by(long_file: Path) -> None:
    shares: list[float] = []
    reading = read_in_worker(long_file, "export.csv", today=TODAY, progress=shares.append)
    assert isinstance(reading, Understood)
    assert reading.long is not None
    assert reading.long.posts == reading.rows == 9_000
    assert shares == sorted(shares)
    assert shares
    batches = list(posts_in_worker(long_file, "export.csv", today=TODAY))
    assert len(batches) > 1
    assert all_of(batches) == all_of([batch_of(_gathered(long_file).posts)])


def _gathered(path: Path) -> Understood:
    reading = read(path, "export.csv", today=TODAY)
    assert isinstance(reading, Understood)
    return reading


def test_a_row_per_post_and_day_is_gathered_even_from_a_long_file(long_file: Path) -> None:
    days = [[*a_row(1)[:7], f"03/0{day}/2026", *a_row(1)[8:]] for day in (1, 2, 3)]
    long_file.write_bytes(text_file(HEADER, *map(a_row, range(2, 50)), *days))
    reading = read_in_worker(long_file, "export.csv", today=TODAY)
    assert isinstance(reading, Understood)
    assert reading.long is None
    assert reading.sums()["reach"] == 48 * 100 + 3 * 100


def test_a_long_file_that_is_broken_is_refused_with_its_line(long_file: Path) -> None:
    with long_file.open("ab") as more:
        more.write(text_file([*a_row(1)[:8], "twelve", *a_row(1)[9:]], encoding="utf-8"))
    reading = read_in_worker(long_file, "export.csv", today=TODAY)
    assert isinstance(reading, Refused)
    assert reading.line == 9_002


def test_posts_that_can_not_be_read_any_more_are_an_error(long_file: Path) -> None:
    long_file.write_bytes(b"")
    with pytest.raises(InvalidError):
        list(posts_in_worker(long_file, "export.csv", today=TODAY))


def test_a_long_file_that_takes_too_long_is_given_up(long_file: Path) -> None:
    reading = read_in_worker(long_file, "export.csv", today=TODAY, seconds=0.01)
    assert isinstance(reading, Refused)
    assert "too long" in reading.reason.text


def test_whoever_stops_listening_ends_the_reading(long_file: Path) -> None:
    posts = posts_in_worker(long_file, "export.csv", today=TODAY)
    assert len(next(posts)) > 0
    posts.close()
