"""Fields that save themselves: what is on the screen as saved is on disk.

A field is drawn from its record and saves when it is left (or while one types, with `live`). It
carries the version it was drawn from, so that nobody's work is overwritten in silence; what can't be
saved stays on the screen with the reason under it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import streamlit as st
from pydantic import ValidationError

from smwork.domain.record import Fields, Record
from smwork.domain.say import Say, say
from smwork.errors import ConflictError, InvalidError, NotFoundError, SmworkError
from smwork.store import records
from smwork.store.frozen import FIXED
from smwork.ui import state
from smwork.ui.context import Here
from smwork.ui.messages import flash, plain, words_for
from smwork.ui.parsing import (
    NotUnderstoodError,
    Parse,
    as_choice,
    as_day,
    as_many,
    as_text,
    number_parser,
    told,
)

Options = Mapping[str, str]
Raw = str | bool | date | Sequence[str] | None
LIVE = "400ms"
"""How long nothing is typed before a live field saves."""
_DAY_FORMAT = "DD-MM-YYYY"


class Saving(TypedDict):
    """What every widget that saves itself is drawn with."""

    key: str
    on_change: Callable[[str, Parse], None]
    args: tuple[str, Parse]


@dataclass(frozen=True, slots=True)
class Editor:
    """The fields of one record, as they were drawn. `fields` is the model that knows the bounds."""

    here: Here
    record: Record
    fields: type[Fields]

    def text(
        self,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        hint: str | None = None,
        live: bool = False,
    ) -> None:
        """A line of text."""
        with self._saving(name, str(self._value(name) or ""), as_text) as saving:
            st.text_input(
                label,
                placeholder=placeholder,
                help=hint,
                live=LIVE if live else False,
                max_chars=self._longest(name),
                **saving,
            )

    def area(
        self,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        hint: str | None = None,
    ) -> None:
        """Several lines of text."""
        with self._saving(name, str(self._value(name) or ""), as_text) as saving:
            st.text_area(
                label,
                placeholder=placeholder,
                help=hint,
                height="content",
                max_chars=self._longest(name),
                **saving,
            )

    def number(
        self,
        name: str,
        label: str,
        *,
        placeholder: str = "",
        hint: str | None = None,
        live: bool = False,
        digits: int = 2,
    ) -> None:
        """A number as a person of this language types it: a decimal comma is understood."""
        value, t = self._value(name), self.here.t
        shown = t.number(float(value), digits) if isinstance(value, int | float) else ""
        parse = number_parser(self.here.t, self.fields.model_fields[name])
        with self._saving(name, shown, parse) as saving:
            st.text_input(
                label,
                placeholder=placeholder,
                help=hint,
                live=LIVE if live else False,
                **saving,
            )

    def day(self, name: str, label: str, *, hint: str | None = None) -> None:
        """A calendar day, or none."""
        value = self._value(name)
        with self._saving(name, value if isinstance(value, date) else None, as_day) as saving:
            st.date_input(
                label,
                value=None,
                format=_DAY_FORMAT,
                help=hint,
                min_value=date(2000, 1, 1),
                max_value=date(2100, 12, 31),
                **saving,
            )

    def choice(
        self,
        name: str,
        label: str,
        options: Options,
        *,
        hint: str | None = None,
        empty: str = "",
    ) -> None:
        """One of several; `options` is value → label. With `empty` (its label) it may be none of them."""
        value = self._value(name)
        known = {"": empty} | dict(options) if empty else dict(options)
        shown = str(value) if value in options else next(iter(known), "")
        with self._saving(name, shown, as_choice) as saving:
            st.selectbox(
                label,
                list(known),
                format_func=lambda each: known.get(each, each),
                help=hint,
                placeholder=self.here.t("Choose one"),
                **saving,
            )

    def pick(self, name: str, label: str, options: Options, *, hint: str | None = None) -> None:
        """One of a few, all in sight."""
        with self._saving(name, str(self._value(name) or ""), as_choice) as saving:
            st.segmented_control(
                label,
                list(options),
                format_func=lambda each: options.get(each, each),
                required=True,
                wrap=True,
                help=hint,
                **saving,
            )

    def many(
        self,
        name: str,
        label: str,
        options: Options,
        *,
        hint: str | None = None,
    ) -> None:
        """Any number out of several."""
        value = self._value(name)
        chosen = [each for each in value if each in options] if isinstance(value, tuple) else []
        with self._saving(name, chosen, as_many) as saving:
            st.pills(
                label,
                list(options),
                selection_mode="multi",
                format_func=lambda each: options.get(each, each),
                help=hint,
                **saving,
            )

    def flag(self, name: str, label: str, *, hint: str | None = None) -> None:
        """Yes or no."""
        with self._saving(name, bool(self._value(name)), bool) as saving:
            st.checkbox(label, help=hint, **saving)

    @contextmanager
    def _saving(self, name: str, shown: Raw, parse: Parse) -> Iterator[Saving]:
        """What makes the widget drawn inside save itself, and under it what is wrong with it."""
        key = self._prepare(name, shown, parse)
        yield {"key": key, "on_change": self._save, "args": (name, parse)}
        self._after(name, key, parse)

    def saved(self) -> None:
        """When this record was last saved and by whom, as the database has it."""
        t, record = self.here.t, self.record
        at = t.moment(record.changed_at)
        who = plain(record.changed_by)
        told = t("Saved at {at} by {who}", at=at, who=who) if who else t("Saved at {at}", at=at)
        st.caption(f":material/cloud_done: {told}")

    def _value(self, name: str) -> object:
        return getattr(self.record, name)

    def _key(self, name: str) -> str:
        return f"{type(self.record).__name__.lower()}.{name}.{self.record.id}"

    def _longest(self, name: str) -> int | None:
        """The longest text that the model allows."""
        lengths = [
            mark.max_length
            for mark in self.fields.model_fields[name].metadata
            if getattr(mark, "max_length", None)
        ]
        return min(lengths, default=None)

    def _prepare(self, name: str, shown: Raw, parse: Parse) -> str:
        """Give the widget the record's value, unless what it holds is as good or not saved yet."""
        key, value = self._key(name), self._value(name)
        drawn = repr(value)
        before = state.recall(f"drawn.{key}")
        state.remember(f"drawn.{key}", drawn)
        visit, seen = state.visit(), state.recall(f"visit.{key}")
        state.remember(f"visit.{key}", visit)
        if not state.has_widget(key):
            typed = state.take(f"brought.{key}")
            state.set_widget(key, shown if typed is None else typed)
            if typed is not None and not _holds(key, value, parse):
                # The server was started anew: nobody knows who was later.
                state.remember(f"theirs.{key}", drawn)
                self._refuse(
                    key, say("This was not saved yet. Stored now: {theirs}", theirs=told(value))
                )
        elif seen not in (None, visit):
            # A tap on a link right behind what was typed may leave the page and come back to it:
            # the browser has emptied its fields by then, and is told again what they hold.
            state.set_widget(key, state.widget_value(key))
        elif (
            before != drawn
            and state.recall(f"wrong.{key}") is None
            and not _holds(key, value, parse)
        ):
            state.set_widget(key, shown)
        return key

    def _save(self, name: str, parse: Parse) -> None:
        """Save what the widget holds; on any failure keep it on the screen and say why."""
        key = self._key(name)
        for mark in ("wrong", "theirs"):
            state.take(f"{mark}.{key}")
        try:
            self._write(name, parse(state.widget_value(key)))
        except ValidationError:
            self._refuse(key, say("This can't be used here."))
        except NotUnderstoodError as error:
            self._refuse(key, error.why)
        except ConflictError as error:
            state.remember(f"theirs.{key}", error.version)
            self._refuse(
                key, say("Somebody else changed this to: {theirs}", theirs=told(error.theirs))
            )
        except SmworkError as error:
            self._refuse(key, words_for(error))
            if isinstance(error, InvalidError) and error.rule in FIXED:
                # What is fixed has no field any more to say it under.
                flash(self.here.t(words_for(error)), wrong=True)
            if isinstance(error, NotFoundError) and error.record_id == self.record.id:
                self._gone(error, state.widget_value(key) if parse is as_text else "")

    def _gone(self, error: NotFoundError, typed: object) -> None:
        """Somebody took the record away, and its field with it: told on top, with what was typed."""
        t, told = self.here.t, words_for(error)
        with_it = t("{gone} You typed: “{typed}”", gone=told, typed=str(typed))
        flash(with_it if typed else t(told), wrong=True)

    def _write(self, name: str, value: object) -> None:
        """One transaction. A second change of the same drawing knows of the first: both are ours."""
        record, kept = self.record, f"saved.{self.record.id}"
        version = max(record.version, int(state.recall(kept) or 0))
        saved = self.here.write(
            lambda tx: records.change(tx, type(record), record.id, version, {name: value})
        )
        state.remember(kept, saved)

    def _refuse(self, key: str, why: Say) -> None:
        state.remember(f"wrong.{key}", self.here.t(why))

    def _after(self, name: str, key: str, parse: Parse) -> None:
        """Under the field: what is wrong with it, and in a conflict the choice between two values."""
        wrong = state.recall(f"wrong.{key}")
        if wrong is None:
            return
        # Not a caption: red on white at a caption's 60 % can't be read by everybody.
        st.markdown(f":small[:red[:material/error: {plain(str(wrong))}]]")
        if state.recall(f"theirs.{key}") is None:
            return
        t = self.here.t
        with st.container(horizontal=True):
            st.button(t("Keep mine"), key=f"mine.{key}", on_click=self._save, args=(name, parse))
            st.button(t("Take theirs"), key=f"take.{key}", on_click=self._take_theirs, args=(key,))

    def _take_theirs(self, key: str) -> None:
        for mark in ("wrong", "theirs"):
            state.take(f"{mark}.{key}")
        state.drop_widget(key)


def _holds(key: str, value: object, parse: Parse) -> bool:
    """Whether what the widget shows means the value that is stored."""
    try:
        return parse(state.widget_value(key)) == value
    except NotUnderstoodError:
        return False
