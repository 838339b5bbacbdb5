"""An experiment is agreed, fixed when it starts, and stays to be seen whatever comes of it."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from smwork.domain.evaluation import DecisionFields, LearningFields
from smwork.domain.experiments.design import Own, versions_of
from smwork.domain.inspiration import (
    Experiment,
    ExperimentFields,
    TestedPost,
    TestedPostFields,
    Variant,
    VariantFields,
)
from smwork.domain.posts.published import PostKey
from smwork.errors import ConflictError, InvalidError, NotFoundError
from smwork.store import clients, experiments, figures, history, records, versions
from smwork.store.database import Tx
from smwork.store.experiment_figures import find_posts, read_posts, read_usual
from smwork.store.plan import read_plan
from tests.builders import Desk, a_file, a_post

TODAY = date(2026, 3, 2)
LAST = TODAY + timedelta(days=27)
AGREED: Mapping[str, object] = {
    "statement": "If the ad shows the stock, more people click",
    "unit": "people",
    "metric": "click_share",
    "lift": 20.0,
    "deadline": LAST,
}


@pytest.fixture
def draft(anna: Desk) -> str:
    """An experiment of which all is settled, and that has not begun."""
    experiment_id = anna.add(ExperimentFields.model_validate(AGREED))
    for what in ("as it is", "with the stock"):
        anna.add(VariantFields(experiment_id=experiment_id, what=what))
    return experiment_id


@pytest.fixture
def begun(anna: Desk, draft: str) -> str:
    """The same after its start."""
    begin(anna, draft)
    return draft


def begin(desk: Desk, experiment_id: str, own: Own | None = None) -> None:
    usual = own or Own(rate=0.02, pace=6000.0)
    desk.do(lambda tx: experiments.start(tx, experiment_id, own=usual, today=TODAY))


def experiment(desk: Desk) -> Experiment:
    (found,) = desk.see(lambda tx: read_plan(tx, desk.plan_id)).experiments
    return found


def variants(desk: Desk) -> tuple[Variant, ...]:
    return desk.see(lambda tx: read_plan(tx, desk.plan_id)).variants


def test_the_start_fixes_the_sample_and_what_it_was_computed_from(anna: Desk, begun: str) -> None:
    found = experiment(anna)
    assert (found.began_on, found.start, found.planned) == (TODAY, TODAY, 21109)
    assert (found.base_rate, found.pace, found.spread) == (2.0, 6000.0, None)


def test_of_posts_the_spread_is_kept(anna: Desk, draft: str) -> None:
    posts = {"unit": "posts", "metric": "post_reach", "lift": 50.0}
    anna.do(lambda tx: records.change(tx, Experiment, draft, 1, posts))
    begin(anna, draft, Own(spread=0.5, pace=3.0))
    found = experiment(anna)
    assert (found.planned, found.spread, found.base_rate) == (28, 0.5, None)


def test_it_does_not_start_while_something_is_missing_nor_twice(anna: Desk, draft: str) -> None:
    with pytest.raises(InvalidError):
        begin(anna, draft, Own())
    begin(anna, draft)
    with pytest.raises(InvalidError):
        begin(anna, draft)


def test_what_a_colleague_changed_meanwhile_is_not_fixed_unseen(
    anna: Desk, bob: Desk, draft: str
) -> None:
    shown = versions_of(experiment(anna), variants(anna))
    (*_, b) = variants(bob)
    bob.do(lambda tx: records.change(tx, Variant, b.id, 1, {"what": "without the price"}))
    usual = Own(rate=0.02)
    with pytest.raises(ConflictError):
        anna.do(lambda tx: experiments.start(tx, draft, own=usual, today=TODAY, shown=shown))
    shown[b.id] = 2
    anna.do(lambda tx: experiments.start(tx, draft, own=usual, today=TODAY, shown=shown))
    assert experiment(anna).began_on == TODAY


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", "If it rains, more people click"),
        ("metric", "lead_share"),
        ("unit", "posts"),
        ("lift", 5.0),
        ("base_rate", 9.0),
        ("pace", 1.0),
        ("planned", 10),
        ("spread", 0.1),
        ("start", TODAY - timedelta(days=9)),
        ("deadline", LAST + timedelta(days=9)),
        ("began_on", None),
        ("effect", 99.0),
    ],
)
def test_what_was_agreed_is_changed_by_nobody(
    anna: Desk, bob: Desk, begun: str, field: str, value: object
) -> None:
    before = experiment(anna)
    for desk in (anna, bob):
        with pytest.raises(InvalidError) as refused:
            desk.do(
                lambda tx: records.change(tx, Experiment, begun, before.version, {field: value})
            )
        assert (refused.value.rule, refused.value.field) == ("frozen", field)
    assert experiment(anna) == before


def test_who_carries_it_out_and_its_outcome_stay_open(anna: Desk, begun: str) -> None:
    said = {"owner": "Bram", "outcome": "Nice", "check_every": "week"}
    anna.do(lambda tx: records.change(tx, Experiment, begun, experiment(anna).version, said))
    assert (experiment(anna).owner, experiment(anna).outcome) == ("Bram", "Nice")


def _add(tx: Tx, desk: Desk, begun: str, a: Variant) -> object:
    return records.add(tx, desk.plan_id, VariantFields(experiment_id=begun, what="a third"))


def _describe(tx: Tx, desk: Desk, begun: str, a: Variant) -> object:
    return records.change(tx, Variant, a.id, a.version, {"what": "something else"})


def _drop(tx: Tx, desk: Desk, begun: str, a: Variant) -> None:
    records.remove(tx, Variant, a.id)


def _lose(tx: Tx, desk: Desk, begun: str, a: Variant) -> None:
    records.remove(tx, Experiment, begun)


Act = Callable[[Tx, Desk, str, Variant], object]


@pytest.mark.parametrize("act", [_add, _describe, _drop, _lose])
def test_variants_and_the_experiment_itself_stay(anna: Desk, begun: str, act: Act) -> None:
    before = variants(anna)
    with pytest.raises(InvalidError):
        anna.do(lambda tx: act(tx, anna, begun, before[0]))
    assert variants(anna) == before
    assert experiment(anna).id == begun


def test_a_variant_that_was_dropped_before_does_not_come_back_after(anna: Desk, draft: str) -> None:
    (third,) = anna.do(lambda tx: experiments.add_variants(tx, anna.plan_id, draft))
    anna.do(lambda tx: records.remove(tx, Variant, third))
    begin(anna, draft)
    with pytest.raises(InvalidError):
        anna.do(lambda tx: records.restore(tx, Variant, third))


def test_before_the_start_all_of_it_may_change_and_go(anna: Desk, draft: str) -> None:
    anna.do(lambda tx: records.change(tx, Experiment, draft, 1, {"lift": 5.0}))
    anna.do(lambda tx: records.remove(tx, Experiment, draft))
    assert variants(anna) == ()
    anna.do(lambda tx: records.restore(tx, Experiment, draft))
    assert len(variants(anna)) == 2


def test_its_figures_come_in_while_it_runs(anna: Desk, begun: str) -> None:
    a, b = variants(anna)
    anna.do(lambda tx: records.change(tx, Variant, a.id, a.version, {"people": 900, "done": 20}))
    post = anna.add(TestedPostFields(variant_id=b.id, published_on=TODAY, value=3.0))
    anna.do(lambda tx: records.change(tx, TestedPost, post, 1, {"left_out": "a holiday"}))
    assert variants(anna)[0].people == 900
    for act in (
        lambda tx: records.change(tx, TestedPost, post, 2, {"published_on": LAST}),
        lambda tx: records.change(tx, TestedPost, post, 2, {"variant_id": a.id}),
        lambda tx: records.remove(tx, TestedPost, post),
    ):
        with pytest.raises(InvalidError):
            anna.do(act)


AFTER = LAST + timedelta(days=1)


def type_figures(desk: Desk, *counted: tuple[int | None, int | None]) -> None:
    for variant, (people, done) in zip(variants(desk), counted, strict=True):
        typed = {"people": people, "done": done}
        change = partial(
            records.change,
            record=Variant,
            record_id=variant.id,
            version=variant.version,
            changes=typed,
        )
        desk.do(change)


def count(desk: Desk, experiment_id: str, today: date = AFTER) -> None:
    desk.do(lambda tx: experiments.count(tx, experiment_id, today=today))


def test_once_it_is_counted_its_figures_are_changed_by_nobody(
    anna: Desk, bob: Desk, begun: str
) -> None:
    type_figures(anna, (900, 20), (900, 30))
    type_figures(bob, (1000, 21), (1000, 33))
    count(anna, begun)
    assert experiment(anna).counted_on == AFTER
    before = variants(anna)
    for desk, typed in ((anna, {"done": 90}), (bob, {"people": None})):
        with pytest.raises(InvalidError) as refused:
            desk.do(lambda tx, t=typed: records.change(tx, Variant, before[0].id, 4, t))  # type: ignore[misc]
        assert (refused.value.rule, refused.value.field) == ("counted", *typed)
    assert variants(anna) == before
    version = experiment(anna).version
    with pytest.raises(InvalidError):
        anna.do(lambda tx: records.change(tx, Experiment, begun, version, {"counted_on": None}))
    with pytest.raises(InvalidError):
        count(anna, begun)


@pytest.mark.parametrize(
    "counted",
    [((900, 20), (900, None)), ((900, 20), (None, 30)), ((900, 20), (900, 901))],
)
def test_figures_that_are_not_whole_are_not_fixed(
    anna: Desk, begun: str, counted: tuple[tuple[int | None, int | None], ...]
) -> None:
    type_figures(anna, *counted)
    with pytest.raises(InvalidError):
        count(anna, begun)


def test_figures_are_not_fixed_before_the_end_nor_unseen(anna: Desk, bob: Desk, begun: str) -> None:
    type_figures(anna, (900, 20), (900, 30))
    with pytest.raises(InvalidError):
        count(anna, begun, LAST)
    shown = versions_of(experiment(anna), variants(anna))
    type_figures(bob, (900, 20), (900, 31))
    with pytest.raises(ConflictError):
        anna.do(lambda tx: experiments.count(tx, begun, today=AFTER, shown=shown))
    assert experiment(anna).counted_on is None


def test_the_figures_of_one_that_was_stopped_stay_as_they_are(anna: Desk, begun: str) -> None:
    type_figures(anna, (900, 20), (900, 30))
    anna.do(lambda tx: experiments.stop(tx, begun, "The ad was rejected", today=TODAY))
    with pytest.raises(InvalidError):
        type_figures(anna, (900, 20), (900, 31))


def test_a_posts_typed_figure_stays_as_it_was_typed(anna: Desk, begun: str) -> None:
    post = anna.add(TestedPostFields(variant_id=variants(anna)[0].id, value=3.0))
    with pytest.raises(InvalidError):
        anna.do(lambda tx: records.change(tx, TestedPost, post, 1, {"value": 30.0}))


def test_it_stops_for_a_reason_once_and_the_reason_stays(anna: Desk, begun: str) -> None:
    for reason in ("", "   "):
        with pytest.raises(InvalidError):
            anna.do(lambda tx, r=reason: experiments.stop(tx, begun, r, today=TODAY))  # type: ignore[misc]
    anna.do(lambda tx: experiments.stop(tx, begun, "The ad was rejected", today=TODAY))
    found = experiment(anna)
    assert (found.stopped_on, found.stop_reason) == (TODAY, "The ad was rejected")
    for said in ({"stopped_on": None}, {"stop_reason": "It went badly"}):
        with pytest.raises(InvalidError):
            anna.do(
                lambda tx, s=said: records.change(tx, Experiment, begun, found.version, s)  # type: ignore[misc]
            )


def test_one_that_has_ended_or_not_begun_is_not_stopped(anna: Desk, draft: str) -> None:
    with pytest.raises(InvalidError):
        anna.do(lambda tx: experiments.stop(tx, draft, "why not", today=TODAY))
    begin(anna, draft)
    after = LAST + timedelta(days=1)
    with pytest.raises(InvalidError):
        anna.do(lambda tx: experiments.stop(tx, draft, "it looks bad", today=after))


def test_what_it_taught_is_kept_once(anna: Desk, begun: str) -> None:
    taught = LearningFields(what="B won")
    first, again = (
        anna.do(lambda tx: experiments.learning_from(tx, anna.plan_id, begun, taught))
        for _ in range(2)
    )
    anna.do(
        lambda tx: experiments.decision_from(
            tx, anna.plan_id, begun, DecisionFields(statement="B from now on")
        )
    )
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert first == again == book.learnings[0].id
    assert book.learnings[0].origin_id == book.decisions[0].origin_id == begun


def test_a_copy_of_the_plan_knows_which_of_its_experiments_taught_what(
    anna: Desk, begun: str
) -> None:
    anna.do(lambda tx: experiments.learning_from(tx, anna.plan_id, begun, LearningFields()))
    copy = anna.do(lambda tx: clients.copy_plan(tx, anna.plan_id, "copy"))
    book = anna.see(lambda tx: read_plan(tx, copy))
    assert book.learnings[0].origin_id == book.experiments[0].id != begun
    assert book.experiments[0].began_on == TODAY
    with pytest.raises(NotFoundError):
        anna.do(lambda tx: experiments.learning_from(tx, copy, begun, LearningFields()))


def test_going_back_to_a_version_from_before_the_start_leaves_it_running(
    anna: Desk, draft: str
) -> None:
    version = anna.do(lambda tx: versions.freeze(tx, anna.plan_id, "before"))
    begin(anna, draft)
    agreed, compared = experiment(anna), variants(anna)
    later = anna.add(ExperimentFields(statement="thought of later"))
    revision = anna.see(lambda tx: read_plan(tx, anna.plan_id)).plan.revision
    anna.do(lambda tx: versions.go_back(tx, version.id, revision, before="a", after="b"))
    assert experiment(anna) == agreed
    assert experiment(anna).id != later
    assert variants(anna) == compared


def test_the_history_tells_the_start(anna: Desk, begun: str) -> None:
    (entry,) = [
        each
        for each in anna.see(lambda tx: history.read_history(tx, anna.plan_id))
        if "began_on" in each.changes
    ]
    assert entry.changes["planned"] == (None, 21109)


# --- imported posts -------------------------------------------------------------------------------


@pytest.fixture
def imported(anna: Desk) -> str:
    """Four posts of Instagram; the account that they are kept under."""
    posts = [
        a_post("p1", TODAY, reach=100.0, interactions=5.0),
        a_post("p2", TODAY + timedelta(days=1), reach=200.0),
        a_post("p3", TODAY + timedelta(days=40), reach=300.0),
        a_post("p4", TODAY - timedelta(days=1), reach=400.0),
    ]
    anna.do(
        lambda tx: figures.keep(
            tx, anna.client_id, a_file(posts), handle="zilt", file_name="f.csv", digest="d"
        )
    )
    (found, *_) = anna.see(lambda tx: find_posts(tx, anna.client_id, "p1"))
    return found.key[0]


def ids(desk: Desk, words: str, **asked: object) -> list[str]:
    found = desk.see(lambda tx: find_posts(tx, desk.client_id, words, **asked))  # type: ignore[arg-type]
    return [post.key[1] for post in found]


def test_posts_are_found_by_their_words_and_days_latest_first(anna: Desk, imported: str) -> None:
    assert ids(anna, "") == ["p3", "p2", "p1", "p4"]
    assert ids(anna, "POST p2") == ["p2"]
    assert ids(anna, "p3") == ["p3"]
    assert ids(anna, "", first=TODAY, last=LAST) == ["p2", "p1"]
    assert ids(anna, "%") == ids(anna, "_") == []
    assert ids(anna, "", limit=1) == ["p3"]
    assert ids(anna, "", platform="instagram", handle="@Zilt") == ["p3", "p2", "p1", "p4"]
    assert ids(anna, "", platform="facebook", handle="zilt") == []


def test_a_pasted_link_finds_its_post_whatever_sharing_put_behind_it(anna: Desk) -> None:
    linked = replace(a_post("p9", TODAY), link="https://www.instagram.com/p/Cx_9/")
    other = replace(a_post("p8", TODAY), link="https://www.instagram.com/p/CxQ9/")
    anna.do(
        lambda tx: figures.keep(
            tx, anna.client_id, a_file([linked, other]), handle="zilt", file_name="f", digest="d"
        )
    )
    for pasted in (
        "https://www.instagram.com/p/Cx_9/",
        "http://instagram.com/p/Cx_9?igsh=abc&utm_source=x",
        "Cx_9",
    ):
        assert ids(anna, pasted) == ["p9"]
    assert ids(anna, "https://[broken") == []


def test_picked_posts_bring_their_figures(anna: Desk, imported: str) -> None:
    keys = {PostKey(imported, "p1"), PostKey(imported, "gone")}
    found = anna.see(lambda tx: read_posts(tx, anna.client_id, keys))
    assert {key: dict(post.metrics) for key, post in found.items()} == {
        PostKey(imported, "p1"): {"reach": 100.0, "interactions": 5.0}
    }
    assert found[PostKey(imported, "p1")].published == TODAY


def pick(desk: Desk, variant_id: str, account_id: str, tx: Tx) -> str:
    return experiments.pick_post(tx, desk.plan_id, variant_id, account_id, "p1")


def test_a_post_counts_for_one_variant(anna: Desk, begun: str, imported: str) -> None:
    a, b = variants(anna)
    for variant, fails in ((a, False), (a, True), (b, True)):
        expected = pytest.raises(InvalidError) if fails else nullcontext()
        with expected:
            anna.do(partial(pick, anna, variant.id, imported))
    book = anna.see(lambda tx: read_plan(tx, anna.plan_id))
    assert [(each.variant_id, each.post_id) for each in book.tested_posts] == [(a.id, "p1")]


def test_what_is_usual_is_read_since_a_day(anna: Desk, imported: str) -> None:
    usual = anna.see(
        lambda tx: read_usual(tx, anna.client_id, since=TODAY, platform="instagram", handle="zilt")
    )
    assert [post.key[1] for post in usual] == ["p3", "p2", "p1"]


def test_an_experiment_that_is_not_there_does_not_start(anna: Desk) -> None:
    with pytest.raises(NotFoundError):
        begin(anna, "0" * 32)
