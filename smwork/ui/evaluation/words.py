"""What records and their values are called when the history, or a difference, tells of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Final

from smwork.domain.accounts import Check
from smwork.domain.experiments.metrics import METRICS
from smwork.domain.mix import OWN_MIX
from smwork.domain.names import channel_name, kpi_name
from smwork.domain.research import Channel
from smwork.domain.say import msg
from smwork.domain.workbook import Workbook
from smwork.errors import UnknownFactError
from smwork.facts import kpis as catalogue
from smwork.facts.checklists import checklist
from smwork.facts.flywheel import flywheel
from smwork.facts.journey import journey
from smwork.facts.mixes import mix_rules
from smwork.locale import Translator
from smwork.store.history import Entry
from smwork.store.tables import IN_PLAN
from smwork.ui.content.words import EVENTS, FORMS, MATCHES, STATUSES, lcss_options
from smwork.ui.evaluation.annotations import SPANS
from smwork.ui.evaluation.decisions import LEARNINGS
from smwork.ui.experiments.words import SHARED_OUT
from smwork.ui.goals.words import DIRECTIONS, TARGETS, UNITS
from smwork.ui.inspiration.words import ORIGINS, SENTIMENTS, TERMS
from smwork.ui.kpis.course import SHAPES
from smwork.ui.kpis.formulas import in_readers_words
from smwork.ui.links.places import in_readers_places
from smwork.ui.links.words import STYLES
from smwork.ui.plan.page import MARKETS
from smwork.ui.reading import Reading
from smwork.ui.research.words import ACTIVITIES, DECISIONS, PROFILES, REPORTS, USES
from smwork.ui.words import RHYTHMS, platform_label, spoken

Names = Mapping[str, str]
"""Record id → what it is called."""

_GOAL_STATES: Final = {
    "open": msg("under way"),
    "reached": msg("reached"),
    "dropped": msg("dropped"),
}
_CHOICES: Final[dict[tuple[str, str], Mapping[str, str]]] = {
    ("goal", "status"): _GOAL_STATES,
    ("channel", "decision"): {str(key): text for key, text in DECISIONS.items()},
    ("fake_profile", "state"): {str(key): text for key, text in REPORTS.items()},
    ("fit", "uses"): {str(key): text for key, text in USES.items()},
    ("fit", "activity"): {str(key): text for key, text in ACTIVITIES.items()},
    ("check_item", "state"): {
        "open": msg("to be done"),
        "done": msg("done"),
        "not_applicable": msg("does not apply"),
    },
    ("item", "form"): {str(key): text for key, text in FORMS.items()},
    ("kind", "form"): {str(key): text for key, text in FORMS.items()},
    ("post_match", "state"): MATCHES,
    ("item", "status"): {str(key): text for key, text in STATUSES.items()},
    ("event", "kind"): {str(key): text for key, text in EVENTS.items()},
    ("experiment", "unit"): {str(key): text for key, text in SHARED_OUT.items()},
    ("experiment", "metric"): {str(key): each.name for key, each in METRICS.items()},
    ("learning", "kind"): {str(key): text for key, text in LEARNINGS.items()},
    ("term", "kind"): {str(key): text for key, text in TERMS.items()},
    ("mention", "sentiment"): {str(key): text for key, text in SENTIMENTS.items()},
    ("idea", "origin"): {str(key): text for key, text in ORIGINS.items()},
    ("audience", "market"): MARKETS,
    ("annotation", "span"): {str(key): text for key, text in SPANS.items()},
    ("kpi", "target_kind"): TARGETS,
    ("own_kpi", "direction"): DIRECTIONS,
    ("own_kpi", "unit"): {str(key): text for key, text in UNITS.items()},
    ("channel", "profile"): PROFILES,
    ("kpi", "growth_period"): {str(key): text for key, text in RHYTHMS.items()},
    ("link_preset", "style"): {str(key): text for key, text in STYLES.items()},
    ("tagged_link", "style"): {str(key): text for key, text in STYLES.items()},
    ("kpi", "shape"): {str(key): text for key, text in SHAPES.items()},
}
_CHOICES_EVERYWHERE: Final[dict[str, Mapping[str, str]]] = {
    "check_every": {str(key): text for key, text in RHYTHMS.items()},
}
_NAMED_BY: Final = (
    *("statement", "name", "title", "what", "text", "words", "who", "item", "handle", "url"),
    "campaign",
)
_LONGEST: Final = 60


def names_in(t: Translator, now: Reading, entries: Sequence[Entry]) -> Names:
    """What each record is called: as it is now, or as its history last said when it is gone."""
    names: dict[str, str] = {}
    for entry in reversed(entries):
        told = next((entry.changes[f][1] for f in _NAMED_BY if f in entry.changes), None)
        if isinstance(told, str) and told:
            names[entry.record_id] = _short(told)
    return names | names_of(t, now.book)


def names_of(t: Translator, book: Workbook) -> dict[str, str]:
    """What each record of a plan is called."""
    names: dict[str, str] = {}
    for attribute in IN_PLAN:
        for record in getattr(book, attribute):
            told = next((v for f in _NAMED_BY if (v := getattr(record, f, ""))), "")
            names[record.id] = _short(str(told))
    names |= {kpi.id: spoken(t, kpi_name(kpi)) for kpi in book.kpis}
    names |= {channel.id: spoken(t, channel_name(channel)) for channel in book.channels}
    names |= {check.id: _item_name(t, check, book.channels) for check in book.checks}
    names |= {match.id: names.get(match.item_id, "") for match in book.matches}
    names |= {post.id: names.get(post.variant_id, "") for post in book.tested_posts}
    return names | {book.plan.id: book.plan.name}


def _item_name(t: Translator, check: Check, channels: Iterable[Channel]) -> str:
    """A checklist's item as the accounts' page calls it; of a channel that is gone, by its key."""
    channel = next((each for each in channels if each.id == check.channel_id), None)
    try:
        items = checklist(channel.platform) if channel else ()
    except UnknownFactError:
        items = ()
    return next(
        (_short(t(item.label, name=item.name)) for item in items if item.key == check.item),
        check.item,
    )


def told_value(t: Translator, kind: str, field: str, value: object, names: Names) -> str:
    """A value of the history as a person reads it."""
    if isinstance(value, bool):
        return t("yes") if value else t("no")
    if value in (None, "", [], {}):
        return t("nothing")
    if isinstance(value, int | float):
        return t.number(float(value), 2)
    if isinstance(value, list):
        return ", ".join(_told_key(t, field, str(each)) for each in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{_told_key(t, field, str(key))} {told_value(t, kind, '', each, names)}"
            for key, each in value.items()
        )
    return _told_text(t, kind, field, str(value), names)


def _told_key(t: Translator, field: str, key: str) -> str:
    """One of several that were chosen, or the name of one of several figures."""
    return _KEYS[field](t, key) if field in _KEYS else key


def _told_text(t: Translator, kind: str, field: str, value: str, names: Names) -> str:
    if field.endswith("_id") or (field == "formula" and value in names):
        return names.get(value) or t("something that is gone")
    choices = _CHOICES.get((kind, field)) or _CHOICES_EVERYWHERE.get(field, {})
    if value in choices:
        return t(choices[value])
    if field in _KEYS:
        return _KEYS[field](t, value)
    if kind == "link_preset":
        value = in_readers_places(t, value)
    return t.day(day) if (day := _day_in(value)) else f"“{_short(value)}”"


def _formula(t: Translator, key: str) -> str:
    try:
        return t(catalogue.kpi(key).label)
    except UnknownFactError:
        return f"“{_short(in_readers_words(t, key))}”"


def _family_or_phase(t: Translator, key: str) -> str:
    known = {str(each.key): each.label for each in catalogue.kpi_families()}
    known |= {str(each.key): each.label for each in flywheel()}
    return t(known[key]) if key in known else key


def _day_in(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _short(text: str) -> str:
    return shorten(text, _LONGEST, placeholder="…")


def _of_the_journey(t: Translator, key: str) -> str:
    return next((t(phase.label) for phase in journey() if phase.key == key), key)


def _of_the_mix(t: Translator, key: str) -> str:
    """A rule for the mix, or a class in one; an own one is called as its people do."""
    known = {rule.key: t(rule.label) for rule in mix_rules()} | {OWN_MIX: t("A rule of our own")}
    known |= {each.key: t(each.label) for rule in mix_rules() for each in rule.classes}
    return known.get(key, f"“{_short(key)}”")


_KEYS: Final[dict[str, Callable[[Translator, str], str]]] = {
    "platform": platform_label,
    "formula": _formula,
    "family": _family_or_phase,
    "flywheel": _family_or_phase,
    "mix": _of_the_mix,
    "mix_rule": _of_the_mix,
    "own_mix": _of_the_mix,
    "journey": _of_the_journey,
    "lcss": lambda t, value: lcss_options(t).get(value, value),
}
"""The fields that hold a key of the facts, and what it is called."""
