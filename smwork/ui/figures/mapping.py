"""The mapping screen: of a table that nobody knows, a person says what each column is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st
from pydantic import ValidationError

from smwork.domain.figures import Answers
from smwork.domain.say import msg
from smwork.facts.metrics import metrics
from smwork.imports.mapping import ColumnMapping, SheetPreview, Unknown, signature
from smwork.imports.proposal import Proposal, propose
from smwork.imports.sheets import Progress
from smwork.locale import Translator
from smwork.store.database import Tx
from smwork.store.figures import keep_mapping, read_mapping
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.figures.uploads import Upload, read_upload
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.words import in_words, platform_options

ROLES: Final = {
    "date": msg("the date"),
    "post_id": msg("the post's id"),
    "text": msg("the text"),
    "link": msg("the link"),
    "form": msg("the kind of post"),
}
ORDERS: Final = {
    "day_first": msg("day first: 31-12-2026"),
    "month_first": msg("month first: 12/31/2026"),
    "year_first": msg("year first: 2026-12-31"),
    "month_in_words": msg("with the month in words: 31 Dec 2026"),
}
_SHOWN_ROWS = 6
_METRIC: Final = "metric."
First = ColumnMapping | Proposal
"""What the questions are filled in with: what was said the last time, else a guess by the headers."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said about a table's columns, and the signature of the headers it was said of.

    `before`: it was said with an earlier file, and is no guess of ours.
    """

    mapping: ColumnMapping | None = None
    signature: str = ""
    before: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing is guessed that a person should look at before the figures are kept."""
        return self.mapping is None or self.before

    def remember(self, tx: Tx, client_id: str) -> None:
        """Keep it together with the figures, for the next file with the same headers."""
        if self.mapping is not None:
            keep_mapping(tx, client_id, self.signature, self.mapping.model_dump(mode="json"))


def has_more_sheets(here: Here, upload: Upload, answers: Answers) -> bool:
    """Whether a workbook of one's own has further sheets, each to be said by itself."""
    unknown = read_upload(
        upload, today=here.today, answers=answers, mapping=None, progress=lambda _: None
    )
    return isinstance(unknown, Unknown) and len(unknown.sheets) > 1


def mapping_screen(
    here: Here, now: Reading, upload: Upload, answers: Answers, progress: Progress
) -> Said:
    """Nothing for a file of a known kind; else the questions, and the mapping once they are answered.

    `answers` are those with which the file is read in any case: a known kind is read once.
    """
    unknown = read_upload(
        upload, today=here.today, answers=answers, mapping=None, progress=progress
    )
    if not isinstance(unknown, Unknown):
        return Said()
    sheet = _sheet(here, upload, unknown)
    row, header = _header(here, upload, sheet)
    name = signature(header)
    kept = here.read(partial(read_mapping, client_id=now.book.client.id, signature=name))
    known = _parsed(kept)
    if known is not None:
        st.caption(f":material/history: {here.t('Filled in as you said the last time.')}")
    mapping = _columns(here, upload, sheet, row, known or propose(sheet, row))
    return Said(mapping, name, before=known is not None)


def _parsed(kept: dict[str, object] | None) -> ColumnMapping | None:
    try:
        return ColumnMapping.model_validate(kept) if kept else None
    except ValidationError:
        return None


def _sheet(here: Here, upload: Upload, unknown: Unknown) -> SheetPreview:
    names = [each.name for each in unknown.sheets]
    if len(names) == 1:
        return unknown.sheets[0]
    chosen = st.selectbox(
        here.t("Sheet"),
        range(len(names)),
        index=_first_with_rows(unknown.sheets),
        key=f"sheet.{upload.digest}",
        format_func=lambda i: names[i],
        placeholder=here.t("Choose one"),
    )
    return unknown.sheets[chosen]


def _first_with_rows(sheets: Sequence[SheetPreview]) -> int:
    """Where to begin: at a sheet that has something below its header, not at a form nobody filled in."""
    filled = (
        at
        for at, sheet in enumerate(sheets)
        if any(
            line > sheet.header_row and sum(map(bool, row)) > 1
            for line, row in zip(sheet.lines, sheet.rows, strict=True)
        )
    )
    return next(filled, 0)


def _header(here: Here, upload: Upload, sheet: SheetPreview) -> tuple[int, tuple[str, ...]]:
    """The row that names the columns, chosen among the first ones; the rows below it are shown."""
    lines = {line: row for line, row in zip(sheet.lines, sheet.rows, strict=True) if any(row)} or {
        sheet.header_row: ()
    }
    first = sheet.header_row if sheet.header_row in lines else next(iter(lines))
    chosen = st.selectbox(
        here.t("Row with the names of the columns"),
        list(lines),
        index=list(lines).index(first),
        key=f"header.{upload.digest}.{sheet.name}",
        format_func=lambda line: f"{line}: {' · '.join(each for each in lines[line] if each)[:90]}",
        placeholder=here.t("Choose one"),
    )
    header = lines[chosen]
    below = [row for line, row in lines.items() if line > chosen][:_SHOWN_ROWS]
    if below:
        shown = {
            name or str(at): [row[at - 1] if at <= len(row) else "" for row in below]
            for at, name in enumerate(header, 1)
        }
        st.dataframe(shown, hide_index=True, key=f"preview.{upload.digest}")
    return chosen, header


def _columns(
    here: Here, upload: Upload, sheet: SheetPreview, row: int, first: First
) -> ColumnMapping | None:
    """The questions, filled in with the first answers: whose figures, and what each column is."""
    t = here.t
    header = propose(sheet, row).header
    # Each sheet has answers of its own: the channel of one isn't that of the next.
    of = f"{upload.digest}.{sheet.name}"
    left, right = st.columns(2)
    with left:
        names = platform_options(t)
        where = _ask(t, of, "platform", t("Channel"), names, first.platform or "")
        order = _ask(
            t, of, "order", t("How dates are written"), in_words(t, ORDERS), first.date_order
        )
    with right:
        longer = t("one month each") if sheet.by_month else t("one day each")
        kinds = {"posts": t("one post each"), "days": longer}
        rows_are = _ask(t, of, "rows", t("The rows are"), kinds, first.rows_are)
        signs = {"comma": "1.234,5", "point": "1,234.5"}
        sign = "comma" if first.decimal_comma else "point"
        comma = _ask(t, of, "comma", t("How numbers are written"), signs, sign)
    chosen = _roles(t, of, header, first)
    told = {
        "platform": where,
        "sheet": sheet.name,
        "header_row": row,
        "date_order": order,
        "rows_are": rows_are,
        "decimal_comma": comma == "comma",
        "metrics": {
            name: role.removeprefix(_METRIC)
            for name, role in chosen.items()
            if role.startswith(_METRIC)
        },
    }
    columns = {role: name for name, role in chosen.items()}
    told |= {f"{role}_column": columns.get(role) for role in ROLES}
    try:
        return ColumnMapping.model_validate(told)
    except ValidationError:
        st.caption(t("Still needed: the column with the date, and one with a metric."))
        return None


def _ask(t: Translator, of: str, name: str, label: str, options: dict[str, str], first: str) -> str:
    key = f"map.{name}.{of}"
    if not state.has_widget(key):
        state.set_widget(key, first if first in options else next(iter(options)))
    return str(
        st.selectbox(
            label,
            list(options),
            key=key,
            format_func=lambda each: options[each],
            placeholder=t("Choose one"),
        )
    )


def _roles(t: Translator, of: str, header: Sequence[str], first: First) -> dict[str, str]:
    """Header → role, from one selection per column that has a name."""
    options = {"": t("leave out")} | in_words(t, ROLES)
    options |= {f"{_METRIC}{each.key}": t(each.label) for each in metrics()}
    before = {name: f"{_METRIC}{key}" for name, key in first.metrics.items()}
    before |= {
        name: role for role in ROLES if (name := getattr(first, f"{role}_column")) is not None
    }
    columns, chosen = st.columns(3), {}
    for at, name in enumerate(dict.fromkeys(each for each in header if each)):
        with columns[at % 3]:
            role = _ask(t, of, f"role.{at}.{name}", plain(name), options, before.get(name, ""))
        if role:
            chosen[name] = role
    return chosen
