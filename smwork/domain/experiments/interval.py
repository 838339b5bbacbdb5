"""Where the truth may lie."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; without `high` there is no telling how large it may be."""

    low: float
    high: float | None

    def leaves_out(self, value: float) -> bool:
        """Whether the value lies outside."""
        return value < self.low or (self.high is not None and value > self.high)
