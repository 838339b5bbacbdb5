"""What was typed stays plain text in a kept review, a frozen version and a difference."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from smwork.domain.evaluation import Decision, DecisionFields
from smwork.store import records, reviews, versions
from smwork.store.clients import open_local_workspace
from smwork.store.database import database
from smwork.store.schema import migrate
from tests.pages.conftest import Desk
from tests.pages.test_no_markup_comes_out import TYPED, markup, opened, tells, write_all

MARCH, TODAY = date(2026, 3, 1), date(2026, 4, 2)
pytestmark = pytest.mark.time_machine("2026-04-02 10:00 +0200", tick=True)


@pytest.fixture
def desk(data_dir: Path) -> Desk:
    """A plan of somebody whose own name holds markup, frozen and reviewed, and changed since."""
    migrate(database())
    open_local_workspace(database(), TYPED)
    found = Desk(database())
    found.write(lambda tx: write_all(tx, found))
    named = reviews.Named(TYPED[:200], TYPED)
    found.write(lambda tx: reviews.hold_review(tx, found.plan_id, MARCH, TODAY, named))
    decision = DecisionFields(statement=TYPED, owner=TYPED, start=TODAY)
    found.write(lambda tx: records.add(tx, found.plan_id, decision))
    (old, _) = found.workbook().decisions
    changes = {"owner": f"{TYPED} too"}
    found.write(lambda tx: records.change(tx, Decision, old.id, old.version, changes))
    return found


def shown(desk: Desk, key: str, **query: str) -> AppTest:
    page = desk.page(key)
    for name, value in query.items():
        page.query_params[name] = value
    opened(page, [])
    assert tells(page)
    return page


@pytest.mark.parametrize(
    "screen", ["month", *(f"2026-03.{each}.0" for each in ("changed", "kpis"))]
)
def test_a_screen_of_the_review(desk: Desk, screen: str) -> None:
    assert markup(shown(desk, "review", at=screen)) == []


@pytest.mark.parametrize("screen", ["learned", "decisions", "keep"])
def test_a_later_screen_of_the_review(desk: Desk, screen: str) -> None:
    assert markup(shown(desk, "review", at=f"2026-03.{screen}.0")) == []


def test_a_kept_review(desk: Desk) -> None:
    (line,) = desk.db.read(desk.actor, lambda tx: reviews.read_reviews(tx, desk.plan_id))
    assert markup(shown(desk, "review", at=f"kept.{line.id}")) == []


def test_a_difference_and_the_list_of_versions(desk: Desk) -> None:
    assert markup(shown(desk, "versions")) == []


def test_a_frozen_version(desk: Desk) -> None:
    (version,) = desk.db.read(desk.actor, lambda tx: versions.read_versions(tx, desk.plan_id))
    page = shown(desk, "versions", reads=version.id)
    for step in ("goals", "research", "content", "evaluation"):
        page.session_state[f"frozen.{step}"] = True
    assert markup(opened(page, [])) == []
