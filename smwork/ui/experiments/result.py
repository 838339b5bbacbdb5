"""An experiment that has ended: what it shows, in words and in a picture, and what is done with that."""

import pandas as pd
import streamlit as st

from smwork.charts import NotEnough, Shown, experiment_intervals
from smwork.domain.experiments.design import letter
from smwork.domain.experiments.result import Outcome, days_late, typical
from smwork.domain.experiments.telling import (
    chance_told,
    could_see_told,
    finding_told,
    lift_told,
    together_told,
    verdict_told,
)
from smwork.domain.say import Percent
from smwork.ui.experiments.figures import figures
from smwork.ui.experiments.learned import learned
from smwork.ui.experiments.reading import Card, corrected
from smwork.ui.experiments.running import agreed
from smwork.ui.experiments.words import metric_label, unit_label
from smwork.ui.messages import plain
from smwork.ui.step import show


def result(card: Card) -> None:
    """The outcome first, then what can be learned, then what it rests on."""
    if card.awaits_count:
        st.info(
            card.here.t(
                "The last day has passed. Fill in the totals of the whole time and fix them;"
                " then the result is shown."
            ),
            icon=":material/flag:",
        )
    found = card.outcome
    if found is not None:
        _outcome(card, found)
    figures(card)
    agreed(card)


def _outcome(card: Card, found: Outcome) -> None:
    _verdict(card, found)
    if found.verdict != "not_enough":
        show(_picture(card, found), key=f"result.{card.experiment.id}")
        _explained(card, found)
    _late(card)
    if found.verdict != "not_enough":
        learned(card, found)


def _verdict(card: Card, found: Outcome) -> None:
    told = plain(card.here.t(verdict_told(card.experiment, found)))
    if found.verdict == "difference":
        st.success(f"**{told}**", icon=":material/flag:")
    elif found.verdict == "none":
        st.info(f"**{told}**", icon=":material/balance:")
    else:
        st.warning(f"**{told}**", icon=":material/hourglass_empty:")


def _picture(card: Card, found: Outcome) -> Shown | NotEnough:
    t, experiment = card.here.t, card.experiment
    frame = pd.DataFrame(
        [
            {
                "name": _drawn_name(card, each.seen.letter),
                "lift": each.lift,
                "low": each.low,
                "high": each.high,
                "size": each.seen.size(experiment),
                "found": each.found,
            }
            for each in found.against
        ]
    )
    return experiment_intervals(
        frame,
        t,
        title=t(finding_told(found)),
        figure=metric_label(t, experiment),
        a=_of_a(card, found),
        a_size=found.a.size(experiment),
        unit=unit_label(t, experiment.unit),
        level=found.level * 100,
    )


def _drawn_name(card: Card, name: str) -> str:
    """A variant's name as it is drawn: as it was typed, a picture knows no markup."""
    what = next(v.what for place, v in enumerate(card.variants) if letter(place) == name)
    return f"{name}: {' '.join(what.split())}"


def _of_a(card: Card, found: Outcome) -> str:
    """What A itself gets."""
    t, gets = card.here.t, typical(card.experiment, found.a)
    if gets is None:
        return "–"
    return t.percent(gets, 2) if card.experiment.unit == "people" else t.number(gets, 2)


def _explained(card: Card, found: Outcome) -> None:
    """Each figure in a plain sentence."""
    t, lines = card.here.t, list[str]()
    for each in found.against:
        lines.append(t(lift_told(each)))
        lines.append(t(chance_told(each.corrected)))
        lines.append("")
    if found.verdict == "none":
        lines += [t(could_see_told(found)), ""]
    if found.short and found.verdict == "difference":
        lines.append(
            t(
                "There were fewer than agreed. A difference that shows itself all the same is likely"
                " smaller in truth than it looks here."
            )
        )
    elif found.short:
        lines.append(
            t("There were fewer than agreed, so that only a larger difference could show.")
        )
    st.markdown("\n".join(plain(line) if line else line for line in lines))
    _corrections(card, found)
    with st.expander(t("What do these words mean?"), key=f"words.{card.experiment.id}"):
        st.markdown(_words(card, found))


def _corrections(card: Card, found: Outcome) -> None:
    """Several variants and several experiments: what that changes is always said."""
    t, all_ended = card.here.t, corrected(card.here, card.now)
    chance = all_ended.get(card.experiment.id)
    if found.verdict == "difference" and chance is not None and len(all_ended) > 1:
        st.markdown(t(together_told(chance, len(all_ended))))
    if len(found.against) > 1:
        st.caption(
            t(
                "All variants were held against A at once. The chances are corrected for that (Holm),"
                " and the lines in the picture are drawn longer, so that together they hold the truth in"
                " 95 of 100 experiments (Bonferroni)."
            )
        )


def _words(card: Card, found: Outcome) -> str:
    t = card.here.t
    lines = [
        t(
            "**Confidence interval**: the range in which the true difference lies. In {level} of such"
            " experiments the range holds it. A range that includes 0 means: it may as well be nothing.",
            level=Percent(found.level * 100, 1),
        ),
        t(
            "**Significant**: so clear that chance alone would seldom bring it, in at most 5 of 100"
            " experiments. It does not mean that the difference is large or matters."
        ),
        t(
            "**Power**: how often an experiment of this size finds a difference that is there; 8 of 10"
            " was agreed."
        ),
    ]
    if card.experiment.unit == "posts":
        lines.append(
            t(
                "**More or less**: every post of B is held against every post of A, and the middle of"
                " all these comparisons counts. So one post that goes round the world decides nothing"
                " (test by Mann and Whitney, estimate by Hodges and Lehmann)."
            )
        )
    else:
        lines.append(
            t(
                "**More or less**: the share of B divided by that of A, with an interval that is right"
                " for small shares too (Wilson, Newcombe)."
            )
        )
    return "\n".join(f"- {line}" for line in lines)


def _late(card: Card) -> None:
    """Figures and posts that came after the last day are told: by then one may know what they do."""
    t, typed = card.here.t, dict[int, list[str]]()
    late = sum(each.late for each in card.seen)
    if late:
        told = t.n(
            "{letters}: {n} post was chosen after the last day, when its figure could be known.",
            "{letters}: {n} posts were chosen after the last day, when their figures could be known.",
            late,
            letters=t.listed([each.letter for each in card.seen if each.late]),
        )
        st.caption(f":material/schedule: {told}")
    for each in card.seen:
        typed.setdefault(days_late(card.experiment, each), []).append(each.letter)
    for days, letters in typed.items():
        if days:
            told = t.n(
                "{letters}: figures typed {n} day after the last day.",
                "{letters}: figures typed {n} days after the last day.",
                days,
                letters=t.listed(letters),
            )
            st.caption(f":material/schedule: {told}")
