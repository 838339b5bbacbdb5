"""What the units and targets of KPIs are called on the screen."""

from typing import Final

from smwork.domain.say import msg
from smwork.facts.kpis import KpiUnit

UNITS: Final[dict[KpiUnit, str]] = {
    "count": msg("number"),
    "percent": "%",
    "ratio": msg("times"),
    "money": "€",
    "minutes": msg("minutes"),
    "score": msg("score"),
}
DIRECTIONS: Final = {"up": msg("higher"), "down": msg("lower")}
TARGETS: Final = {
    "level": msg("a level"),
    "growth": msg("growth per period (%)"),
    "count": msg("a number in the whole period"),
}
