"""Whole verdicts: a statement with its data, and how each letter then stands.

S+ is met, S~ partly, S- missing, S? not judged yet. Every row begins from a commitment that is
SMART in all five letters, and says only what is different.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smwork.domain.evidence import growth_of
from smwork.domain.say import Say, say
from smwork.domain.smart import CRITERIA, STATES, Benchmark, Commitment, Load, Measure, judge
from tests.domain.smart_cases import (
    ANSWER_TIME,
    DEADLINE,
    FOLLOWERS,
    GOAL,
    START,
    TODAY,
    TRIALS,
    dutch,
    english,
    goal,
    grown,
    having,
    in_short,
    months,
)

UNMEASURED = having(FOLLOWERS, evidence=None)
CTR = Measure(
    label=say("CTR"),
    unit="percent",
    made_of="ratio",
    baseline=1.4,
    target=1.5,
    source="Meta export",
    evidence=growth_of(months(1.2, 1.3, 1.25, 1.35, 1.4)),
)
QUICKER = having(ANSWER_TIME, evidence=growth_of(months(60, 55, 50, 45), "down"))
POSTS = Measure(label=say("Posts a week"), target=3, counted_here=True, activity=True)
COMPLETE = Measure(
    label=say("Completeness"),
    unit="percent",
    made_of="level",
    baseline=60,
    target=90,
    counted_here=True,
)
EFFECT = having(FOLLOWERS, target=8, target_kind="effect")
ROOM = Load(posts_per_week=3, hours_per_post=2, hours_free=8)

GOALS: list[tuple[str, dict[str, object], str]] = [
    ("More trial subscriptions among young parents through Facebook", {}, "S+ M+ A+ R+ T+"),
    ("Meer proefabonnementen onder jonge ouders via Facebook", {}, "S+ M+ A+ R+ T+"),
    # method G4: the example that can be a goal, and those that can't
    (
        "More magazine subscriptions through a trial-offer campaign on Facebook",
        {},
        "S+ M+ A+ R+ T+",
    ),
    ("Meer abonnementen via een proefabonnementen-actie op Facebook", {}, "S+ M+ A+ R+ T+"),
    ("Use Instagram effectively", {}, "S- M+ A+ R+ T+"),
    ("Instagram effectief inzetten", {"measures": ()}, "S- M- A+ R? T+"),
    ("Doing well on social media", {"measures": (UNMEASURED,)}, "S- M+ A+ R? T+"),
    ("Being on X", {"deadline": None, "start": None}, "S- M+ A+ R+ T-"),
    ("Actief zijn op LinkedIn", {"agreed_by": ""}, "S- M+ A~ R+ T+"),
    ("Op TikTok gaan", {"agreed_by": "", "objective": ""}, "S- M+ A- R+ T+"),
    # method G8: the four examples, with figures and without
    (
        "5 % more Facebook followers every month",
        {"measures": (having(FOLLOWERS, target=5),)},
        "S+ M+ A+ R- T+",
    ),
    (
        "Elke maand 5% meer volgers op Facebook",
        {"measures": (having(UNMEASURED, target=5),)},
        "S+ M+ A+ R? T+",
    ),
    ("An average CTR of 1.5 % on the Facebook campaigns", {"measures": (CTR,)}, "S+ M+ A+ R+ T+"),
    ("Gemiddeld een CTR van 1,5% op Facebook", {"measures": (CTR,)}, "S+ M+ A+ R+ T+"),
    (
        "Een CTR van 4% op de Facebook-campagnes",
        {"measures": (having(CTR, target=4),)},
        "S+ M+ A+ R- T+",
    ),
    (
        "Answer within 10 minutes",
        {"measures": (ANSWER_TIME,), "audience": "", "place": ""},
        "S~ M+ A+ R? T+",
    ),
    ("Binnen 10 minuten antwoorden", {"measures": (QUICKER,)}, "S+ M+ A+ R- T+"),
    (
        "Klanten binnen 38 minuten antwoord geven op Facebook",
        {"measures": (having(QUICKER, target=38),)},
        "S+ M+ A+ R+ T+",
    ),
    ("Number of trial subscriptions requested", {}, "S+ M+ A+ R+ T+"),
    ("Aantal aangevraagde proefabonnementen", {"audience": "", "place": ""}, "S~ M+ A+ R+ T+"),
    ("Driehonderd nieuwe abonnees", {"measures": (having(TRIALS, target=300),)}, "S+ M+ A+ R- T+"),
    # method G3: popularity is a hint, not a fault
    ("More followers among architects", {"measures": (FOLLOWERS,)}, "S+ M+ A+ R+ T+"),
    ("Meer likes van vaste lezers", {"measures": (FOLLOWERS, TRIALS)}, "S+ M+ A+ R+ T+"),
    # method G5 and G6: not only revenue, and experiments too
    ("Gezien worden als specialist in duurzaam bouwen", {}, "S+ M+ A+ R+ T+"),
    ("Find out whether tips bring more questions from parents", {}, "S+ M+ A+ R+ T+"),
    # what a draft looks like on its way
    ("", {"measures": (), "agreed_by": "", "objective": "", "start": None, "deadline": None},
     "S- M- A- R? T-"),
    ("Meer leden", {"audience": "", "place": "", "check_every": None}, "S~ M+ A+ R+ T~"),
    ("200", {"measures": (Measure(label=None),)}, "S- M- A+ R? T+"),
    ("More bookings by families", {"measures": (having(TRIALS, source=""),)}, "S+ M+ A+ R+ T+"),
    (
        "Meer boekingen door gezinnen",
        {"measures": (having(TRIALS, source="", evidence=None),)},
        "S+ M~ A+ R? T+",
    ),
    ("More visits by members", {"deadline": date(2027, 3, 31)}, "S+ M+ A+ R+ T~"),
    ("Meer bezoek van leden", {"deadline": date(2025, 12, 1)}, "S+ M+ A+ R? T-"),
]  # fmt: skip

OTHERS: list[tuple[str, str, dict[str, object], str]] = [
    ("mission", "Help young parents choose a day out", {"measures": (FOLLOWERS,)},
     "S+ M+ A+ R+ T+"),
    ("mission", "Jonge ouders helpen kiezen", {"measures": (POSTS,), "load": ROOM},
     "S+ M+ A+ R+ T+"),
    ("mission", "Actief zijn op Instagram", {"measures": (POSTS,), "load": ROOM},
     "S- M+ A+ R+ T+"),
    ("mission", "Vakgenoten laten zien hoe wij bouwen", {"audience": "", "goal": "",
     "objective": "", "measures": ()}, "S~ M- A~ R? T+"),
    ("improvement", "Fill in the profile and the link", {"measures": (COMPLETE,), "owner": "Cem"},
     "S+ M+ A+ R+ T+"),
    ("improvement", "Het profiel helemaal invullen", {"measures": (COMPLETE,)}, "S+ M+ A~ R+ T+"),
    ("improvement", "Het profiel beter maken", {"measures": ()}, "S~ M- A~ R? T+"),
    ("experiment", "If we ask questions, followers of new parents rise", {"measures": (EFFECT,)},
     "S+ M+ A+ R+ T+"),
    ("experiment", "Als we vragen stellen, groeit het aantal volgers",
     {"measures": (having(EFFECT, target=90),)}, "S+ M+ A+ R- T+"),
    ("experiment", "Something with video", {"measures": (having(EFFECT, target=None),)},
     "S~ M~ A+ R? T+"),
    ("cadence", "", {"measures": (POSTS,), "load": ROOM}, "S+ M+ A+ R+ T+"),
    ("cadence", "Drie keer per week", {"measures": (POSTS,), "load": Load(posts_per_week=3,
     hours_per_post=2, hours_free=4)}, "S+ M+ A+ R- T+"),
    ("cadence", "", {"measures": (), "place": "", "load": Load()}, "S- M- A+ R? T+"),
    ("cadence", "", {"measures": (POSTS,), "place": "", "load": ROOM}, "S~ M+ A+ R+ T+"),
    ("cadence", "", {"measures": (), "load": None}, "S~ M- A+ R? T+"),
    ("decision", "Answer at weekends too", {"measures": (EFFECT,), "owner": "Cem"},
     "S+ M+ A+ R+ T+"),
    ("decision", "Meer video op Instagram plaatsen", {"measures": (EFFECT,)}, "S+ M+ A~ R+ T+"),
    ("decision", "Beter ons best doen", {"measures": (), "goal": "", "objective": ""},
     "S~ M- A~ R? T+"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "given", "expected"), GOALS)
def test_a_goal_is_judged_letter_by_letter(
    statement: str, given: dict[str, object], expected: str
) -> None:
    verdict = judge(goal(statement=statement, **given))
    assert in_short(verdict) == expected, [english(each.why) for each in verdict.judgements]


@pytest.mark.parametrize(("kind", "statement", "given", "expected"), OTHERS)
def test_the_other_kinds_are_judged_by_the_same_five(
    kind: str, statement: str, given: dict[str, object], expected: str
) -> None:
    verdict = judge(goal(kind=kind, statement=statement, **({"goal": "More members"} | given)))
    assert in_short(verdict) == expected, [english(each.why) for each in verdict.judgements]


def test_a_verdict_counts_what_is_met() -> None:
    verdict = judge(goal(agreed_by="", deadline=date(2027, 3, 31)))
    assert (verdict.met, judge(GOAL).met) == (3, 5)


def test_each_letter_and_each_state_has_a_word_in_both_languages() -> None:
    assert "".join(english(word)[0] for word in CRITERIA.values()) == "SMART"
    assert "".join(dutch(word)[0] for word in CRITERIA.values()) == "SMART"
    assert len({dutch(word) for word in STATES.values()}) == 4
    assert english(judge(GOAL).of("R").criterion) == "Realistic"


# --- whatever is typed ----------------------------------------------------------------------------

WORDS = st.text(max_size=200) | st.sampled_from(
    ["use Instagram effectively", "meer leden", "100", "%", "{}", "{kpi}", "x x x x", "op X"]
)
FIGURES = st.none() | st.floats(-1e12, 1e12)
AMOUNTS = st.none() | st.floats(0, 1e12)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31))
SEEN = st.sampled_from(
    [
        None,
        growth_of([]),
        growth_of(months(1, 2, 3)),
        growth_of(months(0, 0, 0, 0)),
        grown(1, 2, 3),
        grown(-50, -50, -50, -50),
        growth_of(months(9, 8, 7, 6, 5), "down"),
    ]
)
MEASURES = st.builds(
    Measure,
    label=st.sampled_from([None, Say("Followers")]),
    unit=st.sampled_from(["count", "percent", "ratio", "money", "minutes", "score"]),
    direction=st.sampled_from(["up", "down"]),
    made_of=st.sampled_from(["count", "level", "ratio", "growth"]),
    baseline=FIGURES,
    measured=FIGURES,
    target=FIGURES,
    target_kind=st.sampled_from(["level", "growth", "count", "effect"]),
    growth_period=st.sampled_from(["week", "month", "quarter"]),
    source=WORDS,
    counted_here=st.booleans(),
    popularity=st.booleans(),
    activity=st.booleans(),
    evidence=SEEN,
    benchmark=st.sampled_from([None, Benchmark(1.16, "Buffer", 2025)]),
)
LOADS = st.none() | st.builds(
    Load,
    posts_per_week=AMOUNTS,
    hours_per_post=AMOUNTS,
    hours_free=FIGURES,
    money_needed=AMOUNTS,
    money_free=AMOUNTS,
)
COMMITMENTS = st.builds(
    Commitment,
    kind=st.sampled_from(["goal", "mission", "improvement", "experiment", "cadence", "decision"]),
    today=st.just(TODAY),
    statement=WORDS,
    reached=WORDS,
    audience=WORDS,
    place=WORDS,
    goal=WORDS,
    objective=WORDS,
    agreed_by=WORDS,
    owner=WORDS,
    start=DAYS,
    deadline=DAYS,
    check_every=st.sampled_from([None, "week", "month", "quarter"]),
    plan_start=DAYS,
    plan_end=DAYS,
    measures=st.lists(MEASURES, max_size=3).map(tuple),
    load=LOADS,
)


@given(COMMITMENTS)
def test_whatever_is_typed_each_letter_has_a_reason_and_what_is_not_met_has_a_mend(
    commitment: Commitment,
) -> None:
    verdict = judge(commitment)
    assert [each.letter for each in verdict.judgements] == list("SMART")
    for each in verdict.judgements:
        assert english(each.why)
        assert dutch(each.why)
        assert each.mend is not None or each.state == "met"
    assert verdict.met == in_short(verdict).count("+")


@given(COMMITMENTS)
def test_who_agreed_and_a_period_never_make_it_worse(commitment: Commitment) -> None:
    fuller = goal(
        **{field: getattr(commitment, field) for field in ("kind", "owner", "objective")},
        agreed_by=commitment.agreed_by or "Anna",
        start=START,
        deadline=DEADLINE,
    )
    barer = goal(
        **{field: getattr(commitment, field) for field in ("kind", "owner", "objective")},
        agreed_by=commitment.agreed_by,
        start=None,
        deadline=commitment.deadline,
    )
    assert _rank(fuller, "A") >= _rank(barer, "A")
    assert _rank(fuller, "T") >= _rank(barer, "T")


def _rank(commitment: Commitment, letter: str) -> int:
    verdict = in_short(judge(commitment))
    return "-?~+".index(verdict[verdict.index(letter) + 1])


def test_what_waits_for_figures_asks_nothing_more_of_its_writer() -> None:
    found = judge(goal(measures=(UNMEASURED,)))
    assert (found.of("R").state, found.met, found.settled) == ("unknown", 4, 5)
    vague = judge(goal(measures=(UNMEASURED,), statement=""))
    assert (vague.met, vague.settled) == (3, 4)
