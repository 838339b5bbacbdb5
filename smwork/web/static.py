"""Streamlit's own scripts and styles, gzipped once and kept in memory.

Streamlit sends them as they are, 5.6 MB for a page with a chart and a table; gzipped it is 1.8 MB.
Their names carry a hash of what is in them, so a name never means anything else.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from smwork.web.messages import is_read, takes_gzip

MEDIA_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
"""What is worth compressing. Not asked of the machine: some Windows call a script plain text."""
WORTH_IT = 1_000
"""Bytes under which a file fits one packet anyway."""
LEVEL = 6
"""Level 9 takes a third longer for 0.3 per cent less."""
A_YEAR = 31_536_000


@dataclass(frozen=True, slots=True)
class Gzipped:
    """One file as it goes out; the tag names these very bytes, not the file's own."""

    body: bytes
    etag: str
    media_type: str


def compressible_files(folder: Path) -> dict[str, Path]:
    """The files under `folder` that gzip makes smaller, by the path they are asked for with.

    Only what is listed here is ever read, so that no request can name another file.
    """
    return {
        "/" + file.relative_to(folder).as_posix(): file
        for file in (folder / "static").rglob("*")
        if file.suffix in MEDIA_TYPES and file.stat().st_size > WORTH_IT
    }


def gzipped(file: Path) -> Gzipped:
    """Read and compress one file. The same bytes at each start: no time stands in them."""
    body = gzip.compress(file.read_bytes(), compresslevel=LEVEL, mtime=0)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}-gzip"'
    return Gzipped(body, etag, MEDIA_TYPES[file.suffix])


class GzippedStatic:
    """Answers for static files where the client takes gzip; leaves the rest to Streamlit."""

    def __init__(self, app: ASGIApp, *, files: Mapping[str, Path]) -> None:
        self._app = app
        self._files = files
        self._kept: dict[str, Gzipped] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the kept bytes, or pass the request on."""
        if not is_read(scope) or scope["path"] not in self._files:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not takes_gzip(headers) or "range" in headers:
            await self._app(scope, receive, _varying(send))
            return
        response = _response(await self._keep(scope["path"]), headers)
        await response(scope, receive, send)

    async def _keep(self, path: str) -> Gzipped:
        """The compressed file; two first visitors at once may both make it, and make the same."""
        kept = self._kept.get(path)
        if kept is None:
            kept = await to_thread.run_sync(gzipped, self._files[path])
            self._kept[path] = kept
        return kept


def _response(kept: Gzipped, headers: Headers) -> Response:
    known = headers.get("if-none-match", "")
    common = {
        "ETag": kept.etag,
        "Cache-Control": f"public, immutable, max-age={A_YEAR}",
        "Vary": "Accept-Encoding",
    }
    if known == "*" or kept.etag in (tag.strip().removeprefix("W/") for tag in known.split(",")):
        return Response(status_code=304, headers=common)
    common["Content-Encoding"] = "gzip"
    return Response(kept.body, media_type=kept.media_type, headers=common)


def _varying(send: Send) -> Send:
    """A cache in between must not hand the plain file to whoever would get the other one."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return marked
