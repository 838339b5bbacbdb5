"""Step 6: a verdict on every KPI, with its reason, and a decision that is kept like a promise."""

from playwright.sync_api import expect

from smwork.domain.plan import Language
from smwork.ui.evaluation.page import VERDICTS
from tests.browser.walk.walk import Walk


def evaluate(walk: Walk) -> None:
    """The LinkedIn goal is on its way, Facebook is behind, and of the third nothing is known."""
    app, t = walk.app, walk.t
    with walk.step("6 Evaluation"):
        told = [app.key(f"fold.{kpi.id}").inner_text() for kpi in walk.book.kpis]
        assert t(VERDICTS["behind"]) in told[1]
        assert t(VERDICTS["not_enough"]) in told[2]
        assert any(t(VERDICTS[verdict]) in told[0] for verdict in ("reached", "on_course"))
        walk.draws()
        app.unfold(walk.book.kpis[1].id)
        walk.has_only_its_own_language()
        app.press("part.evaluation", t("Decisions"))
        walk.add("decision", walk.told.decision)
        (decision,) = walk.book.decisions
        panel = app.key(f"smart.{decision.id}")
        before = panel.inner_text()
        app.write(f"decision.owner.{decision.id}", "Anna")
        app.choose(f"decision.kpi_id.{decision.id}", "Bereik" if _dutch(t.language) else "Reach")
        expect(panel).not_to_have_text(before)

    (decision,) = walk.book.decisions
    assert (decision.statement, decision.owner) == (walk.told.decision, "Anna")
    assert decision.kpi_id == walk.book.kpis[1].id


def _dutch(language: Language) -> bool:
    return language == "nl"
