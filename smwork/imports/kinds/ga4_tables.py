"""What stands in the tables of a Google Analytics 4 report: metrics, people, tagged links.

Names are those of the reports in English, Dutch, German, French, Spanish and Portuguese.
"""

from collections.abc import Mapping

from smwork.domain.say import msg
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, Names, called
from smwork.imports.kinds.audience import AudienceKind

USERS = called(
    *("Active users", "Actieve gebruikers", "Aktive Nutzer", "Utilisateurs actifs"),
    *("Usuarios activos", "Usuários ativos", "Users", "Gebruikers", "Nutzer", "Utilisateurs"),
    *("Usuarios", "Usuários", "Total users", "Totaal aantal gebruikers", "Nutzer insgesamt"),
    *("Nombre total d'utilisateurs", "Total de usuarios", "Total de usuários"),
)
SESSIONS = called("Sessions", "Sessies", "Sitzungen", "Sesiones", "Sessões")
VIEWS = called(
    *("Views", "Weergaven", "Aufrufe", "Vues", "Vistas", "Visualizações", "Screen page views"),
    *("Visualizaciones", "Screen views", "Paginaweergaven"),
)
CONVERSIONS = called(
    *("Key events", "Belangrijke gebeurtenissen", "Conversions", "Conversies"),
    *("Schlüsselereignisse", "Événements clés", "Eventos clave", "Eventos principais"),
)
METRICS: Mapping[str, Names] = {
    "sessions": SESSIONS,
    "users": USERS,
    "new_users": called(
        *("New users", "Nieuwe gebruikers", "Neue Nutzer", "Nouveaux utilisateurs"),
        *("Usuarios nuevos", "Nuevos usuarios", "Novos usuários"),
    ),
    "views": VIEWS,
    "conversions": CONVERSIONS,
    "revenue": called(
        *("Total revenue", "Totale opbrengst", "Totale inkomsten", "Gesamtumsatz"),
        *("Revenu total", "Ingresos totales", "Receita total"),
    ),
}
REPORT = Kind(
    key="ga4_report",
    title=msg("Google Analytics report by day"),
    platform="website",
    scope="account",
    when=year_first,
    roles={},
    metrics=METRICS,
)
PEOPLE = AudienceKind(
    key="ga4_audience",
    title=msg("Google Analytics: who the visitors are"),
    platform="website",
    whom="visitors",
    parts={
        "country": called("Country", "Land", "Pays", "País"),
        "region": called("Region", "Regio", "Région", "Región", "Região"),
        "city": called("City", "Plaats", "Stad", "Stadt", "Ville", "Ciudad", "Cidade"),
        "language": called("Language", "Taal", "Sprache", "Langue", "Idioma"),
        "age": called("Age", "Leeftijd", "Alter", "Âge", "Edad", "Idade"),
        "gender": called("Gender", "Geslacht", "Geschlecht", "Sexe", "Sexo"),
        "device": called(
            *("Device category", "Apparaatcategorie", "Gerätekategorie"),
            *("Catégorie d'appareil", "Categoría de dispositivo", "Categoria do dispositivo"),
        ),
        "returning": called("New / returning", "New/returning", "Nieuw/terugkerend"),
        "source": called(
            *("Session default channel group", "Session primary channel group"),
            *("First user default channel group", "First user primary channel group"),
            *("Default channel group", "Standaardkanaalgroep van sessie", "Standaardkanaalgroep"),
            *("Primaire kanaalgroep van sessie", "Sitzung – Standard-Channelgruppe"),
            *("Session primary channel group (Default channel group)",),
            *("First user primary channel group (Default channel group)",),
            *("Groupe de canaux par défaut de la session", "Agrupación de canales predeterminada"),
        ),
    },
    amounts=(*USERS, *SESSIONS, *VIEWS),
)
TAGS: Mapping[str, Names] = {
    "utm_campaign": called(
        *("Session campaign", "First user campaign", "Campaign", "Sessiecampagne", "Campagne"),
        *("Session manual campaign name", "Manual campaign name", "Campagne van sessie"),
    ),
    "utm_source_medium": called(
        *("Session source / medium", "First user source / medium", "Source / medium"),
        *("Sessiebron/medium", "Sessiebron / medium", "Bron/medium", "Bron / medium"),
        *("Session manual source / medium",),
    ),
    "utm_source": called("Session source", "First user source", "Source", "Sessiebron", "Bron"),
    "utm_medium": called("Session medium", "First user medium", "Medium", "Sessiemedium"),
    "utm_content": called(
        "Session manual ad content", "Manual ad content", "Handmatige advertentiecontent"
    ),
}
"""The tag in a link → the dimension under which Analytics shows it."""
PAGES = called(
    *("Page title and screen class", "Page title and screen name", "Page title"),
    *("Page path and screen class", "Page path", "Landing page", "Landingspagina"),
    *("Paginatitel en schermklasse", "Paginatitel en schermnaam", "Paginapad"),
    *("Paginapad en schermklasse", "Landing page + query string", "Paginatitel"),
    *("Full page URL", "Volledige pagina-URL", "Page location"),
)
UNTAGGED = frozenset(
    {"(not set)", "(direct)", "(organic)", "(referral)", "(none)", "(data not available)", ""}
)
