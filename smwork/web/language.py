"""The language that a page says it is in, and the route by which a person chooses one.

A script can't set a cookie or change the page around it, so the choice is a link to a route of
ours: it keeps the choice and leads back, and the page that then loads is in that language
throughout, for screen readers too.
"""

from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from smwork.locale import LANGUAGES
from smwork.locale.wanted import COOKIE, wanted_language
from smwork.web.messages import is_page

A_YEAR: Final = 31_536_000
STREAMLITS_TAG: Final = b'<html lang="en">'


async def _choose(request: Request) -> Response:
    """Keep the choice for a year, and go back to where it was made."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        return PlainTextResponse("no such language", status_code=404)
    response = RedirectResponse(_way_back(request.headers.get("referer", "")), status_code=303)
    response.set_cookie(COOKIE, language, max_age=A_YEAR, httponly=True, samesite="lax")
    response.headers["Cache-Control"] = "no-store"
    return response


def _way_back(referer: str) -> str:
    """The page that was left, without its host: nobody can send a person elsewhere through us."""
    left = urlsplit(referer)
    path = "/" + left.path.lstrip("/\\")
    return f"{path}?{left.query}" if left.query else path


def language_route() -> Route:
    """`/language/nl` chooses Dutch, `/language/en` English."""
    return Route("/language/{language}", _choose, methods=["GET"])


class HtmlLanguage:
    """Sets `<html lang>` of Streamlit's page, which always says English."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the whole page as it is, and mark it on its way out."""
        if not is_page(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers.get("cookie", ""))
        language = wanted_language(cookies, headers.get("accept-language", ""))
        await self._app(_plainly(scope), receive, _Marked(send, language))


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


WHOLE: Final = frozenset({b"accept-encoding", b"if-modified-since", b"if-none-match", b"range"})


def _plainly(scope: Scope) -> Scope:
    """The request without what could make the answer a part, a packet or "as you had it"."""
    return {**scope, "headers": [(name, v) for name, v in scope["headers"] if name not in WHOLE]}


class _Marked:
    """Writes the language into an HTML page that says nothing about its own."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._is_streamlits = False

    async def __call__(self, message: Message) -> None:
        """Mark the beginning of the answer, and the tag in the page."""
        if message["type"] == "http.response.start":
            self._mark(MutableHeaders(scope=message))
        elif self._is_streamlits and message["type"] == "http.response.body":
            # Two letters for two letters: the length that was announced stays true.
            tag = f'<html lang="{self._language}">'.encode()
            message = {**message, "body": message.get("body", b"").replace(STREAMLITS_TAG, tag, 1)}
        await self._send(message)

    def _mark(self, headers: MutableHeaders) -> None:
        is_html = headers.get("content-type", "").startswith("text/html")
        self._is_streamlits = is_html and "content-language" not in headers
        if self._is_streamlits:
            headers["Content-Language"] = self._language
            headers.add_vary_header("Accept-Language, Cookie")
            # The tag and the date are the file's, which is the same in every language.
            del headers["etag"]
            del headers["last-modified"]
