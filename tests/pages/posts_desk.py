"""A plan with a channel, items of its calendar, and a file of posts that was read in."""

from datetime import date, datetime, timedelta

from smwork.domain.content import Form, ItemFields
from smwork.domain.figures import Post
from smwork.domain.research import ChannelFields
from smwork.store import figures, records
from smwork.store.post_views import read_accounts
from tests.builders import a_file
from tests.pages.conftest import Desk

MONDAY = date(2026, 3, 2)


def a_channel(desk: Desk) -> str:
    fields = ChannelFields(platform="instagram", handle="bakery")
    return desk.write(lambda tx: records.add(tx, desk.plan_id, fields))


def an_item(desk: Desk, channel_id: str, title: str, day: date, **fields: object) -> str:
    told = {"title": title, "planned_on": day, "channel_id": channel_id, **fields}
    return desk.write(lambda tx: records.add(tx, desk.plan_id, ItemFields.model_validate(told)))


def a_post(
    name: str, day: date, text: str, hour: int = 9, form: Form = "photo", **metrics: float
) -> Post:
    at = datetime(day.year, day.month, day.day, hour, 10)  # noqa: DTZ001 - wall time
    return Post(name, at, form, text, None, metrics, 2)


def read_in(desk: Desk, *posts: Post) -> str:
    """Read a file with these posts in, and name the account that they are of."""
    file = a_file(posts)
    desk.write(
        lambda tx: figures.keep(
            tx, desk.client_id, file, handle="bakery", file_name="posts.csv", digest="posts"
        )
    )
    (account,) = desk.db.read(desk.actor, lambda tx: read_accounts(tx, desk.client_id))
    return account.id


def a_season(evening: float) -> list[Post]:
    """Sixty days with a post in the morning and one in the evening, which gets so much more."""
    days = [MONDAY + timedelta(days=n) for n in range(60)]
    return [
        a_post(f"{day}-{hour}", day, "#Brood van de dag", hour, interactions=20 + n * 5 % 11 + more)
        for n, day in enumerate(days)
        for hour, more in ((8, 0), (19, evening))
    ]
