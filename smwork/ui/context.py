"""Who asks, in which language, about which plan: what every page begins with."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Final, TypeVar

import streamlit as st

from smwork.domain.series import MonthSum
from smwork.domain.workbook import Workbook
from smwork.locale import Translator, translator
from smwork.locale.wanted import wanted_language
from smwork.settings import settings
from smwork.store.clients import LOCAL
from smwork.store.database import Actor, Database, Tx, Work, database
from smwork.store.plan import read_plan
from smwork.store.series import read_months
from smwork.ui import state

T = TypeVar("T")
ZONE: Final = settings().time_zone
_PLAN = "plan"


@dataclass(frozen=True)
class Here:
    """The visitor's surroundings for this run. `plan_id` is empty when no plan is open."""

    actor: Actor
    t: Translator
    plan_id: str
    today: date

    @property
    def db(self) -> Database:
        """The database of this server."""
        return database()

    @property
    def narrow(self) -> bool:
        """Whether this is a phone, which every browser on one says of itself."""
        return "Mobi" in (st.context.headers.get("User-Agent") or "")

    def read(self, work: Work[T]) -> T:
        """Read on behalf of the visitor, all of it as of one moment."""
        return self.db.read(self.actor, work)

    def write(self, work: Work[T], op_id: str | None = None) -> T | None:
        """Carry out one user action on behalf of the visitor: all of it or none."""
        return self.db.write(self.actor, work, op_id)

    def workbook(self) -> Workbook:
        """The open plan. Raises NotFoundError when there is none (any more)."""
        return self.read(partial(read_plan, plan_id=self.plan_id))

    @cached_property
    def workbook_and_months(self) -> tuple[Workbook, tuple[MonthSum, ...]]:
        """The open plan and its client's figures per month, read at one moment, once in a run."""
        return self.read(partial(_both, self.plan_id))


def _both(plan_id: str, tx: Tx) -> tuple[Workbook, tuple[MonthSum, ...]]:
    book = read_plan(tx, plan_id)
    return book, read_months(tx, book.client.id)


_around: ContextVar[Here | None] = ContextVar("around", default=None)


def begin() -> Here:
    """The surroundings of a run that begins; the page in it finds the same ones by `here`."""
    around = _look_round()
    _around.set(around)
    return around


def here() -> Here:
    """The surroundings of this run."""
    return _around.get() or _look_round()


def _look_round() -> Here:
    """The language from the visitor's choice or browser, the plan from the address."""
    asked = st.context.headers.get("Accept-Language") or st.context.locale or ""
    language = wanted_language(st.context.cookies, asked)
    return Here(LOCAL, translator(language, ZONE.key), _open_plan(), datetime.now(ZONE).date())


def open_plan(plan_id: str) -> None:
    """Make this the plan that the visitor works in; empty closes it."""
    state.remember(_PLAN, plan_id)
    if plan_id:
        st.query_params[_PLAN] = plan_id
    else:
        st.query_params.pop(_PLAN, None)


def forget_plan(plan_id: str) -> None:
    """Close this plan if it is the one that is open."""
    if state.recall(_PLAN) == plan_id:
        open_plan("")


def _open_plan() -> str:
    """The plan in the address, else the one this session was in; the address is kept true."""
    asked, kept = st.query_params.get(_PLAN, ""), state.recall(_PLAN)
    plan_id = asked or str(kept or "")
    if plan_id and (plan_id != asked or plan_id != kept):
        open_plan(plan_id)
    return plan_id
