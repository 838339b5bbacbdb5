"""Who works on a file: a process can die half-way, and then somebody has to clear up after it."""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Final

_TOKEN: Final = secrets.token_hex(4)
_SILENCE: Final = timedelta(seconds=60)
"""After so long without a word, work elsewhere has ended: each part of it takes part of a second."""

_under_way: set[str] = set()


def this_process() -> str:
    """The name of this process: its machine, its number, and a word that no earlier one had."""
    return f"{socket.gethostname()}/{os.getpid()}/{_TOKEN}"


@contextmanager
def working_on(import_id: str) -> Iterator[None]:
    """Say that this process works on an import until the end of the block."""
    _under_way.add(import_id)
    try:
        yield
    finally:
        _under_way.discard(import_id)


def is_at_work(owner: str, import_id: str, seen_at: datetime, now: datetime) -> bool:
    """Whether whoever was last seen at work on an import still is."""
    machine, number, token = (*owner.split("/"), "", "", "")[:3]
    if token == _TOKEN:
        return import_id in _under_way
    if machine == socket.gethostname() and os.name == "posix" and not _runs(int(number)):
        return False
    return now - seen_at < _SILENCE


def _runs(number: int) -> bool:
    """Whether a process with this number runs on this machine, as another's than ours."""
    if number == os.getpid():
        return False  # it had our number before us
    try:
        os.kill(number, 0)  # asks, and sends nothing
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
