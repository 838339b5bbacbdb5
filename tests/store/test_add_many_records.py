"""Many records are added as one action: all of them with their history, or none."""

import pytest

from smwork.domain.inspiration import MentionFields, TermFields
from smwork.errors import NotFoundError
from smwork.store import history, records
from smwork.store.plan import read_plan
from tests.builders import Desk


def test_all_of_them_are_in_the_plan_in_their_order_each_with_its_history(anna: Desk) -> None:
    term = anna.add(TermFields(words="Zilt"))
    texts = [f"mention {number}" for number in range(30)]
    said = [MentionFields(text=text, term_id=term) for text in texts]
    added = anna.do(lambda tx: records.add_many(tx, anna.plan_id, said))

    mentions = anna.see(lambda tx: read_plan(tx, anna.plan_id)).mentions
    told = anna.see(lambda tx: history.read_history(tx, anna.plan_id, limit=30))
    assert [each.text for each in mentions] == texts
    assert [each.id for each in mentions] == added
    assert {entry.record_id for entry in told} == set(added)


def test_one_that_names_somebody_elses_record_keeps_out_all(anna: Desk, carla: Desk) -> None:
    foreign = carla.add(TermFields(words="Elders"))
    said = [MentionFields(text="fine"), MentionFields(text="not ours", term_id=foreign)]
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: records.add_many(tx, anna.plan_id, said))

    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).mentions == ()


def test_nothing_to_add_leaves_the_plan_as_it_was(anna: Desk) -> None:
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan.revision

    assert anna.do(lambda tx: records.add_many(tx, anna.plan_id, [])) == []
    assert anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan.revision == before
