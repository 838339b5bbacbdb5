"""Step 1: three goals, each with its KPI, and a SMART panel that follows the fingers."""

import re

from playwright.sync_api import expect

from smwork.facts import kpis
from tests.browser.walk.walk import Walk

KPIS = ("follows", "reach", "trials")
TARGETS = (400, 900_000, 300)


def set_goals(walk: Walk) -> None:
    """Three goals that are served, agreed, measured and dated; each with a target of its own."""
    with walk.step("1 Goals"):
        for statement in walk.told.goals:
            walk.add("goal", statement)
        for number, goal in enumerate(walk.book.goals):
            _fill(walk, goal.id)
            _measure(walk, goal.id, number)
        _type_while_it_redraws(walk)

    book = walk.book
    assert [goal.statement for goal in book.goals] == list(walk.told.goals)
    assert {goal.objective_id for goal in book.goals} == {book.objectives[0].id}
    assert [(kpi.formula, kpi.target, kpi.target_kind) for kpi in book.kpis] == [
        (formula, target, "count") for formula, target in zip(KPIS, TARGETS, strict=True)
    ]


def _fill(walk: Walk, goal: str) -> None:
    app, t, told = walk.app, walk.t, walk.told
    # What there is only one of is chosen already.
    expect(app.field(f"goal.objective_id.{goal}")).to_have_value(told.objective)
    expect(app.field(f"goal.audience_id.{goal}")).to_have_value(told.audience)
    with walk.rewrites(f"smart.{goal}"):
        app.choose(f"goal.check_every.{goal}", t("every quarter"))
        app.write(f"goal.agreed_by.{goal}", "Anna")
        app.write(f"goal.measured.{goal}", "Export")


def _measure(walk: Walk, goal: str, number: int) -> None:
    app, t = walk.app, walk.t
    # The goal's own words name its KPI.
    label = re.escape(t(kpis.kpi(KPIS[number]).label))
    expect(app.field(f"add.kpi.{goal}")).to_have_value(re.compile(rf"· {label}$"))
    app.click(f"add.kpi.{goal}.button")
    kpi = next(each.id for each in walk.book.kpis if each.goal_id == goal)
    app.write(f"kpi.baseline.{kpi}", "0")
    app.write(f"kpi.target.{kpi}", str(TARGETS[number]))


def _type_while_it_redraws(walk: Walk) -> None:
    """Digit by digit, the page drawn anew after each: the cursor stays, and so does what is typed."""
    kpi = walk.book.kpis[0]
    field = walk.app.field(f"kpi.target.{kpi.id}")
    field.fill("")
    for digits in ("4", "40", "400"):
        with walk.app.run():
            field.press(digits[-1])
        expect(field).to_be_focused()
        expect(field).to_have_value(digits)
    field.press("Tab")
    expect(field).to_have_value("400")
