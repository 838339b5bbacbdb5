"""The one user of a workbook on somebody's own machine has the name that its settings give."""

from pathlib import Path

import pytest

from smwork.domain.plan import ClientFields, PlanFields
from smwork.settings import settings
from smwork.store import clients, history
from smwork.store.clients import LOCAL
from smwork.store.database import database
from smwork.store.opening import prepare


def told(name: str | None, monkeypatch: pytest.MonkeyPatch) -> str:
    """Start the server under a name; who its history then says did something."""
    if name is not None:
        monkeypatch.setenv("SMWORK_USER_NAME", name)
    settings.cache_clear()
    prepare(database())
    client_id = database().write(LOCAL, lambda tx: clients.add_client(tx, ClientFields()))
    assert client_id is not None
    plan_id = database().write(LOCAL, lambda tx: clients.add_plan(tx, client_id, PlanFields()))
    assert plan_id is not None
    return database().read(LOCAL, lambda tx: history.read_history(tx, plan_id))[0].by


def test_a_name_is_taken_over_and_stays(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(None, monkeypatch) == ""
    assert told(" Noor ", monkeypatch) == "Noor"
    assert told("", monkeypatch) == "Noor"
