"""Claims of figures, experiments, links, reviews and versions of a plan.

Revision: 0002
Follows: 0001
"""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the change."""
