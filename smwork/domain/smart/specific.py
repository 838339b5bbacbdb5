"""S: whether it says what, for whom and where, and is an end rather than a means."""

from collections.abc import Mapping
from typing import Final

from smwork.domain.say import Number, Say, say
from smwork.domain.smart.commitment import Commitment, CommitmentKind
from smwork.domain.smart.verdict import Finding
from smwork.domain.wording import (
    means_in,
    names_audience,
    names_place,
    says_an_end,
    vague_in,
    word_count,
)

_WORDS_NEEDED: Final = 3
_ENDS_ASKED: Final[frozenset[CommitmentKind]] = frozenset({"goal", "mission"})
_AUDIENCE_ASKED: Final[frozenset[CommitmentKind]] = frozenset({"goal", "mission", "experiment"})

_MEND_WHAT: Final[Mapping[CommitmentKind, Say]] = {
    "goal": say("Write what has to change, for whom and where."),
    "mission": say("Write what this channel does for whom, that no other channel does."),
    "improvement": say("Write what is going to be better on this account."),
    "experiment": say("Write it as a hypothesis: if we do this, then that will change."),
    "cadence": say("Choose a channel and the number of posts a week."),
    "decision": say("Write what you are going to do differently from now on."),
}


def specific(commitment: Commitment) -> Finding:
    """The finding on S. Posting so often is a cadence's whole content, and a means nowhere else."""
    if commitment.kind == "cadence":
        return _cadence(commitment)
    return _words(commitment) or _for_whom_and_where(commitment)


def _cadence(commitment: Commitment) -> Finding:
    posts = commitment.load.posts_per_week if commitment.load else None
    mend = _MEND_WHAT["cadence"]
    if not posts and not commitment.place:
        return Finding("missing", say("It says neither where nor how often."), mend)
    if not posts:
        return Finding("partly", say("It doesn't say how often."), mend)
    if not commitment.place:
        return Finding("partly", say("It doesn't say on which channel."), mend)
    told = Number(posts, 2)
    why = say("Posts a week on {channel}: {posts}.", channel=commitment.place, posts=told)
    return Finding("met", why)


def _words(commitment: Commitment) -> Finding | None:
    """What is wrong with the statement itself, the gravest first; None where nothing is."""
    statement, mend = commitment.statement, _MEND_WHAT[commitment.kind]
    if not statement.strip():
        return Finding("missing", say("Nothing is written here yet."), mend)
    if not word_count(statement):
        return Finding("missing", say("A number alone doesn't say what has to change."), mend)
    if commitment.kind in _ENDS_ASKED and (means := means_in(statement)):
        return Finding(
            "missing",
            say("“{words}” is a means, not an end.", words=means),
            say("Write what it should bring: more subscriptions, say, or faster answers."),
        )
    if word_count(statement) < _WORDS_NEEDED and not says_an_end(statement):
        return Finding("missing", say("This is too short to know what has to change."), mend)
    if vague := vague_in(statement):
        return Finding(
            "partly",
            say("“{words}” can mean anything.", words=vague),
            say("Name what there will be more or less of, or what will be faster."),
        )
    return None


def _for_whom_and_where(commitment: Commitment) -> Finding:
    statement = commitment.statement
    asked = commitment.kind in _AUDIENCE_ASKED
    nobody = asked and not (commitment.audience or names_audience(statement))
    nowhere = not (commitment.place or names_place(statement))
    if nobody and nowhere:
        return Finding(
            "partly",
            say("It says what, but not for whom or where."),
            say("Choose an audience and a channel, or name them in the sentence."),
        )
    if nobody:
        return Finding(
            "partly",
            say("It says what and where, but not for whom."),
            say("Choose an audience, or name it in the sentence."),
        )
    if nowhere:
        return Finding(
            "partly",
            say("It doesn't say where."),
            say("Choose a channel, or name it in the sentence."),
        )
    why = say("It says what, for whom and where.") if asked else say("It says what and where.")
    return Finding("met", why, _picture_of_success(commitment))


def _picture_of_success(commitment: Commitment) -> Say | None:
    """A goal is sharper still when it says what one sees once it is reached (method G2)."""
    if commitment.kind != "goal" or commitment.reached:
        return None
    return say("Sharper still: describe what it looks like once it's reached.")
