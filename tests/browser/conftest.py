"""A real server and a real browser, for the journeys."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

from tests.browser.app import App
from tests.browser.server import Running, running_app

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What a test browser would otherwise do by itself: call home, look for updates, want a GPU.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Opened at a page's own address, Streamlit looks for its server beside that page first.
LOOKED_FOR = re.compile(r"/\w+/_stcore/(health|host-config)$")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a browser test."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """The system's Chromium where there is one, else Playwright's own."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    chosen = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, **chosen, "args": list(QUIET)}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all journeys; each makes a client of its own. No run may leave a trace in the log."""
    with running_app(tmp_path_factory.mktemp("server")) as running:
        yield running
        log = running.log.read_text()
        assert "Traceback" not in log, log


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start a server with nothing in it; keyword arguments go to its environment."""
    with ExitStack() as stack:

        def start(**environ: str) -> Running:
            return stack.enter_context(running_app(tmp_path / "fresh", environ))

        yield start


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """A Dutch facilitator's laptop; a test that needs another changes it with a marker."""
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "color_scheme": "light",
        "viewport": {"width": 1440, "height": 900},
    }


@pytest.fixture(autouse=True)
def _patience(context: BrowserContext) -> None:
    """What has not come after ten seconds is not coming."""
    context.set_default_timeout(10_000)


@pytest.fixture
def requests(context: BrowserContext) -> Iterator[list[Request]]:
    """Every request of the test. None may go anywhere but to our own server."""
    seen: list[Request] = []

    def note(request: Request) -> None:
        seen.append(request)

    context.on("request", note)
    yield seen
    foreign = [request.url for request in seen if not _is_ours(request.url)]
    assert not foreign


def _is_ours(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "http://localhost:", "data:", "blob:"))


@pytest.fixture
def complaints(context: BrowserContext) -> Iterator[list[str]]:
    """What the browser's console says is wrong, a refusal by our own policy among it: nothing."""
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKED_FOR.search(message.location["url"]):
            said.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: said.append(str(error.error)))
    yield said
    assert not said


@pytest.fixture
def app(
    page: Page, server: Running, requests: list[Request], complaints: list[str]
) -> App:  # the last two watch while the test acts
    """A tab on the shared server."""
    return App(page, server.url)
