"""From a click to what it brings on the screen, beside a bare script that draws the very same."""

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final, Self

from playwright.sync_api import BrowserContext, Page

from bench import Figure
from bench.bare import bare_app
from bench.visitor import Visitor
from bench.widgets import key_of
from tests.browser.app import App

ROUNDS: Final = 40
CALM: Final = 3
"""Times that don't count: things are still being fetched."""
ON_SCREEN: Final = 60.0
"""Milliseconds from a click to what it brings on the screen."""
SAME: Final = 1.5
"""How many times as long as the bare script a page may take."""

_ONE_BUTTON: Final = """
import streamlit as st
st.set_page_config(page_title="bare", layout="wide")
kept = st.session_state
kept["times"] = kept.get("times", -1) + 1
st.button("One more", key="more")
st.markdown(f"{kept['times']} times")
"""

# What the bare app does besides drawing: a fold that opens, and a title that is what was typed.
_ACTS: Final = """
def goals():
    if st.session_state.get({fold!r}):
        st.session_state.is_open = not st.session_state.get("is_open", False)
    opened() if st.session_state.get("is_open") else shut()
def titled(title):
    return f"{{title}} {{st.session_state.get({field!r}, '')}}"
"""

# Acts, waits until the page is as it should be and at rest, and then for the picture to be painted.
_UNTIL_PAINTED: Final = """
([act, done]) => new Promise((painted) => {
  const isDone = new Function(`return ${done}`), doIt = new Function(act);
  const app = document.querySelector('[data-testid=stApp]');
  const start = performance.now();
  const look = () => {
    if (app.dataset.testScriptState !== 'notRunning' || !isDone()) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => painted(performance.now() - start)));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, {subtree: true, childList: true, characterData: true, attributes: true});
  doIt();
})
"""


def clicks(context: BrowserContext, url: str, plan_id: str, scripts: Path) -> Iterator[Figure]:
    """What people do all day, in the workbook and in the bare app in turns; before that, the floor."""
    (scripts / "button.py").write_text(_ONE_BUTTON, encoding="utf-8")
    yield Figure("click → screen: a script of one button", _one_button(context, url), "ms")
    goal = _bare_screen(url, plan_id, scripts / "screen.py")
    ours, bare = (
        _Tab.of(context, url, goal, **asked) for asked in ({"plan": plan_id}, {"bare": "screen"})
    )
    yield from _beside("open a goal", ours.open_goal, bare.open_goal)
    for tab in (ours, bare):
        tab.unfold()
    yield from _beside("save a field", ours.save, bare.save)
    yield from _beside("switch between two pages", ours.switch, bare.switch)


def _bare_screen(url: str, plan_id: str, script: Path) -> str:
    """Write the bare app of two pages, one of them with a fold; gives the id of the fold's goal."""
    with (
        Visitor(url, "goals", plan=plan_id) as goals,
        Visitor(url, "plan", plan=plan_id) as plan,
    ):
        shut, fold = goals.drawn, goals.shut_fold()
        opened = goals.run(clicked=fold)
        key = key_of(fold) or ""
        goal = key.removeprefix("fold.")
        label = next(each.button.label for _, each in opened.elements() if key in each.button.id)
        acts = _ACTS.format(fold=key, field=f"goal.statement.{goal}")
        drawings = {"shut": shut, "opened": opened, "plan": plan.drawn}
        text = bare_app(drawings, acts, {"goals": "goals", "plan": "plan"})
        text = text.replace(f"button({label!r}", f"button(titled({label!r})")
        script.write_text(text, encoding="utf-8")
    return goal


def _one_button(context: BrowserContext, url: str) -> float:
    page, numbers = context.new_page(), count(1)
    App(page, url).open("/", bare="button")
    page.locator(".st-key-more").wait_for()
    button = "document.querySelector('.st-key-more button')"

    def once() -> float:
        told = f"'{next(numbers)} times'"
        return _wait(page, f"{button}.click()", f"document.body.innerText.includes({told})")

    (waited,) = _medians(once)
    page.close()
    return waited


def _beside(name: str, ours: Callable[[], float], bare: Callable[[], float]) -> Iterator[Figure]:
    waited, floor = _medians(ours, bare)
    yield Figure(f"click → screen: {name}", waited, "ms", ON_SCREEN)
    yield Figure(f"{name} ÷ bare script with the same elements", waited / floor, "×", SAME)


def _medians(*acts: Callable[[], float]) -> list[float]:
    """The median milliseconds of each, taken in turns so that all meet the same weather."""
    taken = [[act() for act in acts] for _ in range(CALM + ROUNDS)]
    return [statistics.median(waits) for waits in zip(*taken[CALM:], strict=True)]


@dataclass(frozen=True, slots=True)
class _Tab:
    """The goals on the screen, of the workbook or of the bare app; the fold of one is opened."""

    page: Page
    goal: str
    numbers: Iterator[int]

    @classmethod
    def of(cls, context: BrowserContext, url: str, goal: str, **asked: str) -> Self:
        """A tab of its own."""
        page = context.new_page()
        App(page, url).open("/goals", **asked)
        page.locator(f".st-key-fold-{goal}").wait_for()
        return cls(page, goal, count())

    def open_goal(self) -> float:
        """Opening a goal: its fields, its SMART panel and its charts; shutting it isn't counted."""
        waited = self.unfold()
        self._press_fold(f"{self._field} === null")
        return waited

    def unfold(self) -> float:
        """Open the goal's fold, until its first field is there."""
        return self._press_fold(f"{self._field} !== null")

    def save(self) -> float:
        """A goal's statement, from the Enter that saves it until its fold bears the new title."""
        text = f"Doel {next(self.numbers)} van deze meting"
        self.page.locator(f".st-key-goal-statement-{self.goal} input").fill(text)
        enter = "new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})"
        act = f"{self._field}.querySelector('input').dispatchEvent({enter})"
        return _wait(self.page, act, f"{self._fold}.innerText.includes('{text}')")

    def switch(self) -> float:
        """From one page to another, until the other's title stands there; there and back, halved."""
        title = "document.querySelector('[data-testid=stMain] h1').innerText"
        waits = []
        for path in ("plan", "goals"):
            link = f"document.querySelector('[data-testid=stSidebarNav] a[href$=\"/{path}\"]')"
            before = self.page.locator("[data-testid=stMain] h1").inner_text()
            waits.append(_wait(self.page, f"{link}.click()", f'{title} !== "{before}"'))
        return statistics.mean(waits)

    def _press_fold(self, done: str) -> float:
        return _wait(self.page, f"{self._fold}.querySelector('button').click()", done)

    @property
    def _fold(self) -> str:
        return f"document.querySelector('.st-key-fold-{self.goal}')"

    @property
    def _field(self) -> str:
        return f"document.querySelector('.st-key-goal-statement-{self.goal}')"


def _wait(page: Page, act: str, done: str) -> float:
    page.bring_to_front()  # a tab behind another is painted once in a second
    waited: float = page.evaluate(_UNTIL_PAINTED, [act, done])
    return waited
