"""What is round every page: the server, its headers, the language, the frame, the first load."""

import re
import sqlite3
import urllib.request
from collections.abc import Callable
from contextlib import closing
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from smwork.ui.steps import STEPS
from tests.browser.accessibility import faults
from tests.browser.app import App
from tests.browser.server import Running, running_app

FIRST_LOAD = 2_000_000
"""Bytes that a phone may be asked to fetch before the first page is there."""


def _ask(url: str, **headers: str) -> tuple[Message, bytes]:
    asked = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, headers=asked)  # noqa: S310 - our own address
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return response.headers, response.read()


def _main_script(server: Running) -> str:
    _, page = _ask(server.url)
    found = re.search(r"static/js/index[^\"]+", page.decode())
    assert found
    return f"{server.url}/{found[0]}"


def test_the_server_is_well(server: Running) -> None:
    headers, body = _ask(f"{server.url}/health")

    assert body == b'{"status":"ok"}'
    assert headers["Cache-Control"] == "no-store"


def test_a_newer_versions_data_are_refused_in_a_sentence(tmp_path: Path) -> None:
    with running_app(tmp_path) as server:
        file = server.data_dir / "smwork.db"
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()

    with (
        pytest.raises(RuntimeError, match="can't start: the database has schema 9999") as refused,
        running_app(tmp_path),
    ):
        pytest.fail("served a database that it does not understand")
    assert "Traceback" not in str(refused.value)


def test_a_page_comes_with_its_policy(server: Running) -> None:
    headers, _ = _ask(server.url)

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_scripts_go_out_gzipped(server: Running) -> None:
    script = _main_script(server)
    packed, sent = _ask(script, Accept_Encoding="gzip")
    plain, whole = _ask(script)

    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert plain["Content-Encoding"] is None
    assert len(sent) < len(whole) / 2


@pytest.mark.parametrize(
    ("asks", "language"), [("nl-NL,nl;q=0.9,en;q=0.8", "nl"), ("en-GB", "en"), ("fr", "en")]
)
def test_the_page_says_the_language_that_it_is_in(
    server: Running, asks: str, language: str
) -> None:
    headers, page = _ask(f"{server.url}/goals", Accept_Language=asks)

    assert f'<html lang="{language}">'.encode() in page
    assert headers["Content-Language"] == language


def test_a_person_changes_the_language_and_it_stays(app: App, page: Page) -> None:
    app.open()
    assert page.locator("html").get_attribute("lang") == "nl"
    app.load(page.get_by_role("link", name="English", exact=True).click)
    expect(page.locator("html")).to_have_attribute("lang", "en")

    app.reload()
    expect(page.get_by_role("link", name="Nederlands", exact=True)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_nothing_is_asked_of_any_other_server(app: App, requests: list[Request]) -> None:
    app.open()
    app.is_at_rest()

    assert len(requests) > 20
    assert all(request.url.startswith((app.url, "data:", "blob:")) for request in requests)


@pytest.mark.parametrize("path", [f"/{step.key}" for step in STEPS])
def test_a_fresh_server_asked_for_a_page_runs_the_frame(
    start_server: Callable[..., Running], page: Page, path: str
) -> None:
    app = App(page, start_server().url)
    app.open(path)

    expect(page).to_have_title("Social Media Workbook")
    expect(page.get_by_role("link", name="English", exact=True)).to_be_visible()


def test_the_first_load_fits_a_phone(app: App, context: BrowserContext, page: Page) -> None:
    sizes: list[int] = []
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    app.open()
    page.wait_for_load_state("networkidle")

    assert 200_000 < sum(sizes) <= FIRST_LOAD


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
def test_the_start_screen_can_be_used_by_everybody(app: App, page: Page, color_scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if color_scheme == "dark" else "light")
    app.open()
    app.is_at_rest()

    assert faults(page) == []


def test_the_page_works_by_keyboard_from_its_first_key(app: App, page: Page) -> None:
    app.open()
    app.is_at_rest()
    page.keyboard.press("Tab")

    expect(page.get_by_test_id("stSkipToContent")).to_be_focused()


def _refusal(server: Running, method: str, path: str, **headers: str) -> int:
    address = server.url.removeprefix("http://")
    with closing(HTTPConnection(address, timeout=10)) as connection:
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=asked)
        return connection.getresponse().status


def test_no_program_drives_the_app_beside_its_pages(server: Running) -> None:
    assert _refusal(server, "POST", "/_stcore/agent/interact") == 403


@pytest.mark.parametrize(("host", "status"), [("localhost", 101), ("evil.example", 403)])
def test_no_other_name_leads_a_browser_to_us(server: Running, host: str, status: int) -> None:
    upgrade = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Version": "13",
    }
    assert _refusal(server, "GET", "/_stcore/stream", Host=host, **upgrade) == status
