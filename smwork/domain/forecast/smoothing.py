"""Exponential smoothing with drift and season, and how much each form of it deserves to be believed.

A form says how fast the level follows each month (`share`), how fast its step turns along (`turn`),
and whether there is a step and a season at all. Everything unknown in it (first level, step, twelve
monthly deviations) enters the errors linearly, so that Bayes' rule has a closed answer: what the
series says of them, how uncertain that leaves the future, and how likely the series is under this
form. No form is picked: a short series fits several, and a picked one is too sure of itself.
Sources: Hyndman, Koehler, Ord and Snyder, Forecasting with Exponential Smoothing (2008), chapters 2,
3 and 6; Hoeting, Madigan, Raftery and Volinsky, Bayesian Model Averaging: A Tutorial, Statistical
Science 14 (1999).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt
from operator import mul
from typing import Final, NamedTuple

MONTHS: Final = 12

STEP_SCALE: Final = 0.4
"""How large a step is to be expected beforehand, as a share of the noise (one standard deviation)."""

SEASON_SCALE: Final = 2.0
"""The same for a month's deviation; only a season that stands out of the noise is worth a model."""

_FEW: Final = 1e-3
"""A form that is less likely than this is left out: it moves no quantile."""

_NOTHING: Final = 1e-12
_TWO: Final = 2


class Form(NamedTuple):
    """One way in which a series may go on. `step` and `season` say whether it has them."""

    share: float
    turn: float = 0.0
    step: bool = True
    season: bool = False


_PACES: Final = (
    (0.0, 0.0),
    (0.3, 0.0),
    (0.6, 0.0),
    (1.0, 0.0),
    (0.6, 0.15),
    (1.0, 0.3),
    (1.0, 1.0),
)
_PLAIN: Final = tuple(
    Form(share, turn, step) for share, turn in _PACES for step in (True, False) if step or not turn
)
_SEASONAL: Final = tuple(
    Form(share, turn, season=True)
    for share, turn in ((0.0, 0.0), (0.3, 0.0), (0.6, 0.0), (1.0, 0.0))
)


class Span(NamedTuple):
    """Coming months whose sum is asked, from `first` to `last`; 1 is the next month."""

    first: int
    last: int


class Outlook(NamedTuple):
    """What one form expects: Student's t round `middle`, with the weight that the form deserves."""

    weight: float
    middle: float
    spread: float
    degrees: int


class _Row(NamedTuple):
    """An amount that is `known`, plus so much of each of the unknowns."""

    known: float
    of: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """What a series says of one form; `log_weight` is the logarithm of its likelihood."""

    form: Form
    log_weight: float
    level: _Row
    step: _Row
    root: list[list[float]]
    unknowns: list[float]
    noise: float
    degrees: int
    next_month: int

    def ahead(self, span: Span, weight: float) -> Outlook:
        """What this form expects of the sum of the coming months in the span."""
        rows = [self._month(steps) for steps in range(span.first, span.last + 1)]
        of = [sum(column) for column in zip(*(row.of for row in rows), strict=True)]
        middle = sum(row.known for row in rows) + _dot(of, self.unknowns)
        unsure = _forward(self.root, of)
        variance = _shocks(self.form, span) + _dot(unsure, unsure)
        return Outlook(weight, middle, sqrt(self.noise * variance), self.degrees)

    def _month(self, steps: int) -> _Row:
        row = _sum(self.level, self.step, steps)
        month = (self.next_month + steps - 1) % MONTHS
        return _in_month(row, month) if self.form.season else row


def outlooks(
    values: Sequence[float | None], first: int, spans: Sequence[Span], *, seasonal: bool
) -> list[tuple[Outlook, ...]]:
    """For each span of coming months what every likely form expects of their sum.

    `first` is the calendar month of the first value, 0 for January; None is an unknown month. With
    `seasonal` also forms with a season are weighed. Raises ValueError below two known months.
    """
    if sum(value is not None for value in values) < _TWO:
        raise ValueError("noise can't be told from one month")
    forms = (*_PLAIN, *_SEASONAL) if seasonal else _PLAIN
    fits = [_fit(form, values, first) for form in forms]
    best = max(fit.log_weight for fit in fits)
    likely = [(fit, exp(fit.log_weight - best)) for fit in fits]
    kept = [(fit, weight) for fit, weight in likely if weight > _FEW]
    return [tuple(fit.ahead(span, weight) for fit, weight in kept) for span in spans]


def _fit(form: Form, values: Sequence[float | None], first: int) -> Fit:
    """Bayes' rule: flat beforehand over the first level and the logarithm of the noise.

    Step and season are normal beforehand, in proportion to the noise.
    """
    errors, level, step = _errors(form, values, first)
    columns = list(zip(*(error.of for error in errors), strict=True))
    known = [error.known for error in errors]
    scales = [0.0, *([STEP_SCALE] if form.step else []), *([SEASON_SCALE] * MONTHS * form.season)]
    root = _root(columns, scales)
    told = _forward(root, [-_dot(column, known) for column in columns])
    smallest = (1e-6 * max(1e-6, *(abs(value) for value in values if value is not None))) ** 2
    left = max(_dot(known, known) - _dot(told, told), 0.0) + smallest
    degrees = len(errors) - 1
    weight = -degrees / 2 * log(left) - sum(log(row[at]) for at, row in enumerate(root))
    weight -= sum(log(scale) for scale in scales if scale)
    unknowns = _backward(root, told)
    return Fit(
        form, weight, level, step, root, unknowns, left / degrees, degrees, first + len(values)
    )


def _errors(
    form: Form, values: Sequence[float | None], first: int
) -> tuple[list[_Row], _Row, _Row]:
    """Each month's error with the unknowns still in it, and the level and step that come out at last."""
    level, step = _start(form)
    errors = []
    for place, value in enumerate(values):
        level = _sum(level, step, 1)
        if value is None:
            continue
        month = (first + place) % MONTHS
        expected = _in_month(level, month) if form.season else level
        error = _Row(value - expected.known, tuple(-each for each in expected.of))
        errors.append(error)
        level = _sum(level, error, form.share)
        if form.turn:
            step = _sum(step, error, form.turn)
    return errors, level, step


def _start(form: Form) -> tuple[_Row, _Row]:
    """The first level and the step: the first two of the unknowns."""
    season = (0.0,) * (MONTHS * form.season)
    if form.step:
        return _Row(0.0, (1.0, 0.0, *season)), _Row(0.0, (0.0, 1.0, *season))
    return _Row(0.0, (1.0, *season)), _Row(0.0, (0.0, *season))


def _sum(row: _Row, other: _Row, times: float) -> _Row:
    of = tuple([one + times * two for one, two in zip(row.of, other.of, strict=True)])
    return _Row(row.known + times * other.known, of)


def _in_month(row: _Row, month: int) -> _Row:
    """The row with the month's own deviation, the last twelve of the unknowns."""
    place = len(row.of) - MONTHS + month
    return _Row(row.known, (*row.of[:place], row.of[place] + 1, *row.of[place + 1 :]))


def _shocks(form: Form, span: Span) -> float:
    """The variance of what happens on the way, in units of one month's noise.

    A month's shock counts in full in its own month, and by the share that the level takes over in
    each later one.
    """
    passed = [1.0, *(form.share + form.turn * step for step in range(1, span.last))]
    summed = [0.0, *accumulate(passed)]
    counts = [
        summed[span.last - month + 1] - summed[max(span.first - month, 0)]
        for month in range(1, span.last + 1)
    ]
    return _dot(counts, counts)


def _dot(one: Sequence[float], two: Sequence[float]) -> float:
    return float(sum(map(mul, one, two)))


def _root(columns: Sequence[Sequence[float]], scales: Sequence[float]) -> list[list[float]]:
    """The Cholesky root of what the columns, and what was expected beforehand, say of the unknowns."""
    root: list[list[float]] = []
    for at, (column, scale) in enumerate(zip(columns, scales, strict=True)):
        row: list[float] = []
        for before in range(at):
            rest = _dot(column, columns[before]) - _dot(row, root[before])
            row.append(rest / root[before][before])
        whole = _dot(column, column) + (1 / scale**2 if scale else 0.0)
        row.append(sqrt(max(whole - _dot(row, row), _NOTHING)))
        root.append(row)
    return root


def _forward(root: Sequence[Sequence[float]], told: Sequence[float]) -> list[float]:
    solved: list[float] = []
    for row, value in zip(root, told, strict=True):
        solved.append((value - _dot(row, solved)) / row[-1])
    return solved


def _backward(root: Sequence[Sequence[float]], told: Sequence[float]) -> list[float]:
    solved = list(told)
    for at in reversed(range(len(root))):
        solved[at] /= root[at][at]
        for before in range(at):
            solved[before] -= root[at][before] * solved[at]
    return solved
