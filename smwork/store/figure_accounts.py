"""Whose figures a file brings: asked once for each account that files name, and then remembered."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from smwork.domain.figures import Account
from smwork.domain.series import MonthSum, handle_key
from smwork.store.database import Tx
from smwork.store.figure_tables import ACCOUNT, MONTH
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.revision import figures_revision, move_on


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """An account that figures are kept of, and the names under which files speak of it.

    `competitor` is the name of the competitor whose account it is, `zone` the time zone of its
    files; both are None where they are ours.
    """

    platform: str
    handle: str
    seen_as: Sequence[str] = ()
    competitor: str | None = None
    zone: str | None = None


def name_in_file(account: Account) -> str:
    """By what a file calls the account, as it is remembered and compared."""
    return handle_key(account.handle or account.name or "")


def read_accounts(tx: Tx, client_id: str) -> list[KnownAccount]:
    """All accounts of a client. Raises NotFoundError for a foreign or removed client."""
    figures_revision(tx, client_id)
    rows = tx.connection.execute(
        sa.select(ACCOUNT)
        .where(ACCOUNT.c.workspace_id == tx.workspace_id, ACCOUNT.c.client_id == client_id)
        .order_by(ACCOUNT.c.platform, ACCOUNT.c.handle)
    )
    return [KnownAccount(r.platform, r.handle, r.seen_as, r.competitor, r.zone) for r in rows]


def settle_account(tx: Tx, client_id: str, account: KnownAccount) -> None:
    """Remember whose account it is that files call by the names in `seen_as`.

    A name belongs to one account of a platform: what was said last counts.
    """
    figures_revision(tx, client_id)
    names, handle = set(account.seen_as), handle_key(account.handle)
    known = tx.connection.execute(sa.select(ACCOUNT).where(*_on_platform(tx, client_id, account)))
    found = None
    for row in known.all():
        if row.handle == handle:
            found = row
        elif names & set(row.seen_as):
            _write(tx, row.id, {"seen_as": [each for each in row.seen_as if each not in names]})
    values = {"competitor": account.competitor, "zone": account.zone}
    if found is None:
        account_id = _add(tx, client_id, account, values)
    else:
        account_id = found.id
        seen = [*found.seen_as, *sorted(names - set(found.seen_as))]
        _write(tx, account_id, {**values, "seen_as": seen})
    before = {each: getattr(found, each) if found else None for each in values}
    changes = {each: (before[each], new) for each, new in values.items() if before[each] != new}
    if changes:
        changes["account"] = (None, handle)
        write_entry(
            tx, None, "figure_account", account_id, version=1, action="change", changes=changes
        )
        move_on(tx, client_id)


def read_competitor_months(tx: Tx, client_id: str) -> dict[str, list[MonthSum]]:
    """The monthly figures of competitors' accounts, by the competitor's name.

    They are for comparison, and in no figure of ours. Raises NotFoundError for a foreign client.
    """
    figures_revision(tx, client_id)
    rows = tx.connection.execute(
        sa.select(ACCOUNT.c.competitor, ACCOUNT.c.platform, ACCOUNT.c.handle, MONTH)
        .join(
            ACCOUNT,
            sa.and_(
                ACCOUNT.c.workspace_id == MONTH.c.workspace_id, ACCOUNT.c.id == MONTH.c.account_id
            ),
        )
        .where(
            MONTH.c.workspace_id == tx.workspace_id,
            ACCOUNT.c.client_id == client_id,
            ACCOUNT.c.competitor.is_not(None),
        )
        .order_by(MONTH.c.month, ACCOUNT.c.platform, ACCOUNT.c.handle, MONTH.c.metric)
    )
    found: dict[str, list[MonthSum]] = {}
    for r in rows:
        month = MonthSum(
            *(r.platform, r.handle, r.scope, r.metric),
            *(r.month, r.total, r.last, r.days, r.through),
        )
        found.setdefault(r.competitor, []).append(month)
    return found


def _add(tx: Tx, client_id: str, account: KnownAccount, values: dict[str, str | None]) -> str:
    account_id = new_id()
    tx.connection.execute(
        ACCOUNT.insert().values(
            workspace_id=tx.workspace_id,
            id=account_id,
            client_id=client_id,
            platform=account.platform,
            handle=handle_key(account.handle),
            seen_as=sorted(account.seen_as),
            **values,
        )
    )
    return account_id


def _write(tx: Tx, account_id: str, values: dict[str, object]) -> None:
    this = (ACCOUNT.c.workspace_id == tx.workspace_id, ACCOUNT.c.id == account_id)
    tx.connection.execute(ACCOUNT.update().where(*this).values(**values))


def _on_platform(tx: Tx, client_id: str, account: KnownAccount) -> list[sa.ColumnElement[bool]]:
    return [
        ACCOUNT.c.workspace_id == tx.workspace_id,
        ACCOUNT.c.client_id == client_id,
        ACCOUNT.c.platform == account.platform,
    ]
