"""What really went out: posts as they were measured, whose they are, and which item each belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Final, Literal, NamedTuple

from smwork.domain.content import Form
from smwork.domain.figures import ADS_ACCOUNT
from smwork.domain.record import Fields, Line, Link, Record, Ref
from smwork.domain.research import Channel
from smwork.domain.series import handle_key

MatchState = Literal["confirmed", "refused"]

NO_TIME: Final = time(0, 0)
"""Files without a time of day give midnight; a post that really went out then is taken for one."""


class PostKey(NamedTuple):
    """Which post: that of an account of the client under the platform's own name for it."""

    account_id: str
    post_id: str


@dataclass(frozen=True, slots=True)
class PublishedPost:
    """A post with what the calendar and the rules ask of it; the time is the wall time as published."""

    key: PostKey
    published: datetime
    form: Form | None
    text: str
    link: str | None
    reach: float | None = None
    interactions: float | None = None

    @property
    def has_time(self) -> bool:
        """Whether its file told the time of day."""
        return self.published.time() != NO_TIME


@dataclass(frozen=True, slots=True)
class PostAccount:
    """An account that posts were read in of: how many, and the first and last day that files cover."""

    id: str
    platform: str
    handle: str
    posts: int
    first: date
    through: date


class PostMatchFields(Fields):
    """What a person said of an item and a post: that they belong together, or that they do not."""

    item_id: Annotated[str, Ref("item", part_of=True)]
    account_id: Line = ""
    post_id: Link = ""
    state: MatchState = "confirmed"


class PostMatch(PostMatchFields, Record):
    """Such an answer as it was read."""

    model_config = Record.model_config

    @property
    def key(self) -> PostKey:
        """The post that it is about."""
        return PostKey(self.account_id, self.post_id)


def confirmed_posts(matches: Sequence[PostMatch]) -> dict[str, PostKey]:
    """The post of each item that has one, by the item's id."""
    return {each.item_id: each.key for each in matches if each.state == "confirmed"}


def channels_of_accounts(
    channels: Sequence[Channel], accounts: Sequence[PostAccount]
) -> dict[str, str]:
    """Which channel of the plan each account's posts went out on, by the account's id.

    By platform and handle; where a platform has one channel and one account, they are each other's:
    a file seldom spells a handle as a person does. The account of ads is nobody's channel.
    """
    own = [each for each in accounts if each.handle != ADS_ACCOUNT]
    by_handle = {(each.platform, handle_key(each.handle)): each.id for each in channels}
    return {
        account.id: channel_id
        for account in own
        if (channel_id := _channel_of(account, by_handle, channels, own)) is not None
    }


def _channel_of(
    account: PostAccount,
    by_handle: Mapping[tuple[str, str], str],
    channels: Sequence[Channel],
    accounts: Sequence[PostAccount],
) -> str | None:
    named = by_handle.get((account.platform, handle_key(account.handle)))
    there = [each.id for each in channels if each.platform == account.platform]
    alone = sum(each.platform == account.platform for each in accounts) == 1
    return named or (there[0] if alone and len(there) == 1 else None)
