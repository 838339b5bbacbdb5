"""Records and figures for the rules' tests: only what a test says is filled in."""

from datetime import UTC, date, datetime
from typing import TypeVar

from smwork.domain.months import days_in, first_day, last_day
from smwork.domain.plan import Client, Plan
from smwork.domain.record import Record
from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from smwork.facts.metrics import Scope

R = TypeVar("R", bound=Record)
MOMENT = datetime(2026, 1, 1, 12, tzinfo=UTC)
KEPT = {"version": 1, "created_at": MOMENT, "changed_at": MOMENT, "changed_by": "anna"}


def made(kind: type[R], record_id: str = "1", /, **fields: object) -> R:
    """A record as it is read from the store."""
    return kind.model_validate({"id": record_id, **KEPT, **fields})


def plan(**fields: object) -> Plan:
    kept = {"client_id": "client", "revision": 1, "archived": False}
    return made(Plan, "plan", **kept, saved_at=MOMENT, saved_by="anna", **fields)


def workbook(a_plan: Plan | None = None, **records: object) -> Workbook:
    """A plan read whole; `records` are its tuples."""
    book = Workbook(made(Client, "client", archived=False, figures_revision=0), a_plan or plan())
    for name, value in records.items():
        object.__setattr__(book, name, value)
    return book


def figure(
    metric: str,
    month: date,
    value: float,
    *,
    account: str = "zilt",
    platform: str = "facebook",
    scope: Scope = "account",
    through: date | None = None,
    days: int | None = None,
) -> MonthSum:
    """One metric of one account in one month, of the whole month unless `through` says less."""
    until = through or last_day(month)
    counted = days if days is not None else min(until.day, days_in(month))
    month = first_day(month)
    return MonthSum(platform, account, scope, metric, month, value, value, counted, until)
