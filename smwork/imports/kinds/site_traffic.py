"""The traffic report of a site builder: a row for each day, newest first.

Whether the day or the month comes first follows the site's own setting.
"""

from smwork.domain.say import msg
from smwork.imports.dates import day_first
from smwork.imports.declare import Kind, called

DATE = called("Date", "Datum")
SESSIONS = called("Site sessions", "Sitesessies", "Sessies op site", "Visits", "Bezoeken")
VISITORS = called("Unique visitors", "Unieke bezoekers")

TRAFFIC = Kind(
    key="site_traffic",
    title=msg("Website traffic by day (site builder)"),
    platform="website",
    scope="account",
    when=day_first,
    either_order=True,
    roles={"date": DATE},
    metrics={
        "views": called("Page views", "Pageviews", "Paginaweergaven"),
        "sessions": SESSIONS,
        "users": VISITORS,
    },
    needs=(DATE, SESSIONS, VISITORS),
)
KINDS = (TRAFFIC,)
