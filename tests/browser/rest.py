"""When a page is at rest: its run is over, all of it is drawn, and nothing of Streamlit's passes by."""

from playwright.sync_api import Page

AT_REST = (
    "[data-testid=stApp][data-test-connection-state=CONNECTED][data-test-script-state=notRunning]"
)
PASSING = (
    # "Stop", "Connecting" and the like, at the top right: it fades for 200 ms after the run.
    "[data-testid=stStatusWidget]",
    "[data-testid=stAppSkeleton]",  # stands for the first page until it is there
    "[data-testid=stSkeleton]",  # stands for a part whose program is still being fetched
    "[data-stale=true]",  # was drawn by the run before, and may be gone in a moment
)
QUIET = 150
"""Milliseconds in which nothing is added or taken away."""
PATIENCE = 10_000
"""Milliseconds after which it isn't coming to rest."""
_COMES_TO_REST = """([atRest, passing, quiet, patience]) => new Promise((done, fail) => {
  let later;
  const watch = new MutationObserver(() => wait());
  const wait = () => { clearTimeout(later); later = setTimeout(look, quiet); };
  const isAtRest = () => document.querySelector(atRest) && !document.querySelector(passing);
  const look = () => isAtRest() ? end(done) : wait();
  const end = how => { watch.disconnect(); clearTimeout(later); clearTimeout(limit); how(); };
  const limit = setTimeout(() => end(() => {
    const moving = document.querySelector(passing)?.outerHTML ?? 'the script runs, or much is added';
    fail(new Error(`the page does not come to rest: ${moving.slice(0, 300)}`));
  }), patience);
  watch.observe(document.body, {childList: true, subtree: true});
  wait();
})"""


def come_to_rest(page: Page, patience: int = PATIENCE) -> None:
    """Wait until what is read from the page is what stays there; raises Playwright's Error if never."""
    page.evaluate(_COMES_TO_REST, [AT_REST, ", ".join(PASSING), QUIET, patience])
