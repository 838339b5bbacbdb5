"""Two versions side by side: what was added, changed and dropped, why and by whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import groupby

import streamlit as st

from smwork.domain.needs import Step
from smwork.domain.versions import Difference, PlanVersion, What, difference
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.store.versions import Authors, read_authors, read_version
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.parts import page_of
from smwork.ui.reading import Reading
from smwork.ui.steps import step
from smwork.ui.versions.place import NOW, Looking, compare
from smwork.ui.versions.words import ICONS, WHATS, Teller, teller
from smwork.ui.words import in_words, who

_ON_A_PAGE = 40
_SMALL = frozenset({"checks", "fits", "mentions", "matches", "tested_posts"})
"""Parts of a workbook whose records are ticks and answers: one by one they say little."""
_FEW = 3


def differences(here: Here, now: Reading, versions: Sequence[PlanVersion], looks: Looking) -> None:
    """The choice of two, the filters, and the difference between them in words."""
    t = here.t
    st.header(t("What differs?"))
    by_id = {each.id: each for each in versions}
    before, after = by_id[looks.before], by_id.get(looks.after)
    _sides(here, versions, looks)
    if before is after:
        st.markdown(t("These are the same version: choose two."))
        return
    # The versions are in the name: one that is frozen meanwhile may give a change its reason.
    between = now.once(
        ("between", t.language, before.id, looks.after, tuple(versions)),
        lambda: _between(here, now, versions, before, after),
    )
    if not between.found:
        st.markdown(f":material/check: {t('Nothing differs between these two.')}")
        return
    _list(t, between, _filtered(t, between))


@dataclass(frozen=True, slots=True)
class _Between:
    """What differs between two versions, who changed it and why; put into words once."""

    t: Translator
    found: Sequence[Difference]
    authors: Mapping[str, Authors]
    teller: Teller
    reasons: "_Reasons"
    steps: Mapping[str, str]
    people: Mapping[str, str]
    counts: Mapping[What, int]
    _said: dict[str, str] = field(default_factory=dict)

    def names(self, each: Difference) -> tuple[str, ...]:
        """Who changed it, as they are called in the history."""
        known = self.authors.get(each.record.id)
        return known.names if known else ()

    def said(self, each: Difference) -> str:
        """What differs, field by field, and below it by whom, when and why."""
        if each.record.id not in self._said:
            t, told = self.t, self.teller
            head = f"{ICONS[each.what]} **{told.title(each)}** · {in_words(t, WHATS)[each.what]}"
            lines = [head, *told.lines(each), *self._cause(each)]
            self._said[each.record.id] = "  \n".join(lines)
        return self._said[each.record.id]

    def _cause(self, each: Difference) -> list[str]:
        by = self.authors.get(each.record.id)
        if by is None:
            return []
        t = self.t
        names = t.listed([plain(who(t, name)) for name in by.names])
        line = [t("by {who}, {at}", who=names, at=t.moment(by.last))]
        if (version := self.reasons.of(by.last)) is not None:
            line.append(t("because: {reason}", reason=plain(version.reason)))
        return [f":small[:gray[{' · '.join(line)}]]"]


def _between(
    here: Here,
    now: Reading,
    versions: Sequence[PlanVersion],
    before: PlanVersion,
    after: PlanVersion | None,
) -> _Between:
    t, old, new = here.t, _book(here, now, before), _book(here, now, after)
    found, authors = difference(old, new), _authors(here, before, after)
    return _Between(
        t,
        found,
        authors,
        teller(t, old, new),
        _Reasons(versions, after),
        {key: t(step(key).title) for key in dict.fromkeys(each.step for each in found)},
        {name: plain(who(t, name)) for each in authors.values() for name in each.names},
        Counter(each.what for each in found),
    )


def _sides(here: Here, versions: Sequence[PlanVersion], looks: Looking) -> None:
    t = here.t
    names = {each.id: f"{each.number} · {each.name}" for each in reversed(versions)}
    left, right = st.columns(2)
    with left:
        _side(t, "before", t("From"), names, looks.before)
    with right:
        _side(t, "after", t("To"), {NOW: t("The plan as it is now"), **names}, looks.after)


def _side(t: Translator, name: str, label: str, options: Mapping[str, str], value: str) -> None:
    # What is compared stands in the address; the boxes only show it.
    state.set_widget(f"versions.{name}", value)
    st.selectbox(
        label,
        list(options),
        key=f"versions.{name}",
        format_func=lambda each: options.get(each, each),
        on_change=_chosen,
        placeholder=t("Choose one"),
    )


def _chosen() -> None:
    before, after = (str(state.widget_value(f"versions.{name}")) for name in ("before", "after"))
    compare(before, "" if after == NOW else after)


def _book(here: Here, now: Reading, version: PlanVersion | None) -> Workbook:
    if version is None:
        return now.book
    return here.read(partial(read_version, version_id=version.id))


def _authors(here: Here, before: PlanVersion, after: PlanVersion | None) -> dict[str, Authors]:
    """Who changed what between the two moments, whichever of them came first."""
    earlier, later = before, after
    if after is not None and after.number < before.number:
        earlier, later = after, before
    return here.read(partial(read_authors, plan_id=here.plan_id, earlier=earlier, later=later))


def _filtered(t: Translator, between: _Between) -> list[Difference]:
    """What the filters leave; each is there only where it can tell things apart."""
    with st.container(key="versions.filters"):
        wanted = st.pills(
            t("Only"),
            list(WHATS),
            selection_mode="multi",
            format_func=lambda each: f"{t(WHATS[each])} ({t.number(between.counts[each], 0)})",
            key="versions.what",
        )
        of_steps = _pills(t("In the step"), between.steps, "versions.step")
        of_people = _pills(t("By"), between.people, "versions.who")
    return [
        each
        for each in between.found
        if (not wanted or each.what in wanted)
        and (not of_steps or each.step in of_steps)
        and (not of_people or set(of_people) & set(between.names(each)))
    ]


def _pills(label: str, options: Mapping[str, str], key: str) -> Sequence[str]:
    if len(options) < 2:
        return ()
    return st.pills(
        label,
        list(options),
        selection_mode="multi",
        format_func=lambda each: options.get(each, each),
        key=key,
    )


class _Reasons:
    """Why something was changed: the reason of the first version that it was frozen in."""

    def __init__(self, versions: Sequence[PlanVersion], until: PlanVersion | None) -> None:
        last = until.number if until is not None else float("inf")
        self._versions = [each for each in versions if each.number <= last and each.reason]

    def of(self, at: datetime) -> PlanVersion | None:
        return next((each for each in self._versions if each.frozen_at >= at), None)


def _list(t: Translator, between: _Between, found: Sequence[Difference]) -> None:
    if not found:
        st.markdown(t("Nothing is left by these filters."))
        return
    page = page_of("versions", _gathered(found), _ON_A_PAGE)
    for key, groups in groupby(page, key=lambda those: those[0].step):
        of_step: Step = key
        st.subheader(t(step(of_step).title), anchor=False)
        for those in groups:
            if len(those) > 1:
                _many(t, those, between.teller)
                continue
            first = those[0]
            with st.container(border=True, key=f"differs.{first.record.id}"):
                st.markdown(between.said(first))


def _gathered(found: Sequence[Difference]) -> list[tuple[Difference, ...]]:
    """Each difference by itself, but small ones of the same kind that are many together."""
    groups: list[tuple[Difference, ...]] = []
    for _, alike in groupby(found, key=lambda each: (each.step, each.part, each.what)):
        those = tuple(alike)
        together = those[0].part in _SMALL and len(those) > _FEW
        groups += [those] if together else [(each,) for each in those]
    return groups


def _many(t: Translator, those: Sequence[Difference], told: Teller) -> None:
    """Many small ones as one line, with what they are called in its fold."""
    first = those[0]
    what = in_words(t, WHATS)[first.what]
    label = f"{ICONS[first.what]} **{told.kind(first)}** · {len(those)} {what}"
    with st.expander(label, key=f"differ.{first.record.id}", on_change="rerun") as opened:
        if opened.open:
            st.markdown("\n".join(f"- {told.name(each)}" for each in those))
