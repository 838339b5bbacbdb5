"""The figures' tables anew: each file's claims are kept, and a month is added up when it changes.

Part of revision 0002. What is stored moves over: every post and day becomes the claim of the file
that it came from.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from smwork.store.columns import Json, UtcDateTime

_ID = sa.String(length=32)
_NO = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_METRICS = (
    *("reach", "impressions", "views", "likes", "reactions", "comments", "shares", "saves"),
    *("clicks", "link_clicks", "follows", "video_views", "watch_minutes", "profile_visits"),
    *("interactions", "conversions", "leads", "revenue", "spend"),
)
_SAID = ("published", "day", "form", "text", "link", *_METRICS, "extra")
_OLD = ("post", "post_day", "day_figure", "figure_file")


def rebuild_figures() -> None:
    """Make the new tables, move the rows over, and drop the old tables."""
    op.drop_index("ix_post_day_of_account", table_name="post")
    for table in _OLD:
        op.rename_table(table, f"{table}_0001")
    _files()
    _days()
    _posts()
    _sums()
    for statement in _MOVES:
        op.execute(statement)
    for table in _OLD:
        op.drop_table(f"{table}_0001")


def _of_account() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", "account_id"], ["figure_account.workspace_id", "figure_account.id"]
    )


def _key(*more: str) -> list[sa.Column[Any]]:
    return [
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in more),
    ]


def _files() -> None:
    op.create_table(
        "figure_file",
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("id", _ID, nullable=False),
        sa.Column("no", sa.BigInteger(), nullable=False),
        sa.Column("import_id", _ID, nullable=False),
        sa.Column("account_id", _ID, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("name", "digest", "kind")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("period_start", "period_end")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("new", "changed", "same")),
        sa.Column("kept_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("kept_by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seen_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("workspace_id", "id"),
        sa.UniqueConstraint("no"),
    )


def _days() -> None:
    op.create_table(
        "day_figure",
        *_key("metric"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("file_no", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        _of_account(),
        sa.PrimaryKeyConstraint("workspace_id", "account_id", "metric", "day"),
    )
    op.create_table(
        "day_claim",
        *_key("metric"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("file_no", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("typed_on", sa.Date(), nullable=True),
        _of_account(),
        sa.PrimaryKeyConstraint("workspace_id", "account_id", "metric", "day", "file_no"),
    )


def _posts() -> None:
    op.create_table(
        "post",
        sa.Column("no", _NO, nullable=False),
        *_key(),
        sa.Column("post_id", sa.Text(), nullable=False),
        *_said(certain=True),
        sa.Column("file_no", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("account_id", "post_id"),
    )
    op.create_index("ix_post_day_of_account", "post", ["account_id", "day"])
    op.create_table(
        "post_claim",
        sa.Column("post_no", _NO, nullable=False, autoincrement=False),
        sa.Column("file_no", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("workspace_id", _ID, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        *_said(certain=False),
        sa.PrimaryKeyConstraint("post_no", "file_no"),
        sqlite_with_rowid=False,
    )


def _said(*, certain: bool) -> list[sa.Column[object]]:
    return [
        sa.Column("published", sa.DateTime(), nullable=not certain),
        sa.Column("day", sa.Date(), nullable=not certain),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=not certain),
        sa.Column("link", sa.Text(), nullable=True),
        *(sa.Column(metric, sa.Double(), nullable=True) for metric in _METRICS),
        sa.Column("extra", Json(), nullable=True),
    ]


def _sums() -> None:
    op.create_table(
        "post_day",
        *_key("metric"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("workspace_id", "account_id", "metric", "day"),
    )
    op.create_table(
        "figure_month",
        *_key("scope", "metric"),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("total", sa.Float(), nullable=False),
        sa.Column("last", sa.Float(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("through", sa.Date(), nullable=False),
        _of_account(),
        sa.PrimaryKeyConstraint("workspace_id", "account_id", "scope", "metric", "month"),
    )


_FILE_NO = """coalesce((SELECT file.no FROM figure_file file
    WHERE file.workspace_id = old.workspace_id AND file.id = old.file_id), 0)"""
_MOVES = (
    """INSERT INTO figure_file
    SELECT workspace_id, id, row_number() OVER (ORDER BY id), id, account_id, name, digest, kind,
        period_start, period_end, new, changed, same, kept_at, kept_by, 'kept', kept_at, ''
    FROM figure_file_0001""",
    f"""INSERT INTO day_claim
    SELECT workspace_id, account_id, metric, day, {_FILE_NO}, value, line,
        CASE WHEN file_id IS NULL THEN day END
    FROM day_figure_0001 old""",  # noqa: S608 - our own words
    """INSERT INTO day_figure
    SELECT workspace_id, account_id, metric, day, value, file_no, line FROM day_claim""",
    f"""INSERT INTO post (workspace_id, account_id, post_id, {", ".join(_SAID)}, file_no, line)
    SELECT workspace_id, account_id, post_id, {", ".join(_SAID)}, {_FILE_NO}, line
    FROM post_0001 old""",  # noqa: S608 - our own words
    """INSERT INTO post_day
    SELECT workspace_id, account_id, metric, day, total, posts FROM post_day_0001""",
    """INSERT INTO figure_month
    SELECT workspace_id, account_id, 'post', metric, month, sum(total), sum(total), sum(posts),
        max(day)
    FROM post_day_0001 GROUP BY workspace_id, account_id, metric, month""",
    """INSERT INTO figure_month
    SELECT last.workspace_id, last.account_id, 'account', last.metric, months.month, months.total,
        last.value, months.days, last.day
    FROM day_figure_0001 last JOIN (
        SELECT workspace_id, account_id, metric, month, sum(value) AS total, count(*) AS days,
            max(day) AS through
        FROM day_figure_0001 GROUP BY workspace_id, account_id, metric, month
    ) months ON months.workspace_id = last.workspace_id AND months.account_id = last.account_id
        AND months.metric = last.metric AND months.through = last.day""",
)
