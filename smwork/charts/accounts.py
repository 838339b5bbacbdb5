"""Step 3's chart: how complete each account is, before and now."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import choose
from smwork.charts.units import known
from smwork.charts.words import text_of
from smwork.locale.translator import Translator

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class _Account:
    name: str
    now: float
    before: float | None
    target: float | None


def completeness_bars(frame: pd.DataFrame, t: Translator, *, source: str = "") -> Shown | NotEnough:
    """Each account's completeness now, with a stroke where it was before.

    Columns: `account` (its name), `now`, `before` and `target` (per cent, 0 to 100; `before` and
    `target` may be NaN or absent). Needs one account whose `now` is known.
    """
    accounts = [
        _Account(str(row["account"]), now, known(row.get("before")), known(row.get("target")))
        for row in frame.to_dict("records")
        if (now := known(row["now"])) is not None
    ]
    if not accounts:
        return NotEnough(
            t("Add an account and go through its checklist to see how complete it is.")
        )
    title = _title(accounts, t)
    return picture(
        t,
        title=title,
        alt_text=text_of([title + ".", *(f"{each.name}: {_note(each, t)}." for each in accounts)]),
        layers=_layers(t),
        rows=[_row(index, account, t) for index, account in enumerate(accounts)],
        height=rows.height_of(len(accounts)),
        source=source,
    )


def _title(accounts: Sequence[_Account], t: Translator) -> str:
    least = min(accounts, key=lambda each: each.now)
    if least.now >= _WHOLE:
        return t("All accounts are complete")
    whole = sum(each.now >= _WHOLE for each in accounts)
    share = t.percent(least.now, 0)
    if len(accounts) == 1:
        return t("{account} is {share} complete", account=least.name, share=share)
    return t.n(
        "One of {all} accounts is complete; {account} has most to win ({share})",
        "{n} of {all} accounts are complete; {account} has most to win ({share})",
        whole,
        all=len(accounts),
        account=least.name,
        share=share,
    )


def _note(account: _Account, t: Translator) -> str:
    now = t.percent(account.now, 0)
    if account.before is None or round(account.before) == round(account.now):
        return now
    return f"{t.percent(account.before, 0)} → {now}"


def _layers(t: Translator) -> list[alt.Chart]:
    axis = alt.Axis(
        title=t("Complete (%)"),
        grid=False,
        values=[0, 25, 50, 75, 100],
        labelExpr="datum.label + '%'",
    )
    x = alt.X("now:Q", scale=alt.Scale(domain=[0, _WHOLE]), axis=axis)
    tooltip = [
        alt.Tooltip("name:N", title=t("Account")),
        alt.Tooltip("was:N", title=t("Before")),
        alt.Tooltip("is:N", title=t("Now")),
        alt.Tooltip("wanted:N", title=t("Target")),
    ]
    return [
        rows.tracks(_WHOLE),
        rows.bars(x, choose("whole", {"true": "ours"}, "steady"), tooltip),
        rows.ticks(alt.X("before:Q"), tooltip),
        rows.names(),
        rows.notes(),
    ]


def _row(index: int, account: _Account, t: Translator) -> Row:
    def share(value: float | None) -> str:
        return "–" if value is None else t.percent(value, 0)

    whole = account.now >= _WHOLE
    note = _note(account, t)
    return {
        "row": index,
        "name": account.name,
        "note": f"✔ {note}" if whole else note,
        "now": round(account.now, 1),
        "before": None if account.before is None else round(account.before, 1),
        "whole": whole,
        "was": share(account.before),
        "is": share(account.now),
        "wanted": share(account.target),
        "ours": False,
    }
