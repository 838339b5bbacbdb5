"""Figures in: each file's claims are kept, one of them counts, and it knows its file and line."""

from collections.abc import Callable, Mapping
from datetime import date

import sqlalchemy as sa

from smwork.domain.figures import DayFigure, Understood
from smwork.domain.links.visits import visits_of
from smwork.domain.posts.batches import batches_of
from smwork.domain.series import handle_key
from smwork.store.audience import keep_audience, remove_audience_of
from smwork.store.database import Tx
from smwork.store.day_claims import TYPED, add_days, take_days_out, type_day
from smwork.store.figure_accounts import name_in_file
from smwork.store.figure_files import (
    Arrival,
    OpenFile,
    close_file,
    forget_file,
    open_file,
    read_import,
)
from smwork.store.figure_tables import ACCOUNT, MAPPING
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.link_figures import keep_visits, remove_visits_of
from smwork.store.post_back import take_out, windows
from smwork.store.post_claims import Claims, Kept
from smwork.store.posts import lay_ready, put_in
from smwork.store.revision import figures_revision, move_on
from smwork.store.rollups import Rollup, add_up_days, add_up_posts
from smwork.store.upsert import upsert

Progress = Callable[[float], None]


def keep(
    tx: Tx,
    client_id: str,
    understood: Understood,
    *,
    handle: str,
    file_name: str,
    digest: str,
    progress: Progress | None = None,
) -> Kept:
    """Keep what was understood of a file, as figures of the account with this handle, at once.

    What counts does not depend on when a file comes in, but on its own last day: a later file's
    figures stand before an earlier one's, and what it does not know stays. The same file again
    changes nothing.
    """
    file = open_arrival(tx, client_id, understood, handle, Arrival(file_name, digest))
    if file.before is not None:
        return file.before
    claims = file.claims(tx.connection, tx.workspace_id)
    kept, days = Kept(), set[date]()
    for batch in batches_of(understood.posts):
        kept += put_in(claims, lay_ready(claims, batch), days)
        if progress is not None:
            progress((kept.new + kept.changed + kept.same) / len(understood.posts))
    rollup = Rollup(tx.workspace_id, file.account_id)
    add_up_posts(tx.connection, rollup, days)
    return finish(tx, file, understood, kept, rollup)


def open_arrival(
    tx: Tx, client_id: str, understood: Understood, handle: str, arrival: Arrival
) -> OpenFile:
    """Write down that a file of the account with this handle is coming in."""
    account_id = _account(tx, client_id, understood, handle)
    return open_file(tx, client_id, account_id, understood, arrival)


def finish(tx: Tx, file: OpenFile, understood: Understood, kept: Kept, rollup: Rollup) -> Kept:
    """Keep what a file says besides its posts, and let all of it count from here on."""
    claims, months = file.claims(tx.connection, tx.workspace_id), set[date]()
    kept += add_days(claims, understood.days, months)
    kept += keep_visits(tx, file.account_id, file.id, visits_of(understood.links, understood.kind))
    kept += keep_audience(tx, file.account_id, file.id, understood.audience)
    add_up_days(tx.connection, rollup, months)
    rollup.write(tx.connection)
    close_file(tx, file, kept)
    return kept


def take_back(tx: Tx, client_id: str, import_id: str) -> None:
    """Take an import back, at once: the figures are as if its files had never come in.

    Raises NotFoundError when there is no such import of this client.
    """
    for file in read_import(tx, client_id, import_id):
        claims, days = file.claims(tx.connection, tx.workspace_id), set[date]()
        for window in windows(claims):
            take_out(claims, window, days)
        rollup = Rollup(tx.workspace_id, file.account_id)
        add_up_posts(tx.connection, rollup, days)
        finish_back(tx, file, rollup)


def finish_back(tx: Tx, file: OpenFile, rollup: Rollup) -> None:
    """Take back what a file says besides its posts; from here on nothing of it counts."""
    claims, months = file.claims(tx.connection, tx.workspace_id), set[date]()
    take_days_out(claims, months)
    add_up_days(tx.connection, rollup, months)
    rollup.write(tx.connection)
    remove_visits_of(tx, file.id)
    remove_audience_of(tx, file.id)
    forget_file(tx, file)
    told = {"file": (file.name, None)}
    write_entry(tx, None, "figure_file", file.id, version=2, action="take_back", changes=told)


def forget_what_never_counted(tx: Tx, file: OpenFile) -> None:
    """Forget a file that was stopped or died on its way in, once its posts are out."""
    take_days_out(file.claims(tx.connection, tx.workspace_id), set())
    remove_visits_of(tx, file.id)
    remove_audience_of(tx, file.id)
    forget_file(tx, file)


def add_figure(
    tx: Tx, client_id: str, *, platform: str, handle: str, metric: str, day: date, value: float
) -> None:
    """Keep a figure that was typed by hand.

    It counts before the files that end no later than today: whoever types knows what they said.
    """
    account_id = _account_of(tx, client_id, platform, handle)
    claims, months = Claims(tx.connection, tx.workspace_id, account_id, TYPED, ()), set[date]()
    type_day(claims, DayFigure(day, metric, value, 0), tx.now.date(), months)
    rollup = Rollup(tx.workspace_id, account_id)
    add_up_days(tx.connection, rollup, months)
    rollup.write(tx.connection)
    move_on(tx, client_id)
    told = {metric: (None, value), "day": (None, day)}
    write_entry(tx, None, "day_figure", account_id, version=1, action="add", changes=told)


def read_mapping(tx: Tx, client_id: str, signature: str) -> dict[str, object] | None:
    """How this client's files with these headers were read the last time, if they were."""
    return tx.connection.execute(
        sa.select(MAPPING.c.mapping).where(
            MAPPING.c.workspace_id == tx.workspace_id,
            MAPPING.c.client_id == client_id,
            MAPPING.c.signature == signature,
        )
    ).scalar_one_or_none()


def keep_mapping(tx: Tx, client_id: str, signature: str, mapping: Mapping[str, object]) -> None:
    """Remember how files with these headers are read."""
    figures_revision(tx, client_id)
    key = {"workspace_id": tx.workspace_id, "client_id": client_id, "signature": signature}
    upsert(tx.connection, MAPPING, [{**key, "mapping": dict(mapping)}])


def _account(tx: Tx, client_id: str, understood: Understood, handle: str) -> str:
    account_id = _account_of(tx, client_id, understood.platform, handle)
    seen = tx.connection.execute(
        sa.select(ACCOUNT.c.seen_as).where(*_this_account(tx, account_id))
    ).scalar_one()
    name = name_in_file(understood.account)
    if name not in seen:
        tx.connection.execute(
            ACCOUNT.update().where(*_this_account(tx, account_id)).values(seen_as=[*seen, name])
        )
    return account_id


def _this_account(tx: Tx, account_id: str) -> list[sa.ColumnElement[bool]]:
    return [ACCOUNT.c.workspace_id == tx.workspace_id, ACCOUNT.c.id == account_id]


def _account_of(tx: Tx, client_id: str, platform: str, handle: str) -> str:
    """The account of a platform and handle, made where there is none yet."""
    figures_revision(tx, client_id)
    key = {
        "workspace_id": tx.workspace_id,
        "client_id": client_id,
        "platform": platform,
        "handle": handle_key(handle),
    }
    found = tx.connection.execute(
        sa.select(ACCOUNT.c.id).where(*(ACCOUNT.c[name] == value for name, value in key.items()))
    ).scalar_one_or_none()
    if found is not None:
        return str(found)
    account_id = new_id()
    tx.connection.execute(ACCOUNT.insert().values(id=account_id, seen_as=[], **key))
    return account_id
