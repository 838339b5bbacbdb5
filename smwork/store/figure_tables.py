"""The tables of measured figures. They belong to the client, so that every plan of it sees them."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from smwork.store.columns import Json, UtcDateTime
from smwork.store.tables import ID, table_of

POST_METRICS: tuple[str, ...] = (
    "reach",
    "impressions",
    "views",
    "likes",
    "reactions",
    "comments",
    "shares",
    "saves",
    "clicks",
    "link_clicks",
    "follows",
    "video_views",
    "watch_minutes",
    "profile_visits",
    "interactions",
    "conversions",
    "leads",
    "revenue",
    "spend",
)
"""The base metrics that a single post can have, each a column of its table."""


def _of_client(*more: sa.Constraint) -> tuple[sa.Constraint, ...]:
    key = sa.ForeignKeyConstraint(
        ["workspace_id", "client_id"], ["client.workspace_id", "client.id"]
    )
    return (key, *more)


def _of_account() -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(
            ["workspace_id", "account_id"], ["figure_account.workspace_id", "figure_account.id"]
        ),
    )


class FigureAccount(SQLModel, table=True):
    """An account whose figures are kept: a platform and a handle; `seen_as` are its names in files."""

    __tablename__ = "figure_account"
    __table_args__ = _of_client(
        sa.UniqueConstraint("workspace_id", "client_id", "platform", "handle")
    )
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    client_id: str = Field(sa_type=ID)
    platform: str
    handle: str
    seen_as: list[str] = Field(sa_type=Json)


class FigureFile(SQLModel, table=True):
    """A file that was read in, and what became of its figures."""

    __tablename__ = "figure_file"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(sa_type=ID)
    name: str
    digest: str
    kind: str
    period_start: date | None = None
    period_end: date | None = None
    new: int
    changed: int
    same: int
    kept_at: datetime = Field(sa_type=UtcDateTime)
    kept_by: str


class DayFigureRow(SQLModel, table=True):
    """A metric of an account on a day; without a file it was typed by hand."""

    __tablename__ = "day_figure"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    month: date
    value: float
    file_id: str | None = Field(default=None, sa_type=ID)
    line: int | None = None


class PostDayRow(SQLModel, table=True):
    """The posts of a day added up, kept with every import: `posts` of them had the metric."""

    __tablename__ = "post_day"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    month: date
    total: float
    posts: int


class LinkFigureRow(SQLModel, table=True):
    """What one row of a file says of a tagged link: every file's rows stay beside one another.

    Which of them count is settled when they are read, so that taking a file back is leaving its rows
    out. A tag is NULL where the file doesn't tell it.
    """

    __tablename__ = "link_figure"
    __table_args__ = (*_of_account(), sa.Index("ix_link_figure", "workspace_id", "account_id"))
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    file_id: str = Field(primary_key=True, sa_type=ID)
    number: int = Field(primary_key=True)
    account_id: str = Field(sa_type=ID)
    line: int
    period_start: date
    period_end: date
    source: str | None = None
    medium: str | None = None
    campaign: str | None = None
    content: str | None = None
    term: str | None = None
    link: str
    sessions: float | None = None
    users: float | None = None
    clicks: float | None = None
    search_clicks: float | None = None
    conversions: float | None = None
    revenue: float | None = None


class ImportMapping(SQLModel, table=True):
    """How a person said that a client's own kind of file is to be read, by the file's headers."""

    __tablename__ = "import_mapping"
    __table_args__ = _of_client()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    client_id: str = Field(primary_key=True, sa_type=ID)
    signature: str = Field(primary_key=True)
    mapping: dict[str, Any] = Field(sa_type=Json)


POST = sa.Table(
    "post",
    SQLModel.metadata,
    sa.Column("workspace_id", ID, primary_key=True),
    sa.Column("account_id", ID, primary_key=True),
    sa.Column("post_id", sa.Text(), primary_key=True),
    sa.Column("published", sa.DateTime(), nullable=False),
    sa.Column("day", sa.Date(), nullable=False),
    sa.Column("month", sa.Date(), nullable=False),
    sa.Column("form", sa.Text()),
    sa.Column("text", sa.Text(), nullable=False),
    sa.Column("link", sa.Text()),
    *(sa.Column(metric, sa.Double()) for metric in POST_METRICS),
    sa.Column("extra", Json()),
    sa.Column("earlier", Json()),
    sa.Column("fingerprint", sa.BigInteger(), nullable=False),
    sa.Column("file_id", ID, nullable=False),
    sa.Column("line", sa.Integer(), nullable=False),
    *_of_account(),
    sa.Index("ix_post_day_of_account", "workspace_id", "account_id", "day"),
)
"""One published post with its latest figures; the time is the wall time that the platform wrote.

`file_id` and `line` say where they came from, but for the metrics that only an earlier file knew:
those have theirs in `earlier`, {metric: [file, line]}.
"""

ACCOUNT, FILE = table_of(FigureAccount), table_of(FigureFile)
DAY, POST_DAY, MAPPING = table_of(DayFigureRow), table_of(PostDayRow), table_of(ImportMapping)
LINK_FIGURE = table_of(LinkFigureRow)
METADATA = SQLModel.metadata
"""All tables, those of the records and those of the figures."""
