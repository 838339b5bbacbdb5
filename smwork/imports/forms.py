"""What kind of post it is, from the platform's word for it in English or Dutch."""

from functools import lru_cache

from smwork.domain.content import Form

WORDS: tuple[tuple[str, Form], ...] = (
    ("reel", "reel"),
    ("short", "reel"),
    ("story", "story"),
    ("stories", "story"),
    ("verha", "story"),
    ("carousel", "carousel"),
    ("carrousel", "carousel"),
    ("album", "carousel"),
    ("multi", "carousel"),
    ("live", "live"),
    ("video", "video"),
    ("photo", "photo"),
    ("foto", "photo"),
    ("image", "photo"),
    ("afbeelding", "photo"),
    ("link", "link"),
    ("article", "link"),
    ("artikel", "link"),
    ("text", "text"),
    ("tekst", "text"),
    ("status", "text"),
)


@lru_cache(maxsize=256)
def form_of(word: str) -> Form | None:
    """`Foto's` → photo, `IG reel` → reel.

    None where the file says nothing, other where it says something unheard of.
    """
    plain = word.strip().casefold()
    if not plain:
        return None
    return next((form for part, form in WORDS if part in plain), "other")
