"""What the words of a statement say, in Dutch and in English: an end, a means, or nothing yet.

Lists of words, not an understanding of language: they find what practitioners' texts warn of
(using a channel "effectively", "being on X") and leave a sentence alone that they do not know.
A statement may be in either language, whatever the screen's is.
"""

import re
from re import Pattern
from typing import Final

_LONGEST_QUOTE: Final = 40


def _words(listed: str) -> str:
    """One alternative per line or space; `_` stands for a space inside an alternative."""
    return "|".join(each.replace("_", r"\s+") for each in listed.split())


def _compile(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _between(most: int) -> str:
    """At most this many words in between."""
    return rf"(?:\W+[\w'’%-]+){{0,{most}}}?\W+"


_CHANNEL: Final = (
    "(?:(?:our|a|an|the|onze?|een|de|het)\\W+)?(?:"
    + _words(
        r"""instagram insta facebook linked-?in twitter (?<!\d)(?<!\d\s)x tik-?tok you-?tube pinterest threads
        bluesky mastodon whats-?app snapchat reddit social_media social-?media sociale_media
        socials social_channels?"""
    )
    + r")\b"
)

_PLACE: Final = _compile(
    rf"\b(?:(?:on|via|through|op|met|with)\W+x\b|(?!x\b){_CHANNEL}|"
    + _words(
        r"""\w*website site web-?shop shop store \w*winkel \w*nieuwsbrief newsletter online blog
        podcast google e-?mail channels kanalen"""
    )
    + r")\b"
)

# --- ends -----------------------------------------------------------------------------------------

_OUTCOME: Final = _words(
    r"""\w*subscri(?:ptions?|bers?) sales? orders? purchases? bookings? reservations? leads?
    enquir(?:y|ies) inquir(?:y|ies) quot(?:es?|ations?) requests? sign-?ups? registrations?
    applica(?:nts?|tions?) donations? donors? members? memberships? tickets? visits? visitors?
    traffic downloads? customers? clients? turnover revenue profit awareness reputation image vacanc(?:y|ies)
    satisfaction response_times? answers? reviews? recommendations? referrals? conversions?
    conversion_rate clicks? ctr click-through_rate reach followers? engagement interactions?
    shares? mentions? trials? appointments? participants? attendees? volunteers? complaints?
    questions? costs? calls? students? enrolments? likes? comments? views? saves? retweets?
    \w*abonnement(?:en)? \w*abonnees? \w*verkoop \w*verkopen \w*bestelling(?:en)? \w*aankopen
    \w*boeking(?:en)? \w*reservering(?:en)? \w*aanvrage?n? \w*aanvraag \w*offertes?
    \w*aanmelding(?:en)? \w*inschrijving(?:en)? \w*sollicita(?:ties?|nten) \w*donaties?
    \w*donateurs \w*leden \w*lidmaatschappen \w*kaarten \w*bezoek(?:en|ers?)? verkeer \w*klanten
    \w*omzet \w*winst \w*bekendheid imago reputatie \w*tevredenheid \w*reactietijd \w*antwoord(?:en)?
    \w*beoordeling(?:en)? \w*aanbeveling(?:en)? \w*conversies? kliks? klikken doorklik\w* \w*bereik
    \w*volgers betrokkenheid \w*interacties? \w*vermelding(?:en)? \w*afspraken \w*deelnemers
    \w*vrijwilligers klachten vragen \w*kosten telefoontjes vacatures studenten \w*reacties"""
)
_CHANGED: Final = (
    _words(
        r"""more extra additional new fewer less lower higher faster quicker shorter better double
        twice number_of average meer nieuwe minder lagere? hogere? snellere? kortere? betere?
        dubbel aantal gemiddelde?"""
    )
    + r"|\d[\d.,]*"
)
_TO_CHANGE: Final = _words(
    r"""increas\w+ grow\w* rais\w+ boost\w* doubl\w+ reduc\w+ lower\w* shorten\w* halv\w+ improv\w+
    win\w* gain\w* attract\w* generat\w+ sell\w* collect\w* recruit\w* get\w* fill\w* strengthen\w*
    verho(?:og|gen)\w* vergro(?:ot|ten) groei\w* stijg\w* verdubbel\w* verminder\w* verla(?:ag|gen)\w*
    verkort\w* halver\w* verbeter\w* versterk\w* werv\w+ werf\w* aantrekken genereren
    verkopen verzamelen binnenhalen krijgen vullen toename daling afname"""
)
_END: Final = _compile(
    rf"\b(?:{_CHANGED})\b%?(?:\W+(?:%|procent|percent))?{_between(3)}(?:{_OUTCOME})\b"
    rf"|\b(?:{_TO_CHANGE})\b{_between(5)}(?:{_OUTCOME})\b"
    rf"|\b(?:{_OUTCOME})\b{_between(5)}(?:{_TO_CHANGE})\b"
    rf"|\b(?:{_OUTCOME})\b{_between(3)}\d"
    r"|\b(?:answer|reply|respond|antwoord|beantwoord|reage)\w*\b.*\b(?:within|binnen)\b"
    r"|\b(?:seen|known|recogni[sz]ed|gezien|bekend|herkend)\W+(?:as|als)\b"
    r"|\b(?:know|knows|weten|weet|kennen|kent|recommend|aanbevelen|buy|kopen|koopt)\b"
)

# --- means ----------------------------------------------------------------------------------------

_ACCOUNT: Final = r"(?:account|page|profile|channel|podcast|vlog|\w*pagina|profiel|kanaal)"
_TO_BE: Final = "be|being|becom(?:e|ing)|get|getting|go|going|stay|staying|have|having"
_TO_BE_ON: Final = "gaan|zijn|zitten|beginnen|komen|staan|starten|posten|adverteren|doen|scoren"

_MEANS: Final = tuple(
    _compile(pattern)
    for pattern in (
        # using it: "use Instagram effectively", "effective use of X", "leverage our socials"
        rf"\b(?:us(?:e|ing)|utili[sz]\w+|leverag\w+|deploy\w*|employ\w*)\b{_between(4)}{_CHANNEL}",
        rf"\b(?:gebruik|inzet|inzetten|gebruiken|benutten)\b(?:\W+van)?{_between(3)}{_CHANNEL}",
        rf"\b{_CHANNEL}{_between(4)}(?:in\W+te\W+zetten|inzet(?:ten)?|gebruik(?:en)?|benutten)\b",
        # doing well on it, getting more out of it, getting started with it
        rf"\b(?:do|doing|perform\w*|succeed\w*|scor\w+)\b{_between(3)}(?:on|with|at)\W+{_CHANNEL}",
        rf"\b(?:out\W+of|start\w*\W+(?:with|on)|join\w*|try(?:ing)?)\W+{_CHANNEL}",
        rf"\b(?:doen|iets|slag|meer)\W+met\W+{_CHANNEL}",
        rf"\buit\W+{_CHANNEL}\W+halen\b",
        # being there: "being on X", "a presence on TikTok", "actief zijn op LinkedIn"
        rf"\b(?:{_TO_BE})\b{_between(3)}(?:on|onto)\W+{_CHANNEL}",
        rf"\b(?:presence|active|activity)\b{_between(2)}(?:on|in|op)\W+{_CHANNEL}",
        rf"\b(?:actie(?:f|ver)|aanwezig(?:heid)?|activiteit)\b{_between(2)}(?:op|bij)\W+{_CHANNEL}",
        rf"\bop\W+{_CHANNEL}{_between(2)}(?:{_TO_BE_ON}|blijven|worden|actief|aanwezig)\b",
        rf"\b(?:{_TO_BE_ON})\b{_between(2)}(?:op|met)\W+{_CHANNEL}",
        # making it: an account, more posts, a campaign
        rf"\b(?:open|creat|launch|start|set|maintain|hav)\w*\b{_between(4)}{_ACCOUNT}\b",
        rf"\b{_ACCOUNT}\b{_between(2)}(?:aanmaken|openen|maken|starten|opzetten|bijhouden)\b",
        r"\bpost(?:ing)?\W+(?:more|often|daily|weekly|every|regularly|consistently|\d)(?:\W+\w+)?",
        r"\b(?:vaker|meer|dagelijks|wekelijks|elke\W+\w+|regelmatig)\W+(?:posten|plaatsen|berichten)\b",
        r"\b(?:more|meer)\W+(?:posts|content|activity|campaigns|ads|campagnes|advertenties)\b",
        rf"\b(?:op|via)\W+{_CHANNEL}{_between(1)}(?:zetten|plaatsen|delen|publiceren)\b",
        rf"\b(?:run|running|advertis\w+)\b{_between(3)}(?:campaigns?|ads|on\W+{_CHANNEL})",
        r"\b\w*campagnes?\W+(?:draaien|voeren|starten|opzetten)\b",
    )
)

# --- words that can be anything -------------------------------------------------------------------

_VAGUE: Final = _compile(
    r"\b(?:"
    + _words(
        r"""improv(?:e|ing) better optimi[sz](?:e|ing) strengthen(?:ing)? professionali[sz](?:e|ing)
        enhanc(?:e|ing) boost(?:ing)? grow(?:ing)? more_visible visibility visible something
        work(?:ing)?_on attention go(?:ing)?_viral do(?:ing)?_more success successful
        verbeteren verbeteringen beter optimaliseren versterken professionaliseren groeien
        zichtbaar zichtbaarder \w*zichtbaarheid iets werken_aan aandacht viraal op_de_kaart
        meer_doen aan_de_slag succes succesvol"""
    )
    + r")\b"
)

# --- people and places ----------------------------------------------------------------------------

_PEOPLE: Final = _words(
    r"""people residents locals parents famil(?:y|ies) mothers fathers women men youth teenagers
    young\w* seniors children professionals lovers managers directors owners entrepreneurs starters
    freelancers employees staff job\W?seekers compan(?:y|ies) businesses smes organi[sz]ations
    schools teachers pupils patients guests tourists gardeners architects developers prospects
    mensen inwoners \w*bewoners? \w*ouders gezinnen moeders vaders vrouwen mannen jongeren tieners
    senioren kinderen vakmensen \w*professionals \w*liefhebbers directeuren \w*eigenaren \w*ondernemers zzp['’]?ers medewerkers
    collega['’]?s werkzoekenden \w*bedrijven mkb organisaties scholen docenten leraren leerlingen
    patiënten gasten toeristen \w*tuiniers architecten ontwikkelaars"""
)
_PEOPLE_TOO: Final = _words(
    r"""customers clients followers subscribers readers fans visitors members donors volunteers
    students candidates applicants \w*klanten \w*volgers \w*abonnees \w*lezers \w*bezoekers \w*leden
    \w*donateurs \w*vrijwilligers studenten \w*kandidaten"""
)
_AUDIENCE: Final = _compile(
    rf"\b(?:{_PEOPLE})\b"
    rf"|\b(?:for|among|amongst|by|to|voor|onder|bij|door|van|aan){_between(2)}(?:{_PEOPLE_TOO})\b"
)

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def word_count(statement: str) -> int:
    """How many words there are; numbers and single letters do not count."""
    return len(_WORD.findall(statement))


def says_an_end(statement: str) -> bool:
    """Whether it names something that changes in the world: more subscriptions, faster answers."""
    return bool(_END.search(statement))


def means_in(statement: str) -> str:
    """The words that dress a means up as an end (method G4), or "" where an end is named too."""
    if says_an_end(statement):
        return ""
    found = next((hit for means in _MEANS if (hit := means.search(statement))), None)
    return _cut(statement if found and len(statement) <= _LONGEST_QUOTE else _group(found))


def vague_in(statement: str) -> str:
    """The word that can mean anything, or "" where the statement names an end beside it."""
    hit = None if says_an_end(statement) else _VAGUE.search(statement)
    return _cut(_group(hit))


def names_audience(statement: str) -> bool:
    """Whether it says for whom."""
    return bool(_AUDIENCE.search(statement))


def names_place(statement: str) -> bool:
    """Whether it says where: a platform, the website, the newsletter."""
    return bool(_PLACE.search(statement))


def _group(hit: re.Match[str] | None) -> str:
    return hit.group() if hit else ""


def _cut(quote: str) -> str:
    """The words as a person wrote them, on one line, cut to what a panel can show."""
    found = " ".join(quote.split())
    return found if len(found) <= _LONGEST_QUOTE else f"{found[: _LONGEST_QUOTE - 1].rstrip()}…"
