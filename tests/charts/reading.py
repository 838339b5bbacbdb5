"""What a test asks of a drawn chart: its rows, layer by layer."""

from collections.abc import Iterator, Mapping
from typing import Any

from smwork.charts import NotEnough, Shown

Node = Mapping[str, Any]  # as Altair types what it makes


def shown(chart: Shown | NotEnough) -> Shown:
    assert isinstance(chart, Shown)
    return chart


def nodes(value: object) -> Iterator[Node]:
    """Every mapping inside a specification."""
    if isinstance(value, Mapping):
        yield value
        for part in value.values():
            yield from nodes(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from nodes(part)


def drawn(chart: Shown) -> list[dict[str, object]]:
    """The rows that the layers have in common."""
    rows: list[dict[str, object]] = chart.spec["layer"][0]["data"]["values"]
    return rows


def marks(chart: Shown, kind: str) -> list[Node]:
    """The layers of a kind of mark, from back to front."""
    return [
        node
        for node in nodes(chart.spec["layer"])
        if isinstance(mark := node.get("mark"), Mapping) and mark["type"] == kind
    ]
