"""The language that the page says it is in, for screen readers, hyphenation and translators.

Streamlit's page always says English. The interface's own language is chosen in the same way: what
the person chose before (a cookie), else what the browser asks for, else English.
"""

from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from smwork.web.messages import is_page, weights

COOKIE = "smwork_language"
LANGUAGES = ("en", "nl")
STREAMLITS_TAG = b'<html lang="en">'


def language_of(cookies: str, accept_language: str, languages: Sequence[str] = LANGUAGES) -> str:
    """The language to answer in; the first of `languages` when nothing else is asked for.

    >>> language_of("", "nl-BE,nl;q=0.9,en;q=0.5")
    'nl'
    """
    chosen = _cookie(cookies)
    if chosen in languages:
        return chosen
    asked = weights(accept_language)
    wanted = [(weight, -place) for place, weight in enumerate(asked.values())]
    tags = list(asked)
    for weight, place in sorted(wanted, reverse=True):
        language = tags[-place].partition("-")[0]
        if weight > 0 and language in languages:
            return language
    return languages[0]


def _cookie(header: str) -> str:
    try:
        cookies: SimpleCookie = SimpleCookie(header)
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


class HtmlLanguage:
    """Sets `<html lang>` of Streamlit's page to the language of the person who asks for it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask for the whole page as it is, and mark it on its way out."""
        if not is_page(scope):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        language = language_of(headers.get("cookie", ""), headers.get("accept-language", ""))
        await self._app(_plainly(scope), receive, _Marked(send, language))


WHOLE = frozenset({b"accept-encoding", b"if-modified-since", b"if-none-match", b"range"})


def _plainly(scope: Scope) -> Scope:
    """The request without what could make the answer a part, a packet or "as you had it"."""
    return {**scope, "headers": [(name, v) for name, v in scope["headers"] if name not in WHOLE]}


class _Marked:
    """Writes the language into an HTML page that says nothing about its own."""

    def __init__(self, send: Send, language: str) -> None:
        self._send = send
        self._language = language
        self._is_ours = False

    async def __call__(self, message: Message) -> None:
        """Both tags have two letters, so the length that was announced stays true."""
        if message["type"] == "http.response.start":
            self._mark(MutableHeaders(scope=message))
        elif self._is_ours and message["type"] == "http.response.body":
            tag = f'<html lang="{self._language}">'.encode()
            message = {**message, "body": message.get("body", b"").replace(STREAMLITS_TAG, tag, 1)}
        await self._send(message)

    def _mark(self, headers: MutableHeaders) -> None:
        is_html = headers.get("content-type", "").startswith("text/html")
        self._is_ours = is_html and "content-language" not in headers
        if self._is_ours:
            headers["Content-Language"] = self._language
            headers.add_vary_header("Accept-Language, Cookie")
            # The tag and the date are the file's, which is the same in every language.
            del headers["etag"]
            del headers["last-modified"]
