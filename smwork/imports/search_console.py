"""Google Search Console → Performance → Export: the table of dates, how a site does in Google.

The other tables (queries, pages, countries, devices) add up a whole period.
"""

from smwork.domain.say import msg
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, called

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
