"""Claims of figures, experiments, links, reviews and versions of a plan.

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

from smwork.store.columns import UtcDateTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the change."""
    _annotations()
    _versions_and_reviews()


def _kept_in_plan() -> list[sa.Column[object]]:
    """What every record of a plan keeps beside its fields, as the first migration made it."""
    return [
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("removed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("plan_id", sa.String(length=32), nullable=False),
    ]


def _of(kind: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace_id", column], [f"{kind}.workspace_id", f"{kind}.id"])


def _annotations() -> None:
    op.create_table(
        "annotation",
        *_kept_in_plan(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("kpi_id", sa.String(length=32), nullable=True),
        sa.Column("channel_id", sa.String(length=32), nullable=True),
        _of("channel", "channel_id"),
        _of("kpi", "kpi_id"),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_annotation_plan", "annotation", ["workspace_id", "plan_id"])


def _versions_and_reviews() -> None:
    op.create_table(
        "plan_version",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("frozen_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("frozen_by", sa.String(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sa.UniqueConstraint("workspace_id", "plan_id", "number"),
    )
    op.create_table(
        "review",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("plan_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=True),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("snapshot", sa.LargeBinary(), nullable=False),
        _of("plan", "plan_id"),
        _of("plan_version", "version_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_review_plan", "review", ["workspace_id", "plan_id"])
