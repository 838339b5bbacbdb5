"""Pictures of every page for the README and for docs/pictures, from a fresh demo plan: `make pictures`.

Names each picture with its size. Exits with 1 when one is heavier than a page should carry.
"""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from smwork.domain.plan import Language
from smwork.ui.steps import STEPS
from tests.browser.app import App
from tests.browser.conftest import CHROMIUMS, QUIET
from tests.browser.demo import demo_plan, views
from tests.browser.server import Running, running_app

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
WIDE = {"width": 1440, "height": 1200}
LOCALES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
COLOURS = 128
"""The pages are quiet: with so few colours nobody sees a difference, and a picture is a third."""
HEAVIEST = 250_000
"""Bytes."""


def small(picture: bytes) -> bytes:
    """The same picture with a palette of its own."""
    written = io.BytesIO()
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def pictures(browser: Browser, server: Running, language: Language) -> Iterator[tuple[str, bytes]]:
    """Every page of a fresh demo plan, with its first record unfolded."""
    plan = demo_plan(server, language)
    context = browser.new_context(
        locale=LOCALES[language],
        timezone_id="Europe/Amsterdam",
        color_scheme="light",
        viewport={"width": WIDE["width"], "height": WIDE["height"]},
    )
    page = context.new_page()
    app = App(page, server.url)
    for step in STEPS:
        next(views(app, step.key, plan, language))
        yield f"{step.key}-{language}.png", small(_picture(page))
    context.close()


def _picture(page: Page) -> bytes:
    """The top of the page, when its charts have come and the pointer is out of the way."""
    page.mouse.move(0, 0)
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")
    return page.screenshot(animations="disabled", caret="hide")


def main() -> int:
    """Make them all anew."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    heavy = 0
    with (
        TemporaryDirectory() as folder,
        running_app(Path(folder)) as server,
        sync_playwright() as p,
    ):
        browser = p.chromium.launch(executable_path=found, args=list(QUIET))
        for language in LOCALES:
            for name, data in pictures(browser, server, language):
                (FOLDER / name).write_bytes(data)
                heavy += len(data) > HEAVIEST
                print(f"{name}: {len(data) // 1000} kB")
        browser.close()
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
