"""An account's checklist on the screen: a click per item, saved at once."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from smwork.domain.accounts import Check, CheckFields, CheckState
from smwork.domain.research import Channel
from smwork.domain.text_length import Length, lengths
from smwork.errors import UnknownFactError
from smwork.facts.checklists import (
    ChecklistGroup,
    ChecklistItem,
    checklist,
    checklist_groups,
    limit_units,
)
from smwork.locale import Translator
from smwork.store.pairs import set_check, set_check_value
from smwork.ui import state
from smwork.ui.accounts.pictures import picture_check
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.reading import Reading
from smwork.ui.touch import save_touch

_COLUMNS: tuple[tuple[ChecklistGroup, ...], ...] = (
    ("profile", "images"),
    ("found", "cross", "tags"),
)
_ONE_LINE = 60
"""Characters: a field that may be longer than this is written in several lines."""
Checks = dict[str, Check]


def account_checklist(here: Here, now: Reading, channel: Channel) -> None:
    """All items of this account's platform, group by group, in two columns."""
    t = here.t
    try:
        items = checklist(channel.platform)
    except UnknownFactError:
        st.caption(t("Choose a platform for this channel; then its checklist is here."))
        return
    checks = {each.item: each for each in now.book.checks if each.channel_id == channel.id}
    asked = [item for item in items if not _is(checks.get(item.key), "not_applicable")]
    labels = {group.key: t(group.label) for group in checklist_groups()}
    for place, groups in zip(st.columns(len(_COLUMNS), gap="large"), _COLUMNS, strict=True):
        with place:
            for group in groups:
                own = [item for item in asked if item.group == group]
                if own:
                    _group(here, channel, labels[group], own, checks)
    _left_out(here, channel, items, checks)


def _group(
    here: Here, channel: Channel, label: str, items: Sequence[ChecklistItem], checks: Checks
) -> None:
    done = sum(_is(checks.get(item.key), "done") for item in items)
    count = here.t("{done} of {all}", done=done, all=len(items))
    st.markdown(f"**{label}** :small[:gray[{count}]]")
    for item in items:
        _item(here, channel, item, checks.get(item.key))
    if items[0].group == "images":
        picture_check(here, channel)


def _item(here: Here, channel: Channel, item: ChecklistItem, check: Check | None) -> None:
    """A line of the list: its tick, and the text itself where the platform limits it."""
    if item.limit is None or item.unit is None:
        _tick(here, channel, item, check)
        return
    tick, text = st.columns([2, 3], vertical_alignment="center")
    with tick:
        _tick(here, channel, item, check)
    with text:
        _text(here, channel, item, check)


def _tick(here: Here, channel: Channel, item: ChecklistItem, check: Check | None) -> None:
    key, ticked = f"tick.{channel.id}.{item.key}", _is(check, "done")
    # What is on the screen is what is stored: also when a click could not be saved.
    if state.widget_value(key) != ticked:
        state.set_widget(key, ticked)
    st.checkbox(
        _label(here.t, item),
        key=key,
        help=_help(here.t, item),
        wrap=True,
        on_change=_tell,
        args=(here, channel.id, item.key, key, "done"),
    )


def _tell(here: Here, channel_id: str, item: str, key: str, ticked: CheckState) -> None:
    """Save a tick: the item is `ticked` now, or open again."""
    told: CheckState = ticked if state.widget_value(key) else "open"
    save_touch(
        here,
        partial(
            set_check,
            plan_id=here.plan_id,
            channel_id=channel_id,
            item=item,
            state=told,
            on=here.today,
        ),
    )


def _label(t: Translator, item: ChecklistItem) -> str:
    """What is to be in order; a picture with the size that the platform asks."""
    label = t(item.label, name=item.name)
    if item.width and item.height:
        return f"{label} :small[:gray[{item.width} × {item.height}]]"
    return label


def _help(t: Translator, item: ChecklistItem) -> str | None:
    told = [t(item.note)] if item.note else []
    if item.source is not None:
        told.append(t("Source: {source}", source=item.source.cited))
    return "  \n".join(told) or None


def _text(here: Here, channel: Channel, item: ChecklistItem, check: Check | None) -> None:
    """The text that stands in the profile; its label counts it against the limit."""
    t, value = here.t, check.value if check else ""
    found = lengths(value, item.limit, item.unit, item.max_bytes)
    label = _counted(t, t(item.label, name=item.name), found, typed=bool(value))
    long = item.limit is not None and item.limit > _ONE_LINE
    if check is not None:
        edit = Editor(here, check, CheckFields)
        (edit.area if long else edit.text)("value", label)
        return
    key = f"text.{channel.id}.{item.key}"
    arguments = (here, channel.id, item.key, key)
    (st.text_area if long else st.text_input)(label, key=key, on_change=_keep_text, args=arguments)


def _keep_text(here: Here, channel_id: str, item: str, key: str) -> None:
    """Save the first text of an item; from then on it has a record and a field of its own."""
    value = str(state.widget_value(key) or "").strip()
    work = partial(
        set_check_value, plan_id=here.plan_id, channel_id=channel_id, item=item, value=value
    )
    save_touch(here, work)


def _counted(t: Translator, name: str, found: Sequence[Length], *, typed: bool) -> str:
    """How long the text may be, and how long it is as soon as it is there."""
    units = {unit.key: t(unit.label) for unit in limit_units()}
    if not typed:
        most = " · ".join(f"{each.limit} {units[each.unit]}" for each in found)
        return t("{field}: at most {most}", field=name, most=most)
    told = " · ".join(
        t("{used} of {limit} {unit}", used=each.used, limit=each.limit, unit=units[each.unit])
        for each in found
    )
    over = [each for each in found if each.over]
    if not over:
        return f"{name}: {told}"
    much = t("{over} too many", over=max(each.over for each in over))
    return f":red[:material/error: {name}: {told}, {much}]"


def _left_out(here: Here, channel: Channel, items: Sequence[ChecklistItem], checks: Checks) -> None:
    """What does not apply to this account is not asked; which that is, is chosen here."""
    t = here.t
    left = sum(_is(checks.get(item.key), "not_applicable") for item in items)
    with st.container(horizontal=True, vertical_alignment="center"):
        # Its name stays the same: under another one it would shut at each tick.
        with st.popover(
            t("Does not apply"),
            key=f"left.{channel.id}",
            icon=":material/remove_done:",
            type="tertiary",
            on_change="rerun",
        ) as shown:
            if shown.open:
                st.caption(t("What you tick here is left out of the checklist."))
                for item in items:
                    _leave_out(here, channel, item, checks.get(item.key))
        if left:
            st.caption(t.n("{n} item left out", "{n} items left out", left))


def _leave_out(here: Here, channel: Channel, item: ChecklistItem, check: Check | None) -> None:
    key, left = f"leave.{channel.id}.{item.key}", _is(check, "not_applicable")
    if state.widget_value(key) != left:
        state.set_widget(key, left)
    st.checkbox(
        here.t(item.label, name=item.name),
        key=key,
        wrap=True,
        on_change=_tell,
        args=(here, channel.id, item.key, key, "not_applicable"),
    )


def _is(check: Check | None, wanted: CheckState) -> bool:
    return check is not None and check.state == wanted
