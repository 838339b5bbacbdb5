from dataclasses import replace
from datetime import date

import pytest

from smwork.domain.content import Cadence, Event, Item, Kind
from smwork.domain.goals import Goal
from smwork.domain.inspiration import Mention, Term
from smwork.domain.needs import Standing
from smwork.domain.pitfalls import Pitfall, pitfalls
from smwork.domain.research import Channel
from smwork.domain.workbook import Workbook
from tests.domain.builders import made, plan, workbook

TODAY = date(2026, 6, 3)
FRAME = plan(
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    why="Parents find us",
    marketing_strategy="Members by word of mouth",
    tone="Clear and warm",
    cross_media="The newsletter names our channels",
    hours_week=10,
)
SOUND = workbook(
    FRAME,
    goals=(made(Goal, "g", statement="365 trials", deadline=date(2026, 12, 31)),),
    channels=(made(Channel, "c", platform="facebook", maintainer="Anna", controller="Bas"),),
    terms=(made(Term, kind="brand", words="zilt", tool="alerts"),),
    mentions=(made(Mention, needs_answer=True, answer_minutes=9),),
    kinds=(made(Kind, name="Tips", maker="Chris"),),
    items=(made(Item, owner="Anna", planned_on=date(2026, 7, 10), hours=2),),
    cadences=(made(Cadence, channel_id="c", posts_per_week=3, hours_per_post=2),),
)


def changed(**records: object) -> Workbook:
    book = replace(SOUND)
    for name, value in records.items():
        object.__setattr__(book, name, value)
    return book


def framed(**fields: object) -> Workbook:
    return changed(plan=FRAME.model_copy(update=fields))


def fallen(book: Workbook, letters: int = 5) -> list[Pitfall]:
    here = Standing(book, TODAY, {"g": letters}, ())
    return [each for each in pitfalls(here) if each.found]


def test_a_sound_plan_is_in_no_pitfall() -> None:
    assert fallen(SOUND) == []


def test_all_nine_are_told_in_the_methods_order() -> None:
    told = pitfalls(Standing(SOUND, TODAY, {}, ()))
    assert [each.key for each in told] == [f"P{number}" for number in range(1, 10)]


def channel(**fields: object) -> Channel:
    return made(Channel, **{"platform": "facebook", "maintainer": "Anna", "tone": "Dry", **fields})


@pytest.mark.parametrize(
    ("key", "book", "why"),
    [
        ("P1", framed(why=""), "The plan doesn't say why you are on social media."),
        ("P1", framed(marketing_strategy=""), "The plan hangs under no larger strategy."),
        (
            "P2",
            changed(items=(made(Item, owner="Anna", planned_on=date(2026, 5, 1)),)),
            "Nothing is planned from today on, and nothing lies ready.",
        ),
        (
            "P3",
            framed(cross_media=""),
            "Website, newsletter and other departments play no part in the plan.",
        ),
        ("P4", changed(terms=()), "No search term is watched by a tool."),
        (
            "P4",
            changed(mentions=(made(Mention, needs_answer=True),)),
            "Of what asked for an answer, {rate} got one ({answered} of {asked}).",
        ),
        (
            "P5",
            changed(items=(made(Item, owner="Anna", planned_on=date(2026, 6, 12)),)),
            "The calendar looks {n} week ahead.",
        ),
        (
            "P5",
            changed(goals=(made(Goal, "g", statement="Now", deadline=date(2026, 3, 1)),)),
            "Every goal must be reached within three months.",
        ),
        ("P6", framed(tone=""), "{n} channel has no tone of voice, and neither has the plan."),
        ("P7", changed(channels=(channel(maintainer=""),)), "Nobody looks after {n} channel."),
        (
            "P7",
            changed(channels=(channel(controller="anna"),)),
            "All channels rest on one person; nobody takes over evenings or holidays.",
        ),
        (
            "P8",
            changed(kinds=()),
            "Colleagues play no part in the content: there is one maker at most.",
        ),
        (
            "P9",
            changed(cadences=(made(Cadence, posts_per_week=6, hours_per_post=2),)),
            "The cadence asks {asked} hours a week; there are {there}.",
        ),
        (
            "P9",
            changed(items=(made(Item, owner="Anna", planned_on=date(2026, 7, 10), hours=12),)),
            "{n} week asks more hours than there are: that of {day}, {asked} of {there}.",
        ),
    ],
)
def test_each_pitfall_is_found_by_its_own_sign(key: str, book: Workbook, why: str) -> None:
    (pitfall,) = fallen(book)
    assert pitfall.key == key
    assert pitfall.found is not None
    assert pitfall.found.why.text == why


def test_without_one_smart_goal_there_is_no_plan() -> None:
    (pitfall,) = fallen(SOUND, letters=4)
    assert pitfall.found is not None
    assert (pitfall.key, pitfall.found.why.text) == ("P1", "No goal is SMART yet.")


@pytest.mark.parametrize(
    "book",
    [
        changed(items=(), kinds=(made(Kind, maker="Chris", in_stock=4), made(Kind, maker="Dewi"))),
        replace(framed(cross_media=""), events=(made(Event, kind="newsletter"),)),
        replace(
            framed(cross_media=""),
            channels=(*SOUND.channels, channel(platform="website", maintainer="Bas")),
        ),
        framed(hours_week=None),
        replace(framed(tone=""), channels=(channel(controller="Bas"),)),
        changed(mentions=()),
    ],
)
def test_each_way_out_leads_out(book: Workbook) -> None:
    assert fallen(book) == []


def test_an_empty_plan_is_not_blamed_for_what_it_cannot_have_yet() -> None:
    assert [each.key for each in fallen(workbook())] == ["P1", "P2", "P3", "P4"]
