"""A plan that goes back to an earlier version takes its experiments along: what has begun stays."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from smwork.domain.record import Record
from smwork.domain.workbook import Workbook

R = TypeVar("R", bound=Record)


def keep_begun(now: Workbook, then: Workbook) -> Workbook:
    """The earlier plan, with every experiment that has begun since (and its figures) as it is now.

    Otherwise going back would be the way to change what was agreed, or to lose an outcome.
    """
    begun = {each.id for each in now.experiments if each.began_on is not None}
    variants = [each for each in now.variants if each.experiment_id in begun]
    own = {each.id for each in variants}
    posts = [each for each in now.tested_posts if each.variant_id in own]
    old_variants = [each for each in then.variants if each.experiment_id not in begun]
    old = {each.id for each in old_variants}
    return replace(
        then,
        experiments=_with(
            [each for each in then.experiments if each.id not in begun],
            [each for each in now.experiments if each.id in begun],
        ),
        variants=_with(old_variants, variants),
        tested_posts=_with([each for each in then.tested_posts if each.variant_id in old], posts),
    )


def _with(some: Sequence[R], others: Sequence[R]) -> tuple[R, ...]:
    """Both, in the order in which they were made."""
    return tuple(sorted((*some, *others), key=lambda each: each.id))
