"""Saving what a single touch says: a tick, a choice. Called before the page is drawn again."""

from smwork.errors import SmworkError
from smwork.store.database import Work
from smwork.ui.context import Here
from smwork.ui.messages import flash, words_for


def save_touch(here: Here, work: Work[str]) -> None:
    """Carry out `work` in one transaction; what goes wrong is told at the top of the page."""
    try:
        here.write(work)
    except SmworkError as error:
        flash(here.t(words_for(error)), wrong=True)
