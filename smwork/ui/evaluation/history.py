"""What changed in the plan, in words: who, when, which field, from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.say import Month, msg
from smwork.locale import Translator
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.history import Entry, read_history
from smwork.store.tables import IN_PLAN
from smwork.ui.actions import action_button
from smwork.ui.context import Here
from smwork.ui.evaluation.words import Names, names_in, told_value
from smwork.ui.messages import flash, plain
from smwork.ui.reading import Reading
from smwork.ui.record_words import KINDS, field_label
from smwork.ui.words import who

_SHOWN: Final = 30
_READ: Final = 300
"""More are read than shown: a record that is gone is called what its own history calls it."""

_MOST_FIELDS: Final = 6
_RECORDS: Final = {kind.name: kind.record for kind in IN_PLAN.values()}


@dataclass(frozen=True, slots=True)
class Action:
    """What one user action did: its first entry, and how many records came along with it.

    `whole` is False when it did more than was read: then its first entry isn't known.
    """

    entry: Entry
    along: int
    whole: bool = True


def plan_history(here: Here, now: Reading) -> None:
    """The latest changes in a fold; it is read only when it is open."""
    t = here.t
    st.header(t("How the plan changed"))
    with st.expander(
        t("The latest changes"),
        icon=":material/history:",
        key="history",
        on_change="rerun",
    ) as opened:
        if opened.open:
            _changes(here, now)


def actions_of(entries: Sequence[Entry], *, whole: bool) -> list[Action]:
    """Entries, newest first, put together by user action; a change of a field is one by itself.

    What was written first in an action is what the person asked for; the rest came along. Unless
    `whole`, there are older entries that were not read. Going back to a version is told last, and
    all else of that moment came along.
    """
    found: list[Action] = []
    for entry in entries:
        last = found[-1] if found else None
        if last and last.entry.action == "go_back" and _same_moment(last.entry, entry):
            found[-1] = Action(last.entry, last.along + (entry.action != "freeze"))
        elif last and _same_action(last.entry, entry):
            found[-1] = Action(entry, last.along + 1)
        else:
            found.append(Action(entry, 0))
    if found and not whole and found[-1].along and found[-1].entry.action != "go_back":
        found[-1] = replace(found[-1], whole=False)
    return found


def removed_now(entries: Sequence[Entry]) -> set[str]:
    """The ids of records that were removed and not brought back since."""
    latest: dict[str, str] = {}
    for entry in entries:
        if entry.action in ("remove", "restore"):
            latest.setdefault(entry.record_id, entry.action)
    return {record_id for record_id, action in latest.items() if action == "remove"}


def _same_action(one: Entry, other: Entry) -> bool:
    return one.action == other.action != "change" and _same_moment(one, other)


def _same_moment(one: Entry, other: Entry) -> bool:
    return (one.at, one.by) == (other.at, other.by)


def _changes(here: Here, now: Reading) -> None:
    entries = here.read(partial(read_history, plan_id=here.plan_id, limit=_READ))
    names, gone = names_in(here.t, now, entries), removed_now(entries)
    offered: set[str] = set()
    actions = actions_of(entries, whole=len(entries) < _READ)
    for place, action in enumerate(actions[:_SHOWN]):
        entry = action.entry
        with st.container(horizontal=True, vertical_alignment="center", key=f"change.{place}"):
            st.markdown(_told(here, action, names), width="stretch")
            undoable = entry.action == "remove" and entry.record_id in gone - offered
            if undoable and entry.kind in _RECORDS:
                offered.add(entry.record_id)
                _undo_button(here, entry)


def _undo_button(here: Here, entry: Entry) -> None:
    t = here.t
    action_button(
        here,
        t("Bring back"),
        f"bring.back.{entry.record_id}",
        partial(_restored, entry),
        lambda _: flash(t("It is back.")),
        icon=":material/undo:",
    )


def _restored(entry: Entry, tx: Tx) -> str:
    records.restore(tx, _RECORDS[entry.kind], entry.record_id)
    return entry.record_id


def _told(here: Here, action: Action, names: Names) -> str:
    """One line: what happened to what, and under it when and by whom."""
    t, entry = here.t, action.entry
    kind = t(KINDS.get(entry.kind, entry.kind.replace("_", " ")))
    name = plain(names.get(entry.record_id, ""))
    subject = f"{kind} “{name}”" if name else kind
    if not action.whole:
        subject = t("Many things at once")
    when = f"{t.moment(entry.at)} · {plain(who(t, entry.by))}"
    return f"{_happened(here, action, subject, names)}  \n:small[:gray[{when}]]"


_CHANGED: Final = msg("{subject} changed")
_DONE: Final = {
    "add": msg("{subject} added"),
    "remove": msg("{subject} deleted"),
    "restore": msg("{subject} brought back"),
    "archive": msg("{subject} put away, or taken out again"),
    "copy": msg("{subject} copied"),
}


def _happened(here: Here, action: Action, subject: str, names: Names) -> str:
    t, entry = here.t, action.entry
    if entry.action == "change":
        return f"**{subject}**  \n{_fields(here, entry, names)}"
    told = _kept(t, entry) or t(_DONE.get(entry.action, _CHANGED), subject=subject)
    if not action.along or not action.whole:
        return f"**{told}**"
    along = t.n("and {n} more", "and {n} more", action.along)
    return f"**{told}** {along}"


def _kept(t: Translator, entry: Entry) -> str:
    """What was frozen, gone back to or kept: a version, or a month's review; else nothing."""
    version = plain(str(entry.changes.get("version", ("", ""))[1]))
    match entry.action:
        case "freeze":
            return t("Version {version} frozen", version=version)
        case "go_back":
            return t("Went back to version {version}", version=version)
        case "review":
            month = date.fromisoformat(str(entry.changes["month"][1]))
            return t("The review of {month} kept", month=Month(month))
        case _:
            return ""


def _fields(here: Here, entry: Entry, names: Names) -> str:
    """Each changed field with its value before and after."""
    t = here.t
    lines = [
        t(
            "{field}: {before} → {after}",
            field=field_label(t, entry.kind, field),
            before=plain(told_value(t, entry.kind, field, before, names)),
            after=plain(told_value(t, entry.kind, field, after, names)),
        )
        for field, (before, after) in list(entry.changes.items())[:_MOST_FIELDS]
    ]
    return "  \n".join(lines)
