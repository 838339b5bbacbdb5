"""${message}

Revision: ${up_revision}
Follows: ${down_revision}
"""

import sqlalchemy as sa
from alembic import op

from smwork.store.columns import Json, UtcDateTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Make the change."""
    ${upgrades if upgrades else "pass"}
