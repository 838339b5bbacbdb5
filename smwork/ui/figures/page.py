"""Figures in: drop files, and see what was understood before anything is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from smwork.domain.figures import Answers, Refused, Understood
from smwork.domain.say import Number
from smwork.errors import SmworkError
from smwork.imports.mapping import Unknown
from smwork.imports.read import LARGEST
from smwork.imports.read import Reading as UploadReading
from smwork.imports.sheets import Progress
from smwork.locale import Translator
from smwork.ui import jobs, state
from smwork.ui.context import ZONE, Here
from smwork.ui.figures.accounts import (
    Accounts,
    Whose,
    accounts_of,
    ask_whose,
    settle,
    without_left_out,
    zone_of,
)
from smwork.ui.figures.keep import begin_keeping, look_on, wish_of
from smwork.ui.figures.mapping import Said, has_more_sheets, mapping_screen
from smwork.ui.figures.pages import pages
from smwork.ui.figures.told import tell
from smwork.ui.figures.uploads import Upload, read_upload, uploads_of
from smwork.ui.messages import flash, plain, words_for
from smwork.ui.reading import Reading
from smwork.ui.steps import step
from smwork.ui.ways import link
from smwork.ui.words import platform_label

_KINDS = ("csv", "tsv", "txt", "xls", "xlsx", "ods", "zip")


@dataclass(frozen=True, slots=True)
class Ready:
    """A file of which all is known that keeping it needs."""

    upload: Upload
    kept: Understood
    answered: tuple[Whose, ...]
    said: Said


def drop_files(here: Here, now: Reading) -> None:
    """The uploader, and for every dropped file what was understood of it."""
    t = here.t
    dropped = st.file_uploader(
        t("Drop the export files of your channels here"),
        type=list(_KINDS),
        accept_multiple_files=True,
        key=f"files.{state.recall('files.round') or 0}",
        help=t(
            "CSV or Excel, as the platform gave it, of at most {most} MB. Nothing is kept until you"
            " say so.",
            most=Number(LARGEST // 1_000_000, 0),
        ),
    )
    # Dropped twice it is one file, under whatever names.
    files = {upload.digest: upload for each in dropped for upload in uploads_of(each)}
    accounts = accounts_of(here, now) if files else Accounts({})
    above, ready = st.container(), list[Ready]()
    for index, upload in enumerate(files.values()):
        with st.container(border=True, key=f"file.{index}"):
            file = _file(here, now, upload, accounts, alone=len(files) == 1)
        ready += [file] if file and file.said.is_settled else []
    with above:
        _keep_all(here, now, ready)
        if not ready and any(_is_kept(now, upload) for upload in files.values()):
            label = t("Next: {step}", step=t(step("evaluation").title))
            link("evaluation", label, ":material/arrow_forward:")
    if not dropped:
        st.caption(
            t(
                "Known, in English and Dutch: Meta (posts, insights, audience, ads), LinkedIn (page,"
                " creator, competitors), X (posts, days), TikTok (Studio, Business Suite), YouTube"
                " (videos, days, viewers), Google Analytics 4, Search Console, a site builder's traffic"
                " and clicks on short links. Of any other table you say once what its columns are."
            )
        )


def _is_kept(now: Reading, upload: Upload) -> bool:
    """Whether its figures were kept on this visit, so that they can be looked at."""
    return state.recall(f"kept.{wish_of(now.book.client.id, upload)}") is not None


def _keep_all(here: Here, now: Reading, ready: Sequence[Ready]) -> None:
    """One button for all files of which nothing is guessed, where there are several."""
    if not ready[1:]:
        return
    st.button(
        here.t.n("Keep the figures of {n} file", "Keep the figures of all {n} files", len(ready)),
        key="keep.all",
        type="primary",
        icon=":material/save:",
        on_click=_keep,
        args=(here, now, ready),
    )


def _file(
    here: Here, now: Reading, upload: Upload, accounts: Accounts, *, alone: bool
) -> Ready | None:
    """What is known of a file; ready when it can be kept."""
    t = here.t
    st.markdown(f":material/description: **{plain(upload.name)}**")
    answers = replace(_answers(upload), ours=ZONE.key)
    wish = wish_of(now.book.client.id, upload)
    job = jobs.under_way(state.op_id(wish))
    kept = state.recall(f"kept.{wish}")
    just_kept = job is not None and look_on(here, wish, job)
    if isinstance(kept, str):
        st.success(kept, icon=":material/check:")
    if just_kept or isinstance(kept, str):
        _another_sheet(here, upload, wish, answers)
        return None
    bar = st.empty()
    progress = partial(_show_progress, bar, t)
    said = mapping_screen(here, now, upload, answers, progress)
    reading = _read(here, upload, accounts, said, answers, progress)
    bar.empty()
    match reading:
        case Refused() as refused:
            _refused(t, refused)
        case Unknown():
            st.info(t("Say what the columns are, then the figures are shown here."))
        case Understood() as understood:
            ready = _understood(here, now, upload, understood, said, accounts)
            _keep_button(here, now, upload, ready, alone=alone)
            return ready
    return None


def _another_sheet(here: Here, upload: Upload, wish: str, answers: Answers) -> None:
    """Of a workbook of one's own the sheets are kept one after the other."""
    if isinstance(state.recall(f"kept.{wish}"), str) and has_more_sheets(here, upload, answers):
        st.button(
            here.t("Read another sheet of this file"),
            key=f"another.{upload.digest}",
            icon=":material/tab:",
            on_click=state.remember,
            args=(f"kept.{wish}", None),
        )


def _read(  # all that a reading depends on
    here: Here,
    upload: Upload,
    accounts: Accounts,
    said: Said,
    answers: Answers,
    progress: Progress,
) -> UploadReading:
    """What the file says; read again where its account's times are in another zone than ours."""

    def read(answers: Answers) -> UploadReading:
        return read_upload(
            upload, today=here.today, answers=answers, mapping=said.mapping, progress=progress
        )

    reading = read(answers)
    if isinstance(reading, Understood):
        zone = zone_of(accounts, replace(reading.account, platform=reading.platform))
        reading = read(replace(answers, zone=zone)) if zone else reading
    return reading


def _show_progress(place: st.delta_generator.DeltaGenerator, t: Translator, share: float) -> None:
    place.progress(min(share, 1.0), text=t("Reading …"))


def _refused(t: Translator, refused: Refused) -> None:
    where = t("Line {line}: ", line=refused.line) if refused.line else ""
    st.error(f"{where}{plain(t(refused.reason))}", icon=":material/block:")
    st.caption(t("Nothing of this file was kept."))


def _understood(  # all that is told of it
    here: Here, now: Reading, upload: Upload, whole: Understood, said: Said, accounts: Accounts
) -> Ready | None:
    """What is in the file, part by part; None when all of it is left out."""
    if whole.account.of_others:
        answered = pages(here, now, whole, accounts, key=f"pages.{upload.digest}")
    else:
        answered = _parts(here, now, upload, whole, accounts)
    _questions(here, upload, whole)
    _left_out(here.t, whole)
    kept = without_left_out(whole, answered)
    return Ready(upload, kept, tuple(answered), said) if kept else None


def _keep_button(
    here: Here, now: Reading, upload: Upload, ready: Ready | None, *, alone: bool
) -> None:
    """The button that keeps all of one file; beside others it steps back behind that of all."""
    st.button(
        here.t("Keep these figures"),
        key=f"keep.{upload.digest}",
        type="primary" if alone else "secondary",
        icon=":material/save:",
        disabled=ready is None,
        on_click=_keep,
        args=(here, now, [ready] if ready else []),
    )


def _parts(
    here: Here, now: Reading, upload: Upload, whole: Understood, accounts: Accounts
) -> list[Whose]:
    """What each part of a file tells, and whose it is."""
    answered: list[Whose] = []
    for number, part in enumerate(whole.parts()):
        tell(here.t, part, key=f"sums.{upload.digest}.{number}")
        answered.append(ask_whose(here, now, accounts, part))
    return answered


def _keep(here: Here, now: Reading, files: Sequence[Ready]) -> None:
    """Remember whose the accounts are, each once, then begin keeping their figures."""
    settled: set[Whose] = set()
    for file in files:
        answered = [each for each in file.answered if each not in settled]
        if not _keep_one(here, now, file, answered):
            return
        settled.update(answered)


def _keep_one(here: Here, now: Reading, file: Ready, answered: Sequence[Whose]) -> bool:
    """Whether keeping has begun; if not, why is told."""
    client_id, plan_id = now.book.client.id, now.book.plan.id
    name = state.op_id(wish_of(client_id, file.upload))
    try:
        here.write(lambda tx: settle(tx, client_id, plan_id, answered), op_id=f"{name}.whose")
    except SmworkError as error:
        flash(here.t(words_for(error)), wrong=True)
        return False
    handles = tuple(each.owner.handle for each in file.answered if not each.left_out)
    begin_keeping(here, client_id, file.upload, file.kept, handles, file.said, name)
    return True


def _answers(upload: Upload) -> Answers:
    year, where = (
        state.widget_value(f"answer.{key}.{upload.digest}") for key in ("year", "platform")
    )
    return Answers(
        year=int(year) if isinstance(year, str) and year.isdigit() else None,
        platform=where if isinstance(where, str) and where else None,
    )


def _questions(here: Here, upload: Upload, whole: Understood) -> None:
    """What the file leaves open and a person has to confirm."""
    t = here.t
    for question in whole.questions:
        key = f"answer.{question.key}.{upload.digest}"
        if question.choices:
            if not state.has_widget(key):
                state.set_widget(key, question.proposed)
            st.selectbox(
                t(question.text),
                question.choices,
                key=key,
                format_func=lambda each: platform_label(t, each) if not each.isdigit() else each,
                placeholder=t("Choose one"),
            )
        else:
            st.text_input(t(question.text), key=key, placeholder=question.proposed)


def _left_out(t: Translator, whole: Understood) -> None:
    for note in whole.notes:
        st.caption(f":material/info: {plain(t(note))}")
    left_out = [each for part in whole.parts() for each in part.left_out]
    if left_out:
        title = t.n("{n} thing left out", "{n} things left out", len(left_out))
        with st.expander(title, icon=":material/filter_alt_off:"):
            for each in left_out[:50]:
                where = t("Line {line}: ", line=each.line) if each.line else ""
                st.markdown(f"- {where}{plain(t(each.reason))}")
