"""A copy of the database, made while the workbook runs and checked by opening it: `make backup`.

Says where the copy is. Exits with 1 and a sentence when there is nothing to copy, or when the
database is not a file: PostgreSQL has `pg_dump` for that.
"""

import sqlite3
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from smwork.settings import settings
from smwork.store.database import Database, database
from smwork.store.schema import back_up


def usual_target(file: Path, now: datetime) -> Path:
    """Beside the database, under the moment at which it was made."""
    return file.parent / "backups" / f"{file.stem}-{now:%Y%m%d-%H%M%S}{file.suffix}"


def copy(source: Database, target: Path | None, now: datetime) -> Path:
    """The copy's place. Raises ValueError, with a sentence, for what can't be copied here."""
    if source.file is None:
        raise ValueError("This database is not a file; a copy of PostgreSQL is made by pg_dump.")
    if not source.file.exists():
        raise ValueError(f"There is no database in {source.file.parent} yet.")
    chosen = target or usual_target(source.file, now)
    if chosen.exists():
        raise ValueError(f"{chosen} is there already; nothing was overwritten.")
    return back_up(source, chosen)


def main(arguments: Sequence[str]) -> int:
    """Copy to the file that is named, or beside the database."""
    target = Path(arguments[0]).expanduser().resolve() if arguments else None
    try:
        made = copy(database(settings().database_url), target, datetime.now().astimezone())
    except (ValueError, OSError, sqlite3.Error) as error:
        print(error)
        return 1
    print(f"Copied to {made}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
