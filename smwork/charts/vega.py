"""Vega-Lite's own forms: a specification, its data, and text in its expressions."""

from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
Spec = dict[str, Json]


def values(rows: Sequence[Spec]) -> Spec:
    """The rows as a layer's own data, so that they travel with the specification as they are."""
    return {"values": rows}


def quoted(text: str) -> str:
    """The text as a string literal of a Vega expression."""
    plain = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{plain}'"


def wrapped(text: str, width: str, size: float) -> str:
    """A Vega expression: `text` in lines that fit into `width` px, at a bold letter of `size` px.

    Vega can cut a title but not wrap it, and only the browser knows how wide the chart is.
    """
    room = f"max(12, floor({width} / {size * 0.48:.2f}))"
    broken = f"replace({text}, regexp('(.{{1,' + {room} + '}})( +|$)', 'g'), '$1¶')"
    return f"split(replace({broken}, regexp('¶$'), ''), '¶')"
