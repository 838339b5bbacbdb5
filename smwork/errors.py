"""The few ways in which a call can fail. They carry facts; the interface finds the words.

What a file or a person got wrong is a value, not an exception; these are for calls that can't be
done as asked.
"""

from datetime import date, datetime

Shown = str | int | float | bool | date | datetime | None
"""A value of a record as it can be shown to the person who meets the error."""


class SmworkError(Exception):
    """Everything that we raise ourselves."""


class NotFoundError(SmworkError):
    """There is no such record for this actor: it never was, it is deleted, or it is another's."""

    def __init__(self, kind: str, record_id: str | int) -> None:
        super().__init__(f"no {kind} {record_id}")
        self.kind = kind
        self.record_id = record_id


class UnknownFactError(SmworkError):
    """The facts know nothing under this key: it was typed, or another version of them had it."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} {key} among the facts")
        self.kind = kind
        self.key = key


class NotAllowedError(SmworkError):
    """The actor may see the record, but not do this with it."""

    def __init__(self, action: str, kind: str) -> None:
        super().__init__(f"may not {action} {kind}")
        self.action = action
        self.kind = kind


class ConflictError(SmworkError):
    """Somebody else changed the same field since it was shown; nothing was written.

    `theirs` is what is stored now, `yours` what was asked for, `version` the record's version now.
    """

    def __init__(
        self,
        kind: str,
        record_id: str | int,
        *,
        field: str,
        theirs: Shown,
        yours: Shown,
        version: int,
    ) -> None:
        super().__init__(f"{kind} {record_id}: {field} was changed by somebody else")
        self.kind = kind
        self.record_id = record_id
        self.field = field
        self.theirs = theirs
        self.yours = yours
        self.version = version


class InvalidError(SmworkError):
    """A value breaks a rule that only the store can see, such as a name that must be unique.

    `rule` is a stable English key that the interface has words for.
    """

    def __init__(self, kind: str, field: str, rule: str) -> None:
        super().__init__(f"{kind}: {field} breaks {rule}")
        self.kind = kind
        self.field = field
        self.rule = rule


class BusyError(SmworkError):
    """Long work on the same figures is under way; nothing of what was asked for is done."""


class StoppedError(SmworkError):
    """Somebody stopped long work; nothing of it is left."""


class StoreUnavailableError(SmworkError):
    """The database can't be reached or written; what was asked for is not stored."""


class SchemaTooNewError(SmworkError):
    """The database was written by a newer version of the workbook than this one."""

    def __init__(self, found: str, known: str) -> None:
        super().__init__(f"the database has schema {found}, this version knows up to {known}")
        self.found = found
        self.known = known
