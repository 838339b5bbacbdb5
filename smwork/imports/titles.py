"""What each kind of file is called, by its key; marked for the catalogue where it is declared."""

from collections.abc import Mapping

from smwork.domain.say import msg
from smwork.imports.kinds import (
    ga4,
    ga4_tables,
    linkedin_competitors,
    meta_ads_periods,
    meta_insights,
)
from smwork.imports.mapping import MAPPED, OWN_TABLE
from smwork.imports.other_tables import ALONE, BESIDE
from smwork.imports.read import KINDS

TITLES: Mapping[str, str] = {
    **{kind.key: kind.title for kind in (*BESIDE, *ALONE)},
    **{kind.key: kind.title for kind in KINDS},
    **{
        kind.key: kind.title
        for kind in (
            *(ga4.LINKS, ga4_tables.REPORT, linkedin_competitors.KIND, meta_ads_periods.KIND),
            *(meta_insights.DAYS, meta_insights.PEOPLE),
        )
    },
    ga4_tables.PEOPLE.key: ga4_tables.PEOPLE.title,
    MAPPED: OWN_TABLE,
    "demo": msg("Made up, for the demo plan"),
}


def title_of(kind: str) -> str:
    """What a kind is called; empty for one that is no longer known."""
    return TITLES.get(kind.partition(":")[0], "")
