"""The page that says where the method lives: whole, and true about the files it names."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "method.md"
POINTS = {"F": 6, "G": 8, "R": 8, "A": 7, "I": 8, "C": 9, "W": 3, "S": 5, "E": 8, "P": 9, "": 20}
"""How many points each part of the method has; the twenty actions are numbers alone."""
ROW = re.compile(r"^\| ([A-Z]?\d+) \| (.+) \| (.+) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall(PAGE.read_text("utf-8"))


def test_every_point_of_the_method_stands_there_once() -> None:
    wanted = [f"{part}{number}" for part, count in POINTS.items() for number in range(1, count + 1)]

    assert sorted(point for point, _, _ in rows()) == sorted(wanted)


def test_every_point_has_a_place_or_says_that_it_has_none() -> None:
    nowhere = [point for point, _, where in rows() if "`" not in where and "Not yet: " not in where]

    assert nowhere == []


def test_every_file_that_is_named_exists() -> None:
    named = re.findall(r"`([\w./]+)`", PAGE.read_text("utf-8"))

    assert len(named) > 100
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_link_of_the_readme_leads_somewhere() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r'(?:\]\(|src=")([\w./-]+)', text)

    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []
