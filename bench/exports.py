"""A long content export of a Facebook page, as Meta writes it, with figures of our own."""

import csv
from datetime import datetime, timedelta
from pathlib import Path

COLUMNS = (
    *("Post ID", "Page ID", "Page name", "Title", "Publish time", "Permalink", "Post type"),
    *("Date", "Views", "Reach", "Reactions, Comments and Shares", "Reactions", "Comments"),
    *("Shares", "Total clicks", "Link Clicks"),
)
START = datetime(2023, 1, 1, 12)  # noqa: DTZ001 - wall time, as Meta writes it
SPAN = timedelta(days=1_095)
GROWN = 50
"""Of so many posts, one has other figures in a later export."""


def write_export(path: Path, posts: int, *, later: bool = False) -> Path:
    """Write so many posts of three years; a later export has a post more and knows some anew."""
    step = SPAN / posts
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        lines = csv.writer(file)
        lines.writerow(COLUMNS)
        for number in range(posts):
            grown = 1 if later and number % GROWN == 0 else 0
            lines.writerow(_row(number, START + step * number, grown))
        if later:
            lines.writerow(_row(posts, START + SPAN + timedelta(days=1), 0))
    return path


def _row(number: int, moment: datetime, grown: int) -> tuple[object, ...]:
    post = str(10**15 + number)
    reactions, comments, shares = number % 97 + grown, number % 13, number % 7
    return (
        *(post, "100064", "Zilt aan Zee", f"Post {number}: a day at the seaside"),
        f"{moment:%m/%d/%Y %H:%M}",
        *(f"https://www.facebook.com/zilt/posts/{post}", "Photos", "Lifetime"),
        *(number % 9_000 + grown, number % 7_000, reactions + comments + shares),
        *(reactions, comments, shares, number % 211, number % 101),
    )
