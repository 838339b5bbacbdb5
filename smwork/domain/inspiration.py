"""Step 4: listening, what was heard, good examples, and the ideas and experiments they lead to."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import CommitmentFields, Fields, Line, Link, Record, Ref, Text

TermKind = Literal["brand", "product", "subject", "competitor", "influencer"]
Sentiment = Literal["unknown", "positive", "neutral", "negative"]
Origin = Literal["team", "mention", "case", "gap", "data"]
Unit = Literal["people", "posts"]
Metric = Literal[
    "click_share",
    "interaction_share",
    "lead_share",
    "conversion_share",
    "open_share",
    "post_interaction_rate",
    "post_click_rate",
    "post_reach",
    "post_views",
    "post_interactions",
    "post_comments",
    "post_shares",
    "post_saves",
    "post_clicks",
]
"""What the variants of an experiment are compared by; `experiments/metrics.py` says what each is."""


class TermFields(Fields):
    """A search term that is listened to, and the tool that watches it."""

    kind: TermKind = "brand"
    words: Line = ""
    tool: Line = ""


class MentionFields(Fields):
    """Something said about us, a competitor or a subject; `answer_minutes` is how long our answer took."""

    term_id: Annotated[str | None, Ref("term")] = None
    said_on: date | None = None
    platform: Line = ""
    author: Line = ""
    text: Text = ""
    url: Link = ""
    sentiment: Sentiment = "unknown"
    needs_answer: bool = False
    answer_minutes: float | None = Field(None, ge=0, le=1e6)


class CaseFields(Fields):
    """An example of others, and what we take from it."""

    who: Line = ""
    what: Text = ""
    url: Link = ""
    lesson: Text = ""


class IdeaFields(Fields):
    """An idea and where it came from; `origin_id` is the mention or case, if there is one."""

    text: Text = ""
    origin: Origin = "team"
    origin_id: Line = ""
    audience_id: Annotated[str | None, Ref("audience")] = None
    channel_id: Annotated[str | None, Ref("channel")] = None


class ExperimentFields(CommitmentFields):
    """A hypothesis (the statement) with the KPI it should move by `effect` per cent, and how it ended.

    `unit` is what falls to one variant or another: people who are shown one of several ads, or posts.
    `lift` is the smallest difference between variants that would matter, in per cent of A.
    `base_rate` is A's expected share in per cent; `weakest` and `best` are what the weakest and best of
    ten posts get; `pace` is the people a day or posts a week that all variants get together.

    With `began_on` all that was agreed is fixed, and `planned` (people or posts per variant) and
    `spread` (the standard deviation of the logarithms of a post's figure) with it. `counted_on` says
    that the typed figures are those of the whole time, and are fixed too. `stopped_on` says that it was
    broken off, so that nothing can be concluded.
    """

    idea_id: Annotated[str | None, Ref("idea")] = None
    channel_id: Annotated[str | None, Ref("channel")] = None
    kpi_id: Annotated[str | None, Ref("kpi")] = None
    effect: float | None = Field(None, ge=-1000, le=1000)
    outcome: Text = ""
    unit: Unit = "people"
    metric: Metric | None = None
    lift: float | None = Field(None, ge=1, le=900)
    base_rate: float | None = Field(None, ge=0.001, le=99.9)
    weakest: float | None = Field(None, ge=0.0001, le=1e9)
    best: float | None = Field(None, ge=0.0001, le=1e9)
    pace: float | None = Field(None, ge=0.01, le=1e9)
    planned: int | None = Field(None, ge=1)
    spread: float | None = Field(None, gt=0)
    began_on: date | None = None
    counted_on: date | None = None
    stopped_on: date | None = None
    stop_reason: Text = ""


class VariantFields(Fields):
    """One of the versions that are compared, A being the first; typed: `done` of `people` did it."""

    experiment_id: Annotated[str, Ref("experiment", part_of=True)]
    what: Text = ""
    people: int | None = Field(None, ge=1, le=10**12)
    done: int | None = Field(None, ge=0, le=10**12)


class TestedPostFields(Fields):
    """A post of a variant: an imported one by its account and id, or a `value` that was typed.

    It is never taken away from an experiment that has begun: `left_out` says why it doesn't count.
    """

    __test__ = False  # a test runner takes the name for a test's

    variant_id: Annotated[str, Ref("variant", part_of=True)]
    account_id: Line = ""
    post_id: Link = ""
    published_on: date | None = None
    value: float | None = Field(None, ge=0, le=1e12)
    left_out: Line = ""


class Term(TermFields, Record):
    """A listening term as it was read."""

    model_config = Record.model_config


class Mention(MentionFields, Record):
    """A mention as it was read."""

    model_config = Record.model_config


class Case(CaseFields, Record):
    """A case of the library as it was read."""

    model_config = Record.model_config


class Idea(IdeaFields, Record):
    """An idea as it was read."""

    model_config = Record.model_config


class Experiment(ExperimentFields, Record):
    """An experiment as it was read."""

    model_config = Record.model_config


class Variant(VariantFields, Record):
    """A variant as it was read."""

    model_config = Record.model_config


class TestedPost(TestedPostFields, Record):
    """A tested post as it was read; it was added on the day it was created."""

    model_config = Record.model_config
