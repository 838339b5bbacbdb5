"""What a browser sends back for the fields that it has drawn and nobody has touched."""

from collections.abc import Iterable
from dataclasses import dataclass

from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState


@dataclass(frozen=True, slots=True)
class Held:
    """A field's state, and whether the page ordered it rather than proposed it."""

    state: WidgetState
    ordered: bool


def held(element: Element) -> Held | None:
    """What a field holds; None for what holds nothing, such as a text, a chart or a button."""
    match element.WhichOneof("type"):
        case "text_input":
            line = element.text_input
            text = line.value if line.set_value else line.default
            return Held(WidgetState(id=line.id, string_value=text), line.set_value)
        case "text_area":
            area = element.text_area
            text = area.value if area.set_value else area.default
            return Held(WidgetState(id=area.id, string_value=text), area.set_value)
        case "checkbox":
            box = element.checkbox
            ticked = box.value if box.set_value else box.default
            return Held(WidgetState(id=box.id, bool_value=ticked), box.set_value)
        case "selectbox":
            return _chosen(element)
        case "date_input":
            days = element.date_input
            return _several(days.id, days.value if days.set_value else days.default, days.set_value)
        case "button_group":
            group = element.button_group
            shown = [group.options[at].content for at in group.default]
            return _several(group.id, group.raw_values or shown, group.set_value)
        case _:
            return None


def _chosen(element: Element) -> Held | None:
    box = element.selectbox
    if not box.set_value and not box.HasField("default"):
        return None
    text = box.raw_value if box.set_value else box.options[box.default]
    return Held(WidgetState(id=box.id, string_value=text), box.set_value)


def _several(name: str, values: Iterable[str], ordered: bool) -> Held:
    return Held(WidgetState(id=name, string_array_value=StringArray(data=values)), ordered)


def key_of(widget_id: str) -> str | None:
    """The key that the page gave a widget, out of the id `$$ID-<digest>-<key>`."""
    key = widget_id.split("-", 2)[-1]
    return None if key in ("", "None") else key
