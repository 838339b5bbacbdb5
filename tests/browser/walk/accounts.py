"""Step 3: what is in order on an account, and what will be improved."""

from playwright.sync_api import expect

from smwork.facts.checklists import checklist
from tests.browser.walk.research import label
from tests.browser.walk.walk import Walk

TICKS = 3


def complete_accounts(walk: Walk) -> None:
    """Three ticks on the first account, and an improvement that starts from there."""
    channel = walk.book.channels[0]
    items = [item.key for item in checklist(channel.platform) if item.limit is None][:TICKS]
    with walk.step("3 Accounts"):
        for item in items:
            walk.app.tick(f"tick.{channel.id}.{item}")
        walk.chosen("improvement", label(channel), walk.told.improvement)
        (improvement,) = walk.book.improvements
        expect(walk.app.key(f"smart.{improvement.id}")).to_be_visible()
        walk.draws()

    checks = walk.book.checks
    assert {each.item: (each.state, each.done_on) for each in checks} == dict.fromkeys(
        items, ("done", walk.today)
    )
    assert improvement.statement == walk.told.improvement
    assert improvement.target == 100
    assert improvement.baseline is not None
    assert 0 < improvement.baseline < 100
