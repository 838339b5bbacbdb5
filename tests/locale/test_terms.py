"""One word for one thing in Dutch: the field's own, on every screen."""

import re

from scripts.check_catalogue import Entry, entries

PARAMETER = re.compile(r"\{\w*\}")
MENU_OF_A_PLATFORM = "Analytics, Posts, Export: the file by post"


def _has(texts: tuple[str, ...], word: str) -> bool:
    return any(re.search(word, PARAMETER.sub("", each), re.IGNORECASE) for each in texts)


def _told(found: list[Entry]) -> list[str]:
    return [each.key[0] for each in found]


def test_a_target_is_no_goal() -> None:
    about = [each for each in entries("nl") if _has(each.key, r"\btargets?\b")]

    assert about
    assert _told([each for each in about if not _has(each.translations, "streefwaarde")]) == []


def test_a_post_has_its_dutch_name() -> None:
    foreign = [each for each in entries("nl") if _has(each.translations, r"\bposts?\b")]

    assert _told(foreign) == [MENU_OF_A_PLATFORM]
