"""Names for rows: unique everywhere, and in the order in which they were made."""

import secrets
import time


def new_id() -> str:
    """A 32-character name that sorts by the moment it was made."""
    return f"{time.time_ns():016x}{secrets.token_hex(8)}"
