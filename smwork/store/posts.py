"""Posts in, batch by batch: first laid ready and compared, then put in while others wait."""

from dataclasses import dataclass
from datetime import date

from smwork.domain.posts.batches import PostBatch
from smwork.store.post_claims import (
    Claims,
    Kept,
    add_claims,
    add_new,
    claim_the_same,
    compare,
)
from smwork.store.post_statements import How
from smwork.store.staging import count_posts, stage

__all__ = ["Kept", "Ready", "lay_ready", "put_in"]


@dataclass(frozen=True, slots=True)
class Ready:
    """A batch that is laid ready: how many posts, their days, and how many go in how."""

    posts: int
    days: frozenset[date]
    found: dict[How, int]


def lay_ready(claims: Claims, batch: PostBatch) -> Ready:
    """Lay a batch ready in the connection's own table and compare it: nobody has to wait for that."""
    posts = stage(claims.connection, batch)
    days = frozenset(map(date.fromisoformat, batch.days()))
    return Ready(posts, days, {} if claims.first else compare(claims))


def put_in(claims: Claims, ready: Ready, days: set[date]) -> Kept:
    """Put in what is laid ready; `days` gets those that have to be added up anew."""
    same = 0 if claims.first else claim_the_same(claims)
    known = same + sum(ready.found.values())
    new = add_new(claims) if known < ready.posts else 0
    found = ready.found
    if known + new < ready.posts:
        # In the first file of an account only a post that stands in it twice is known.
        count_posts(claims.connection)
        found = compare(claims)
    if new or set(found) - {How.ADD}:
        days |= ready.days
    return Kept(new=new, same=same) + (add_claims(claims, found, days) if found else Kept())
