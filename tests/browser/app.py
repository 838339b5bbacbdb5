"""The workbook as a person sees it: find by key, act, and know when the page has answered."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
)
"""How a run ends for good; one that is cut short for the next does not count."""
AT_REST = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
)


class App:
    """One tab on the workbook. It counts the script runs that the server says are over."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self._socket: WebSocket | None = None
        self._finished = 0
        page.on("websocket", self._listen)

    def open(self, path: str = "/", **query: str) -> None:
        """Load an address afresh and wait until its page is there."""
        address = f"{self.url}{path}" + (f"?{urlencode(query)}" if query else "")
        with self.run(), self.page.expect_websocket(_is_streamlits):
            self.page.goto(address)

    def reload(self) -> None:
        """Load the page again, as a person does who wants to know whether it is kept."""
        with self.run(), self.page.expect_websocket(_is_streamlits):
            self.page.reload()

    @contextmanager
    def run(self) -> Iterator[None]:
        """What is done inside makes the script run; leave when that run is over and shown."""
        before = self._finished
        yield
        while self._finished == before:
            assert self._socket is not None, "no connection to the server"
            self._socket.wait_for_event("framereceived")
        self.page.locator(AT_REST).wait_for()

    def key(self, key: str) -> Locator:
        """The widget or container with this key."""
        return self.page.locator(".st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip()))

    def field(self, key: str) -> Locator:
        """Where one types in the widget with this key."""
        return self.key(key).locator("input, textarea").first

    def click(self, key: str) -> None:
        """Press the button with this key."""
        with self.run():
            self.key(key).get_by_role("button").first.click()

    def write(self, key: str, text: str) -> None:
        """Replace what stands in a field and leave it. The text has to differ from what is there."""
        with self.run():
            self.fill(key, text)

    def fill(self, key: str, text: str) -> None:
        """The same in a form, where nothing runs before the form is handed in."""
        self.field(key).fill(text)
        self.field(key).press("Tab")

    def choose(self, key: str, option: str) -> None:
        """Pick an option of the select box with this key."""
        with self.run():
            self.pick(key, option)

    def pick(self, key: str, option: str) -> None:
        """The same in a form."""
        self.key(key).locator("input").click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def upload(self, key: str, *files: Path) -> None:
        """Drop files on the uploader with this key."""
        with self.run():
            self.key(key).locator("input[type=file]").set_input_files(list(files))

    def go(self, name: str | re.Pattern[str]) -> None:
        """Follow the link of this name in the navigation."""
        with self.run():
            self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()

    def _listen(self, socket: WebSocket) -> None:
        if _is_streamlits(socket):
            self._socket = socket
            socket.on("framereceived", self._note)

    def _note(self, frame: str | bytes) -> None:
        message = ForwardMsg()
        message.ParseFromString(frame.encode() if isinstance(frame, str) else frame)
        if message.WhichOneof("type") == "script_finished":
            self._finished += message.script_finished in FINISHED


def _is_streamlits(socket: WebSocket) -> bool:
    return "/_stcore/stream" in socket.url
