"""Whatever happens to a file on its way: it is understood, unknown or refused, and nothing raises."""

from random import Random

import pytest

from smwork.domain.figures import Refused, Understood
from smwork.imports.mapping import Unknown
from smwork.imports.read import read
from smwork.imports.workbook import is_workbook
from smwork.imports.worker import read_in_worker
from smwork.locale import translator
from tests.imports import test_mapping
from tests.imports.builders import TODAY
from tests.imports.test_look_alikes import FILES as LOOK_ALIKES

FILES = {each.name: each.read_bytes() for each in LOOK_ALIKES}
TEXTS = [name for name, data in FILES.items() if not is_workbook(data)]
SHEETS = {
    **{name: FILES[name] for name in FILES if name not in TEXTS},
    "team.xlsx": test_mapping.TEAM,
}
OF_EACH = 10
"""Changed files of each kind: enough to keep the suite quick."""


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


def test_there_are_hundreds_of_them() -> None:
    assert len(TEXTS) * OF_EACH >= 300


@pytest.mark.parametrize("name", TEXTS)
def test_a_changed_text_never_raises(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same changes every time
    english, dutch = translator("en"), translator("nl")
    for _ in range(OF_EACH):
        reading = read(changed(FILES[name], random), name, today=TODAY)
        assert isinstance(reading, Understood | Refused | Unknown)
        if isinstance(reading, Refused):
            assert english(reading.reason) != dutch(reading.reason)


@pytest.mark.parametrize("name", SHEETS)
def test_a_changed_spreadsheet_harms_nobody(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same changes every time
    for _ in range(3):
        reading = read_in_worker(changed(SHEETS[name], random), name, today=TODAY)
        assert isinstance(reading, Understood | Refused | Unknown)
