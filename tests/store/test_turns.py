"""Writers of one process come in the order in which they asked, however often one of them writes."""

from collections.abc import Callable
from threading import Event, Thread

import pytest

from smwork.errors import StoreUnavailableError
from smwork.store import database as database_module
from smwork.store.clients import read_clients
from smwork.store.database import Database
from smwork.store.turns import Turns, TurnTimeoutError
from tests.builders import Desk

LONG = 10.0


def in_a_thread(work: Callable[[], None]) -> Thread:
    thread = Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_whoever_asked_first_comes_first() -> None:
    turns, order = Turns(), list[str]()
    asked = {name: Event() for name in "abc"}

    def write(name: str) -> None:
        asked[name].set()
        with turns.turn(LONG):
            order.append(name)

    with turns.turn(LONG):
        threads = []
        for place, name in enumerate("abc", 2):
            threads.append(in_a_thread(lambda name=name: write(name)))  # type: ignore[misc]
            asked[name].wait(LONG)
            while len(turns._queue) < place:
                asked[name].wait(0.001)
        assert order == []
    # One who writes again at once stands behind those who wait.
    with turns.turn(LONG):
        order.append("again")
    for thread in threads:
        thread.join(LONG)
    assert order == ["a", "b", "c", "again"]


def test_a_turn_that_does_not_come_is_told_and_nobody_waits_for_who_gave_up() -> None:
    turns = Turns()
    with turns.turn(LONG), pytest.raises(TurnTimeoutError), turns.turn(0.01):
        pass
    with turns.turn(0.01):
        assert len(turns._queue) == 1


def test_a_save_that_gets_no_turn_is_told_as_not_saved(
    file_db: Database, monkeypatch: pytest.MonkeyPatch, anna: Desk
) -> None:
    monkeypatch.setattr(database_module, "_LOCK_WAIT_MS", 10)
    with (
        file_db.turn(writes=True),
        pytest.raises(StoreUnavailableError),
        file_db.begin(writes=True),
    ):
        pass
    assert [client.id for client in anna.see(read_clients)] == [anna.client_id]
