"""The open plan with all that is worked out from it, made once per change and shared by the pages."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import chain
from threading import Lock
from typing import TypeVar, cast

from smwork.domain.accounts import Improvement
from smwork.domain.branches import own_figures
from smwork.domain.commitments import commitment_of
from smwork.domain.content import Cadence
from smwork.domain.evaluation import Decision
from smwork.domain.evidence import Evidence, evidence_of
from smwork.domain.figures_today import Today, figures_today
from smwork.domain.goals import Goal
from smwork.domain.inspiration import Experiment
from smwork.domain.progress import KpiProgress, period_of, progress_of
from smwork.domain.record import CommitmentFields
from smwork.domain.research import Channel, Mission
from smwork.domain.series import MonthSum
from smwork.domain.smart import SmartVerdict, judge
from smwork.domain.workbook import Workbook
from smwork.domain.worked_out import all_sums
from smwork.ui.context import Here

V = TypeVar("V")
_KEEP = 32
Promised = Goal | Mission | Improvement | Experiment | Cadence | Decision


@dataclass(frozen=True, slots=True)
class Lasting:
    """What is worked out of a part of a plan, kept from reading to reading until that part changes."""

    _made: dict[Hashable, tuple[object, object]] = field(default_factory=dict)

    def of(self, name: Hashable, part: object, make: Callable[[], V]) -> V:
        """What `make` makes of this part, made again when the part is another than the last time."""
        known = self._made.get(name)
        if known is None or known[0] != part:
            known = self._made[name] = (part, make())
        return cast("V", known[1])


@dataclass(frozen=True)
class Reading:
    """A plan at one moment, its client's figures, and what the rules make of the two.

    `months` are all figures that the plan is measured by; of a branch's plan only its channels'.
    """

    book: Workbook
    all_months: tuple[MonthSum, ...]
    today: date
    lasting: Lasting = field(default_factory=Lasting)
    _verdicts: dict[str, SmartVerdict] = field(default_factory=dict)
    _made: dict[Hashable, object] = field(default_factory=dict)

    def once(self, name: Hashable, make: Callable[[], V]) -> V:
        """What `make` makes out of this reading, made once: a chart, a list, a judgement.

        `name` says all that it depends on besides the reading itself, such as the language.
        """
        if name not in self._made:
            self._made[name] = make()
        return cast("V", self._made[name])

    @cached_property
    def months(self) -> tuple[MonthSum, ...]:
        """The figures of the plan's own accounts."""
        return own_figures(self.book, self.all_months)

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """What the months show of each KPI's growth, by KPI."""
        channels, sums = self.book.channels, self._sums
        found = {
            kpi.id: self.lasting.of(
                ("evidence", kpi.id),
                (kpi, channels, sums),
                partial(evidence_of, kpi, channels, sums),
            )
            for kpi in self.book.kpis
        }
        return {kpi_id: shown for kpi_id, shown in found.items() if shown is not None}

    @cached_property
    def progress(self) -> dict[str, KpiProgress]:
        """Each KPI against its course, by KPI."""
        book, sums, today = self.book, self._sums, self.today
        return {
            kpi.id: self.lasting.of(
                ("progress", kpi.id),
                (kpi, period_of(kpi, book), book.channels, sums, today),
                partial(progress_of, kpi, book, sums, today),
            )
            for kpi in book.kpis
        }

    @cached_property
    def _sums(self) -> tuple[MonthSum, ...]:
        """The figures with what is worked out beside them; the very same ones as long as they are."""
        sums = all_sums(self.book, self.months)
        return self.lasting.of("sums", sums, lambda: sums)

    @cached_property
    def letters(self) -> dict[str, int]:
        """How many of the five letters are settled, by commitment, of all six kinds."""
        book = self.book
        promised: chain[Promised] = chain(
            book.goals,
            book.missions,
            book.improvements,
            book.experiments,
            book.cadences,
            book.decisions,
        )
        return {each.id: self.verdict(each, each.id).settled for each in promised}

    def figures(self, channel: Channel) -> Today:
        """What is known today of a channel's followers, engagement and posts."""
        return self.once(
            ("figures", channel.id),
            lambda: figures_today(channel, self.months, self.book.channels),
        )

    def verdict(self, commitment: CommitmentFields, record_id: str) -> SmartVerdict:
        """The SMART verdict on a commitment of this plan."""
        if record_id not in self._verdicts:
            told = commitment_of(commitment, self.book, self.evidence, self.today)
            self._verdicts[record_id] = self.lasting.of(
                ("verdict", record_id), told, partial(judge, told)
            )
        return self._verdicts[record_id]


_Key = tuple[int, int, date]
_shelf: OrderedDict[_Key, Reading] = OrderedDict()
_lock = Lock()


def reading(here: Here) -> Reading:
    """The open plan as it is now. What was worked out of the very same records is used again."""
    book, months = here.workbook_and_months
    # The store hands out the same frozen objects until something changes.
    key = (id(book), id(months), here.today)
    with _lock:
        known = _shelf.get(key)
        if known is None or known.book is not book or known.all_months is not months:
            known = _shelf[key] = Reading(book, months, here.today, _lasting(book))
        _shelf.move_to_end(key)
        while len(_shelf) > _KEEP:
            _shelf.popitem(last=False)
    return known


def _lasting(book: Workbook) -> Lasting:
    """What was kept of this plan at an earlier moment."""
    plan_id = book.plan.id
    earlier = (each for each in reversed(_shelf.values()) if each.book.plan.id == plan_id)
    return next((each.lasting for each in earlier), Lasting())
