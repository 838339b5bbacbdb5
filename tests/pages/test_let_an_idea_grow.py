"""A mention or an example becomes an idea; an idea becomes a content item or an experiment."""

from smwork.domain.inspiration import CaseFields, IdeaFields, MentionFields
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, part


def test_a_mention_becomes_an_idea_that_knows_where_it_is_from(desk: Desk) -> None:
    mention = add(desk, MentionFields(text="Why no gluten-free bread?"))
    page = part(desk.page("inspiration"), "inspiration", "mentions")
    desk.unfold(page, mention)
    page.button(f"idea.{mention}").click().run()

    (idea,) = desk.workbook().ideas
    assert (idea.text, idea.origin, idea.origin_id) == (
        "Why no gluten-free bread?",
        "mention",
        mention,
    )
    assert page.segmented_control("part.inspiration").value == "ideas"
    assert page.text_area(f"idea.text.{idea.id}").value == idea.text


def test_an_example_becomes_an_idea_once(desk: Desk) -> None:
    case = add(desk, CaseFields(who="Poilâne", lesson="Let customers tell it"))
    page = part(desk.page("inspiration"), "inspiration", "ideas")
    desk.unfold(page, case)
    page.button(f"idea.{case}").click().run()

    assert [each.text for each in desk.workbook().ideas] == ["Let customers tell it"]
    assert f"idea.{case}" not in [each.key for each in page.button]


def test_an_idea_becomes_an_item_that_is_open_in_the_calendar(desk: Desk) -> None:
    instagram = channel(desk)
    idea = add(desk, IdeaFields(text="Baker at four", channel_id=instagram))
    page = part(desk.page("inspiration"), "inspiration", "ideas")
    desk.unfold(page, idea)
    page.button(f"item.{idea}").click().run()

    (item,) = desk.workbook().items
    assert (item.title, item.idea_id, item.channel_id) == ("Baker at four", idea, instagram)
    assert "in the calendar" in page.button(f"fold.{idea}").label
    page.switch_page("../../pages/content.py").run()
    assert page.selectbox("calendar.open").value == item.id


def test_an_idea_becomes_an_experiment_with_its_smart_panel(desk: Desk) -> None:
    idea = add(desk, IdeaFields(text="Films get more clicks"))
    page = part(desk.page("inspiration"), "inspiration", "ideas")
    desk.unfold(page, idea)
    page.button(f"experiment.{idea}").click().run()

    (experiment,) = desk.workbook().experiments
    assert experiment.idea_id == idea
    assert page.segmented_control("part.inspiration").value == "experiments"
    assert any("of 5 SMART" in each.value for each in page.markdown)


def test_an_experiments_fields_are_saved_and_move_the_verdict(desk: Desk) -> None:
    page = part(desk.page("inspiration"), "inspiration", "experiments")
    page.text_input("add.experiment").set_value("Films get more clicks")
    page.button("FormSubmitter:form.experiment-Add experiment").click().run()
    (experiment,) = desk.workbook().experiments
    assert "[T]" not in page.button(f"fold.{experiment.id}").label
    page.selectbox(f"experiment.check_every.{experiment.id}").set_value("week").run()

    assert desk.workbook().experiments[0].check_every == "week"
    assert "[T]" in page.button(f"fold.{experiment.id}").label
