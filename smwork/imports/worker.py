"""Reading a file in a process of its own, with an end to its time and its memory.

A spreadsheet of half a megabyte can unpack to gigabytes, and a long text takes its time. The child
reads it and sends what it finds in frames; if it runs too long or dies, that is the answer. A short
text can't do harm, and is read where we are.
"""

import gc
import io
import os
import pickle
import struct
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.abc import MetaPathFinder
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import IO, Any, Literal

from smwork.domain.figures import Answers, Refused
from smwork.domain.posts.batches import PostBatch, batch_from
from smwork.domain.say import say
from smwork.errors import InvalidError
from smwork.imports.file_bytes import FileBytes, size_of, start_of
from smwork.imports.long import LongPosts, NotLongError
from smwork.imports.mapping import ColumnMapping
from smwork.imports.read import ENOUGH_TO_TELL, Reading, read
from smwork.imports.sheets import Progress
from smwork.imports.workbook import is_workbook

LONG = 8_000_000
"""Bytes of a text from which on its posts are not gathered but passed on in batches."""
MOST_SECONDS = 5.0
BYTES_IN_A_SECOND = 1_000_000
"""What is read of a long text even on a busy machine."""
MOST_MEMORY = 700 * 1024 * 1024
"""Of addresses, of which the libraries take 200 MB before they read anything."""
PACKAGE = Path(__file__).parents[2]
OURS = (
    *("smwork.domain.figures", "smwork.domain.say", "smwork.domain.audience"),
    *("smwork.imports.mapping", "datetime"),
)
FRUGAL = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "ARROW_IO_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""Libraries reserve memory for a thread on each core and for much data; the child has neither."""
AHEAD = 2
"""Frames that are read ahead: the child goes on while we write."""
_LENGTH = struct.Struct("<I")
Said = Literal["share", "posts", "answer", "fault"]
Frame = tuple[Said, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the child is asked for: the answer alone, or the posts."""

    file: FileBytes
    name: str
    today: date
    answers: Answers | None = None
    mapping: ColumnMapping | None = None
    long: bool = False
    posts: bool = False

    @property
    def seconds(self) -> float:
        """How long reading may take."""
        return MOST_SECONDS + (size_of(self.file) / BYTES_IN_A_SECOND if self.is_text else 0.0)

    @property
    def memory(self) -> int:
        """How much memory it may take: a text that has to be gathered needs some times its size."""
        more = 4 * size_of(self.file) if self.is_text and not self.long else 0
        return MOST_MEMORY + more

    @property
    def is_text(self) -> bool:
        """Whether it is no spreadsheet."""
        return not is_workbook(start_of(self.file, ENOUGH_TO_TELL))


def read_in_worker(
    file: FileBytes,
    name: str,
    *,
    today: date,
    answers: Answers | None = None,
    mapping: ColumnMapping | None = None,
    progress: Progress | None = None,
    seconds: float | None = None,
) -> Reading:
    """The same as `read`, for files from outside; the posts of a long one are only counted."""
    asked = Asked(file, name, today, answers, mapping)
    if asked.is_text and size_of(file) <= LONG:
        return read(file, name, today=today, answers=answers, mapping=mapping, progress=progress)
    counted = replace(asked, long=True)
    found = _read(counted, progress, seconds) if asked.is_text else None
    # What is no text, or has a row for each day of a post, is gathered whole.
    return found or _read(asked, progress, seconds) or _died(asked)


def posts_in_worker(
    file: FileBytes,
    name: str,
    *,
    today: date,
    answers: Answers | None = None,
    mapping: ColumnMapping | None = None,
) -> Generator[PostBatch, None, None]:
    """The posts of a long file that was understood, while the child reads on.

    Raises InvalidError where they can't be read any more.
    """
    asked = Asked(file, name, today, answers, mapping, long=True, posts=True)
    with _child(asked) as frames:
        for said, what in frames:
            if said == "posts":
                yield _batch(what)
            elif said == "answer" and not isinstance(what, Refused):
                return
    raise InvalidError("file", "posts", "unreadable")


def _batch(sent: bytes) -> PostBatch:
    try:
        return batch_from(sent)
    except ValueError as wrong:
        raise InvalidError("file", "posts", "unreadable") from wrong


def _read(asked: Asked, progress: Progress | None, seconds: float | None) -> Reading | None:
    """The child's answer; None where the posts can't be passed on one by one."""
    until = monotonic() + (asked.seconds if seconds is None else seconds)
    try:
        with _child(asked, until) as frames:
            for said, what in frames:
                if said == "share" and progress is not None:
                    progress(what)
                elif said == "answer":
                    answer: Reading | None = what
                    return answer
                elif said == "fault":
                    return _ours()
    except Empty:
        return _too_long(asked)
    return _died(asked)


@contextmanager
def _child(asked: Asked, until: float | None = None) -> Iterator[Iterator[Frame]]:
    """A child at work, and its frames. It ends with the block. Raises Empty when time is up."""
    command = [sys.executable, "-m", "smwork.imports.worker"]
    with subprocess.Popen(  # noqa: S603  # our own interpreter and module, nothing of the user's
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PACKAGE,
        env={**os.environ, **FRUGAL},
    ) as child:
        frames: Queue[Frame | None] = Queue(AHEAD)
        ended: list[bool] = []
        reader = Thread(target=_listen, args=(child.stdout, frames, ended), daemon=True)
        reader.start()
        try:
            _ask(child.stdin, asked)
            yield _until_the_end(frames, until)
        finally:
            ended.append(True)
            child.kill()
            while reader.is_alive():  # it may wait for room in the queue
                _drain(frames)
                reader.join(0.01)


def _ask(stream: IO[bytes] | None, asked: Asked) -> None:
    if stream is not None:
        try:
            pickle.dump(asked, stream)
            stream.close()
        except BrokenPipeError:
            return  # it died before it heard us, which its silence will tell


def _listen(stream: IO[bytes], frames: "Queue[Frame | None]", ended: list[bool]) -> None:
    """Take the child's frames as they come; at its end, or at anything that is not ours, None."""
    while not ended:
        try:
            (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
            frames.put(_unpacked(stream.read(length)))
        except (struct.error, pickle.UnpicklingError, EOFError):
            frames.put(None)
            return


def _until_the_end(frames: "Queue[Frame | None]", until: float | None) -> Iterator[Frame]:
    while True:
        left = None if until is None else max(until - monotonic(), 0.0)
        frame = frames.get(timeout=left)
        if frame is None:
            return
        yield frame


def _drain(frames: "Queue[Frame | None]") -> None:
    while not frames.empty():
        frames.get()


def _too_long(asked: Asked) -> Refused:
    if asked.is_text:
        return Refused(
            say("Reading this file takes too long, so it was stopped. Export a shorter period.")
        )
    return Refused(
        say(
            "Reading this spreadsheet takes too long, so it was stopped. Export a shorter "
            "period, or save only the sheet with the figures as CSV."
        )
    )


def _ours() -> Refused:
    return Refused(
        say(
            "The workbook made a mistake of its own while reading this file, so nothing of it was "
            "taken over. The file may well be right: tell whoever looks after the workbook."
        )
    )


def _died(asked: Asked) -> Refused:
    if asked.is_text:
        return Refused(
            say(
                "This file needs more memory than there is for it, so it was not read further. "
                "Export a shorter period."
            )
        )
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


def _unpacked(frame: bytes) -> Frame:
    found: Frame = _OursOnly(io.BytesIO(frame)).load()
    return found


class _WithoutPandas(MetaPathFinder):
    """Arrow would import it for conversions that are not asked here: 50 MB and a third of a second."""

    def find_spec(self, name: str, *_: object) -> None:
        """Raises ImportError for pandas; all else is found by others."""
        if name == "pandas":
            raise ImportError(name)


def _bound(memory: int, seconds: float) -> None:
    """Where the system keeps to such limits; elsewhere the sizes that were checked must do."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415  # does not exist on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        whole = int(seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))


def _tell(said: Said, what: object) -> None:
    frame = pickle.dumps((said, what), pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(_LENGTH.pack(len(frame)))
    sys.stdout.buffer.write(frame)
    sys.stdout.buffer.flush()


def _tell_posts(batch: PostBatch) -> None:
    _tell("posts", batch.as_bytes())


def main() -> None:
    """Read one file, named on standard input, and write what was understood to standard output."""
    asked: Asked = pickle.load(sys.stdin.buffer)  # noqa: S301  # written by `_ask`
    _bound(asked.memory, asked.seconds)
    sys.meta_path.insert(0, _WithoutPandas())
    gc.disable()  # rows by the million, none of which refers back: looking for rings is a third of the time
    long = LongPosts(_tell_posts if asked.posts else None) if asked.long else None
    try:
        answer: Reading | None = read(
            asked.file,
            asked.name,
            today=asked.today,
            answers=asked.answers,
            mapping=asked.mapping,
            progress=lambda share: _tell("share", share),
            long=long,
        )
    except NotLongError:
        answer = None
    except Exception as fault:
        if not isinstance(fault, MemoryError):
            _tell("fault", None)
        raise
    _tell("answer", answer)


if __name__ == "__main__":
    main()
