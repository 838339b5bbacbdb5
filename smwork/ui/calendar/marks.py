"""How an item looks in the calendar: its channel's letters and colour, its state's sign."""

from collections.abc import Mapping
from dataclasses import dataclass

from smwork.domain.content import Item, ItemStatus
from smwork.domain.workbook import Workbook
from smwork.locale import Translator
from smwork.ui.content.words import STATUSES
from smwork.ui.words import channel_options

_LETTERS: Mapping[str, str] = {
    "facebook": "Fb",
    "instagram": "Ig",
    "linkedin": "Li",
    "x": "X",
    "tiktok": "Tt",
    "youtube": "Yt",
    "pinterest": "Pi",
    "threads": "Th",
    "bluesky": "Bs",
    "mastodon": "Ma",
    "snapchat": "Sc",
    "whatsapp": "Wa",
    "google_business": "Go",
    "newsletter": "@",
    "website": "www",
}
SIGNS: Mapping[ItemStatus, str] = {
    "idea": "○",
    "making": "◔",
    "ready": "◑",
    "scheduled": "◕",
    "published": "●",
    "dropped": "✕",
}
# Middle tones: 3 to 1 on the light page as well as on the dark one. Never alone: letters stand by.
_HUES = ("#178583", "#D9690A", "#7068DC", "#2F86C4", "#D0437D", "#8F7414")
_NO_CHANNEL = "#7D8A8C"


@dataclass(frozen=True, slots=True)
class Mark:
    """A channel's letters, its colour and its name."""

    letters: str
    colour: str
    name: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a plan's channels, by id."""

    t: Translator
    channels: Mapping[str, Mark]

    def of(self, item: Item) -> Mark:
        """The mark of the channel that an item goes out on."""
        missing = Mark("–", _NO_CHANNEL, self.t("No channel yet"))
        return self.channels.get(item.channel_id or "", missing)

    def line(self, item: Item) -> str:
        """An item in a line of plain text: day, channel, title."""
        day = self.t.day(item.planned_on) if item.planned_on else self.t("No day yet")
        return f"{day} · {self.of(item).letters} · {self.title(item)}"

    def title(self, item: Item) -> str:
        """What an item is called, also as long as it has no title."""
        return item.title or " ".join(item.message.split())[:60] or self.t("Untitled")

    def status(self, item: Item) -> str:
        """The state of an item in a word."""
        return self.t(STATUSES[item.status])


def marks(t: Translator, book: Workbook) -> Marks:
    """The marks of this plan's channels, in the order in which the channels were added."""
    names = channel_options(t, book)
    return Marks(
        t,
        {
            channel.id: Mark(
                _LETTERS.get(channel.platform, channel.platform[:2].title() or "–"),
                _HUES[at % len(_HUES)],
                names[channel.id],
            )
            for at, channel in enumerate(book.channels)
        },
    )
