"""A plan is copied: all that lives in it, pointing to the copies; the original stays as it is."""

import pytest

from smwork.domain.goals import GoalFields, Kpi, KpiFields
from smwork.domain.inspiration import CaseFields, IdeaFields
from smwork.domain.plan import ObjectiveFields, Plan
from smwork.domain.record import Fields
from smwork.domain.research import ChannelFields, MissionFields
from smwork.domain.workbook import Workbook
from smwork.errors import NotFoundError
from smwork.store import clients, history, records
from smwork.store.plan import read_plan
from smwork.store.tables import IN_PLAN, Kind
from tests.builders import Desk


def copied(desk: Desk, name: str = "Autumn") -> tuple[Workbook, Workbook]:
    """The plan, and its copy."""
    copy_id = desk.do(lambda tx: clients.copy_plan(tx, desk.plan_id, name))
    return (
        desk.see(lambda tx: read_plan(tx, desk.plan_id)),
        desk.see(lambda tx: read_plan(tx, copy_id)),
    )


def test_the_frame_is_copied_under_a_new_name(anna: Desk) -> None:
    work = {"why": "Because", "hours_week": 12.0, "own_mix": {"reach": 1.0}}
    anna.do(lambda tx: records.change(tx, Plan, anna.plan_id, 1, work))
    old, new = copied(anna)
    assert (new.plan.name, new.plan.why, new.plan.own_mix) == ("Autumn", "Because", {"reach": 1.0})
    assert (new.plan.version, new.plan.archived, new.client.id) == (1, False, old.client.id)
    assert old.plan.name == "Zomer"


@pytest.mark.parametrize("kind", IN_PLAN.values(), ids=lambda kind: kind.name)
def test_every_kind_of_record_is_copied_with_all_its_references(anna: Desk, kind: Kind) -> None:
    anna.add(_filled(anna, kind))
    old, new = copied(anna)
    names = {
        before.id: after.id
        for attribute in IN_PLAN
        for before, after in zip(getattr(old, attribute), getattr(new, attribute), strict=True)
    }
    for attribute, each in IN_PLAN.items():
        for before, after in zip(getattr(old, attribute), getattr(new, attribute), strict=True):
            expected = before.model_dump(include=set(each.fields.model_fields))
            expected |= {ref: names[expected[ref]] for ref in each.refs if expected[ref]}
            assert after.model_dump(include=set(each.fields.model_fields)) == expected
            assert after.id != before.id


def _filled(desk: Desk, kind: Kind) -> Fields:
    """A record with every reference filled in by a record of its own."""
    by_name = {each.name: each for each in IN_PLAN.values()}
    refs = {field: desk.add(_filled(desk, by_name[ref.kind])) for field, ref in kind.refs.items()}
    return kind.fields.model_validate(refs)


def test_an_idea_still_knows_the_case_it_came_from(anna: Desk) -> None:
    case_id = anna.add(CaseFields(who="Bakery"))
    anna.add(IdeaFields(text="Bread", origin="case", origin_id=case_id))
    _, new = copied(anna)
    assert new.ideas[0].origin_id == new.cases[0].id != case_id


def test_what_was_removed_is_not_copied_and_references_to_it_are_cut(anna: Desk) -> None:
    objective_id = anna.add(ObjectiveFields(statement="Grow"))
    goal_id = anna.add(GoalFields(objective_id=objective_id))
    kpi_id = anna.add(KpiFields(goal_id=goal_id))
    channel_id = anna.add(ChannelFields())
    anna.add(MissionFields(channel_id=channel_id, kpi_id=kpi_id))
    anna.do(lambda tx: records.remove(tx, IN_PLAN["objectives"].record, objective_id))
    anna.do(lambda tx: records.remove(tx, Kpi, kpi_id))
    _, new = copied(anna)
    assert (new.objectives, new.kpis) == ((), ())
    assert (new.goals[0].objective_id, new.missions[0].kpi_id) == (None, None)


def test_the_two_go_their_own_ways(anna: Desk) -> None:
    anna.add(GoalFields(statement="More members"))
    old, new = copied(anna)
    goal = new.goals[0]
    anna.do(lambda tx: records.change(tx, type(goal), goal.id, 1, {"statement": "Fewer"}))
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).goals == old.goals


def test_the_history_of_the_copy_says_where_it_came_from(anna: Desk) -> None:
    _, new = copied(anna)
    (entry,) = anna.see(lambda tx: history.read_history(tx, new.plan.id))
    assert (entry.action, entry.changes) == ("copy", {"name": ("Zomer", "Autumn")})


def test_a_removed_plan_is_not_copied(anna: Desk) -> None:
    anna.do(lambda tx: records.remove(tx, Plan, anna.plan_id))
    with pytest.raises(NotFoundError):
        copied(anna)
