import base64
import hashlib

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from smwork.web.headers import SecurityHeaders, content_security_policy
from smwork.web.server import streamlits_static_folder

INDEX = "<html><script>let ready = false</script><script src='a.js'></script></html>"


async def _page(_request: Request) -> HTMLResponse:
    return HTMLResponse(INDEX)


async def _file(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("body {}", media_type="text/css")


@pytest.fixture
def client() -> TestClient:
    policy = content_security_policy(INDEX)
    app = Starlette(
        routes=[Route("/static/a.css", _file), Route("/{path:path}", _page)],
        middleware=[Middleware(SecurityHeaders, policy=policy)],
    )
    return TestClient(app)


def test_a_page_may_load_from_its_own_server_only(client: TestClient) -> None:
    policy = client.get("/goals").headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))

    assert rules["default-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["object-src"] == "'none'"
    assert "unsafe-inline" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert not any("http" in rule or "*" in rule for rule in rules.values())


def test_the_pages_own_inline_script_is_let_in_by_its_hash() -> None:
    digest = base64.b64encode(hashlib.sha256(b"let ready = false").digest()).decode()

    assert f"'sha256-{digest}'" in content_security_policy(INDEX)


def test_the_installed_streamlit_has_one_inline_script() -> None:
    index = (streamlits_static_folder() / "index.html").read_text(encoding="utf-8")

    assert content_security_policy(index).count("'sha256-") == 1


def test_a_page_has_the_rest(client: TestClient) -> None:
    headers = client.get("/").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_a_file_has_what_keeps_it_a_file(client: TestClient) -> None:
    headers = client.get("/static/a.css").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in headers


def test_the_page_in_the_place_of_a_missing_file_is_a_page(client: TestClient) -> None:
    assert (
        "frame-ancestors 'none'" in client.get("/static/gone.js").headers["content-security-policy"]
    )
