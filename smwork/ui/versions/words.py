"""A difference between two plans, in the reader's words: labels, units, dates and names."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from smwork.domain.amounts import amount
from smwork.domain.goals import Kpi
from smwork.domain.kpi import formula_of
from smwork.domain.say import Money, Percent, msg
from smwork.domain.versions import Change, Difference, Json, Occasion, What
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.store.tables import IN_PLAN
from smwork.ui.evaluation.words import Names, names_of, told_value
from smwork.ui.messages import plain
from smwork.ui.record_words import KINDS, field_label, is_told

WHATS: Final[dict[What, str]] = {
    "added": msg("added"),
    "changed": msg("changed"),
    "dropped": msg("taken out"),
}
ICONS: Final[dict[What, str]] = {
    "added": ":green[:material/add_circle:]",
    "changed": ":blue[:material/change_circle:]",
    "dropped": ":orange[:material/do_not_disturb_on:]",
}
OCCASIONS: Final[dict[Occasion, str]] = {
    "hand": msg("in between"),
    "workshop": msg("end of a workshop"),
    "review": msg("end of a review"),
    "before": msg("kept before going back"),
    "back": msg("went back to it"),
}
_PER_CENT: Final = {"effect", "engagement"}
_MOST_FIELDS: Final = 8
_MONEY: Final = {"media_budget"}
_SHORT: Final = 60
"""Texts up to this length are told whole, here and in the history."""
_SEEN: Final = 40
"""Texts that differ within so many characters are told from their beginning."""
_BEFORE: Final = 24
_ROOM: Final = 100
"""Characters of a long text that are shown: some before the place where it differs, and what follows."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Puts differences into words; `names` are those of both plans.

    With `whole` every field is told to its end, as when an old version is read.
    """

    t: Translator
    names: Names
    whole: bool = False

    def title(self, difference: Difference) -> str:
        """What kind of thing, and what it is called."""
        name = self.name(difference)
        told = self.kind(difference)
        return f"{told} “{name}”" if name else told

    def kind(self, difference: Difference) -> str:
        """What kind of thing it is."""
        kind = kind_of_part(difference.part)
        return self.t(KINDS.get(kind, kind.replace("_", " ").capitalize()))

    def name(self, difference: Difference) -> str:
        """What it is called."""
        return plain(self.names.get(difference.record.id, ""))

    def lines(self, difference: Difference) -> list[str]:
        """Each field: from what to what; of what came or went, what it said."""
        changes = [each for each in difference.changes if not self._is_named(difference, each)]
        most = len(changes) if self.whole else _MOST_FIELDS
        told = [self._line(difference, each) for each in changes[:most]]
        more = len(changes) - most
        if more > 0:
            told.append(self.t.n("and {n} more field", "and {n} more fields", more))
        return told if difference.what == "changed" or self.whole else [" · ".join(told)]

    def _is_named(self, difference: Difference, change: Change) -> bool:
        """Whether the title says it already, as far as there is room; or nobody could read it."""
        if not is_told(kind_of_part(difference.part), change[0]):
            return True
        name, value = self.names.get(difference.record.id, ""), change[1] or change[2]
        if difference.what == "changed" or not name or not isinstance(value, str):
            return False
        return value == name if self.whole else value.startswith(name.removesuffix("…"))

    def _line(self, difference: Difference, change: Change) -> str:
        field, before, after = change
        label = field_label(self.t, kind_of_part(difference.part), field)
        if difference.what == "changed":
            old, new = self._pair(difference, change)
            told = {"before": plain(old), "after": plain(new)}
            return self.t("{field}: {before} → {after}", field=label, **told)
        value = after if difference.what == "added" else before
        return f"{label}: {plain(self._value(difference, field, value))}"

    def _pair(self, difference: Difference, change: Change) -> tuple[str, str]:
        """Both values; of long texts the part where they differ."""
        field, before, after = change
        if isinstance(before, str) and isinstance(after, str):
            at = _first_difference(before, after)
            if at >= _SEEN:
                start = before.rfind(" ", 0, at - _BEFORE) + 1
                return _from(before, start), _from(after, start)
        return self._value(difference, field, before), self._value(difference, field, after)

    def _value(self, difference: Difference, field: str, value: Json) -> str:
        if self.whole and isinstance(value, str) and len(value) > _SHORT:
            return f"“{value}”"
        told = self._figure(difference, field, value)
        return told or told_value(self.t, kind_of_part(difference.part), field, value, self.names)

    def _figure(self, difference: Difference, field: str, value: Json) -> str | None:
        """A figure with its unit, where it has one."""
        t, record = self.t, difference.record
        if not isinstance(value, int | float):
            return None
        if field in _PER_CENT:
            return t("{value}", value=Percent(value, 2))
        if field in _MONEY:
            return t("{value}", value=Money(value))
        if not isinstance(record, Kpi) or field not in ("baseline", "target"):
            return None
        if field == "target" and record.target_kind == "growth":
            return t("{value}", value=Percent(value, 2))
        formula = formula_of(record)
        return t("{value}", value=amount(formula.unit, value)) if formula else None


def teller(t: Translator, *books: Workbook, whole: bool = False) -> Teller:
    """One who knows the names of all these plans; of two names the later plan's counts."""
    names: dict[str, str] = {}
    for book in books:
        names |= names_of(t, book)
    return Teller(t, names, whole)


def _first_difference(before: str, after: str) -> int:
    """How many characters two texts have in common from the beginning."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))


def _from(text: str, start: int) -> str:
    rest = text[start:]
    cut = rest if len(rest) <= _ROOM else f"{rest[:_ROOM]}…"
    return f"“…{cut}”" if start else f"“{cut}”"


def kind_of_part(part: str) -> str:
    """The kind of record in a part of the workbook, as the history calls it."""
    return _KINDS.get(part, part)


_KINDS: Final[Mapping[str, str]] = {part: kind.name for part, kind in IN_PLAN.items()}
