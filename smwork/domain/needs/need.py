"""What a need is, and the plan as it stands when its needs are counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, NamedTuple

from smwork.domain.goals import Goal
from smwork.domain.progress import KpiProgress
from smwork.domain.research import Channel
from smwork.domain.say import Say
from smwork.domain.workbook import Workbook

Step = Literal[
    "plan", "goals", "research", "accounts", "inspiration", "content", "evaluation", "figures"
]

LETTERS: Final = 5
"""A plan can go on with a commitment when all its letters are settled."""


class Need(NamedTuple):
    """One thing that a step needs. Without `asked` it waits for another one, and isn't said yet."""

    done: bool
    text: Say
    button: Say
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan as it stands today: its records and what the other rules found in them.

    `letters` is how many SMART letters are settled, per commitment's id: met, or waiting for figures,
    which are a step of their own to ask for.
    """

    book: Workbook
    today: date
    letters: Mapping[str, int]
    progress: Sequence[KpiProgress]

    @property
    def goals(self) -> list[Goal]:
        """The goals that say something and were not dropped."""
        return [each for each in self.book.goals if each.statement and each.status != "dropped"]

    @property
    def channels(self) -> list[Channel]:
        """The channels that the plan goes on with."""
        return [each for each in self.book.channels if each.decision != "remove"]

    def smart(self, ids: Iterable[str]) -> int:
        """How many of these commitments need nothing more to be SMART but figures."""
        return sum(self.letters.get(each, 0) >= LETTERS for each in ids)


def of_each(some: bool, lacking: int, text: Say, button: Say) -> Need:
    """A need of every record of a kind: not met, but not asked yet either, while there are none."""
    return Need(some and not lacking, text, button, asked=some)
