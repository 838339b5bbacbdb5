"""What holds for each chart: a valid, small, self-contained picture with a title, units and a voice."""

import json
from typing import get_args

import altair as alt
import pytest

from smwork.charts import Shown
from smwork.locale.translator import Language, translator
from tests.charts import reading
from tests.charts.frames import CHARTS, SOURCE
from tests.charts.reading import nodes

LANGUAGES: tuple[Language, ...] = get_args(Language)
MAX_BYTES = 20_000


def shown(name: str, language: Language) -> Shown:
    return reading.shown(CHARTS[name](translator(language)))


@pytest.mark.parametrize("name", CHARTS)
def test_it_holds_against_the_schema_as_it_is_drawn_and_as_it_is_sent(name: str) -> None:
    chart = shown(name, "en")
    chart.chart.to_dict(validate=True)
    alt.Chart.from_dict(chart.spec, validate=True)


@pytest.mark.parametrize("name", CHARTS)
def test_its_specification_is_made_once(name: str) -> None:
    chart = shown(name, "en")
    assert chart.spec is chart.spec


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_it_is_one_small_message_that_asks_nothing_of_the_net(
    name: str, language: Language
) -> None:
    chart = shown(name, language)
    assert len(json.dumps(chart.spec)) < MAX_BYTES
    assert not any("url" in node for node in nodes(chart.spec))
    assert not {"data", "datasets"} & set(chart.spec)  # Streamlit would send them apart, as Arrow


@pytest.mark.parametrize("name", CHARTS)
def test_the_background_is_left_to_the_theme(name: str) -> None:
    spec = shown(name, "en").spec
    assert "background" not in spec
    assert spec["params"] == [{"name": "dark", "expr": "luminance(background) < 0.4"}]


@pytest.mark.parametrize("name", CHARTS)
def test_every_colour_is_a_pair_for_light_and_dark(name: str) -> None:
    for node in nodes(shown(name, "en").spec["layer"]):
        for key in ("color", "fill", "stroke"):
            assert not isinstance(node.get(key), str), node


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_the_title_stands_in_the_picture_and_opens_the_text_that_replaces_it(
    name: str, language: Language
) -> None:
    chart = shown(name, language)
    assert chart.title
    assert chart.title in json.dumps(chart.spec["title"], ensure_ascii=False)
    assert chart.alt.startswith(chart.title)
    assert len(chart.alt) > len(chart.title) + 20


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_of_it_stays_english_in_dutch(name: str) -> None:
    english, dutch = shown(name, "en"), shown(name, "nl")
    assert english.alt != dutch.alt
    titles = {"en": axis_titles(english), "nl": axis_titles(dutch)}
    the_same = {"Account", "Items", "KPI", "Share of voice", "Variant", "Week"}
    assert not (titles["en"] & titles["nl"]) - the_same - {""}


def axis_titles(chart: Shown) -> set[str]:
    return {
        str(node["title"])
        for node in nodes(chart.spec["layer"])
        if isinstance(node.get("title"), str)
    }


@pytest.mark.parametrize("name", CHARTS)
def test_months_and_decimals_are_written_as_the_language_writes_them(name: str) -> None:
    config = shown(name, "nl").spec["config"]
    assert config["locale"]["number"]["decimal"] == ","
    assert config["locale"]["number"]["thousands"] == "."
    assert config["locale"]["time"]["shortMonths"][4] == "mei"
    assert config["locale"]["time"]["days"][0] == "zondag"


@pytest.mark.parametrize("name", ["trajectory", "glance", "detail", "competitors"])
def test_where_the_figures_come_from_stands_under_the_title(name: str) -> None:
    title = shown(name, "nl").spec["title"]
    assert title["subtitle"] == [f"Bron: {SOURCE}"]


@pytest.mark.parametrize("name", CHARTS)
def test_a_figure_can_be_read_by_pointing_at_it(name: str) -> None:
    titles = [
        line["title"]
        for node in nodes(shown(name, "nl").spec["layer"])
        if isinstance(lines := node.get("tooltip"), list)
        for line in lines
    ]
    assert titles
    assert all(titles)


@pytest.mark.parametrize("name", CHARTS)
def test_letters_are_large_enough_for_a_beamer(name: str) -> None:
    sizes = [
        size
        for node in nodes(shown(name, "en").spec)
        for key in ("fontSize", "labelFontSize", "titleFontSize", "subtitleFontSize")
        if isinstance(size := node.get(key), int)
    ]
    assert sizes
    assert min(sizes) >= 13


@pytest.mark.parametrize("name", CHARTS)
def test_it_is_read_aloud_by_its_own_text_and_not_in_vegas_english(name: str) -> None:
    config = shown(name, "nl").spec["config"]
    assert all(config[part]["aria"] is False for part in ("mark", "axis", "legend", "title"))
