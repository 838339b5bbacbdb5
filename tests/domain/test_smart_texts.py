"""Every sentence of the judge has its Dutch, with the same places to fill, and fits the panel."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
DOMAIN = ROOT / "smwork" / "domain"
SOURCES = [
    *(DOMAIN / "smart").glob("*.py"),
    *(DOMAIN / f"{name}.py" for name in ("commitments", "measures", "goal_set")),
]
DUTCH = ROOT / "smwork" / "locale" / "nl"
FITS = 110

Texts = tuple[str, ...]


def _said(path: Path) -> Iterator[Texts]:
    """The texts of `say`, `say_n` and `msg`; of `say_n` the singular and the plural."""
    counts = {"say": 1, "msg": 1, "say_n": 2}
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            given = call.args[: counts.get(call.func.id, 0)]
            texts = [each.value for each in given if isinstance(each, ast.Constant)]
            if texts:
                yield tuple(text for text in texts if isinstance(text, str))


def _messages(path: Path) -> dict[Texts, Message]:
    with path.open("rb") as file:
        found = [message for message in read_po(file, locale="nl") if message.id]
    return {_strings(message.id): message for message in found}


def _strings(either: str | list[str] | tuple[str, ...] | None) -> Texts:
    return (either or "",) if isinstance(either, str | None) else tuple(either)


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


SAID = sorted({texts for path in SOURCES for texts in _said(path)})
OWN = _messages(DUTCH / "smart.po")
ALL = {texts: found for path in DUTCH.glob("*.po") for texts, found in _messages(path).items()}


def test_the_sentences_are_found_at_all() -> None:
    assert len(SAID) > 100


@pytest.mark.parametrize("texts", SAID, ids=lambda texts: texts[0])
def test_a_sentence_has_its_dutch_with_the_same_places_to_fill(texts: Texts) -> None:
    assert texts in ALL
    for text, translated in zip(texts, _strings(ALL[texts].string), strict=True):
        assert translated
        assert _places(translated) == _places(text)


@pytest.mark.parametrize("texts", SAID, ids=lambda texts: texts[0])
def test_a_sentence_fits_the_panel(texts: Texts) -> None:
    assert max(len(text) for text in texts) <= FITS
    assert max(len(text) for text in _strings(ALL[texts].string)) <= FITS


def test_the_catalogue_has_nothing_that_is_no_longer_said() -> None:
    assert set(OWN) <= set(SAID)
