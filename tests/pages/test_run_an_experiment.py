"""An experiment from hypothesis to learning, as somebody does it who never tested anything."""

import re
from datetime import datetime, timedelta

from streamlit.testing.v1 import AppTest

from smwork.domain.experiments.design import Own
from smwork.domain.inspiration import Experiment, ExperimentFields, TestedPostFields, VariantFields
from smwork.store import experiments, figures, records
from smwork.ui.context import ZONE
from tests.builders import a_file, a_post
from tests.pages.conftest import Desk
from tests.pages.content_desk import add, channel, part

TODAY = datetime.now(ZONE).date()  # the page's own day
OWN = Own(rate=0.02, spread=0.4, pace=5000.0)


def planned(desk: Desk, **fields: object) -> str:
    """An experiment with ads of which all is settled."""
    agreed: dict[str, object] = {
        "statement": "More people click",
        "metric": "click_share",
        "lift": 30.0,
        "base_rate": 2.0,
        "pace": 5000.0,
        "deadline": TODAY + timedelta(days=13),
    }
    experiment = add(desk, ExperimentFields.model_validate(agreed | fields))
    for what in ("as it is", "with the *stock*"):
        add(desk, VariantFields(experiment_id=experiment, what=what))
    return experiment


def begun(desk: Desk, days_ago: int = 0, **fields: object) -> str:
    """The same, begun so many days ago."""
    experiment = planned(desk, **fields)
    day = TODAY - timedelta(days=days_ago)
    desk.write(lambda tx: experiments.start(tx, experiment, own=OWN, today=day))
    return experiment


def ended(desk: Desk, *done: int) -> str:
    """One that ended yesterday, with so many of 20,000 people who did it, for good."""
    experiment = typed(desk, *done)
    desk.write(lambda tx: experiments.count(tx, experiment, today=TODAY))
    return experiment


def typed(desk: Desk, *done: int) -> str:
    """The same, before anybody fixed those figures."""
    experiment = begun(desk, 20, deadline=TODAY - timedelta(days=1))
    for variant, count in zip(desk.workbook().variants, done, strict=True):
        counted = {"people": 20_000, "done": count}
        desk.write(
            lambda tx, v=variant, c=counted: records.change(tx, type(v), v.id, v.version, c)  # type: ignore[misc]
        )
    return experiment


def card(desk: Desk, experiment_id: str, language: str = "en") -> AppTest:
    page = part(desk.page("inspiration", language), "inspiration", "experiments")
    desk.unfold(page, experiment_id)
    assert not page.exception
    return page


def experiment(desk: Desk) -> Experiment:
    (found,) = desk.workbook().experiments
    return found


def test_it_is_led_from_the_hypothesis_to_the_start(desk: Desk) -> None:
    bare = add(desk, ExperimentFields(statement="More people click"))
    page = card(desk, bare)
    page.button(f"variant.{bare}").click().run()
    for place, variant in enumerate(desk.workbook().variants):
        page.text_input(f"variant.what.{variant.id}").set_value(f"version {place}").run()
    page.selectbox(f"experiment.metric.{bare}").set_value("click_share").run()
    page.text_input(f"experiment.lift.{bare}").set_value("30").run()
    page.text_input(f"experiment.base_rate.{bare}").set_value("2").run()
    assert any("9,798 people per variant, 19,596 in all" in each.value for each in page.info)
    assert "Choose a last day" in "".join(each.value for each in page.markdown)
    page.date_input(f"experiment.deadline.{bare}").set_value(TODAY + timedelta(days=20)).run()
    assert "Choose a last day" not in "".join(each.value for each in page.markdown)


def test_another_unit_asks_for_another_figure(desk: Desk) -> None:
    draft = planned(desk)
    page = card(desk, draft)
    page.segmented_control(f"experiment.unit.{draft}").set_value("posts").run()
    assert not page.exception
    assert page.selectbox(f"experiment.metric.{draft}").value == ""
    assert "Choose the figure that decides." in "".join(each.value for each in page.markdown)
    page.selectbox(f"experiment.metric.{draft}").set_value("post_reach").run()
    assert (experiment(desk).unit, experiment(desk).metric) == ("posts", "post_reach")
    page.text_input(f"experiment.weakest.{draft}").set_value("40").run()
    page.text_input(f"experiment.best.{draft}").set_value("200").run()
    assert any("posts per variant" in each.value for each in page.info)


def test_the_start_fixes_it_and_the_card_says_so(desk: Desk) -> None:
    planned_id = planned(desk)
    page = card(desk, planned_id)
    page.session_state[f"begin.{planned_id}"] = True
    page.run()
    page.button(f"start.{planned_id}").click().run()

    assert (experiment(desk).began_on, experiment(desk).planned) == (TODAY, 9798)
    assert any("Agreed on" in each.value for each in page.markdown)
    assert not [each for each in page.text_input if each.key == f"experiment.lift.{planned_id}"]
    assert any("No winner is named" in each.value for each in page.info)


def test_what_early_looking_costs_is_told_and_no_winner_is_named(desk: Desk) -> None:
    running = begun(desk, 3)
    variants = desk.workbook().variants
    page = card(desk, running)
    for variant, done in zip(variants, ("2", "400"), strict=True):
        page.text_input(f"variant.people.{variant.id}").set_value("5000").run()
        page.text_input(f"variant.done.{variant.id}").set_value(done).run()
    assert [each.done for each in desk.workbook().variants] == [2, 400]
    told = "".join(each.value for each in (*page.info, *page.success, *page.markdown))
    assert "names a winner in 13 by today" in told
    assert "gets more" not in told


def test_a_difference_is_shown_explained_and_kept_as_a_learning(desk: Desk) -> None:
    done = ended(desk, 400, 520)
    page = card(desk, done)
    (told,) = page.success
    assert told.value == "**B gets more than A.**"
    words = "".join(each.value for each in page.markdown).replace("\\", "")
    assert "B gets 30% more than A. The true difference lies between 14% more" in words
    assert len(page.get("vega_lite_chart")) == 1
    assert "B gets 30% more than A" in page.button(f"fold.{done}").label
    drawn = [*page.markdown, *page.caption, *page.success]
    assert not [each.value for each in drawn if re.search(r"(?<!\\)\*stock", each.value)]
    page.button(f"learn.{done}").click().run()
    page.button(f"decide.{done}").click().run()

    book = desk.workbook()
    assert (book.learnings[0].kind, book.learnings[0].origin_id) == ("success", done)
    assert "B gets 30% more than A." in book.learnings[0].learned
    assert book.decisions[0].statement == "From now on: with the *stock*"
    assert not [each for each in page.button if each.key == f"learn.{done}"]


def test_no_difference_says_what_could_have_been_seen_and_is_kept_as_that_in_dutch_too(
    desk: Desk,
) -> None:
    done = ended(desk, 400, 405)
    page = card(desk, done, "nl")
    assert "Er is geen verschil gevonden" in page.info[0].value
    words = "".join(each.value for each in page.markdown).replace("\\", "")
    assert "was in 8 van de 10 zulke experimenten zichtbaar geworden" in words

    page.button(f"learn.{done}").click().run()
    (learned,) = desk.workbook().learnings
    assert learned.kind == "no_difference"
    page = part(desk.page("evaluation", "nl"), "evaluation", "learned")
    desk.unfold(page, learned.id)
    endings = page.segmented_control(f"learning.kind.{learned.id}").options
    assert endings == ["een succes", "een mislukking", "geen verschil gevonden"]


def test_the_result_is_shown_once_the_figures_are_fixed_and_then_they_are_only_read(
    desk: Desk,
) -> None:
    done = typed(desk, 400, 300)
    page = card(desk, done, "nl")
    assert "De laatste dag is voorbij." in page.info[0].value
    assert not page.success
    (_, b) = desk.workbook().variants
    page.text_input(f"variant.done.{b.id}").set_value("").run()
    assert page.button(f"count.{done}").disabled
    page.text_input(f"variant.done.{b.id}").set_value("520").run()
    page.button(f"count.{done}").click().run()

    assert experiment(desk).counted_on == TODAY
    assert page.success[0].value == "**B haalt meer dan A.**"
    assert not [each for each in page.text_input if (each.key or "").startswith("variant.")]
    assert "520 van de 20.000 mensen deden het" in "".join(each.value for each in page.markdown)


def test_a_figure_typed_on_a_page_that_is_still_open_after_they_were_fixed_is_refused_in_words(
    desk: Desk,
) -> None:
    done = typed(desk, 400, 520)
    page = card(desk, done)
    (_, b) = desk.workbook().variants
    desk.write(lambda tx: experiments.count(tx, done, today=TODAY))
    page.text_input(f"variant.done.{b.id}").set_value("900").run()
    assert desk.workbook().variants[1].done == 520
    assert "its figures are fixed since then" in page.error[0].value
    assert "gets 30% more" in page.button(f"fold.{done}").label


def test_without_figures_an_ended_one_says_not_enough_data(desk: Desk) -> None:
    page = card(desk, begun(desk, 20, deadline=TODAY - timedelta(days=1)))
    assert "Not enough data yet" in page.warning[0].value
    assert not page.get("vega_lite_chart")
    assert "not enough data yet" in page.button(f"fold.{experiment(desk).id}").label


def test_posts_are_picked_or_typed_and_each_says_whether_it_counts(desk: Desk) -> None:
    instagram = channel(desk)
    running = begun(desk, 5, unit="posts", metric="post_reach", lift=50.0, channel_id=instagram)
    posts = [a_post("p1", TODAY - timedelta(days=2), reach=120.0)]
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, a_file(posts), handle="bakery", file_name="f", digest="d"
        )
    )
    a, b = desk.workbook().variants
    early = TestedPostFields(variant_id=b.id, published_on=TODAY - timedelta(days=9), value=7.0)
    add(desk, early)
    page = card(desk, running)
    for name in ("pick", "type"):
        page.session_state[f"{name}.{running}"] = True
    page.run()
    (picking,) = [each for each in page.button if (each.key or "").startswith(f"to.{a.id}")]
    picking.click().run()
    page.text_input(f"figures.{running}").set_value("120 -4")
    page.button(f"FormSubmitter:form.figures.{running}-Add figures").click().run()
    assert "must lie between 0 and" in page.error[0].value
    page.text_input(f"figures.{running}").set_value("120 85,5")
    page.button(f"FormSubmitter:form.figures.{running}-Add figures").click().run()

    tested = desk.workbook().tested_posts
    assert [(each.variant_id, each.value, each.post_id) for each in tested] == [
        (b.id, 7.0, ""),
        (a.id, None, "p1"),
        (a.id, 120.0, ""),
        (a.id, 85.5, ""),
    ]
    table = page.dataframe[0].value
    assert list(table["counts"]).count("yes") == 3
    assert any("before the experiment began" in each for each in table["counts"])


def test_it_stops_with_a_reason_that_stays_to_be_seen(desk: Desk) -> None:
    running = begun(desk, 3)
    page = card(desk, running)
    page.session_state[f"halt.{running}"] = True
    page.run()
    assert page.button(f"stop.{running}").disabled
    page.text_input(f"reason.{running}").set_value("The ad was *rejected*").run()
    page.button(f"stop.{running}").click().run()

    assert experiment(desk).stopped_on == TODAY
    assert "The ad was *rejected*" in page.warning[0].value.replace("\\", "")


def test_a_change_of_what_is_fixed_by_a_page_that_is_still_open_is_refused_in_words(
    desk: Desk,
) -> None:
    planned_id = planned(desk)
    page = card(desk, planned_id)
    desk.write(lambda tx: experiments.start(tx, planned_id, own=OWN, today=TODAY))
    page.text_input(f"experiment.lift.{planned_id}").set_value("5").run()

    assert experiment(desk).lift == 30.0
    assert "agreed when the experiment started" in page.error[0].value
