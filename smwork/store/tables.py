"""The tables. Those of a plan's records are made from the domain's fields: a field is declared once."""

from dataclasses import dataclass
from datetime import date, datetime
from types import new_class
from typing import Any, cast

import sqlalchemy as sa
from pydantic import BaseModel
from sqlmodel import Field, SQLModel

from smwork.domain import (
    accounts,
    annotations,
    content,
    evaluation,
    goals,
    inspiration,
    plan,
    research,
)
from smwork.domain.links import records as links
from smwork.domain.posts import published
from smwork.domain.record import Fields, Record, Ref
from smwork.store.columns import Json, UtcDateTime, column_type

ID = sa.String(32)


class Workspace(SQLModel, table=True):
    """Who works together; nothing is ever read or written across it."""

    id: str = Field(primary_key=True, sa_type=ID)
    name: str


class Member(SQLModel, table=True):
    """A person in a workspace, and what that person may do there."""

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", sa_type=ID)
    user_id: str = Field(primary_key=True, sa_type=ID)
    name: str
    role: str


class Kept(SQLModel):
    """What every record keeps beside its fields. A removed one stays, so that it can come back."""

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    version: int = 1
    created_at: datetime = Field(sa_type=UtcDateTime)
    changed_at: datetime = Field(sa_type=UtcDateTime)
    changed_by: str
    removed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class KeptInPlan(Kept):
    """A record that belongs to a plan."""

    plan_id: str = Field(sa_type=ID)


class KeptClient(Kept):
    """What a client keeps beside its fields; `figures_revision` grows with every figure that comes in."""

    archived: bool = False
    figures_revision: int = 0


class KeptPlan(Kept):
    """What a plan keeps beside its fields; `revision` grows with every change inside the plan."""

    client_id: str = Field(sa_type=ID)
    split_from: str | None = Field(default=None, sa_type=ID)
    revision: int = 0
    archived: bool = False
    saved_at: datetime = Field(sa_type=UtcDateTime)
    saved_by: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name in the database, what a person fills in, and what is read."""

    name: str
    fields: type[Fields]
    record: type[Record]
    table: sa.Table
    refs: "dict[str, Ref]"


def _refs(fields: type[Fields]) -> dict[str, Ref]:
    return {
        name: mark
        for name, field in fields.model_fields.items()
        for mark in field.metadata
        if isinstance(mark, Ref)
    }


def _parents(base: type[Kept], refs: dict[str, Ref]) -> dict[str, str]:
    own = {KeptInPlan: {"plan_id": "plan"}, KeptPlan: {"client_id": "client"}}.get(base, {})
    return own | {field: ref.kind for field, ref in refs.items()}


def _kind(
    name: str, fields: type[Fields], record: type[Record], base: type[Kept] = KeptInPlan
) -> Kind:
    """Declare a table: the base's columns, a column per field, a foreign key per reference.

    The keys carry the workspace, so that a row can't even point into another one.
    """
    refs = _refs(fields)
    body: dict[str, Any] = {"__tablename__": name, "__annotations__": {}}
    for field_name, field in fields.model_fields.items():
        sql, optional = column_type(field)
        kind = ID if field_name in refs else sql
        body["__annotations__"][field_name] = Any
        body[field_name] = Field(sa_column=sa.Column(field_name, kind, nullable=optional))
    constraints: list[sa.ForeignKeyConstraint | sa.Index] = [
        sa.ForeignKeyConstraint(["workspace_id", column], [f"{to}.workspace_id", f"{to}.id"])
        for column, to in _parents(base, refs).items()
    ]
    if base is KeptInPlan:
        constraints.append(sa.Index(f"ix_{name}_plan", "workspace_id", "plan_id"))
    body["__table_args__"] = tuple(constraints)
    row = new_class(f"{record.__name__}Row", (base,), {"table": True}, lambda ns: ns.update(body))
    return Kind(name, fields, record, cast("sa.Table", row.__dict__["__table__"]), refs)


CLIENT = _kind("client", plan.ClientFields, plan.Client, KeptClient)
PLAN = _kind("plan", plan.PlanFields, plan.Plan, KeptPlan)

IN_PLAN: dict[str, Kind] = {
    # The attribute of the Workbook that holds the records of each kind.
    "objectives": _kind("objective", plan.ObjectiveFields, plan.Objective),
    "audiences": _kind("audience", plan.AudienceFields, plan.Audience),
    "goals": _kind("goal", goals.GoalFields, goals.Goal),
    "channels": _kind("channel", research.ChannelFields, research.Channel),
    "own_kpis": _kind("own_kpi", goals.OwnKpiFields, goals.OwnKpi),
    "kpis": _kind("kpi", goals.KpiFields, goals.Kpi),
    "missions": _kind("mission", research.MissionFields, research.Mission),
    "fake_profiles": _kind("fake_profile", research.FakeProfileFields, research.FakeProfile),
    "competitors": _kind("competitor", research.CompetitorFields, research.Competitor),
    "fits": _kind("fit", research.FitFields, research.Fit),
    "checks": _kind("check_item", accounts.CheckFields, accounts.Check),
    "improvements": _kind("improvement", accounts.ImprovementFields, accounts.Improvement),
    "terms": _kind("term", inspiration.TermFields, inspiration.Term),
    "mentions": _kind("mention", inspiration.MentionFields, inspiration.Mention),
    "cases": _kind("case_study", inspiration.CaseFields, inspiration.Case),
    "ideas": _kind("idea", inspiration.IdeaFields, inspiration.Idea),
    "experiments": _kind("experiment", inspiration.ExperimentFields, inspiration.Experiment),
    "variants": _kind("variant", inspiration.VariantFields, inspiration.Variant),
    "tested_posts": _kind("tested_post", inspiration.TestedPostFields, inspiration.TestedPost),
    "kinds": _kind("kind", content.KindFields, content.Kind),
    "items": _kind("item", content.ItemFields, content.Item),
    "matches": _kind("post_match", published.PostMatchFields, published.PostMatch),
    "events": _kind("event", content.EventFields, content.Event),
    "link_presets": _kind("link_preset", links.LinkPresetFields, links.LinkPreset),
    "tagged_links": _kind("tagged_link", links.TaggedLinkFields, links.TaggedLink),
    "cadences": _kind("cadence", content.CadenceFields, content.Cadence),
    "learnings": _kind("learning", evaluation.LearningFields, evaluation.Learning),
    "decisions": _kind("decision", evaluation.DecisionFields, evaluation.Decision),
    "annotations": _kind("annotation", annotations.AnnotationFields, annotations.Annotation),
}
"""Every kind of record inside a plan, in an order in which each refers only to those before it."""

_BY_CLASS: dict[type[BaseModel], Kind] = {
    cls: kind for kind in (CLIENT, PLAN, *IN_PLAN.values()) for cls in (kind.fields, kind.record)
}


def kind_of(cls: type[BaseModel]) -> Kind:
    """The kind that a fields or record class belongs to."""
    return _BY_CLASS[cls]


class History(SQLModel, table=True):
    """Every change: who, in which role, what, when, and of each field the value before and after.

    `changes` is {field: [before, after]}; `version` is the record's version after the change.
    """

    __table_args__ = (
        sa.Index("ix_history_record", "workspace_id", "record_id"),
        sa.Index("ix_history_plan", "workspace_id", "plan_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    workspace_id: str = Field(foreign_key="workspace.id", sa_type=ID)
    plan_id: str | None = Field(default=None, sa_type=ID)
    kind: str
    record_id: str = Field(sa_type=ID)
    version: int
    action: str
    changes: dict[str, Any] = Field(sa_type=Json)
    by: str
    role: str
    at: datetime = Field(sa_type=UtcDateTime)


class Operation(SQLModel, table=True):
    """A click that was carried out, so that the same click arriving twice is carried out once."""

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", sa_type=ID)
    op_id: str = Field(primary_key=True, sa_type=sa.String(64))
    at: datetime = Field(sa_type=UtcDateTime)


class PlanVersionRow(SQLModel, table=True):
    """A plan as it was at one moment, for good: nothing here is ever changed.

    `snapshot` is all of it as compressed JSON, in the shape that `layout` numbers.
    """

    __tablename__ = "plan_version"
    __table_args__ = (
        sa.ForeignKeyConstraint(["workspace_id", "plan_id"], ["plan.workspace_id", "plan.id"]),
        sa.UniqueConstraint("workspace_id", "plan_id", "number"),
    )
    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    plan_id: str = Field(sa_type=ID)
    number: int
    name: str
    reason: str
    occasion: str
    frozen_at: datetime = Field(sa_type=UtcDateTime)
    frozen_by: str
    layout: int
    snapshot: bytes = Field(sa_type=sa.LargeBinary)


class ReviewRow(SQLModel, table=True):
    """A month's review as it was kept: its figures, verdicts and decisions of that moment."""

    __tablename__ = "review"
    __table_args__ = (
        sa.ForeignKeyConstraint(["workspace_id", "plan_id"], ["plan.workspace_id", "plan.id"]),
        sa.ForeignKeyConstraint(
            ["workspace_id", "version_id"], ["plan_version.workspace_id", "plan_version.id"]
        ),
        sa.Index("ix_review_plan", "workspace_id", "plan_id"),
    )
    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id", sa_type=ID)
    id: str = Field(primary_key=True, sa_type=ID)
    plan_id: str = Field(sa_type=ID)
    month: date
    version_id: str | None = Field(default=None, sa_type=ID)
    made_at: datetime = Field(sa_type=UtcDateTime)
    made_by: str
    layout: int
    snapshot: bytes = Field(sa_type=sa.LargeBinary)


def table_of(row: type[SQLModel]) -> sa.Table:
    """The table behind a row class; SQLModel adds the attribute without declaring it."""
    return cast("sa.Table", row.__dict__["__table__"])


WORKSPACE, MEMBER = table_of(Workspace), table_of(Member)
HISTORY, OPERATION = table_of(History), table_of(Operation)
VERSION, REVIEW = table_of(PlanVersionRow), table_of(ReviewRow)
