"""An experiment that is being prepared: hypothesis, figure and variants, how many and how long, start."""

from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.experiments.design import (
    LIFTS,
    letter,
    missing,
    sample,
    settled,
    versions_of,
)
from smwork.domain.experiments.telling import room_told, sample_told, time_told
from smwork.domain.inspiration import ExperimentFields, Variant, VariantFields
from smwork.domain.say import Number, Percent
from smwork.store import experiments as course
from smwork.ui.actions import action_button
from smwork.ui.experiments.reading import Card
from smwork.ui.experiments.words import SHARED_OUT, metric_options
from smwork.ui.fields import Editor
from smwork.ui.smart_panel import smart_panel
from smwork.ui.step import popped, remove_button
from smwork.ui.words import RHYTHMS, channel_options, in_words, kpi_options

_MOST_VARIANTS: Final = 6


def design(card: Card) -> None:
    """The four parts that come before the start, in their order."""
    edit = Editor(card.here, card.experiment, ExperimentFields)
    form, panel = st.columns([3, 2], gap="large")
    with form:
        _hypothesis(card, edit)
    with panel:
        verdict = card.now.verdict(card.experiment, card.experiment.id)
        smart_panel(card.here.t, verdict, key=card.experiment.id)
    _comparison(card, edit)
    _size(card, edit)
    _start(card)
    if card.experiment.outcome:
        edit.area("outcome", card.here.t("How did it end?"))


def _hypothesis(card: Card, edit: Editor) -> None:
    t, book, none = card.here.t, card.now.book, card.here.t("None yet")
    st.subheader(t("1 · What do you think will happen?"))
    edit.text(
        "statement",
        t("Hypothesis"),
        live=True,
        placeholder=t("If we …, then … will …"),
    )
    left, right = st.columns(2)
    with left:
        edit.choice("kpi_id", t("KPI that should move"), kpi_options(t, book), empty=none)
        edit.choice("channel_id", t("Channel"), channel_options(t, book), empty=none)
        edit.text("owner", t("Who carries it out"), live=True)
    with right:
        edit.number("effect", t("Expected effect in %"), live=True)
        edit.choice("check_every", t("Checked"), in_words(t, RHYTHMS), empty=none)
        edit.text("agreed_by", t("Agreed by"), live=True)


def _comparison(card: Card, edit: Editor) -> None:
    t, experiment = card.here.t, card.experiment
    st.subheader(t("2 · What do you compare, and which figure decides?"))
    edit.pick("unit", t("What is shared out over the variants?"), in_words(t, SHARED_OUT))
    st.caption(
        t(
            "Each person gets one of the variants, and only chance may decide which: use the A/B"
            " test of the ad tool or the mailing tool. Count people rather than views: somebody who"
            " looks three times is no three people."
        )
        if experiment.unit == "people"
        else t(
            "Each post is one of the variants. Make the posts alike in all but one thing, and let a"
            " coin decide which becomes A and which B. Then weekday, hour and subject don't favour"
            " either."
        )
    )
    options = metric_options(t, experiment.unit)
    edit.choice("metric", t("The figure that decides"), options, empty=t("None yet"))
    for place, variant in enumerate(card.variants):
        _variant(card, place, variant)
    _more_variants(card)


def _more_variants(card: Card) -> None:
    """One more; of none, the two that every comparison has."""
    t, there = card.here.t, len(card.variants)
    if there >= _MOST_VARIANTS:
        return
    action_button(
        card.here,
        t("Add variant {letter}", letter=letter(there)) if there else t("Add variants A and B"),
        f"variant.{card.experiment.id}",
        partial(
            course.add_variants,
            plan_id=card.here.plan_id,
            experiment_id=card.experiment.id,
            count=1 if there else 2,
        ),
        icon=":material/add:",
    )


def _variant(card: Card, place: int, variant: Variant) -> None:
    t, name = card.here.t, letter(place)
    hint = t("What you do now, or the plainest one. The others are held against it.")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        Editor(card.here, variant, VariantFields).text(
            "what",
            t("Variant {letter}: what is it?", letter=name),
            hint=hint if place == 0 else None,
            placeholder=t("As we do it now")
            if place == 0
            else t("The one thing that is different"),
        )
        remove_button(card.here, variant, f"{name} {variant.what}".strip())


def _size(card: Card, edit: Editor) -> None:
    t, experiment = card.here.t, card.experiment
    posts = experiment.unit == "posts"
    st.subheader(t("3 · How many, and how long?"))
    left, right = st.columns(2)
    with left:
        edit.number(
            "lift",
            t("Which difference would matter? (% more than A)"),
            placeholder="20",
            hint=t(
                "The smallest one for which you would change what you do. The smaller, the more it takes."
            ),
        )
        if posts:
            _spread(card, edit)
        else:
            _base(card, edit)
    with right:
        edit.number(
            "pace",
            t("Posts a week, all variants together")
            if posts
            else t("People a day, all variants together"),
            placeholder=_usual_pace(card),
            hint=t("Leave it empty to go by your own posts of the last eight weeks."),
        )
        first, last = st.columns(2)
        with first:
            edit.day("start", t("Start date"))
        with last:
            edit.day("deadline", t("Last day"))
    _needed(card)


def _usual_pace(card: Card) -> str:
    pace = card.own.pace
    return card.here.t("now: {pace}", pace=Number(pace)) if pace else ""


def _base(card: Card, edit: Editor) -> None:
    t, rate = card.here.t, card.own.rate
    edit.number(
        "base_rate",
        t("What does A get, by your estimate? (%)"),
        placeholder=t("your own posts: {rate}", rate=Percent(rate * 100, 2)) if rate else "",
        hint=t("Of a hundred people, how many do it now? Leave it empty to go by your own posts."),
    )


def _spread(card: Card, edit: Editor) -> None:
    t, own = card.here.t, card.own
    if own.spread is not None:
        st.caption(
            t.n(
                "How far posts lie apart is taken from your own {n} post of the last half year.",
                "How far posts lie apart is taken from your own {n} posts of the last half year.",
                own.posts,
            )
        )
        return
    st.caption(
        t(
            "On this channel you have too few posts of your own with this figure. Think of ten usual"
            " ones:"
        )
    )
    low, high = st.columns(2)
    with low:
        edit.number("weakest", t("the weakest gets"), placeholder="40")
    with high:
        edit.number("best", t("the best gets"), placeholder="300")


def _needed(card: Card) -> None:
    """The sample in words, and what another difference would take."""
    t, experiment, count = card.here.t, card.experiment, len(card.variants)
    found = sample(experiment, count, card.own)
    if found is None:
        st.info(
            t("With these filled in you see here how many it takes, and how long."),
            icon=":material/calculate:",
        )
        return
    lines = [f"**{t(sample_told(experiment, found))}**"]
    room = room_told(experiment, found, card.now.today)
    if room is not None:
        lines.append(t(room))
    st.info("  \n".join(lines), icon=":material/calculate:")
    st.caption(
        t(
            "This is the sample. If the difference is there, 8 of 10 such experiments find it (the"
            " power). If there is none, at most 5 of 100 name a winner all the same (the significance"
            " level). Several variants ask for more of each, as more can go wrong."
        )
    )
    with st.expander(t("What would another difference take?"), key=f"lifts.{experiment.id}"):
        st.dataframe(_choices(card), hide_index=True, key=f"choices.{experiment.id}")


def _choices(card: Card) -> list[dict[str, str]]:
    t, experiment = card.here.t, card.experiment
    found = [(lift, sample(experiment, len(card.variants), card.own, lift)) for lift in LIFTS]
    return [
        {
            t("Difference"): t("{share} more", share=Percent(lift, 0)),
            t("Per variant"): t.number(each.per_variant, 0),
            t("In all"): t.number(each.whole, 0),
            t("Takes"): t(time_told(each.days)) if each.days else "–",
        }
        for lift, each in found
        if each is not None
    ]


def _start(card: Card) -> None:
    t, experiment = card.here.t, card.experiment
    st.subheader(t("4 · Start"))
    lacking = missing(experiment, card.variants, card.own, card.now.today)
    if lacking:
        lines = "\n".join(f"- {t(each)}" for each in lacking)
        st.markdown(f"{t('Before it can start:')}\n{lines}")
        return
    with popped(
        t("Start the experiment"),
        f"begin.{experiment.id}",
        icon=":material/lock:",
        kind="primary",
    ) as is_open:
        if is_open:
            _ask_to_start(card)


def _ask_to_start(card: Card) -> None:
    t = card.here.t
    st.markdown(
        t(
            "From then on hypothesis, figure, variants, difference, sample and length are fixed for"
            " everybody. You can stop early with a reason, and that stays to be seen."
        )
    )
    if settled(card.experiment, card.own)["pace"] is None:
        st.caption(t("The pace is not known, so nobody can say whether the time is enough."))
    action_button(
        card.here,
        t("Yes, start and fix it"),
        f"start.{card.experiment.id}",
        partial(
            course.start,
            experiment_id=card.experiment.id,
            own=card.own,
            today=card.now.today,
            shown=versions_of(card.experiment, card.variants),
        ),
        kind="primary",
    )
