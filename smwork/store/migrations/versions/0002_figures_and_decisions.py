"""Claims of figures, experiments, links, reviews and versions of a plan.

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
from alembic import op

from smwork.store.columns import UtcDateTime
from smwork.store.migrations.figure_claims import rebuild_figures

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the change."""
    rebuild_figures()
    _own_kpis_and_costs()
    _links()
    _annotations()
    _post_matches()
    _versions_and_reviews()
    _experiments()
    _courses_and_branches()
    _accounts_and_audiences()


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


def _post_matches() -> None:
    op.create_table(
        "post_match",
        *_kept_in_plan(),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        _of("item", "item_id"),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_post_match_plan", "post_match", ["workspace_id", "plan_id"])


def _links() -> None:
    tags = ("source", "medium", "campaign", "content", "term")
    for name in ("link_preset", "tagged_link"):
        item = name == "tagged_link"
        op.create_table(
            name,
            *_kept_in_plan(),
            sa.Column("paid", sa.Boolean(), nullable=False),
            sa.Column("style", sa.Text(), nullable=False),
            *(sa.Column(tag, sa.Text(), nullable=False) for tag in (*tags, "name")),
            *([sa.Column("item_id", sa.String(length=32), nullable=True)] if item else []),
            sa.Column("channel_id", sa.String(length=32), nullable=True),
            *(sa.Column(own, sa.Text(), nullable=False) for own in ("url", "short") if item),
            *([_of("item", "item_id")] if item else []),
            _of("channel", "channel_id"),
            _of("plan", "plan_id"),
            sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
            sa.PrimaryKeyConstraint("workspace_id", "id"),
        )
        op.create_index(f"ix_{name}_plan", name, ["workspace_id", "plan_id"])
    metrics = ("sessions", "users", "clicks", "search_clicks", "conversions", "revenue")
    op.create_table(
        "link_figure",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        *(sa.Column(tag, sa.String(), nullable=True) for tag in tags),
        sa.Column("link", sa.String(), nullable=False),
        *(sa.Column(metric, sa.Float(), nullable=True) for metric in metrics),
        _of("figure_account", "account_id"),
        sa.PrimaryKeyConstraint("workspace_id", "file_id", "number"),
    )
    op.create_index("ix_link_figure", "link_figure", ["workspace_id", "account_id"])


def _own_kpis_and_costs() -> None:
    text = ("name", "formula", "unit", "direction", "family", "flywheel")
    op.create_table(
        "own_kpi",
        *_kept_in_plan(),
        *(sa.Column(name, sa.Text(), nullable=False) for name in text),
        sa.Column("pooled", sa.Boolean(), nullable=False),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_own_kpi_plan", "own_kpi", ["workspace_id", "plan_id"])
    op.add_column("plan", sa.Column("hour_rate", sa.Double(), nullable=True))
    op.add_column("plan", sa.Column("tool_costs_month", sa.Double(), nullable=True))
    profile = sa.Column("profile", sa.Text(), nullable=False, server_default="page")
    op.add_column("channel", profile)


def _courses_and_branches() -> None:
    """How a KPI's course runs; whose plan it is when a client's plan is split."""
    op.add_column("kpi", sa.Column("shape", sa.Text(), nullable=False, server_default="linear"))
    empty = sa.text("''")
    op.add_column("plan", sa.Column("branch", sa.Text(), nullable=False, server_default=empty))
    op.add_column("plan", sa.Column("split_from", sa.String(length=32), nullable=True))


def _accounts_and_audiences() -> None:
    """Whose account it is when it is not ours, its time zone, and who its people are."""
    for name in ("competitor", "zone"):
        op.add_column("figure_account", sa.Column(name, sa.String(), nullable=True))
    op.create_table(
        "audience_share",
        sa.Column("workspace_id", sa.String(length=32), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("whom", "dimension", "part")),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        _of("figure_account", "account_id"),
        sa.PrimaryKeyConstraint("workspace_id", "file_id", "whom", "dimension", "part"),
    )


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


def _experiments() -> None:
    """Experiments get what is agreed before they start, their variants and the posts of those."""
    for column in _agreed():
        op.add_column("experiment", column)
    for table in ("learning", "decision"):
        op.add_column(
            table, sa.Column("origin_id", sa.Text(), nullable=False, server_default=sa.text("''"))
        )
    op.create_table(
        "variant",
        *_kept_in_plan(),
        sa.Column("experiment_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=True),
        sa.Column("done", sa.BigInteger(), nullable=True),
        _of("experiment", "experiment_id"),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_variant_plan", "variant", ["workspace_id", "plan_id"])
    op.create_table(
        "tested_post",
        *_kept_in_plan(),
        sa.Column("variant_id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("post_id", sa.Text(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("left_out", sa.Text(), nullable=False),
        _of("variant", "variant_id"),
        _of("plan", "plan_id"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
    )
    op.create_index("ix_tested_post_plan", "tested_post", ["workspace_id", "plan_id"])


def _agreed() -> list[sa.Column[object]]:
    return [
        sa.Column("unit", sa.Text(), nullable=False, server_default="people"),
        sa.Column("metric", sa.Text(), nullable=True),
        sa.Column("lift", sa.Double(), nullable=True),
        sa.Column("base_rate", sa.Double(), nullable=True),
        sa.Column("weakest", sa.Double(), nullable=True),
        sa.Column("best", sa.Double(), nullable=True),
        sa.Column("pace", sa.Double(), nullable=True),
        sa.Column("planned", sa.BigInteger(), nullable=True),
        sa.Column("spread", sa.Double(), nullable=True),
        sa.Column("began_on", sa.Date(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("stop_reason", sa.Text(), nullable=False, server_default=sa.text("''")),
    ]
