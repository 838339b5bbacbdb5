"""What is round every page: its title, who and which plan, the way through the workbook."""

import logging

import streamlit as st

from smwork.errors import NotFoundError, SmworkError
from smwork.ui import state
from smwork.ui.context import Here, begin, open_plan
from smwork.ui.messages import plain, show_error, show_flash
from smwork.ui.reading import reading
from smwork.ui.returning import welcome_back
from smwork.ui.style import STYLE
from smwork.ui.ways import link, navigation

_log = logging.getLogger(__name__)


def _sidebar(around: Here) -> None:
    """Which plan is open and when it was last saved, read from the database; the other language."""
    t = around.t
    with st.sidebar:
        if around.plan_id:
            book = reading(around).book
            saved = t("Saved at {at}", at=t.moment(book.plan.saved_at))
            st.markdown(f"**{plain(book.plan.name)}**  \n{plain(book.client.name)}")
            st.caption(f":material/cloud_done: {saved}")
        other = "en" if t.language == "nl" else "nl"
        name = "English" if other == "en" else "Nederlands"
        # A link in markdown would open another tab, and a new session with it.
        link = f'<a href="/language/{other}" target="_self" lang="{other}" style="color: inherit">'
        st.html(f"{link}{name}</a>")


def _run(around: Here, page: st.Page) -> None:
    """Draw the page; whatever goes wrong in it is told in the reader's language, never as a trace."""
    try:
        _sidebar(around)
        show_flash()
        page.run()
    except NotFoundError as error:
        if error.kind in ("plan", "client"):
            open_plan("")
        show_error(around.t, error)
        link("start", around.t("Go to the start screen"))
    except SmworkError as error:
        show_error(around.t, error)
    except Exception:  # noqa: BLE001 - the last net: no reader ever meets a stack trace
        _log.exception("a page failed")
        st.error(
            around.t(
                "Something went wrong on our side. What was shown as saved is saved;"
                " reload the page to go on."
            ),
            icon=":material/error:",
        )


def _frame() -> None:
    st.set_page_config(
        page_title="Social Media Workbook",
        page_icon="🎯",
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.html(STYLE)
    around = begin()
    page = navigation(around)
    welcome_back()
    state.visit(page.url_path)
    _run(around, page)


_frame()
