"""Posts by the thousand: column by column, as they travel from a long file to the store."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from smwork.domain.figures import Post

BATCH = 6_000
"""Posts that travel together: enough to be quick, few enough that nobody waits for them."""


@dataclass(frozen=True, slots=True)
class PostBatch:
    """Some posts of one file, each at the same place in every column.

    `published` is wall time as `2026-01-31 06:02:00.000000`, of which the first ten characters are
    the day; `extra` is `extra_text` of the columns that the workbook has no name for. A metric
    that no post has is no column.
    """

    post_ids: Sequence[str]
    published: Sequence[str]
    forms: Sequence[str | None]
    texts: Sequence[str]
    links: Sequence[str | None]
    metrics: Mapping[str, Sequence[float | None]]
    extra: Sequence[str | None]
    lines: Sequence[int]

    def __len__(self) -> int:
        """How many posts."""
        return len(self.post_ids)


def extra_text(extra: Mapping[str, float]) -> str | None:
    """The nameless columns of a post as text: two posts that say the same have the same text."""
    told = {name: float(extra[name]) for name in sorted(extra)}
    return json.dumps(told, ensure_ascii=False) if told else None


def batch_of(posts: Sequence[Post]) -> PostBatch:
    """Posts as a batch."""
    names = {name for post in posts for name in post.metrics}
    return PostBatch(
        post_ids=[post.post_id for post in posts],
        published=[post.published.isoformat(" ", "microseconds") for post in posts],
        forms=[post.form for post in posts],
        texts=[post.text for post in posts],
        links=[post.link for post in posts],
        metrics={name: [post.metrics.get(name) for post in posts] for name in sorted(names)},
        extra=[extra_text(post.extra) for post in posts],
        lines=[post.line for post in posts],
    )


def batches_of(posts: Iterable[Post], size: int = BATCH) -> Iterator[PostBatch]:
    """Posts in batches, in their order."""
    left = iter(posts)
    while some := list(islice(left, size)):
        yield batch_of(some)
