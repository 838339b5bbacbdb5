"""A plan as text that outlives it: written when a version is frozen, read whatever came after."""

from typing import Final

from pydantic import TypeAdapter

from smwork.domain.workbook import Workbook

LAYOUT: Final = 1
"""The shape of what is written here. A field that comes later is read as its default; whoever takes
one away or gives it another meaning raises this number, and turns the old shape into the new one."""

_BOOK: Final = TypeAdapter(Workbook)


def snapshot_of(book: Workbook) -> bytes:
    """The plan with all its records, as JSON."""
    return _BOOK.dump_json(book)


def book_of(snapshot: bytes) -> Workbook:
    """The plan that a snapshot was taken of. Raises pydantic's ValidationError for what is none."""
    return _BOOK.validate_json(snapshot)
