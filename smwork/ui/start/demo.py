"""The demo plan, one click away: a worked example to look round in and to play with."""

from functools import partial

from smwork.demo import add_demo_plan
from smwork.ui.actions import action_button
from smwork.ui.context import Here, open_plan


def demo_button(here: Here) -> None:
    """Make a fresh demo plan in the language of the screen and open it."""
    t = here.t
    action_button(
        here,
        t("Open the demo plan"),
        "demo",
        partial(add_demo_plan, language=t.language, today=here.today),
        open_plan,
        icon=":material/play_circle:",
        hint=t("A worked plan of an invented organisation, with nine months of figures."),
    )
