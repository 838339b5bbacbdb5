"""Step 6: a verdict on every KPI, with its reason, and a decision that is kept like a promise."""

import re

from playwright.sync_api import expect

from smwork.domain.plan import Language
from smwork.ui.evaluation.page import VERDICTS
from tests.browser.walk.walk import Walk


def evaluate(walk: Walk) -> None:
    """The LinkedIn goal is on its way, Facebook is behind, and of the third nothing is known."""
    app, t = walk.app, walk.t
    with walk.step("6 Evaluation"):
        linkedin, facebook, third = (app.key(f"fold.{kpi.id}") for kpi in walk.book.kpis)
        on_its_way = "|".join(re.escape(t(VERDICTS[each])) for each in ("reached", "on_course"))
        expect(linkedin).to_contain_text(re.compile(on_its_way))
        expect(facebook).to_contain_text(t(VERDICTS["behind"]))
        expect(third).to_contain_text(t(VERDICTS["not_enough"]))
        walk.draws()
        app.unfold(walk.book.kpis[1].id)
        walk.has_only_its_own_language()
        app.press("part.evaluation", t("Decisions"))
        walk.add("decision", walk.told.decision)
        (decision,) = walk.book.decisions
        kpi = "Bereik" if _dutch(t.language) else "Reach"
        with walk.rewrites(f"smart.{decision.id}"):
            app.write(f"decision.owner.{decision.id}", "Anna")
            app.choose(f"decision.kpi_id.{decision.id}", kpi)

    (decision,) = walk.book.decisions
    assert (decision.statement, decision.owner) == (walk.told.decision, "Anna")
    assert decision.kpi_id == walk.book.kpis[1].id


def _dutch(language: Language) -> bool:
    return language == "nl"
