"""A file's bytes, in memory or on the disk: a long one is never held whole."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

FileBytes = bytes | Path
_PIECE = 1 << 20


def opened(file: FileBytes) -> BinaryIO:
    """The bytes from the beginning."""
    return file.open("rb") if isinstance(file, Path) else io.BytesIO(file)


def size_of(file: FileBytes) -> int:
    """How many bytes there are."""
    return file.stat().st_size if isinstance(file, Path) else len(file)


def start_of(file: FileBytes, most: int) -> bytes:
    """The first bytes."""
    with opened(file) as stream:
        return stream.read(most)


def pieces_of(file: FileBytes) -> Iterator[bytes]:
    """All bytes, piece by piece."""
    with opened(file) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def whole(file: FileBytes) -> bytes:
    """All bytes at once."""
    return file.read_bytes() if isinstance(file, Path) else file
