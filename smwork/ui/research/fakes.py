"""Step 2 on the screen: profiles that pretend to be ours, and how far the report of each is."""

import streamlit as st

from smwork.domain.research import FakeProfile, FakeProfileFields
from smwork.domain.staleness import open_fakes
from smwork.ui.choice_line import choice_line
from smwork.ui.context import Here
from smwork.ui.fields import Editor
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.research.words import REPORTS
from smwork.ui.step import fold, foot
from smwork.ui.words import in_words, platform_label, platform_options


def fakes(here: Here, now: Reading) -> None:
    """The fake profiles, with what to do about each."""
    t = here.t
    st.header(t("Fake profiles"))
    todo = {
        each.record_id: plain(t(each.why))
        for each in open_fakes(now.book.fake_profiles, here.today)
    }
    for fake in now.book.fake_profiles:
        where = plain(platform_label(t, fake.platform))
        head = f"**{where}** · {plain(fake.url[:60])} · {t(REPORTS[fake.state])}"
        with fold(fake, head) as is_open:
            if fake.id in todo:
                st.markdown(f":small[:orange[:material/flag:] {todo[fake.id]}]")
            if is_open:
                _fake(here, fake)
    choice_line(
        here,
        "fake",
        (t("Platform"), platform_options(t)),
        t("Link to the fake profile"),
        t("Add fake profile"),
        lambda platform, url: FakeProfileFields(platform=platform, url=url, found_on=here.today),
        placeholder="https://",
    )


def _fake(here: Here, fake: FakeProfile) -> None:
    t, edit = here.t, Editor(here, fake, FakeProfileFields)
    edit.pick("state", t("State of the report"), in_words(t, REPORTS))
    left, right = st.columns([2, 1])
    with left:
        edit.text("url", t("Link to the fake profile"))
    with right:
        edit.day("found_on", t("Found on"))
    foot(edit, fake.url)
