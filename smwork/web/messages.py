"""Small reading aids for what an ASGI server hands to middleware."""

from starlette.datastructures import Headers
from starlette.types import Scope

STREAMLITS_OWN = ("/_stcore/", "/component/", "/media/", "/static/")


def is_read(scope: Scope) -> bool:
    """Whether the request only asks for something."""
    return scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}


def is_page(scope: Scope) -> bool:
    """Whether the request may be answered with the page in which Streamlit lives."""
    return is_read(scope) and not str(scope["path"]).startswith(STREAMLITS_OWN)


def weights(header: str) -> dict[str, float]:
    """The choices in an `Accept-…` header with their weight from 0 to 1 (RFC 9110, 12.4.2).

    A choice whose weight can't be read counts as not asked for.
    """
    return dict(_choice(part) for part in header.split(",") if part.strip())


def _choice(part: str) -> tuple[str, float]:
    name, _, rest = part.partition(";")
    key, _, weight = rest.partition("=")
    if key.strip().lower() != "q":
        return name.strip().lower(), 1.0
    try:
        return name.strip().lower(), float(weight)
    except ValueError:
        return name.strip().lower(), 0.0


def takes_gzip(headers: Headers) -> bool:
    """Whether the client said that it understands gzip."""
    asked = weights(headers.get("accept-encoding", ""))
    return asked.get("gzip", asked.get("*", 0.0)) > 0
