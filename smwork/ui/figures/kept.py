"""The files that came in, and the way back: an import is taken back whole, after a question."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from smwork.domain.say import Day, Number
from smwork.errors import SmworkError
from smwork.facts.metrics import metric
from smwork.imports.titles import title_of
from smwork.locale import Translator
from smwork.store.figure_files import FileLine, read_files
from smwork.store.importing import Watch, clear_up, take_back_in_steps
from smwork.ui import jobs, state
from smwork.ui.context import Here
from smwork.ui.figures.keep import ONE_BY_ONE, failure
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.words import platform_label, who

_CHOSEN: Final = "back.import"
_ASKED: Final = "take_back"
_WIDE: Final = 148
_NARROW: Final = 112
"""Pixels, without and with the name of who kept it: long names are cut, so that all columns fit,
and shown whole in the cell that is pointed at."""


def kept_files(here: Here, now: Reading) -> None:
    """The files that were read in, latest first, with what each brought, and the way back."""
    t, client_id = here.t, now.book.client.id
    st.header(t("Read in so far"))
    _look_on(here, client_id)
    # Read on its own: a file that was kept in this very run is in the list.
    files = here.read(partial(read_files, client_id=client_id))
    if not files:
        st.caption(_without_files(here, now))
        return
    # On one's own computer nobody has a name, and the column would say the same on each line.
    named = any(each.kept_by for each in files)
    narrow = partial(st.column_config.TextColumn, width=_NARROW if named else _WIDE)
    st.dataframe(
        now.once(("files", t.language, tuple(files)), lambda: _table(here, files)),
        hide_index=True,
        key="kept.files",
        column_config={
            "file": narrow(t("File")),
            "kind": narrow(t("Kind of file")),
            "channel": narrow(t("Channel")),
            "period": t("Period"),
            "new": st.column_config.TextColumn(t("New"), alignment="right"),
            "changed": st.column_config.TextColumn(t("Changed"), alignment="right"),
            "same": st.column_config.TextColumn(t("The same"), alignment="right"),
            "at": t("Kept at"),
            "by": t("Kept by") if named else None,
        },
    )
    _unfinished(here, client_id, files)
    _take_back(here, client_id, files)


def _without_files(here: Here, now: Reading) -> str:
    """That nothing is there, or what was typed by hand."""
    t, typed = here.t, now.all_months
    if not typed:
        return t("Nothing yet. Without figures the plan can't say what is on course.")
    names = dict.fromkeys(t(metric(each.metric).label) for each in typed)
    return t(
        "No file yet. What is there was typed by hand: {metrics}, up to {day}.",
        metrics=t.listed(list(names)),
        day=Day(max(each.through for each in typed)),
    )


def _table(here: Here, files: Sequence[FileLine]) -> pd.DataFrame:
    t = here.t
    return pd.DataFrame(
        {
            "file": [each.name for each in files],
            "kind": [t(title_of(each.kind)) for each in files],
            "channel": [_channel(here, each) for each in files],
            "period": [_period(t, each) for each in files],
            "new": [_count(here, each, each.new) for each in files],
            "changed": [_count(here, each, each.changed) for each in files],
            "same": [_count(here, each, each.same) for each in files],
            "at": [t.moment(each.kept_at) for each in files],
            "by": [who(t, each.kept_by) for each in files],
        }
    )


def _channel(here: Here, file: FileLine) -> str:
    return f"{platform_label(here.t, file.platform)} {file.handle}".strip()


def _period(t: Translator, file: FileLine) -> str:
    if file.period_start is None or file.period_end is None:
        return ""
    return t.days(file.period_start, file.period_end)


def _count(here: Here, file: FileLine, number: int) -> str:
    """How many; nothing of a file that does not count (yet, or any more)."""
    return here.t.number(number) if file.state == "kept" else "…"


def _unfinished(here: Here, client_id: str, files: Sequence[FileLine]) -> None:
    """Of a file that is on its way, say so; what a dead server left half done is cleared up."""
    if all(each.state == "kept" for each in files):
        return
    st.caption(
        f":material/hourglass_top: {here.t('A file with … is on its way in or out. It does not count.')}"
    )
    jobs.start_again(f"clear.{client_id}", lambda _: clear_up(here.db, here.actor, client_id))


def _take_back(here: Here, client_id: str, files: Sequence[FileLine]) -> None:
    t = here.t
    if all(each.state != "kept" for each in files):
        return
    with st.expander(
        t("Take an import back"), icon=":material/undo:", key=_ASKED, on_change="rerun"
    ) as opened:
        if opened.open:
            imports = _by_import(files)
            chosen = st.selectbox(
                t("Which file should never have come in?"),
                list(imports),
                key=_CHOSEN,
                format_func=lambda each: _named(here, imports[each]),
                placeholder=t("Choose one"),
            )
            _ask(here, client_id, chosen, imports[chosen])


def _by_import(files: Sequence[FileLine]) -> dict[str, list[FileLine]]:
    """What counts, together with what came in with it, and goes with it."""
    imports: dict[str, list[FileLine]] = {}
    for each in files:
        if each.state == "kept":
            imports.setdefault(each.import_id, []).append(each)
    return imports


def _named(here: Here, files: Sequence[FileLine]) -> str:
    channels = ", ".join(_channel(here, each) for each in files)
    return f"{files[0].name} · {channels} · {here.t.moment(files[0].kept_at)}"


def _ask(here: Here, client_id: str, import_id: str, files: Sequence[FileLine]) -> None:
    """What will go, and the button that means it."""
    t = here.t
    told = t(
        "Everything that “{file}” brought goes: {new} new figures and {changed} changed ones."
        " What other files say of the same posts and days counts again. To have it back, read the"
        " file in again.",
        file=plain(files[0].name),
        new=Number(sum(each.new for each in files), 0),
        changed=Number(sum(each.changed for each in files), 0),
    )
    st.warning(told, icon=":material/undo:")
    st.button(
        t("Yes, take it back"),
        key=f"back.{import_id}",
        type="primary",
        on_click=_begin,
        args=(here, client_id, import_id),
    )


def _begin(here: Here, client_id: str, import_id: str) -> None:
    def work(watch: Watch) -> None:
        with ONE_BY_ONE:
            take_back_in_steps(here.db, here.actor, client_id, import_id, watch)

    state.remember(f"back.{client_id}", import_id)
    # Shut it: else the next file would stand there with the same button below the finger.
    state.set_widget(_ASKED, False)
    jobs.start(f"back.{import_id}", work)


def _look_on(here: Here, client_id: str) -> None:
    """Show how far the taking back is that this visitor began."""
    t, import_id = here.t, state.recall(f"back.{client_id}")
    job = jobs.under_way(f"back.{import_id}")
    if job is None:
        return
    bar = st.empty()
    while not job.done_within_a_moment():
        bar.progress(job.watch.share, text=t("Taking the figures back …"))
    bar.empty()
    state.take(f"back.{client_id}")
    try:
        jobs.fetch(f"back.{import_id}")
    except SmworkError as error:
        st.error(t(failure(error)), icon=":material/error:")
        return
    st.success(
        t("Taken back: the figures are as if it had never come in."), icon=":material/check:"
    )
