"""The mapping screen: of a table that nobody knows, a person says what each column is."""

from functools import partial
from typing import Final

import streamlit as st
from pydantic import ValidationError

from smwork.domain.figures import Answers
from smwork.domain.say import msg
from smwork.facts.metrics import metrics
from smwork.facts.platforms import platforms
from smwork.imports.mapping import ColumnMapping, SheetPreview, Unknown, signature
from smwork.store.database import Tx
from smwork.store.figures import keep_mapping, read_mapping
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import plain
from smwork.ui.reading import Reading
from smwork.ui.uploads import Upload, read_upload

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


def mapping_screen(here: Here, now: Reading, upload: Upload) -> ColumnMapping | None:
    """Nothing for a file of a known kind; else the questions, and the mapping once they are answered."""
    unknown = read_upload(
        upload, today=here.today, answers=Answers(), mapping=None, progress=lambda _: None
    )
    if not isinstance(unknown, Unknown):
        return None
    sheet = _sheet(here, upload, unknown)
    header = _header(here, upload, sheet)
    kept = here.read(
        partial(read_mapping, client_id=now.book.client.id, signature=signature(header))
    )
    known = _parsed(kept)
    state.remember(f"signature.{upload.digest}", signature(header))
    t = here.t
    if known is not None:
        st.caption(f":material/history: {t('Filled in as you said the last time.')}")
    mapping = _columns(here, upload, sheet, header, known)
    state.remember(f"mapping.{upload.digest}", mapping.model_dump_json() if mapping else "")
    return mapping


def remember_mapping(tx: Tx, client_id: str, upload: Upload) -> None:
    """Keep the mapping together with the figures, for the next file with the same headers."""
    told, name = (
        state.recall(f"mapping.{upload.digest}"),
        state.recall(f"signature.{upload.digest}"),
    )
    if isinstance(told, str) and told and isinstance(name, str):
        mapping = ColumnMapping.model_validate_json(told)
        keep_mapping(tx, client_id, name, mapping.model_dump(mode="json"))


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
        key=f"sheet.{upload.digest}",
        format_func=lambda i: names[i],
    )
    return unknown.sheets[chosen]


def _header(here: Here, upload: Upload, sheet: SheetPreview) -> tuple[str, ...]:
    """The row that names the columns, chosen among the first ones; the rows below it are shown."""
    lines = {line: row for line, row in zip(sheet.lines, sheet.rows, strict=True) if any(row)}
    if not lines:
        return ()
    first = sheet.header_row if sheet.header_row in lines else next(iter(lines))
    chosen = st.selectbox(
        here.t("Row with the names of the columns"),
        list(lines),
        index=list(lines).index(first),
        key=f"header.{upload.digest}.{sheet.name}",
        format_func=lambda line: f"{line}: {' · '.join(each for each in lines[line] if each)[:90]}",
    )
    state.remember(f"header.row.{upload.digest}", chosen)
    below = [row for line, row in lines.items() if line > chosen][:_SHOWN_ROWS]
    header = lines[chosen]
    shown = {
        f"{at + 1}. {name}" if name else str(at + 1): [
            row[at] if at < len(row) else "" for row in below
        ]
        for at, name in enumerate(header)
    }
    st.dataframe(shown, hide_index=True, key=f"preview.{upload.digest}")
    return header


def _columns(
    here: Here,
    upload: Upload,
    sheet: SheetPreview,
    header: tuple[str, ...],
    known: ColumnMapping | None,
) -> ColumnMapping | None:
    """The questions: whose figures, how dates are written, and what each column is."""
    t = here.t
    options = {"": t("leave out")} | {key: t(text) for key, text in ROLES.items()}
    options |= {f"metric.{each.key}": t(each.label) for each in metrics()}
    left, right = st.columns(2)
    names = {each.key: t(each.name) for each in platforms()}
    with left:
        where = _ask(upload, "platform", t("Channel"), names, known.platform if known else "")
        order_words = {key: t(text) for key, text in ORDERS.items()}
        order = _ask(
            upload,
            "order",
            t("How dates are written"),
            order_words,
            known.date_order if known else "",
        )
    with right:
        rows_words = {"posts": t("one post each"), "days": t("one day each")}
        rows_are = _ask(
            upload, "rows", t("The rows are"), rows_words, known.rows_are if known else ""
        )
        comma_words = {"comma": t("1.234,5"), "point": t("1,234.5")}
        comma = _ask(
            upload,
            "comma",
            t("How numbers are written"),
            comma_words,
            "point" if known and not known.decimal_comma else "comma",
        )
    chosen = _roles(upload, header, options, known)
    row = state.recall(f"header.row.{upload.digest}")
    told = {
        "platform": where,
        "sheet": sheet.name,
        "header_row": row,
        "date_column": chosen.get("date"),
        "date_order": order,
        "rows_are": rows_are,
        "decimal_comma": comma == "comma",
        "metrics": {
            name: key.removeprefix("metric.")
            for key, name in chosen.items()
            if key.startswith("metric.")
        },
        **{f"{role}_column": chosen.get(role) for role in ROLES if role != "date"},
    }
    try:
        return ColumnMapping.model_validate(told)
    except ValidationError:
        st.caption(t("Still needed: the column with the date, and one with a metric."))
        return None


def _ask(upload: Upload, name: str, label: str, options: dict[str, str], first: str) -> str:
    key = f"map.{name}.{upload.digest}"
    if not state.has_widget(key):
        state.set_widget(key, first if first in options else next(iter(options)))
    return str(st.selectbox(label, list(options), key=key, format_func=lambda each: options[each]))


def _roles(
    upload: Upload,
    header: tuple[str, ...],
    options: dict[str, str],
    known: ColumnMapping | None,
) -> dict[str, str]:
    """Role → header, from one selection per column."""
    before = _before(known)
    chosen: dict[str, str] = {}
    columns = st.columns(3)
    for at, name in enumerate(each for each in header if each):
        with columns[at % 3]:
            role = _ask(upload, f"role.{at}", plain(name), options, before.get(name, ""))
        if role:
            chosen.setdefault(role, name)
    return chosen


def _before(known: ColumnMapping | None) -> dict[str, str]:
    if known is None:
        return {}
    roles = {getattr(known, f"{role}_column"): role for role in ROLES}
    return {name: f"metric.{key}" for name, key in known.metrics.items()} | {
        name: role for name, role in roles.items() if name
    }
