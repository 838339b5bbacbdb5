"""The words of experiments: what falls to a variant, which figure decides, how far an experiment is."""

from collections.abc import Mapping
from typing import Final

from smwork.domain.experiments.design import Phase, letter
from smwork.domain.experiments.metrics import METRICS, metrics_of
from smwork.domain.inspiration import Experiment, Unit, Variant
from smwork.domain.say import msg
from smwork.locale import Translator
from smwork.ui.messages import short

SHARED_OUT: Final[Mapping[Unit, str]] = {
    "people": msg("People (ad, newsletter)"),
    "posts": msg("Posts"),
}
PHASES: Final[Mapping[Phase, str]] = {
    "draft": msg("being prepared"),
    "running": msg("running"),
    "ended": msg("ended"),
    "stopped": msg("stopped early"),
}
_SIGNS: Final[Mapping[Phase, str]] = {
    "draft": ":material/edit:",
    "running": ":material/science:",
    "ended": ":material/flag:",
    "stopped": ":material/block:",
}
STAGES: Final = (
    msg("Hypothesis"),
    msg("Figure and variants"),
    msg("How many, how long"),
    msg("Start"),
    msg("Running"),
    msg("Result"),
    msg("Learned"),
)
_LONGEST: Final = 60


def phase_label(t: Translator, phase: Phase) -> str:
    """How far an experiment is, with a sign beside the word."""
    return f"{_SIGNS[phase]} {t(PHASES[phase])}"


def metric_label(t: Translator, experiment: Experiment) -> str:
    """The figure that decides, as its card calls it."""
    return t(METRICS[experiment.metric].name) if experiment.metric else t("no figure yet")


def metric_options(t: Translator, unit: Unit) -> dict[str, str]:
    """The figures of a unit as the options of a field."""
    return {key: t(name) for key, name in metrics_of(unit).items()}


def unit_label(t: Translator, unit: Unit) -> str:
    """What is counted."""
    return t("people") if unit == "people" else t("posts")


def variant_label(t: Translator, place: int, variant: Variant) -> str:
    """A variant's letter and what is different about it, as plain text."""
    return f"{letter(place)}: {short(variant.what, _LONGEST) or t('not described yet')}"
