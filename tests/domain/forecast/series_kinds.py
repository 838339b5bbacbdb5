"""Kinds of monthly series to try the forecast on: invented ones by their law, real ones from files."""

import csv
from collections.abc import Callable, Sequence
from math import exp, pi, sin
from pathlib import Path
from random import Random
from typing import Final

Make = Callable[[Random, int], list[float]]
"""A series of so many months."""

_FILES = Path(__file__).parents[2] / "data" / "series"


def random_walk(rng: Random, months: int) -> list[float]:
    level, walk, noise, drift = 1000.0, [], rng.uniform(5, 60), rng.uniform(-10, 30)
    for _ in range(months):
        level += drift + rng.gauss(0, noise)
        walk.append(level)
    return walk


def trend_and_noise(rng: Random, months: int) -> list[float]:
    drift, noise = rng.uniform(-10, 40), rng.uniform(20, 100)
    return [2000 + drift * month + rng.gauss(0, noise) for month in range(months)]


def level_and_noise(rng: Random, months: int) -> list[float]:
    noise = rng.uniform(20, 100)
    return [1000 + rng.gauss(0, noise) for _ in range(months)]


def slow_swings(rng: Random, months: int) -> list[float]:
    swing, keeps, values = 0.0, rng.uniform(0.3, 0.8), []
    for _ in range(months + 20):
        swing = keeps * swing + rng.gauss(0, 60)
        values.append(1000 + swing)
    return values[20:]


def growth_in_proportion(rng: Random, months: int) -> list[float]:
    grown, values = 0.0, []
    growth, wander, noise = rng.uniform(-0.01, 0.04), rng.uniform(0.02, 0.1), rng.uniform(0.05, 0.3)
    for _ in range(months):
        grown += growth + rng.gauss(0, wander)
        values.append(500 * exp(grown + rng.gauss(0, noise)))
    return values


def season_and_trend(rng: Random, months: int) -> list[float]:
    wave, shift, drift = rng.uniform(0.1, 0.4), rng.uniform(0, 12), rng.uniform(0, 15)
    noise, own = rng.uniform(20, 80), [rng.gauss(0, 0.1) for _ in range(12)]
    return [
        (1000 + drift * month) * (1 + wave * sin(2 * pi * (month + shift) / 12) + own[month % 12])
        + rng.gauss(0, noise)
        for month in range(months)
    ]


def small_counts(rng: Random, months: int) -> list[float]:
    mean, growth = exp(rng.uniform(1, 4.5)), rng.uniform(-0.02, 0.04)
    return [_poisson(rng, mean * exp(growth * month)) for month in range(months)]


def bursts(rng: Random, months: int) -> list[float]:
    """Most months alike; one in eight goes viral."""
    usual = exp(rng.uniform(3, 6))
    return [_poisson(rng, usual * exp(rng.gauss(0, 0.2)) * _burst(rng)) for _ in range(months)]


def level_shifts(rng: Random, months: int) -> list[float]:
    level, values, noise = 1000.0, [], rng.uniform(20, 80)
    for _ in range(months):
        level *= exp(rng.gauss(0, 0.4)) if rng.random() < 0.05 else 1
        values.append(level + rng.gauss(0, noise))
    return values


def followers(rng: Random, months: int) -> list[float]:
    """A following whose growth itself comes and goes slowly."""
    there, growth, values = 1000.0, rng.uniform(0, 0.04), []
    for _ in range(months):
        growth = max(-0.02, growth + rng.gauss(0, 0.004))
        there *= 1 + growth + rng.gauss(0, 0.008)
        values.append(there)
    return values


INVENTED: Final[tuple[Make, ...]] = (
    random_walk,
    trend_and_noise,
    level_and_noise,
    slow_swings,
    growth_in_proportion,
    season_and_trend,
    small_counts,
    bursts,
    level_shifts,
    followers,
)
REAL: Final = ("unemployed", "employment", "page_views", "retail_sales")


def real(name: str) -> list[list[float]]:
    """The series in one of the files, each whole."""
    with (_FILES / f"{name}.csv").open(encoding="utf-8") as file:
        _, *rows = csv.reader(file)
    return [[float(value) for value in column] for column in list(zip(*rows, strict=True))[1:]]


def stretches(whole: Sequence[Sequence[float]]) -> Make:
    """Makes series by cutting stretches out of whole ones."""

    def cut(rng: Random, months: int) -> list[float]:
        one = rng.choice(whole)
        start = rng.randrange(len(one) - months + 1)
        return list(one[start : start + months])

    return cut


def _poisson(rng: Random, mean: float) -> float:
    """So many of many rare chances come true; above fifty as good as normal."""
    if mean > 50:
        return float(max(0, round(rng.gauss(mean, mean**0.5))))
    left, count = exp(-mean), 0
    chance = rng.random()
    while chance > left:
        chance *= rng.random()
        count += 1
    return float(count)


def _burst(rng: Random) -> float:
    return rng.uniform(2, 5) if rng.random() < 1 / 8 else 1.0
