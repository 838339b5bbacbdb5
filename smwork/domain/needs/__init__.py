"""What each step of a plan needs before it is filled: one line per thing, with how to go there."""

from collections.abc import Callable
from typing import Final

from smwork.domain.needs.measuring import of_evaluation, of_figures
from smwork.domain.needs.need import LETTERS, Need, Standing, Step
from smwork.domain.needs.practice import of_accounts, of_content, of_inspiration
from smwork.domain.needs.strategy import of_goals, of_plan, of_research

__all__ = ["LETTERS", "NEEDS", "Need", "Standing", "Step"]

NEEDS: Final[dict[Step, Callable[[Standing], list[Need]]]] = {
    "plan": of_plan,
    "goals": of_goals,
    "research": of_research,
    "accounts": of_accounts,
    "inspiration": of_inspiration,
    "content": of_content,
    "figures": of_figures,
    "evaluation": of_evaluation,
}
"""In the order in which a plan is made: there is nothing to evaluate without figures."""
