"""A page that was open before the server was started anew: a new session that isn't new to the user.

The browser brings along what its fields hold; the session knows nothing of it. What was open is
opened again, so that the first click finds its button, and what was typed is kept beside what is
stored.
"""

import re

from smwork.ui import state

_FIELD = re.compile(r"[a-z]+\.[a-z_]+\.([0-9a-f]{32})")


def welcome_back() -> None:
    """In the first run of a session: unfold what the browser shows, and note what it holds."""
    if state.visit():
        return
    for key, typed in state.brought().items():
        if found := _FIELD.fullmatch(key):
            state.remember(f"open.{found[1]}", True)
            state.remember(f"brought.{key}", typed)
