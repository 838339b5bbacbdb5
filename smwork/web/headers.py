"""The headers that shut what a page of ours never needs."""

import base64
import hashlib
import re
from collections.abc import Iterable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def content_security_policy(index_page: str) -> str:
    """A policy under which Streamlit works and nothing from elsewhere loads.

    The few inline scripts of Streamlit's own page are let in by their hash. Styles are inline
    throughout (Emotion), WebAssembly is used by tables, `blob:` and `data:` by charts and images.
    """
    scripts = " ".join(_hashes(INLINE_SCRIPT.findall(index_page)))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def _hashes(scripts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class SecurityHeaders:
    """Adds the policy, and what older browsers know in its place, to every response.

    A script or a font only needs what keeps it from being taken for something else: the rest is
    the page's business, and would cost 100 kB on the 160 files of a first visit.
    """

    def __init__(self, app: ASGIApp, *, policy: str) -> None:
        self._app = app
        self._on_files = {
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        self._on_pages = self._on_files | {
            "Content-Security-Policy": policy,
            "X-Frame-Options": "DENY",
            # An address of ours names a client's plan: it goes to nobody else.
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._on_files if _is_file(scope, headers) else self._on_pages)
            await send(message)

        await self._app(scope, receive, dressed)


def _is_file(scope: Scope, response: MutableHeaders) -> bool:
    """Whether a file goes out; for a file that isn't there, Streamlit sends its page."""
    is_html = response.get("content-type", "").startswith("text/html")
    return str(scope["path"]).startswith("/static/") and not is_html
