"""A new client, the plan's frame, and what it is for."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.walk.told import period
from tests.browser.walk.walk import Walk


def start_a_plan(walk: Walk) -> None:
    """From the empty start screen to a plan that is open and stored."""
    walk.app.open()
    walk.has_only_its_own_language()
    walk.app.fill("new.client", walk.told.client)
    walk.app.fill("new.name", walk.told.plan)
    walk.app.hand_in("new.plan")
    expect(walk.page.get_by_role("heading", name=walk.told.plan, level=1)).to_be_visible()

    (plan,) = walk.stored.client(walk.told.client).plans
    walk.plan_id = plan.id
    assert parse_qs(urlsplit(walk.page.url).query) == {"plan": [plan.id]}
    walk.has_only_its_own_language()


def frame_the_plan(walk: Walk) -> None:
    """Why, for whom, when, with what: and all of it on disk."""
    app, told, plan = walk.app, walk.told, walk.plan_id
    start, end = period(walk.today)
    with walk.step("Plan"):
        app.write_day(f"plan.start.{plan}", start)
        app.write_day(f"plan.end.{plan}", end)
        app.write(f"plan.why.{plan}", told.why)
        walk.add("objective", told.objective)
        walk.add("audience", told.audience)
        app.write(f"plan.hours_week.{plan}", "8")
        app.write(f"plan.media_budget.{plan}", told.budget)

    stored = walk.book
    assert (stored.plan.start, stored.plan.end) == (start, end)
    assert (stored.plan.why, stored.plan.hours_week) == (told.why, 8)
    assert stored.plan.media_budget == 1250.5
    assert [each.statement for each in stored.objectives] == [told.objective]
    assert [each.name for each in stored.audiences] == [told.audience]
