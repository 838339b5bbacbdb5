"""Posts as the files make them that are wholly in: nothing shows of one that is coming in or leaving.

A post of such a file alone is left out; one that it has changed is told as all other files tell it.
So lists and counts of single posts stay as they are until a file counts, and what is being taken
back is out of them at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from smwork.store.database import Tx
from smwork.store.figure_tables import FILE, POST, POST_CLAIM, SAID
from smwork.store.post_claims import FILE_ORDER

_KEY = ("no", "workspace_id", "account_id", "post_id")
_ROW_DAY = "row_day"
_TOLD = tuple(name for name in SAID if name != "extra")


@dataclass(frozen=True, slots=True)
class SettledPosts:
    """Posts to ask further of: the table that they stand in, and which rows of it they are.

    `day` is the one by which they are found and ordered. It is that of the row even where a file on
    its way has moved a post to another day: only so an index tells which are the latest.
    """

    table: sa.FromClause
    own: Sequence[sa.ColumnElement[bool]]
    day: sa.ColumnElement[date]


def settled_posts(tx: Tx, account_ids: Collection[str]) -> SettledPosts:
    """The posts of these accounts; as long as no file is on its way, in the very table of posts."""
    moving = _on_their_way(tx, account_ids)
    table = _as_others_tell(moving) if moving else POST
    own = table.c.workspace_id == tx.workspace_id, table.c.account_id.in_(account_ids)
    return SettledPosts(table, own, table.c[_ROW_DAY if moving else "day"])


def _as_others_tell(moving: Sequence[int]) -> sa.FromClause:
    touched, others = _touched(moving), POST_CLAIM.c.file_no.notin_(moving)
    told = (
        sa.case((touched, _first_known(name, others)), else_=POST.c[name]).label(name)
        for name in _TOLD
    )
    known = sa.or_(POST.c.file_no.notin_(moving), _claims().where(others))
    columns = (*(POST.c[name] for name in _KEY), POST.c.day.label(_ROW_DAY), *told)
    return sa.select(*columns).where(known).subquery("settled")


def _on_their_way(tx: Tx, account_ids: Collection[str]) -> list[int]:
    """The files of these accounts that are coming in or being taken back, by their numbers."""
    files = sa.select(FILE.c.no).where(
        FILE.c.workspace_id == tx.workspace_id,
        FILE.c.account_id.in_(account_ids),
        FILE.c.state != "kept",
    )
    return list(tx.connection.execute(files).scalars())


def _claims() -> sa.Exists:
    return sa.exists().where(POST_CLAIM.c.post_no == POST.c.no)


def _touched(moving: Sequence[int]) -> sa.ColumnElement[bool]:
    """Whether a file on its way has a hand in what the post's row says.

    A row whose own file has no claim beside it says what that file says, whatever others do.
    """
    told = _claims().where(POST_CLAIM.c.file_no.in_(moving), POST_CLAIM.c.told)
    apart = _claims().where(POST_CLAIM.c.file_no == POST.c.file_no)
    return sa.or_(POST.c.file_no.in_(moving), sa.and_(told, apart))


def _first_known(name: str, others: sa.ColumnElement[bool]) -> sa.ColumnElement[Any]:
    """What the first of the other files says that knows it; a claim not told says what the row says."""
    says = sa.case((POST_CLAIM.c.told, POST_CLAIM.c[name]), else_=POST.c[name])
    known = says != "" if name == "text" else says.isnot(None)
    first = (
        sa.select(says)
        .join_from(POST_CLAIM, FILE, FILE.c.no == POST_CLAIM.c.file_no)
        .where(POST_CLAIM.c.post_no == POST.c.no, others, known)
        .order_by(*FILE_ORDER)
        .limit(1)
        .correlate(POST)
        .scalar_subquery()
    )
    return sa.func.coalesce(first, "") if name == "text" else first
