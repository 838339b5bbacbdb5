"""Each element of a page as the plain Streamlit call that draws it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.ButtonGroup_pb2 import ButtonGroup
from streamlit.proto.Checkbox_pb2 import Checkbox
from streamlit.proto.DateInput_pb2 import DateInput
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Markdown_pb2 import Markdown
from streamlit.proto.VegaLiteChart_pb2 import VegaLiteChart

from bench.widgets import key_of

Pages = Mapping[str, str]
"""The expression that means a page, by the page's hash."""

_TITLES: Final = {"h1": "title", "h2": "header", "h3": "subheader"}
_ALERTS: Final = {
    Alert.ERROR: "error",
    Alert.WARNING: "warning",
    Alert.INFO: "info",
    Alert.SUCCESS: "success",
}


class Said(str):
    """An expression that stands in the script as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Itself, without quotes."""
        return str(self)


def call(name: str, *args: object, **named: object) -> str:
    """A call in Python's own writing; what is None is left to its default."""
    told = [repr(each) for each in args]
    told += [f"{key}={value!r}" for key, value in named.items() if value is not None]
    return f"{name}({', '.join(told)})"


def element_call(element: Element, pages: Pages) -> str:
    """The call that draws this element; empty for one that holds a place open."""
    kind = element.WhichOneof("type") or ""
    if kind == "page_link":
        return _page_link(element, pages)
    if kind not in _CALLS:
        raise NotImplementedError(f"an element of kind {kind}")
    return _CALLS[kind](element)


def _page_link(element: Element, pages: Pages) -> str:
    link = element.page_link
    page = Said(pages[link.page_script_hash]) if not link.external else link.page
    return call("page_link", page, label=link.label, icon=link.icon or None)


def _heading(element: Element) -> str:
    heading = element.heading
    return call(_TITLES.get(heading.tag, "subheader"), heading.body, help=heading.help or None)


def _markdown(element: Element) -> str:
    text = element.markdown
    if text.element_type == Markdown.Type.DIVIDER:
        return call("divider")
    name = "caption" if text.element_type == Markdown.Type.CAPTION else "markdown"
    return call(name, text.body, help=text.help or None)


def _alert(element: Element) -> str:
    alert = element.alert
    return call(_ALERTS[alert.format], alert.body, icon=alert.icon or None)


def _button(element: Element) -> str:
    button = element.button
    looks = {"type": button.type, "icon": button.icon or None, "help": button.help or None}
    if button.is_form_submitter:
        return call("form_submit_button", button.label, **looks)
    key = key_of(button.id)
    return call("button", button.label, key=key, disabled=button.disabled, **looks)


def _text_input(element: Element) -> str:
    line = element.text_input
    return call(
        "text_input",
        line.label,
        line.value if line.set_value else line.default,
        key=key_of(line.id),
        help=line.help or None,
        max_chars=line.max_chars or None,
        placeholder=line.placeholder or None,
        live=f"{line.live_debounce_ms}ms" if line.live_debounce_ms else None,
    )


def _text_area(element: Element) -> str:
    area = element.text_area
    return call(
        "text_area",
        area.label,
        area.value if area.set_value else area.default,
        key=key_of(area.id),
        help=area.help or None,
        max_chars=area.max_chars or None,
        placeholder=area.placeholder or None,
    )


def _date_input(element: Element) -> str:
    days: DateInput = element.date_input
    shown = [_day(each) for each in (days.value if days.set_value else days.default)]
    return call(
        "date_input",
        days.label,
        shown if days.is_range else next(iter(shown), Said("None")),
        key=key_of(days.id),
        min_value=_day(days.min),
        max_value=_day(days.max),
        format=days.format or None,
        help=days.help or None,
    )


def _day(text: str) -> Said:
    return Said(repr(date.fromisoformat(text.replace("/", "-"))))


def _selectbox(element: Element) -> str:
    box = element.selectbox
    options = list(box.options)
    at = options.index(box.raw_value) if box.raw_value in options else box.default
    key = key_of(box.id)
    return call("selectbox", box.label, options, at, key=key, help=box.help or None)


def _button_group(element: Element) -> str:
    group: ButtonGroup = element.button_group
    options = [option.content for option in group.options]
    chosen = list(group.raw_values) or [options[at] for at in group.default]
    several = group.click_mode == ButtonGroup.MULTI_SELECT
    return call(
        "pills" if group.style == ButtonGroup.PILLS else "segmented_control",
        group.label,
        options,
        selection_mode="multi" if several else "single",
        default=chosen if several else next(iter(chosen), None),
        key=key_of(group.id),
        help=group.help or None,
    )


def _checkbox(element: Element) -> str:
    box = element.checkbox
    name = "toggle" if box.type == Checkbox.TOGGLE else "checkbox"
    ticked = box.value if box.set_value else box.default
    return call(name, box.label, ticked, key=key_of(box.id), help=box.help or None)


def _progress(element: Element) -> str:
    return call("progress", element.progress.value, element.progress.text or None)


def _metric(element: Element) -> str:
    told = element.metric
    chart = list(told.chart_data) or None
    return call("metric", told.label, told.body, told.delta or None, chart_data=chart)


def _file_uploader(element: Element) -> str:
    drop = element.file_uploader
    many, kinds = drop.multiple_files, list(drop.type) or None
    return call("file_uploader", drop.label, kinds, accept_multiple_files=many, key=key_of(drop.id))


def _dataframe(element: Element) -> str:
    table = element.dataframe
    columns = json.loads(table.columns) if table.columns else None
    data = Said(call("table", table.arrow_data.data))
    config = {name: value for name, value in (columns or {}).items() if name != "_index"}
    return call("dataframe", data, column_config=config, hide_index=True, key=key_of(table.id))


def _chart(element: Element) -> str:
    """The spec as a dict with its data ready: the cheapest way in which Streamlit takes a chart."""
    chart: VegaLiteChart = element.vega_lite_chart
    spec = json.loads(chart.spec)
    if chart.datasets:
        spec["datasets"] = {each.name: each.data.data for each in chart.datasets}
    data = Said(call("table", chart.data.data)) if chart.HasField("data") else None
    return call("vega_lite_chart", data or spec, spec if data else None, alt=chart.alt or None)


def _download(element: Element) -> str:
    button = element.download_button
    return call("download_button", button.label, b"-", key=key_of(button.id))


_CALLS: Final[Mapping[str, Callable[[Element], str]]] = {
    "alert": _alert,
    "button": _button,
    "button_group": _button_group,
    "checkbox": _checkbox,
    "dataframe": _dataframe,
    "date_input": _date_input,
    "download_button": _download,
    "empty": lambda _: "",
    "file_uploader": _file_uploader,
    "heading": _heading,
    "html": lambda element: call("html", element.html.body),
    "link_button": lambda element: call(
        "link_button", element.link_button.label, element.link_button.url
    ),
    "markdown": _markdown,
    "metric": _metric,
    "progress": _progress,
    "selectbox": _selectbox,
    "space": lambda _: call("space"),
    "text": lambda element: call("text", element.text.body),
    "text_area": _text_area,
    "text_input": _text_input,
    "toast": lambda element: call("toast", element.toast.body),
    "vega_lite_chart": _chart,
}
