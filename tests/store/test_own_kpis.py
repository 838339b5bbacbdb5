"""A plan's KPI bears the own KPI that it names: as it is now, in its own plan only."""

import pytest

from smwork.domain.goals import GoalFields, Kpi, KpiFields, OwnKpi, OwnKpiFields
from smwork.errors import InvalidError
from smwork.store import clients, records
from smwork.store.plan import read_plan
from tests.builders import Desk

OURS = OwnKpiFields(name="Ours", formula="clicks / reach * 100")


def kpi_of(desk: Desk, plan_id: str = "") -> Kpi:
    (kpi,) = desk.see(lambda tx: read_plan(tx, plan_id or desk.plan_id)).kpis
    return kpi


def measured_by(desk: Desk, own_id: str) -> None:
    desk.add(KpiFields(goal_id=desk.add(GoalFields()), formula=own_id))


def test_a_change_of_the_formula_is_seen_by_the_kpi_at_once(anna: Desk) -> None:
    own_id = anna.add(OURS)
    measured_by(anna, own_id)
    before = kpi_of(anna)
    assert before.own is not None
    assert before.own.formula == OURS.formula
    anna.do(lambda tx: records.change(tx, OwnKpi, own_id, 1, {"formula": "leads / reach"}))
    after = kpi_of(anna)
    assert after.own is not None
    assert (after.own.formula, after.version) == ("leads / reach", before.version)


def test_removed_it_is_gone_and_restored_it_is_back(anna: Desk) -> None:
    own_id = anna.add(OURS)
    measured_by(anna, own_id)
    anna.do(lambda tx: records.remove(tx, OwnKpi, own_id))
    assert kpi_of(anna).own is None
    anna.do(lambda tx: records.restore(tx, OwnKpi, own_id))
    assert kpi_of(anna).own is not None


def test_the_copy_of_a_plan_has_its_own(anna: Desk) -> None:
    own_id = anna.add(OURS)
    measured_by(anna, own_id)
    copied = anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, "Autumn"))
    kpi = kpi_of(anna, copied)
    assert kpi.own is not None
    assert kpi.formula == kpi.own.id != own_id


def test_that_of_another_workspace_is_nobody_s(anna: Desk, carla: Desk) -> None:
    theirs = carla.add(OURS)
    measured_by(anna, theirs)
    assert kpi_of(anna).own is None


@pytest.mark.parametrize("formula", ["clicks +", "clicks + spend", "zebra", "__import__('os')"])
def test_a_formula_that_cannot_be_worked_out_is_not_stored(anna: Desk, formula: str) -> None:
    with pytest.raises(InvalidError):
        anna.add(OwnKpiFields(name="Ours", formula=formula))
