"""Nothing is read or written across workspaces, and a role allows no more than it says.

Every public function of the store that works in a transaction must have a case here; one that is
added without fails `test_every_function_of_the_store_has_a_case`.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import cast

import pytest
import sqlalchemy as sa

from smwork import store
from smwork.domain.audience import AudienceShare
from smwork.domain.branches import Branch
from smwork.domain.content import ItemFields
from smwork.domain.evaluation import DecisionFields, LearningFields
from smwork.domain.experiments.design import Own
from smwork.domain.figures import LinkFigure
from smwork.domain.goals import Goal, GoalFields
from smwork.domain.inspiration import ExperimentFields, IdeaFields, VariantFields
from smwork.domain.links.visits import visits_of
from smwork.domain.month_review import MonthReview
from smwork.domain.plan import (
    AudienceFields,
    Client,
    ClientFields,
    Objective,
    ObjectiveFields,
    Plan,
    PlanFields,
)
from smwork.domain.posts.published import PostKey, PostMatchFields
from smwork.domain.research import ChannelFields
from smwork.domain.successors import Successor
from smwork.domain.versions import PlanVersion
from smwork.domain.workbook import Workbook
from smwork.errors import InvalidError, NotAllowedError, SmworkError
from smwork.store import (
    audience,
    branches,
    clients,
    experiments,
    figure_accounts,
    figure_files,
    figures,
    frozen,
    going_back,
    history,
    ideas,
    pairs,
    plan,
    records,
    reviews,
    revision,
    series,
    successors,
    versions,
)
from smwork.store.database import Actor, Database, Tx
from smwork.store.experiment_figures import find_posts, read_usual
from smwork.store.experiment_figures import read_posts as read_tested
from smwork.store.figure_files import Arrival, OpenFile
from smwork.store.figure_tables import ACCOUNT, METADATA
from smwork.store.figure_tables import FILE as FIGURE_FILE
from smwork.store.identity import new_id
from smwork.store.last_days import read_last_days
from smwork.store.link_figures import keep_visits, read_visits, remove_visits_of
from smwork.store.matches import Answer, keep_answers, plan_post, take_back
from smwork.store.post_claims import Kept
from smwork.store.post_tallies import read_tallies
from smwork.store.post_views import (
    Period,
    once,
    posts_of,
    read_accounts,
    read_count,
    read_posts,
    read_published,
    read_unplanned,
)
from smwork.store.rollups import Rollup
from smwork.store.settled_posts import SettledPosts, settled_posts
from smwork.store.tables import IN_PLAN, Kind, kind_of
from tests.builders import Desk, a_file, a_member, a_post, days_of

MAY = date(2026, 5, 1)
FAR = date(2099, 1, 1)
MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
VERSION = PlanVersion("", 1, "secret", "", "hand", MOMENT, "")
LONG_AGO = VERSION
FOLLOWS = Successor(GoalFields(), ())
REVIEW = MonthReview(
    month=MAY,
    plan="secret",
    client="secret",
    through=None,
    accounts=(),
    since=None,
    changes=(),
    movers=(),
    kpis=(),
    learnings=(),
    come_back=(),
    decided=(),
)
LINK = LinkFigure(MAY, MAY, "utm_campaign=secret", "sessions", 42.0, 2)
FILE = replace(
    a_file([a_post("1", MAY, reach=42.0)], days_of("followers", MAY, [42.0])), links=(LINK,)
)


@dataclass(frozen=True)
class Belongings:
    """The names of somebody's things, or of things that never were."""

    client: str
    plan: str
    goal: str
    removed_objective: str
    removed_plan: str
    removed_client: str
    account: str
    file: str
    channel: str
    audience: str
    idea: str
    experiment: str
    running: str
    variant: str
    item: str
    match: str
    version: PlanVersion
    review: str
    book: Workbook


def belongings_of(desk: Desk) -> Belongings:
    """One of everything that can be asked for."""
    goal = desk.add(GoalFields(statement="secret"))
    item = desk.add(ItemFields(title="secret"))
    objective = desk.add(ObjectiveFields(statement="secret"))
    agreed = ExperimentFields(statement="secret", metric="click_share", lift=20.0, deadline=FAR)
    experiment, running = (
        desk.add(agreed.model_copy(update={"began_on": day})) for day in (None, MAY)
    )
    desk.add(VariantFields(experiment_id=experiment, what="secret"))
    desk.do(lambda tx: records.remove(tx, Objective, objective))
    removed_plan = desk.do(lambda tx: clients.copy_plan(tx, desk.plan_id, "secret"))
    desk.do(lambda tx: records.remove(tx, Plan, removed_plan))
    removed_client = desk.do(lambda tx: clients.add_client(tx, ClientFields(name="secret")))
    desk.do(lambda tx: records.remove(tx, Client, removed_client))
    desk.do(lambda tx: keep(tx, desk.client_id))
    desk.do(lambda tx: figures.keep_mapping(tx, desk.client_id, "Datum", {"Datum": "secret"}))
    account = desk.see(
        lambda tx: tx.connection.execute(
            sa.select(ACCOUNT.c.id).where(ACCOUNT.c.workspace_id == tx.workspace_id)
        ).scalar_one()
    )
    return Belongings(
        client=desk.client_id,
        plan=desk.plan_id,
        goal=goal,
        removed_objective=objective,
        removed_plan=removed_plan,
        removed_client=removed_client,
        account=account,
        file=desk.see(lambda tx: figure_files.read_files(tx, desk.client_id))[0].id,
        channel=desk.add(ChannelFields(handle="secret")),
        audience=desk.add(AudienceFields(name="secret")),
        idea=desk.add(IdeaFields(text="secret")),
        experiment=experiment,
        running=running,
        variant=desk.add(VariantFields(experiment_id=experiment, what="secret")),
        item=item,
        match=desk.add(PostMatchFields(item_id=item, account_id=account, post_id="9")),
        version=desk.do(lambda tx: versions.freeze(tx, desk.plan_id, "secret")),
        review=desk.do(lambda tx: reviews.keep_review(tx, desk.plan_id, REVIEW)).id,
        book=desk.see(lambda tx: plan.read_plan(tx, desk.plan_id)),
    )


def never_there(book: Workbook) -> Belongings:
    """Names that nothing has; the client and plan look like the others."""
    client, own_plan = new_id(), new_id()
    return Belongings(
        client=client,
        plan=own_plan,
        goal=new_id(),
        removed_objective=new_id(),
        removed_plan=new_id(),
        removed_client=new_id(),
        account=new_id(),
        file=new_id(),
        channel=new_id(),
        audience=new_id(),
        idea=new_id(),
        experiment=new_id(),
        running=new_id(),
        variant=new_id(),
        item=new_id(),
        match=new_id(),
        version=replace(VERSION, id=new_id()),
        review=new_id(),
        book=Workbook(
            book.client.model_copy(update={"id": client}),
            book.plan.model_copy(update={"id": own_plan}),
        ),
    )


def its_post(theirs: Belongings) -> Answer:
    return Answer(theirs.item, PostKey(theirs.account, "1"), "confirmed")


def keep(tx: Tx, client_id: str) -> object:
    return figures.keep(tx, client_id, FILE, handle="secret", file_name="secret", digest="d")


def file_of(it: Belongings) -> OpenFile:
    """Their file, under the number that it would have."""
    return OpenFile(it.client, it.account, it.file, 1, "secret", it.file)


def typed(tx: Tx, client_id: str) -> None:
    figures.add_figure(
        tx, client_id, platform="x", handle="h", metric="followers", day=MAY, value=1.0
    )


def told(tx: Tx, theirs: Belongings) -> None:
    history.write_entry(
        tx, theirs.plan, "goal", theirs.goal, version=9, action="change", changes={}
    )


def fixed(guard: Callable[[], None]) -> bool:
    """Whether the guard says that the experiment is fixed."""
    try:
        guard()
    except InvalidError:
        return True
    return False


def row_of(it: Belongings) -> sa.Row[tuple[object]]:
    """What the guard of experiments is handed: a row that says which experiment it is of."""
    return cast("sa.Row[tuple[object]]", SimpleNamespace(experiment_id=it.running))


def read_records(tx: Tx, theirs: Belongings) -> object:
    book = plan.read_workbook(tx, theirs.book.client, theirs.book.plan)
    return [getattr(book, attribute) for attribute in IN_PLAN]


def their_file(tx: Tx, theirs: Belongings) -> str:
    """The id of the file that was kept, whoever's it is."""
    asked = sa.select(FIGURE_FILE.c.id).where(FIGURE_FILE.c.account_id == theirs.account)
    return str(tx.connection.execute(asked).scalars().first())


SHARE = AudienceShare(MAY, "followers", "age", "25-34", 0.5, 2)
Case = Callable[[Tx, Belongings], object]
CASES: dict[str, Case] = {
    "clients.add_client": lambda tx, _: clients.add_client(tx, ClientFields()),
    "clients.add_plan": lambda tx, it: clients.add_plan(tx, it.client, PlanFields()),
    "clients.copy_plan": lambda tx, it: clients.copy_plan(tx, it.plan, "mine now"),
    "clients.archive": lambda tx, it: clients.archive(tx, Plan, it.plan, archived=True),
    "clients.archive client": lambda tx, it: clients.archive(tx, Client, it.client, archived=True),
    "clients.read_clients": lambda tx, _: clients.read_clients(tx),
    "records.add": lambda tx, it: records.add(tx, it.plan, GoalFields()),
    "records.add_many": lambda tx, it: records.add_many(tx, it.plan, [GoalFields()] * 2),
    "records.new_record": lambda tx, _: sorted(records.new_record(tx)),
    "records.change": lambda tx, it: records.change(tx, Goal, it.goal, 1, {"statement": "mine"}),
    "records.change nothing": lambda tx, it: records.change(tx, Goal, it.goal, 1, {}),
    "records.change plan": lambda tx, it: records.change(tx, Plan, it.plan, 1, {"why": "mine"}),
    "records.remove": lambda tx, it: records.remove(tx, Goal, it.goal),
    "records.remove client": lambda tx, it: records.remove(tx, Client, it.client),
    "records.remove plan": lambda tx, it: records.remove(tx, Plan, it.plan),
    "records.restore": lambda tx, it: records.restore(tx, Objective, it.removed_objective),
    "records.restore client": lambda tx, it: records.restore(tx, Client, it.removed_client),
    "records.restore plan": lambda tx, it: records.restore(tx, Plan, it.removed_plan),
    "branches.split_plan": lambda tx, it: branches.split_plan(tx, it.plan, [Branch("mine")]),
    "branches.undo_split": lambda tx, it: branches.undo_split(tx, [it.plan]),
    "branches.read_siblings": lambda tx, it: branches.read_siblings(tx, it.plan),
    "successors.replace_goal": lambda tx, it: successors.replace_goal(
        tx, it.plan, it.goal, 1, FOLLOWS
    ),
    "successors.take_back": lambda tx, it: successors.take_back(tx, it.goal, 1, it.goal),
    "last_days.read_last_days": lambda tx, it: read_last_days(tx, it.client, MAY),
    "records.touch_plan": lambda tx, it: records.touch_plan(tx, it.plan),
    "pairs.set_check": lambda tx, it: pairs.set_check(tx, it.plan, it.channel, "x", "done", MAY),
    "pairs.set_check_value": lambda tx, it: pairs.set_check_value(
        tx, it.plan, it.channel, "x", "mine"
    ),
    "pairs.set_fit": lambda tx, it: pairs.set_fit(tx, it.plan, it.channel, it.audience, "most"),
    "ideas.idea_from": lambda tx, it: ideas.idea_from(tx, it.plan, "case", it.goal, "mine"),
    "ideas.item_from": lambda tx, it: ideas.item_from(tx, it.plan, it.idea),
    "ideas.experiment_from": lambda tx, it: ideas.experiment_from(tx, it.plan, it.idea),
    "experiments.start": lambda tx, it: experiments.start(
        tx, it.experiment, own=Own(rate=0.02), today=MAY
    ),
    "experiments.count": lambda tx, it: experiments.count(tx, it.running, today=date.max),
    "experiments.stop": lambda tx, it: experiments.stop(tx, it.running, "mine", today=MAY),
    "experiments.add_variants": lambda tx, it: experiments.add_variants(tx, it.plan, it.experiment),
    "experiments.pick_post": lambda tx, it: experiments.pick_post(
        tx, it.plan, it.variant, it.account, "1"
    ),
    "experiments.learning_from": lambda tx, it: experiments.learning_from(
        tx, it.plan, it.experiment, LearningFields()
    ),
    "experiments.decision_from": lambda tx, it: experiments.decision_from(
        tx, it.plan, it.experiment, DecisionFields()
    ),
    "experiment_figures.read_posts": lambda tx, it: read_tested(tx, it.client, [its_post(it).post]),
    "experiment_figures.find_posts": lambda tx, it: find_posts(tx, it.client, ""),
    "experiment_figures.read_usual": lambda tx, it: read_usual(tx, it.client, since=MAY),
    "frozen.refuse_added": lambda tx, it: fixed(
        lambda: frozen.refuse_added(
            tx, kind_of(VariantFields), [VariantFields(experiment_id=it.running)]
        )
    ),
    "frozen.refuse_changed": lambda tx, it: fixed(
        lambda: frozen.refuse_changed(tx, kind_of(VariantFields), row_of(it), ["what"])
    ),
    "frozen.refuse_removed": lambda tx, it: fixed(
        lambda: frozen.refuse_removed(tx, kind_of(VariantFields), row_of(it))
    ),
    "frozen.refuse_restored": lambda tx, it: fixed(
        lambda: frozen.refuse_restored(tx, kind_of(VariantFields), row_of(it))
    ),
    "versions.freeze": lambda tx, it: versions.freeze(tx, it.plan, "mine"),
    "versions.read_versions": lambda tx, it: versions.read_versions(tx, it.plan),
    "versions.read_version": lambda tx, it: versions.read_version(tx, it.version.id),
    "versions.read_authors": lambda tx, it: versions.read_authors(tx, it.plan, LONG_AGO),
    "versions.go_back": lambda tx, it: versions.go_back(
        tx, it.version.id, it.book.plan.revision, before="mine", after="mine"
    ),
    "going_back.make_as": lambda tx, it: going_back.make_as(tx, it.book, it.book),
    "reviews.keep_review": lambda tx, it: reviews.keep_review(tx, it.plan, REVIEW),
    "reviews.keep_review with a version": lambda tx, it: reviews.keep_review(
        tx, it.plan, REVIEW, it.version.id
    ),
    "reviews.hold_review": lambda tx, it: reviews.hold_review(
        tx, it.plan, MAY, MAY, reviews.Named("mine")
    ),
    "reviews.read_reviews": lambda tx, it: reviews.read_reviews(tx, it.plan),
    "reviews.read_review": lambda tx, it: reviews.read_review(tx, it.review),
    "reviews.read_changes": lambda tx, it: reviews.read_changes(tx, it.plan, MOMENT),
    "history.write_entry": told,
    "history.write_entries": lambda tx, it: history.write_entries(
        tx, it.plan, [history.Line("goal", it.goal, 9, "change", {})]
    ),
    "history.read_history": lambda tx, it: history.read_history(tx, it.plan),
    "history.changed_since": lambda tx, it: history.changed_since(tx, it.goal, 0),
    "plan.read_plan": lambda tx, it: plan.read_plan(tx, it.plan),
    "plan.read_workbook": read_records,
    "figures.keep": lambda tx, it: keep(tx, it.client),
    "figures.open_arrival": lambda tx, it: figures.open_arrival(
        tx, it.client, FILE, "secret", Arrival("f", "new")
    ),
    "figures.finish": lambda tx, it: figures.finish(
        tx, file_of(it), FILE, Kept(), Rollup(tx.workspace_id, it.account)
    ),
    "figure_files.open_file": lambda tx, it: figure_files.open_file(
        tx, it.client, it.account, FILE, Arrival("f", "new")
    ),
    "figure_files.close_file": lambda tx, it: figure_files.close_file(tx, file_of(it), Kept()),
    "figure_files.mark_file": lambda tx, it: figure_files.mark_file(
        tx, file_of(it), "leaving", "me"
    ),
    "figure_files.forget_file": lambda tx, it: figure_files.forget_file(tx, file_of(it)),
    "revision.move_on": lambda tx, it: revision.move_on(tx, it.client),
    "revision.figures_revision": lambda tx, it: revision.figures_revision(tx, it.client),
    "figure_files.read_import": lambda tx, it: figure_files.read_import(tx, it.client, it.file),
    "figures.take_back": lambda tx, it: figures.take_back(tx, it.client, it.file),
    "figures.finish_back": lambda tx, it: figures.finish_back(
        tx, file_of(it), Rollup(tx.workspace_id, it.account)
    ),
    "figures.forget_what_never_counted": lambda tx, it: figures.forget_what_never_counted(
        tx, file_of(it)
    ),
    "figure_files.read_unfinished": lambda tx, it: figure_files.read_unfinished(tx, it.client),
    "figures.add_figure": lambda tx, it: typed(tx, it.client),
    "figure_files.read_files": lambda tx, it: figure_files.read_files(tx, it.client),
    "figures.read_mapping": lambda tx, it: figures.read_mapping(tx, it.client, "Datum"),
    "figures.keep_mapping": lambda tx, it: figures.keep_mapping(tx, it.client, "Datum", {}),
    "matches.keep_answers": lambda tx, it: keep_answers(tx, it.plan, [its_post(it)]),
    "matches.take_back": lambda tx, it: take_back(tx, [it.match]),
    "matches.plan_post": lambda tx, it: plan_post(tx, it.plan, it.channel, its_post(it).post),
    "post_views.once": lambda tx, it: once(tx, it.client, "asked", lambda: "read"),
    "post_views.posts_of": lambda tx, it: rows_of(tx, posts_of(tx, it.client, [it.account])),
    "post_views.read_accounts": lambda tx, it: read_accounts(tx, it.client),
    "post_tallies.read_tallies": lambda tx, it: read_tallies(
        tx, it.client, [it.account], "interactions", Period()
    ),
    "post_views.read_published": lambda tx, it: read_published(
        tx, it.client, [it.account], Period()
    ),
    "post_views.read_posts": lambda tx, it: read_posts(tx, it.client, [its_post(it).post]),
    "post_views.read_unplanned": lambda tx, it: read_unplanned(
        tx, it.client, it.plan, [it.account], Period(), 9
    ),
    "post_views.read_count": lambda tx, it: read_count(tx, it.client, [it.account], Period()),
    "link_figures.keep_visits": lambda tx, it: keep_visits(
        tx, it.account, new_id(), visits_of([LINK])
    ),
    "link_figures.read_visits": lambda tx, it: read_visits(tx, it.client),
    "link_figures.remove_visits_of": lambda tx, it: remove_visits_of(tx, their_file(tx, it)),
    "audience.keep_audience": lambda tx, it: audience.keep_audience(
        tx, it.account, new_id(), [SHARE]
    ),
    "audience.remove_audience_of": lambda tx, it: audience.remove_audience_of(
        tx, their_file(tx, it)
    ),
    "audience.read_audience": lambda tx, it: audience.read_audience(tx, it.client),
    "figure_accounts.read_accounts": lambda tx, it: figure_accounts.read_accounts(tx, it.client),
    "figure_accounts.read_competitor_months": lambda tx, it: figure_accounts.read_competitor_months(
        tx, it.client
    ),
    "figure_accounts.settle_account": lambda tx, it: figure_accounts.settle_account(
        tx, it.client, figure_accounts.KnownAccount("instagram", "secret", ("secret",), "Ruyter")
    ),
    "settled_posts.settled_posts": lambda tx, it: rows_of(tx, settled_posts(tx, [it.account])),
    "series.read_months": lambda tx, it: series.read_months(tx, it.client),
    "series.read_origins": lambda tx, it: series.read_origins(
        tx, it.client, "instagram", "reach", MAY
    ),
}
_READS = re.compile(r"\.(read_|remembered|changed_s|new_r|find_|refuse_)")
WRITING = [name for name in CASES if not _READS.search(name)]


def rows_of(tx: Tx, posts: SettledPosts) -> object:
    return tx.connection.execute(sa.select(posts.table).where(*posts.own)).all()


def functions_of_the_store() -> Iterator[str]:
    """Every public function that is handed a transaction."""
    for module_info in pkgutil.iter_modules(store.__path__):
        module = importlib.import_module(f"smwork.store.{module_info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and any(
                p.annotation is Tx for p in inspect.signature(function).parameters.values()
            ):
                yield f"{module_info.name}.{name}"


def test_every_function_of_the_store_has_a_case() -> None:
    found = set(functions_of_the_store())
    assert found - {name.partition(" ")[0] for name in CASES} == set()
    assert len(found) >= 30


def outcome(desk: Desk, case: Case, wanted: Belongings) -> str:
    """What came of it, with names made alike."""
    try:
        result = repr(desk.db.write(desk.actor, lambda tx: case(tx, wanted)))
    except SmworkError as error:
        result = f"{type(error).__name__}: {error}"
    return re.sub(r"[0-9a-f]{32}", "<id>", result)


def everything_of(db: Database, workspace: str) -> dict[str, list[str]]:
    """All rows of a workspace, table by table."""
    with db.begin(writes=False) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(_rows_of(table, workspace)).all()))
            for table in METADATA.sorted_tables
        }


def _rows_of(table: sa.Table, workspace: str) -> sa.Select[tuple[object, ...]]:
    column = table.c["workspace_id" if "workspace_id" in table.c else "id"]
    return sa.select(table).where(column == workspace)


def leak(anna: Desk, carla: Desk, case: Case) -> str:
    """What Anna learned of Carla's things, or did to them, by asking for them by name."""
    theirs = belongings_of(carla)
    before = everything_of(carla.db, "elders")
    nothing = outcome(anna, case, never_there(theirs.book))
    foreign = outcome(anna, case, theirs)
    if "secret" in foreign or foreign != nothing:
        return f"read: {foreign}"
    return "written" if everything_of(carla.db, "elders") != before else ""


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_another_workspaces_things_are_as_if_they_were_not_there(
    anna: Desk, carla: Desk, case: Case
) -> None:
    assert leak(anna, carla, case) == ""


def _reads_without_workspace(tx: Tx, it: Belongings) -> object:
    goal = IN_PLAN["goals"].table
    return tx.connection.execute(sa.select(goal.c.statement).where(goal.c.id == it.goal)).all()


def _writes_without_workspace(tx: Tx, it: Belongings) -> None:
    goal = IN_PLAN["goals"].table
    tx.connection.execute(goal.update().where(goal.c.id == it.goal).values(statement="mine"))


@pytest.mark.parametrize("planted", [_reads_without_workspace, _writes_without_workspace])
def test_the_test_above_would_see_a_query_without_workspace(
    anna: Desk, carla: Desk, planted: Case
) -> None:
    assert leak(anna, carla, planted) != ""


@pytest.mark.parametrize("kind", IN_PLAN.values(), ids=lambda kind: kind.name)
def test_no_record_can_name_another_workspaces(anna: Desk, carla: Desk, kind: Kind) -> None:
    by_name = {each.name: each for each in IN_PLAN.values()}
    whole = {name: _any(anna, by_name[ref.kind]) for name, ref in kind.refs.items()}
    record_id = anna.add(kind.fields.model_validate(whole))
    for name, ref in kind.refs.items():
        foreign = {name: _any(carla, by_name[ref.kind])}
        fields = kind.fields.model_validate(whole | foreign)
        added = outcome(anna, lambda tx, it, f=fields: records.add(tx, it, f), anna.plan_id)  # type: ignore[misc, arg-type]
        changed = outcome(
            anna,
            lambda tx, it, f=foreign: records.change(tx, kind.record, it, 1, f),  # type: ignore[misc]
            record_id,  # type: ignore[arg-type]
        )
        assert added == changed == f"NotFoundError: no {ref.kind} <id>"


def _any(desk: Desk, kind: Kind) -> str:
    """A record of this kind, with those it can't be without."""
    by_name = {each.name: each for each in IN_PLAN.values()}
    parts = {n: _any(desk, by_name[r.kind]) for n, r in kind.refs.items() if r.part_of}
    return desk.add(kind.fields.model_validate(parts))


@pytest.mark.parametrize("name", WRITING)
def test_a_viewer_writes_nothing(anna: Desk, name: str) -> None:
    own = belongings_of(anna)
    viewer = anna.of(a_member(anna.db, "vera", "zilt", "viewer"))
    before = everything_of(anna.db, "zilt")
    with pytest.raises(NotAllowedError):
        viewer.db.write(viewer.actor, lambda tx: CASES[name](tx, own))
    # What finds nothing to change goes through; whatever would write is refused here too.
    with suppress(NotAllowedError):
        viewer.see(lambda tx: CASES[name](tx, own))
    assert everything_of(anna.db, "zilt") == before


@pytest.mark.parametrize("name", sorted(set(CASES) - set(WRITING)))
def test_a_viewer_reads_what_the_owner_reads(anna: Desk, name: str) -> None:
    own = belongings_of(anna)
    viewer = anna.of(a_member(anna.db, "vera", "zilt", "viewer"))
    case = CASES[name]
    assert viewer.see(lambda tx: case(tx, own)) == anna.see(lambda tx: case(tx, own))


@pytest.mark.parametrize(
    "who",
    [Actor("carla", "zilt"), Actor("nobody", "zilt"), Actor("anna", "elders"), Actor("", "")],
    ids=lambda actor: f"{actor.user_id or 'none'} in {actor.workspace_id or 'none'}",
)
def test_a_stranger_neither_reads_nor_writes(anna: Desk, carla: Desk, who: Actor) -> None:
    for way in (anna.db.read, anna.db.write):
        with pytest.raises(NotAllowedError):
            way(who, clients.read_clients)


def test_somebody_who_is_not_let_in_yet_neither_reads_nor_writes(anna: Desk) -> None:
    pending = a_member(anna.db, "piet", "zilt", "pending")  # type: ignore[arg-type]  # no role
    for way in (anna.db.read, anna.db.write):
        with pytest.raises(NotAllowedError):
            way(pending, clients.read_clients)


def test_a_role_that_was_taken_away_counts_at_once(anna: Desk, bob: Desk) -> None:
    bob.add(GoalFields())
    with anna.db.begin(writes=True) as connection:
        connection.execute(sa.text("UPDATE member SET role = 'viewer' WHERE user_id = 'bob'"))
    with pytest.raises(NotAllowedError):
        bob.add(GoalFields())
    assert len(bob.see(lambda tx: plan.read_plan(tx, bob.plan_id)).goals) == 1
