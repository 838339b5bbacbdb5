"""What was agreed when an experiment began is fixed, and so are its figures once it is counted.

A test whose hypothesis, figure or length moves along with the outcome proves nothing, nor does one
whose figures are typed again when the outcome is known. What stays open is who carries it out, and
the day and reason for which it is stopped.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import sqlalchemy as sa

from smwork.domain.inspiration import (
    Experiment,
    ExperimentFields,
    TestedPostFields,
    Variant,
    VariantFields,
)
from smwork.domain.record import Fields
from smwork.errors import InvalidError
from smwork.store.database import Tx
from smwork.store.tables import Kind, kind_of

FROZEN: Final = "frozen"
COUNTED: Final = "counted"
FIXED: Final = (FROZEN, COUNTED)
"""The rules that InvalidError names; the interface has words for them."""

_STAYS_OPEN: Final[Mapping[type[Fields], frozenset[str]]] = {
    ExperimentFields: frozenset(
        {
            "outcome",
            "owner",
            "agreed_by",
            "check_every",
            "counted_on",
            "stopped_on",
            "stop_reason",
        }
    ),
    VariantFields: frozenset({"people", "done"}),
    TestedPostFields: frozenset({"left_out"}),
}
_SAID_ONCE: Final = {
    "counted_on": frozenset({"counted_on"}),
    "stopped_on": frozenset({"stopped_on", "stop_reason"}),
}
"""What is fixed with a day that was said: an experiment that was stopped stays stopped, and why."""


def refuse_added(tx: Tx, kind: Kind, added: Sequence[Fields]) -> None:
    """Raise InvalidError for a variant of an experiment that has begun."""
    if kind.fields is VariantFields:
        for whole in {each.experiment_id for each in added if isinstance(each, VariantFields)}:
            _refuse(kind, "experiment_id", begun=_begun(tx, whole))


def refuse_changed(tx: Tx, kind: Kind, row: sa.Row[tuple[object]], fields: Iterable[str]) -> None:
    """Raise InvalidError for a field that is fixed by now."""
    stays_open = _STAYS_OPEN.get(kind.fields)
    if stays_open is None:
        return
    closed = [name for name in fields if name not in stays_open - _said(row)]
    if closed:
        _refuse(kind, min(closed), begun=_has_begun(tx, kind, row))
    elif kind.fields is VariantFields and _is_over(tx, row.experiment_id):
        raise InvalidError(kind.name, min(fields), COUNTED)


def refuse_removed(tx: Tx, kind: Kind, row: sa.Row[tuple[object]]) -> None:
    """Raise InvalidError for an experiment that has begun, its variants and their posts.

    An outcome that can be thrown away when it disappoints leaves only the lucky ones to be seen.
    """
    if kind.fields in _STAYS_OPEN:
        _refuse(kind, "removed_at", begun=_has_begun(tx, kind, row))


def refuse_restored(tx: Tx, kind: Kind, row: sa.Row[tuple[object]]) -> None:
    """Raise InvalidError for a variant that was dropped before its experiment began."""
    if kind.fields is VariantFields:
        _refuse(kind, "removed_at", begun=_has_begun(tx, kind, row))


def _refuse(kind: Kind, field: str, *, begun: bool) -> None:
    if begun:
        raise InvalidError(kind.name, field, FROZEN)


def _has_begun(tx: Tx, kind: Kind, row: sa.Row[tuple[object]]) -> bool:
    if kind.fields is ExperimentFields:
        return row.began_on is not None
    if kind.fields is VariantFields:
        return _begun(tx, row.experiment_id)
    variant = kind_of(Variant).table
    whole = tx.connection.execute(
        sa.select(variant.c.experiment_id).where(
            variant.c.workspace_id == tx.workspace_id, variant.c.id == row.variant_id
        )
    ).scalar_one_or_none()
    return whole is not None and _begun(tx, whole)


def _said(row: sa.Row[tuple[object]]) -> frozenset[str]:
    said = (fixed for day, fixed in _SAID_ONCE.items() if getattr(row, day, None) is not None)
    return frozenset().union(*said)


def _begun(tx: Tx, experiment_id: str) -> bool:
    return _has_day(tx, experiment_id, "began_on")


def _is_over(tx: Tx, experiment_id: str) -> bool:
    """Whether its figures were fixed, or it was broken off."""
    return _has_day(tx, experiment_id, "counted_on") or _has_day(tx, experiment_id, "stopped_on")


def _has_day(tx: Tx, experiment_id: str, name: str) -> bool:
    table = kind_of(Experiment).table
    found = tx.connection.execute(
        sa.select(table.c[name]).where(
            table.c.workspace_id == tx.workspace_id, table.c.id == experiment_id
        )
    ).scalar_one_or_none()
    return found is not None
