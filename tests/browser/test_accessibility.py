"""Every page of a full plan can be used by everybody: axe finds nothing of ours, light or dark."""

import pytest
from playwright.sync_api import Page

from smwork.ui.steps import STEPS
from tests.browser.accessibility import faults
from tests.browser.app import App
from tests.browser.demo import demo_plan, views
from tests.browser.server import Running

DARK = pytest.mark.browser_context_args(color_scheme="dark")


@pytest.fixture(scope="module")
def plan(server: Running) -> str:
    return demo_plan(server, "nl")


@pytest.mark.parametrize("key", [step.key for step in STEPS])
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=DARK)])
def test_a_page_has_no_faults_of_ours(
    app: App, page: Page, plan: str, scheme: str, key: str
) -> None:
    found = {view: faults(page) for view in views(app, key, plan, "nl")}

    assert {view: wrong for view, wrong in found.items() if wrong} == {}
    assert _is_dark(page) == (scheme == "dark")


def _is_dark(page: Page) -> bool:
    """Whether the page is drawn on a dark ground."""
    ground: str = page.evaluate(
        "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    return all(int(part) < 128 for part in ground.strip("rgb()").split(","))
