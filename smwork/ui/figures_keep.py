"""Keeping a file's figures: in one transaction, in a thread of its own, with the page looking on."""

from collections.abc import Sequence

import streamlit as st

from smwork.domain.figures import Understood
from smwork.domain.say import Number
from smwork.errors import SmworkError
from smwork.locale import Translator
from smwork.store import figures
from smwork.store.database import Tx
from smwork.store.post_claims import Kept
from smwork.ui import jobs, state
from smwork.ui.context import Here
from smwork.ui.mapping import Said
from smwork.ui.messages import words_for
from smwork.ui.uploads import Upload


def begin_keeping(
    here: Here,
    client_id: str,
    upload: Upload,
    whole: Understood,
    handles: Sequence[str],
    said: Said,
    name: str,
) -> None:
    """Begin keeping the file; the transaction goes on whatever happens to this page."""

    def work(progress: jobs.Progress) -> Kept | None:
        return here.write(
            lambda tx: _keep_parts(tx, client_id, upload, whole, handles, said, progress),
            op_id=name,
        )

    jobs.start(name, work)


def _keep_parts(
    tx: Tx,
    client_id: str,
    upload: Upload,
    whole: Understood,
    handles: Sequence[str],
    said: Said,
    progress: jobs.Progress,
) -> Kept:
    kept = [
        figures.keep(
            tx,
            client_id,
            part,
            handle=handle,
            file_name=upload.name,
            digest=upload.digest,
            progress=progress,
        )
        for part, handle in zip(whole.parts(), handles, strict=True)
    ]
    said.remember(tx, client_id)
    return sum(kept, Kept())


def wish_of(client_id: str, upload: Upload) -> str:
    """Under which key it is remembered that this file is kept for this client."""
    return f"keep.{client_id}.{upload.digest}"


def look_on(here: Here, wish: str, job: jobs.Job[object]) -> None:
    """Show how far keeping is, until it has ended; then what it came to."""
    t = here.t
    bar = st.progress(0.0, text=t("Keeping the figures …"))
    while not job.done_within_a_moment():
        bar.progress(min(job.share, 1.0), text=t("Keeping the figures …"))
    bar.empty()
    try:
        kept = jobs.fetch(state.op_id(wish))
    except SmworkError as error:
        st.error(t(words_for(error)), icon=":material/error:")
        return
    state.carried_out(wish)
    told = _outcome(t, kept) if isinstance(kept, Kept) else t("These figures were kept already.")
    state.remember(f"kept.{wish}", told)
    st.success(told, icon=":material/check:")


def _outcome(t: Translator, kept: Kept) -> str:
    return t(
        "Kept: {new} new, {changed} changed, {same} the same as before.",
        new=Number(kept.new, 0),
        changed=Number(kept.changed, 0),
        same=Number(kept.same, 0),
    )
