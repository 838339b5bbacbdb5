"""A click has a name: arriving twice, it is carried out once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from smwork.domain.plan import ObjectiveFields
from smwork.errors import NotFoundError
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.opening import CLICKS_KEPT, prepare
from smwork.store.plan import read_plan
from smwork.store.tables import OPERATION
from tests.builders import Desk


def adding(desk: Desk, statement: str = "Grow") -> str | None:
    return desk.db.write(
        desk.actor,
        lambda tx: records.add(tx, desk.plan_id, ObjectiveFields(statement=statement)),
        op_id="click-1",
    )


def objectives(desk: Desk) -> list[str]:
    book = desk.see(lambda tx: read_plan(tx, desk.plan_id))
    return [objective.statement for objective in book.objectives]


def test_the_same_click_twice_is_one_row(anna: Desk) -> None:
    assert adding(anna) is not None
    assert adding(anna) is None
    assert objectives(anna) == ["Grow"]


def test_a_click_that_failed_may_be_tried_again(anna: Desk) -> None:
    def fails(tx: Tx) -> None:
        records.add(tx, "nobody's", ObjectiveFields())

    with pytest.raises(NotFoundError):
        anna.db.write(anna.actor, fails, op_id="click-1")
    assert adding(anna) is not None


def test_without_a_name_every_call_counts(anna: Desk) -> None:
    for _ in range(2):
        anna.add(ObjectiveFields(statement="Grow"))
    assert objectives(anna) == ["Grow", "Grow"]


def test_the_names_of_clicks_of_long_ago_are_forgotten_at_the_next_start(anna: Desk) -> None:
    adding(anna)
    with anna.db.begin(writes=True) as connection:
        long_ago = datetime.now(UTC) - CLICKS_KEPT - timedelta(days=1)
        connection.execute(OPERATION.update().values(at=long_ago))
    anna.db.write(anna.actor, lambda _: None, op_id="click-2")
    prepare(anna.db)
    with anna.db.begin(writes=False) as connection:
        assert connection.execute(sa.select(OPERATION.c.op_id)).scalars().all() == ["click-2"]


def test_the_name_belongs_to_the_workspace(anna: Desk, carla: Desk) -> None:
    assert adding(anna) is not None
    assert adding(carla) is not None
    assert (objectives(anna), objectives(carla)) == (["Grow"], ["Grow"])


def test_at_the_same_moment_too(anna: Desk) -> None:
    for round_ in range(20):
        barrier = Barrier(4)

        def click(name: str, barrier: Barrier = barrier) -> str | None:
            barrier.wait()
            return anna.db.write(
                anna.actor,
                lambda tx: records.add(tx, anna.plan_id, ObjectiveFields(statement=name)),
                op_id=name,
            )

        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(click, [f"round {round_}"] * 4))
        assert len([each for each in made if each is not None]) == 1
    assert objectives(anna) == [f"round {each}" for each in range(20)]
