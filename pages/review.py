"""The monthly review: a month gone through together, one thing at a time, and kept as it was."""

from smwork.domain.annotations import Annotation
from smwork.domain.evaluation import Decision, Learning
from smwork.ui.context import here
from smwork.ui.reading import reading
from smwork.ui.review.page import monthly_review
from smwork.ui.step import undo_offer

around = here()
now = reading(around)

undo_offer(around, (Learning, Decision, Annotation))
monthly_review(around, now)
