"""Text, numbers, dates and money in the reader's language. English source text is the key."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_interval, format_time
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import (
    NumberFormatError,
    format_currency,
    format_decimal,
    format_percent,
    parse_decimal,
)

from smwork.domain.say import (
    Day,
    Minutes,
    Moment,
    Money,
    Month,
    Number,
    Param,
    Percent,
    Say,
)

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# English as it is written in Europe: day before month, euro before the amount.
_BABEL = {"nl": "nl_NL", "en": "en_GB"}
_ROOM = Path(__file__).parent
_FROM_HOURS = 120


@cache
def _catalogue(language: Language) -> NullTranslations:
    folder = _ROOM / language
    whole = Catalog(locale=language)
    for path in sorted(folder.glob("**/*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    whole[message.id] = message
    if not len(whole):
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return GNUTranslations(compiled)


class Translator:
    """One language's words and ways of writing; made once per language, kept by `translator`."""

    def __init__(self, language: Language, zone: ZoneInfo) -> None:
        self.language = language
        self.locale = Locale.parse(_BABEL[language])
        self.zone = zone
        self._words = _catalogue(language)

    def __call__(self, text: str | Say, /, **params: Param) -> str:
        """The text in this language, with its parameters written out."""
        if isinstance(text, Say):
            return self.say(text)
        return self._fill(self._words.gettext(text) if text else "", params)

    def n(self, singular: str, plural: str, count: int, /, **params: Param) -> str:
        """A text that depends on `count`, which is also its parameter `n`."""
        chosen = self._words.ngettext(singular, plural, count)
        return self._fill(chosen, {"n": count, **params})

    def say(self, said: Say) -> str:
        """A sentence of the domain in this language."""
        if said.plural is not None:
            return self.n(said.text, said.plural, said.count, **dict(said.params))
        return self(said.text, **dict(said.params))

    def number(self, value: float, digits: int = 1) -> str:
        """A number with at most `digits` decimals: `1.240,5` in Dutch."""
        pattern = "#,##0." + "#" * digits if digits else "#,##0"
        return format_decimal(value, format=pattern, locale=self.locale)

    def percent(self, value: float, digits: int = 1) -> str:
        """A percentage given as such: `percent(5)` is "5%"."""
        pattern = "#,##0." + "#" * digits + "%" if digits else "#,##0%"
        return format_percent(value / 100, format=pattern, locale=self.locale)

    def money(self, value: float, currency: str = "EUR") -> str:
        """An amount of money; whole amounts without cents."""
        digits = value != round(value)
        return format_currency(
            value,
            currency,
            format=None
            if digits
            else self.locale.currency_formats["standard"].pattern.replace(".00", ""),
            currency_digits=digits,
            locale=self.locale,
        )

    def minutes(self, value: float) -> str:
        """A duration: minutes, and hours from two hours on."""
        if value >= _FROM_HOURS:
            return self("{hours} hours", hours=Number(value / 60))
        return self("{minutes} min", minutes=Number(value))

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, as "Facebook, LinkedIn and X"."""
        return format_list(names, locale=self.locale)

    def day(self, value: date) -> str:
        """A calendar day, as "3 mrt 2026"."""
        return format_date(value, "d MMM y", locale=self.locale)

    def days(self, first: date, last: date) -> str:
        """From one day to another, as "1 feb – 3 mrt 2026": what they share stands there once."""
        return format_interval(first, last, "yMMMd", locale=self.locale)

    def weekday(self, value: date) -> str:
        """The short name of the day of the week."""
        return format_date(value, "EEE", locale=self.locale)

    def month(self, value: date) -> str:
        """A calendar month, as "maart 2026"."""
        return format_date(value, "LLLL y", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """A point in time: only the hour when it is today, else with the day."""
        there = value.astimezone(self.zone)
        if there.date() == datetime.now(self.zone).date():
            return format_time(there, "HH:mm", locale=self.locale)
        return format_datetime(there, "d MMM y HH:mm", locale=self.locale)

    def parse_number(self, typed: str) -> float:
        """The number a person typed: decimal comma in Dutch, and a lone point is understood too.

        Raises ValueError when it is no number, or could be read two ways.
        """
        text = typed.strip().replace("\u00a0", "").replace(" ", "")
        text = text.removeprefix("€").removesuffix("%")
        try:
            return float(parse_decimal(text, locale=self.locale, strict=True))
        except NumberFormatError:
            if text.count(".") + text.count(",") == 1:
                return float(text.replace(",", "."))
            raise

    def _fill(self, text: str, params: "dict[str, Param]") -> str:
        return (
            text.format_map({name: self._write(p) for name, p in params.items()})
            if params
            else text
        )

    def _write(self, value: Param) -> str:
        if isinstance(value, Say):
            return self.say(value)
        if isinstance(value, Number | Percent):
            write = self.number if isinstance(value, Number) else self.percent
            return write(value.value, value.digits)
        if isinstance(value, Day | Month | Moment):
            return self._when(value)
        return self._amount(value)

    def _when(self, value: Day | Month | Moment) -> str:
        match value:
            case Day():
                return self.day(value.value)
            case Month():
                return self.month(value.value)
            case Moment():
                return self.moment(value.value)

    def _amount(self, value: Money | Minutes | int | str) -> str:
        match value:
            case Money():
                return self.money(value.value, value.currency)
            case Minutes():
                return self.minutes(value.value)
            case int():
                return self.number(value, 0)
            case str():
                return value


@cache
def translator(language: Language, zone: str = "Europe/Amsterdam") -> Translator:
    """The translator of a language, with times in the IANA zone of the plan."""
    return Translator(language, ZoneInfo(zone))
