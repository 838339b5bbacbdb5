"""Google Search Console → Performance → Export: the table of dates, how a site does in Google.

The other tables add up a whole period: what was searched, from where and on what, as shares of the
times that the site was shown; and each page's own clicks.
"""

from smwork.domain.say import msg
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, called
from smwork.imports.kinds.audience import AudienceKind
from smwork.imports.kinds.link_tables import LinkKind

DATE = called("Date", "Datum")
CLICKS = called("Clicks", "Aantal klikken", "Klikken")
IMPRESSIONS = called("Impressions", "Vertoningen", "Aantal vertoningen")
CTR = called("CTR")
POSITION = called("Position", "Positie")

DATES = Kind(
    key="search_console_dates",
    title=msg("Google Search Console by day"),
    platform="website",
    scope="account",
    when=year_first,
    roles={"date": DATE},
    metrics={"clicks": CLICKS, "impressions": IMPRESSIONS},
    needs=(DATE, CLICKS, IMPRESSIONS, CTR, POSITION),
)
KINDS = (DATES,)
AUDIENCES = (
    AudienceKind(
        key="search_console_audience",
        title=msg("Google Search Console: what people search, and from where"),
        platform="website",
        whom="searchers",
        parts={
            "search_query": called(
                *("Top queries", "Query", "Queries", "Zoekopdrachten", "Zoekopdracht"),
                *("Meest uitgevoerde zoekopdrachten", "Populairste zoekopdrachten"),
            ),
            "country": called("Country", "Countries", "Land", "Landen"),
            "device": called("Device", "Devices", "Apparaat", "Apparaten"),
        },
        amounts=IMPRESSIONS,
        needs=(CLICKS, CTR, POSITION),
        never=DATE,
    ),
)
PAGES = LinkKind(
    key="search_console_pages",
    title=msg("Google Search Console: clicks to each page"),
    platform="website",
    links=called(
        *("Top pages", "Page", "Pages", "Pagina", "Pagina's", "Toppagina's"),
        *("Populairste pagina's", "Meest bezochte pagina's", "Belangrijkste pagina's"),
    ),
    metrics=DATES.metrics,
    needs=(CLICKS, IMPRESSIONS, CTR, POSITION),
    never=DATE,
)
LINKS = (PAGES,)
