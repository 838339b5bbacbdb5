"""The mill's own exports, as the platforms would write them: look-alikes up to yesterday."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from tests.browser.walk.told import period
from tests.imports.biff8 import biff8
from tests.imports.builders import Cell, text_file

_META_IN_DUTCH = [
    *("Bericht-ID", "Pagina-ID", "Naam van pagina", "Titel", "Omschrijving", "Duur (sec.)"),
    *("Publicatietijdstip", "Type onderschrift", "Permalink", "Is gecrosspost"),
    *("Is een gedeeld bericht", "Berichttype", "Opmerking data", "Datum", "Weergaven", "Bereik"),
    *("Reacties, opmerkingen en deelacties", "Reacties", "Opmerkingen", "Deelacties"),
]
_LINKEDIN_FOLLOWERS = ["Date", "Sponsored followers", "Organic followers", "Total followers"]
_YOUTUBE_TABLE = ["Content", "Video title", "Video publish time", "Views", "Watch time (hours)"]
REACH, FOLLOWS, VIEWS = 1000, 3, 50
"""Of a Facebook post, of a LinkedIn day, of a YouTube video."""


@dataclass(frozen=True)
class Export:
    """A file to be dropped: where it is, whose it is, and how many figures the store has of it."""

    path: Path
    platform: str
    metric: str
    total: int

    @property
    def digest(self) -> str:
        """What the screen knows the file by."""
        return sha256(self.path.read_bytes()).hexdigest()


def exports(folder: Path, today: date) -> list[Export]:
    """Meta in Dutch, LinkedIn as .xls, YouTube: written to the folder."""
    weeks, days = list(_days(today, 7)), list(_days(today, 1))
    made = [
        ("Meta.csv", _facebook(weeks), "facebook", "reach", REACH * len(weeks)),
        (
            "molendehoop_followers_1766385907708.xls",
            _linkedin(days),
            *("linkedin", "follows", FOLLOWS * len(days)),
        ),
        ("Table data.csv", _youtube(weeks), "youtube", "views", VIEWS * len(weeks)),
    ]
    return [
        Export(_written(folder / name, data), platform, metric, int(total))
        for name, data, platform, metric, total in made
    ]


def _days(today: date, step: int) -> Iterator[date]:
    day = period(today)[0]
    while day < today:
        yield day
        day += timedelta(days=step)


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _facebook(days: list[date]) -> bytes:
    rows: list[list[Cell]] = [
        [
            *(f"11871551636{at:05}", "100070", "Molen De Hoop", f"Bericht {at}\n\nKom kijken!"),
            *("", 0, f"{day:%m/%d/%Y} 06:02", "N/A", f"https://www.facebook.com/p/{at}", 0, 0),
            *("Foto's", "Looptijd", "", 2 * REACH, REACH, 30, 20, 8, 2),
        ]
        for at, day in enumerate(days)
    ]
    return text_file(_META_IN_DUTCH, *rows)


def _linkedin(days: list[date]) -> bytes:
    rows: list[list[str | float]] = [list(_LINKEDIN_FOLLOWERS)]
    rows += [[f"{day:%m/%d/%Y}", 0, FOLLOWS, FOLLOWS] for day in days]
    places: list[list[str | float]] = [["Location", "Total followers"], ["Utrecht", 117]]
    return biff8({"New followers": rows, "Location": places})


def _youtube(days: list[date]) -> bytes:
    total: list[Cell] = ["Total", "", "", VIEWS * len(days), 2 * len(days)]
    rows: list[list[Cell]] = [
        [f"a1B2c3d{at:04}", f"Malen {at}", f"{day:%b} {day.day}, {day.year}", VIEWS, 2]
        for at, day in enumerate(days)
    ]
    return text_file(_YOUTUBE_TABLE, total, *rows)
