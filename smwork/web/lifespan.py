"""What happens once, before the first visitor is let in and after the last has left."""

import gc
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib import import_module

from anyio import to_thread

HEAVY = ("pandas", "altair", "babel.dates", "babel.numbers", "python_calamine")
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
