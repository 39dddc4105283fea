"""Whether an edition is in force on a day, and how well that is known.

A status is known as of the day it was read. It says nothing of a later day but that no change was
known yet, and what it says today is not read into the past.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._choice import Choice
from stdcompat._records import frozen
from stdcompat.catalogs.dates import begins, ended, started
from stdcompat.catalogs.model import Confidence, PartialDate, Standard, Status

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

__all__ = ["MAX_AGE", "Standing", "StandingOn", "confidence_after", "standing_on"]

MAX_AGE: Final = 12
"""After how many months a status that was read counts as stale."""


class Standing(Choice):
    """What the facts say of an edition on a day."""

    IN_FORCE = "in force"
    """It had begun and not ended: a later fact tells, or its status was read on the day or after it."""
    LAST_READ = "in force when last read"
    """It had begun, and nothing had ended it when its status was last read, before the day."""
    NOT_READ = "status not read"
    """It had begun, and no source tells its status."""
    ENDED_SINCE = "ended, since when is not held"
    """It had begun, and had ended when its status was read, after the day."""
    NOT_DATED = "not dated"
    """No source tells when it begins."""
    NOT_YET = "not yet in force"
    """It begins after the day."""
    NO_LONGER = "no longer in force"
    """It had ended by the day."""


@frozen
class StandingOn:
    """The status of an edition on a day.

    Attributes:
        standing: what the facts say.
        read: when its status was last read, where the answer rests on that.
    """

    standing: Standing
    read: PartialDate | None = None

    @property
    def in_force(self) -> bool | None:
        """Whether it is in force on the day; None when a missing date keeps it unknown."""
        if self.standing in {Standing.NOT_YET, Standing.NO_LONGER}:
            return False
        return None if self.standing in {Standing.ENDED_SINCE, Standing.NOT_DATED} else True

    def is_stale(self, day: datetime.date, months: int = MAX_AGE) -> bool:
        """Return whether what is known is too old to speak of a day: read more than so many months before, or never.

        >>> import datetime
        >>> known = StandingOn(Standing.LAST_READ, PartialDate("2025-07"))
        >>> known.is_stale(datetime.date(2026, 7, 31)), known.is_stale(datetime.date(2026, 8, 1))
        (False, True)
        """
        if self.standing is Standing.IN_FORCE or not self.in_force:
            return self.in_force is None
        if self.read is None:
            return True
        count = day.year * 12 + day.month - 1 - months
        oldest = f"{count // 12:04}-{count % 12 + 1:02}-{day.day:02}"
        return self.read < oldest[: len(self.read)]


def confidence_after(
    confidence: Confidence, read: PartialDate | None, day: datetime.date, months: int = MAX_AGE
) -> Confidence:
    """Return how well a fact that may have changed since is attested on a day: a step less for each so many months.

    What law asks for and whether an edition is in force change; a title, a date and an adoption do not. Nothing falls
    below low, and what was read at an unknown time stays as it was found.

    >>> import datetime
    >>> [confidence_after(Confidence.HIGH, PartialDate("2026-11"), datetime.date(y, 12, 1)).value for y in (2026, 2027, 2028, 2029)]
    ['high', 'medium', 'low', 'low']
    """
    if read is None or confidence <= Confidence.LOW:
        return confidence
    since = (day.year - int(read[:4])) * 12 + day.month - int(read[5:7] or 12)
    fallen = {Confidence.HIGH: (Confidence.MEDIUM, Confidence.LOW), Confidence.MEDIUM: (Confidence.LOW,)}[confidence]
    steps = max(since - 1, 0) // months
    return confidence if steps == 0 else fallen[min(steps, len(fallen)) - 1]


def standing_on(entry: Standard, newer: Iterable[Standard], day: datetime.date) -> StandingOn:
    """Return the status of an edition on a day.

    Args:
        entry: the edition.
        newer: the later editions of its document, and what else replaces it.
        day: the day.
    """
    if entry.status is Status.DRAFT:
        return StandingOn(Standing.NOT_YET)
    read = entry.status_as_of
    read_before = read is not None and started(read, day)
    begin = begins(entry)
    if begin is None:
        current = entry.status is Status.CURRENT and read_before
        return StandingOn(Standing.LAST_READ, read) if current else StandingOn(Standing.NOT_DATED)
    if not started(begin, day):
        return StandingOn(Standing.NOT_YET)
    if entry.withdrawn is not None:
        return StandingOn(Standing.NO_LONGER if ended(entry.withdrawn, day) else Standing.IN_FORCE)
    starts = [date for other in newer if other.status is not Status.DRAFT and (date := begins(other)) is not None]
    if any(started(date, day) for date in starts):
        return StandingOn(Standing.NO_LONGER)
    if entry.status in {Status.SUPERSEDED, Status.WITHDRAWN}:
        if starts:  # by what begins after the day
            return StandingOn(Standing.IN_FORCE)
        return StandingOn(Standing.NO_LONGER if read_before or read is None else Standing.ENDED_SINCE, read)
    if starts or (read is not None and read >= day.isoformat()[: len(read)]):
        return StandingOn(Standing.IN_FORCE)
    if entry.status is Status.UNKNOWN or read is None:
        return StandingOn(Standing.NOT_READ)
    return StandingOn(Standing.LAST_READ, read)
