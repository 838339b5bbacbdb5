"""The statements by which a file's posts go in, for SQLite and PostgreSQL alike.

What is laid ready in `coming` is held against the posts' rows: a claim counts in so far as no file
that stands above knows better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from smwork.store.figure_tables import POST, POST_CLAIM, SAID
from smwork.store.staging import COMING
from smwork.store.upsert import insert_into


class How(IntEnum):
    """How a claim about a known post goes in."""

    ADD = 1  # it says nothing that would count
    OVER = 2  # it stands above all others and knows all that they know
    OVER_LESS = 3  # it stands above all others and leaves something out that they know
    UNDER = 4  # it stands below all others, and fills in what they leave open
    MERGE = 5  # it stands between others, or in place of this file's own earlier row


CHANGING = (How.OVER, How.OVER_LESS, How.UNDER)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands among those of its account: all that the statements below depend on.

    They are long, so each is put together once for a file and not once for every batch.
    """

    dialect: str
    workspace_id: str
    account_id: str
    file_no: int
    order: tuple[int, ...]
    """The account's files, the one that counts most first."""

    @property
    def above(self) -> Sequence[int]:
        """The files that count more than this one."""
        return self.order[: self.order.index(self.file_no)]

    @property
    def below(self) -> Sequence[int]:
        """The files that count less than this one."""
        return self.order[self.order.index(self.file_no) + 1 :]

    def own_posts(self) -> list[sa.ColumnElement[bool]]:
        """The posts of the account."""
        return [
            POST.c.workspace_id == self.workspace_id,
            POST.c.account_id == self.account_id,
        ]


once = lru_cache(maxsize=64)
"""Statements of the files that come in at the same time."""


@once
def comparing(place: Place) -> sa.Update:
    """Mark how the claims about known posts go in, but for those that say what the row says."""
    how = sa.case(
        (sa.and_(_on_top(place), sa.not_(_any_news_over())), How.ADD.value),
        (sa.and_(_on_top(place), _less()), How.OVER_LESS.value),
        (_on_top(place), How.OVER.value),
        (sa.and_(_at_the_bottom(place), sa.not_(_any_news_under())), How.ADD.value),
        (_at_the_bottom(place), How.UNDER.value),
        else_=How.MERGE.value,
    )
    is_own = _claimed_by([place.file_no])
    return (
        COMING.update()
        .where(*_known(place), sa.or_(sa.not_(_says_the_same()), is_own))
        .values(at=POST.c.no, how=sa.case((is_own, How.MERGE.value), else_=how))
    )


@once
def claiming_the_same(place: Place) -> sa.Insert:
    """A bare line for each claim that says exactly what the post's row says.

    Asked is only what stands in the posts' index: the rows themselves were looked at before.
    """
    known = POST.c.account_id == place.account_id, POST.c.post_id == COMING.c.post_id
    return _claiming(
        sa.select(
            POST.c.no,
            sa.literal(place.file_no),
            sa.literal(place.workspace_id),
            COMING.c.line,
            sa.false(),
        ).where(*known, COMING.c.at.is_(None))
    )


@once
def claiming_in_full(place: Place) -> sa.Insert:
    """What the row itself will not say: that of a claim that counts in part, or not at all."""
    return _claiming(
        sa.select(
            COMING.c.at,
            sa.literal(place.file_no),
            sa.literal(place.workspace_id),
            COMING.c.line,
            sa.true(),
            *(COMING.c[name] for name in SAID),
        ).where(COMING.c.how.in_((How.ADD, How.OVER_LESS, How.UNDER))),
        SAID,
    )


def _claiming(source: sa.Select[tuple[Any, ...]], more: Sequence[str] = ()) -> sa.Insert:
    columns = ["post_no", "file_no", "workspace_id", "line", "told", *more]
    insert = POST_CLAIM.insert().from_select(columns, source)
    return insert.execution_options(preserve_rowcount=True)


@once
def adding(place: Place) -> sa.Insert:
    """The posts that nobody knows yet."""
    source = sa.select(
        sa.literal(place.workspace_id),
        sa.literal(place.account_id),
        COMING.c.post_id,
        *(COMING.c[name] for name in SAID),
        sa.literal(place.file_no),
        COMING.c.line,
    ).where(COMING.c.at.is_(None))
    columns = ["workspace_id", "account_id", "post_id", *SAID, "file_no", "line"]
    insert = insert_into(place.dialect, POST).from_select(columns, source)
    return insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)


def _is(table: sa.Table, name: str) -> sa.ColumnElement[bool]:
    """Whether something is known: a text that is empty says nothing."""
    return table.c[name] != "" if name == "text" else table.c[name].isnot(None)


def _known(place: Place) -> list[sa.ColumnElement[bool]]:
    """The posts of the account that are laid ready, but for those which just went in."""
    just_in = sa.and_(POST.c.file_no == place.file_no, POST.c.line == COMING.c.line)
    return [*place.own_posts(), POST.c.post_id == COMING.c.post_id, sa.not_(just_in)]


def _says_the_same() -> sa.ColumnElement[bool]:
    return sa.and_(*(COMING.c[name].is_not_distinct_from(POST.c[name]) for name in SAID))


def _less() -> sa.ColumnElement[bool]:
    return sa.or_(*(sa.and_(_is(POST, name), sa.not_(_is(COMING, name))) for name in SAID))


def _any_news_over() -> sa.ColumnElement[bool]:
    return sa.or_(
        *(
            sa.and_(_is(COMING, name), COMING.c[name].is_distinct_from(POST.c[name]))
            for name in SAID
        )
    )


def _any_news_under() -> sa.ColumnElement[bool]:
    return sa.or_(*(sa.and_(_is(COMING, name), sa.not_(_is(POST, name))) for name in SAID))


def _claimed_by(files: Sequence[int]) -> sa.ColumnElement[bool]:
    if not files:
        return sa.false()
    one = sa.select(POST_CLAIM.c.file_no).where(
        POST_CLAIM.c.post_no == POST.c.no, POST_CLAIM.c.file_no.in_(files)
    )
    # No EXISTS: for that, PostgreSQL would read all claims there are.
    return sa.or_(POST.c.file_no.in_(files), one.limit(1).scalar_subquery().isnot(None))


def _on_top(place: Place) -> sa.ColumnElement[bool]:
    fits = _covers(place.dialect, COMING.c.extra, POST.c.extra)
    return sa.and_(sa.not_(_claimed_by(place.above)), fits)


def _at_the_bottom(place: Place) -> sa.ColumnElement[bool]:
    fits = _covers(place.dialect, POST.c.extra, COMING.c.extra)
    return sa.and_(sa.not_(_claimed_by(place.below)), fits)


def _covers(
    dialect: str, first: sa.ColumnElement[Any], second: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    """Whether the first has every nameless column that the second has, so that it stands for both."""
    if dialect == "sqlite":
        both = sa.func.json_patch(second, first, type_=sa.Text)
        covered = both == sa.func.json(first, type_=sa.Text)
    else:
        one, other = (sa.cast(sa.type_coerce(each, sa.Text), JSONB) for each in (first, second))
        covered = other.op("||")(one) == one
    return sa.or_(first.is_(None), second.is_(None), covered)


def _joined(*hows: How) -> list[sa.ColumnElement[bool]]:
    return [COMING.c.at == POST.c.no, COMING.c.how.in_(hows)]


def _first_known(name: str, first: sa.Table, second: sa.Table) -> sa.ColumnElement[Any]:
    if name == "text":
        return sa.func.coalesce(sa.func.nullif(first.c.text, ""), second.c.text)
    return sa.func.coalesce(first.c[name], second.c[name])


@once
def changing_over(place: Place) -> sa.Update:
    """What a claim says that stands above all others, over what the row said."""
    values = {name: _first_known(name, COMING, POST) for name in SAID}
    own = {"file_no": place.file_no, "line": COMING.c.line}
    return POST.update().where(*_joined(How.OVER, How.OVER_LESS)).values(**values, **own)


CHANGING_UNDER = (
    POST.update()
    .where(*_joined(How.UNDER))
    .values({name: _first_known(name, POST, COMING) for name in SAID})
)
DAYS_BEFORE = (
    sa.select(POST.c.day).where(*_joined(*CHANGING), POST.c.day != COMING.c.day).distinct()
)
"""The days on which these posts stand until now, and may have stood wrong."""
_ROW_SAYS = {name: POST.c[name] for name in SAID}
WRITING_OUT = (
    POST_CLAIM.update()
    .where(*_joined(*CHANGING), POST_CLAIM.c.post_no == POST.c.no, sa.not_(POST_CLAIM.c.told))
    .values(told=True, **_ROW_SAYS)
)
"""Those who said exactly what the row says get it in writing, because the row will change."""
_HELD = sa.exists().where(POST_CLAIM.c.post_no == POST.c.no, POST_CLAIM.c.file_no == POST.c.file_no)
WRITING_THE_HOLDERS_OUT = _claiming(
    sa.select(
        POST.c.no,
        POST.c.file_no,
        POST.c.workspace_id,
        POST.c.line,
        sa.true(),
        *_ROW_SAYS.values(),
    ).where(*_joined(*CHANGING), sa.not_(_HELD)),
    SAID,
)
"""And so does the file that held the row itself."""
