"""What the figures and the evaluation need."""

from smwork.domain.needs.need import Need, Standing, of_each
from smwork.domain.say import say, say_n


def of_figures(here: Standing) -> list[Need]:
    """Figures for every KPI."""
    measured = [each for each in here.progress if any(p.value is not None for p in each.points)]
    unfed = len(here.progress) - len(measured)
    button = say("Import figures")
    return [
        Need(bool(measured), say("Import the figures of your channels."), button),
        of_each(
            bool(measured),
            unfed,
            say_n("{n} KPI has no figures yet.", "{n} KPIs have no figures yet.", unfed),
            button,
        ),
    ]


def of_evaluation(here: Standing) -> list[Need]:
    """A verdict on every KPI, something learned, and a decision."""
    judged = [each for each in here.progress if each.verdict != "not_enough"]
    unsure = len(here.progress) - len(judged)
    return [
        of_each(
            bool(here.progress),
            unsure,
            say_n(
                "{n} KPI has too few figures for a verdict.",
                "{n} KPIs have too few figures for a verdict.",
                unsure,
            ),
            say("See what is needed"),
        ),
        Need(
            bool(here.book.learnings),
            say("Write down a success or a failure, and what it taught."),
            say("Add what you learned"),
        ),
        Need(
            bool(here.book.decisions),
            say("Decide what you adjust, who does it and when."),
            say("Add a decision"),
        ),
    ]
