"""Step 6: successes, failures and tests without a difference with what they taught, and decisions that are kept like promises."""

from collections.abc import Collection
from typing import Final

import streamlit as st

from smwork.domain.evaluation import (
    Decision,
    DecisionFields,
    Learning,
    LearningFields,
    LearningKind,
)
from smwork.domain.months import last_day, next_month
from smwork.domain.review import is_late
from smwork.domain.say import Day, msg
from smwork.locale import Translator
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain, short
from smwork.ui.reading import Reading
from smwork.ui.smart_panel import letters, smart_panel
from smwork.ui.step import add_line, fold, foot
from smwork.ui.words import RHYTHMS, in_words, kpi_options

LEARNINGS: Final[dict[LearningKind, str]] = {
    "success": msg("a success"),
    "failure": msg("a failure"),
    "no_difference": msg("no difference found"),
}
SIGNS: Final[dict[LearningKind, str]] = {
    "success": ":green[:material/thumb_up:]",
    "failure": ":orange[:material/thumb_down:]",
    "no_difference": ":blue[:material/balance:]",
}


def learnings(here: Here, now: Reading) -> None:
    """What was learned, the latest first (method E5)."""
    t = here.t
    st.caption(
        t(
            "A failure that taught something is worth as much as a success,"
            " and so is a test that found no difference."
        )
    )
    add_line(
        here,
        "learning",
        t("What went well, or went wrong?"),
        t("Add it"),
        lambda typed: LearningFields(what=typed, on=now.today),
        placeholder=t("For example: the recipe videos were shared twice as often"),
    )
    for learning in sorted(now.book.learnings, key=_newest, reverse=True):
        with fold(learning, _learning_head(t, learning)) as is_open:
            if is_open:
                _learning(here, now, learning)


def _newest(record: Learning | Decision) -> tuple[str, str]:
    day = record.on if isinstance(record, Learning) else None
    return (str(day or record.created_at.date()), record.id)


def _learning_head(t: Translator, learning: Learning) -> str:
    what = short(learning.what) or t("Something learned")
    when = f" · {t.day(learning.on)}" if learning.on else ""
    taught = "" if learning.learned else f" · :orange[{t('what did it teach?')}]"
    return f"{SIGNS[learning.kind]} **{what}**{when}{taught}"


def _learning(here: Here, now: Reading, learning: Learning) -> None:
    t, edit = here.t, Editor(here, learning, LearningFields)
    left, right = st.columns([3, 2], gap="large")
    with left:
        edit.area("what", t("What happened?"))
        edit.area(
            "learned",
            t("What did it teach you?"),
            placeholder=t("What do you do more of, less of, or in another way from now on?"),
        )
    with right:
        edit.pick("kind", t("How did it end?"), in_words(t, LEARNINGS))
        edit.day("on", t("When"))
        edit.choice(
            "kpi_id", t("Seen in the KPI"), kpi_options(t, now.book), empty=t("None in particular")
        )
    foot(edit, learning.what)


def decisions(here: Here, now: Reading, left_out: Collection[str] = ()) -> None:
    """Adjustments as commitments: late ones first, then those under way, then what is done.

    `left_out` are the ids of those that the page shows already.
    """
    t = here.t
    st.caption(t("A decision says what changes, who does it and until when."))
    add_line(
        here,
        "decision",
        t("What do you do differently from now on?"),
        t("Add decision"),
        lambda typed: DecisionFields(
            statement=typed,
            start=now.today,
            deadline=last_day(next_month(now.today)),
            check_every="month",
        ),
        placeholder=t("For example: two videos a week on Instagram instead of four photos"),
    )
    listed = [each for each in now.book.decisions if each.id not in left_out]
    newest_first = sorted(listed, key=_newest, reverse=True)
    for decision in sorted(
        newest_first, key=lambda each: (each.done, not is_late(each, now.today))
    ):
        with fold(decision, _decision_head(t, now, decision)) as is_open:
            if is_open:
                _decision(here, now, decision)


def _decision_head(t: Translator, now: Reading, decision: Decision) -> str:
    what = short(decision.statement) or t("New decision")
    if decision.done:
        return f":green[:material/check_circle:] {what} · {t('done')}"
    told = [f":material/radio_button_unchecked: **{what}**"]
    if decision.owner:
        told.append(plain(decision.owner))
    if decision.deadline is not None:
        due = t("until {day}", day=Day(decision.deadline))
        late = t("{due}: too late", due=due)
        told.append(f":red[**{late}**]" if is_late(decision, now.today) else due)
    told.append(letters(now.verdict(decision, decision.id)))
    return " · ".join(told)


def _decision(here: Here, now: Reading, decision: Decision) -> None:
    t, edit = here.t, Editor(here, decision, DecisionFields)
    form, panel = st.columns([3, 2], gap="large")
    with form:
        edit.flag("done", t("This is done"))
        if is_late(decision, now.today):
            st.warning(
                t("The deadline has passed and it isn't done. Do it, move it, or let it go."),
                icon=":material/event_busy:",
            )
        edit.text("statement", t("What changes?"), live=True)
        _who_and_when(t, edit)
        _effect(t, now, edit)
    with panel:
        smart_panel(t, now.verdict(decision, decision.id), key=decision.id)
    foot(edit, decision.statement or t("New decision"))


def _who_and_when(t: Translator, edit: Editor) -> None:
    left, right = st.columns(2)
    with left:
        edit.text("owner", t("Who does it?"), live=True)
        edit.day("start", t("Start date"))
    with right:
        edit.text(
            "agreed_by", t("Agreed by"), live=True, hint=t("Who must do it and who pays for it.")
        )
        edit.day("deadline", t("Deadline"))


def _effect(t: Translator, now: Reading, edit: Editor) -> None:
    edit.choice(
        "kpi_id", t("Which KPI should it move?"), kpi_options(t, now.book), empty=t("None yet")
    )
    left, right = st.columns(2)
    with left:
        edit.number("effect", t("By how much (%)?"), live=True, placeholder="10")
    with right:
        edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=t("None yet"))
