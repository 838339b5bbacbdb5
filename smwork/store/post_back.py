"""What a file says of posts is taken back: what remains is as if the file had never come in."""

from datetime import date

import sqlalchemy as sa

from smwork.store.figure_tables import POST, POST_CLAIM, SAID
from smwork.store.post_claims import Claims

WINDOW = 4_000
"""Posts that are looked at in one step."""

Window = tuple[int, int]


def windows(claims: Claims) -> list[Window]:
    """The account's posts in steps, by their numbers."""
    asked = sa.select(sa.func.min(POST.c.no), sa.func.max(POST.c.no)).where(
        *claims.place.own_posts()
    )
    first, last = claims.connection.execute(asked).one()
    if first is None:
        return []
    return [(start, start + WINDOW) for start in range(first, last + 1, WINDOW)]


def take_out(claims: Claims, window: Window, days: set[date]) -> None:
    """Take the file's claims in this window away; `days` gets those on which posts changed.

    The file's number says whose it is. Naming the account as well would have SQLite walk along all
    its posts instead of the window.
    """
    claims.merge().take_out(_intricate(claims, window), days)
    _drop_what_did_not_count(claims, window)
    _hand_over(claims, window, days)
    _remove(claims, window, days)


def _in(window: Window, column: sa.Column[int]) -> sa.ColumnElement[bool]:
    return sa.and_(column >= window[0], column < window[1])


def _claims_of_post() -> sa.ScalarSelect[int]:
    return (
        sa.select(sa.func.count())
        .select_from(POST_CLAIM)
        .where(POST_CLAIM.c.post_no == POST.c.no)
        .correlate(POST)
        .scalar_subquery()
    )


def _intricate(claims: Claims, window: Window) -> list[int]:
    """The posts whose figures have to be weighed anew: what the file said may have counted.

    It did not where the row is what a file says that counts more, or what all files say alike.
    """
    of_post = POST_CLAIM.c.post_no == POST.c.no
    counted = POST.c.file_no == claims.file_no
    has_own = sa.exists().where(of_post, POST_CLAIM.c.file_no == claims.file_no)
    holder_apart = sa.exists().where(of_post, POST_CLAIM.c.file_no == POST.c.file_no)
    all_alike = sa.not_(sa.exists().where(of_post, POST_CLAIM.c.told))
    did_not_count = sa.and_(
        sa.not_(holder_apart), sa.or_(POST.c.file_no.in_(claims.place.above), all_alike)
    )
    asked = sa.select(POST.c.no).where(
        _in(window, POST.c.no),
        sa.or_(
            sa.and_(counted, sa.or_(has_own, _claims_of_post() > 1)),
            sa.and_(sa.not_(counted), has_own, sa.not_(did_not_count)),
        ),
    )
    return list(claims.connection.execute(asked).scalars())


def _drop_what_did_not_count(claims: Claims, window: Window) -> None:
    claims.connection.execute(
        POST_CLAIM.delete().where(
            _in(window, POST_CLAIM.c.post_no), POST_CLAIM.c.file_no == claims.file_no
        )
    )


def _hand_over(claims: Claims, window: Window, days: set[date]) -> None:
    """A post of which one other file tells becomes what that file says."""
    held = [_in(window, POST.c.no), POST.c.file_no == claims.file_no]
    other = [*held, POST_CLAIM.c.post_no == POST.c.no]
    asked = sa.select(POST.c.no, POST.c.day, POST_CLAIM.c.told, POST_CLAIM.c.day).where(*other)
    found = claims.connection.execute(asked).all()
    if not found:
        return
    days |= {day for _, before, told, after in found if told for day in (before, after)}
    said = {name: POST_CLAIM.c[name] for name in SAID}
    taker = {"file_no": POST_CLAIM.c.file_no, "line": POST_CLAIM.c.line}
    update = POST.update()
    claims.connection.execute(update.where(*other, POST_CLAIM.c.told).values(**said, **taker))
    claims.connection.execute(update.where(*other, sa.not_(POST_CLAIM.c.told)).values(**taker))
    nos = [no for no, *_ in found]
    claims.connection.execute(POST_CLAIM.delete().where(POST_CLAIM.c.post_no.in_(nos)))


def _remove(claims: Claims, window: Window, days: set[date]) -> None:
    """A post of which no other file tells is gone."""
    held = [_in(window, POST.c.no), POST.c.file_no == claims.file_no]
    days |= set(claims.connection.execute(sa.select(POST.c.day).where(*held).distinct()).scalars())
    claims.connection.execute(POST.delete().where(*held))
