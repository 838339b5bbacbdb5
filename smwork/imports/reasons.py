"""What a person is told about a row or a file: what is wrong, why, and what to do."""

from datetime import date

from smwork.domain.say import Day, Say, say
from smwork.imports.cells import FOREIGN

SHOWN = 40


def shown(value: object) -> str:
    """A value out of a file as it may stand in a sentence: printable and short."""
    text = "".join(each if each.isprintable() else " " for each in str(value))
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def no_number(line: int, column: str, value: object) -> Say:
    """A figure that is none, or an amount in another currency."""
    if isinstance(value, str) and FOREIGN.fullmatch(value.strip()):
        return foreign(line, column, value)
    return say(
        "Line {line}: “{value}” in the column “{column}” is not a number, so nothing of this file "
        "is taken over. Download the file from the platform again, or correct that cell.",
        line=line,
        value=shown(value),
        column=shown(column),
    )


def foreign(line: int, column: str, value: object) -> Say:
    """An amount in a currency that we don't count in."""
    return say(
        "Line {line}: “{value}” in the column “{column}” is not in euro, and the workbook counts in "
        "euro, so nothing of this file is taken over. Convert the amounts, or leave the column out.",
        line=line,
        value=shown(value),
        column=shown(column),
    )


def below_zero(line: int, column: str, value: object) -> Say:
    """A figure of a whole post that can't be: a day can lose what another gained, a post can't."""
    return say(
        "Line {line}: “{value}” in the column “{column}” is less than zero, which no post can have. "
        "Download the file from the platform again.",
        line=line,
        value=shown(value),
        column=shown(column),
    )


def made_a_date(line: int, column: str, value: object) -> Say:
    """A number that a spreadsheet programme turned into a date."""
    return say(
        "Line {line}: “{value}” in the column “{column}” was a number, but Excel has made a date of "
        "it, and what it was can't be known any more. Download the file from the platform again "
        "and choose it here without opening and saving it in Excel.",
        line=line,
        value=shown(value),
        column=shown(column),
    )


def rounded_id(line: int, value: object) -> Say:
    """A post's id that a spreadsheet programme rounded."""
    return say(
        "Line {line}: the post's id reads {value}. Excel has rounded it, so posts can't be told "
        "apart any more. Download the file from the platform again and choose it here without "
        "opening and saving it in Excel.",
        line=line,
        value=shown(value),
    )


def no_date(line: int, column: str, value: object) -> Say:
    """A date that is none, or not in the platform's order of day and month."""
    return say(
        "Line {line}: “{value}” in the column “{column}” is not a date as this kind of file writes "
        "it, so nothing of this file is taken over. A spreadsheet may have changed it: download "
        "the file again and choose it without opening it first.",
        line=line,
        value=shown(value),
        column=shown(column),
    )


def ragged(line: int, found: int, expected: int) -> Say:
    """A row that has other columns than the header."""
    return say(
        "Line {line} has {found} cells where the header has {expected}, so the figures can't be "
        "matched with their columns. The file is incomplete or was changed: download it from the "
        "platform again.",
        line=line,
        found=found,
        expected=expected,
    )


def whole_period(start: object, end: object) -> Say:
    """A row of an ads report that is about more than a day."""
    return say(
        "This report of ads adds up everything from {start} to {end}, and the workbook needs the "
        "figures of each day. In Ads Manager choose Breakdown → By time → Day, and export again.",
        start=shown(start),
        end=shown(end),
    )


def wrapped_lines() -> Say:
    """Whole lines in one quoted cell, as Excel leaves a CSV that it opened in one column."""
    return say(
        "Excel has put whole lines of this file between quotation marks, so the columns are lost. "
        "Download it from the platform again and choose it here without opening and saving it in "
        "Excel."
    )


def taken_apart() -> Say:
    """Such lines, read all the same."""
    return say(
        "Excel had put whole lines of this file between quotation marks; they were taken apart "
        "again. Compare the sums with those on the platform."
    )


def total_row() -> Say:
    """A row that adds up the others."""
    return say("a total; it would count everything twice")


def no_day() -> Say:
    """A row without a date."""
    return say("no date in this row")


def platform_gave_nothing() -> Say:
    """A row in which the platform says itself that it could not read the post."""
    return say("the platform could not say which post these figures belong to")


def later_row_counts(line: int) -> Say:
    """The same post stands in the file twice."""
    return say("the same post stands further down, in line {line}; that row counts", line=line)


def as_of(today: date) -> Say:
    """No day stands in the file, so its figures get the day on which it is read."""
    return say(
        "This file doesn't say which days it is about; its figures are kept as of {day}.",
        day=Day(today),
    )


def second_figure() -> Say:
    """The same day stands in the file twice for one metric."""
    return say("this day already has a figure in this file; the first one counts")


def nothing_in_it(title: str) -> Say:
    """The right columns, and no row with figures."""
    return say(
        "This is a file of the kind “{kind}”, but there are no figures in it. Platforms give empty "
        "files when an account is too small or the period has no posts: choose another period.",
        kind=Say(title),
    )
