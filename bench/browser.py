"""What a person waits for, in a real browser: the first load on a phone, and a click's effect."""

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket, sync_playwright

from bench import Figure
from tests.browser.app import App
from tests.browser.conftest import CHROMIUMS, QUIET

ROUNDS = 40
FIRST_LOAD = 2.0
"""MB that a phone may be asked to fetch."""
ON_SCREEN = 60.0
"""Milliseconds from a click to what it brings on the screen."""

# Acts, waits until the page is as it should be and at rest, and then for the picture to be painted.
_UNTIL_PAINTED: Final = """
([act, done]) => new Promise((painted) => {
  const isDone = new Function(`return ${done}`), doIt = new Function(act);
  const app = document.querySelector('[data-testid=stApp]');
  const start = performance.now();
  const look = () => {
    if (app.dataset.testScriptState !== 'notRunning' || !isDone()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => painted(performance.now() - start)));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  doIt();
})
"""


def run(url: str, plan_id: str) -> Iterator[Figure]:
    """All figures that take a browser."""
    with _browser() as browser:
        for path, what in (("/goals", "goals"), ("/", "start, with its chart")):
            loaded = _first_load(browser, url, path, plan_id) / 1e6
            yield Figure(f"first load on a phone: {what}", loaded, "MB", FIRST_LOAD)
        context = browser.new_context(locale="nl-NL", viewport={"width": 1440, "height": 900})
        with context:
            yield from _clicks(context, url, plan_id)


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


def _clicks(context: BrowserContext, url: str, plan_id: str) -> Iterator[Figure]:
    page = context.new_page()
    App(page, url).open("/goals", plan=plan_id)
    fold = page.locator("[class*=st-key-fold-]", has=page.get_by_role("button")).first
    classes = (fold.get_attribute("class") or "").split()
    goal = next(each for each in classes if each.startswith("st-key-fold-"))[len("st-key-fold-") :]
    yield _figure("open a goal", _folds(page, goal))
    yield _figure("save a field", _saves(page, goal))
    yield _figure("switch between two pages", _switches(page))


def _figure(name: str, waits: list[float]) -> Figure:
    return Figure(f"click → screen: {name}", statistics.median(waits), "ms", ON_SCREEN)


def _folds(page: Page, goal: str) -> list[float]:
    """Opening a goal: its fields, its SMART panel and its charts; shutting it isn't counted."""
    field = f"document.querySelector('.st-key-goal-statement-{goal}')"
    click = f"document.querySelector('.st-key-fold-{goal} button').click()"

    def once() -> float:
        waited = _wait(page, click, f"{field} !== null")
        _wait(page, click, f"{field} === null")
        return waited

    return _rounds(once)


def _saves(page: Page, goal: str) -> list[float]:
    """A goal's statement, from the Enter that saves it until its fold bears the new title."""
    field = f"document.querySelector('.st-key-goal-statement-{goal} input')"
    fold = f"document.querySelector('.st-key-fold-{goal}')"
    _wait(page, f"{fold}.querySelector('button').click()", f"{field} !== null")
    page.wait_for_load_state("networkidle")
    numbers = iter(range(10_000))

    def once() -> float:
        text = f"Doel {next(numbers)} van deze meting"
        page.locator(f".st-key-goal-statement-{goal} input").fill(text)
        enter = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})"
        return _wait(
            page, f"{field}.dispatchEvent({enter})", f"{fold}.innerText.includes('{text}')"
        )

    return _rounds(once)


def _switches(page: Page) -> list[float]:
    """From one page to another, until the other's title stands there."""
    title = "document.querySelector('[data-testid=stMain] h1').innerText"
    page.wait_for_load_state("networkidle")

    def once() -> float:
        waits = []
        for path in ("plan", "goals"):
            link = f"document.querySelector('[data-testid=stSidebarNav] a[href$=\"/{path}\"]')"
            before = page.locator("[data-testid=stMain] h1").inner_text()
            waits.append(_wait(page, f"{link}.click()", f'{title} !== "{before}"'))
        return statistics.mean(waits)

    return _rounds(once)


def _rounds(once: Callable[[], float]) -> list[float]:
    """What is waited each time; the first times, while things are fetched, don't count."""
    for _ in range(3):
        once()
    return [once() for _ in range(ROUNDS)]


def _wait(page: Page, act: str, done: str) -> float:
    waited: float = page.evaluate(_UNTIL_PAINTED, [act, done])
    return waited
