"""English on a Dutch screen: what the catalogue translates, and what never went through it."""

import re
from functools import cache

from playwright.sync_api import Page

from scripts.check_catalogue import entries

_PARAMETER = re.compile(r"\{\w*\}")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# No Dutch sentence has them; names such as "See, Think, Do" have none of them either.
_NEVER_DUTCH = re.compile(
    r"\b(the|and|your|with|this|that|from|not|are|you|it|to|for)\b", re.IGNORECASE
)
_STREAMLITS_OWN = (
    "Main menu",  # the button at the top right
    "Skip to main content",  # seen by the keyboard alone
)
# Text nodes as the eye takes them, and what a screen reader says instead of them.
_SEEN = """() => {
  const said = [];
  for (const each of document.querySelectorAll('[data-testid=stApp] *')) {
    if (!each.checkVisibility()) continue;
    const own = [...each.childNodes].filter(node => node.nodeType === 3)
      .map(node => node.textContent).join('');
    said.push(own);
    if (each.matches('p, li, label, a, caption')) said.push(each.textContent);
    for (const name of ['alt', 'title']) said.push(each.getAttribute(name) ?? '');
    if (each.matches(':placeholder-shown')) said.push(each.placeholder);
    if (each.matches('input, textarea, [role=group], [role=radiogroup]'))
      said.push(each.getAttribute('aria-label') ?? '');
  }
  return [...new Set(said.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean))];
}"""


def seen(page: Page) -> list[str]:
    """Every piece of text on the screen once."""
    texts: list[str] = page.evaluate(_SEEN)
    return texts


def english_on(page: Page) -> list[str]:
    """The pieces of text that are English, whoever wrote them; no user's text may be on the page."""
    return [text for text in seen(page) if text not in _STREAMLITS_OWN and is_english(text)]


def is_english(text: str) -> bool:
    """Whether a text is the English of something we have in Dutch, or holds a word that isn't Dutch."""
    if any(dutch.fullmatch(text) for dutch in _patterns()[1]):
        return False
    is_ours = any(english.fullmatch(text) for english in _patterns()[0])
    return is_ours or bool(_NEVER_DUTCH.search(text))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The texts of the catalogue that differ, in English and in Dutch, with room for parameters."""
    english, dutch = set(), set()
    for entry in entries("nl"):
        differ = set(entry.key) - set(entry.translations)
        english |= {each for each in differ if _says_something(each)}
        dutch |= {each for each in entry.translations if _says_something(each)}
    return tuple(map(_pattern, sorted(english))), tuple(map(_pattern, sorted(dutch)))


def _says_something(text: str) -> bool:
    """Whether there are words in a text beside its parameters; else its pattern fits everything."""
    return bool(_LETTERS.search(_PARAMETER.sub("", text)))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(".+?".join(re.escape(part) for part in _PARAMETER.split(text)), re.DOTALL)
