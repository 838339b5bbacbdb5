"""What the server has beside Streamlit: its routes, and what every request passes on its way."""

from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from importlib.util import find_spec
from pathlib import Path

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from smwork.settings import settings
from smwork.store.database import database
from smwork.store.opening import prepare
from smwork.web.headers import SecurityHeaders, content_security_policy
from smwork.web.health import health_route
from smwork.web.language import HtmlLanguage, language_route
from smwork.web.lifespan import HEAVY, PlainRefusal, prepared
from smwork.web.static import GzippedStatic, compressible_files


def routes() -> list[BaseRoute]:
    """The addresses that are not pages."""
    return [health_route(lambda: database().ping()), language_route()]


def _begin() -> None:
    """A data folder that nobody else on the machine can look into, and this version's schema."""
    settings().data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    prepare(database())


def _end() -> None:
    """When its last connection closes, SQLite writes its log into the file: a copy is whole then."""
    database().engine.dispose()


def lifespan(ground: Iterable[str]) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """The server's life; `ground` names the modules that draw, which this layer doesn't know."""
    return prepared(_begin, _end, (*HEAVY, *ground))


def middleware() -> list[Middleware]:
    """From the outermost in: a start that fails, headers on everything, kept files, then the page's language."""
    folder = streamlits_static_folder()
    policy = content_security_policy((folder / "index.html").read_text(encoding="utf-8"))
    return [
        Middleware(PlainRefusal),
        Middleware(SecurityHeaders, policy=policy),
        Middleware(GzippedStatic, files=compressible_files(folder)),
        Middleware(HtmlLanguage),
    ]


def streamlits_static_folder() -> Path:
    """Where the installed Streamlit keeps its page; found without importing it."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed")
    return Path(spec.origin).parent / "static"
