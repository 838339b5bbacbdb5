"""How many statements the server sends to its database."""

from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(slots=True)
class Counted:
    """A counter of the statements of every engine in this process."""

    statements: int = 0

    def __post_init__(self) -> None:
        sa.event.listen(sa.Engine, "before_cursor_execute", self._count)

    def so_far(self) -> int:
        """All statements since the process began."""
        return self.statements

    def _count(self, *_: object) -> None:
        self.statements += 1


COUNTED = Counted()
