"""A page's own messages written out again as a script of plain Streamlit calls.

The script draws the same texts, fields, charts and tables in the same containers and beside the same
navigation, and does nothing else: no rules, no database, no translation, no callbacks. Whatever a
page takes longer than this is our own doing.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from streamlit.proto.AppPage_pb2 import AppPage
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Delta_pb2 import Delta

from bench.bare_elements import Pages, call, element_call
from bench.visitor import Drawn, Place
from bench.widgets import key_of

# Where a toast or a style sheet ends up is decided by Streamlit itself.
_ROOTS: Final[Mapping[Place, str]] = {(0,): "st", (1,): "st.sidebar", (2,): "st"}


def bare_script(drawn: Drawn) -> str:
    """The text of the script. Raises NotImplementedError for an element that it can't say."""
    return bare_app({"draw": drawn})


def bare_app(
    drawings: Mapping[str, Drawn], also: str = "", shown_by: Mapping[str, str] | None = None
) -> str:
    """A script with a function for each of the drawings, and `also` what is between them.

    `shown_by` names the function of a page by the page's address; the others have the first.
    """
    first, known = next(iter(drawings)), _pages(next(iter(drawings.values())))
    pages = {page.page_script_hash: f"PAGES[{at}]" for at, page in enumerate(known)}
    functions = {page.url_pathname: first for page in known} | dict(shown_by or {})
    return "\n".join(
        [
            "import datetime",
            "import streamlit as st",
            "from bench.frame_code import table",
            *(line for name, drawn in drawings.items() for line in _function(name, drawn, pages)),
            also,
            "st.set_page_config(page_title='bare', page_icon='🎯', layout='wide')",
            "PAGES = [",
            *(f"    {_page(page, functions[page.url_pathname])}," for page in known),
            "]",
            "st.navigation(PAGES, position='sidebar', expanded=True).run()",
            "",
        ]
    )


def _pages(drawn: Drawn) -> list[AppPage]:
    return list(drawn.navigation.app_pages)


def _function(name: str, drawn: Drawn, pages: Pages) -> Iterator[str]:
    yield f"def {name}():"
    for line in _calls(drawn.parts, pages):
        yield f"    {line}"


def _page(page: AppPage, function: str) -> str:
    return "st.Page(" + ", ".join(
        (
            function,
            f"title={page.page_name!r}",
            f"icon={page.icon!r}",
            f"url_path={page.url_pathname!r}",
            f"default={page.is_default!r}",
            f"visibility={'hidden' if page.is_hidden else 'visible'!r})",
        )
    )


def _calls(parts: Mapping[Place, Delta], pages: Pages) -> Iterator[str]:
    names = dict(_ROOTS)
    for place, delta in parts.items():
        if delta.WhichOneof("type") == "new_element":
            said = element_call(delta.new_element, pages)
            if said:
                yield f"{names[place[:-1]]}.{said}"
        elif place not in names:
            names[place] = f"b{len(names)}"
            beside = _beside(parts, place)
            yield f"{names[place]} = {names[place[:-1]]}.{_block(delta.add_block, beside)}"
            for at, _ in enumerate(beside):
                names[*place, at] = f"{names[place]}[{at}]"


def _beside(parts: Mapping[Place, Delta], place: Place) -> list[Block]:
    """The columns or tabs that a block consists of, if it does."""
    found: list[Block] = []
    while (child := parts.get((*place, len(found)))) is not None:
        if child.add_block.WhichOneof("type") not in ("column", "tab"):
            return []
        found.append(child.add_block)
    return found


def _block(block: Block, beside: list[Block]) -> str:
    kind = block.WhichOneof("type")
    if beside and kind == "tab_container":
        return call("tabs", [each.tab.label for each in beside])
    if beside:
        return call("columns", [each.column.weight for each in beside])
    match kind:
        case "flex_container":
            return _container(block)
        case "form":
            return call("form", block.form.form_id, border=block.form.border)
        case "expandable":
            fold = block.expandable
            return call(
                "expander",
                fold.label,
                expanded=fold.expanded,
                icon=fold.icon or None,
                **_remembered(fold.id, block.id),
            )
        case "popover":
            top = block.popover
            return call(
                "popover",
                top.label,
                icon=top.icon or None,
                type=top.type or "secondary",
                **_remembered(top.id, block.id),
            )
        case _:
            raise NotImplementedError(f"a block of kind {kind}")


def _container(block: Block) -> str:
    flex = block.flex_container
    return call(
        "container",
        border=flex.border,
        horizontal=flex.direction == Block.FlexContainer.HORIZONTAL,
        key=key_of(block.id),
    )


def _remembered(widget_id: str, block_id: str) -> dict[str, str | None]:
    """The arguments of a fold; one that is a widget tells the server when it is opened."""
    return {
        "key": key_of(widget_id or block_id),
        "on_change": "rerun" if widget_id else None,
    }
