"""The screens and their order: the one list that navigation, buttons and progress are made from."""

from dataclasses import dataclass
from pathlib import Path

from smwork.domain.say import msg

_PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True, slots=True)
class Step:
    """A screen: its key (and address), its title, and whether it needs an open plan.

    One that is not `listed` is reached by a link from where it is wanted.
    """

    key: str
    title: str
    icon: str
    needs_plan: bool = True
    listed: bool = True

    @property
    def script(self) -> Path:
        """The script that draws it."""
        return _PAGES / f"{self.key}.py"


STEPS: tuple[Step, ...] = (
    Step("start", msg("Start"), ":material/home:", needs_plan=False),
    Step("plan", msg("Plan"), ":material/flag:"),
    Step("goals", msg("1 Goals"), ":material/target:"),
    Step("research", msg("2 Research"), ":material/search:"),
    Step("accounts", msg("3 Accounts"), ":material/badge:"),
    Step("inspiration", msg("4 Inspiration"), ":material/lightbulb:"),
    Step("content", msg("5 Content"), ":material/calendar_month:"),
    Step("evaluation", msg("6 Evaluation"), ":material/monitoring:"),
    Step("review", msg("Monthly review"), ":material/co_present:"),
    Step("versions", msg("Versions"), ":material/history:"),
    Step("figures", msg("Figures"), ":material/upload_file:"),
    Step("posts", msg("Posts"), ":material/schedule_send:"),
    Step("branches", msg("Branches"), ":material/account_tree:", listed=False),
)


def step(key: str) -> Step:
    """The screen with this key. Raises KeyError when there is none."""
    return {each.key: each for each in STEPS}[key]


def step_after(key: str) -> Step | None:
    """The screen that follows this one on the way through the method."""
    keys = [each.key for each in STEPS]
    at = keys.index(key) + 1
    return STEPS[at] if at < len(keys) else None
