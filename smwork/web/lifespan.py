"""What happens once, before the first visitor is let in and after the last has left."""

import gc
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module

from anyio import to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAVY = ("pandas", "altair", "babel.dates", "babel.numbers", "holidays", "python_calamine")
"""What takes longest to import; else the first visitor waits for it."""


def prepared(
    begin: Callable[[], None], end: Callable[[], None], modules: Iterable[str] = HEAVY
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """A server's life: `begin`, import what pages will need, serve, `end`.

    What `begin` raises ends the start, with its reason in the log.
    """

    @asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        await to_thread.run_sync(begin)
        await to_thread.run_sync(_warm, tuple(modules))
        try:
            yield
        finally:
            await to_thread.run_sync(end)

    return lifespan


def _warm(modules: tuple[str, ...]) -> None:
    for name in modules:
        import_module(name)
    # What is loaded now stays: later collections need not walk through it again each time.
    gc.collect()
    gc.freeze()


OURS = "\nsmwork.errors."


class PlainRefusal:
    """Where one of our own errors ends the start, it is said in a sentence and not as a trace."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch the server's own talk about its beginning; requests pass."""

        async def told(message: Message) -> None:
            if message["type"] == "lifespan.startup.failed":
                message = {**message, "message": _in_a_sentence(message.get("message", ""))}
            await send(message)

        await self._app(scope, receive, told if scope["type"] == "lifespan" else send)


def _in_a_sentence(trace: str) -> str:
    """The reason at the end of a trace, if it is an error of ours; else all of it."""
    if OURS not in trace:
        return trace
    _kind, _, reason = trace.rpartition(OURS)[2].partition(": ")
    return f"The workbook can't start: {reason.strip()}"
