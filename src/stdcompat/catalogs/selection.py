"""Which entries of a catalog are meant: by publisher, class, committee, status and date."""

# No postponed annotations here: a record's annotations are read when it is made.

import datetime

from stdcompat._records import frozen
from stdcompat.catalogs.model import PartialDate, Status
from stdcompat.catalogs.store import Span, span_of

__all__ = ["Selection"]


@frozen
class Selection:
    """Conditions that an entry has to meet, all of them; without any, every entry does.

    Attributes:
        publisher: the prefix that it is published under (``GB``, ``ISO/IEC``).
        ics: a class of the International Classification for Standards, or what it begins with (``35``).
        ccs: the same of the Chinese Classification for Standards (``L80``).
        domain: what it is about, of the closed list of domains (``emc``).
        committee: a committee in charge, or what its name begins with (``ISO/IEC JTC 1/SC 27``).
        status: the stage it has reached in its life.
        since: published on this date or later.
        until: published on this date or earlier.
        in_force: in force on this day: begun, no draft, and not withdrawn.

    >>> from stdcompat.catalogs import Catalog
    >>> chosen = Selection(publisher="ISO/IEC", since="2022", until="2022", in_force=datetime.date(2026, 11, 21))
    >>> "ISO/IEC 27001:2022" in [str(entry.id) for entry in Catalog.bundled().select(chosen)]
    True
    """

    publisher: str | None = None
    ics: str | None = None
    ccs: str | None = None
    domain: str | None = None
    committee: str | None = None
    status: Status | None = None
    since: PartialDate | str | None = None
    until: PartialDate | str | None = None
    in_force: datetime.date | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """The terms that find the entries, as far as terms can tell."""
        found = [span_of(f"{word} {value}") for word, value in self._words() if value is not None]
        if self.publisher is not None:
            found.append(_exactly(f"publisher {self.publisher}"))
        if self.domain is not None:
            found.append(_exactly(f"domain {self.domain}"))
        if self.status is not None:
            found.append(_exactly(f"status {self.status.value}"))
        if self.since is not None or self.until is not None:
            found.append(span_of(f"published {self.since or ''}", f"published {self.until or '9999'}"))
        return tuple(found)

    def _words(self) -> tuple[tuple[str, str | None], ...]:
        return ("ics", self.ics), ("ccs", self.ccs), ("committee", self.committee)


def _exactly(term: str) -> Span:
    return term, f"{term}\0"
