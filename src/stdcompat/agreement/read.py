"""Agreement facts: from TOML to records, into and out of a store."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat.agreement.model import Agreement, AgreementCount
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.layers import LayeredStore
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.plain import from_plain, to_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stdcompat.catalogs.store import Row, Store

__all__ = ["TABLES", "AgreementBook", "agreement_rows"]

TABLES: dict[str, type[Any]] = {"agreement": Agreement, "agreement_count": AgreementCount}
"""The tables of an agreements file."""


def agreement_rows(records: Iterable[Agreement | AgreementCount]) -> list[Row]:
    """Turn agreements into rows of a store, found by each of their parties and by their scheme."""
    rows: list[Row] = []
    for record in records:
        if isinstance(record, Agreement):
            terms = (*record.parties, *([f"scheme {record.scheme}"] if record.scheme else []))
            rows.append(("agreement", record.id, to_plain(record), terms))
        else:
            rows.append(("agreement_count", record.id, to_plain(record), ()))
    return rows


class AgreementBook:
    """The agreements that are known, by party and by scheme.

    >>> "china-nz-electrical" in [agreement.id for agreement in AgreementBook.bundled().of("CN", "NZ")]
    True
    """

    __slots__ = ("_of", "_store", "own")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[str, tuple[Agreement, ...]] = {}
        self.own: tuple[Agreement | AgreementCount, ...] = ()
        """The agreements that were laid above those that ship."""

    @classmethod
    def bundled(cls) -> AgreementBook:
        """Return the agreements that ship with the package."""
        return _bundled()

    def above(self, records: Iterable[Agreement | AgreementCount]) -> AgreementBook:
        """Return the agreements of this book with others above them: of two with one id, the other counts."""
        own = tuple(records)
        book = AgreementBook(LayeredStore(self._store, MemoryStore(agreement_rows(own)), "theirs"))
        book.own = (*self.own, *own)
        return book

    def all(self) -> tuple[Agreement, ...]:
        """Return every agreement, by id."""
        raws = (self._store.get("agreement", key) for key in self._store.keys("agreement"))
        return tuple(from_plain(raw, Agreement) for raw in raws)

    def counts(self) -> tuple[AgreementCount, ...]:
        """Return the published totals, by date."""
        raws = (self._store.get("agreement_count", key) for key in self._store.keys("agreement_count"))
        return tuple(sorted((from_plain(raw, AgreementCount) for raw in raws), key=lambda c: (c.as_of, c.id)))

    def of(self, one: str, *others: str) -> tuple[Agreement, ...]:
        """Return the agreements to which all these parties belong, by id."""
        return tuple(a for a in self._find(one) if all(other in a.parties for other in others))

    def under(self, scheme: str) -> tuple[Agreement, ...]:
        """Return the agreements behind a scheme's name, by id."""
        return self._find(f"scheme {scheme}")

    def _find(self, term: str) -> tuple[Agreement, ...]:
        if term not in self._of:
            raws = [raw for _, raw in self._store.find("agreement", term)]
            self._of[term] = tuple(from_plain(raw, Agreement) for raw in raws)
        return self._of[term]


@functools.cache
def _bundled() -> AgreementBook:
    return AgreementBook(bundled_store())
