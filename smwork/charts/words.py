"""Text in a chart: put together, broken into lines, and inside Vega's expressions."""

from collections.abc import Sequence


def text_of(parts: Sequence[str]) -> str:
    """Sentences put one after the other, the empty ones left out."""
    return " ".join(part for part in parts if part)


def lines(text: str, room: int) -> list[str]:
    """The text in lines of at most `room` characters, broken between words."""
    written: list[str] = []
    for word in filter(None, text.split(" ")):  # a hard space holds its words together
        if written and len(written[-1]) + 1 + len(word) <= room:
            written[-1] += " " + word
        else:
            written.append(word)
    return written


def quoted(text: str) -> str:
    """The text as a string literal of a Vega expression."""
    plain = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{plain}'"


def wrapped(text: str, width: str, size: float) -> str:
    """A Vega expression: `text` in lines that fit into `width` px, at a bold letter of `size` px.

    Vega can cut a title but not wrap it, and only the browser knows how wide the chart is. A word
    that is longer than a line is broken: it would leave no room for the chart.
    """
    room = f"max(12, floor({width} / {size * 0.48:.2f}))"
    line, piece = f"(.{{1,' + {room} + '}})( +|$)", f"(.{{' + {room} + '}})"
    broken = f"replace({text}, regexp('{line}|{piece}', 'g'), '$1$3¶')"
    return f"split(replace({broken}, regexp('¶$'), ''), '¶')"
