"""The demo's posts by its calendar: most of what was planned went out, and some moments do better."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import mean
from typing import Final, cast

from smwork.demo.calendar import Calendar
from smwork.demo.story import Story
from smwork.domain.content import Form
from smwork.domain.posts.matching import candidates
from smwork.domain.posts.proposals import proposals
from smwork.domain.posts.published import channels_of_accounts
from smwork.store.database import Tx
from smwork.store.matches import Answer, keep_answers
from smwork.store.plan import read_plan
from smwork.store.post_views import Period, read_accounts, read_published

_PULL: Final[Mapping[Form, float]] = {"reel": 1.3, "carousel": 1.15, "video": 1.1, "link": 0.75}
_EVENING: Final = 18
_IN_THE_EVENING, _IN_THE_MORNING = 1.3, 0.85

_NOT_PUBLISHED: Final = 7
"""Every so many-th item did not go out."""

_REWORDED: Final = 5
"""Every so many-th item went out with other words than were planned."""

_ANSWERED_UNTIL: Final = "W-5.1"
"""Up to here the team has said which post is which item; the rest waits for an answer."""

_MARK: Final = "#kettingkade"


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """What the calendar says of a day; without a text it went out in other words."""

    day: date
    at: time
    form: Form
    text: str


def planned_posts(story: Story, calendar: Calendar, channel: str) -> list[PlannedPost]:
    """The items of a channel that went out, as they were planned."""
    items = [each for each in story.records["items"].values() if each.get("channel_id") == channel]
    return [
        PlannedPost(
            calendar.day(cast("str", each["planned_on"])),
            _later(time.fromisoformat(cast("str", each["planned_at"])), number),
            cast("Form", each["form"]),
            "" if number % _REWORDED == 0 else f"{each['title']} {_MARK}",
        )
        for number, each in enumerate(items, 1)
        if number % _NOT_PUBLISHED
    ]


def _later(planned: time, number: int) -> time:
    """A few minutes after its plan, as posts go out."""
    return planned.replace(minute=planned.minute + 7 * number % 23)


def by_day(planned: Sequence[PlannedPost], days: Iterable[date]) -> dict[date, PlannedPost]:
    """Which planned post takes the place of the one on a day: that of the day, or of the day before."""
    free, taken = set(days), dict[date, PlannedPost]()
    for each in planned:
        day = next((d for d in (each.day, each.day + timedelta(days=1)) if d in free), None)
        if day is not None:
            free.remove(day)
            taken[day] = each
    return taken


def pull(form: Form, published: datetime) -> float:
    """How much more (or less) people do with a post of this form at this hour."""
    in_the_evening = published.hour >= _EVENING
    return _PULL.get(form, 1.0) * (_IN_THE_EVENING if in_the_evening else _IN_THE_MORNING)


def usual_pull(forms: Sequence[Form], hours: Sequence[int]) -> float:
    """What these forms and hours come to together, so that a month still comes to what was told."""
    noon = datetime(2026, 1, 1)  # noqa: DTZ001 - wall time
    return mean(pull(form, noon.replace(hour=hour)) for form in forms for hour in hours)


def answer_for_the_team(tx: Tx, plan_id: str, calendar: Calendar) -> None:
    """Confirm the pairs of the weeks that the team has looked at already."""
    book = read_plan(tx, plan_id)
    accounts = read_accounts(tx, book.client.id)
    channel_of = channels_of_accounts(book.channels, accounts)
    posts = read_published(tx, book.client.id, list(channel_of), Period())
    until = calendar.day(_ANSWERED_UNTIL)
    found = proposals(candidates(book.items, posts, channel_of, {}), ())
    answers = [
        Answer(each.item.id, each.post.key, "confirmed")
        for each in found
        if each.item.planned_on is not None and each.item.planned_on < until
    ]
    keep_answers(tx, plan_id, answers)
