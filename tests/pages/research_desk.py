"""What the tests of research and accounts do again and again on a page."""

from datetime import date

from streamlit.testing.v1 import AppTest

from smwork.domain.record import Fields
from smwork.store import records
from tests.pages.conftest import Desk

LONG_AGO = date(2025, 1, 6)


def add(desk: Desk, fields: Fields) -> str:
    """A record that is in the plan before the page is opened."""
    return desk.write(lambda tx: records.add(tx, desk.plan_id, fields))


def texts(page: AppTest) -> str:
    """All that the page says in running text."""
    told = [*page.markdown, *page.caption, *page.warning, *page.info, *page.error]
    return "\n".join(str(each.value) for each in told)


def fold_head(page: AppTest, record_id: str) -> str:
    """What stands on a record's fold."""
    return str(page.button(f"fold.{record_id}").label)


def submit(page: AppTest, key: str, button: str) -> AppTest:
    """Send the line that adds a record."""
    return page.button(f"FormSubmitter:form.{key}-{button}").click().run()
