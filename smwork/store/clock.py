"""The clock of those who work with the workbook: moments are kept in UTC and read on it."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from smwork.settings import settings


def on_our_clock(moment: datetime) -> datetime:
    """The same moment as our clock showed it, so that its `date()` is the day on which it happened.

    It has the offset of that moment and not the zone: two moments in a zone are compared by what the
    clock shows, which is wrong in the hour that comes twice.
    """
    there = moment.astimezone(settings().time_zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))


def our_now() -> datetime:
    """This moment on our clock."""
    return on_our_clock(datetime.now(UTC))


def first_moment(day: date) -> datetime:
    """The moment at which a day begins here."""
    return on_our_clock(datetime.combine(day, time(), settings().time_zone))
