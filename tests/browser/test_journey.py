"""The whole way: from a new client, through the six steps, to figures and a decision."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from smwork.domain.plan import Language
from smwork.locale import translator
from smwork.ui.context import ZONE
from tests.browser.app import App
from tests.browser.server import Running
from tests.browser.stored import Stored, stored_by
from tests.browser.walk.accounts import complete_accounts
from tests.browser.walk.content import plan_content
from tests.browser.walk.evaluation import evaluate
from tests.browser.walk.figures import import_figures
from tests.browser.walk.frame import frame_the_plan, start_a_plan
from tests.browser.walk.goals import set_goals
from tests.browser.walk.inspiration import get_inspired
from tests.browser.walk.research import do_research
from tests.browser.walk.told import TOLD
from tests.browser.walk.walk import Walk

ENGLISHMAN = pytest.mark.browser_context_args(locale="en-GB")
LANGUAGES = ["nl", pytest.param("en", marks=ENGLISHMAN)]


@pytest.fixture
def stored(server: Running) -> Iterator[Stored]:
    with stored_by(server) as found:
        yield found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_from_a_new_client_to_a_decision(
    app: App, stored: Stored, language: Language, tmp_path: Path
) -> None:
    today = datetime.now(ZONE).date()
    walk = Walk(app, translator(language), TOLD[language], stored, today)

    start_a_plan(walk)
    frame_the_plan(walk)
    set_goals(walk)
    do_research(walk)
    complete_accounts(walk)
    get_inspired(walk)
    plan_content(walk)
    import_figures(walk, tmp_path)
    evaluate(walk)
