"""A month as a grid of days; where there is no room for seven columns, as a list of the days that hold something.

Drawn as one piece of HTML: forty-two Streamlit containers would cost more than the whole page. All
that a person typed is escaped, and the browser cleans the piece once more.
"""

from collections.abc import Sequence
from datetime import date
from html import escape

from smwork.domain.calendar import CalendarDay
from smwork.domain.content import Event, Item
from smwork.locale import Translator
from smwork.ui.calendar.marks import SIGNS, Marks
from smwork.ui.content.words import EVENTS

_MOST = 6
"""Items of a day that are drawn; the others are counted, and found in the week and the list."""

# Lines and tints are made from the text's own colour: right in light and dark alike.
_STYLE = """<style>
.smw-cal{container-type:inline-size;font-size:.86rem;line-height:1.3}
.smw-cal ol,.smw-cal ul{list-style:none;margin:0;padding:0}
.smw-cal .head,.smw-cal .days{display:grid;grid-template-columns:repeat(7,minmax(0,1fr))}
.smw-cal .head span{padding:.2rem .45rem;font-weight:600}
.smw-cal .days{border:1px solid color-mix(in srgb,currentColor 22%,transparent);border-width:1px 0 0 1px}
.smw-cal .day{margin:0;padding:.3rem .35rem .45rem;min-height:5.6rem;border:1px solid color-mix(in srgb,currentColor 22%,transparent);border-width:0 1px 1px 0}
.smw-cal .day.out{background:color-mix(in srgb,currentColor 4%,transparent)}
.smw-cal .day.out .num{opacity:.7}
.smw-cal .num{font-weight:600}
.smw-cal .day.today .num{background:#0B6E6E;color:#fff;border-radius:1rem;padding:.05rem .5rem}
.smw-cal .wk{float:right;font-size:.74rem;opacity:.8}
.smw-cal .long,.smw-cal .heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.smw-cal .free,.smw-cal .event{margin:.2rem 0 0;padding:.1rem .35rem;font-size:.78rem;border-radius:.3rem}
.smw-cal .free{background:color-mix(in srgb,currentColor 9%,transparent)}
.smw-cal .event{border:1px dashed color-mix(in srgb,currentColor 55%,transparent)}
.smw-cal .item{margin:.2rem 0 0;padding:.1rem .35rem;border-left:.3rem solid var(--hue);border-radius:.25rem;background:color-mix(in srgb,var(--hue) 15%,transparent);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;overflow-wrap:anywhere}
.smw-cal .item.open{outline:2px solid var(--hue)}
.smw-cal .more{margin:.2rem 0 0;font-size:.78rem}
@container (max-width:620px){
.smw-cal .head,.smw-cal .day.void,.smw-cal .num,.smw-cal .wk{display:none}
.smw-cal .days{display:block;border-width:1px 0 0}
.smw-cal .day{min-height:0;border-width:0 0 1px;padding:.55rem .1rem}
.smw-cal .long{position:static;width:auto;height:auto;clip-path:none;font-weight:600}
.smw-cal .day.today .long{text-decoration:underline;text-decoration-thickness:.15rem}
}</style>"""


def month_grid(look: Marks, days: Sequence[CalendarDay], today: date, chosen: str) -> str:
    """The days as HTML, `chosen` being the item that is open below."""
    t = look.t
    head = "".join(f"<span>{escape(t.weekday(each.day))}</span>" for each in days[:7])
    cells = "".join(_day(look, each, today, chosen) for each in days)
    return (
        f"{_STYLE}<div class='smw-cal'><div class='head' aria-hidden='true'>{head}</div>"
        f"<ol class='days'>{cells}</ol></div>"
    )


def _day(look: Marks, each: CalendarDay, today: date, chosen: str) -> str:
    t, day = look.t, each.day
    marks = ["day"]
    marks += [] if each.inside else ["out"]
    marks += ["void"] if each.is_empty or not each.inside else []
    marks += ["today"] if day == today else []
    long = f"{t.weekday(day)} {t.day(day)}"
    return (
        f"<li class='{' '.join(marks)}'>{_week(t, day)}"
        f"<span class='num' aria-hidden='true'>{day.day}</span>"
        f"<span class='long'>{escape(long)}</span>{_dates(t, each)}"
        f"{_items(look, each, chosen)}</li>"
    )


def _week(t: Translator, day: date) -> str:
    if day.weekday():
        return ""
    return f"<span class='wk'>{escape(t('wk {week}', week=day.isocalendar().week))}</span>"


def _dates(t: Translator, each: CalendarDay) -> str:
    free = f"<div class='free'>{escape(each.holiday)}</div>" if each.holiday else ""
    return free + "".join(_event(t, event) for event in each.events)


def _event(t: Translator, event: Event) -> str:
    kind, name = t(EVENTS[event.kind]), event.name
    return f"<div class='event' title='{escape(kind)}'>◆ {escape(name or kind)}</div>"


def _items(look: Marks, each: CalendarDay, chosen: str) -> str:
    """The first items of a day, and how many there are beyond them."""
    if not each.items:
        return ""
    drawn = "".join(_item(look, item, chosen) for item in each.items[:_MOST])
    left = len(each.items) - _MOST
    more = escape(look.t.n("and {n} more", "and {n} more", left)) if left > 0 else ""
    return f"<ul>{drawn}</ul>" + (f"<div class='more'>{more}</div>" if more else "")


def _item(look: Marks, item: Item, chosen: str) -> str:
    """Letters and sign for who sees them, channel and state in words for who hears them."""
    mark = look.of(item)
    told = escape(f"{mark.name} · {look.status(item)}")
    opened = " open" if item.id == chosen else ""
    time = f"{item.planned_at} " if item.planned_at else ""
    return (
        f"<li class='item{opened}' style='--hue:{mark.colour}' title='{told}'>"
        f"<span aria-hidden='true'><b>{escape(mark.letters)}</b> {SIGNS[item.status]} </span>"
        f"<span class='heard'>{told} · </span>{time}{escape(look.title(item))}</li>"
    )
