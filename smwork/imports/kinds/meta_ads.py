"""Meta Ads Manager → Reports → Export: a row for each ad, ad set or campaign and day.

Its first row is a total without a name. Without the breakdown by day a row is about a whole period:
those are read in `meta_ads_periods`. Money is in the header's currency. A campaign's result is what it was set up for.
"""

from dataclasses import replace

from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.say import msg, say
from smwork.imports.dates import year_first
from smwork.imports.declare import Kind, called

DAY = called("Day", "Dag")
STARTS = called("Reporting starts", "Start rapportage", "Begin rapportage", "Rapportage begint")
ENDS = called("Reporting ends", "Einde rapportage", "Rapportage eindigt")
NAME = called(
    *("Ad name", "Advertentienaam", "Naam advertentie", "Naam van advertentie"),
    *("Ad set name", "Naam advertentieset", "Advertentiesetnaam", "Naam van advertentieset"),
    *("Campaign name", "Campagnenaam", "Naam campagne"),
    *("Account name", "Accountnaam"),
)
ROW = {
    "part": NAME,
    "result": called("Results", "Resultaten"),
    "result_of": called(
        *("Result indicator", "Result type", "Resultaatindicator", "Resultatenindicator"),
        *("Indicator van resultaat", "Resultaattype"),
    ),
}

PERIODS = Kind(
    key="meta_ads",
    title=msg("Meta ads by day"),
    platform="facebook",
    platforms=("facebook", "instagram"),
    handle=ADS_ACCOUNT,
    note=say(
        "These are the figures of ads alone. Keep them under “meta-ads”: under the page they would "
        "take the place of its own impressions and clicks of the same days."
    ),
    scope="account",
    when=year_first,
    roles={"date": STARTS, "until": ENDS, **ROW},
    metrics={
        "spend": called("Amount spent", "Besteed bedrag", "Uitgegeven bedrag"),
        "impressions": called("Impressions", "Weergaven", "Vertoningen", "Impressies"),
        "reach": called("Reach", "Bereik"),
        "clicks": called("Clicks (all)", "Klikken (alle)", "Klikken (alles)"),
        "link_clicks": called(
            "Link clicks", "Linkklikken", "Linkkliks", "Klikken op links", "Klikken op link"
        ),
        "leads": called("Leads"),
        "conversions": called("Purchases", "Aankopen"),
        "revenue": called(
            "Purchases conversion value", "Conversiewaarde van aankopen", "Conversiewaarde aankopen"
        ),
    },
    results={"leads": r"\blead|[._]lead"},
    needs=(STARTS, ENDS, NAME),
    never=DAY,
    extras=False,
    adds_up=True,
    people=frozenset({"reach"}),
)
DAYS = replace(PERIODS, roles={"date": DAY, **ROW}, needs=(DAY, ENDS, NAME), never=())
KINDS = (DAYS, PERIODS)
