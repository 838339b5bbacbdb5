"""What is judged while somebody types: a text ten times as long may not take a hundred times as long."""

import time
from collections.abc import Callable, Iterator
from typing import Final

from bench import Figure
from smwork.domain.formula import read_formula
from smwork.domain.formula.words import by_key
from smwork.domain.smart import judge
from smwork.facts.metrics import metrics
from tests.domain.smart_cases import goal

ROUNDS: Final = 20
TIMES: Final = 10
"""How many times longer the longest text is than the one beside it."""

STATEMENT: Final = 4_000
FORMULA: Final = 400
REPEATED: Final = ("use the word ", "klanten voor meer ", "a-", "more more more ", "op x ")
HOSTILE: Final = ("(", "-", "1**", "clicks(", "a", "{", "1e308*")


def run() -> Iterator[Figure]:
    """The worst text of each kind at its full length, against a tenth of it."""
    yield from _grows(
        "the longest statement judged",
        REPEATED,
        STATEMENT,
        lambda text: judge(goal(statement=text)),
    )
    words = by_key(metric.key for metric in metrics())
    yield from _grows(
        "the longest formula read", HOSTILE, FORMULA, lambda text: read_formula(text, words)
    )


def _grows(
    name: str, texts: tuple[str, ...], length: int, act: Callable[[str], object]
) -> Iterator[Figure]:
    """The slowest text in milliseconds; how much the one that grows most takes more than its tenth."""
    taken = [(_least(act, text, length), _least(act, text, length // TIMES)) for text in texts]
    yield Figure(f"{name}, at worst", max(whole for whole, _ in taken) * 1000, "ms")
    yield Figure(f"{name} ÷ a tenth of it", max(a / b for a, b in taken), "×", 3.0 * TIMES)


def _least(act: Callable[[str], object], text: str, length: int) -> float:
    """The seconds that it takes when nothing else gets in between."""
    whole = (text * length)[:length]

    def once() -> float:
        begun = time.perf_counter()
        act(whole)
        return time.perf_counter() - begun

    return min(once() for _ in range(ROUNDS))
