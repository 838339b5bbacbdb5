"""A formula on the screen: typed and shown in the reader's own words, kept by the metrics' keys."""

from collections.abc import Sequence
from functools import cache

import streamlit as st

from smwork.domain.formula import (
    Trouble,
    Words,
    meaning_of,
    read_formula,
    read_stored,
    written,
)
from smwork.domain.formula.tokens import LONGEST
from smwork.facts.metrics import all_metrics, metric
from smwork.locale import Translator
from smwork.ui.fields import LIVE, Editor
from smwork.ui.parsing import NotUnderstoodError, Parse, as_text


@cache
def words_of(t: Translator) -> Words:
    """The names by which a reader of this language may call a metric: its own, and the keys."""
    keys = {each.key: each.key for each in all_metrics()}
    labels = {t(each.label): each.key for each in all_metrics()}
    return Words(keys | labels, t.locale.number_symbols["latn"]["decimal"])


def in_readers_words(t: Translator, stored: str) -> str:
    """A stored formula as this reader writes it; one that can't be read any more as it is stored."""
    read = read_stored(stored)
    if isinstance(read, Trouble):
        return stored
    return written(read.tree, lambda key: t(metric(key).label), lambda value: t.number(value, 12))


def missing_metrics(t: Translator, missing: Sequence[str]) -> str:
    """Which metrics are not known, and what to fill in for those that nobody measures; else empty."""
    measured = [t(metric(key).label) for key in missing if not metric(key).fill_in]
    to_do = dict.fromkeys(t(metric(key).fill_in) for key in missing if metric(key).fill_in)
    told = [t("not known: {metrics}.", metrics=t.listed(measured))] if measured else []
    return " ".join([*told, *to_do])


def formula_parser(t: Translator) -> Parse:
    """From what is typed to what is stored; raises NotUnderstoodError with the place and the reason."""

    def parse(raw: object) -> str:
        text = as_text(raw)
        if not text:
            return ""
        read = read_formula(text, words_of(t))
        if isinstance(read, Trouble):
            raise NotUnderstoodError(read.why)
        stored = written(read.tree)
        # The keys may be longer than the words were.
        for found in (meaning_of(read.tree), read_stored(stored)):
            if isinstance(found, Trouble):
                raise NotUnderstoodError(found.why)
        return stored

    return parse


class FormulaEditor(Editor):
    """An editor with one field more: a formula, checked while it is typed."""

    def formula(self, name: str, label: str, *, placeholder: str, hint: str) -> None:
        """A line with a formula."""
        t = self.here.t
        shown = in_readers_words(t, str(self._value(name) or ""))
        with self._saving(name, shown, formula_parser(t)) as saving:
            st.text_input(
                label,
                placeholder=placeholder,
                help=hint,
                live=LIVE,
                max_chars=LONGEST,
                **saving,
            )
