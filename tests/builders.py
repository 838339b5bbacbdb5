"""What many tests need: somebody's workspace, a client, a plan, and figures as a file brings them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from smwork.domain.figures import Account, DayFigure, Post, Understood
from smwork.domain.plan import ClientFields, PlanFields
from smwork.domain.record import Fields
from smwork.store import clients, records
from smwork.store.database import Actor, Database, Role, Work
from smwork.store.tables import IN_PLAN, MEMBER, WORKSPACE, Kind

T = TypeVar("T")


def a_member(db: Database, user: str, workspace: str, role: Role = "owner") -> Actor:
    """A person of that name in a workspace, which is made if it isn't there."""
    with db.begin(writes=True) as connection:
        known = connection.execute(WORKSPACE.select().where(WORKSPACE.c.id == workspace)).first()
        if known is None:
            connection.execute(WORKSPACE.insert().values(id=workspace, name=workspace))
        connection.execute(
            MEMBER.insert().values(
                workspace_id=workspace, user_id=user, name=user.capitalize(), role=role
            )
        )
    return Actor(user_id=user, workspace_id=workspace)


@dataclass(frozen=True)
class Desk:
    """A person at work in a plan: what a test does on somebody's behalf, one action at a time."""

    db: Database
    actor: Actor
    client_id: str = ""
    plan_id: str = ""

    def do(self, work: Work[T], op_id: str | None = None) -> T:
        """Carry out an action that is meant to be carried out."""
        result = self.db.write(self.actor, lambda tx: (work(tx),), op_id)
        assert result is not None, "this click was carried out before"
        return result[0]

    def see(self, work: Work[T]) -> T:
        """Read something."""
        return self.db.read(self.actor, work)

    def add(self, fields: Fields) -> str:
        """Add a record to the plan."""
        return self.do(lambda tx: records.add(tx, self.plan_id, fields))

    def of(self, actor: Actor) -> "Desk":
        """The same plan before somebody else."""
        return Desk(self.db, actor, self.client_id, self.plan_id)


def a_desk(db: Database, actor: Actor, client: str = "Zilt", plan: str = "Zomer") -> Desk:
    """A new client with an empty plan, and this person working in it."""
    client_id = Desk(db, actor).do(lambda tx: clients.add_client(tx, ClientFields(name=client)))
    plan_id = Desk(db, actor).do(lambda tx: clients.add_plan(tx, client_id, PlanFields(name=plan)))
    return Desk(db, actor, client_id, plan_id)


def wholes_of(desk: Desk, kind: Kind) -> dict[str, str]:
    """The records that one of this kind can't be without, each made with those it needs itself."""
    by_name = {each.name: each for each in IN_PLAN.values()}
    return {
        field: desk.add(whole.fields.model_validate(wholes_of(desk, whole)))
        for field, ref in kind.refs.items()
        if ref.part_of
        for whole in (by_name[ref.kind],)
    }


def a_post(post_id: str, day: date, line: int = 2, **metrics: float) -> Post:
    """A post that went out at noon."""
    return Post(
        post_id=post_id,
        published=datetime(day.year, day.month, day.day, 12),  # noqa: DTZ001 - wall time
        form="photo",
        text=f"post {post_id}",
        link=None,
        metrics=metrics,
        line=line,
    )


def a_file(
    posts: Sequence[Post] = (),
    days: Sequence[DayFigure] = (),
    *,
    platform: str = "instagram",
    name: str = "Zilt aan Zee",
) -> Understood:
    """What was understood of a file with these figures."""
    seen = sorted([*(post.published.date() for post in posts), *(each.day for each in days)])
    return Understood(
        kind="test",
        title="A file",
        platform=platform,
        account=Account(platform, name=name),
        period_start=seen[0],
        period_end=seen[-1],
        rows=len(seen),
        posts=tuple(posts),
        days=tuple(days),
    )


def days_of(
    metric: str, first: date, values: Mapping[int, float] | Sequence[float]
) -> list[DayFigure]:
    """A metric day by day from the first, or on those days of the month; lines count from 2."""
    pairs = values.items() if isinstance(values, Mapping) else enumerate(values, first.day)
    return [
        DayFigure(first.replace(day=day), metric, value, line)
        for line, (day, value) in enumerate(pairs, 2)
    ]
