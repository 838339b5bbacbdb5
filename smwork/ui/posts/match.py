"""Planned and published: what looks alike is laid before a person, what was confirmed stands on a line."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from smwork.domain.posts.proposals import Proposal
from smwork.domain.posts.published import PublishedPost
from smwork.domain.posts.results import Result
from smwork.locale import Translator
from smwork.store.matches import Answer, keep_answers, take_back
from smwork.store.post_views import MOST
from smwork.ui import state
from smwork.ui.actions import action_button
from smwork.ui.calendar.marks import Marks, marks
from smwork.ui.content.words import FORMS, lcss_options, mix_options
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain, short
from smwork.ui.parts import page_of
from smwork.ui.posts.reading import (
    Posts,
    found_proposals,
    found_results,
    key_text,
    laid_beside,
)
from smwork.ui.posts.words import moment, why
from smwork.ui.reading import Reading
from smwork.ui.words import in_words

_AT_ONCE = 5
_PAGE = 25
_UNDO = "match.undo"
_LONG = 220


def planned_and_published(here: Here, now: Reading, own: Posts) -> None:
    """What waits for an answer, then the items with their posts."""
    t = here.t
    _undo(here)
    waiting = found_proposals(here, now, own)
    if waiting:
        st.header(t("Is this the same?"))
        _sure_ones(here, [each for each in waiting if each.sure])
        look, top = marks(t, now.book), st.container()
        shown = page_of("proposals", waiting, _AT_ONCE)
        with top:
            for each in shown:
                _proposal(here, look, each)
    if own.are_many and len(laid_beside(here, now, own)) == MOST:
        st.caption(t("Only the latest {n} posts are laid beside the calendar.", n=MOST))
    st.header(t("Planned beside published"))
    found = found_results(here, now)
    if found:
        _results(here, now, found)
    elif not waiting:
        st.info(
            t(
                "Nothing of the calendar looks like a post that was read in. Plan items with a day and a channel, or read in a newer file."
            ),
            icon=":material/compare_arrows:",
        )
    else:
        st.caption(t("As soon as you confirm a pair, it stands here with its figures."))


def _sure_ones(here: Here, sure: Sequence[Proposal]) -> None:
    t = here.t
    if len(sure) < 2:
        return
    told = t("Of {n} pairs the link or the words and the time agree.", n=len(sure))
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(told)
        _answer_button(
            here,
            t("Confirm these {n}", n=len(sure)),
            "match.sure",
            [Answer(each.item.id, each.post.key, "confirmed") for each in sure],
            kind_is_primary=True,
        )


def _proposal(here: Here, look: Marks, each: Proposal) -> None:
    t = here.t
    name = f"{each.item.id}.{key_text(each.post.key)}"
    with st.container(border=True, key=f"proposal.{name}"):
        planned, published = st.columns(2, gap="medium")
        with planned:
            _planned(t, look, each)
        with published:
            _published(t, each.post)
        with st.container(horizontal=True, vertical_alignment="center"):
            pair = each.item.id, each.post.key
            _answer_button(
                here,
                t("Yes, the same"),
                f"yes.{name}",
                [Answer(*pair, "confirmed")],
                icon=":material/check:",
            )
            _answer_button(
                here, t("No"), f"no.{name}", [Answer(*pair, "refused")], icon=":material/close:"
            )
            st.caption(t(why(each)))


def _planned(t: Translator, look: Marks, each: Proposal) -> None:
    item = each.item
    day = f"{t.weekday(item.planned_on)} {t.day(item.planned_on)}" if item.planned_on else "–"
    head = [
        t("Planned"),
        f"{day} {item.planned_at}".strip(),
        look.of(item).name,
        t(FORMS[item.form]),
    ]
    st.caption(" · ".join(map(plain, head)))
    st.markdown(f"**{plain(look.title(item))}**")
    if item.message and item.title:
        st.markdown(short(item.message, _LONG))


def _published(t: Translator, post: PublishedPost) -> None:
    head = [t("Published"), moment(t, post)]
    if post.form:
        head.append(t(FORMS[post.form]))
    if post.interactions is not None:
        head.append(t.n("{n} interaction", "{n} interactions", round(post.interactions)))
    st.caption(" · ".join(map(plain, head)))
    st.markdown(short(post.text, _LONG) or f"*{t('without text')}*")


def _answer_button(
    here: Here,
    label: str,
    key: str,
    answers: Sequence[Answer],
    *,
    kind_is_primary: bool = False,
    icon: str | None = None,
) -> None:
    action_button(
        here,
        label,
        key,
        partial(keep_answers, plan_id=here.plan_id, answers=answers),
        partial(_kept, here.t),
        kind="primary" if kind_is_primary else "secondary",
        icon=icon,
    )


def _kept(t: Translator, ids: Sequence[str]) -> None:
    if not ids:
        flash(t("Nothing is new: somebody has answered this already."))
        return
    flash(t.n("{n} answer is kept.", "{n} answers are kept.", len(ids)))
    state.remember(_UNDO, " ".join(ids))


def _undo(here: Here) -> None:
    """The way back after the last answer."""
    kept = state.recall(_UNDO)
    if not isinstance(kept, str) or not kept:
        return
    ids, t = kept.split(), here.t
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(t.n("{n} answer was kept.", "{n} answers were kept.", len(ids)))
        action_button(
            here,
            t("Undo"),
            f"match.undo.{ids[-1]}",
            partial(take_back, match_ids=ids),
            lambda _: state.remember(_UNDO, ""),
            icon=":material/undo:",
        )


# --- what was confirmed ---------------------------------------------------------------------------


def _results(here: Here, now: Reading, found: Sequence[Result]) -> None:
    t = here.t
    top = st.container()
    shown = page_of("results", found, _PAGE)
    key = f"results.{shown[0].item.id}"
    with top:
        st.dataframe(
            _frame(t, now, shown),
            hide_index=True,
            key=key,
            on_select="rerun",
            selection_mode="single-row",
            alt=t("Each item with the post that it became, one in a row."),
            column_config={
                "planned": t("Planned"),
                "published": t("Published"),
                "title": st.column_config.TextColumn(t("Title"), width="medium"),
                "form": t("Form"),
                "lcss": "LCSS",
                "mix": t("Class in the mix"),
                "reach": st.column_config.TextColumn(t("Reach"), alignment="right"),
                "interactions": st.column_config.TextColumn(t("Interactions"), alignment="right"),
            },
        )
        picked = _picked(key, shown)
        if picked is None:
            st.caption(t("Tick a row to take its answer back."))
        else:
            _part_again(here, now, picked)


def _picked(key: str, shown: Sequence[Result]) -> Result | None:
    held = state.widget_value(key)
    rows = held.get("selection", {}).get("rows", []) if isinstance(held, dict) else []
    return shown[rows[0]] if rows and rows[0] < len(shown) else None


def _part_again(here: Here, now: Reading, picked: Result) -> None:
    match = next(
        each
        for each in now.book.matches
        if each.item_id == picked.item.id and each.state == "confirmed"
    )
    name = marks(here.t, now.book).title(picked.item)
    action_button(
        here,
        here.t("“{name}” is not this post", name=name[:40]),
        f"part.{match.id}",
        partial(take_back, match_ids=[match.id]),
        icon=":material/link_off:",
    )


def _frame(t: Translator, now: Reading, shown: Sequence[Result]) -> pd.DataFrame:
    look, classes, lcss = marks(t, now.book), mix_options(t, now.book), lcss_options(t)
    forms = in_words(t, FORMS)
    return pd.DataFrame(
        [
            {
                "planned": _short_moment(r.item.planned_on, r.item.planned_at),
                "published": _short_moment(
                    r.post.published, f"{r.post.published:%H:%M}" if r.post.has_time else ""
                ),
                "title": f"{look.of(r.item).letters} · {look.title(r.item)}",
                "form": forms[r.post.form or r.item.form],
                "lcss": lcss.get(r.item.lcss or "", "–"),
                "mix": classes.get(r.item.mix, "–"),
                "reach": _count(t, r.post.reach),
                "interactions": _count(t, r.post.interactions),
            }
            for r in shown
        ]
    )


def _count(t: Translator, value: float | None) -> str:
    return "–" if value is None else t.number(value, 0)


def _short_moment(day: date | None, time: str) -> str:
    """Short, so that planned and published stand beside one another on a laptop too."""
    return f"{day:%d-%m-%y} {time}".strip() if day else "–"
