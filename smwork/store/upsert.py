"""Inserting what may be there already, which SQLite and PostgreSQL write alike but not the same."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert_into(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do about a row that is already there."""
    return sqlite.Insert(table) if connection.dialect.name == "sqlite" else postgresql.Insert(table)


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, object]]) -> None:
    """Insert the rows, each in the place of the one with the same key if there is one."""
    if not rows:
        return
    insert = insert_into(connection, table)
    others = {c.name: insert.excluded[c.name] for c in table.columns if not c.primary_key}
    statement = insert.on_conflict_do_update(index_elements=table.primary_key.columns, set_=others)
    connection.execute(statement, rows)
