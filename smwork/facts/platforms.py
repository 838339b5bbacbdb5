"""The channels: what a profile holds, how large texts and pictures may be, what can be measured."""

from functools import cache
from typing import Literal

from pydantic import model_validator

from smwork.facts.metrics import Scope
from smwork.facts.reading import Fact, Keyed, Text, named, read_toml, unique
from smwork.facts.sources import SourceRef

LimitUnit = Literal["characters", "graphemes", "bytes", "tags", "fields"]


class TextField(Keyed):
    """A place for text in a profile or a post; without a sourced limit it bears no number.

    `max_bytes` is a second limit beside `limit`; each link counts for `link_counts` characters.
    """

    label: Text
    limit: int | None = None
    unit: LimitUnit | None = None
    max_bytes: int | None = None
    link_counts: int | None = None
    note: Text = ""
    source: SourceRef | None = None

    @model_validator(mode="after")
    def _figure_has_source(self) -> "TextField":
        parts = (self.limit is None, self.unit is None, self.source is None)
        if len(set(parts)) > 1:
            raise ValueError(f"{self.key}: a limit, its unit and its source come together")
        return self


class Picture(Keyed):
    """A picture and its size in pixels; `on_profile` ones belong to the account itself."""

    label: Text
    width: int | None = None
    height: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    max_bytes: int | None = None
    on_profile: bool = False
    note: Text = ""
    source: SourceRef | None = None

    @model_validator(mode="after")
    def _figure_has_source(self) -> "Picture":
        figures = (self.width, self.height, self.min_width, self.min_height, self.max_bytes)
        if any(figures) != (self.source is not None):
            raise ValueError(f"{self.key}: sizes and their source come together")
        if (self.width is None) != (self.height is None):
            raise ValueError(f"{self.key}: a size has a width and a height")
        return self


class Missing(Fact):
    """Metrics that a channel does not give, and why.

    With `scope` only posts or only the account lack them; with `profile` only a personal profile.
    """

    metrics: tuple[str, ...]
    reason: Text
    scope: Scope | None = None
    profile: Literal["personal"] | None = None
    source: SourceRef | None = None


class Platform(Keyed):
    """One channel. `network`: an account on somebody's platform; `own`: website and newsletter.

    The name is a brand's and stays as it is, but for an own channel.
    """

    name: str
    kind: Literal["network", "own"]
    address: str | None = None
    profile: tuple[TextField, ...] = ()
    pictures: tuple[Picture, ...] = ()
    post: tuple[TextField, ...] = ()
    missing: tuple[Missing, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def post_text(self) -> TextField | None:
        """The main text of a post, with its limit; None where the channel has none."""
        return next((field for field in self.post if field.key == "text"), None)

    @property
    def hashtags(self) -> TextField | None:
        """How many hashtags a post's text may have; None where no source says so."""
        return next((field for field in self.post if field.key == "hashtags"), None)

    def profile_address(self, handle: str) -> str | None:
        """The profile's web address for a handle; None where the channel has no such pattern.

        A leading @ is left off; a Mastodon handle bears its server ("name@mastodon.nl").
        """
        name, _, server = handle.strip().removeprefix("@").partition("@")
        if self.address is None or not name or ("{server}" in self.address and not server):
            return None
        return self.address.format(handle=name, server=server)


class PlatformsFile(Fact):
    """The order of the channels."""

    order: tuple[str, ...]


@cache
def platforms() -> tuple[Platform, ...]:
    """Every channel, in the order in which it is offered."""
    order = PlatformsFile.model_validate(read_toml("platforms")).order
    return unique(Platform.model_validate(read_toml(f"platforms/{key}")) for key in order)


def platform(key: str) -> Platform:
    """The channel with this key; raises UnknownFactError."""
    return named(platforms(), "platform", key)
