"""A newcomer's first goal: fully SMART within two minutes, by what the screens say and nothing else."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from smwork.domain.plan import Language
from smwork.locale import Translator, translator
from tests.browser.app import App
from tests.browser.english import english_on
from tests.browser.test_phone import PHONE

CHARACTERS_A_MINUTE = 200
SECONDS_A_CLICK = 1.5
"""To find what is next and press it; generous on a phone."""
TWO_MINUTES = 120
LANGUAGES = [
    pytest.param("nl", marks=PHONE),
    pytest.param("en", marks=pytest.mark.browser_context_args(locale="en-GB")),
]


@dataclass(frozen=True)
class Words:
    """What the newcomer has in mind."""

    client: str
    objective: str
    goal: str
    audience: str


WORDS: dict[Language, Words] = {
    "nl": Words(
        "Molen De Kraai",
        "10% meer omzet uit de webwinkel",
        "400 nieuwe volgers op LinkedIn",
        "thuisbakkers",
    ),
    "en": Words(
        "Crow Mill",
        "10% more revenue from the webshop",
        "400 new followers on LinkedIn",
        "home bakers",
    ),
}


@dataclass
class Newcomer:
    """Somebody who reads, types and presses, and how long that takes a person."""

    app: App
    t: Translator
    seconds: float = 0.0

    @property
    def page(self) -> Page:
        """The browser's tab."""
        return self.app.page

    def types(self, label: str, text: str, **parameters: str) -> None:
        """Fill in the field of this name; where it stands in a form nothing runs yet."""
        field = self.page.get_by_role("textbox", name=self.t(label, **parameters), exact=True)
        self.types_in(field, text)

    def types_in(self, field: Locator, text: str) -> None:
        """Fill in a field and leave it."""
        field.fill(text)
        field.press("Tab")
        self.seconds += len(text) / CHARACTERS_A_MINUTE * 60 + SECONDS_A_CLICK

    def presses(self, label: str) -> None:
        """Press the button of this name, which the screen offers before all others."""
        with self.app.run():
            self.page.get_by_role("button", name=self.t(label), exact=True).click()
        self.seconds += SECONDS_A_CLICK

    def is_told(self, mend: str) -> None:
        """The screen names this as what to do next."""
        told = self.page.get_by_text(self.t(mend)).first
        expect(told).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_goal_is_smart_within_two_minutes(app: App, language: Language) -> None:
    t, words = translator(language), WORDS[language]
    me = Newcomer(app, t)

    app.open()
    me.types("Organisation", words.client)
    me.presses("Start a plan")
    me.is_told("Set the first goal; the rest of the plan follows from it.")
    me.presses("Set the first goal")
    me.types("Business objective", words.objective)
    me.presses("Add objective")
    me.types("What do you want to reach?", words.goal)
    me.presses("Add goal")

    me.is_told("Choose an audience, or name it in the sentence.")
    me.types("For whom", words.audience)
    me.presses("Add audience")
    me.is_told("Choose a KPI, with where it stands, its target and its source.")
    me.presses("Add KPI")
    me.is_told("Fill in the target.")
    me.types("Target ({unit})", "400", unit=t("number"))
    me.is_told("Name the source: which export, tool or list.")
    me.types("How and from which source is it measured?", "LinkedIn")
    me.is_told("Name who does the work and who pays, once they've said yes.")
    me.types("Agreed by", "Anna")
    me.is_told("Import the figures of at least four whole months.")
    months = app.page.locator("[class*='st-key-past-2']").locator("input")
    for month, followers in enumerate((31, 28, 40, 35, 38)):
        me.types_in(months.nth(month), str(followers))
    me.presses("Keep these figures")

    expect(app.page.get_by_text(t("{met} of 5 SMART", met=5))).to_be_visible()
    assert me.seconds < TWO_MINUTES
    if language == "nl":
        app.is_at_rest()
        assert english_on(app.page) == []
