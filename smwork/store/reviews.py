"""Reviews as they were kept: each is written once, and one of the same month stands beside it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from smwork.domain.branches import own_figures
from smwork.domain.month_review import LAYOUT, Changes, MonthReview, review_of, snapshot_of
from smwork.domain.reviewing import ChangesSince, month_review
from smwork.errors import NotFoundError, SchemaTooNewError
from smwork.store.clock import first_moment
from smwork.store.database import Tx
from smwork.store.history import write_entry
from smwork.store.identity import new_id
from smwork.store.plan import read_plan
from smwork.store.series import read_months
from smwork.store.tables import HISTORY, PLAN, REVIEW, VERSION
from smwork.store.versions import freeze

_TOLD = ("add", "change", "remove", "restore")


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A kept review as it is listed: its month, who kept it and when, and the version frozen with it."""

    id: str
    month: date
    made_at: datetime
    made_by: str
    version_id: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """The name and the reason of the version that is frozen with a review."""

    name: str
    reason: str = ""


_LINE = tuple(REVIEW.c[name] for name in ReviewLine.__dataclass_fields__)


def keep_review(
    tx: Tx, plan_id: str, review: MonthReview, version_id: str | None = None
) -> ReviewLine:
    """Keep a month's review for good. Raises NotFoundError for a foreign plan or version."""
    plan_version = _version_of_plan(tx, plan_id)
    if version_id is not None:
        _check_version(tx, plan_id, version_id)
    line = ReviewLine(new_id(), review.month, tx.now, tx.name, version_id)
    tx.connection.execute(
        REVIEW.insert().values(
            workspace_id=tx.workspace_id,
            plan_id=plan_id,
            layout=LAYOUT,
            snapshot=zlib.compress(snapshot_of(review)),
            **{name: getattr(line, name) for name in ReviewLine.__dataclass_fields__},
        )
    )
    told = {"month": (None, review.month)}
    write_entry(tx, plan_id, "plan", plan_id, version=plan_version, action="review", changes=told)
    return line


def hold_review(
    tx: Tx, plan_id: str, month: date, today: date, frozen: Named | None = None
) -> ReviewLine:
    """Work a month's review out, keep it, and freeze the plan with it where a version is named.

    All of it is of one moment. Raises NotFoundError for a foreign plan.
    """
    book = read_plan(tx, plan_id)
    since = since_when(read_reviews(tx, plan_id), month)
    changes = ChangesSince(since, read_changes(tx, plan_id, since))
    figures = own_figures(book, read_months(tx, book.client.id))
    told = month_review(book, figures, month, today, changes)
    version = freeze(tx, plan_id, frozen.name, frozen.reason, "review") if frozen else None
    return keep_review(tx, plan_id, told, version.id if version else None)


def since_when(kept: Sequence[ReviewLine], month: date) -> datetime:
    """From when a month's review tells changes: the latest review of an earlier month, else its first day."""
    earlier = [each.made_at for each in kept if each.month < month]
    return max(earlier, default=first_moment(month.replace(day=1)))


def read_reviews(tx: Tx, plan_id: str) -> tuple[ReviewLine, ...]:
    """A plan's kept reviews, the latest month first; of one month the last kept first."""
    rows = tx.connection.execute(
        sa.select(*_LINE)
        .where(REVIEW.c.workspace_id == tx.workspace_id, REVIEW.c.plan_id == plan_id)
        .order_by(REVIEW.c.month.desc(), REVIEW.c.id.desc())
    )
    return tuple(ReviewLine(*row) for row in rows)


def read_review(tx: Tx, review_id: str) -> MonthReview:
    """A review as it was kept. Raises NotFoundError, and SchemaTooNewError for a newer workbook's."""
    row = tx.connection.execute(
        sa.select(REVIEW.c.layout, REVIEW.c.snapshot).where(
            REVIEW.c.workspace_id == tx.workspace_id, REVIEW.c.id == review_id
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError("review", review_id)
    if row.layout > LAYOUT:
        raise SchemaTooNewError(f"review {row.layout}", f"review {LAYOUT}")
    return review_of(zlib.decompress(row.snapshot))


def read_changes(tx: Tx, plan_id: str, since: datetime) -> tuple[Changes, ...]:
    """How many records of each kind somebody added, changed and removed since a moment."""
    of = (HISTORY.c.by, HISTORY.c.kind, HISTORY.c.action)
    rows = tx.connection.execute(
        sa.select(*of, sa.func.count(sa.distinct(HISTORY.c.record_id)))
        .where(
            HISTORY.c.workspace_id == tx.workspace_id,
            HISTORY.c.plan_id == plan_id,
            HISTORY.c.action.in_(_TOLD),
            HISTORY.c.at >= since,
        )
        .group_by(*of)
        .order_by(*of)
    )
    return tuple(
        Changes(by=by, kind=kind, action=action, count=count) for by, kind, action, count in rows
    )


def _version_of_plan(tx: Tx, plan_id: str) -> int:
    plan = PLAN.table
    found = tx.connection.execute(
        sa.select(plan.c.version).where(
            plan.c.workspace_id == tx.workspace_id,
            plan.c.id == plan_id,
            plan.c.removed_at.is_(None),
        )
    ).scalar_one_or_none()
    if found is None:
        raise NotFoundError("plan", plan_id)
    return int(found)


def _check_version(tx: Tx, plan_id: str, version_id: str) -> None:
    found = tx.connection.execute(
        sa.select(VERSION.c.id).where(
            VERSION.c.workspace_id == tx.workspace_id,
            VERSION.c.plan_id == plan_id,
            VERSION.c.id == version_id,
        )
    ).one_or_none()
    if found is None:
        raise NotFoundError("plan_version", version_id)
