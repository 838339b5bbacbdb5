"""Files as they were dropped: read once, however often the page is drawn."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock
from typing import Protocol

from smwork.domain.figures import Answers
from smwork.imports.mapping import ColumnMapping
from smwork.imports.read import Reading
from smwork.imports.worker import read_in_worker

_KEEP = 8
_Key = tuple[str, str, date, Answers, str]
_shelf: OrderedDict[_Key, Reading] = OrderedDict()
_lock = Lock()


class Dropped(Protocol):
    """What the uploader hands over."""

    @property
    def name(self) -> str:
        """What the user calls the file."""
        ...

    def getvalue(self) -> bytes:
        """The bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Upload:
    """A dropped file: what it is called, its bytes, and the digest by which it is known."""

    name: str
    data: bytes
    digest: str


def upload_of(dropped: Dropped) -> Upload:
    """A dropped file with its digest."""
    data = dropped.getvalue()
    return Upload(dropped.name, data, sha256(data).hexdigest())


def read_upload(
    upload: Upload,
    *,
    today: date,
    answers: Answers,
    mapping: ColumnMapping | None,
    progress: Callable[[float], None],
) -> Reading:
    """What the file says, read anew only when the answers or the mapping changed."""
    told = mapping.model_dump_json() if mapping else ""
    key = (upload.digest, upload.name, today, answers, told)
    with _lock:
        known = _shelf.get(key)
    if known is not None:
        return known
    fresh = read_in_worker(
        upload.data, upload.name, today=today, answers=answers, mapping=mapping, progress=progress
    )
    with _lock:
        _shelf[key] = fresh
        while len(_shelf) > _KEEP:
            _shelf.popitem(last=False)
    return fresh
