"""Long work on figures, in many short transactions: files come in, or an import is taken back.

While it is under way nothing of it counts on the board: sums and state change together, in one
short transaction at the end. What is stopped, fails or dies half-way is taken back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from threading import Event

import sqlalchemy as sa

from smwork.domain.figures import Understood
from smwork.domain.posts.batches import PostBatch
from smwork.errors import BusyError, StoppedError
from smwork.store.database import Actor, Database, Line, Tx
from smwork.store.figure_files import (
    Arrival,
    OpenFile,
    State,
    mark_file,
    read_import,
    read_unfinished,
)
from smwork.store.figures import finish, finish_back, forget_what_never_counted, open_arrival
from smwork.store.identity import new_id
from smwork.store.owners import is_at_work, this_process, working_on
from smwork.store.post_back import Window, take_out, windows
from smwork.store.post_claims import Claims, Kept
from smwork.store.posts import Ready, lay_ready, put_in
from smwork.store.rollups import Rollup, add_up_posts, all_days
from smwork.store.staging import count_posts, quick_lane


@dataclass(frozen=True, slots=True)
class Part:
    """One account's part of a file: what was understood, whose it is, and its posts in batches."""

    understood: Understood
    handle: str
    batches: Iterable[PostBatch]


@dataclass(slots=True)
class Watch:
    """How far the work is, from 0 to 1, for whoever looks on; and whether it shall stop."""

    share: float = 0.0
    stop: Event = field(default_factory=Event)

    def past(self, share: float) -> None:
        """Tell how far it is. Raises StoppedError when somebody asked to stop."""
        self.share = min(share, 1.0)
        if self.stop.is_set():
            raise StoppedError


def keep_in_steps(
    database: Database,
    actor: Actor,
    client_id: str,
    parts: Sequence[Part],
    *,
    name: str,
    digest: str,
    watch: Watch,
    op_id: str,
    also: Callable[[Tx], None] = lambda _: None,
) -> Kept | None:
    """Keep a file's parts, of any length; `also` is done with the last step. None for a click of before.

    Raises StoppedError when the watch says stop, BusyError while other work on the same client's
    figures is under way; then, as after any failure, nothing of the file is left.
    """
    import_id = new_id()
    arrival = Arrival(name, digest, import_id, this_process())
    with (
        database.line(actor) as line,
        working_on(import_id),
        quick_lane(line),
    ):
        _clear_up(line, client_id)
        files = line.write(partial(_open, client_id, parts, arrival))
        try:
            steps = [_Incoming(line, file, part) for file, part in zip(files, parts, strict=True)]
            for number, step in enumerate(steps):
                step.bring_in(watch, number, len(steps))
            kept = line.write_once(partial(_finish, steps, also), op_id)
        except BaseException:  # also one that ends the process: nothing may be left of the file
            _undo(line, files)
            raise
        if kept is None:
            _undo(line, files)
        return kept


def take_back_in_steps(
    database: Database, actor: Actor, client_id: str, import_id: str, watch: Watch
) -> None:
    """Take an import back whole: the figures are as if its files had never come in.

    Once begun it is not stopped any more. Raises NotFoundError when there is no such import,
    BusyError while other work on the client's figures is under way.
    """
    with database.line(actor) as line, working_on(import_id):
        _clear_up(line, client_id)
        files = line.write(partial(_mark, client_id, import_id))
        for number, file in enumerate(files):
            watch.share = number / len(files)
            _take_back(line, file, watch, len(files))


def clear_up(database: Database, actor: Actor, client_id: str) -> int:
    """End what a process left half done when it died; how many files that were.

    Raises BusyError while other work on the client's figures is under way.
    """
    with database.line(actor) as line:
        return _clear_up(line, client_id)


def _clear_up(line: Line, client_id: str) -> int:
    left = line.write(partial(read_unfinished, client_id=client_id))
    now = line.write(lambda tx: tx.now) if left else None
    for each in left:
        if now is not None and is_at_work(each.owner, each.file.import_id, each.seen_at, now):
            raise BusyError(client_id)
    for each in left:
        if each.state == "coming":
            _undo(line, [each.file])
        else:
            _take_back(line, each.file, Watch(), 1, again=True)
    return len(left)


def _open(client_id: str, parts: Sequence[Part], arrival: Arrival, tx: Tx) -> list[OpenFile]:
    return [open_arrival(tx, client_id, part.understood, part.handle, arrival) for part in parts]


def _mark(client_id: str, import_id: str, tx: Tx) -> list[OpenFile]:
    files = read_import(tx, client_id, import_id)
    for file in files:
        mark_file(tx, file, "leaving", this_process())
    return files


class _Incoming:
    """One part of a file on its way in."""

    def __init__(self, line: Line, file: OpenFile, part: Part) -> None:
        self.line, self.file, self.part = line, file, part
        self.kept, self.days, self.metrics = file.before or Kept(), set[date](), set[str]()
        self.rollup = Rollup(line.actor.workspace_id, file.account_id)

    def bring_in(self, watch: Watch, number: int, parts: int) -> None:
        """Lay the posts down batch by batch, and work out the sums that will stand."""
        if self.file.before is not None:
            return
        claims, rows = self.line.prepare(self._claims), max(self.part.understood.rows, 1)
        for batch in self.part.batches:
            self.metrics |= set(batch.metrics)
            ready = self.line.prepare(lambda _: lay_ready(claims, batch))  # noqa: B023 - done at once
            self.kept += self.line.write(partial(self._put_in, claims, ready))
            done = self.kept.new + self.kept.changed + self.kept.same
            watch.past((number + min(done / rows, 1.0)) / parts)
        self.line.prepare(self._add_up)
        watch.past((number + 1) / parts)

    def _add_up(self, connection: sa.Connection) -> None:
        add_up_posts(connection, self.rollup, self.days, self.metrics)

    def _claims(self, connection: sa.Connection) -> Claims:
        count_posts(connection)
        return self.file.claims(connection, self.line.actor.workspace_id)

    def _put_in(self, claims: Claims, ready: Ready, tx: Tx) -> Kept:
        mark_file(tx, self.file, "coming", this_process())
        return put_in(claims, ready, self.days)

    def finish(self, tx: Tx) -> Kept:
        """Let the part count."""
        if self.file.before is not None:
            return self.file.before
        return finish(tx, self.file, self.part.understood, self.kept, self.rollup)


def _finish(steps: Sequence[_Incoming], also: Callable[[Tx], None], tx: Tx) -> Kept:
    kept = sum((step.finish(tx) for step in steps), Kept())
    also(tx)
    return kept


def _undo(line: Line, files: Sequence[OpenFile]) -> None:
    """Take out what never counted, so that nothing is left of it."""
    for file in files:
        if file.before is None:
            _take_posts_out(line, file, "coming", Watch(), 1)
            line.write(partial(forget_what_never_counted, file=file))


def _take_back(
    line: Line, file: OpenFile, watch: Watch, files: int, *, again: bool = False
) -> None:
    """Take out what counted; `again` after a process that died knowing which days it had changed."""
    days = _take_posts_out(line, file, "leaving", watch, files)
    rollup = Rollup(line.actor.workspace_id, file.account_id)

    def add_up(connection: sa.Connection) -> None:
        add_up_posts(connection, rollup, all_days(connection, rollup) if again else days)

    line.prepare(add_up)
    line.write(partial(finish_back, file=file, rollup=rollup))


def _take_posts_out(
    line: Line, file: OpenFile, state: State, watch: Watch, files: int
) -> set[date]:
    workspace, days, begun = line.actor.workspace_id, set[date](), watch.share
    claims = line.prepare(lambda connection: file.claims(connection, workspace))
    steps = line.prepare(lambda _: windows(claims))
    for number, window in enumerate(steps, 1):
        line.write(partial(_take_window_out, claims, file, state, window, days))
        watch.share = begun + number / len(steps) / files
    return days


def _take_window_out(
    claims: Claims, file: OpenFile, state: State, window: Window, days: set[date], tx: Tx
) -> None:
    mark_file(tx, file, state, this_process())
    take_out(claims, window, days)
