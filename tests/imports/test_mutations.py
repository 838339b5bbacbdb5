"""Whatever happens to a file on its way: it is understood, unknown or refused, and nothing raises."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smwork.domain.figures import Refused, Understood
from smwork.imports.mapping import Unknown
from smwork.imports.read import read
from smwork.imports.worker import read_in_worker
from tests.imports import (
    test_ga4,
    test_linkedin,
    test_linkedin_creator,
    test_mapping,
    test_meta_ads,
    test_meta_content,
    test_youtube,
)
from tests.imports.biff8 import biff8
from tests.imports.builders import TODAY, text_file, workbook
from tests.imports.test_meta_insights import NEW_YEAR, chart, insights
from tests.imports.test_tiktok import OVERVIEW

CONTENT = {"Metrics": test_linkedin.METRICS, "All posts": test_linkedin.POSTS}
FILES = {
    "meta": text_file(
        test_meta_content.FACEBOOK,
        test_meta_content.facebook_row("1", Views=10, Reactions=2),
        test_meta_content.facebook_row("2", Views="1,234"),
    ),
    "insights": insights(chart("Facebook reach", *NEW_YEAR), chart("Follows", *NEW_YEAR)),
    "tiktok": text_file(OVERVIEW, ["December 31", 1, 2, 3, 4, 5], ["January 1", 1, 2, 3, 4, 5]),
    "youtube": text_file(test_youtube.HEADER, ["a1", "Malen", "Dec 15, 2023", *[1] * 8]),
    "ads": text_file(test_meta_ads.HEADER, test_meta_ads.TOTAL, *test_meta_ads.ROWS),
    "ga4": test_ga4.report("Nth day,Users", "0000,1", "0001,2", "0002,4"),
}
SHEETS = {
    "xls": biff8(CONTENT),
    "xlsx": workbook(**CONTENT),
    "team": test_mapping.TEAM,
    "creator": workbook(**test_linkedin_creator.EXPORT),
}


def changed(data: bytes, random: Random) -> bytes:
    """The bytes with a few changes: overwritten, cut out, put in, doubled, cut off."""
    mutable = bytearray(data)
    for _ in range(random.randint(1, 6)):
        at = random.randrange(len(mutable))
        change = random.randrange(5)
        if change == 0:
            mutable[at] = random.randrange(256)
        elif change == 1:
            del mutable[at : at + random.randint(1, 40)]
        elif change == 2:
            mutable[at:at] = bytes(random.choices(b',;"\n\r\t#=-/0123456789\x00\xff', k=4))
        elif change == 3:
            mutable[at:at] = mutable[at : at + random.randint(1, 60)]
        elif random.randrange(3) == 0:
            del mutable[at:]
        mutable = mutable or bytearray(b" ")
    return bytes(mutable)


@pytest.mark.parametrize("kind", FILES)
@given(random=st.randoms(use_true_random=True))
@settings(max_examples=80, deadline=timedelta(seconds=5))
def test_a_changed_text_never_raises(kind: str, random: Random) -> None:
    reading = read(changed(FILES[kind], random), "Totals.csv", today=TODAY)
    assert isinstance(reading, Understood | Refused | Unknown)


@pytest.mark.parametrize("kind", SHEETS)
@given(random=st.randoms(use_true_random=True))
@settings(max_examples=8, deadline=timedelta(seconds=6))
def test_a_changed_spreadsheet_harms_nobody(kind: str, random: Random) -> None:
    reading = read_in_worker(changed(SHEETS[kind], random), "content.xls", today=TODAY)
    assert isinstance(reading, Understood | Refused | Unknown)
