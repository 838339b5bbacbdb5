"""Keeping a month's review, and freezing the plan with it: one transaction, all of one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from smwork.domain.branches import own_figures
from smwork.domain.month_review import MonthReview
from smwork.domain.reviewing import ChangesSince, month_review
from smwork.store import versions
from smwork.store.database import Tx
from smwork.store.plan import read_plan
from smwork.store.reviews import ReviewLine, keep_review, read_changes, read_reviews
from smwork.store.series import read_months
from smwork.ui.context import Here
from smwork.ui.reading import Reading


@dataclass(frozen=True, slots=True)
class Frozen:
    """The version that is frozen along with a review."""

    name: str
    reason: str


def review_now(here: Here, now: Reading, kept: Sequence[ReviewLine], month: date) -> MonthReview:
    """The month's review as the plan and its figures are now."""
    since = since_when(kept, month)

    def make() -> MonthReview:
        changes = here.read(lambda tx: read_changes(tx, here.plan_id, since))
        return month_review(now.book, now.months, month, now.today, ChangesSince(since, changes))

    return now.once(("review of", month, since), make)


def keep(plan_id: str, month: date, today: date, frozen: Frozen | None, tx: Tx) -> str:
    """Work the review out, keep it, and freeze the plan if that is asked for; the review's id."""
    book = read_plan(tx, plan_id)
    since = since_when(read_reviews(tx, plan_id), month)
    changes = ChangesSince(since, read_changes(tx, plan_id, since))
    figures = own_figures(book, read_months(tx, book.client.id))
    told = month_review(book, figures, month, today, changes)
    version = versions.freeze(tx, plan_id, frozen.name, frozen.reason, "review") if frozen else None
    return keep_review(tx, plan_id, told, version.id if version else None).id


def since_when(kept: Sequence[ReviewLine], month: date) -> datetime:
    """From when changes in the plan are told: the latest review of an earlier month, else its first day."""
    earlier = [each.made_at for each in kept if each.month < month]
    return max(earlier, default=datetime(month.year, month.month, 1, tzinfo=UTC))
