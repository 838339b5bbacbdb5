"""The month's review as the plan and its figures are now."""

from collections.abc import Sequence
from datetime import date

from smwork.domain.month_review import MonthReview
from smwork.domain.reviewing import ChangesSince, month_review
from smwork.store.reviews import ReviewLine, read_changes, since_when
from smwork.ui.context import Here
from smwork.ui.reading import Reading


def review_now(here: Here, now: Reading, kept: Sequence[ReviewLine], month: date) -> MonthReview:
    """The month's review as the plan and its figures are now."""
    since = since_when(kept, month)

    def make() -> MonthReview:
        changes = here.read(lambda tx: read_changes(tx, here.plan_id, since))
        return month_review(now.book, now.months, month, now.today, ChangesSince(since, changes))

    return now.once(("review of", month, since), make)
