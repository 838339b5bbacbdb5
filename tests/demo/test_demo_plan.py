"""The demo tells what it should: every verdict once, and a plan that is nearly whole."""

import shutil
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from smwork.demo import add_demo_plan
from smwork.domain.commitments import commitment_of
from smwork.domain.completeness import completeness
from smwork.domain.evidence import evidence_of_all
from smwork.domain.listening import voice, webcare
from smwork.domain.load import week_loads
from smwork.domain.mix import plan_mixes
from smwork.domain.needs import Standing
from smwork.domain.pitfalls import pitfalls
from smwork.domain.planning import step_states
from smwork.domain.progress import KpiProgress, plan_progress
from smwork.domain.record import CommitmentFields
from smwork.domain.series import MonthSum, sums_of_channel
from smwork.domain.smart import judge
from smwork.domain.staleness import open_fakes, stale, twin_missions
from smwork.domain.thread import golden_thread
from smwork.domain.verdicts import Verdict
from smwork.domain.workbook import Workbook
from smwork.store import clients, figure_files, series
from smwork.store.database import Database, database
from smwork.store.plan import read_plan
from tests.builders import Desk, a_member

TODAY = date(2026, 11, 18)
AWKWARD_DAYS = [date(2026, 1, 1), date(2026, 8, 31), date(2027, 5, 2), date(2028, 2, 29)]
"""The first and last of a month and year, a Sunday, a leap day: the demo is the same on all of them."""

VERDICTS: dict[str, Verdict] = {
    "trials": "on_course",
    "ctr": "on_course",
    "followers": "on_course",
    "er_reach": "behind",
    "avg_first_response_time": "reached",
    "response_rate": "on_course",
    "leads": "behind",
    "conversions": "not_enough",
}


class Demo:
    """A demo plan that was made on some day, with what the rules find in it."""

    def __init__(self, db: Database, language: str, today: date = TODAY) -> None:
        self.today = today
        self.desk = Desk(db, clients.open_local_workspace(db))
        self.plan_id = self.desk.do(lambda tx: add_demo_plan(tx, language=language, today=today))
        self.book: Workbook = self.desk.see(lambda tx: read_plan(tx, self.plan_id))
        self.client_id = self.book.client.id
        self.months: tuple[MonthSum, ...] = self.desk.see(
            lambda tx: series.read_months(tx, self.client_id)
        )

    @property
    def progress(self) -> tuple[KpiProgress, ...]:
        return plan_progress(self.book, self.months, self.today)

    @property
    def verdicts(self) -> dict[str, Verdict]:
        judged = {each.kpi_id: each.verdict for each in self.progress}
        return {kpi.formula: judged[kpi.id] for kpi in self.book.kpis}

    @property
    def commitments(self) -> dict[str, CommitmentFields]:
        book = self.book
        kinds = (
            book.goals,
            book.missions,
            book.improvements,
            book.experiments,
            book.cadences,
            book.decisions,
        )
        return {each.id: each for kind in kinds for each in kind}

    @property
    def letters(self) -> dict[str, int]:
        seen = evidence_of_all(self.book, self.months)
        return {
            id_: judge(commitment_of(each, self.book, seen, self.today)).met
            for id_, each in self.commitments.items()
        }

    @property
    def standing(self) -> Standing:
        return Standing(self.book, self.today, self.letters, self.progress)


@pytest.fixture(scope="module", params=["nl", "en"])
def demo(
    request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Demo:
    """The demo in one of its languages, made once for all that only look at it."""
    file = shutil.copy(sqlite_template, tmp_path_factory.mktemp("demo") / "smwork.db")
    return Demo(database(f"sqlite:///{file}"), request.param)


# --- what the figures say -------------------------------------------------------------------------


def test_some_goals_are_on_course_and_some_are_not(demo: Demo) -> None:
    assert demo.verdicts == VERDICTS


@pytest.mark.parametrize("today", AWKWARD_DAYS)
def test_it_says_the_same_on_every_day(sqlite_url: str, today: date) -> None:
    demo = Demo(database(sqlite_url), "nl", today)

    assert demo.verdicts == VERDICTS
    assert Counter(demo.letters[goal.id] for goal in demo.book.goals) == {5: 3, 4: 1, 3: 1}
    assert all(not load.over for load in week_loads(demo.book))


def test_nine_whole_months_are_measured(demo: Demo) -> None:
    months = {row.month for row in demo.months}

    assert sorted(months) == [date(2026, month, 1) for month in range(2, 11)]
    assert demo.book.plan.start == date(2026, 2, 1)
    assert demo.book.plan.end == date(2027, 1, 31)


def test_every_channel_that_is_kept_has_figures(demo: Demo) -> None:
    channels = demo.book.channels
    for channel in channels:
        rows = sums_of_channel(channel, demo.months, channels)
        assert bool(rows) == (channel.decision != "remove"), channel.handle


def test_followers_are_as_many_as_the_audit_says(demo: Demo) -> None:
    latest = {r.platform: r.last for r in demo.months if r.metric == "followers"}
    kept = [channel for channel in demo.book.channels if channel.decision != "remove"]

    assert {channel.platform: channel.followers for channel in kept} == latest


def test_no_figure_is_negative_and_no_more_is_answered_than_was_asked(demo: Demo) -> None:
    totals = {(r.platform, r.metric, r.month): r.total for r in demo.months if r.scope == "account"}
    answered = {key: total for key, total in totals.items() if key[1] == "messages_answered"}

    assert min(row.total for row in demo.months) >= 0
    assert answered
    for (platform, _, month), total in answered.items():
        assert total <= totals[platform, "messages_in", month]


def test_the_figures_say_that_they_are_the_demos(demo: Demo) -> None:
    files = demo.desk.see(lambda tx: figure_files.read_files(tx, demo.client_id))

    named = {f"demo-{file.platform}.csv" for file in files}
    assert {file.name for file in files} == {*named, "demo-campaigns.csv"}
    assert {file.kind for file in files} == {"demo"}


# --- what the plan says ---------------------------------------------------------------------------


def test_most_goals_are_smart_and_one_has_something_to_mend(demo: Demo) -> None:
    letters = demo.letters

    assert [letters[goal.id] for goal in demo.book.goals] == [5, 5, 5, 3, 4]
    assert min(letters.values()) == 3
    assert sum(met == 5 for met in letters.values()) >= len(letters) - 3


def test_nearly_every_step_is_filled(demo: Demo) -> None:
    states = step_states(demo.book, demo.today, demo.letters, demo.progress)
    lacking = {state.step: state.of - state.filled for state in states if state.missing}

    assert lacking == {"goals": 1, "content": 1, "evaluation": 1}


def test_one_end_hangs_loose(demo: Demo) -> None:
    thread = golden_thread(demo.book, demo.progress)

    assert [loose.kind for loose in thread.loose] == ["content"]
    assert {node.kind for node in thread.nodes} >= {"objective", "result", "decision"}


def test_it_is_in_none_of_the_pitfalls(demo: Demo) -> None:
    assert [each.key for each in pitfalls(demo.standing) if each.found] == []


def test_nothing_in_the_research_is_old_or_double(demo: Demo) -> None:
    book = demo.book

    assert stale([*book.channels, *book.competitors], demo.today) == ()
    assert twin_missions(book.missions, book.channels) == ()
    assert len(open_fakes(book.fake_profiles, demo.today)) == 1


def test_accounts_grew_from_under_half_to_seven_in_ten(demo: Demo) -> None:
    social = [
        c for c in demo.book.channels if c.decision != "remove" and c.platform != "newsletter"
    ]
    for channel in social:
        found = completeness(channel, demo.book.checks)
        assert 65 <= (found.percent or 0) <= 75, channel.handle
        assert 40 <= (found.before_percent or 0) <= 50, channel.handle


def test_people_talk_about_us_and_hear_back_ever_sooner(demo: Demo) -> None:
    mentions = demo.book.mentions
    minutes = [each.answer_minutes for each in mentions if each.answer_minutes is not None]

    assert len(mentions) >= 60
    assert min(each.said_on or date.min for each in mentions) >= demo.today - timedelta(days=275)
    assert 60 <= (voice(mentions, demo.book.terms).percent or 0) <= 75
    assert 80 <= (webcare(mentions).rate or 0) < 100
    assert minutes[-1] < 10 < minutes[0]


def test_the_mix_is_a_little_off_and_the_hours_are_not(demo: Demo) -> None:
    whole = plan_mixes(demo.book)[0]
    planned = {row.class_key: row.share_planned or 0 for row in whole.rows}
    off = [abs((row.share_planned or 0) - (row.share_wanted or 0)) for row in whole.rows]

    assert whole.unsorted == 0
    assert 3 < max(off) < 10, planned
    assert 0 < max(load.asked for load in week_loads(demo.book)) <= 14


def test_the_calendar_looks_back_and_six_weeks_ahead(demo: Demo) -> None:
    planned = [(item.planned_on, item.status) for item in demo.book.items if item.planned_on]
    days = [day for day, _ in planned]

    assert len(days) == len(demo.book.items) >= 70
    assert max(days) >= demo.today + timedelta(weeks=5)
    assert min(days) <= demo.today - timedelta(weeks=12)
    assert {status for day, status in planned if day < demo.today} == {"published"}
    assert "published" not in {status for day, status in planned if day >= demo.today}


# --- making it ------------------------------------------------------------------------------------


def test_making_it_twice_makes_two_plans_apart(database_url: str) -> None:
    db = database(database_url)
    one, other = Demo(db, "nl"), Demo(db, "nl")

    assert one.plan_id != other.plan_id
    assert one.client_id != other.client_id
    assert {each.id for each in one.book.items} & {each.id for each in other.book.items} == set()
    assert one.months == other.months


def test_it_is_in_nobody_elses_workspace(sqlite_url: str) -> None:
    db = database(sqlite_url)
    Demo(db, "nl")
    carla = a_member(db, "carla", "elders")

    assert db.read(carla, clients.read_clients) == []


def test_a_language_that_it_is_not_told_in_is_refused(sqlite_url: str) -> None:
    with pytest.raises(ValidationError):
        Demo(database(sqlite_url), "fr")
