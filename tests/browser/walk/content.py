"""Step 5: a kind of content, the calendar, the mix, and the cadence that is promised."""

from datetime import date, timedelta

from smwork.facts.mixes import mix_rule
from tests.browser.walk.research import label
from tests.browser.walk.walk import Walk


def plan_content(walk: Walk) -> None:
    """Items in the calendar that have a class, and a cadence with a SMART panel."""
    with walk.step("5 Content"):
        _item(walk)
        _repeat(walk)
        _kind(walk)
        _mix(walk)
        _cadence(walk)

    book = walk.book
    item = next(each for each in book.items if each.title == walk.told.item)
    assert (item.planned_on, item.channel_id) == (_day(walk), book.channels[0].id)
    assert (item.lcss, item.goal_id, item.hours) == ("clickable", book.goals[0].id, 1.5)
    assert sum(each.title == walk.told.item for each in book.items) == 5
    assert [(each.name, each.per_month) for each in book.kinds] == [(walk.told.kind, 4)]
    assert book.plan.mix_rule == "thirds"
    assert [each.posts_per_week for each in book.cadences] == [2]


def _item(walk: Walk) -> None:
    app, t = walk.app, walk.t
    app.fill("add.item.title", walk.told.item)
    app.type_day("add.item.day", _day(walk))
    app.pick("add.item.channel", label(walk.book.channels[0]))
    app.hand_in("form.add.item")
    item = next(each.id for each in walk.book.items if each.title == walk.told.item)
    app.choose(f"item.lcss.{item}", t("Clickable"))
    app.choose(f"item.goal_id.{item}", walk.told.goals[0])
    app.write(f"item.hours.{item}", "1,5" if t.language == "nl" else "1.5")


def _repeat(walk: Walk) -> None:
    item = next(each.id for each in walk.book.items if each.title == walk.told.item)
    walk.app.click(f"ahead.{item}.button")


def _kind(walk: Walk) -> None:
    walk.app.press("part.content", walk.t("Kinds of content"))
    walk.add("kind", walk.told.kind)
    (kind,) = walk.book.kinds
    walk.app.write(f"kind.per_month.{kind.id}", "4")
    walk.has_only_its_own_language()


def _mix(walk: Walk) -> None:
    app, t = walk.app, walk.t
    app.press("part.content", t("Mix"))
    app.press(f"plan.mix_rule.{walk.plan_id}", t(mix_rule("thirds").label))
    walk.draws()
    walk.has_only_its_own_language()


def _cadence(walk: Walk) -> None:
    app = walk.app
    app.press("part.content", walk.t("Cadence"))
    app.click("add.cadence.button")
    (cadence,) = walk.book.cadences
    with walk.rewrites(f"smart.{cadence.id}"):
        app.write(f"cadence.posts_per_week.{cadence.id}", "2")
        app.write(f"cadence.hours_per_post.{cadence.id}", "1")


def _day(walk: Walk) -> date:
    return walk.today + timedelta(days=1)
