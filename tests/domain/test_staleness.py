from datetime import date, timedelta

import pytest

from smwork.domain.research import Channel, Competitor, FakeProfile, Mission
from smwork.domain.say import Percent
from smwork.domain.staleness import open_fakes, stale, telling_words, twin_missions
from tests.domain.builders import made

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(("days", "old"), [(0, False), (90, False), (91, True)])
def test_an_audit_row_goes_stale_after_ninety_days(days: int, old: bool) -> None:
    channel = made(Channel, platform="facebook", checked_on=TODAY - timedelta(days=days))
    assert bool(stale([channel], TODAY)) is old


def test_what_was_never_checked_comes_before_the_oldest() -> None:
    rows = [
        made(Channel, "old", platform="facebook", checked_on=date(2026, 1, 1)),
        made(Channel, "never", platform="linkedin", handle="zilt"),
        made(Channel, "older", platform="x", checked_on=date(2025, 1, 1)),
    ]
    found = stale(rows, TODAY)
    assert [each.record_id for each in found] == ["never", "older", "old"]
    assert found[0].why.text == "{name} was never checked."
    assert found[0].name == "LinkedIn zilt"
    assert found[2].days == 180


def test_a_channel_that_is_removed_need_not_be_checked() -> None:
    assert stale([made(Channel, platform="x", decision="remove")], TODAY) == ()


def test_competitors_go_stale_as_well() -> None:
    (found,) = stale([made(Competitor, name="Other")], TODAY)
    assert found.name == "Other"


CHANNELS = [
    made(Channel, "fb", platform="facebook", handle="zilt"),
    made(Channel, "li", platform="linkedin", handle="zilt"),
    made(Channel, "ig", platform="instagram", handle="zilt"),
]


def missions(*texts: str) -> list[Mission]:
    keys = ("fb", "li", "ig")
    return [
        made(Mission, channel_id=key, statement=text)
        for key, text in zip(keys, texts, strict=False)
    ]


def test_two_missions_with_the_same_words_are_twins() -> None:
    """Ouders, inspireren, tips and zeilen are shared; beginners is the fifth word."""
    found = twin_missions(
        missions(
            "Ouders inspireren met tips over zeilen",
            "Ouders inspireren met zeilen en tips voor beginners",
            "Vacatures laten zien aan studenten",
        ),
        CHANNELS,
    )
    assert len(found) == 1
    assert found[0].why.params["alike"] == Percent(80, 0)
    assert found[0].why.params["one"] == "Facebook zilt"


def test_missions_for_different_people_are_no_twins() -> None:
    told = missions("Answer questions of parents within a day", "Show students our open jobs")
    assert twin_missions(told, CHANNELS) == ()


def test_missions_that_are_still_empty_are_no_twins() -> None:
    assert twin_missions(missions("", ""), CHANNELS) == ()


def test_two_missions_of_one_channel_are_not_compared() -> None:
    same = [made(Mission, key, channel_id="fb", statement="Tips over zeilen") for key in "ab"]
    assert twin_missions(same, CHANNELS) == ()


def test_words_are_compared_without_case_and_small_words() -> None:
    assert telling_words("Wij INSPIREREN onze ouders, met tips!") == {
        "inspireren",
        "ouders",
        "tips",
    }


@pytest.mark.parametrize(
    ("state", "days", "asked"),
    [
        ("found", 0, "Report this profile to the platform."),
        ("reported", 14, None),
        ("reported", 15, "It was reported, but is still there: ask the platform again."),
        (
            "refused",
            1,
            "The platform leaves it: report it with proof, or warn your followers.",
        ),
        ("removed", 99, None),
    ],
)
def test_a_fake_profile_asks_for_something_until_it_is_gone(
    state: str, days: int, asked: str | None
) -> None:
    fake = made(FakeProfile, state=state, found_on=TODAY - timedelta(days=days))
    assert [each.why.text for each in open_fakes([fake], TODAY)] == ([asked] if asked else [])
