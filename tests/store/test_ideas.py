"""An idea comes from somewhere and becomes something, each in one step."""

from datetime import date

import pytest

from smwork.domain.inspiration import IdeaFields, MentionFields
from smwork.domain.plan import Plan
from smwork.domain.research import ChannelFields
from smwork.errors import NotFoundError
from smwork.store import ideas, records
from smwork.store.plan import read_plan
from tests.builders import Desk


def test_a_mention_becomes_one_idea_however_often_it_is_asked(anna: Desk) -> None:
    mention = anna.add(MentionFields(text="Why no gluten-free bread?"))
    first, second = (
        anna.do(lambda tx: ideas.idea_from(tx, anna.plan_id, "mention", mention, "Gluten-free"))
        for _ in range(2)
    )

    (idea,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).ideas
    assert first == second == idea.id
    assert (idea.origin, idea.origin_id, idea.text) == ("mention", mention, "Gluten-free")


def test_an_idea_becomes_an_item_with_its_words_and_channel(anna: Desk) -> None:
    channel = anna.add(ChannelFields(platform="instagram"))
    idea = anna.add(IdeaFields(text="Baker at 4 a.m.\nFilm it", channel_id=channel))
    item_id = anna.do(lambda tx: ideas.item_from(tx, anna.plan_id, idea))

    (item,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).items
    assert (item.id, item.title, item.message) == (
        item_id,
        "Baker at 4 a.m.",
        "Baker at 4 a.m.\nFilm it",
    )
    assert (item.idea_id, item.channel_id) == (idea, channel)


def test_a_long_idea_gives_a_title_that_ends_at_a_word(anna: Desk) -> None:
    idea = anna.add(IdeaFields(text="word " * 100))
    anna.do(lambda tx: ideas.item_from(tx, anna.plan_id, idea))

    title = anna.see(lambda tx: read_plan(tx, anna.plan_id)).items[0].title
    assert len(title) <= 200
    assert title.endswith("word")


def test_an_experiment_out_of_an_idea_runs_within_the_plan(anna: Desk) -> None:
    year = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
    version = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan.version
    anna.do(lambda tx: records.change(tx, Plan, anna.plan_id, version, year))
    idea = anna.add(IdeaFields(text="Reels get more saves"))
    experiment_id = anna.do(lambda tx: ideas.experiment_from(tx, anna.plan_id, idea))

    (experiment,) = anna.see(lambda tx: read_plan(tx, anna.plan_id)).experiments
    assert (experiment.id, experiment.idea_id) == (experiment_id, idea)
    assert experiment.statement == "Reels get more saves"
    assert (experiment.start, experiment.deadline) == (date(2026, 1, 1), date(2026, 12, 31))


def test_nobody_makes_an_item_out_of_an_idea_of_another_workspace(anna: Desk, carla: Desk) -> None:
    idea = carla.add(IdeaFields(text="Theirs"))
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: ideas.item_from(tx, anna.plan_id, idea))
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: ideas.experiment_from(tx, anna.plan_id, idea))
