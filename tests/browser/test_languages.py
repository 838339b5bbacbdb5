"""Every page of a full plan in its own language alone."""

import pytest
from playwright.sync_api import Page

from smwork.domain.plan import Language
from smwork.ui.steps import STEPS
from tests.browser.app import App
from tests.browser.demo import demo_plan, views
from tests.browser.english import english_on
from tests.browser.server import Running

ENGLISHMAN = pytest.mark.browser_context_args(locale="en-GB")
PAGES = [step.key for step in STEPS]


@pytest.fixture(scope="module")
def plans(server: Running) -> dict[Language, str]:
    return {"nl": demo_plan(server, "nl"), "en": demo_plan(server, "en")}


@pytest.mark.parametrize("key", PAGES)
def test_a_dutch_page_has_no_english_on_it(
    app: App, page: Page, plans: dict[Language, str], key: str
) -> None:
    found = {view: english_on(page) for view in views(app, key, plans["nl"], "nl")}

    assert {view: wrong for view, wrong in found.items() if wrong} == {}


@ENGLISHMAN
@pytest.mark.parametrize("key", ["goals", "content", "evaluation"])
def test_an_english_page_is_known_as_english(
    app: App, page: Page, plans: dict[Language, str], key: str
) -> None:
    """The other way round, so that the test above can't pass by seeing nothing."""
    next(views(app, key, plans["en"], "en"))

    assert len(english_on(page)) > 10
