"""Files that are meant to do harm, or might as well be: bounded, and answered in one sentence."""

import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest

from smwork.domain.figures import Answers, Refused, Understood
from smwork.imports import worker
from smwork.imports.worker import read_in_worker
from smwork.locale import translator
from tests.imports.biff8 import biff8
from tests.imports.builders import TODAY, refused, text_file, workbook
from tests.imports.hostile import FOLLOWERS, SPREADSHEETS, TEXTS, archive

ROOT = Path(__file__).parents[2]
HARMLESS = {"a zip that lies about its size"}
"""The part that would fill the memory is never unpacked: the rest is read."""
A_MOMENT = 2.0
"""Seconds in which a child that is stopped has to be gone."""
UNDER_A_LIMIT = """
from tests.imports.builders import TODAY
from tests.imports.hostile import TEXTS
from smwork.imports import worker
from smwork.imports.read import read
worker._bound(worker.MOST_MEMORY, 60)
for what, (name, made) in TEXTS.items():
    print(what, type(read(made(), name, today=TODAY)).__name__, sep="|")
"""


def answered(data: bytes, name: str) -> Refused | Understood:
    """What is answered within the time that a file has; on a busy machine that may be used up."""
    began = time.monotonic()
    reading = read_in_worker(data, name, today=TODAY)
    assert time.monotonic() - began < worker.MOST_SECONDS + A_MOMENT
    assert isinstance(reading, Refused | Understood), reading
    return reading


def told_in_both_languages(reading: Refused) -> None:
    """One sentence or two that say why, each language in its own words."""
    english, dutch = (translator(each)(reading.reason) for each in ("en", "nl"))
    assert english != dutch
    for told in (english, dutch):
        assert told.endswith(".")
        assert "\n" not in told
        assert "{" not in told.replace("{data}", "")


def test_there_are_enough_of_them() -> None:
    assert len(SPREADSHEETS) + len(TEXTS) >= 110


@pytest.mark.parametrize("what", SPREADSHEETS)
def test_a_hostile_spreadsheet_is_refused_in_time(what: str) -> None:
    reading = answered(SPREADSHEETS[what](), "figures.xlsx")
    if what in HARMLESS:
        assert isinstance(reading, Understood)
        assert reading.sums() == {"follows": 5}
    else:
        assert isinstance(reading, Refused)
        told_in_both_languages(reading)


@pytest.mark.parametrize("what", TEXTS)
def test_a_hostile_text_is_refused_in_time(what: str) -> None:
    name, made = TEXTS[what]
    reading = answered(made(), name)
    assert isinstance(reading, Refused)
    told_in_both_languages(reading)


def test_all_texts_are_refused_within_the_memory_of_a_worker() -> None:
    done = subprocess.run(  # noqa: S603  # our own interpreter and modules
        [sys.executable, "-c", UNDER_A_LIMIT], capture_output=True, text=True, cwd=ROOT, check=True
    )
    told = dict(line.split("|") for line in done.stdout.splitlines())
    assert told == dict.fromkeys(TEXTS, "Refused")


def test_a_spreadsheet_is_read_in_a_process_of_its_own() -> None:
    reading = read_in_worker(biff8({"New followers": FOLLOWERS}), "followers.xls", today=TODAY)
    assert isinstance(reading, Understood)
    assert reading.sums() == {"follows": 5}


def test_a_text_file_is_read_where_we_are() -> None:
    reading = read_in_worker(text_file(["Hallo"]), "x.csv", today=TODAY)
    assert isinstance(reading, Refused)


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    data = workbook(New_followers=FOLLOWERS)
    reading = read_in_worker(data, "followers.xlsx", today=TODAY, seconds=0.001)
    assert isinstance(reading, Refused)
    assert "takes too long" in reading.reason.text


def test_a_mistake_of_our_own_is_not_blamed_on_the_file() -> None:
    answers = Answers(year="no year")  # type: ignore[arg-type]  # stands for any mistake of ours
    data = workbook(New_followers=FOLLOWERS)
    reading = read_in_worker(data, "followers.xlsx", today=TODAY, answers=answers)
    assert isinstance(reading, Refused)
    assert "mistake of its own" in reading.reason.text


def test_what_the_child_sends_is_ours_or_nothing() -> None:
    for sent in (b"cos\nsystem\n(S'true'\ntR.", b""):
        with pytest.raises((pickle.UnpicklingError, EOFError)):
            worker._unpacked(sent)


def test_a_packed_folder_names_the_files_to_choose() -> None:
    data = archive(**{"Table data_dot_csv": b"Content,Views", "Totals_dot_csv": b"Date,Views"})
    assert refused(data, "YouTube.zip").reason.params == {"names": "Table data.csv, Totals.csv"}
