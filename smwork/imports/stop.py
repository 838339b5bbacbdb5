"""How reading a file ends early: with the reason that its owner is given."""

from smwork.domain.figures import Refused
from smwork.domain.say import Say


class StopReadingError(Exception):
    """Carries the refusal from deep inside a file to `read`, which returns it as a value."""

    def __init__(self, reason: Say, line: int | None = None) -> None:
        super().__init__(reason.text)
        self.refused = Refused(reason, line)
