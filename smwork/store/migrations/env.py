"""Alembic's entry: run on the connection, and inside the transaction, that `schema.migrate` opened."""

from alembic import context

from smwork.store.figure_tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA, compare_type=True)
context.run_migrations()
