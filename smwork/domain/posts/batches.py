"""Posts by the thousand: in columns, as they travel from a long file to the store."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa

from smwork.domain.figures import Post

BATCH = 6_000
"""Posts that travel together: enough to be quick, few enough that nobody waits for them."""

_TEXTS = ("post_id", "published", "day", "form", "text", "link", "extra")


@dataclass(frozen=True, slots=True)
class PostBatch:
    """Some posts of one file, in columns of Arrow's: a row each.

    `post_id`, `form`, `text` and `link` as in `Post`; `published` is wall time as `2026-01-31
    06:02:00.000000` and `day` its first ten characters; `extra` is `extra_text` of the columns that
    the workbook has no name for; `line` is a whole number. Further columns are metrics. A metric
    that no post has is no column.
    """

    columns: pa.RecordBatch

    def __len__(self) -> int:
        """How many posts."""
        return int(self.columns.num_rows)

    @property
    def metrics(self) -> Sequence[str]:
        """The metrics that some of the posts have."""
        return [name for name in self.columns.schema.names if name not in _KEPT_APART]

    def of(self, name: str) -> list[object]:
        """One column, as Python has it."""
        return list(self.columns.column(name).to_pylist())

    def days(self) -> set[str]:
        """The days that the posts are of."""
        return set(self.columns.column("day").unique().to_pylist())

    def as_bytes(self) -> bytes:
        """The batch as it goes from one process to another."""
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, self.columns.schema) as stream:
            stream.write_batch(self.columns)
        return bytes(sink.getvalue())


def batch_from(sent: bytes) -> PostBatch:
    """The batch that another process sent. Raises ValueError for anything else."""
    try:
        with pa.ipc.open_stream(sent) as stream:
            columns = stream.read_next_batch()
        columns.validate(full=True)
    except (pa.ArrowInvalid, StopIteration) as wrong:
        raise ValueError("posts") from wrong
    if columns.schema != schema_of(PostBatch(columns).metrics):
        raise ValueError("columns")
    return PostBatch(columns)


def schema_of(metrics: Iterable[str]) -> pa.Schema:
    """The columns of posts that have these metrics."""
    texts = [(name, pa.string()) for name in _TEXTS]
    return pa.schema([*texts, ("line", pa.int64()), *((each, pa.float64()) for each in metrics)])


def extra_text(extra: Mapping[str, float]) -> str | None:
    """The nameless columns of a post as text: two posts that say the same have the same text."""
    told = {name: float(extra[name]) for name in sorted(extra)}
    return json.dumps(told, ensure_ascii=False) if told else None


def batch_of(posts: Sequence[Post]) -> PostBatch:
    """Posts as a batch."""
    published = [post.published.isoformat(" ", "microseconds") for post in posts]
    columns: dict[str, Sequence[object]] = {
        "post_id": [post.post_id for post in posts],
        "published": published,
        "day": [moment[: len("2026-01-31")] for moment in published],
        "form": [post.form for post in posts],
        "text": [post.text for post in posts],
        "link": [post.link for post in posts],
        "extra": [extra_text(post.extra) for post in posts],
        "line": [post.line for post in posts],
    }
    metrics = sorted({name for post in posts for name in post.metrics})
    columns |= {name: [post.metrics.get(name) for post in posts] for name in metrics}
    return PostBatch(pa.RecordBatch.from_pydict(columns, schema_of(metrics)))


def batches_of(posts: Iterable[Post], size: int = BATCH) -> Iterator[PostBatch]:
    """Posts in batches, in their order."""
    left = iter(posts)
    while some := list(islice(left, size)):
        yield batch_of(some)


_KEPT_APART = frozenset((*_TEXTS, "line"))
