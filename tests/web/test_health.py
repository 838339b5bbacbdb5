import logging

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from smwork.errors import StoreUnavailableError
from smwork.store.database import database
from smwork.web.health import health_route


def test_it_is_well_when_the_database_answers(database_url: str) -> None:
    client = TestClient(Starlette(routes=[health_route(database(database_url).ping)]))
    response = client.get("/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert response.headers["cache-control"] == "no-store"


def test_a_database_that_is_away_is_said_without_saying_where(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def away() -> None:
        raise StoreUnavailableError("no route to db.internal")

    client = TestClient(Starlette(routes=[health_route(away)]))
    with caplog.at_level(logging.WARNING):
        response = client.get("/health")

    assert response.status_code == 503
    assert response.json() == {"status": "database unavailable"}
    assert "db.internal" in caplog.text
