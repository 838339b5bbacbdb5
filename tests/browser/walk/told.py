"""What a facilitator types on the way through the workbook, in either language."""

from dataclasses import dataclass
from datetime import date

from smwork.domain.months import next_month
from smwork.domain.plan import Language

MONTHS_BEHIND, MONTHS_AHEAD = 8, 4
"""The plan has been under way for a while, and isn't over: figures can be held against it."""


@dataclass(frozen=True)
class Told:
    """A mill's plan, in the words of whoever makes it."""

    client: str
    plan: str
    why: str
    audience: str
    objective: str
    goals: tuple[str, str, str]
    budget: str
    mission: str
    competitor: str
    improvement: str
    term: str
    mention: str
    idea: str
    kind: str
    item: str
    decision: str


DUTCH = Told(
    client="Molen De Hoop",
    plan="Meel van dichtbij",
    why="Bakkers zien bij ons hoe hun meel gemaakt wordt, en krijgen antwoord van de molenaar.",
    audience="thuisbakkers",
    objective="10% meer omzet uit de webwinkel",
    goals=(
        "400 nieuwe volgers op LinkedIn bij thuisbakkers",
        "Een bereik van 900.000 op Facebook bij thuisbakkers",
        "300 aangevraagde proefabonnementen bij thuisbakkers",
    ),
    budget="1250,5",
    mission="Thuisbakkers elke week één baktip van de molenaar geven",
    competitor="Molen De Zwaan",
    improvement="Het profiel op Facebook compleet maken",
    term="molen de hoop",
    mention="Het brood van dit meel is heerlijk!",
    idea="Filmpje: zo klinkt een draaiende molen",
    kind="baktips",
    item="Zo kneed je zonder machine",
    decision="Elke week een filmpje meer op Facebook plaatsen",
)
ENGLISH = Told(
    client="Hope Mill",
    plan="Zilt 2026",  # a name, no English: the Dutch start screen lists it too
    why="Bakers see how their flour is made here, and get their answers from the miller.",
    audience="home bakers",
    objective="10% more revenue from the webshop",
    goals=(
        "400 new followers on LinkedIn among home bakers",
        "A reach of 900,000 on Facebook among home bakers",
        "300 trial subscriptions requested by home bakers",
    ),
    budget="1250.5",
    mission="Give home bakers one baking tip from the miller every week",
    competitor="Swan Mill",
    improvement="Complete the Facebook profile",
    term="hope mill",
    mention="The bread from this flour is delicious!",
    idea="Video: the sound of a mill at work",
    kind="baking tips",
    item="How to knead without a machine",
    decision="Post one more video a week on Facebook",
)
TOLD: dict[Language, Told] = {"nl": DUTCH, "en": ENGLISH}


def period(today: date) -> tuple[date, date]:
    """The plan's first and last day."""
    first = today.replace(day=1)
    return next_month(first, -MONTHS_BEHIND), next_month(first, MONTHS_AHEAD)
