import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from smwork.locale.wanted import COOKIE, wanted_language
from smwork.web.language import HtmlLanguage, language_route

INDEX = '<!DOCTYPE html><html lang="en"><body>Bereik – reach</body></html>'


async def _index(request: Request) -> Response:
    assert "if-none-match" not in request.headers
    assert "accept-encoding" not in request.headers
    return HTMLResponse(INDEX, headers={"ETag": '"file"', "Last-Modified": "yesterday"})


async def _report(_request: Request) -> Response:
    return HTMLResponse(INDEX, headers={"Content-Language": "en"})


async def _data(_request: Request) -> Response:
    return JSONResponse('<html lang="en">', headers={"ETag": '"data"'})


@pytest.fixture
def client() -> TestClient:
    app = Starlette(
        routes=[
            language_route(),
            Route("/report", _report),
            Route("/data", _data),
            Route("/{path:path}", _index),
        ],
        middleware=[Middleware(HtmlLanguage)],
    )
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("nl", "nl"),
        ("nl-BE,nl;q=0.9,en;q=0.8", "nl"),
        ("NL-nl", "nl"),
        ("en-GB,en;q=0.9,nl;q=0.8", "en"),
        ("de-DE,de;q=0.9,nl;q=0.5,en;q=0.3", "nl"),
        ("en;q=0.2, nl;q=0.9", "nl"),
        ("nl;q=0", "en"),
        ("nl;q=much", "en"),
        ("nld", "en"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
        (",;,=;q=", "en"),
    ],
)
def test_the_browsers_first_wish_that_we_speak(header: str, language: str) -> None:
    assert wanted_language({}, header) == language


def test_what_was_chosen_goes_before_what_the_browser_asks() -> None:
    assert wanted_language({COOKIE: "nl"}, "en") == "nl"
    assert wanted_language({COOKIE: "en"}, "nl") == "en"


@pytest.mark.parametrize("cookie", ["", "fr", "nl'; DROP TABLE", "\x00"])
def test_a_choice_that_is_none_counts_for_nothing(cookie: str) -> None:
    assert wanted_language({COOKIE: cookie}, "nl") == "nl"


@pytest.mark.parametrize("path", ["/", "/goals", "/goals?plan=7"])
def test_the_page_says_its_language(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Accept-Language": "nl"})

    assert response.text == INDEX.replace('lang="en"', 'lang="nl"')
    assert response.headers["content-length"] == str(len(INDEX.encode()))
    assert response.headers["content-language"] == "nl"


def test_a_cookie_is_believed(client: TestClient) -> None:
    headers = {"Accept-Language": "en", "Cookie": f"{COOKIE}=nl; other=x"}

    assert 'lang="nl"' in client.get("/", headers=headers).text


def test_cookies_that_cannot_be_read_are_none(client: TestClient) -> None:
    headers = {"Accept-Language": "nl", "Cookie": "a b=\x01; ]="}

    assert 'lang="nl"' in client.get("/", headers=headers).text


def test_no_cache_gives_one_persons_language_to_another(client: TestClient) -> None:
    headers = client.get("/", headers={"If-None-Match": '"file"'}).headers

    assert headers["vary"] == "Accept-Language, Cookie"
    assert "etag" not in headers
    assert "last-modified" not in headers


def test_a_page_that_knows_its_language_is_left_alone(client: TestClient) -> None:
    response = client.get("/report", headers={"Accept-Language": "nl"})

    assert response.text == INDEX
    assert response.headers["content-language"] == "en"


def test_what_is_no_page_is_left_alone(client: TestClient) -> None:
    response = client.get("/data", headers={"Accept-Language": "nl"})

    assert response.json() == '<html lang="en">'
    assert response.headers["etag"] == '"data"'


def test_a_choice_is_kept_and_leads_back(client: TestClient) -> None:
    response = client.get("/language/nl", headers={"Referer": "http://testserver/goals?plan=7"})

    assert response.status_code == 303
    assert response.headers["location"] == "/goals?plan=7"
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=nl;")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


@pytest.mark.parametrize(
    ("referer", "location"),
    [
        ("", "/"),
        ("https://evil.example", "/"),
        ("https://evil.example//evil.example/x", "/evil.example/x"),
        ("https://evil.example/\\evil.example", "/evil.example"),
        ("javascript:alert(1)", "/alert(1)"),
    ],
)
def test_nobody_sends_a_person_elsewhere_through_us(
    client: TestClient, referer: str, location: str
) -> None:
    response = client.get("/language/en", headers={"Referer": referer})

    assert response.headers["location"] == location


def test_a_language_we_do_not_speak_is_not_kept(client: TestClient) -> None:
    response = client.get("/language/fr")

    assert response.status_code == 404
    assert "set-cookie" not in response.headers
