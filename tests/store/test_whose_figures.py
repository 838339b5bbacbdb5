"""Whose figures a file brings is asked once; a competitor's are kept apart from ours."""

from dataclasses import replace
from datetime import date

import pytest

from smwork.domain.audience import AudienceShare, Dimension
from smwork.domain.figures import ADS_ACCOUNT, Account, Understood
from smwork.errors import NotFoundError
from smwork.store import figures
from smwork.store.audience import read_audience
from smwork.store.figure_accounts import (
    KnownAccount,
    name_in_file,
    read_accounts,
    read_competitor_months,
    settle_account,
)
from smwork.store.figure_files import read_files
from smwork.store.series import read_months, read_origins
from smwork.store.tables import HISTORY
from tests.builders import Desk, a_file, a_post, days_of

MAY = date(2026, 5, 1)
OURS = KnownAccount("instagram", "@Zilt", ("zilt nl",))
THEIRS = KnownAccount("instagram", "De Ruyter", ("de ruyter",), competitor="De Ruyter")


def keep(desk: Desk, file: Understood, handle: str, name: str = "may.csv") -> None:
    desk.do(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle=handle, file_name=name, digest=repr(file)
        )
    )


def settle(desk: Desk, account: KnownAccount) -> None:
    desk.do(lambda tx: settle_account(tx, desk.client_id, account))


def accounts(desk: Desk) -> dict[str, tuple[list[str], str | None, str | None]]:
    known = desk.see(lambda tx: read_accounts(tx, desk.client_id))
    return {each.handle: (list(each.seen_as), each.competitor, each.zone) for each in known}


def test_it_is_remembered_by_the_names_in_files(anna: Desk) -> None:
    settle(anna, OURS)
    settle(anna, replace(OURS, seen_as=("zilt", "zilt nl"), zone="America/Los_Angeles"))
    assert accounts(anna) == {"zilt": (["zilt nl", "zilt"], None, "America/Los_Angeles")}


def test_what_was_said_last_about_a_name_counts(anna: Desk) -> None:
    settle(anna, OURS)
    settle(anna, replace(THEIRS, seen_as=("zilt nl",)))
    assert accounts(anna) == {
        "zilt": ([], None, None),
        "de ruyter": (["zilt nl"], "De Ruyter", None),
    }


def test_a_competitors_figures_are_never_ours(anna: Desk) -> None:
    settle(anna, THEIRS)
    keep(anna, a_file(days=days_of("followers", MAY, [100.0, 110.0])), "De Ruyter")
    keep(anna, a_file(days=days_of("followers", MAY, [5.0, 6.0])), "@Zilt", "ours.csv")
    ours = anna.see(lambda tx: read_months(tx, anna.client_id))
    assert [(row.account, row.last) for row in ours] == [("zilt", 6.0)]
    origins = anna.see(lambda tx: read_origins(tx, anna.client_id, "instagram", "followers", MAY))
    assert [each.value for each in origins] == [6.0, 5.0]
    theirs = anna.see(lambda tx: read_competitor_months(tx, anna.client_id))
    assert {name: [row.last for row in rows] for name, rows in theirs.items()} == {
        "De Ruyter": [110.0]
    }


def test_an_account_turns_out_to_be_a_competitors(anna: Desk) -> None:
    keep(anna, a_file(days=days_of("followers", MAY, [100.0])), "De Ruyter")
    settle(anna, THEIRS)
    assert anna.see(lambda tx: read_months(tx, anna.client_id)) == ()
    told = anna.see(
        lambda tx: tx.connection.execute(
            HISTORY.select().where(HISTORY.c.kind == "figure_account")
        ).one()
    )
    assert told.changes == {"competitor": [None, "De Ruyter"], "account": [None, "de ruyter"]}


def test_a_name_is_compared_without_sign_and_case() -> None:
    assert (
        name_in_file(Account("x", "@Zilt")) == name_in_file(Account("x", None, " zilt")) == "zilt"
    )
    assert name_in_file(Account("x")) == ""


def test_there_is_no_such_client(anna: Desk) -> None:
    with pytest.raises(NotFoundError):
        anna.see(lambda tx: read_accounts(tx, "nobody"))


def share(part: str, size: float, day: int, dimension: Dimension = "age") -> AudienceShare:
    return AudienceShare(date(2026, 5, day), "followers", dimension, part, size, 2)


def told(*shares: AudienceShare) -> Understood:
    return replace(a_file(days=days_of("reach", MAY, [1.0])), audience=shares)


def people(desk: Desk) -> dict[str, list[tuple[str, float]]]:
    found = desk.see(lambda tx: read_audience(tx, desk.client_id))
    return {each.dimension: list(each.shares) for each in found}


def test_the_latest_shares_of_each_dimension_count(anna: Desk) -> None:
    older = told(share("18-24", 0.4, 1), share("25-34", 0.6, 1), share("NL", 1, 1, "country"))
    newer = told(share("18-24", 0.7, 20), share("25-34", 0.3, 20))
    keep(anna, newer, "@Zilt", "newer.csv")
    keep(anna, older, "@Zilt", "older.csv")
    assert people(anna) == {"age": [("18-24", 0.7), ("25-34", 0.3)], "country": [("NL", 1)]}


def test_a_file_that_is_taken_back_leaves_the_shares_of_the_one_before(anna: Desk) -> None:
    keep(anna, told(share("18-24", 1, 1)), "@Zilt", "first.csv")
    keep(anna, told(share("25-34", 1, 20)), "@Zilt", "second.csv")
    last = anna.see(lambda tx: read_files(tx, anna.client_id))[0]
    anna.do(lambda tx: figures.take_back(tx, anna.client_id, last.import_id))
    assert people(anna) == {"age": [("18-24", 1)]}


def test_a_competitors_people_are_not_ours(anna: Desk) -> None:
    settle(anna, THEIRS)
    keep(anna, told(share("18-24", 1, 1)), "De Ruyter")
    assert people(anna) == {}


def test_ads_are_not_counted_among_the_posts(anna: Desk) -> None:
    ad = a_post("ad-1", MAY, spend=12.5, impressions=900.0)
    keep(anna, a_file([ad], platform="facebook"), ADS_ACCOUNT)
    told = anna.see(lambda tx: read_months(tx, anna.client_id))
    assert {row.metric: row.total for row in told} == {"spend": 12.5, "impressions": 900}
