"""An experiment's course: it starts and is fixed, it is counted or stopped, and what it taught is kept."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

import sqlalchemy as sa

from smwork.domain.evaluation import DecisionFields, LearningFields
from smwork.domain.experiments.counting import is_counted
from smwork.domain.experiments.design import (
    Own,
    first_day,
    missing,
    phase,
    sample,
    settled,
    versions_of,
)
from smwork.domain.inspiration import (
    Experiment,
    TestedPost,
    TestedPostFields,
    Variant,
    VariantFields,
)
from smwork.domain.record import Record
from smwork.errors import ConflictError, InvalidError, NotFoundError
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.tables import kind_of

R = TypeVar("R", bound=Record)


def start(
    tx: Tx, experiment_id: str, *, own: Own, today: date, shown: Mapping[str, int] | None = None
) -> int:
    """Fix what was agreed; return the sample per variant that follows from it. From now on posts count.

    `shown` has the versions of the experiment and its variants as they stood on the screen: raises
    ConflictError when somebody changed one of them since. Raises InvalidError while something is
    missing or when it has begun, NotFoundError without it.
    """
    experiment = _experiment(tx, experiment_id)
    variants = _variants(tx, experiment_id)
    if shown is not None:
        _refuse_other(experiment, variants, shown, "began_on")
    found = sample(experiment, len(variants), own)
    if (
        experiment.began_on is not None
        or found is None
        or missing(experiment, variants, own, today)
    ):
        raise InvalidError("experiment", "began_on", "not ready")
    known = settled(experiment, own)
    posts = experiment.unit == "posts"
    agreed: Mapping[str, object] = {
        "began_on": today,
        "start": first_day(experiment, today),
        "planned": found.per_variant,
        "pace": known["pace"],
        "spread" if posts else "base_rate": known["spread" if posts else "base_rate"],
    }
    records.change(tx, Experiment, experiment_id, experiment.version, agreed)
    return found.per_variant


def _refuse_other(
    experiment: Experiment, variants: Sequence[Variant], shown: Mapping[str, int], field: str
) -> None:
    """Nobody fixes what is not on the screen."""
    if shown != versions_of(experiment, variants):
        raise ConflictError(
            "experiment",
            experiment.id,
            field=field,
            theirs=None,
            yours=None,
            version=experiment.version,
        )


def count(
    tx: Tx, experiment_id: str, *, today: date, shown: Mapping[str, int] | None = None
) -> int:
    """Fix the typed figures of an ended experiment as those of the whole time; return its version.

    `shown` as in `start`. Raises InvalidError before its end, a second time, and while a variant has no
    figures that can be right.
    """
    experiment = _experiment(tx, experiment_id)
    variants = _variants(tx, experiment_id)
    if shown is not None:
        _refuse_other(experiment, variants, shown, "counted_on")
    ready = experiment.counted_on is None and all(is_counted(each) for each in variants)
    if not ready or phase(experiment, today) != "ended":
        raise InvalidError("experiment", "counted_on", "not ready")
    counted = {"counted_on": today}
    return records.change(tx, Experiment, experiment_id, experiment.version, counted)


def stop(tx: Tx, experiment_id: str, reason: str, *, today: date) -> None:
    """Break it off for a reason; it stays to be seen, and nothing is concluded from it.

    Raises InvalidError without a reason, and for one that doesn't run (any more).
    """
    experiment = _experiment(tx, experiment_id)
    if not reason.strip() or phase(experiment, today) != "running":
        raise InvalidError("experiment", "stopped_on", "not running")
    said = {"stopped_on": today, "stop_reason": reason}
    records.change(tx, Experiment, experiment_id, experiment.version, said)


def add_variants(tx: Tx, plan_id: str, experiment_id: str, count: int = 1) -> list[str]:
    """Add variants to an experiment that has not begun, and return their ids."""
    return records.add_many(tx, plan_id, [VariantFields(experiment_id=experiment_id)] * count)


def pick_post(tx: Tx, plan_id: str, variant_id: str, account_id: str, post_id: str) -> str:
    """Have an imported post count for a variant; return the id under which it does.

    Raises InvalidError for one that counts for a variant of this experiment already.
    """
    variant = _record(tx, Variant, variant_id)
    siblings = {each.id for each in _variants(tx, variant.experiment_id)}
    table = kind_of(TestedPost).table
    taken = tx.connection.execute(
        sa.select(table.c.variant_id).where(
            table.c.workspace_id == tx.workspace_id,
            table.c.account_id == account_id,
            table.c.post_id == post_id,
            table.c.removed_at.is_(None),
        )
    ).scalars()
    if siblings & set(taken):
        raise InvalidError("tested_post", "post_id", "taken")
    fields = TestedPostFields(variant_id=variant_id, account_id=account_id, post_id=post_id)
    return records.add(tx, plan_id, fields)


def learning_from(tx: Tx, plan_id: str, experiment_id: str, fields: LearningFields) -> str:
    """Keep what an experiment taught and return the learning's id; the same one the second time.

    Raises NotFoundError for an experiment of another plan.
    """
    return _grown(tx, plan_id, experiment_id, fields)


def decision_from(tx: Tx, plan_id: str, experiment_id: str, fields: DecisionFields) -> str:
    """Keep what is done because of an experiment; the same decision the second time."""
    return _grown(tx, plan_id, experiment_id, fields)


def _grown(
    tx: Tx, plan_id: str, experiment_id: str, fields: LearningFields | DecisionFields
) -> str:
    _record(tx, Experiment, experiment_id, of_plan=plan_id)
    table = kind_of(type(fields)).table
    known = tx.connection.execute(
        sa.select(table.c.id).where(
            table.c.workspace_id == tx.workspace_id,
            table.c.plan_id == plan_id,
            table.c.origin_id == experiment_id,
            table.c.removed_at.is_(None),
        )
    ).scalar()
    if known is not None:
        return str(known)
    return records.add(tx, plan_id, fields.model_copy(update={"origin_id": experiment_id}))


def _experiment(tx: Tx, experiment_id: str) -> Experiment:
    return _record(tx, Experiment, experiment_id)


def _record(tx: Tx, record: type[R], record_id: str, *, of_plan: str | None = None) -> R:
    kind = kind_of(record)
    plan_id = kind.table.c.plan_id
    row = (
        tx.connection.execute(
            sa.select(*(kind.table.c[name] for name in record.model_fields)).where(
                kind.table.c.workspace_id == tx.workspace_id,
                kind.table.c.id == record_id,
                kind.table.c.removed_at.is_(None),
                sa.true() if of_plan is None else plan_id == of_plan,
            )
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise NotFoundError(kind.name, record_id)
    return record.model_validate(dict(row))


def _variants(tx: Tx, experiment_id: str) -> list[Variant]:
    table = kind_of(Variant).table
    rows = tx.connection.execute(
        sa.select(*(table.c[name] for name in Variant.model_fields))
        .where(
            table.c.workspace_id == tx.workspace_id,
            table.c.experiment_id == experiment_id,
            table.c.removed_at.is_(None),
        )
        .order_by(table.c.id)
    ).mappings()
    return [Variant.model_validate(dict(row)) for row in rows]
