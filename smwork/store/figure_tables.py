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
    """An account whose figures are kept: a platform and a handle; `seen_as` are its names in files.

    `competitor` is the name of the competitor whose account it is: its figures are never ours.
    `zone` is the time zone in which its files write their times, where that is not the client's.
    """

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
    competitor: str | None = None
    zone: str | None = None


class FigureFile(SQLModel, table=True):
    """A file that was read in, and what became of its figures.

    `no` is its short name in the rows it brought, and grows with every file. Files that came in
    together, as the parts of one, have the same `import_id`. While `state` is not `kept`, nothing
    of it counts: it is `coming` or `leaving`, last worked on at `seen_at` by the process `owner`.
    """

    __tablename__ = "figure_file"
    __table_args__ = (*_of_account(), sa.UniqueConstraint("no"))
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    no: int = Field(sa_type=sa.BigInteger)
    import_id: str = Field(sa_type=ID)
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
    state: str
    seen_at: datetime = Field(sa_type=UtcDateTime)
    owner: str


class DayFigureRow(SQLModel, table=True):
    """A metric of an account on a day, as the claim that counts has it."""

    __tablename__ = "day_figure"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    value: float
    file_no: int = Field(sa_type=sa.BigInteger)
    line: int | None = None


class DayClaimRow(SQLModel, table=True):
    """What one file says of a metric on a day. File 0 is what somebody typed, on the day `typed_on`."""

    __tablename__ = "day_claim"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    file_no: int = Field(
        primary_key=True, sa_type=sa.BigInteger, sa_column_kwargs={"autoincrement": False}
    )
    value: float
    line: int | None = None
    typed_on: date | None = None


class PostDayRow(SQLModel, table=True):
    """The posts of a day added up, kept with every import: `posts` of them had the metric."""

    __tablename__ = "post_day"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    total: float
    posts: int


class FigureMonthRow(SQLModel, table=True):
    """A month of a metric as the board shows it, kept with every change: see `MonthSum`."""

    __tablename__ = "figure_month"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    account_id: str = Field(primary_key=True, sa_type=ID)
    scope: str = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    month: date = Field(primary_key=True)
    total: float
    last: float
    days: int
    through: date


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


class AudienceShareRow(SQLModel, table=True):
    """What one file says of an account's people: the share (0 to 1) that each part of them is."""

    __tablename__ = "audience_share"
    __table_args__ = _of_account()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    file_id: str = Field(primary_key=True, sa_type=ID)
    whom: str = Field(primary_key=True)
    dimension: str = Field(primary_key=True)
    part: str = Field(primary_key=True)
    account_id: str = Field(sa_type=ID)
    day: date
    share: float
    line: int


class ImportMapping(SQLModel, table=True):
    """How a person said that a client's own kind of file is to be read, by the file's headers."""

    __tablename__ = "import_mapping"
    __table_args__ = _of_client()
    workspace_id: str = Field(primary_key=True, sa_type=ID)
    client_id: str = Field(primary_key=True, sa_type=ID)
    signature: str = Field(primary_key=True)
    mapping: dict[str, Any] = Field(sa_type=Json)


_NO = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite's own row number


def _said(*, certain: bool) -> tuple[sa.Column[Any], ...]:
    """What a file can say of a post. `extra` holds the columns that the workbook has no name for."""
    return (
        sa.Column("published", sa.DateTime(), nullable=not certain),
        sa.Column("day", sa.Date(), nullable=not certain),
        sa.Column("form", sa.Text()),
        sa.Column("text", sa.Text(), nullable=not certain),
        sa.Column("link", sa.Text()),
        *(sa.Column(metric, sa.Double()) for metric in POST_METRICS),
        sa.Column("extra", Json()),
    )


POST = sa.Table(
    "post",
    SQLModel.metadata,
    sa.Column("no", _NO, primary_key=True),
    sa.Column("workspace_id", ID, nullable=False),
    sa.Column("account_id", ID, nullable=False),
    sa.Column("post_id", sa.Text(), nullable=False),
    *_said(certain=True),
    sa.Column("file_no", sa.BigInteger(), nullable=False),
    sa.Column("line", sa.Integer(), nullable=False),
    *_of_account(),
    sa.UniqueConstraint("account_id", "post_id"),
    sa.Index("ix_post_day_of_account", "account_id", "day"),
)
"""One published post as the claims of all files make it; the time is the wall time that the platform wrote.

Of each figure the claim counts that stands first in the order of files and knows it. The claim of
`file_no`, at `line`, is held by this row itself unless it stands among the claims: it says exactly
what the row says.
"""

POST_CLAIM = sa.Table(
    "post_claim",
    SQLModel.metadata,
    sa.Column("post_no", _NO, primary_key=True, autoincrement=False),
    sa.Column("file_no", sa.BigInteger(), primary_key=True, autoincrement=False),
    sa.Column("workspace_id", ID, nullable=False),
    sa.Column("line", sa.Integer(), nullable=False),
    sa.Column("told", sa.Boolean(), nullable=False),
    *_said(certain=False),
    sqlite_with_rowid=False,
)
"""What further files say of a post: exactly what its row says (not `told`), or what stands here.

Claims are made from the posts' own rows and go with them. A foreign key would say so again, and
cost PostgreSQL a third of the time that a later export takes.
"""

SAID: tuple[str, ...] = tuple(column.name for column in _said(certain=True))
"""The columns that a file can say something in."""

ACCOUNT, FILE = table_of(FigureAccount), table_of(FigureFile)
DAY, DAY_CLAIM = table_of(DayFigureRow), table_of(DayClaimRow)
POST_DAY, MONTH, MAPPING = table_of(PostDayRow), table_of(FigureMonthRow), table_of(ImportMapping)
LINK_FIGURE = table_of(LinkFigureRow)
AUDIENCE = table_of(AudienceShareRow)
METADATA = SQLModel.metadata
"""All tables, those of the records and those of the figures."""
