"""The real server, as `make run` starts it, on a free port and with data of its own."""

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).parents[2]
LOOKS = 600
"""How often to look whether it answers, each time waiting a tenth of a second for its end."""


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    url: str
    data_dir: Path
    log: Path


@contextmanager
def running_app(
    folder: Path,
    environ: Mapping[str, str] | None = None,
    *,
    script: str = "app.py",
    port: int | None = None,
) -> Iterator[Running]:
    """Start the workbook with its data under `folder`; raises RuntimeError if it does not come up.

    It gets a free port, or the one that a server had before it, so that its visitors find it again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    log, port = folder / "server.log", port or free_port()
    running = Running(f"http://127.0.0.1:{port}", folder / "data", log)
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    own = {"HOME": str(folder), "SMWORK_DATA_DIR": str(running.data_dir), "PYTHONUNBUFFERED": "1"}
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - the program under test
            command,
            cwd=ROOT,
            env=_without_settings(os.environ) | own | dict(environ or {}),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _until_it_answers(process, running)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=30)


def _without_settings(environ: Mapping[str, str]) -> dict[str, str]:
    """The machine's environment without what would change the program under test."""
    ours = ("SMWORK_", "STREAMLIT_", "PORT")
    return {name: value for name, value in environ.items() if not name.startswith(ours)}


def _until_it_answers(process: subprocess.Popen[bytes], running: Running) -> None:
    for _ in range(LOOKS):
        if _is_well(f"{running.url}/health"):
            return
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError(f"the server did not come up:\n{running.log.read_text()}")


def _is_well(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - our own address
            return bool(response.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
