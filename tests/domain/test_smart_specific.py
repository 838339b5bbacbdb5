"""S: what, for whom and where; an end and not a means. Statements are Dutch or English."""

import pytest

from smwork.domain.smart import judge
from tests.domain.smart_cases import STATES, dutch, english, goal

ENDS = (
    # method G4: this can be a goal
    "more magazine subscriptions through a trial-offer campaign on Facebook",
    "meer abonnementen via een proefabonnementen-actie op Facebook",
    # method G8: these must be expressible as they stand
    "5 % more Facebook followers every month",
    "Elke maand 5% meer volgers op Facebook",
    "an average CTR of 1.5 % on the Facebook campaigns",
    "Een gemiddelde CTR van 1,5% op de Facebook-campagnes",
    "answer within 10 minutes",
    "Binnen 10 minuten antwoorden",
    "number of trial subscriptions requested",
    "Aantal aangevraagde proefabonnementen",
    # method G3: leads, referrals and conversions
    "40 leads a month from LinkedIn",
    "Meer doorverwijzingen en 30 aanmeldingen per maand via Instagram",
    # method G5: image, awareness, expertise, service and recruitment are goals as well
    "Be seen as the expert on sustainable building by architects on LinkedIn",
    "Gezien worden als dé specialist in duurzaam bouwen",
    "Raise brand awareness among young parents",
    "Onze naamsbekendheid onder jonge ouders vergroten",
    "Improve customer satisfaction to 8.5",
    "Klanttevredenheid verhogen naar een 8,5",
    "Ten applications from nurses through Instagram",
    "Tien vrijwilligers werven voor het voorjaar via Instagram",
    # a channel is used, and it says what for
    "Use Instagram to win 40 new members among students",
    "Instagram inzetten om 40 nieuwe leden te werven onder studenten",
    "Be active on LinkedIn to get 20 more appointments with architects",
    "Strengthen our image as an employer among starters",
    "Ons imago als duurzame werkgever versterken bij starters",
    "Een actieve community van 500 moestuiniers op Facebook",
    "Bring our response time on Facebook down to an hour",
    "Fill vacancies faster through LinkedIn",
    "Klanten voelen zich geholpen: 90% van de vragen binnen een dag beantwoord",
    "Verkoop van kaarten via Instagram verdubbelen",
    "Elke wijkbewoner weet waar de nieuwe bibliotheek is",
)

MEANS = (
    # method G4, in both languages
    "use Instagram effectively",
    "Instagram effectief inzetten",
    "doing well on social media",
    "Het goed doen op social media",
    "being on X",
    "Op X zitten",
    "actief zijn op LinkedIn",
    "Be active on LinkedIn",
    "op TikTok gaan",
    "Go on TikTok",
    # the same in other words
    "Effective use of our social channels",
    "Leverage Facebook for our organisation",
    "Sociale media professioneel inzetten",
    "Beter gebruik van Instagram",
    "We moeten op TikTok zitten",
    "Our company must be on TikTok",
    "Aanwezig zijn op sociale media",
    "A strong presence on Pinterest",
    "Get more out of Instagram",
    "Alles uit Instagram halen",
    "Iets doen met TikTok",
    "Start with YouTube this year",
    "Open an Instagram account",
    "Een Instagram-account openen",
    "Having a LinkedIn page",
    "Post every day on TikTok",
    "Elke dag posten op TikTok",
    "More content on LinkedIn",
    "Meer berichten op LinkedIn plaatsen, dagelijks posten",
    "Elke week een video op TikTok zetten",
    "Launching a podcast on YouTube",
    "Run a Facebook campaign",
    "Facebook-campagnes draaien",
    "USE INSTAGRAM EFFECTIVELY",
)

VAGUE = (
    "Improve our social media",
    "Onze social media verbeteren",
    "Be more visible to the neighbourhood",
    "Beter zichtbaar worden in de wijk",
    "Grow on Instagram",
    "Groeien op Instagram",
    "Onze organisatie op de kaart zetten",
    "Work on our online image this year",
)


@pytest.mark.parametrize("statement", ENDS)
def test_an_end_with_an_audience_and_a_channel_is_specific(statement: str) -> None:
    assert judge(goal(statement=statement)).of("S").state == "met"


@pytest.mark.parametrize("statement", MEANS)
def test_a_means_is_no_goal_and_the_words_are_quoted(statement: str) -> None:
    found = judge(goal(statement=statement)).of("S")
    assert found.state == "missing"
    assert "is a means, not an end" in english(found.why)
    assert "is een middel, geen doel" in dutch(found.why)
    assert found.mend is not None


@pytest.mark.parametrize("statement", MEANS[:2])
def test_a_means_is_no_mission_either(statement: str) -> None:
    assert judge(goal(kind="mission", statement=statement)).of("S").state == "missing"


@pytest.mark.parametrize("statement", MEANS)
def test_a_decision_or_an_experiment_may_well_be_a_means(statement: str) -> None:
    for kind in ("decision", "experiment"):
        assert "means" not in english(judge(goal(kind=kind, statement=statement)).of("S").why)


@pytest.mark.parametrize("statement", VAGUE)
def test_a_word_that_can_mean_anything_is_asked_about(statement: str) -> None:
    found = judge(goal(statement=statement)).of("S")
    assert found.state == "partly"
    assert "can mean anything" in english(found.why)


@pytest.mark.parametrize(
    ("statement", "audience", "place", "expected", "why"),
    [
        ("", "Young parents", "Facebook", "-", "Nothing is written here yet."),
        ("   ", "Young parents", "Facebook", "-", "Nothing is written here yet."),
        ("500", "Young parents", "Facebook", "-", "A number alone"),
        ("+20%", "Young parents", "Facebook", "-", "A number alone"),
        ("Sales", "Young parents", "Facebook", "-", "too short"),
        ("Klanten helpen", "Young parents", "Facebook", "-", "too short"),
        ("Meer omzet", "Young parents", "Facebook", "+", "what, for whom and where"),
        ("More trial subscriptions", "", "", "~", "not for whom or where"),
        ("Meer proefabonnementen", "", "Facebook", "~", "not for whom"),
        ("Meer proefabonnementen onder jonge ouders", "", "", "~", "doesn't say where"),
        ("More trial subscriptions among parents, on Facebook", "", "", "+", "for whom and where"),
        ("Meer bestellingen van vaste klanten in de webshop", "", "", "+", "for whom and where"),
        ("Meer aanvragen van ondernemers via de nieuwsbrief", "", "", "+", "for whom and where"),
        ("20% more followers on X", "Architects", "", "+", "for whom and where"),
        ("20% meer volgers op al onze kanalen", "Architecten", "", "+", "for whom and where"),
        ("More leads from 3 x a week", "Architects", "", "~", "doesn't say where"),
        ("More followers", "", "Facebook", "~", "not for whom"),
    ],
)
def test_a_statement_is_read_with_what_is_chosen_beside_it(
    statement: str, audience: str, place: str, expected: str, why: str
) -> None:
    found = judge(goal(statement=statement, audience=audience, place=place)).of("S")
    assert (found.state, why in english(found.why)) == (STATES[expected], True), english(found.why)


@pytest.mark.parametrize(
    ("kind", "statement", "audience", "place", "expected"),
    [
        ("mission", "Help young parents choose a day out", "", "Instagram", "+"),
        ("mission", "Vakgenoten laten zien hoe wij bouwen", "Architecten", "LinkedIn", "+"),
        ("mission", "Laten zien hoe wij bouwen", "", "LinkedIn", "~"),
        ("mission", "", "Architecten", "LinkedIn", "-"),
        ("improvement", "Fill in opening hours and a link", "", "Facebook", "+"),
        ("improvement", "Het profiel beter maken", "", "Facebook", "~"),
        ("improvement", "", "", "Facebook", "-"),
        ("experiment", "If we post questions, comments will double", "Parents", "Facebook", "+"),
        ("experiment", "Als we vragen stellen, verdubbelen de reacties", "", "Facebook", "~"),
        ("decision", "Answer messages at weekends too", "", "Facebook", "+"),
        ("decision", "Ook in het weekend berichten beantwoorden", "", "Facebook", "+"),
        ("decision", "Do more", "", "Facebook", "-"),
    ],
)
def test_each_kind_is_asked_what_belongs_to_it(
    kind: str, statement: str, audience: str, place: str, expected: str
) -> None:
    given = goal(kind=kind, statement=statement, audience=audience, place=place)
    assert judge(given).of("S").state == STATES[expected]


def test_a_specific_goal_without_a_picture_of_success_gets_a_hint_and_no_fault() -> None:
    found = judge(goal(reached="")).of("S")
    assert found.state == "met"
    assert "looks like once it's reached" in english(found.mend)


def test_long_words_are_cut_so_that_the_panel_can_show_them() -> None:
    statement = "Our organisation wants to be an organisation that is really active on LinkedIn now"
    assert len(english(judge(goal(statement=statement)).of("S").why)) <= 80
