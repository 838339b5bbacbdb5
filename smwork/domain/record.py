"""The bases of all that a plan is made of: typed fields, and the record that keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def _storable(value: object) -> object:
    """Text without NUL, which no keyboard has and PostgreSQL refuses."""
    return value.replace("\0", "") if isinstance(value, str) else value


LINE_LENGTH: Final = 200
TEXT_LENGTH: Final = 4000
"""Characters that a line and a text hold."""

_Storable = BeforeValidator(_storable)
Line = Annotated[str, _Storable, StringConstraints(strip_whitespace=True, max_length=LINE_LENGTH)]
Text = Annotated[str, _Storable, StringConstraints(strip_whitespace=True, max_length=TEXT_LENGTH)]
Link = Annotated[str, _Storable, StringConstraints(strip_whitespace=True, max_length=2048)]


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that names another record of the same plan, by the kind it points to.

    With `part_of` the record goes wherever the other goes: it is copied, removed and shown with it.
    """

    kind: str
    part_of: bool = False


Catalogue = Literal["platform", "kpi", "mix_rule", "formula"]


@dataclass(frozen=True, slots=True)
class Known:
    """Marks a field that holds a key of one of the facts' catalogues, or nothing yet.

    A "kpi" may be the id of one of the plan's own; a "formula" is made of the metrics' keys.

    It is asked when something is written, not when it is read: an old plan stays readable when a
    catalogue loses a key.
    """

    catalogue: Catalogue


class Fields(BaseModel):
    """What a person may fill in of one kind of record. All of it may still be empty: a plan grows.

    The bounds stand here and nowhere else: widgets, the store and imports take them from the model.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)


class Record(BaseModel):
    """What the store keeps beside the fields: who it is and which version of it was read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    version: int
    created_at: datetime
    changed_at: datetime
    changed_by: str


R = TypeVar("R", bound=Record)


def by_id(records: Iterable[R], record_id: str | None) -> R | None:
    """The record with this id; None where it is none of these (any more)."""
    return next((record for record in records if record.id == record_id), None)


Rhythm = Literal["week", "month", "quarter"]


class CommitmentFields(Fields):
    """What every commitment says, in whichever step it is made."""

    statement: Text = ""
    owner: Line = ""
    agreed_by: Line = ""
    start: date | None = None
    deadline: date | None = None
    check_every: Rhythm | None = None
