"""Files as they were dropped: laid down on the disk and read once, however often the page is drawn."""

import io
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Lock
from typing import BinaryIO, Final, Protocol, cast

from smwork.domain.figures import Answers, PostTotals, Understood
from smwork.domain.posts.batches import PostBatch, batches_of
from smwork.errors import InvalidError
from smwork.imports.mapping import ColumnMapping
from smwork.imports.packed import unpacked
from smwork.imports.read import Reading
from smwork.imports.worker import posts_in_worker, read_in_worker
from smwork.settings import settings

_KEEP: Final = 256
_KEEP_ROWS: Final = 200_000
"""Rows of all files that are kept in memory as they were understood: as many as a very large one has."""
_KEEP_ON_DISK: Final = 64
_PIECE: Final = 1 << 20
_OLD: Final = 24 * 3600
"""Seconds after which a file on the disk is one that a server left when it died."""

_Key = tuple[str, str, date, Answers, str]
_shelf: OrderedDict[_Key, Reading] = OrderedDict()
_long: OrderedDict[int, tuple[PostTotals, _Key]] = OrderedDict()
_on_disk: "OrderedDict[str, Upload]" = OrderedDict()
_packed: "OrderedDict[str, list[Upload]]" = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class _Packed:
    """One of the files in a ZIP, as if it had been dropped by itself."""

    name: str
    file_id: str
    bytes_: io.BytesIO

    def seek(self, offset: int, /) -> int:
        """Go to a place in the bytes."""
        return self.bytes_.seek(offset)

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        return self.bytes_.read(size)


class Dropped(Protocol):
    """What the uploader hands over."""

    @property
    def name(self) -> str:
        """What the user calls the file."""
        ...

    @property
    def file_id(self) -> str:
        """Streamlit's own name for what was dropped."""
        ...

    def seek(self, offset: int, /) -> int:
        """Go to a place in the bytes."""
        ...

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


@dataclass(frozen=True)
class Upload:
    """A dropped file: what it is called, where its bytes are, and the digest by which it is known.

    The bytes are gone from the disk when nobody has the upload any more.
    """

    name: str
    path: Path
    digest: str

    def __post_init__(self) -> None:
        weakref.finalize(self, self.path.unlink, missing_ok=True)


def uploads_of(dropped: Dropped) -> list[Upload]:
    """A dropped file; of a ZIP with exports in it those, unpacked once."""
    known = _packed.get(dropped.file_id)
    if known is None or not all(each.path.exists() for each in known):
        members = (
            unpacked(cast("BinaryIO", dropped)) if dropped.name.lower().endswith(".zip") else []
        )
        known = [
            upload_of(_Packed(name, f"{dropped.file_id}/{number}", io.BytesIO(data)))
            for number, (name, data) in enumerate(members)
        ]
        _packed[dropped.file_id] = known
        while len(_packed) > _KEEP_ON_DISK:
            _packed.popitem(last=False)
    return known or [upload_of(dropped)]


def upload_of(dropped: Dropped) -> Upload:
    """A dropped file with its digest, laid down once and in pieces: it is never in memory twice."""
    with _lock:
        known = _on_disk.get(dropped.file_id)
        if known is None or not known.path.exists():
            known = _on_disk[dropped.file_id] = _lay_down(dropped)
        _on_disk.move_to_end(dropped.file_id)
        while len(_on_disk) > _KEEP_ON_DISK:
            _on_disk.popitem(last=False)
    return known


def _lay_down(dropped: Dropped) -> Upload:
    path, digest = _folder() / token_hex(16), sha256()
    dropped.seek(0)
    with path.open("xb") as file:
        while piece := dropped.read(_PIECE):
            digest.update(piece)
            file.write(piece)
    return Upload(dropped.name, path, digest.hexdigest())


def _folder() -> Path:
    """Where dropped files lie, nobody else's to look into; what a dead server left there is removed."""
    folder = settings().data_dir / "uploads"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > _OLD:
            left.unlink(missing_ok=True)
    return folder


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
        upload.path, upload.name, today=today, answers=answers, mapping=mapping, progress=progress
    )
    with _lock:
        _shelf[key] = fresh
        for part in fresh.parts() if isinstance(fresh, Understood) else ():
            if part.long is not None:
                _long[id(part.long)] = part.long, key
        _make_room()
    return fresh


def _make_room() -> None:
    """Forget the oldest readings: a file on the screen that is read at every run would slow each."""
    while len(_long) > _KEEP_ON_DISK:
        _long.popitem(last=False)
    rows = sum(map(_rows_held, _shelf.values()))
    while len(_shelf) > _KEEP or (rows > _KEEP_ROWS and len(_shelf) > 1):
        rows -= _rows_held(_shelf.popitem(last=False)[1])


def _rows_held(reading: Reading) -> int:
    """The rows that a reading holds in memory: those of a long file's posts were only counted."""
    parts = reading.parts() if isinstance(reading, Understood) else ()
    return sum(part.rows for part in parts if part.long is None)


def posts_of(upload: Upload, part: Understood) -> Iterator[PostBatch]:
    """The posts of a part of the file; those of a long one are read again, as they were understood.

    Raises InvalidError when that was so long ago that nobody knows how any more.
    """
    if part.long is None:
        return batches_of(part.posts)
    with _lock:
        known = _long.get(id(part.long))
    if known is None or known[0] is not part.long:
        raise InvalidError("file", "posts", "unreadable")
    _, name, today, answers, told = known[1]
    mapping = ColumnMapping.model_validate_json(told) if told else None
    return posts_in_worker(upload.path, name, today=today, answers=answers, mapping=mapping)


def reading_digest(upload: Upload, whole: Understood) -> str:
    """Names the file together with how it was understood: with other answers it is another file."""
    told = [
        (part.kind, part.platform, part.account, part.period_start, part.period_end, part.sums())
        for part in whole.parts()
    ]
    samples = [(part.posts[:5], part.days[:5]) for part in whole.parts()]
    return f"{upload.digest}.{sha256(repr((told, samples)).encode()).hexdigest()[:16]}"
