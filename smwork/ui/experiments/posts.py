"""The posts of an experiment's variants: picked from what was imported, or typed, and which count."""

from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.experiments.counting import Judged, PostFigures
from smwork.domain.experiments.design import first_day, letter
from smwork.domain.experiments.metrics import METRICS
from smwork.domain.inspiration import TestedPost, TestedPostFields
from smwork.domain.record import by_id
from smwork.domain.say import Day
from smwork.store import experiments as course
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.experiment_figures import find_posts
from smwork.ui import state
from smwork.ui.actions import action_button, carry_out, submit_button
from smwork.ui.context import Here
from smwork.ui.experiments.reading import Card
from smwork.ui.experiments.words import metric_label
from smwork.ui.messages import flash, short
from smwork.ui.parsing import NotUnderstoodError, number_parser
from smwork.ui.step import popped
from smwork.ui.words import platform_label

_LONGEST: Final = 70
_SHOWN: Final = 8


def posts_of(card: Card) -> None:
    """The posts that there are, and the two ways to add one."""
    t = card.here.t
    _listed(card)
    with st.expander(
        t("Pick posts that were imported"),
        icon=":material/search:",
        key=f"pick.{card.experiment.id}",
        on_change="rerun",
    ) as asked:
        if asked.open:
            _pick(card)
    if card.experiment.unit == "posts":
        with st.expander(
            t("Type figures by hand"),
            icon=":material/keyboard:",
            key=f"type.{card.experiment.id}",
            on_change="rerun",
        ) as typing:
            if typing.open:
                _typed(card)


def _listed(card: Card) -> None:
    """Every post with its figure, and why it doesn't count if it doesn't."""
    t = card.here.t
    rows = [(each.letter, post) for each in card.seen for post in each.posts]
    if not rows:
        st.caption(
            t("No posts yet. Only posts that go out between the first and the last day count.")
        )
        return
    st.dataframe(
        [_row(card, name, post) for name, post in rows],
        hide_index=True,
        key=f"tested.{card.experiment.id}",
        alt=t("The posts of each variant with their figures, one in a row."),
        column_config={
            "variant": t("Variant"),
            "published": t("Went out"),
            "post": t("Post"),
            "figure": st.column_config.TextColumn(t("Figure"), alignment="right"),
            "counts": t("Counts"),
        },
    )
    _leave_out(card, [post for _, post in rows if post.why_not is None])


def _row(card: Card, name: str, post: Judged) -> dict[str, str]:
    t = card.here.t
    counts = t(post.why_not) if post.why_not else t("yes")
    if post.why_not is None and post.late:
        counts = t("yes, but chosen late: on {day}", day=Day(post.post.created_at.date()))
    return {
        "variant": name,
        "published": t.day(post.published) if post.published else "–",
        "post": " ".join(post.text.split())[:_LONGEST] or t("typed"),
        "figure": "–" if post.figure is None else t.number(post.figure, 2),
        "counts": counts,
    }


def _leave_out(card: Card, counting: list[Judged]) -> None:
    """A post that went wrong is left out with a reason; it stays in the list."""
    t, which, why = card.here.t, f"out.{card.experiment.id}", f"why.{card.experiment.id}"
    if not counting:
        return
    with popped(t("Leave a post out"), f"omit.{card.experiment.id}") as is_open:
        if not is_open:
            return
        names = {each.post.id: _short_name(card.here, each) for each in counting}
        st.selectbox(
            t("Which post?"),
            list(names),
            key=which,
            format_func=lambda each: names.get(each, each),
            placeholder=t("Choose one"),
        )
        st.text_input(t("Why doesn't it count?"), key=why)
        reason = str(state.widget_value(why) or "").strip()
        chosen = next((p.post for p in counting if p.post.id == state.widget_value(which)), None)
        if chosen is not None:
            action_button(
                card.here,
                t("Leave it out"),
                f"leave.{card.experiment.id}",
                partial(_left_out, chosen, reason),
                disabled=not reason,
            )


def _left_out(post: TestedPost, reason: str, tx: Tx) -> int:
    return records.change(tx, TestedPost, post.id, post.version, {"left_out": reason})


def _short_name(here: Here, post: Judged) -> str:
    day = here.t.day(post.published) if post.published else "–"
    return f"{day} · {' '.join(post.text.split())[:_LONGEST] or here.t.number(post.figure or 0, 2)}"


# --- imported posts -------------------------------------------------------------------------------


def _pick(card: Card) -> None:
    t, field = card.here.t, f"find.{card.experiment.id}"
    st.text_input(
        t("Words of the post, or its link"),
        key=field,
        placeholder=t("Empty: the latest posts of these days"),
    )
    taken = {(each.account_id, each.post_id) for each in card.now.book.tested_posts}
    found = [
        post for post in _found(card, str(state.widget_value(field) or "")) if post.key not in taken
    ][:_SHOWN]
    if not found:
        st.caption(t("No imported posts of these days. Read a new export in first, under Figures."))
    for post in found:
        _offered(card, post)


def _found(card: Card, words: str) -> list[PostFigures]:
    experiment, today = card.experiment, card.now.today
    channel = by_id(card.now.book.channels, experiment.channel_id)
    return card.here.read(
        partial(
            find_posts,
            client_id=card.now.book.client.id,
            words=words,
            first=first_day(experiment, today),
            last=experiment.deadline,
            platform=channel.platform if channel else "",
            handle=channel.handle if channel else "",
            limit=_SHOWN * 3,
        )
    )


def _offered(card: Card, post: PostFigures) -> None:
    t, experiment = card.here.t, card.experiment
    figure = METRICS[experiment.metric].figure(post.metrics) if experiment.metric else None
    known = t("figure not known") if figure is None else t.number(figure, 2)
    name = f"{t.day(post.published)} · {platform_label(t, post.platform)} · {short(post.text, _LONGEST)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{name} · **{known}**", width="stretch")
        for place, variant in enumerate(card.variants):
            action_button(
                card.here,
                t("to {letter}", letter=letter(place)),
                f"to.{variant.id}.{post.key[0]}.{post.key[1]}",
                partial(
                    course.pick_post,
                    plan_id=card.here.plan_id,
                    variant_id=variant.id,
                    account_id=post.key[0],
                    post_id=post.key[1],
                ),
            )


# --- typed figures --------------------------------------------------------------------------------


def _typed(card: Card) -> None:
    """Figures of one variant in a line, with the day on which their posts went out."""
    t, experiment = card.here.t, card.experiment
    names = {v.id: f"{letter(n)}: {v.what}" for n, v in enumerate(card.variants)}
    key = f"figures.{experiment.id}"
    st.caption(metric_label(t, experiment))
    with st.form(f"form.{key}", border=False):
        which, day, line = st.columns([3, 2, 4], vertical_alignment="bottom")
        with which:
            st.selectbox(
                t("Variant"),
                list(names),
                key=f"{key}.variant",
                format_func=lambda each: names.get(each, each),
                placeholder=t("Choose one"),
            )
        with day:
            st.date_input(
                t("Went out on"),
                value=first_day(experiment, card.now.today),
                format="DD-MM-YYYY",
                key=f"{key}.day",
            )
        with line:
            st.text_input(
                t("Figure per post, with spaces between"),
                key=state.emptied(key),
                placeholder="120 85 204",
            )
        submit_button(t("Add figures"), key, partial(_submit, card, key), icon=":material/add:")


def _submit(card: Card, key: str) -> None:
    here = card.here
    variant_id = str(state.widget_value(f"{key}.variant") or card.variants[0].id)
    day, line = state.widget_value(f"{key}.day"), str(state.widget_value(key) or "")
    figure = number_parser(here.t, TestedPostFields.model_fields["value"])
    try:
        figures = [figure(each) for each in line.replace(";", " ").split()]
    except NotUnderstoodError as error:
        flash(here.t(error.why), wrong=True)
        return
    if not figures:
        flash(here.t("Write it down first, then add it."), wrong=True)
        return
    out = day if isinstance(day, date) else None
    given = [{"variant_id": variant_id, "published_on": out, "value": each} for each in figures]
    posts = [TestedPostFields.model_validate(each) for each in given]
    work = partial(records.add_many, plan_id=here.plan_id, added=posts)
    carry_out(here, key, state.op_id(key), work, lambda _: state.empty_next(key), wish=line)
