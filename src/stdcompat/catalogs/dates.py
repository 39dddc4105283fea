"""Questions about dates that sources give only in part."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stdcompat.catalogs.model import PartialDate

__all__ = ["as_date", "ended", "started", "years_between"]


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
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        msg = f"not a date: {value!r}; write it as 2026-11-21"
        raise ValueError(msg) from None


def started(date: PartialDate | None, as_of: datetime.date) -> bool:
    """Tell whether something that begins on `date` has begun; no date never holds it back.

    A month or a year counts from its first day.

    >>> started(PartialDate("2025-08"), datetime.date(2025, 8, 1))
    True
    """
    return date is None or date <= as_of.isoformat()


def ended(date: PartialDate | None, as_of: datetime.date) -> bool:
    """Tell whether something that lasts until `date` is over; no date never ends it.

    A month or a year lasts to its last day.

    >>> ended(PartialDate("2025"), datetime.date(2025, 12, 31))
    False
    """
    return date is not None and as_of.isoformat()[: len(date)] > date


def years_between(earlier: int, later: int) -> str:
    """Return a span of years in words.

    >>> years_between(2013, 2022)
    '9 years'
    """
    years = abs(later - earlier)
    return f"{years} year" if years == 1 else f"{years} years"
