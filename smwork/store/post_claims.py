"""What a file says of posts goes in: set by set, whatever the order in which files come.

Each file's claim stays. Of every figure the one counts that stands first in the order of files and
knows it; that order belongs to the files (`files_in_order`), so it does not matter when they came.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from smwork.store.figure_tables import FILE, POST
from smwork.store.post_merge import Merge
from smwork.store.post_statements import (
    CHANGING,
    CHANGING_UNDER,
    DAYS_BEFORE,
    WRITING_OUT,
    WRITING_THE_HOLDERS_OUT,
    How,
    Place,
    adding,
    changing_over,
    claiming_in_full,
    claiming_the_same,
    comparing,
)
from smwork.store.staging import COMING, one_by_one


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a file came to, in figures of days and posts."""

    new: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(self.new + other.new, self.changed + other.changed, self.same + other.same)


@dataclass(frozen=True, slots=True)
class Claims:
    """The claims of one file about the posts of its account; `order` has all the account's files."""

    connection: sa.Connection
    workspace_id: str
    account_id: str
    file_no: int
    order: Sequence[int]
    first: bool = False
    """Whether nothing was known of the account's posts when the file began to come in."""

    @property
    def place(self) -> Place:
        """Where the file stands."""
        dialect = self.connection.dialect.name
        order = tuple(self.order)
        return Place(dialect, self.workspace_id, self.account_id, self.file_no, order)

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
    """See of the posts that are laid ready how their claims go in. Reads only what is settled.

    Those that say exactly what a post's row says are passed over: `claim_the_same` finds them.
    """
    one_by_one(claims.connection)
    if not claims.connection.execute(comparing(claims.place)).rowcount:
        return {}
    counted = sa.select(COMING.c.how, sa.func.count()).where(COMING.c.how.isnot(None))
    rows = claims.connection.execute(counted.group_by(COMING.c.how)).all()
    return {How(how): count for how, count in rows}


def claim_the_same(claims: Claims) -> int:
    """Lay the claims down that say exactly what the posts' rows say; how many they are."""
    one_by_one(claims.connection)
    return claims.connection.execute(claiming_the_same(claims.place)).rowcount


def add_new(claims: Claims) -> int:
    """Add the posts that are not known yet; how many they were."""
    return claims.connection.execute(adding(claims.place)).rowcount


def add_claims(claims: Claims, found: dict[How, int], days: set[date]) -> Kept:
    """Lay the claims about known posts down; `days` gets those that posts stood on."""
    do, place = claims.connection.execute, claims.place
    if any(map(found.get, (How.ADD, How.OVER_LESS, How.UNDER))):
        do(claiming_in_full(place))
    if any(map(found.get, CHANGING)):
        days |= set(do(DAYS_BEFORE).scalars())
        do(WRITING_OUT)
        do(WRITING_THE_HOLDERS_OUT)
    if any(map(found.get, (How.OVER, How.OVER_LESS))):
        do(changing_over(place))
    if found.get(How.UNDER):
        do(CHANGING_UNDER)
    changed = sum(found.get(how, 0) for how in CHANGING)
    kept = Kept(0, changed, found.get(How.ADD, 0))
    if found.get(How.MERGE):
        asked = sa.select(COMING).where(COMING.c.how == How.MERGE)
        rows = do(asked).all()
        more, same_as_before = claims.merge().put_between(rows, days)
        kept += Kept(0, more, same_as_before)
    return kept
