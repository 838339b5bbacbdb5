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


def takes_gzip(headers: Headers) -> bool:
    """Whether the client says that it understands gzip (RFC 9110, 12.5.3)."""
    for part in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
