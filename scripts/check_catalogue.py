"""The check that every text for a user has its Dutch, and that the Dutch fits: `make catalogue`.

English source text is the key. It stands in calls of `t`, `t.n`, `say`, `say_n` and `msg`, and in
the facts. Exits with 1 and a line per fault.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from smwork.facts.texts import texts
from smwork.locale import LANGUAGES

ROOT = Path(__file__).parents[1]
SOURCE_LANGUAGE = "en"
TEXTS_IN = {"t": 1, "n": 2, "say": 1, "say_n": 2, "msg": 1, "self": 1}
"""How many of a call's first arguments are text; the translator calls itself `self`."""
COUNT = "n"
PARAMETER = re.compile(r"\{(\w*)")

Key = tuple[str, ...]
"""An English text, or singular and plural."""


class Entry(NamedTuple):
    """A translated text and the catalogue that it stands in."""

    file: str
    message: Message

    @property
    def key(self) -> Key:
        """What the code looks it up by."""
        return _tuple(self.message.id)

    @property
    def translations(self) -> Key:
        """The text, or one for each plural form."""
        return _tuple(self.message.string)


def _tuple(text: object) -> Key:
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)


def used_in_code(file: Path) -> Iterator[Key]:
    """The texts that a file gives to be translated; a call with a variable in it has none."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (count := TEXTS_IN.get(_called(node))):
            given = [arg.value for arg in node.args[:count] if isinstance(arg, ast.Constant)]
            found = tuple(text for text in given if isinstance(text, str) and text)
            if len(found) == count:
                yield found


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def used() -> dict[Key, str]:
    """Every text that is shown somewhere, with a place where it is."""
    found: dict[Key, str] = {}
    for folder in ("smwork", "pages"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            for key in used_in_code(file):
                found.setdefault(key, file.relative_to(ROOT).as_posix())
    for name, text in texts():
        found.setdefault((text,), f"smwork/facts/data/{name}")
    return found


def entries(language: str) -> list[Entry]:
    """All that the catalogues of a language have."""
    found: list[Entry] = []
    for file in sorted((ROOT / "smwork" / "locale" / language).glob("**/*.po")):
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale=language, abort_invalid=True)
        found += [Entry(file.relative_to(ROOT).as_posix(), each) for each in catalogue if each.id]
    return found


def faults(shown: dict[Key, str], known: list[Entry]) -> Iterator[str]:
    """One line for each thing that is wrong with a language's catalogues."""
    # A plural is looked up by its singular, and a text may be shown both ways.
    where = {key[0]: place for key, place in shown.items()}
    plurals = {key[0]: key for key in shown if len(key) > 1}
    first: dict[str, Entry] = {}
    for entry in known:
        text = entry.key[0]
        if text in first:
            yield f"{entry.file}: stands in {first[text].file} too: {text!r}"
        first.setdefault(text, entry)
        if text not in where:
            yield f"{entry.file}: nobody shows it: {text!r}"
        yield from _misfits(entry, plurals.get(text))
    for text, place in where.items():
        if text not in first:
            yield f"{place}: no translation: {text!r}"


def _misfits(entry: Entry, plural: Key | None) -> Iterator[str]:
    if entry.message.fuzzy or not all(entry.translations):
        yield f"{entry.file}: not finished: {entry.key[0]!r}"
        return
    if plural is not None and entry.key != plural:
        yield f"{entry.file}: shown with a plural of its own: {plural!r}"
    asked = _parameters(entry.key)
    # "One goal" needs no count, in whichever language.
    free = {COUNT} if len(entry.key) > 1 else set()
    for translation in entry.translations:
        if (_parameters((translation,)) ^ asked) - free:
            yield f"{entry.file}: other parameters than {sorted(asked)}: {translation!r}"


def _parameters(texts_of_one: Key) -> set[str]:
    """The parameters of a text; singular and plural count as one text."""
    return {name for text in texts_of_one for name in PARAMETER.findall(text)}


def main() -> int:
    """Check each language but the one that the code is written in."""
    shown = used()
    wrong = [
        fault
        for language in LANGUAGES
        if language != SOURCE_LANGUAGE
        for fault in faults(shown, entries(language))
    ]
    print("\n".join(wrong) or f"{len(shown)} texts, all translated")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
