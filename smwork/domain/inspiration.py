"""Step 4: listening, what was heard, good examples, and the ideas and experiments they lead to."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from smwork.domain.record import CommitmentFields, Fields, Line, Link, Record, Ref, Text

TermKind = Literal["brand", "product", "subject", "competitor", "influencer"]
Sentiment = Literal["unknown", "positive", "neutral", "negative"]
Origin = Literal["team", "mention", "case", "gap", "data"]


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
    """A hypothesis (the statement) with the KPI it should move by `effect` per cent, and how it ended."""

    idea_id: Annotated[str | None, Ref("idea")] = None
    channel_id: Annotated[str | None, Ref("channel")] = None
    kpi_id: Annotated[str | None, Ref("kpi")] = None
    effect: float | None = Field(None, ge=-1000, le=1000)
    outcome: Text = ""


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
