"""A million posts of a Meta export brought in, against the quickest ways of doing that at all.

Each way runs in a process of its own that imports only what it needs, so that its peak of memory is
its own too; in turns, so that all meet the same weather.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import count
from pathlib import Path
from threading import Event, Thread

from bench import Figure
from bench.exports import write_export
from smwork.domain.figures import Understood
from smwork.domain.plan import ClientFields, Plan, PlanFields
from smwork.imports.worker import posts_in_worker, read_in_worker
from smwork.store import clients, figures, records
from smwork.store.clients import LOCAL
from smwork.store.database import Database
from smwork.store.figure_files import read_files
from smwork.store.importing import Part, Watch, keep_in_steps, take_back_in_steps
from smwork.store.opening import prepare
from smwork.store.series import read_months
from tests import postgres

POSTS = 1_000_000
ROUNDS = 2
"""Of each the better one counts: what else the machine does only ever adds."""
TODAY = date(2026, 3, 15)
MEMORY = 300
"""MiB that an import may take at most, with the process that reads the file."""
PAUSE = 0.02
"""Seconds between another person's saves."""
FLOOR = 1.3


def run(posts: int = POSTS) -> Iterator[Figure]:
    """The way of a file from the disk to kept figures, beside the quickest ways."""
    with tempfile.TemporaryDirectory() as folder:
        first = write_export(Path(folder, "export.csv"), posts)
        later = write_export(Path(folder, "later.csv"), posts, later=True)
        yield from _on_sqlite(posts, first, later, Path(folder))
        programs = postgres.programs()
        if programs is not None:
            with postgres.running_server(programs) as server:
                yield from _on_postgresql(posts, first, later, server)


def _on_sqlite(posts: int, first: Path, later: Path, folder: Path) -> Iterator[Figure]:
    ways = ["csv + executemany", "pyarrow + executemany", "pyarrow + ADBC"]
    urls = (f"sqlite:///{folder}/{number}.db" for number in count())
    told = [
        {way: _in_a_process(way, next(urls), first, later) for way in [*ways, "workbook"]}
        for _ in range(ROUNDS)
    ]
    best = {
        way: {name: min(each[way][name] for each in told) for name in told[0][way]}
        for way in [*ways, "workbook"]
    }
    for way in ways:
        yield Figure(f"{posts:,} rows by {way}", best[way]["first"], "s")
        yield Figure(f"peak of memory by {way}", best[way]["peak"], "MiB")
    ours, floor = best["workbook"], min(best[way]["first"] for way in ways)
    yield Figure(f"export of {posts:,} posts: read and shown", ours["shown"], "s")
    yield Figure(f"export of {posts:,} posts: read, checked and kept", ours["first"], "s")
    yield Figure("kept ÷ the quickest of these", ours["first"] / floor, "×", FLOOR)
    yield Figure("peak of memory of both processes", ours["peak"], "MiB", MEMORY)
    yield Figure("a later export of them ÷ the first time", ours["later"] / ours["first"], "×", 1)
    yield Figure("the very same file again", ours["again"], "s")
    yield Figure("an import of so many taken back", ours["back"], "s")
    yield Figure("KPI board's queries on so many", ours["board"], "ms", 10)
    beside = _in_a_process("beside", next(urls), first, later)
    yield Figure("another person's save meanwhile, p95", beside["p95"], "ms", 50)
    yield Figure("another person's save meanwhile, the longest", beside["longest"], "ms")


def _on_postgresql(
    posts: int, first: Path, later: Path, server: postgres.Server
) -> Iterator[Figure]:
    floor = _in_a_process("COPY + upsert", server.create("floor"), first, later)
    ours = _in_a_process("workbook", server.create("ours"), first, later)
    beside = _in_a_process("beside", server.create("beside"), first, later)
    yield Figure(f"PostgreSQL: {posts:,} rows by COPY + upsert", floor["first"], "s")
    yield Figure("PostgreSQL: read, checked and kept", ours["first"], "s")
    yield Figure("PostgreSQL: kept ÷ COPY + upsert", ours["first"] / floor["first"], "×", FLOOR)
    yield Figure("PostgreSQL: a later export ÷ the first", ours["later"] / ours["first"], "×", 1)
    yield Figure("PostgreSQL: KPI board's queries", ours["board"], "ms", 10)
    yield Figure("PostgreSQL: another person's save meanwhile, p95", beside["p95"], "ms", 50)


def _in_a_process(way: str, url: str, first: Path, later: Path) -> dict[str, float]:
    """What this way took: seconds by name, and the peak of memory in MiB."""
    command = [sys.executable, "-m", "bench.imports", way, url, str(first), str(later)]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603
    return {name: float(value) for name, value in (line.split("=") for line in said.splitlines())}


class Keeping:
    """A database with a client, to keep files in."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        prepare(self.database)
        made = self.database.write(LOCAL, lambda tx: clients.add_client(tx, ClientFields()))
        self.client_id = str(made)

    def keep(self, source: Path) -> float:
        """Seconds of keeping a file that was read and shown before."""
        shown = self.read(source)
        start = time.perf_counter()
        keep_in_steps(
            self.database,
            LOCAL,
            self.client_id,
            [Part(shown, "zilt", posts_in_worker(source, source.name, today=TODAY))],
            name=source.name,
            digest=source.name,
            watch=Watch(),
            op_id=str(start),
        )
        return time.perf_counter() - start

    def read(self, source: Path) -> Understood:
        """What is shown of a file."""
        shown = read_in_worker(source, source.name, today=TODAY)
        if not isinstance(shown, Understood):
            raise TypeError(f"the export was not read: {shown}")
        return shown

    def board(self) -> float:
        """Seconds of the queries that the KPI board asks, with nothing kept in memory."""

        def asked() -> object:
            return self.database.write(LOCAL, lambda tx: read_months(tx, self.client_id))

        return statistics.median(_seconds(asked) for _ in range(20))


def _workbook(url: str, first: Path, later: Path) -> dict[str, float]:
    keeping = Keeping(url)
    with _watched() as most:
        told = {"shown": _seconds(lambda: keeping.read(first)), "first": keeping.keep(first)}
    told["peak"] = max(most)
    told["board"] = keeping.board() * 1000
    told["again"] = keeping.keep(first)
    told["later"] = keeping.keep(later)
    latest = keeping.database.read(LOCAL, lambda tx: read_files(tx, keeping.client_id))[0]
    told["back"] = _seconds(
        lambda: take_back_in_steps(
            keeping.database, LOCAL, keeping.client_id, latest.import_id, Watch()
        )
    )
    return told


def _floor(way: str, url: str, source: Path) -> dict[str, float]:
    from bench import floors  # noqa: PLC0415 - pyarrow would count as the workbook's memory

    keeping = Keeping(url)
    keeping.database.write(
        LOCAL,
        lambda tx: figures.add_figure(
            tx,
            keeping.client_id,
            platform="facebook",
            handle="zilt",
            metric="followers",
            day=TODAY,
            value=1.0,
        ),
    )
    work = {**floors.SQLITE, **floors.POSTGRESQL}[way]
    return {"first": _seconds(lambda: work(keeping.database, source)), "peak": _peak()}


def _beside(url: str, source: Path) -> dict[str, float]:
    """How long another person's saves take while a file is kept."""
    keeping, ended = Keeping(url), Event()
    database, taken = keeping.database, list[float]()
    plan_id = str(
        database.write(LOCAL, lambda tx: clients.add_plan(tx, keeping.client_id, PlanFields()))
    )

    def save() -> None:
        for version in count(1):
            start = time.perf_counter()
            database.write(
                LOCAL,
                lambda tx, at=version: records.change(tx, Plan, plan_id, at, {"why": str(at)}),  # type: ignore[misc]
            )
            taken.append(time.perf_counter() - start)
            if ended.wait(PAUSE):
                return

    other = Thread(target=save)
    other.start()
    keeping.keep(source)
    ended.set()
    other.join()
    return {
        "p95": statistics.quantiles(taken, n=20)[-1] * 1000,
        "longest": max(taken) * 1000,
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _watched() -> Iterator[list[float]]:
    """MiB that this process and its children take together, looked at all the while."""
    seen, ended = [_peak()], Event()

    def look() -> None:
        while not ended.wait(PAUSE):
            seen.append(_peak() + sum(map(_peak, _children())))

    watching = Thread(target=look)
    watching.start()
    try:
        yield seen
    finally:
        ended.set()
        watching.join()


def _children() -> Iterator[str]:
    for each in Path("/proc/self/task").glob("*/children"):
        with suppress(FileNotFoundError):  # that thread has ended
            yield from each.read_text().split()


def _peak(process: str = "self") -> float:
    """The most memory that a process ever had, in MiB; none of one that has ended.

    Linux alone tells it of each: what `getrusage` says of a child begins with the parent's.
    """
    try:
        status = Path("/proc", process, "status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    told = re.search(r"VmHWM:\s+(\d+) kB", status)
    return float(told[1]) / 1024 if told else 0.0


def main(way: str, url: str, first: Path, later: Path) -> None:
    """Measure one way and write what it took."""
    if way == "workbook":
        told = _workbook(url, first, later)
    elif way == "beside":
        told = _beside(url, first)
    else:
        told = _floor(way, url, first)
    sys.stdout.write("\n".join(f"{name}={value}" for name, value in told.items()))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(Path, sys.argv[3:5]))
