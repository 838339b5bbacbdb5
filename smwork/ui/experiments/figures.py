"""The figures of an experiment's variants: people that are typed, or posts, and how they are fixed."""

from functools import partial

import streamlit as st

from smwork.domain.experiments.counting import is_counted
from smwork.domain.experiments.design import versions_of
from smwork.domain.inspiration import Variant, VariantFields
from smwork.domain.say import Day, Number
from smwork.store import experiments as course
from smwork.ui.actions import action_button
from smwork.ui.experiments.posts import posts_of
from smwork.ui.experiments.reading import Card
from smwork.ui.experiments.words import metric_label, variant_label
from smwork.ui.fields import Editor


def figures(card: Card) -> None:
    """The figures of each variant: people that are typed, or posts."""
    t, experiment = card.here.t, card.experiment
    st.subheader(t("The figures"))
    if experiment.unit == "posts":
        posts_of(card)
    elif experiment.counted_on is not None:
        st.caption(
            f":material/lock: {t('Fixed on {day}.', day=Day(experiment.counted_on))}"
            f" {metric_label(t, experiment)}"
        )
        st.markdown("\n".join(_fixed(card, *each) for each in enumerate(card.variants)))
    else:
        _people(card)
        if card.phase == "ended" and card.awaits_count:
            _fix(card)
        _from_posts(card)


def _fixed(card: Card, place: int, variant: Variant) -> str:
    t = card.here.t
    counted = t(
        "{done} of {people} people did it",
        done=Number(variant.done or 0, 0),
        people=Number(variant.people or 0, 0),
    )
    return f"- {variant_label(t, place, variant)}: **{counted}**"


def _people(card: Card) -> None:
    t = card.here.t
    st.caption(
        t(
            "Type the totals since the start as the ad or mailing tool gives them: {figure}.",
            figure=metric_label(t, card.experiment),
        )
    )
    for place, variant in enumerate(card.variants):
        edit = Editor(card.here, variant, VariantFields)
        name, people, done = st.columns([3, 2, 2], vertical_alignment="bottom")
        with name:
            st.markdown(f"**{variant_label(t, place, variant)}**")
        with people:
            edit.number("people", t("People who got it"), digits=0)
        with done:
            edit.number("done", t("of whom did it"), digits=0)
        if variant.people is not None and (variant.done or 0) > variant.people:
            st.caption(f":red[{t('More did it than got it: one of the two is not right.')}]")


def _fix(card: Card) -> None:
    """The totals of the whole time are fixed before anybody sees what they show."""
    t, experiment = card.here.t, card.experiment
    ready = all(is_counted(each) for each in card.variants)
    action_button(
        card.here,
        t("Fix the figures and show the result"),
        f"count.{experiment.id}",
        partial(
            course.count,
            experiment_id=experiment.id,
            today=card.now.today,
            shown=versions_of(experiment, card.variants),
        ),
        kind="primary",
        icon=":material/lock:",
        disabled=not ready,
    )
    if not ready:
        st.caption(t("First fill in both figures of every variant."))


def _from_posts(card: Card) -> None:
    t = card.here.t
    with st.expander(
        t("Or take them from imported posts"),
        icon=":material/playlist_add:",
        key=f"import.{card.experiment.id}",
        on_change="rerun",
    ) as asked:
        if asked.open:
            st.caption(
                t(
                    "Take the ads of this experiment only. Ordinary posts are compared post by post:"
                    " people who see the same post are no separate throws of the dice."
                )
            )
            posts_of(card)
