"""Ideas with where they come from, and the library of examples; an idea becomes something with one click."""

from functools import partial
from textwrap import shorten

import streamlit as st

from smwork.domain.inspiration import Case, CaseFields, Idea, IdeaFields
from smwork.domain.names import audience_name
from smwork.facts.algorithms import algorithm_points
from smwork.facts.platforms import platforms
from smwork.store import ideas as growing
from smwork.ui.actions import action_button
from smwork.ui.calendar.choice import choose_item
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.inspiration.words import ORIGINS
from smwork.ui.messages import flash, short
from smwork.ui.parts import go_to_part, page_of
from smwork.ui.reading import Reading
from smwork.ui.step import add_line, fold, names, remove_button, unfold
from smwork.ui.ways import link
from smwork.ui.words import channel_options, in_words, spoken

_PAGE = 20
_LONGEST = 90


def ideas(here: Here, now: Reading) -> None:
    """The ideas, what platforms look at, and the examples of others."""
    t = here.t
    st.header(t("Ideas"))
    add_line(
        here,
        "idea",
        t("Idea"),
        t("Add idea"),
        lambda typed: IdeaFields(text=typed),
        placeholder=t("For example: show who gets up at four to bake"),
    )
    for idea in page_of("ideas", now.book.ideas[::-1], _PAGE):
        with fold(idea, _label(here, now, idea)) as is_open:
            if is_open:
                _idea(here, now, idea)
    _algorithms(here, now)
    _cases(here, now)


def _label(here: Here, now: Reading, idea: Idea) -> str:
    parts = [f"**{short(idea.text) or here.t('New idea')}**", here.t(ORIGINS[idea.origin])]
    return " · ".join([*parts, *_became(here, now, idea)])


def _became(here: Here, now: Reading, idea: Idea) -> list[str]:
    """What has grown out of an idea."""
    t, grown = here.t, []
    if any(item.idea_id == idea.id for item in now.book.items):
        grown.append(f":material/calendar_month: {t('in the calendar')}")
    if any(each.idea_id == idea.id for each in now.book.experiments):
        grown.append(f":material/science: {t('an experiment')}")
    return grown


def _idea(here: Here, now: Reading, idea: Idea) -> None:
    t, edit, book, none = here.t, Editor(here, idea, IdeaFields), now.book, here.t("None yet")
    edit.area("text", t("Idea"))
    left, middle, right = st.columns(3)
    with left:
        edit.choice("origin", t("Where is it from?"), in_words(t, ORIGINS))
    with middle:
        edit.choice("channel_id", t("Channel"), channel_options(t, book), empty=none)
    with right:
        audiences = names(book.audiences, lambda each: spoken(t, audience_name(each)))
        edit.choice("audience_id", t("For whom"), audiences, empty=none)
    _source(here, now, idea)
    if any(item.idea_id == idea.id for item in book.items):
        label = t("Open the calendar")
        link("content", label, ":material/calendar_month:")
    with st.container(horizontal=True, vertical_alignment="center"):
        action_button(
            here,
            t("Plan it in the calendar"),
            f"item.{idea.id}",
            partial(growing.item_from, plan_id=here.plan_id, idea_id=idea.id),
            partial(_planned, here),
            kind="primary",
            icon=":material/calendar_add_on:",
        )
        action_button(
            here,
            t("Make it an experiment"),
            f"experiment.{idea.id}",
            partial(growing.experiment_from, plan_id=here.plan_id, idea_id=idea.id),
            _tried,
            icon=":material/science:",
        )
        remove_button(here, idea, shorten(idea.text, _LONGEST, placeholder="…"))
        edit.saved()


def _planned(here: Here, item_id: str) -> None:
    choose_item(item_id)
    flash(here.t("It stands in step 5, Content. Give it a day there."))


def _tried(experiment_id: str) -> None:
    go_to_part("inspiration", "experiments")
    unfold(experiment_id)


def _source(here: Here, now: Reading, idea: Idea) -> None:
    """The mention or the example that it came from, in its own words."""
    said = {mention.id: mention.text for mention in now.book.mentions}
    said |= {case.id: f"{case.who}: {case.lesson or case.what}" for case in now.book.cases}
    if idea.origin_id in said:
        st.caption(here.t("From: “{text}”", text=short(said[idea.origin_id])))


def _algorithms(here: Here, now: Reading) -> None:
    """What the plan's platforms look at: it helps to choose between ideas."""
    t = here.t
    with st.expander(
        t("What makes a post go far?"),
        icon=":material/tips_and_updates:",
        key="algorithms",
        on_change="rerun",
    ) as part:
        if not part.open:
            return
        st.markdown("\n".join(f"- {t(point)}" for point in algorithm_points()))
        used = {channel.platform for channel in now.book.channels}
        for known in platforms():
            points = algorithm_points(known.key)
            if points and (known.key in used or not used):
                lines = "\n".join(f"- {t(point)}" for point in points)
                st.markdown(f"**{known.name}**\n{lines}")


def _cases(here: Here, now: Reading) -> None:
    t = here.t
    st.header(t("Examples of others"))
    st.caption(t("Look at market leaders for what you can learn, not for what you can copy."))
    for case in now.book.cases:
        title = short(case.who) or t("New example")
        with fold(case, f"**{title}** · {short(case.lesson or case.what)}") as is_open:
            if is_open:
                _case(here, now, case)
    add_line(
        here,
        "case",
        t("Whose example?"),
        t("Add example"),
        lambda typed: CaseFields(who=typed),
        placeholder=t("For example: a market leader abroad"),
    )


def _case(here: Here, now: Reading, case: Case) -> None:
    t, edit = here.t, Editor(here, case, CaseFields)
    left, right = st.columns(2)
    with left:
        edit.text("who", t("Whose example?"))
        edit.area("what", t("What did they do?"))
    with right:
        edit.text("url", t("Link"), placeholder="https://")
        edit.area("lesson", t("What do we take from it?"))
    with st.container(horizontal=True, vertical_alignment="center"):
        if all(idea.origin_id != case.id for idea in now.book.ideas):
            action_button(
                here,
                t("Make it an idea"),
                f"idea.{case.id}",
                partial(
                    growing.idea_from,
                    plan_id=here.plan_id,
                    origin="case",
                    origin_id=case.id,
                    text=case.lesson or case.what or case.who,
                ),
                unfold,
                icon=":material/lightbulb:",
            )
        remove_button(here, case, case.who)
        edit.saved()
