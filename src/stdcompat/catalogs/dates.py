"""Questions about dates that sources give only in part."""

from __future__ import annotations

import datetime

from stdcompat._patterns import pattern
from stdcompat.catalogs.model import PartialDate, Standard
from stdcompat.errors import InvalidTypeError, InvalidValueError

__all__ = ["as_date", "as_partial_date", "begins", "ended", "started"]

_DATE = pattern(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def as_date(value: datetime.date | str | None) -> datetime.date:
    """Return the date asked about: a date, its ISO form, or today when there is none.

    Raises:
        ValueError: if a text is no date in ISO form.

    >>> as_date("2026-11-21")
    datetime.date(2026, 11, 21)
    """
    if value is None:
        return datetime.date.today()  # noqa: DTZ011  # the user's day, as printed in every answer
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str):
        what = f"not a date: {value!r}"  # type: ignore[unreachable]
        raise InvalidTypeError(what, "give a datetime.date, or a text such as '2026-11-21'")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        what = f"not a date: {value!r}"
        raise InvalidValueError(what, "write it as 2026-11-21") from None


def as_partial_date(value: object) -> PartialDate:
    """Read a date as far as it is given: a TOML date, a year, ``2024-07`` or ``2024-07-06``.

    Raises:
        ValueError: if it is no date, or no possible one.

    >>> as_partial_date("2024-07")
    '2024-07'
    """
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PartialDate(value.isoformat())
    text = str(value)
    match = _DATE.fullmatch(text)
    if match is None or isinstance(value, bool | float):
        what = f"not a date: {text!r}"
        raise InvalidValueError(what, "write 2024-07-06, '2024-07' or 2024")
    year, month, day = (int(group or 1) for group in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        what = f"not a date: {text!r}"
        raise InvalidValueError(what, "the calendar has no such day") from None
    return PartialDate(text)


def started(date: PartialDate | None, as_of: datetime.date) -> bool:
    """Return whether something that begins on `date` has begun; no date never holds it back.

    A month or a year counts from its first day.

    >>> started(PartialDate("2025-08"), datetime.date(2025, 8, 1))
    True
    """
    return date is None or date <= as_of.isoformat()


def ended(date: PartialDate | None, as_of: datetime.date) -> bool:
    """Return whether something that lasts until `date` is over; no date never ends it.

    A month or a year lasts to its last day.

    >>> ended(PartialDate("2025"), datetime.date(2025, 12, 31))
    False
    """
    return date is not None and as_of.isoformat()[: len(date)] > date


def begins(entry: Standard) -> PartialDate | None:
    """Return the date from which an edition counts: effective, else published, else its year."""
    date = entry.effective or entry.published
    if date is None and entry.id.year is not None:
        date = PartialDate(str(entry.id.year))
    return date
