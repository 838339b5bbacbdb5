"""The review of one month: all that is shown of it, in a shape that is kept and read again as it was.

The screens draw from this, whether the month is being gone through or was kept long ago.
"""

from datetime import date, datetime
from typing import Final

from pydantic import BaseModel, ConfigDict

from smwork.domain.annotations import Span
from smwork.domain.course import CoursePoint
from smwork.domain.evaluation import LearningKind
from smwork.domain.forecast.ahead import ForecastPoint
from smwork.domain.kept_say import KeptSay
from smwork.domain.outcomes import State
from smwork.domain.verdicts import Verdict
from smwork.facts.kpis import KpiUnit

LAYOUT: Final = 1
"""The shape of what is kept. A field that comes later is read as its default; whoever takes one away
or gives it another meaning raises this number, and turns the old shape into the new one."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AccountIn(_Kept):
    """Until which day an account's figures go; `whole` when the month is in."""

    platform: str
    account: str
    through: date
    whole: bool


class Changes(_Kept):
    """How often somebody did something to one kind of record."""

    by: str
    kind: str
    action: str
    count: int


class Mover(_Kept):
    """A KPI's figure in the month and in the one before it; `share` is the change in per cent."""

    kpi_id: str
    name: KeptSay
    unit: KpiUnit
    before: float
    value: float
    share: float
    better: bool


class Mark(_Kept):
    """An annotation on a KPI's chart."""

    on: date
    text: str
    span: Span = "day"


class KpiOfMonth(_Kept):
    """A KPI as it stood at the end of the month, with all that its chart is drawn from."""

    kpi_id: str
    name: KeptSay
    goal: str
    unit: KpiUnit
    verdict: Verdict
    why: KeptSay
    needed: KeptSay | None = None
    outlook: KeptSay | None = None
    actual: float | None = None
    as_of: date | None = None
    expected: float | None = None
    baseline: float | None = None
    target: float | None = None
    course: tuple[CoursePoint, ...] = ()
    by_season: bool = False
    track: tuple[CoursePoint, ...] = ()
    forecast: tuple[ForecastPoint, ...] | None = None
    marks: tuple[Mark, ...] = ()


class LearningOfMonth(_Kept):
    """A success, a failure or a test without a difference, and what it taught."""

    kind: LearningKind
    what: str
    learned: str
    on: date | None
    kpi: KeptSay | None


class DecisionOfMonth(_Kept):
    """A decision as it stood; one that came back says what became of it."""

    id: str
    statement: str
    owner: str
    deadline: date | None
    kpi: KeptSay | None
    effect: float | None
    smart: int
    state: State
    outcome: KeptSay | None = None
    meant: KeptSay | None = None


class MonthReview(_Kept):
    """The review of a month, whole."""

    month: date
    plan: str
    client: str
    through: date | None
    accounts: tuple[AccountIn, ...]
    since: datetime | None
    changes: tuple[Changes, ...]
    movers: tuple[Mover, ...]
    kpis: tuple[KpiOfMonth, ...]
    learnings: tuple[LearningOfMonth, ...]
    come_back: tuple[DecisionOfMonth, ...]
    decided: tuple[DecisionOfMonth, ...]


def snapshot_of(review: MonthReview) -> bytes:
    """The review as JSON."""
    return review.model_dump_json().encode()


def review_of(snapshot: bytes) -> MonthReview:
    """The review that a snapshot was taken of. Raises pydantic's ValidationError for what is none."""
    return MonthReview.model_validate_json(snapshot)
