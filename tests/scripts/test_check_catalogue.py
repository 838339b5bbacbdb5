from pathlib import Path

import pytest
from babel.messages.catalog import Message

from scripts.check_catalogue import Entry, Key, faults, used_in_code

CODE = """
t("Add a goal")
around.t("Two " "parts")
t(variable)
t.n("One goal", "{n} goals", count)
say("The target asks {asked}.", asked=Percent(5))
say_n("One day", "{n} days", days)
TITLE = msg("1 Goals")
print("not for users")
t("")
"""


def _entry(
    english: str | tuple[str, str], dutch: str | tuple[str, str], file: str = "a.po"
) -> Entry:
    return Entry(file, Message(english, dutch))


def _faults(shown: dict[Key, str], *known: Entry) -> list[str]:
    return list(faults(shown, list(known)))


def test_texts_are_found_where_they_are_marked(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text(CODE)

    assert set(used_in_code(file)) == {
        ("Add a goal",),
        ("Two parts",),
        ("One goal", "{n} goals"),
        ("The target asks {asked}.",),
        ("One day", "{n} days"),
        ("1 Goals",),
    }


def test_a_catalogue_that_fits_has_no_fault() -> None:
    shown: dict[Key, str] = {("Reach",): "a.py", ("One goal", "{n} goals"): "b.py"}

    assert not _faults(
        shown,
        _entry("Reach", "Bereik"),
        _entry(("One goal", "{n} goals"), ("Eén doel", "{n} doelen")),
    )


@pytest.mark.parametrize(
    ("known", "fault"),
    [
        ([], "a.py: no translation: 'By {day}'"),
        ([_entry("By {day}", "")], "a.po: not finished: 'By {day}'"),
        ([_entry("By {day}", "Op {dag}")], "a.po: other parameters than ['day']: 'Op {dag}'"),
        (
            [_entry("By {day}", "Op {day}"), _entry("By {day}", "Per {day}", "b.po")],
            "b.po: stands in a.po too: 'By {day}'",
        ),
        (
            [_entry("By {day}", "Op {day}"), _entry("Gone", "Weg")],
            "a.po: nobody shows it: 'Gone'",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(known: list[Entry], fault: str) -> None:
    assert _faults({("By {day}",): "a.py"}, *known) == [fault]


def test_an_unsure_translation_is_not_finished() -> None:
    message = Message("Reach", "Bereik", flags=("fuzzy",))

    assert _faults({("Reach",): "a.py"}, Entry("a.po", message)) == ["a.po: not finished: 'Reach'"]


def test_a_plural_has_to_be_the_one_that_is_shown() -> None:
    shown: dict[Key, str] = {("One goal", "{n} goals"): "b.py"}

    assert _faults(shown, _entry("One goal", "Eén doel")) == [
        "a.po: shown with a plural of its own: ('One goal', '{n} goals')"
    ]
