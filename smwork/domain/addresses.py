"""When two addresses of web pages are the same."""

import re
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def address_key(address: str) -> str:
    """An address as it is compared; empty for none.

    Without scheme, `www.`, a last slash, the place within the page and the order of its query; the path
    keeps its case. What is no address is compared as it was typed.
    """
    text = address.strip()
    try:
        parts = urlsplit(text if _SCHEME.match(text) else f"//{text}")
    except ValueError:  # what a person typed need not be an address
        return text
    host = parts.netloc.casefold().removeprefix("www.")
    asked = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{parts.path.rstrip('/')}{'?' if asked else ''}{asked}"
