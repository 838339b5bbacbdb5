"""A walk through the workbook: the tab, the words of the screen, what is typed, what is stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from playwright.sync_api import Locator, Page, expect

from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from tests.browser.app import App
from tests.browser.english import english_on
from tests.browser.stored import Stored
from tests.browser.walk.told import Told


@dataclass
class Walk:
    """One facilitator's way through one plan."""

    app: App
    t: Translator
    told: Told
    stored: Stored
    today: date
    plan_id: str = ""
    _read: set[str] = field(default_factory=set)

    @property
    def page(self) -> Page:
        """The browser's tab."""
        return self.app.page

    @property
    def book(self) -> Workbook:
        """The plan as it is on disk."""
        return self.stored.book(self.plan_id)

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Go to a screen by its name; at the end nothing on it may be in the other language."""
        self.app.go(self.t(title))
        yield
        self.has_only_its_own_language()

    def has_only_its_own_language(self) -> None:
        """A Dutch screen has no English on it. (The other way round there is nothing to mix up.)"""
        if self.t.language == "nl":
            self.app.is_at_rest()
            assert english_on(self.page) == []

    def shows(self, text: str) -> Locator:
        """Expect a text of the catalogue on the screen, and return where it is."""
        place = self.page.get_by_text(self.t(text)).first
        expect(place).to_be_visible()
        return place

    @contextmanager
    def rewrites(self, key: str) -> Iterator[None]:
        """What is done inside changes what the panel with this key says."""
        panel = self.app.key(key)
        expect(panel).to_be_visible()
        self.app.is_at_rest()
        before = panel.inner_text()
        yield
        expect(panel).not_to_have_text(before, use_inner_text=True)

    @contextmanager
    def draws_one_more(self) -> Iterator[None]:
        """What is done inside adds a chart to the screen."""
        charts = self.page.get_by_test_id("stVegaLiteChart")
        self.app.is_at_rest()
        before = charts.count()
        yield
        expect(charts).to_have_count(before + 1)

    def draws(self) -> None:
        """There is a chart on the screen, and it has come."""
        chart = self.page.get_by_test_id("stVegaLiteChart").locator("canvas, svg")
        expect(chart.first).to_be_visible()

    def add(self, line: str, text: str) -> None:
        """Write a line and press the button beside it; it is added when the line is empty again."""
        self.app.fill(f"add.{line}", text)
        self.app.hand_in(f"form.{line}")
        expect(self.app.field(f"add.{line}")).to_have_value("")

    def chosen(self, line: str, option: str, text: str) -> None:
        """The same with a choice before the line."""
        self.app.pick(f"add.{line}.choice", option)
        self.add(line, text)
