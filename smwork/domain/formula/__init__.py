"""A team's own formula: read without ever being run as code, its units checked, worked out on sums."""

from smwork.domain.formula.parse import Read, Trouble, read_formula, read_stored
from smwork.domain.formula.sums import worth
from smwork.domain.formula.tree import Tree, metrics_in
from smwork.domain.formula.units import Meaning, meaning_of
from smwork.domain.formula.words import Words
from smwork.domain.formula.written import written

__all__ = [
    "Meaning",
    "Read",
    "Tree",
    "Trouble",
    "Words",
    "meaning_of",
    "metrics_in",
    "read_formula",
    "read_stored",
    "worth",
    "written",
]
