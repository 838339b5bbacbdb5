"""A client or plan is put away and taken back out; nothing of it is lost meanwhile."""

from functools import partial

import pytest

from smwork.domain.goals import GoalFields
from smwork.domain.plan import Client, ClientFields, Plan
from smwork.errors import NotFoundError
from smwork.store import clients, history, records
from smwork.store.plan import read_plan
from tests.builders import Desk


def archive(desk: Desk, kind: type[Client | Plan], *, archived: bool = True) -> None:
    record_id = desk.client_id if kind is Client else desk.plan_id
    desk.do(lambda tx: clients.archive(tx, kind, record_id, archived=archived))


def test_the_list_says_that_a_plan_is_put_away(anna: Desk) -> None:
    archive(anna, Plan)
    (client,) = anna.see(clients.read_clients)
    assert (client.archived, client.plans[0].archived) == (False, True)
    archive(anna, Plan, archived=False)
    assert anna.see(clients.read_clients)[0].plans[0].archived is False


def test_the_list_says_that_a_client_is_put_away(anna: Desk) -> None:
    archive(anna, Client)
    assert anna.see(clients.read_clients)[0].archived is True


@pytest.mark.parametrize("kind", [Client, Plan])
def test_it_can_still_be_read_and_says_so_at_once(anna: Desk, kind: type[Client | Plan]) -> None:
    anna.add(GoalFields(statement="More members"))
    before = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    archive(anna, kind)
    after = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert after.goals == before.goals
    assert (after.client.archived, after.plan.archived) == (kind is Client, kind is Plan)


def test_the_history_tells_it(anna: Desk) -> None:
    archive(anna, Plan)
    entry = anna.see(lambda tx: history.read_history(tx, anna.plan_id))[0]
    assert (entry.action, entry.changes) == ("archive", {"archived": (False, True)})


def test_what_is_removed_cannot_be_put_away(anna: Desk) -> None:
    anna.do(lambda tx: records.remove(tx, Plan, anna.plan_id))
    with pytest.raises(NotFoundError):
        archive(anna, Plan)


def test_clients_stand_by_name_and_plans_latest_first(anna: Desk) -> None:
    for name in ("bakker", "Aal"):
        fields = ClientFields(name=name)
        anna.do(partial(clients.add_client, fields=fields))
    anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, "Herfst"))
    anna.add(GoalFields())
    listed = anna.see(clients.read_clients)
    assert [client.name for client in listed] == ["Aal", "bakker", "Zilt"]
    assert [plan.name for plan in listed[2].plans] == ["Zomer", "Herfst"]
