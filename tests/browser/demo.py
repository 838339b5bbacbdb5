"""The demo plan on the shared server, and every view of every page of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from playwright.sync_api import expect

from smwork.demo import add_demo_plan
from smwork.domain.months import next_month
from smwork.domain.plan import Language
from smwork.locale import translator
from smwork.store.clients import LOCAL
from smwork.store.database import Database
from smwork.ui.content.page import PARTS as CONTENT
from smwork.ui.context import ZONE
from smwork.ui.evaluation.page import PARTS as EVALUATION
from smwork.ui.inspiration.page import PARTS as INSPIRATION
from smwork.ui.posts.page import PARTS as POSTS
from tests.browser.app import App
from tests.browser.server import Running

PARTS: Mapping[str, Mapping[str, str]] = {
    "inspiration": INSPIRATION,
    "content": CONTENT,
    "evaluation": EVALUATION,
    "posts": POSTS,
}
"""The pages that show one part at a time, by part."""
WITH_RECORDS = {
    *((key, "") for key in ("plan", "goals", "research", "accounts")),
    *(("inspiration", part) for part in ("mentions", "ideas", "experiments")),
    *(("content", part) for part in ("kinds", "cadence", "links")),
    *(("evaluation", part) for part in ("kpis", "learned", "decisions")),
}
"""The views that have records in folds."""
SCREENS = ("changed.0", "kpis.0", "decisions.0", "keep.0")
"""Those screens of the monthly review that differ from one another."""


def demo_plan(server: Running, language: Language) -> str:
    """Make a demo plan as a click on the start screen does; return its id."""
    database = Database(f"sqlite:///{server.data_dir / 'smwork.db'}")
    today = datetime.now(ZONE).date()
    try:
        made = database.write(LOCAL, lambda tx: add_demo_plan(tx, language=language, today=today))
    finally:
        database.engine.dispose()
    assert made is not None
    return made


def views(app: App, key: str, plan_id: str, language: Language) -> Iterator[str]:
    """Open a page of the plan and stop at each of its views, with its first record unfolded."""
    t = translator(language)
    app.open("/" if key == "start" else f"/{key}", plan=plan_id)
    for number, (part, name) in enumerate(PARTS.get(key, {"": ""}).items()):
        if number:  # the first is shown already
            app.press(f"part.{key}", t(name))
        expect(app.page.get_by_role("heading", level=1)).to_be_visible()
        if (key, part) in WITH_RECORDS:
            app.is_at_rest()  # the first fold is this view's, not one of the view before it
            with app.run():
                app.page.locator("[class*='st-key-fold-']").get_by_role("button").first.click()
        app.is_at_rest()
        expect(app.page.get_by_test_id("stAlertContentError")).to_have_count(0)
        yield f"{key} {name}".strip()
    yield from _kept_views(app, key, plan_id)


def _kept_views(app: App, key: str, plan_id: str) -> Iterator[str]:
    """The screens of a review, and what was kept: a review, and a version."""
    if key == "review":
        month = next_month(datetime.now(ZONE).date(), -1)
        for screen in SCREENS:
            app.open("/review", plan=plan_id, at=f"{month:%Y-%m}.{screen}")
            app.is_at_rest()
            yield screen
    if key in ("review", "versions"):
        app.open(f"/{key}", plan=plan_id, at="month")
        with app.run():
            app.page.locator("[class*='st-key-read-']").get_by_role("button").first.click()
        app.is_at_rest()
        yield f"{key} read again"
