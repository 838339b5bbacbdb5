"""Posts of which the claims are weighed one by one: some come between others, or one is taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from smwork.store.figure_tables import POST, POST_CLAIM, SAID
from smwork.store.portions import portions

_AT_ONCE = 500
"""Posts that are weighed together: all that is claimed of them is in memory."""

Told = Mapping[str, Any]
"""What a claim says, by column."""


@dataclass(slots=True)
class PostClaims:
    """A post's row, and the claims about it by file: the line of each and what it says."""

    told: Told
    claims: dict[int, tuple[int, Told]]


@dataclass(frozen=True, slots=True)
class Merge:
    """Weighs the claims of posts when that of one file comes or goes; see `Claims`."""

    connection: sa.Connection
    workspace_id: str
    file_no: int
    order: Sequence[int]

    def put_between(self, rows: Sequence[sa.Row[Any]], days: set[date]) -> tuple[int, int]:
        """Add the file's claims that are laid ready; how many posts they change, and how many not.

        A claim in place of the file's own earlier row is not counted again.
        """
        changed = same = 0
        for some in portions(rows, _AT_ONCE):
            fresh = {row.at: (row.line, row._asdict()) for row in some}
            posts = self._read(list(fresh))
            for no, post in posts.items():
                again = self.file_no in post.claims
                post.claims[self.file_no] = fresh[no]
                differs = _differ(merged(post.claims, self.order), post.told)
                changed += differs and not again
                same += not differs and not again
            self._write(posts, days)
        return changed, same

    def take_out(self, nos: Sequence[int], days: set[date]) -> None:
        """Take the file's claims about these posts away."""
        for some in portions(nos, _AT_ONCE):
            posts = self._read(some)
            for post in posts.values():
                post.claims.pop(self.file_no, None)
            self._write(posts, days)

    def _read(self, nos: Sequence[int]) -> dict[int, PostClaims]:
        return claims_about(self.connection, nos)

    def _write(self, posts: Mapping[int, PostClaims], days: set[date]) -> None:
        nos = list(posts)
        self.connection.execute(POST_CLAIM.delete().where(POST_CLAIM.c.post_no.in_(nos)))
        rows: list[dict[str, object]] = []
        claims: list[dict[str, object]] = []
        for no, post in posts.items():
            days.add(post.told["day"])
            if not post.claims:
                continue
            told = merged(post.claims, self.order)
            days.add(told["day"])
            holder = next(file for file in self.order if file in post.claims)
            rows.append({"b_no": no, "file_no": holder, "line": post.claims[holder][0], **told})
            claims += self._beside(no, holder, told, post.claims)
        gone = [no for no, post in posts.items() if not post.claims]
        self.connection.execute(POST.delete().where(POST.c.no.in_(gone)))
        if rows:
            update = POST.update().where(POST.c.no == sa.bindparam("b_no"))
            self.connection.execute(update, rows)
        if claims:
            self.connection.execute(POST_CLAIM.insert(), claims)

    def _beside(
        self, no: int, holder: int, told: Told, claims: Mapping[int, tuple[int, Told]]
    ) -> list[dict[str, object]]:
        """The claims that stand beside the post's row: those that it does not hold itself."""
        beside: list[dict[str, object]] = []
        for file, (line, says) in claims.items():
            differs = _differ(says, told)
            if file != holder or differs:
                row = {name: says[name] if differs else None for name in SAID}
                key = {"post_no": no, "file_no": file, "workspace_id": self.workspace_id}
                beside.append({**key, "line": line, "told": differs, **row})
        return beside


def claims_about(connection: sa.Connection, nos: Sequence[int]) -> dict[int, PostClaims]:
    """The posts with these numbers, each with all claims about it, that of its row among them."""
    posts: dict[int, PostClaims] = {}
    held: dict[int, tuple[int, int]] = {}
    for row in connection.execute(sa.select(POST).where(POST.c.no.in_(nos))):
        posts[row.no] = PostClaims({name: getattr(row, name) for name in SAID}, {})
        held[row.no] = (row.file_no, row.line)
    for row in connection.execute(sa.select(POST_CLAIM).where(POST_CLAIM.c.post_no.in_(nos))):
        post = posts[row.post_no]
        told = {name: getattr(row, name) for name in SAID} if row.told else post.told
        post.claims[row.file_no] = (row.line, told)
    for no, (file, line) in held.items():
        posts[no].claims.setdefault(file, (line, posts[no].told))
    return posts


def merged(claims: Mapping[int, tuple[int, Told]], order: Sequence[int]) -> dict[str, Any]:
    """What the claims say together: of each column the first in the order of files that knows it."""
    said = [claims[file][1] for file in order if file in claims]
    told = {name: next((each[name] for each in said if _is(each[name])), None) for name in SAID}
    told["text"] = told["text"] or ""
    extra: dict[str, float] = {}
    for each in said:
        extra = {**(each["extra"] or {}), **extra}
    told["extra"] = {name: extra[name] for name in sorted(extra)} or None
    return told


def _is(value: object) -> bool:
    return value is not None and value != ""


def _differ(one: Told, other: Told) -> bool:
    return any(one[name] != other[name] for name in SAID)
