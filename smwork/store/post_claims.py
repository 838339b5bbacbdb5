"""What a file says of posts goes in: set by set, whatever the order in which files come.

Each file's claim stays. Of every figure the one counts that stands first in the order of files and
knows it; that order belongs to the files (`files_in_order`), so it does not matter when they came.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from smwork.store.figure_tables import FILE, POST, POST_CLAIM, SAID
from smwork.store.post_merge import Merge
from smwork.store.staging import COMING
from smwork.store.upsert import insert_into


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a file came to, in figures of days and posts."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.new + other.new, self.changed + other.changed, self.same + other.same)


class How(IntEnum):
    """How a claim about a known post goes in."""

    SAME = 1  # it says exactly what the post's row says
    ADD = 2  # it says nothing that would count
    OVER = 3  # it stands above all others and knows all that they know
    OVER_LESS = 6  # it stands above all others and leaves something out that they know
    UNDER = 4  # it stands below all others, and fills in what they leave open
    MERGE = 5  # it stands between others, or in place of this file's own earlier row


_CHANGING = (How.OVER, How.OVER_LESS, How.UNDER)


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one file about the posts of its account; `order` has all the account's files."""

    connection: sa.Connection
    workspace_id: str
    account_id: str
    file_no: int
    order: Sequence[int]
    """The account's files, the one that counts most first."""
    first: bool = False
    """Whether nothing was known of the account's posts when the file began to come in."""

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

    def merge(self) -> Merge:
        """For the posts that need a closer look."""
        return Merge(self.connection, self.workspace_id, self.file_no, self.order)


FILE_ORDER = FILE.c.period_end.desc(), FILE.c.no.desc()
"""The order of files; see `files_in_order`."""


def files_in_order(connection: sa.Connection, workspace_id: str, account_id: str) -> list[int]:
    """The files of an account, the one that counts most first.

    That is the one whose own last day is the latest, because a later export knows more; of those
    that end on the same day it is the one that came in last, because it corrects the other.
    """
    return list(
        connection.execute(
            sa.select(FILE.c.no)
            .where(FILE.c.workspace_id == workspace_id, FILE.c.account_id == account_id)
            .order_by(*FILE_ORDER)
        ).scalars()
    )


def knows_posts(connection: sa.Connection, account_id: str) -> bool:
    """Whether anything is known yet of the posts of this account."""
    asked = sa.select(POST.c.no).where(POST.c.account_id == account_id).limit(1)
    return connection.execute(asked).first() is not None


def compare(claims: Claims) -> dict[How, int]:
    """See of each post that is laid ready how its claim goes in. Reads only what is settled."""
    how = sa.case(
        (_says_the_same(), How.SAME.value),
        (sa.and_(_on_top(claims), sa.not_(_any_news_over())), How.ADD.value),
        (sa.and_(_on_top(claims), _less()), How.OVER_LESS.value),
        (_on_top(claims), How.OVER.value),
        (sa.and_(_at_the_bottom(claims), sa.not_(_any_news_under())), How.ADD.value),
        (_at_the_bottom(claims), How.UNDER.value),
        else_=How.MERGE.value,
    )
    is_own = _claimed_by([claims.file_no])
    just_in = sa.and_(POST.c.file_no == claims.file_no, POST.c.line == COMING.c.line)
    claims.connection.execute(
        COMING.update()
        .where(*claims.own_posts(), POST.c.post_id == COMING.c.post_id, sa.not_(just_in))
        .values(at=POST.c.no, how=sa.case((is_own, How.MERGE.value), else_=how))
    )
    counted = sa.select(COMING.c.how, sa.func.count()).where(COMING.c.how.isnot(None))
    rows = claims.connection.execute(counted.group_by(COMING.c.how)).all()
    return {How(how): count for how, count in rows}


def add_new(claims: Claims) -> int:
    """Add the posts that are not known yet; how many they were."""
    source = sa.select(
        sa.literal(claims.workspace_id),
        sa.literal(claims.account_id),
        COMING.c.post_id,
        *(COMING.c[name] for name in SAID),
        sa.literal(claims.file_no),
        COMING.c.line,
    ).where(COMING.c.at.is_(None))
    columns = ["workspace_id", "account_id", "post_id", *SAID, "file_no", "line"]
    insert = insert_into(claims.connection, POST).from_select(columns, source)
    done = insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return claims.connection.execute(done).rowcount


def add_claims(claims: Claims, found: dict[How, int], days: set[date]) -> Kept:
    """Lay the claims about known posts down; `days` gets those that posts stood on."""
    if found.get(How.SAME):
        _claim_the_same(claims)
    if any(map(found.get, (How.ADD, How.OVER_LESS, How.UNDER))):
        _claim_in_full(claims)
    if any(map(found.get, _CHANGING)):
        days |= _days_before(claims)
        _write_out_the_others(claims)
        _update(claims, (How.OVER, How.OVER_LESS), over=True)
        _update(claims, (How.UNDER,), over=False)
    changed = sum(found.get(how, 0) for how in _CHANGING)
    same = found.get(How.SAME, 0) + found.get(How.ADD, 0)
    kept = Kept(0, changed, same)
    if found.get(How.MERGE):
        asked = sa.select(COMING).where(COMING.c.how == How.MERGE)
        rows = claims.connection.execute(asked).all()
        more, same_as_before = claims.merge().put_between(rows, days)
        kept += Kept(0, more, same_as_before)
    return kept


def _is(table: sa.Table, name: str) -> sa.ColumnElement[bool]:
    """Whether something is known: a text that is empty says nothing."""
    return table.c[name] != "" if name == "text" else table.c[name].isnot(None)


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
    among = sa.exists().where(POST_CLAIM.c.post_no == POST.c.no, POST_CLAIM.c.file_no.in_(files))
    return sa.or_(POST.c.file_no.in_(files), among)


def _on_top(claims: Claims) -> sa.ColumnElement[bool]:
    fits = _covers(claims.connection, COMING.c.extra, POST.c.extra)
    return sa.and_(sa.not_(_claimed_by(claims.above)), fits)


def _at_the_bottom(claims: Claims) -> sa.ColumnElement[bool]:
    fits = _covers(claims.connection, POST.c.extra, COMING.c.extra)
    return sa.and_(sa.not_(_claimed_by(claims.below)), fits)


def _covers(
    connection: sa.Connection, first: sa.ColumnElement[Any], second: sa.ColumnElement[Any]
) -> sa.ColumnElement[bool]:
    """Whether the first has every nameless column that the second has, so that it stands for both."""
    if connection.dialect.name == "sqlite":
        both = sa.func.json_patch(second, first, type_=sa.Text)
        covered = both == sa.func.json(first, type_=sa.Text)
    else:
        one, other = (sa.cast(sa.type_coerce(each, sa.Text), JSONB) for each in (first, second))
        covered = other.op("||")(one) == one
    return sa.or_(first.is_(None), second.is_(None), covered)


def _joined(*hows: How) -> list[sa.ColumnElement[bool]]:
    return [COMING.c.at == POST.c.no, COMING.c.how.in_(hows)]


def _write_out_the_others(claims: Claims) -> None:
    """Those who said exactly what the row says get it in writing, because the row will change."""
    said = {name: POST.c[name] for name in SAID}
    rows = _joined(*_CHANGING)
    claims.connection.execute(
        POST_CLAIM.update()
        .where(*rows, POST_CLAIM.c.post_no == POST.c.no, sa.not_(POST_CLAIM.c.told))
        .values(told=True, **said)
    )
    held = sa.exists().where(
        POST_CLAIM.c.post_no == POST.c.no, POST_CLAIM.c.file_no == POST.c.file_no
    )
    holders = sa.select(
        POST.c.no, POST.c.file_no, POST.c.workspace_id, POST.c.line, sa.true(), *said.values()
    ).where(*rows, sa.not_(held))
    _insert_claims(claims, holders, SAID)


def _claim_the_same(claims: Claims) -> None:
    source = sa.select(
        COMING.c.at,
        sa.literal(claims.file_no),
        sa.literal(claims.workspace_id),
        COMING.c.line,
        sa.false(),
    ).where(COMING.c.how == How.SAME)
    _insert_claims(claims, source, ())


def _claim_in_full(claims: Claims) -> None:
    """What the row itself will not say: that of a claim that counts in part, or not at all."""
    source = sa.select(
        COMING.c.at,
        sa.literal(claims.file_no),
        sa.literal(claims.workspace_id),
        COMING.c.line,
        sa.true(),
        *(COMING.c[name] for name in SAID),
    ).where(COMING.c.how.in_((How.ADD, How.OVER_LESS, How.UNDER)))
    _insert_claims(claims, source, SAID)


def _insert_claims(claims: Claims, source: sa.Select[tuple[Any, ...]], more: Sequence[str]) -> None:
    columns = ["post_no", "file_no", "workspace_id", "line", "told", *more]
    claims.connection.execute(POST_CLAIM.insert().from_select(columns, source))


def _days_before(claims: Claims) -> set[date]:
    """The days on which these posts stand until now, and may have stood wrong."""
    moved = sa.select(POST.c.day).where(*_joined(*_CHANGING), POST.c.day != COMING.c.day)
    return set(claims.connection.execute(moved.distinct()).scalars())


def _update(claims: Claims, hows: Sequence[How], *, over: bool) -> None:
    first, second = (COMING, POST) if over else (POST, COMING)
    values: dict[str, object] = {name: _first_known(name, first, second) for name in SAID}
    if over:
        values |= {"file_no": claims.file_no, "line": COMING.c.line}
    claims.connection.execute(POST.update().where(*_joined(*hows)).values(**values))


def _first_known(name: str, first: sa.Table, second: sa.Table) -> sa.ColumnElement[Any]:
    if name == "text":
        return sa.func.coalesce(sa.func.nullif(first.c.text, ""), second.c.text)
    return sa.func.coalesce(first.c[name], second.c[name])
