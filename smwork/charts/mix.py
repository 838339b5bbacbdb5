"""Step 5's first chart: what is planned of each class of content, against the mix rule."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from smwork.charts import rows
from smwork.charts.shown import NotEnough, Row, Shown, picture
from smwork.charts.theme import choose, paint
from smwork.charts.units import known
from smwork.charts.words import text_of
from smwork.domain.mix import MIN_ITEMS, POINTS
from smwork.domain.say import msg
from smwork.locale.translator import Translator


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    planned: float
    rule: float | None
    items: int
    published: float | None
    posts: int

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
    With `published` (per cent of the items whose post is known; NaN where there is none) and `posts`
    (a count) a thin bar below tells what really went out.
    Needs one item with a class. What is off is said from as many items on as `domain.mix` asks.
    """
    mix = _read(frame)
    if not mix.items:
        return NotEnough(t("Give at least one item in the calendar its class in the mix."))
    title = _title(mix, t)
    drawn = [_row(index, part, mix, t) for index, part in enumerate(mix.parts)]
    told = (f"{part.name}: {_note(part, t)}." for part in mix.parts)
    thin = any(part.published is not None for part in mix.parts)
    return picture(
        t,
        title=title,
        note=t("The thin bar is what was published.") if thin else "",
        alt_text=text_of([title + ".", _about(mix, t, rule), *told]),
        layers=_layers(drawn, t, rule),
        rows=drawn,
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
            known(row.get("published")),
            int(known(row.get("posts")) or 0),
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
    told = [t.percent(part.planned, 0)]
    if part.published is not None:
        told.append(t("{share} published", share=t.percent(part.published, 0)))
    if part.rule is not None:
        told.append(t("rule {wanted}", wanted=t.percent(part.rule, 0)))
    return ", ".join(told)


def _layers(drawn: Sequence[Row], t: Translator, rule: str) -> list[alt.Chart]:
    far = rows.room_for(row[field] for row in drawn for field in ("planned", "rule", "published"))
    title = (
        t("Share of the items (%); the stroke is the rule {rule}", rule=rule)
        if rule
        else t("Share of the items (%)")
    )
    scale = alt.Scale(domain=[0, far], nice=False)
    x = alt.X("planned:Q", scale=scale, axis=rows.share_axis(title))
    tooltip = [
        alt.Tooltip("name:N", title=t("Class")),
        alt.Tooltip("note:N", title=t("Planned")),
        alt.Tooltip("items:N", title=t("Items")),
        alt.Tooltip("posts:N", title=t("Posts")),
    ]
    return [
        rows.bars(x, choose("off", {"true": "bad"}, "ours"), tooltip),
        rows.thin_bars(alt.X("published:Q"), paint("steady"), tooltip),
        rows.ticks(alt.X("rule:Q"), tooltip),
        rows.names(),
        rows.notes(),
    ]


def _row(index: int, part: _Part, mix: _Mix, t: Translator) -> Row:
    sign = mix.sign(part)
    return {
        "row": index,
        "name": part.name,
        "note": sign + _note(part, t),
        "planned": round(part.planned, 1),
        "rule": None if part.rule is None else round(part.rule, 1),
        "off": bool(sign),
        "items": t.number(part.items, 0),
        "published": None if part.published is None else round(part.published, 1),
        "posts": t.number(part.posts, 0),
        "ours": bool(sign),
    }
