"""Inserting what may be there already, which SQLite and PostgreSQL write alike but not the same."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


def insert_into(dialect: str, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do about a row that is already there."""
    return sqlite.Insert(table) if dialect == "sqlite" else postgresql.Insert(table)


def upsert(connection: sa.Connection, table: sa.Table, rows: Sequence[dict[str, object]]) -> None:
    """Insert the rows, each over the one with the same key if there is one.

    All rows have the same columns; those that they don't have stay as they are.
    """
    if not rows:
        return
    insert = insert_into(connection.dialect.name, table)
    keys = table.primary_key.columns
    others = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=others), rows)
