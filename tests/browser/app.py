"""The workbook as a person sees it: find by key, act, and know when the page has answered."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.rest import AT_REST, come_to_rest

FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
)
"""How a run ends for good; one that is cut short for the next does not count."""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
FINGER = 50
"""Milliseconds that a mouse button is down; a click without any comes before what it ends."""
# The browser's "offline" leaves open what is open, so the line is cut from within.
KEEP_SOCKETS = """
  window.sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...given) { super(...given); window.sockets.push(this); }
  };
"""
CUT = "() => window.sockets.forEach(each => each.close())"
CUT_OFF = "[data-testid=stApp]:not([data-test-connection-state=CONNECTED])"


class App:
    """One tab on the workbook. It counts the script runs that the server says are over."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self._socket: WebSocket | None = None
        self._finished = 0
        page.on("websocket", self._listen)
        page.add_init_script(KEEP_SOCKETS)

    def open(self, path: str = "/", **query: str) -> None:
        """Load an address afresh and wait until its page is there."""
        address = f"{self.url}{path}" + (f"?{urlencode(query)}" if query else "")
        self.load(lambda: self.page.goto(address))

    def reload(self) -> None:
        """Load the page again, as a person does who wants to know whether it is kept."""
        self.load(self.page.reload)

    def load(self, act: Callable[[], object]) -> None:
        """Do what loads the page afresh, and wait until it is there."""
        with self._one_more_run(), self.page.expect_websocket(_is_streamlits):
            act()

    def is_at_rest(self) -> None:
        """Wait until the whole page stands there, charts and all, and nothing runs any more.

        Before whatever is read from it at once: what `expect` reads, it waits for by itself.
        """
        come_to_rest(self.page)

    @contextmanager
    def handed_over(self) -> Iterator[None]:
        """What is done inside is sent to the server; leave before the answer is there."""
        assert self._socket is not None, "no connection to the server"
        with self._socket.expect_event("framesent"):
            yield

    def lose_the_line_while(self, act: Callable[[], None]) -> None:
        """Do something just before the connection is cut, and wait until it is there again."""
        act()
        self.page.evaluate(CUT)
        self.is_cut_off()
        self.is_connected()

    def is_cut_off(self) -> None:
        """Wait until the page has noticed that its server is gone."""
        self.page.locator(CUT_OFF).wait_for()

    def is_connected(self) -> None:
        """Wait until it has one again; it looks for one ever more seldom."""
        self.page.locator(AT_REST).wait_for(timeout=60_000)
        self.is_at_rest()

    @contextmanager
    def run(self) -> Iterator[None]:
        """What is done inside makes the script run; leave when that run is over and shown.

        A run that is still under way is waited for first: its end isn't the end of this one.
        """
        self.page.locator(AT_REST).wait_for()
        with self._one_more_run():
            yield

    @contextmanager
    def _one_more_run(self) -> Iterator[None]:
        before = self._finished
        yield
        while self._finished == before:
            assert self._socket is not None, "no connection to the server"
            self._socket.wait_for_event("framereceived")
        self.page.locator(AT_REST).wait_for()

    def key(self, key: str) -> Locator:
        """The widget or container with this key."""
        return self.page.locator(f".{_class_of(key)}")

    def field(self, key: str) -> Locator:
        """Where one types in the widget with this key."""
        return self.key(key).locator("input, textarea").first

    def click(self, key: str) -> None:
        """Press the button with this key."""
        with self.run():
            self.key(key).get_by_role("button").first.click()

    def hand_in(self, form: str) -> None:
        """Press the button of the form with this key, whatever is written on it."""
        with self.run():
            self.button_of(form).click()

    def button_of(self, form: str) -> Locator:
        """The button by which the form with this key is handed in."""
        submit = _class_of(form).replace("st-key-", "st-key-FormSubmitter-")
        return self.page.locator(f"[class*='{submit}-']").get_by_role("button")

    def press(self, key: str, name: str) -> None:
        """Choose one of the few that are all in sight in the widget with this key."""
        with self.run():
            self.key(key).get_by_text(name, exact=True).click()

    def tick(self, key: str) -> None:
        """Click the checkbox with this key."""
        with self.run():
            self.key(key).locator("label").first.click()

    def write_day(self, key: str, day: date) -> None:
        """Type a date, day first, as it stands in the field."""
        with self.run():
            self.type_day(key, day)

    def type_day(self, key: str, day: date) -> None:
        """The same in a form."""
        parts = self.key(key).get_by_role("spinbutton")
        for at, digits in enumerate((f"{day:%d}", f"{day:%m}", f"{day:%Y}")):
            parts.nth(at).press_sequentially(digits)
        parts.nth(2).press("Tab")
        self.page.keyboard.press("Tab")  # past the button that opens the calendar

    def write(self, key: str, text: str) -> None:
        """Replace what stands in a field and leave it. The text has to differ from what is there."""
        with self.run():
            self.fill(key, text)

    def fill(self, key: str, text: str) -> None:
        """The same in a form, where nothing runs before the form is handed in."""
        self.field(key).fill(text)
        self.field(key).press("Tab")

    def choose(self, key: str, option: str) -> None:
        """Pick an option of the select box with this key; what stands before a "·" may be left out."""
        with self.run():
            self.pick(key, option)

    def pick(self, key: str, option: str) -> None:
        """The same in a form."""
        field = self.key(key).locator("input")
        field.scroll_into_view_if_needed()
        self.page.evaluate(TWO_FRAMES)  # the list shuts when the page scrolls under it
        field.click()
        field.fill(option)  # a long list holds only what is in sight
        named = re.compile(rf"(^|· ){re.escape(option)}$")
        self.page.get_by_role("option", name=named).click()

    def upload(self, key: str, *files: Path) -> None:
        """Drop files on the uploader with this key."""
        with self.run():
            self.key(key).locator("input[type=file]").set_input_files(list(files))

    def go(self, name: str | re.Pattern[str]) -> None:
        """Follow the link of this name in the navigation."""
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name)
        with self.run():
            link.click(delay=FINGER)

    def unfold(self, record_id: str) -> None:
        """Open the fold of a record."""
        self.click(f"fold.{record_id}")

    def _listen(self, socket: WebSocket) -> None:
        if _is_streamlits(socket):
            self._socket = socket
            socket.on("framereceived", self._note)

    def _note(self, frame: str | bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(frame.encode() if isinstance(frame, str) else frame)
        if message.WhichOneof("type") == "script_finished":
            self._finished += message.script_finished in FINISHED


def _class_of(key: str) -> str:
    """The class that Streamlit gives to what has this key."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())


def _is_streamlits(socket: WebSocket) -> bool:
    return "/_stcore/stream" in socket.url
