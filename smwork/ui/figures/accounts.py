"""Whose figures the dropped files bring: asked once for each account, whatever number of files it is in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

import streamlit as st

from smwork.domain.figures import Account, Understood
from smwork.domain.research import CompetitorFields
from smwork.domain.say import msg
from smwork.domain.whose import NOBODY, Owner, likely_owner, owners
from smwork.locale import Translator
from smwork.store import records
from smwork.store.database import Tx
from smwork.store.figure_accounts import (
    KnownAccount,
    name_in_file,
    read_accounts,
    settle_account,
)
from smwork.ui import state
from smwork.ui.context import ZONE, Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.words import platform_label

_ELSEWHERE: Final = {
    "UTC": msg("Greenwich time (UTC)"),
    "Europe/London": msg("London"),
    "Europe/Berlin": msg("Berlin, Paris, Madrid, Rome"),
    "Europe/Athens": msg("Athens, Helsinki, Kyiv"),
    "America/New_York": msg("New York"),
    "America/Chicago": msg("Chicago"),
    "America/Los_Angeles": msg("Los Angeles"),
    "America/Sao_Paulo": msg("São Paulo"),
    "America/Paramaribo": msg("Paramaribo"),
    "America/Curacao": msg("Curaçao, Aruba, Bonaire"),
    "Asia/Jakarta": msg("Jakarta"),
    "Asia/Singapore": msg("Singapore, Hong Kong"),
    "Australia/Sydney": msg("Sydney"),
}
ZONES: Final = {ZONE.key: msg("here, as on our clock")} | {
    zone: name for zone, name in _ELSEWHERE.items() if zone != ZONE.key
}
_TELLS_ITS_ZONE: Final = frozenset({"x_tweets_2021"})
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Whose:
    """What was answered for an account: whose it is, and the zone of its times if not ours."""

    account: Account
    owner: Owner
    zone: str | None = None

    @property
    def left_out(self) -> bool:
        """Whether nothing of it is kept."""
        return self.owner.kind == "nobody"


@dataclass(slots=True)
class Accounts:
    """The accounts of the files on the screen: what is remembered of them, and what was answered."""

    known: dict[_Key, KnownAccount]
    answered: dict[_Key, Whose] = field(default_factory=dict)


def accounts_of(here: Here, now: Reading) -> Accounts:
    """What is remembered of the accounts that files spoke of before."""
    read = here.read(partial(read_accounts, client_id=now.book.client.id))
    return Accounts({(each.platform, name): each for each in read for name in each.seen_as})


def zone_of(accounts: Accounts, account: Account) -> str | None:
    """The zone in which the account's files write times, as it was chosen here or the last time."""
    key = _key(account)
    chosen = state.widget_value(f"zone.{key}")
    known = accounts.known.get(key)
    zone = chosen if isinstance(chosen, str) else known.zone if known else None
    return zone if zone in ZONES and zone != ZONE.key else None


def ask_whose(
    here: Here, now: Reading, accounts: Accounts, part: Understood, label: str = ""
) -> Whose:
    """Ask for the first file of an account; for the others, say what was answered."""
    account = replace(part.account, platform=part.platform)
    key = _key(account)
    if key in accounts.answered:
        whose = accounts.answered[key]
        st.caption(
            f":material/subdirectory_arrow_right: {plain(_told(here.t, whose.owner, account))}"
        )
        return whose
    possible = owners(account, now.book.channels, now.book.competitors)
    remembered = accounts.known.get(key)
    first = likely_owner(account, possible, _owner_of(remembered), _ourselves(now))
    asked = label or here.t("Whose figures are these?")
    owner = _choose(here.t, asked, key, account, possible, first)
    zone = _ask_zone(here, accounts, account, part)
    accounts.answered[key] = Whose(account, owner, zone)
    return accounts.answered[key]


def _key(account: Account) -> _Key:
    return account.platform, name_in_file(account)


def _ourselves(now: Reading) -> list[str]:
    return [now.book.client.name, *(each.handle for each in now.book.channels)]


def _owner_of(known: KnownAccount | None) -> Owner | None:
    if known is None:
        return None
    return Owner("theirs" if known.competitor else "ours", known.handle, known.competitor or "")


def _choose(  # all that the question needs
    t: Translator, asked: str, key: _Key, account: Account, possible: Sequence[Owner], first: Owner
) -> Owner:
    by_key = {each.key: each for each in possible}
    if len(by_key) == 1:
        return possible[0]
    chosen = st.selectbox(
        asked,
        list(by_key),
        index=list(by_key).index(first.key) if first.key in by_key else 0,
        key=f"whose.{key}",
        format_func=lambda each: _told(t, by_key[each], account),
        placeholder=t("Choose one"),
    )
    return by_key[chosen]


def _told(t: Translator, owner: Owner, account: Account) -> str:
    if owner.kind == "nobody":
        return t("Leave out")
    if owner.kind == "theirs":
        if owner.new:
            return t("Competitor: {name} (new)", name=owner.name)
        return t("Competitor: {name}", name=owner.name)
    platform = platform_label(t, account.platform)
    named = owner.handle or account.handle or account.name
    if not named:
        return t("{platform}, without an account name", platform=platform)
    return f"{platform} {named}"


def _ask_zone(here: Here, accounts: Accounts, account: Account, part: Understood) -> str | None:
    """Only of files with times, and only where the platform doesn't write its zone."""
    t, zone = here.t, zone_of(accounts, account)
    if not part.has_times() or part.kind in _TELLS_ITS_ZONE:
        return zone
    key = f"zone.{_key(account)}"
    if not state.has_widget(key):
        state.set_widget(key, zone or ZONE.key)
    with st.expander(t("Times in these files"), icon=":material/schedule:"):
        st.selectbox(
            t("Times in this account's files are those of"),
            list(ZONES),
            key=key,
            format_func=lambda each: t(ZONES[each]),
            placeholder=t("Choose one"),
        )
    return zone


def settle(tx: Tx, client_id: str, plan_id: str, answered: Sequence[Whose]) -> None:
    """Remember what was answered; a competitor that the plan lacks is added to it."""
    for each in answered:
        owner = each.owner
        if each.left_out:
            continue
        if owner.kind == "theirs" and owner.new:
            fields = CompetitorFields(platform=each.account.platform, name=owner.name)
            records.add(tx, plan_id, fields)
        theirs = owner.name if owner.kind == "theirs" else None
        known = KnownAccount(
            platform=each.account.platform,
            handle=owner.handle,
            seen_as=(name_in_file(each.account),),
            competitor=theirs,
            zone=each.zone,
        )
        settle_account(tx, client_id, known)


def without_left_out(whole: Understood, answered: Sequence[Whose]) -> Understood | None:
    """The parts that are kept; None where none is."""
    kept = [
        replace(part, also=())
        for part, whose in zip(whole.parts(), answered, strict=True)
        if whose.owner != NOBODY
    ]
    return replace(kept[0], also=tuple(kept[1:])) if kept else None
