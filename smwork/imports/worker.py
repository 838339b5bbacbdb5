"""Reading a file in a process of its own, with an end to its time and its memory.

A spreadsheet of half a megabyte can unpack to gigabytes. The child process reads it; if the child
runs too long or dies, that is the answer. A text file can't do so, and is read where we are.
"""

import io
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

from smwork.domain.figures import Answers, Refused
from smwork.domain.say import say
from smwork.imports.mapping import ColumnMapping
from smwork.imports.read import Reading, read
from smwork.imports.sheets import Progress
from smwork.imports.workbook import is_workbook

MOST_SECONDS = 5.0
MOST_MEMORY = 500 * 1024 * 1024
PACKAGE = Path(__file__).parents[2]
OURS = ("smwork.domain.figures", "smwork.domain.say", "smwork.imports.mapping", "datetime")


def read_in_worker(
    data: bytes,
    name: str,
    *,
    today: date,
    answers: Answers | None = None,
    mapping: ColumnMapping | None = None,
    progress: Progress | None = None,
    seconds: float = MOST_SECONDS,
) -> Reading:
    """The same as `read`, for files from outside: a spreadsheet is read in a process of its own."""
    if not is_workbook(data):
        return read(data, name, today=today, answers=answers, mapping=mapping, progress=progress)
    asked = pickle.dumps((data, name, today, answers, mapping))
    try:
        child = subprocess.run(  # our own interpreter and module, nothing of the user's
            [sys.executable, "-m", "smwork.imports.worker"],
            input=asked,
            capture_output=True,
            timeout=seconds,
            cwd=PACKAGE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Refused(
            say(
                "Reading this spreadsheet takes too long, so it was stopped. Export a shorter "
                "period, or save only the sheet with the figures as CSV."
            )
        )
    return _answer(child.stdout) if child.returncode == 0 else _died()


def _died() -> Refused:
    return Refused(
        say(
            "This spreadsheet can't be read: it is damaged, or needs far more memory than its "
            "figures would. Export it again, or save only the sheet with the figures as CSV."
        )
    )


class _OursOnly(pickle.Unpickler):
    """Takes nothing but our own values from the process that had the foreign file."""

    def find_class(self, module: str, name: str) -> object:
        if module not in OURS:
            raise pickle.UnpicklingError(module)
        return super().find_class(module, name)


def _answer(sent: bytes) -> Reading:
    try:
        reading: Reading = _OursOnly(io.BytesIO(sent)).load()
    except (pickle.UnpicklingError, EOFError):
        return _died()
    return reading


def _bound_memory() -> None:
    """Where the system keeps to such a limit; elsewhere the sizes that were checked must do."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read one file from standard input and write what was understood to standard output."""
    _bound_memory()
    data, name, today, answers, mapping = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by `read_in_worker`
    reading = read(data, name, today=today, answers=answers, mapping=mapping)
    pickle.dump(reading, sys.stdout.buffer)


if __name__ == "__main__":
    main()
