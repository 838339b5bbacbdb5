"""A long export of Meta brought in whole, against the least that does it: csv and executemany.

Each way runs in a process of its own, so that its peak of memory is its own too.
"""

import csv
import io
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from bench import Figure
from smwork.domain.figures import Understood
from smwork.domain.plan import ClientFields
from smwork.imports.read import read
from smwork.store import clients, figures
from smwork.store.clients import LOCAL
from smwork.store.database import Database
from smwork.store.opening import prepare

ROWS = 100_000
ROUNDS = 2
"""Of each the better one counts: what else the machine does only ever adds."""
TODAY = date(2026, 3, 15)
MEMORY = 300
"""MiB that an import may take at most."""
COLUMNS = (
    *("Post ID", "Page ID", "Page name", "Title", "Publish time", "Permalink", "Post type"),
    *("Date", "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments"),
    *("Shares", "Total clicks", "Link Clicks"),
)


def run() -> Iterator[Figure]:
    """The whole way from the file's bytes to kept figures, beside the shortest way."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "export.csv")
        source.write_bytes(_export())
        taken = [
            (*_in_a_process("workbook", source), *_in_a_process("floor", source))
            for _ in range(ROUNDS)
        ]
    ours, our_peak, floor, floor_peak = (min(each) for each in zip(*taken, strict=True))
    yield Figure("export of 100,000 rows: read, checked and kept", ours, "s")
    yield Figure("export of 100,000 rows ÷ csv + executemany", ours / floor, "×")
    yield Figure("peak of memory while importing it", our_peak, "MiB", MEMORY)
    yield Figure("peak of memory with csv + executemany", floor_peak, "MiB")


def _export() -> bytes:
    """A content export of a Facebook page as Meta writes it, with figures of our own."""
    written = io.StringIO(newline="")
    lines = csv.writer(written)
    lines.writerow(COLUMNS)
    start = datetime(2023, 1, 1, 12)  # noqa: DTZ001 - wall time, as Meta writes it
    for number in range(ROWS):
        post = str(10**15 + number)
        reactions, comments, shares = number % 97, number % 13, number % 7
        lines.writerow(
            (
                *(post, "100064", "Zilt aan Zee", f"Post {number}: a day at the seaside"),
                f"{start + timedelta(minutes=15 * number):%m/%d/%Y %H:%M}",
                *(f"https://www.facebook.com/zilt/posts/{post}", "Photos", "Lifetime"),
                *(number % 9_000, number % 7_000, reactions + comments + shares),
                *(reactions, comments, shares, number % 211, number % 101),
            )
        )
    return written.getvalue().encode("utf-8-sig")


def _in_a_process(way: str, source: Path) -> tuple[float, float]:
    """Seconds of the work itself, and the peak of the whole process in MiB."""
    command = [sys.executable, "-m", "bench.imports", way, str(source)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    seconds, peak = said.split()
    return float(seconds), float(peak)


def _workbook(source: Path) -> Callable[[], object]:
    database = Database(f"sqlite:///{_new_file(source)}")
    prepare(database)
    client_id = database.write(LOCAL, lambda tx: clients.add_client(tx, ClientFields()))

    def work() -> object:
        file = read(source.read_bytes(), source.name, today=TODAY)
        if not isinstance(file, Understood) or len(file.posts) != ROWS:
            raise RuntimeError("the export was not read whole")
        return database.write(
            LOCAL,
            lambda tx: figures.keep(
                tx, str(client_id), file, handle="zilt", file_name=source.name, digest="bench"
            ),
        )

    return work


def _floor(source: Path) -> Callable[[], object]:
    places = ", ".join("?" * len(COLUMNS))

    def work() -> None:
        with closing(sqlite3.connect(_new_file(source), isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            names = ", ".join(f'"{name}"' for name in COLUMNS[1:])
            connection.execute(f'CREATE TABLE post ("Post ID" TEXT PRIMARY KEY, {names})')
            with source.open(newline="", encoding="utf-8-sig") as lines:
                rows = csv.reader(lines)
                next(rows)
                connection.execute("BEGIN IMMEDIATE")
                insert = f"INSERT OR REPLACE INTO post VALUES ({places})"  # noqa: S608 - question marks
                connection.executemany(insert, rows)
                connection.execute("COMMIT")

    return work


def _new_file(source: Path) -> str:
    return tempfile.mkdtemp(dir=source.parent) + "/bench.db"


def _measure(way: str, source: Path) -> str:
    work = {"workbook": _workbook, "floor": _floor}[way](source)
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    return f"{seconds} {_peak() / 2**20}"


def _peak() -> float:
    """The most memory that this process ever had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what `getrusage` says on Linux begins with the parent's
        told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return float(told[1]) * 2**10 if told else 0.0
    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    sys.stdout.write(_measure(sys.argv[1], Path(sys.argv[2])))
