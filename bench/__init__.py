"""How fast the workbook is, as ratios to the floor that was measured in the same run."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured; it should be at most `goal`, where there is one."""

    name: str
    value: float
    unit: str
    goal: float | None = None
