"""Step 5's first chart: what is planned of each class of content, against the mix rule."""

from dataclasses import dataclass

import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Shown, picture, text_of
from smwork.charts.theme import choose
from smwork.charts.units import known
from smwork.charts.vega import Spec
from smwork.domain.mix import MIN_ITEMS, POINTS
from smwork.domain.say import msg
from smwork.locale.translator import Translator


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    planned: float
    rule: float | None
    items: int

    @property
    def off(self) -> float:
        """Percentage points above (positive) or below the rule."""
        return 0.0 if self.rule is None else self.planned - self.rule


@dataclass(frozen=True, slots=True)
class _Mix:
    parts: tuple[_Part, ...]
    items: int

    @property
    def ruled(self) -> bool:
        return any(part.rule is not None for part in self.parts)

    @property
    def judged(self) -> bool:
        """Whether there is enough to say that something is off."""
        return self.items >= MIN_ITEMS

    def sign(self, part: _Part) -> str:
        """▲ or ▼ for a share that is off its rule, so that its colour isn't all that tells it."""
        if not self.judged or abs(part.off) <= max(POINTS, 100 / self.items):
            return ""
        return "▲ " if part.off > 0 else "▼ "


def mix_bars(
    frame: pd.DataFrame, t: Translator, *, rule: str = "", source: str = ""
) -> Shown | NotEnough:
    """The planned share of each class of content, with a stroke where the mix rule wants it.

    Columns: `name` (the class, in the reader's language), `planned` and `rule` (per cent of all items
    that have a class; `rule` NaN where nothing is prescribed), `items` (a count). `rule` names the
    rule; without one only the shares are drawn, as for likeable, clickable, sharable, sellable.
    Needs one item with a class. What is off is said from as many items on as `domain.mix` asks.
    """
    mix = _read(frame)
    if not mix.items:
        return NotEnough(t("Give at least one item in the calendar its class in the mix."))
    title = _title(mix, t)
    told = (f"{part.name}: {_note(part, t)}." for part in mix.parts)
    return picture(
        t,
        title=title,
        alt=text_of([title + ".", _about(mix, t, rule), *told]),
        layer=_layers(mix, t, rule),
        height=rows.height_of(len(mix.parts)),
        source=source,
    )


def _read(frame: pd.DataFrame) -> _Mix:
    parts = tuple(
        _Part(
            str(row["name"]),
            known(row["planned"]) or 0.0,
            known(row["rule"]),
            int(known(row["items"]) or 0),
        )
        for row in frame.to_dict("records")
    )
    return _Mix(parts, sum(part.items for part in parts))


def _title(mix: _Mix, t: Translator) -> str:
    if not mix.ruled:
        most = max(mix.parts, key=lambda part: part.items)
        return t(
            "Most planned: “{name}” ({share})", name=most.name, share=t.percent(most.planned, 0)
        )
    if not mix.judged:
        return t.n(
            "One item has a class: too few to judge the mix",
            "{n} items have a class: too few to judge the mix",
            mix.items,
        )
    worst = max(mix.parts, key=lambda part: abs(part.off))
    if not mix.sign(worst):
        return t("The planned mix follows the rule")
    text = (
        msg("Too much “{name}”: {share} planned, the rule says {wanted}")
        if worst.off > 0
        else msg("Too little “{name}”: {share} planned, the rule says {wanted}")
    )
    share, wanted = t.percent(worst.planned, 0), t.percent(worst.rule or 0.0, 0)
    return t(text, name=worst.name, share=share, wanted=wanted)


def _about(mix: _Mix, t: Translator, rule: str) -> str:
    if not rule:
        return t.n("One item has a class.", "{n} items have a class.", mix.items)
    return t.n(
        "One item against the rule {rule}.",
        "{n} items against the rule {rule}.",
        mix.items,
        rule=rule,
    )


def _note(part: _Part, t: Translator) -> str:
    planned = t.percent(part.planned, 0)
    if part.rule is None:
        return planned
    return t("{share}, rule {wanted}", share=planned, wanted=t.percent(part.rule, 0))


def _layers(mix: _Mix, t: Translator, rule: str) -> list[Spec]:
    drawn = [_row(index, part, mix, t) for index, part in enumerate(mix.parts)]
    far = rows.room_for(row[field] for row in drawn for field in ("planned", "rule"))
    x: Spec = {
        "field": "planned",
        "type": "quantitative",
        "scale": {"domain": [0, far], "nice": False},
        "axis": {
            "title": t("Share of the items (%); the stroke is the rule {rule}", rule=rule)
            if rule
            else t("Share of the items (%)"),
            "grid": False,
            "tickCount": 5,
            "labelExpr": "datum.label + '%'",
        },
    }
    tooltip = [
        rows.tip("name", t("Class")),
        rows.tip("note", t("Planned")),
        rows.tip("items", t("Items")),
    ]
    ruled = [row for row in drawn if row["rule"] is not None]
    return [
        rows.bars(drawn, x, choose("off", {"true": "bad"}, "ours"), tooltip),
        rows.ticks(ruled, {"field": "rule", "type": "quantitative"}, tooltip),
        rows.names(drawn),
        rows.notes(drawn),
    ]


def _row(index: int, part: _Part, mix: _Mix, t: Translator) -> Spec:
    sign = mix.sign(part)
    return {
        "row": index,
        "name": part.name,
        "note": sign + _note(part, t),
        "planned": round(part.planned, 1),
        "rule": None if part.rule is None else round(part.rule, 1),
        "off": bool(sign),
        "items": t.number(part.items, 0),
        "ours": bool(sign),
    }
