"""Figures in: what was understood is shown, then kept; and the same files once more add nothing."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.walk.exports import Export, exports
from tests.browser.walk.walk import Walk


def import_figures(walk: Walk, folder: Path) -> None:
    """Drop three exports at once, keep them, and do it all again."""
    files = exports(folder, walk.today)
    with walk.step("Figures"):
        walk.app.upload("files.0", *(each.path for each in files))
        for number, file in enumerate(files):
            _understood(walk, number, file)
        walk.has_only_its_own_language()
        for number, file in enumerate(files):
            assert _keep(walk, number, file) != "0"
        kept = _sums(walk)
        walk.app.reload()
        walk.app.upload("files.0", *(each.path for each in files))
        for number, file in enumerate(files):
            assert _keep(walk, number, file) == "0"

    assert kept == {(each.platform, each.metric): each.total for each in files}
    assert _sums(walk) == kept


def _card(walk: Walk, number: int) -> Locator:
    return walk.app.key(f"file.{number}")


def _understood(walk: Walk, number: int, file: Export) -> None:
    card = _card(walk, number)
    expect(card).to_contain_text(file.path.name)
    expect(walk.app.key(f"keep.{file.digest}")).to_be_visible()
    expect(card.get_by_test_id("stDataFrame")).to_be_visible()


def _keep(walk: Walk, number: int, file: Export) -> str:
    """Keep one file's figures; how many of them were new, as the screen says it."""
    walk.app.click(f"keep.{file.digest}")
    told = _card(walk, number).get_by_test_id("stAlert")
    expect(told).to_contain_text(re.compile(r":\s*\d"))  # an empty box comes first
    return told.inner_text().split(":", 1)[1].split()[0]


def _sums(walk: Walk) -> dict[tuple[str, str], float]:
    """The one figure of each file that the goals are about, as it is stored."""
    wanted = {"facebook": "reach", "linkedin": "follows", "youtube": "views"}
    sums: dict[tuple[str, str], float] = {}
    for row in walk.stored.months(walk.plan_id):
        if wanted.get(row.platform) == row.metric:
            key = (row.platform, row.metric)
            sums[key] = sums.get(key, 0) + row.total
    return sums
