"""What is planned against the content mix: the share of every class, wanted and planned (method C3, C4)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from smwork.domain.content import Item, going_out
from smwork.domain.plan import Plan
from smwork.domain.posts.published import confirmed_posts
from smwork.domain.say import Number, Percent, Say, say, say_n
from smwork.domain.workbook import Workbook
from smwork.errors import UnknownFactError
from smwork.facts.mixes import lcss_classes, mix_rule

OWN_MIX: Final = "own"
"""The plan's `mix_rule` when it follows the rule that the user made."""

MIN_ITEMS: Final = 10
"""Below ten items one more or less moves a share by over ten points: nothing is claimed."""

POINTS: Final = 5.0
"""Percentage points that a share may be off; where one item weighs more than that, one item."""


class MixClass(NamedTuple):
    """A class of content, and its share in per cent when a rule prescribes one."""

    key: str
    label: str | Say
    wanted: float | None = None


@dataclass(frozen=True, slots=True)
class MixRow:
    """One class with the items planned in it; shares are in per cent of all that have a class.

    `label` is the user's own word, or a `Say` when it comes from the facts. What was really
    published are the items of which a person confirmed the post.
    """

    class_key: str
    label: str | Say
    share_wanted: float | None
    share_planned: float | None
    count: int
    share_published: float | None = None
    published: int = 0


@dataclass(frozen=True, slots=True)
class Mix:
    """The balance of a plan's content, or of one channel's; `unsorted` items have no class in it."""

    channel_id: str | None
    rows: tuple[MixRow, ...]
    counted: int
    unsorted: int
    verdicts: tuple[Say, ...]
    published: int = 0


def classes_of(plan: Plan) -> tuple[MixClass, ...]:
    """The classes of the plan's rule; none when it has no rule, or one that is not known here."""
    if plan.mix_rule == OWN_MIX:
        whole = sum(plan.own_mix.values())
        shares = plan.own_mix.items() if whole > 0 else ()
        return tuple(MixClass(name, name, 100 * share / whole) for name, share in shares)
    try:
        rule = mix_rule(plan.mix_rule)
    except UnknownFactError:
        return ()
    return tuple(MixClass(c.key, Say(c.label), rule.share(c.key)) for c in rule.classes)


def plan_mixes(book: Workbook) -> tuple[Mix, ...]:
    """The content mix of the whole plan, and then of each channel that something is planned on."""
    classes, done = classes_of(book.plan), confirmed_posts(book.matches)
    return tuple(
        _mix(
            channel_id,
            classes,
            [item.mix for item in items],
            [item.mix for item in items if item.id in done],
        )
        for channel_id, items in _per_channel(book)
    )


def lcss_balances(book: Workbook) -> tuple[Mix, ...]:
    """How what is planned is divided over likeable, clickable, sharable and sellable.

    No share is prescribed; only what is wholly absent is said.
    """
    classes = tuple(MixClass(c.key, Say(c.label)) for c in lcss_classes())
    done = confirmed_posts(book.matches)
    return tuple(
        _mix(
            channel_id,
            classes,
            [item.lcss or "" for item in items],
            [item.lcss or "" for item in items if item.id in done],
        )
        for channel_id, items in _per_channel(book)
    )


def _per_channel(book: Workbook) -> list[tuple[str | None, list[Item]]]:
    """What is to go out or did all the same, of the whole plan and of each channel."""
    items = going_out(book.items, confirmed_posts(book.matches))
    planned = [item for item in items if item.planned_on]
    own = [
        (channel.id, [item for item in planned if item.channel_id == channel.id])
        for channel in book.channels
    ]
    return [(None, planned), *((key, items) for key, items in own if items)]


def _mix(
    channel_id: str | None,
    classes: Sequence[MixClass],
    planned: Iterable[str],
    published: Iterable[str],
) -> Mix:
    counts, done = Counter(planned), Counter(published)
    counted, out = (sum(each[c.key] for c in classes) for each in (counts, done))
    rows = tuple(
        MixRow(
            each.key,
            each.label,
            each.wanted,
            _share(counts[each.key], counted),
            counts[each.key],
            _share(done[each.key], out),
            done[each.key],
        )
        for each in classes
    )
    unsorted = counts.total() - counted
    return Mix(channel_id, rows, counted, unsorted, _verdicts(rows, counted), out)


def _share(count: int, counted: int) -> float | None:
    return 100 * count / counted if counted else None


def _verdicts(rows: Sequence[MixRow], counted: int) -> tuple[Say, ...]:
    """What is off, the furthest first; that it is in order; or that there is too little to say."""
    if not rows:
        return ()
    if counted < MIN_ITEMS:
        short = say_n(
            "{n} planned item has a class; from {enough} on the mix is judged.",
            "{n} planned items have a class; from {enough} on the mix is judged.",
            counted,
            enough=Number(MIN_ITEMS, 0),
        )
        return (short,)
    if all(row.share_wanted is None for row in rows):
        return tuple(
            say("Under {label} nothing is planned.", label=r.label) for r in rows if not r.count
        )
    allowed = max(POINTS, 100 / counted)
    off = sorted((row for row in rows if _off(row) > allowed), key=_off, reverse=True)
    return tuple(map(_said, off)) or (say("What is planned follows the rule."),)


def _off(row: MixRow) -> float:
    return abs((row.share_planned or 0.0) - (row.share_wanted or 0.0))


def _said(row: MixRow) -> Say:
    return say(
        "{label} is {planned} of what is planned; the rule asks {wanted}.",
        label=row.label,
        planned=Percent(row.share_planned or 0.0, 0),
        wanted=Percent(row.share_wanted or 0.0, 0),
    )
