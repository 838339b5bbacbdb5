"""A browser's half of Streamlit's protocol: ask for a run, take the page in, know when it is over."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from dataclasses import field as made
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.Common_pb2 import StringArray
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

from bench.widgets import held

Place = tuple[int, ...]


@dataclass(slots=True)
class Drawn:
    """What one run sent: the elements and blocks by their place, and the bytes of all messages."""

    parts: dict[Place, Delta] = made(default_factory=dict)
    sizes: dict[Place, int] = made(default_factory=dict)
    navigation: Navigation = made(default_factory=Navigation)
    seconds: float = 0.0

    def elements(self) -> Iterator[tuple[Place, Element]]:
        """The elements of the page, in the order of their places."""
        for place, delta in self.parts.items():
            if delta.WhichOneof("type") == "new_element":
                yield place, delta.new_element

    def block(self, place: Place) -> Block | None:
        """The block that stands at this place."""
        delta = self.parts.get(place)
        return delta.add_block if delta and delta.WhichOneof("type") == "add_block" else None


class Visitor:
    """One tab. Its widgets are sent back with every run, as a browser does."""

    def __init__(self, url: str, page: str, **query: str) -> None:
        self._query, self._page = urlencode(query), page
        self._tab = ExitStack()
        self._socket: ClientConnection = self._tab.enter_context(
            connect(
                url.replace("http", "ws", 1) + "/_stcore/stream",
                additional_headers={"Accept-Language": "nl"},
                max_size=None,
                proxy=None,
            )
        )
        self._states: dict[str, WidgetState] = {}
        self._kept: dict[str, ForwardMsg] = {}
        self._page_hash = ""
        self.drawn = Drawn()
        self.run()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._tab.close()

    def run(self, clicked: str = "") -> Drawn:
        """Have the page drawn again, by a click on the widget of this id if one is named."""
        asked = self._asked(clicked)
        start = time.perf_counter()
        self._socket.send(asked)
        drawn = self._take_in()
        drawn.seconds = time.perf_counter() - start
        self._remember(drawn)
        self.drawn = drawn
        return drawn

    def write(self, key: str, text: str) -> Drawn:
        """Type something else in the text field whose key begins like this, and leave it."""
        state = next(each for name, each in self._states.items() if f"-{key}." in name)
        state.string_value = text
        return self.run()

    def choose(self, key: str, option: str) -> Drawn:
        """Choose one of a few that lie in sight: a part of the page, by its label."""
        state = next(each for name, each in self._states.items() if name.endswith(f"-{key}"))
        state.string_array_value.CopyFrom(StringArray(data=[option]))
        return self.run()

    def unfold(self) -> int:
        """Open the records' folds one by one until none is shut; how many there were."""
        opened = 0
        while shut := self.shut_fold():
            self.run(clicked=shut)
            opened += 1
        return opened

    def shut_fold(self) -> str:
        """The first fold that is shut, as the id of its button; empty when all are open."""
        for _, element in self.drawn.elements():
            button = element.button
            if "-fold." in button.id and button.icon == ":material/expand_more:":
                return button.id
        return ""

    def _asked(self, clicked: str) -> bytes:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = self._query
        state.page_script_hash = self._page_hash
        state.page_name = "" if self._page_hash else self._page
        state.context_info.locale = "nl-NL"
        state.cached_message_hashes.extend(self._kept)
        state.widget_states.widgets.extend(self._states.values())
        if clicked:
            state.widget_states.widgets.append(WidgetState(id=clicked, trigger_value=True))
        data: bytes = asked.SerializeToString()
        return data

    def _take_in(self) -> Drawn:
        """Every message of the run, until the server says that it is over."""
        drawn = Drawn()
        while True:
            data = self._socket.recv(decode=False)
            message = ForwardMsg.FromString(data)
            match message.WhichOneof("type"):
                case "script_finished":
                    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                        raise RuntimeError("the run did not end well")
                    return drawn
                case "navigation":
                    drawn.navigation = message.navigation
                case "delta" | "ref_hash":
                    place = tuple(message.metadata.delta_path)
                    drawn.parts[place] = self._whole(message).delta
                    drawn.sizes[place] = len(data)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, or the earlier one that it points to."""
        if message.WhichOneof("type") == "ref_hash":
            return self._kept[message.ref_hash]
        if message.metadata.cacheable:
            self._kept[message.hash] = message
        return message

    def _remember(self, drawn: Drawn) -> None:
        self._page_hash = drawn.navigation.page_script_hash
        known, self._states = self._states, {}
        for _, element in drawn.elements():
            if field := held(element):
                name = field.state.id
                self._states[name] = field.state if field.ordered else known.get(name, field.state)
