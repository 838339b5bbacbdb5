"""Keeping a file's figures: in a thread of its own, with the page looking on, and a button that stops it."""

from collections.abc import Sequence
from threading import Lock
from typing import Final

import streamlit as st

from smwork.domain.figures import Understood
from smwork.domain.say import Number, Say, say
from smwork.errors import BusyError, InvalidError, SmworkError, StoppedError
from smwork.locale import Translator
from smwork.store.importing import Part, Watch, keep_in_steps
from smwork.store.post_claims import Kept
from smwork.ui import jobs, state
from smwork.ui.context import Here
from smwork.ui.figures.mapping import Said
from smwork.ui.figures.uploads import Upload, posts_of, reading_digest
from smwork.ui.messages import words_for

ONE_BY_ONE: Final = Lock()
"""Files that are kept at once wait for each other: each is compared with what is settled."""

_LINES: Final = 12
"""What was shown of the file stays on the screen until a run has ended, unless something takes its place."""


def begin_keeping(
    here: Here,
    client_id: str,
    upload: Upload,
    whole: Understood,
    handles: Sequence[str],
    said: Said,
    name: str,
) -> None:
    """Begin keeping the file; it goes on whatever happens to this page."""

    def work(watch: Watch) -> Kept | None:
        with ONE_BY_ONE:
            watch.past(0.0)
            return keep_in_steps(
                here.db,
                here.actor,
                client_id,
                [
                    Part(part, handle, posts_of(upload, part))
                    for part, handle in zip(whole.parts(), handles, strict=True)
                ],
                name=upload.name,
                digest=reading_digest(upload, whole),
                watch=watch,
                op_id=name,
                also=lambda tx: said.remember(tx, client_id),
            )

    jobs.start(name, work)


def wish_of(client_id: str, upload: Upload) -> str:
    """Under which key it is remembered that this file is kept for this client."""
    return f"keep.{client_id}.{upload.digest}"


def look_on(here: Here, wish: str, job: jobs.Job[object]) -> bool:
    """Show how far keeping is, until it has ended; then what it came to. Whether it was kept."""
    t, name = here.t, state.op_id(wish)
    bar, stop = st.empty(), st.empty()
    stop.button(
        t("Stop"),
        key=f"stop.{wish}",
        icon=":material/stop_circle:",
        on_click=job.watch.stop.set,
        help=t("Nothing of this file is kept then."),
    )
    below = [st.empty() for _ in range(_LINES)]
    while not job.done_within_a_moment():
        bar.progress(job.watch.share, text=t("Keeping the figures …"))
    for each in (bar, stop, *below):
        each.empty()
    try:
        kept = jobs.fetch(name)
    except SmworkError as error:
        state.carried_out(wish)
        _tell_failure(t, error)
        return False
    state.carried_out(wish)
    told = _outcome(t, kept) if isinstance(kept, Kept) else t("These figures were kept already.")
    state.remember(f"kept.{wish}", told)
    st.success(told, icon=":material/check:")
    return True


def _tell_failure(t: Translator, error: SmworkError) -> None:
    if isinstance(error, StoppedError):
        st.info(t("Stopped. Nothing of this file was kept."), icon=":material/stop_circle:")
    else:
        st.error(t(failure(error)), icon=":material/error:")


def failure(error: SmworkError) -> Say:
    """Why long work on figures came to nothing."""
    match error:
        case BusyError():
            return say(
                "Another file of this client is coming in, or is being taken back. Wait for it to"
                " end, and try again. Nothing was changed."
            )
        case InvalidError(field="posts"):
            return say("This file can't be read any more. Drop it again. Nothing of it was kept.")
        case _:
            return words_for(error)


def _outcome(t: Translator, kept: Kept) -> str:
    return t(
        "Kept: {new} new, {changed} changed, {same} the same as before.",
        new=Number(kept.new, 0),
        changed=Number(kept.changed, 0),
        same=Number(kept.same, 0),
    )
