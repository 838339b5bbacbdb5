"""One plan, read whole at one moment: what every screen, chart and rule works from."""

from dataclasses import dataclass

from smwork.domain.accounts import Check, Improvement
from smwork.domain.annotations import Annotation
from smwork.domain.content import Cadence, Event, Item, Kind
from smwork.domain.evaluation import Decision, Learning
from smwork.domain.goals import Goal, Kpi, OwnKpi
from smwork.domain.inspiration import Case, Experiment, Idea, Mention, Term, TestedPost, Variant
from smwork.domain.links.records import LinkPreset, TaggedLink
from smwork.domain.plan import Audience, Client, Objective, Plan
from smwork.domain.posts.published import PostMatch
from smwork.domain.research import Channel, Competitor, FakeProfile, Fit, Mission


@dataclass(frozen=True, slots=True)
class Workbook:
    """A client's plan with all its records, in the order in which they were made."""

    client: Client
    plan: Plan
    objectives: tuple[Objective, ...] = ()
    audiences: tuple[Audience, ...] = ()
    goals: tuple[Goal, ...] = ()
    own_kpis: tuple[OwnKpi, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    channels: tuple[Channel, ...] = ()
    missions: tuple[Mission, ...] = ()
    fake_profiles: tuple[FakeProfile, ...] = ()
    competitors: tuple[Competitor, ...] = ()
    fits: tuple[Fit, ...] = ()
    checks: tuple[Check, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    terms: tuple[Term, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cases: tuple[Case, ...] = ()
    ideas: tuple[Idea, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    variants: tuple[Variant, ...] = ()
    tested_posts: tuple[TestedPost, ...] = ()
    kinds: tuple[Kind, ...] = ()
    items: tuple[Item, ...] = ()
    matches: tuple[PostMatch, ...] = ()
    events: tuple[Event, ...] = ()
    link_presets: tuple[LinkPreset, ...] = ()
    tagged_links: tuple[TaggedLink, ...] = ()
    cadences: tuple[Cadence, ...] = ()
    learnings: tuple[Learning, ...] = ()
    decisions: tuple[Decision, ...] = ()
    annotations: tuple[Annotation, ...] = ()
