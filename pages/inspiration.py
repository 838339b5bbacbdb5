"""Step 4: listening, what was heard, and the ideas and experiments that grow out of it."""

from smwork.domain.inspiration import Case, Experiment, Idea, Mention, Term, Variant
from smwork.ui.context import here
from smwork.ui.inspiration.page import inspiration
from smwork.ui.reading import reading
from smwork.ui.step import next_step, step_heading, undo_offer

around = here()
now = reading(around)

step_heading(around, "inspiration")
undo_offer(around, (Term, Mention, Case, Idea, Experiment, Variant))
inspiration(around, now)
next_step(around, "inspiration")
