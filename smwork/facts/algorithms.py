"""How platforms choose what to show, in short words (method I6)."""

from functools import cache

from smwork.facts.reading import Fact, Text, read_toml


class AlgorithmRule(Fact):
    """What is known of one platform's choice, or of all of them (`platform` empty)."""

    platform: str = ""
    points: tuple[Text, ...]


class AlgorithmsFile(Fact):
    """All of `algorithms.toml`."""

    rules: tuple[AlgorithmRule, ...]


@cache
def _file() -> AlgorithmsFile:
    return AlgorithmsFile.model_validate(read_toml("algorithms"))


def algorithm_points(platform_key: str = "") -> tuple[str, ...]:
    """What to know of this channel's algorithm; without a channel, what holds for all of them."""
    return tuple(
        point for rule in _file().rules if rule.platform == platform_key for point in rule.points
    )
