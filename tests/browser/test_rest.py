"""When a page counts as read: Streamlit's own "Stop", which says "Stop" to a Dutchman too, is gone."""

import pytest
from playwright.sync_api import Error, Page

from tests.browser.rest import QUIET, come_to_rest

PAGE = """
<div data-testid="stApp" data-test-connection-state="CONNECTED" data-test-script-state="{state}">
  <div id="passing" {attributes}>Stop</div><p>Klaar</p>
</div>
"""
PASSING = (
    'data-testid="stStatusWidget"',
    'data-testid="stSkeleton"',
    'data-testid="stAppSkeleton"',
    'data-stale="true"',
)
LEAVES = "later => setTimeout(() => document.querySelector('#passing').remove(), later)"
ENDS = """later => setTimeout(() =>
  document.querySelector('[data-testid=stApp]').dataset.testScriptState = 'notRunning', later)"""


@pytest.mark.parametrize("attributes", PASSING)
def test_what_passes_by_is_waited_for(page: Page, attributes: str) -> None:
    page.set_content(PAGE.format(state="notRunning", attributes=attributes))
    page.evaluate(LEAVES, 3 * QUIET)
    come_to_rest(page)

    assert page.locator("[data-testid=stApp]").inner_text() == "Klaar"


def test_a_run_is_waited_for(page: Page) -> None:
    page.set_content(PAGE.format(state="running", attributes=""))
    page.evaluate(ENDS, 3 * QUIET)
    come_to_rest(page)

    assert page.locator("[data-test-script-state=notRunning]").count() == 1


def test_a_page_that_never_rests_says_what_moves(page: Page) -> None:
    page.set_content(PAGE.format(state="notRunning", attributes=PASSING[0]))

    with pytest.raises(Error, match=r"does not come to rest.*stStatusWidget"):
        come_to_rest(page, 2 * QUIET)
