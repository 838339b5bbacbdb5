"""Whether the workbook can do its work, for whoever starts or watches it."""

import logging
from collections.abc import Callable

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from smwork.errors import StoreUnavailableError

PATH = "/health"
LOG = logging.getLogger(__name__)


def health_route(ping: Callable[[], None]) -> Route:
    """A route that answers 200 when `ping` reaches the database and 503 when it can't.

    `ping` raises `StoreUnavailableError`; its reason stays in the log, as it may name the machine.
    """

    async def health(_request: Request) -> JSONResponse:
        try:
            await to_thread.run_sync(ping)
        except StoreUnavailableError as error:
            LOG.warning("the database can't be reached: %s", error)
            return _answer("database unavailable", 503)
        return _answer("ok", 200)

    return Route(PATH, health, methods=["GET"])


def _answer(status: str, code: int) -> JSONResponse:
    headers = {"Cache-Control": "no-store"}
    return JSONResponse({"status": status}, status_code=code, headers=headers)
