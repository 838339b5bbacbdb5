"""What records, fields and values are called when the history tells of them."""

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
from smwork.ui.annotations import SPANS
from smwork.ui.content_words import EVENTS, FORMS, MATCHES, STATUSES, lcss_options
from smwork.ui.evaluation_decisions import LEARNINGS
from smwork.ui.experiment_words import SHARED_OUT
from smwork.ui.formulas import in_readers_words
from smwork.ui.goal_words import DIRECTIONS, TARGETS, UNITS
from smwork.ui.inspiration_words import ORIGINS, SENTIMENTS, TERMS
from smwork.ui.kpi_course import SHAPES
from smwork.ui.links_words import STYLES
from smwork.ui.plan import MARKETS
from smwork.ui.reading import Reading
from smwork.ui.research_words import ACTIVITIES, DECISIONS, PROFILES, REPORTS, USES
from smwork.ui.words import RHYTHMS, platform_label, spoken

Names = Mapping[str, str]
"""Record id → what it is called."""

KINDS: Final[dict[str, str]] = {
    "plan": msg("Plan"),
    "objective": msg("Business objective"),
    "audience": msg("Audience"),
    "goal": msg("Goal"),
    "own_kpi": msg("Own KPI"),
    "kpi": msg("KPI"),
    "channel": msg("Channel"),
    "mission": msg("Mission"),
    "fake_profile": msg("Fake profile"),
    "competitor": msg("Competitor"),
    "fit": msg("Audience on a channel"),
    "check_item": msg("Point of a checklist"),
    "improvement": msg("Improvement"),
    "term": msg("Search term"),
    "mention": msg("Mention"),
    "case_study": msg("Example"),
    "idea": msg("Idea"),
    "experiment": msg("Experiment"),
    "variant": msg("Variant"),
    "tested_post": msg("Post of a variant"),
    "kind": msg("Kind of content"),
    "item": msg("Content item"),
    "post_match": msg("Post of an item"),
    "event": msg("Date"),
    "link_preset": msg("Tags for links"),
    "tagged_link": msg("Tagged link"),
    "cadence": msg("Cadence"),
    "learning": msg("Learning"),
    "decision": msg("Decision"),
    "annotation": msg("Annotation"),
}
_FIELDS: Final[dict[str, str]] = {
    "activity": msg("How active"),
    "added_value_for": msg("For whom does it add value?"),
    "agreed_by": msg("Agreed by"),
    "answer_minutes": msg("Answered within (minutes)"),
    "audience_id": msg("Audience"),
    "author": msg("Said by"),
    "base_rate": msg("What A gets (%)"),
    "baseline": msg("Baseline"),
    "began_on": msg("Began on"),
    "best": msg("The best of ten gets"),
    "campaign": msg("Campaign"),
    "channel_id": msg("Channel"),
    "check_every": msg("Checked"),
    "checked_on": msg("Last checked"),
    "content": msg("Content"),
    "controller": msg("Who controls it"),
    "cross_media": msg("Connection to other media"),
    "deadline": msg("Deadline"),
    "decision": msg("What happens with it"),
    "description": msg("Description"),
    "direction": msg("Better is"),
    "done": msg("Done"),
    "done_on": msg("Done on"),
    "effect": msg("Effect (%)"),
    "end": msg("Period until"),
    "engagement": msg("Engagement (%)"),
    "experiment": msg("Is an experiment"),
    "experiment_id": msg("Experiment"),
    "family": msg("Family"),
    "flywheel": msg("Flywheel"),
    "followers": msg("Followers"),
    "form": msg("Form"),
    "formula": msg("KPI"),
    "found_on": msg("Found on"),
    "goal_id": msg("Goal"),
    "growth_period": msg("Growth"),
    "shape": msg("The course runs"),
    "branch": msg("Branch"),
    "guidelines": msg("Guidelines for staff"),
    "handle": msg("Handle"),
    "hour_rate": msg("What an hour costs (€)"),
    "hours": msg("Hours"),
    "hours_per_post": msg("Hours per post"),
    "hours_week": msg("Hours a week"),
    "idea_id": msg("Idea"),
    "in_stock": msg("In stock"),
    "item_id": msg("Content item"),
    "journey": msg("Customer journey"),
    "kind": msg("Kind"),
    "kind_id": msg("Kind of content"),
    "kpi_id": msg("KPI"),
    "lcss": "LCSS",
    "learned": msg("What it taught"),
    "left_out": msg("Left out because"),
    "lesson": msg("Lesson"),
    "lift": msg("Difference that matters (%)"),
    "link": msg("Link"),
    "maintainer": msg("Who maintains it"),
    "maker": msg("Maker"),
    "market": msg("Kind"),
    "marketing_strategy": msg("Marketing strategy"),
    "measured": msg("How it is measured"),
    "media_budget": msg("Media budget in the period (€)"),
    "medium": msg("Medium"),
    "message": msg("Message"),
    "metric": msg("The figure that decides"),
    "mix": msg("Class in the mix"),
    "mix_rule": msg("Rule for the mix"),
    "moments": msg("Moments"),
    "name": msg("Name"),
    "needs": msg("Needs"),
    "needs_answer": msg("Asks for an answer"),
    "niche": msg("Niche"),
    "objective_id": msg("Serves"),
    "on": msg("Day"),
    "origin": msg("Origin"),
    "origin_id": msg("Came from"),
    "outcome": msg("Outcome"),
    "own_mix": msg("Own mix"),
    "owner": msg("Owner"),
    "paid": msg("Paid"),
    "pace": msg("Pace"),
    "people": msg("People"),
    "per_month": msg("Times a month"),
    "planned": msg("Sample per variant"),
    "planned_at": msg("Time"),
    "planned_on": msg("Planned on"),
    "platform": msg("Platform"),
    "pooled": msg("All accounts as one"),
    "posts_per_week": msg("Posts a week"),
    "profile": msg("Page or personal profile"),
    "promotion": msg("Promotion"),
    "published_on": msg("Went out on"),
    "reached": msg("What you see when it is reached"),
    "said_on": msg("Said on"),
    "sentiment": msg("Sentiment"),
    "short": msg("Short link"),
    "source": msg("Source"),
    "span": msg("Counts for"),
    "start": msg("Start date"),
    "spread": msg("Spread of posts"),
    "state": msg("State"),
    "statement": msg("Text"),
    "status": msg("Status"),
    "stop_reason": msg("Stopped because"),
    "stopped_on": msg("Stopped on"),
    "style": msg("Names of the tags"),
    "target": msg("Target value"),
    "target_kind": msg("The target is"),
    "term": msg("Term"),
    "term_id": msg("Search term"),
    "text": msg("Text"),
    "title": msg("Title"),
    "tone": msg("Tone of voice"),
    "tool": msg("Tool"),
    "tool_costs_month": msg("Tools a month (€)"),
    "unit": msg("Unit"),
    "url": msg("Link"),
    "uses": msg("Uses the channel"),
    "value": msg("Value"),
    "weakest": msg("The weakest of ten gets"),
    "website": msg("Website"),
    "what": msg("What happened"),
    "who": msg("Who"),
    "why": msg("Why social media?"),
    "words": msg("Search words"),
}
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
_UNTOLD: Final = {
    "check_item": {"item"},
    "tested_post": {"variant_id", "account_id", "post_id"},
    "post_match": {"item_id", "account_id", "post_id"},
}
"""Fields that its name tells already, or that nobody can read: which post of which account it is."""
_LONGEST: Final = 60


def is_told(kind: str, field: str) -> bool:
    """Whether this field of a record says something to a person."""
    return field not in _UNTOLD.get(kind, ())


def field_label(t: Translator, kind: str, field: str) -> str:
    """The field as the screen calls it; a commitment's text is called after what it is."""
    if field == "statement" and kind in KINDS:
        return t(KINDS[kind])
    if (kind, field) == ("own_kpi", "formula"):
        return t("Formula")
    return t(_FIELDS[field]) if field in _FIELDS else field.replace("_", " ")


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
