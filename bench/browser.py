"""What a person waits for, in a real browser: the first load on a phone, and a click's effect."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, WebSocket, sync_playwright

from bench import Figure
from bench.clicks import clicks
from tests.browser.app import App
from tests.browser.conftest import CHROMIUMS, QUIET

FIRST_LOAD = 2.0
"""MB that a phone may be asked to fetch."""


def run(url: str, plan_id: str, scripts: Path) -> Iterator[Figure]:
    """All figures that take a browser."""
    with _browser() as browser:
        for path, what in (("/goals", "goals"), ("/", "start, with its chart")):
            loaded = _first_load(browser, url, path, plan_id) / 1e6
            yield Figure(f"first load on a phone: {what}", loaded, "MB", FIRST_LOAD)
        context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
        with context:
            yield from clicks(context, url, plan_id, scripts)


@contextmanager
def _browser() -> Iterator[Browser]:
    """The system's Chromium where there is one, else Playwright's own."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        with browser:
            yield browser


def _first_load(browser: Browser, url: str, path: str, plan_id: str) -> int:
    """Bytes of all answers as they were sent, and of the page that came over the socket."""
    sizes: list[int] = []
    phone = browser.new_context(
        locale="nl-NL", viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    with phone:
        page = phone.new_page()
        network = phone.new_cdp_session(page)
        network.send("Network.enable")
        network.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
        page.on("websocket", lambda socket: _weigh(socket, sizes))
        App(page, url).open(path, plan=plan_id)
        page.wait_for_load_state("networkidle")
        return sum(sizes)


def _weigh(socket: WebSocket, sizes: list[int]) -> None:
    socket.on("framereceived", lambda frame: sizes.append(len(frame)))
