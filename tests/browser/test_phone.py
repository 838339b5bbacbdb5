"""A page of a full plan on a phone of 390 px: nothing beside the screen, nothing cut off."""

import pytest
from playwright.sync_api import Page, expect

from smwork.ui.steps import STEPS
from tests.browser.app import App
from tests.browser.demo import demo_plan, views
from tests.browser.server import Running

PHONE = pytest.mark.browser_context_args(
    viewport={"width": 390, "height": 844}, device_scale_factor=2, has_touch=True
)
# What is wider than the page makes it scroll; what is wider than a part of its button that hides
# the rest is cut off there.
_TOO_WIDE = """() => {
  const wide = [], width = document.documentElement.clientWidth;
  const main = document.querySelector('[data-testid=stMain]');
  if (main.scrollWidth > main.clientWidth) wide.push(`the page: ${main.scrollWidth}`);
  for (const each of main.querySelectorAll('button, input, textarea, [role=tab], [role=radio]')) {
    const box = each.getBoundingClientRect();
    if (!each.checkVisibility() || !box.width) continue;
    if (each.closest('[data-testid=stDataFrame]') || getComputedStyle(each).position === 'fixed') continue;
    const cut = each.matches('button') && [each, ...each.querySelectorAll('*')].some(part =>
      getComputedStyle(part).overflowX === 'hidden' && part.scrollWidth > part.clientWidth + 1);
    if (box.left < -1 || box.right > width + 1 || cut)
      wide.push(`${each.tagName} ${(each.innerText || each.ariaLabel || '').slice(0, 60)}:`
        + ` ${Math.round(box.left)}-${Math.round(box.right)}${cut ? ' cut off' : ''}`);
  }
  return wide;
}"""
pytestmark = PHONE


@pytest.fixture(scope="module")
def plan(server: Running) -> str:
    return demo_plan(server, "nl")


def too_wide(page: Page) -> list[str]:
    """What doesn't fit on the screen."""
    found: list[str] = page.evaluate(_TOO_WIDE)
    return found


@pytest.mark.parametrize("key", [step.key for step in STEPS])
def test_a_page_fits_a_phone(app: App, page: Page, plan: str, key: str) -> None:
    found = {view: too_wide(page) for view in views(app, key, plan, "nl")}

    assert {view: wrong for view, wrong in found.items() if wrong} == {}


def test_a_question_at_the_foot_of_a_page_shows_its_button(app: App, page: Page, plan: str) -> None:
    app.open("/versions", plan=plan)
    with app.run():
        page.get_by_role("button", name="Hiernaar terug").last.click()

    expect(page.get_by_role("button", name="Ja, terug naar versie 1")).to_be_in_viewport(ratio=1)


def test_far_down_a_page_one_is_told_what_went_wrong(app: App, page: Page, plan: str) -> None:
    app.open("/goals", plan=plan)
    app.hand_in("form.goal")

    expect(page.get_by_test_id("stToast")).to_be_in_viewport()
