"""A program is killed while it saves, over and over: what it said was saved is there, and nothing half."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from smwork.store.database import Database
from tests.builders import a_desk, a_member

KILLS = 200

NURSERY = dedent("""
    import os
    import sys
    from itertools import count

    from smwork.domain.goals import GoalFields, KpiFields
    from smwork.store import records
    from smwork.store.database import Actor, Database

    url, plan_id = sys.argv[1:]

    def goal(tx, name):
        return records.add(tx, plan_id, GoalFields(statement=name))

    def kpi(tx, goal_id, name):
        return records.add(tx, plan_id, KpiFields(goal_id=goal_id, source=name))

    def careful(db, anna, name):
        db.write(anna, lambda tx: kpi(tx, goal(tx, name), name), op_id=name)

    def careless(db, anna, name):
        goal_id = db.write(anna, lambda tx: goal(tx, name))
        print(name, flush=True)
        db.write(anna, lambda tx: kpi(tx, goal_id, name))

    def write_for_ever(save, prefix):
        db, anna = Database(url), Actor("anna", "zilt")
        print(os.getpid(), flush=True)
        for number in count():
            name = f"{prefix}.{number}"
            save(db, anna, name)
            print(name, flush=True)

    for line in sys.stdin:
        kind, prefix = line.split()
        child = os.fork()
        if child == 0:
            write_for_ever(globals()[kind], prefix)
        os.waitpid(child, 0)
        print("gone", flush=True)
""")
"""A program that starts one writer after another, each a process of its own that is there at once.

A writer tells its process id, then the name of each save when it is done. The careless one makes
two transactions of it and speaks too soon: what the checks below are there to see.
"""


class Nursery:
    """The running program, with what all its writers said was saved."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.saved: set[str] = set()

    def kill_after(self, kind: str, prefix: str, saves: int) -> None:
        """Start a writer and kill it once it has saved that often, in the middle of the next."""
        assert self.process.stdin is not None
        print(kind, prefix, file=self.process.stdin, flush=True)
        writer = int(self._line())
        self.saved |= {self._line() for _ in range(saves)}
        os.kill(writer, signal.SIGKILL)
        while (line := self._line()) != "gone":
            self.saved.add(line)

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.endswith("\n"), "the writer ended by itself"
        return line.strip()


@pytest.fixture
def nursery(file_db: Database) -> Iterator[Nursery]:
    """Writers on a database with an empty plan."""
    desk = a_desk(file_db, a_member(file_db, "anna", "zilt"))
    file_db.engine.dispose()
    command = [sys.executable, "-c", NURSERY, file_db.url.render_as_string(), desk.plan_id]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Nursery(process)


def faults(file: Path, saved: set[str]) -> list[str]:
    """What is wrong: damage, what was said to be saved and isn't there, what is there by half."""
    with closing(sqlite3.connect(file)) as connection:
        checks = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        goals, kpis, told = (
            {row[0] for row in connection.execute(asked)}
            for asked in (
                "SELECT statement FROM goal",
                "SELECT source FROM kpi",
                "SELECT json_extract(changes, '$.statement[1]') FROM history WHERE kind = 'goal'",
            )
        )
    wrong = [str(line) for line in checks if line != "ok"]
    wrong += [f"lost: {name}" for name in sorted(saved - goals)]
    return wrong + [f"half: {name}" for name in sorted((goals ^ kpis) | (goals ^ told))]


@pytest.mark.slow
def test_no_save_is_lost_or_half_however_often_it_is_killed(
    file_db: Database, nursery: Nursery
) -> None:
    assert file_db.file is not None
    for kill in range(KILLS):
        nursery.kill_after("careful", str(kill), 1 + kill % 7)
        if kill % 20 == 0:
            assert faults(file_db.file, nursery.saved) == []
    assert faults(file_db.file, nursery.saved) == []
    assert len(nursery.saved) >= KILLS


def test_half_a_save_and_a_lost_one_would_be_seen(file_db: Database, nursery: Nursery) -> None:
    assert file_db.file is not None
    found: list[str] = []
    for kill in range(20):
        nursery.kill_after("careless", str(kill), 1)
        found = faults(file_db.file, nursery.saved | {"never"})
    assert "lost: never" in found
    assert [line for line in found if line.startswith("half: ")]


def test_the_writer_is_as_light_as_the_store() -> None:
    """The store brings no Streamlit along, nor anything else that draws."""
    asked = "import sys, smwork.store.records, smwork.store.figures; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert not {"streamlit", "pandas", "altair"} & set(done.stdout.split())
