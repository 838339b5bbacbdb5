"""A PostgreSQL server for one test run: on a free loopback port, in a folder that is thrown away."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

FOLDERS = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
ANSWER_IN_SECONDS = 60


def programs() -> Path | None:
    """The folder with the newest `initdb` and `pg_ctl` of this machine, if there is one."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [found for folder in FOLDERS for found in Path(folder).glob("*/bin/initdb")]
    return max(found, key=_version).parent if found else None


def _version(initdb: Path) -> tuple[int, ...]:
    """`…/16/bin/initdb` and `…/postgresql@16/bin/initdb` are of version 16."""
    return tuple(int(part) for part in initdb.parts[-3].split("@")[-1].split(".") if part.isdigit())


@dataclass(frozen=True)
class Server:
    """A running server, and databases on it."""

    port: int

    def url(self, database: str) -> str:
        """The address of a database, as SQLAlchemy reads it."""
        return f"postgresql+psycopg://smwork@127.0.0.1:{self.port}/{database}"

    def create(self, database: str, template: str = "template0") -> str:
        """Make a database, empty or as a copy, and return its address."""
        self._do(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')
        return self.url(database)

    def drop(self, database: str) -> None:
        """Throw a database away, with whoever is still connected to it."""
        self._do(f'DROP DATABASE "{database}" WITH (FORCE)')

    def _do(self, statement: str) -> None:
        address = f"host=127.0.0.1 port={self.port} user=smwork dbname=postgres"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_server(folder_of_programs: Path) -> Iterator[Server]:
    """Start a server, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="smwork-postgres-"))
    data, log, port = folder / "data", folder / "log", _free_port()
    if _is_root():
        shutil.chown(folder, "postgres")
    initdb, pg_ctl = folder_of_programs / "initdb", folder_of_programs / "pg_ctl"
    _run(initdb, "-D", data, "-U", "smwork", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    try:
        _run(pg_ctl, "-D", data, "-l", log, "-w", "-o", _options(port), "start")
        yield Server(port)
    finally:
        _run(pg_ctl, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _options(port: int) -> str:
    """Loopback only; and as nobody needs these data tomorrow, no waiting for the disk."""
    fast = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"
    return f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' {fast}"


def _run(*command: str | Path) -> None:
    """Run one of PostgreSQL's programs; it refuses root, so root becomes the package's own user."""
    done = subprocess.run(  # noqa: S603 - fixed commands of the test run
        [str(part) for part in command],
        user="postgres" if _is_root() else None,
        group="postgres" if _is_root() else None,
        extra_groups=[] if _is_root() else None,
        cwd=tempfile.gettempdir(),
        # A file descriptor that the server inherits would keep a pipe open for as long as it runs.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=ANSWER_IN_SECONDS,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}: {_last_words(command)}")


def _last_words(command: tuple[str | Path, ...]) -> str:
    log = Path(command[2]).parent / "log"
    return log.read_text()[-1000:] if log.exists() else "no log"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
