"""The theme can be read: contrast by WCAG 2.2, and charts with each kind of colour blindness."""

import math
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

CONFIG = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8")
)
TEXT, LARGE_OR_GRAPHIC = 4.5, 3.0
CAPTION = 0.6
"""How much of the text's colour Streamlit draws a caption with."""
APART = 10.0
"""CIE76 distance at which two lines of a chart are told apart beside each other."""

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHT = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

Rgb = tuple[float, float, float]


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(colour: Rgb) -> Rgb:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour)
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _mixed(over: Rgb, under: Rgb, share: float) -> Rgb:
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(over, under, strict=True))
    return red, green, blue


def _lab(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = colour
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _seen(colour: str, sight: str) -> tuple[float, float, float]:
    linear = _linear(_rgb(colour))
    mixed = (sum(w * v for w, v in zip(row, linear, strict=True)) for row in SIGHT[sight])
    red, green, blue = (min(max(v, 0.0), 1.0) for v in mixed)
    return _lab((red, green, blue))


@pytest.fixture(params=["light", "dark"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def colours(mode: str) -> dict[str, str]:
    theme: dict[str, str] = CONFIG["theme"][mode]
    return theme


@pytest.fixture
def grounds(mode: str, colours: dict[str, str]) -> list[Rgb]:
    """What text is drawn on: the page, cards and fields, the sidebar and its chosen line."""
    names = ("backgroundColor", "secondaryBackgroundColor")
    sidebar = CONFIG["theme"][mode]["sidebar"]
    return [_rgb(place[name]) for place in (colours, sidebar) for name in names]


def test_text_and_captions_can_be_read(colours: dict[str, str], grounds: list[Rgb]) -> None:
    text = _rgb(colours["textColor"])

    assert min(_contrast(text, ground) for ground in grounds) >= 7
    assert min(_contrast(_mixed(text, g, CAPTION), g) for g in grounds) >= TEXT


def test_links_can_be_read(colours: dict[str, str], grounds: list[Rgb]) -> None:
    assert min(_contrast(_rgb(colours["linkColor"]), ground) for ground in grounds) >= TEXT


def test_white_can_be_read_on_the_accent(colours: dict[str, str]) -> None:
    assert _contrast(_rgb("#FFFFFF"), _rgb(colours["primaryColor"])) >= TEXT


def test_the_accent_is_seen(colours: dict[str, str], grounds: list[Rgb]) -> None:
    accent = _rgb(colours["primaryColor"])

    assert min(_contrast(accent, ground) for ground in grounds) >= LARGE_OR_GRAPHIC


def test_the_colours_of_a_chart_are_seen(colours: dict[str, str]) -> None:
    page = _rgb(colours["backgroundColor"])

    for colour in colours["chartCategoricalColors"]:
        assert _contrast(_rgb(colour), page) >= LARGE_OR_GRAPHIC, colour


@pytest.mark.parametrize("sight", list(SIGHT))
def test_the_colours_of_a_chart_are_told_apart(colours: dict[str, str], sight: str) -> None:
    for one, other in combinations(colours["chartCategoricalColors"], 2):
        assert math.dist(_seen(one, sight), _seen(other, sight)) >= APART, (one, other)


def test_a_scale_of_colours_has_ten_steps(colours: dict[str, str]) -> None:
    """Streamlit takes its own, without a word, when there are not ten."""
    assert len(colours["chartSequentialColors"]) == len(colours["chartDivergingColors"]) == 10
