"""Figures that were kept by the first version are there after the step to claims, and go on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from alembic import command

from smwork.domain.series import MonthSum
from smwork.store import figures, schema
from smwork.store.database import Actor, Database
from smwork.store.figure_files import read_files
from smwork.store.schema import migrate
from smwork.store.series import read_months, read_origins
from tests.builders import Desk

MAY = date(2026, 5, 1)
NOW = datetime(2026, 6, 2, tzinfo=UTC)
OWN = {"workspace_id": "zilt", "account_id": "account"}
RECORD = {"version": 1, "created_at": NOW, "changed_at": NOW, "changed_by": "Anna"}
ROWS: dict[str, list[dict[str, object]]] = {
    "workspace": [{"id": "zilt", "name": "Zilt"}],
    "member": [{"workspace_id": "zilt", "user_id": "anna", "name": "Anna", "role": "owner"}],
    "client": [
        {
            **RECORD,
            "workspace_id": "zilt",
            "id": "client",
            "archived": False,
            "figures_revision": 3,
            **dict.fromkeys(("name", "market", "country", "website"), ""),
        }
    ],
    "figure_account": [
        {
            "workspace_id": "zilt",
            "id": "account",
            "client_id": "client",
            "seen_as": "[]",
            "platform": "instagram",
            "handle": "zilt",
        }
    ],
    "figure_file": [
        {
            **OWN,
            "id": name,
            "name": name,
            "digest": name,
            "kind": "test",
            "period_start": MAY,
            "period_end": MAY,
            "new": 2,
            "changed": 0,
            "same": 0,
            "kept_at": NOW,
            "kept_by": "Anna",
        }
        for name in ("file1", "file2")
    ],
    "day_figure": [
        {**OWN, "metric": "followers", "day": MAY, "month": MAY, "value": 100.0, "line": 2}
        | {"file_id": "file1"},
        {**OWN, "metric": "followers", "day": date(2026, 5, 3), "month": MAY, "value": 104.0}
        | {"file_id": None, "line": None},
    ],
    "post": [
        {
            **OWN,
            "post_id": "1",
            "published": datetime(2026, 5, 1, 12),  # noqa: DTZ001 - wall time
            "day": MAY,
            "month": MAY,
            "form": "photo",
            "text": "post 1",
            "reach": 10.0,
            "fingerprint": 7,
            "file_id": "file2",
            "line": 4,
        }
    ],
    "post_day": [
        {**OWN, "metric": metric, "day": MAY, "month": MAY, "total": total, "posts": 1}
        for metric, total in (("posts", 1.0), ("reach", 10.0))
    ],
}


@pytest.fixture
def migrated(bare_database_url: str) -> Iterator[Database]:
    """A database of the first version with figures in it, brought to the newest."""
    db = Database(bare_database_url)
    config = schema._config()
    with db.begin(writes=True) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        known = sa.MetaData()
        known.reflect(connection)
        for table, rows in ROWS.items():
            for row in rows:
                connection.execute(known.tables[table].insert(), row)
    migrate(db)
    yield db
    db.engine.dispose()


def test_figures_of_the_first_version_are_all_there(migrated: Database) -> None:
    desk = Desk(migrated, Actor("anna", "zilt"), "client")
    months = desk.see(lambda tx: read_months(tx, "client"))
    assert set(months) == {
        MonthSum("instagram", "zilt", "account", "followers", MAY, 204, 104, 2, date(2026, 5, 3)),
        MonthSum("instagram", "zilt", "post", "posts", MAY, 1, 1, 1, MAY),
        MonthSum("instagram", "zilt", "post", "reach", MAY, 10, 10, 1, MAY),
    }
    found = {
        (each.metric, each.value, each.file, each.line)
        for metric in ("followers", "reach")
        for each in desk.see(
            lambda tx, metric=metric: read_origins(tx, "client", "instagram", metric, MAY)  # type: ignore[misc]
        )
    }
    assert found == {
        ("followers", 100.0, "file1", 2),
        ("followers", 104.0, None, None),
        ("reach", 10.0, "file2", 4),
    }


def test_a_file_of_the_first_version_can_be_taken_back(migrated: Database) -> None:
    desk = Desk(migrated, Actor("anna", "zilt"), "client")
    for file in desk.see(lambda tx: read_files(tx, "client")):
        desk.do(lambda tx, file=file: figures.take_back(tx, "client", file.import_id))  # type: ignore[misc]
    (left,) = desk.see(lambda tx: read_months(tx, "client"))
    assert (left.metric, left.total) == ("followers", 104.0)
