"""The SMART panel: five letters, each with its verdict, the reason, and what would mend it."""

from typing import Final

import streamlit as st

from smwork.domain.smart import SmartVerdict
from smwork.domain.smart.verdict import STATES, Judgement, State
from smwork.locale import Translator
from smwork.ui.messages import plain

_COLOUR: Final[dict[State, str]] = {
    "met": "green",
    "partly": "orange",
    "missing": "red",
    "unknown": "gray",
}
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"
# The state is never told by colour alone.
_ICON: Final[dict[State, str]] = {
    "met": ":material/check_circle:",
    "partly": ":material/pending:",
    "missing": ":material/cancel:",
    "unknown": ":material/help:",
}


def smart_panel(t: Translator, verdict: SmartVerdict, *, key: str) -> None:
    """The verdict on one commitment, letter by letter; what would mend it stands right below."""
    with st.container(border=True, key=f"smart.{key}", gap="small"):
        st.markdown(f"**{t('{met} of 5 SMART', met=verdict.met)}**")
        for judgement in verdict.judgements:
            letter_told(t, judgement)


def letter_told(t: Translator, judgement: Judgement, *, now: bool = False) -> None:
    """One letter: its state, why, and what would mend it; `now` marks the one to begin with."""
    colour, icon = _COLOUR[judgement.state], _ICON[judgement.state]
    word, state = t(judgement.criterion), t(STATES[judgement.state])
    next_thing = f":material/flag: {t('The next thing')}".replace(" ", _UNBROKEN)
    mark = f" · **:blue[{next_thing}]**" if now else ""
    line = f":{colour}[{icon} **{word}**] · {state}{mark}  \n{plain(t(judgement.why))}"
    if judgement.mend is not None:
        line += f"  \n:small[:material/arrow_forward: {plain(t(judgement.mend))}]"
    st.markdown(line)


def letters(verdict: SmartVerdict) -> str:
    """The verdict in five letters that stay on one line; a letter that is not met stands in brackets."""
    marked = (
        f":{_COLOUR[each.state]}[{each.letter if each.state == 'met' else f'({each.letter})'}]"
        for each in verdict.judgements
    )
    return _UNBROKEN.join(marked)
