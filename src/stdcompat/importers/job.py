"""The reading of all sources of an import: rows out, and what has to wait for the last of them.

What waits is small: entries whose order no date decides, and bases with several identical adopters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from stdcompat.catalogs.model import Basis, Correspondence, Degree, Standard, Status
from stdcompat.catalogs.rows import row_of
from stdcompat.errors import CatalogError
from stdcompat.importers.formats import FORMATS
from stdcompat.importers.model import Listing, Row, Skip
from stdcompat.importers.reading import Reader
from stdcompat.importers.succession import Succession
from stdcompat.importers.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.catalogs.model import Source
    from stdcompat.catalogs.store import Row as StoreRow
    from stdcompat.importers.run import Import

__all__ = ["Counted", "Job"]

_OVER: Final = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
_SEVERAL: Final = "several documents state that they are identical to this base, and nothing says which takes what"


class Counted(NamedTuple):
    """What a job counted.

    Attributes:
        tallies: what became of the rows of each source.
        cancelled: pairs of editions that each replaced the other, so that neither stands.
        doubted: adoptions marked doubtful, because several documents claim one base.
    """

    tallies: tuple[Tally, ...]
    cancelled: int
    doubted: int


class Job:
    """Reads sources in their order, each with its format known.

    Args:
        sources: what to read, and where each comes from.
        limit: rows of each source that are read at most.
    """

    def __init__(self, sources: Sequence[tuple[Import, Source]], limit: int | None = None) -> None:
        self.sources = tuple(sources)
        self.limit = limit
        self._tallies: list[Tally] = []
        self._succession = Succession()
        self._waiting: list[Standard] = []
        self._identical = _Identical()
        self._cancelled = self._doubted = 0

    def __str__(self) -> str:
        return ", ".join(one.path for one, _ in self.sources)

    @property
    def read(self) -> int:
        """How many rows were read so far."""
        return sum(tally.rows for tally in self._tallies)

    @property
    def counted(self) -> Counted:
        """What was counted so far."""
        return Counted(tuple(self._tallies), self._cancelled, self._doubted)

    def rows(self) -> Iterator[StoreRow]:
        """Iterate over the rows of the catalog, once.

        Raises:
            CatalogError: if a source cannot be used at all, with the place.
            MissingExtraError: if a format needs a library that is not installed.
            OSError: if a file cannot be read.
        """
        for one, source in self.sources:
            form = FORMATS[one.kind or ""]
            yield row_of(source)
            tally = Tally()
            self._tallies.append(tally)
            reader = Reader(source.id, one.confidence or form.confidence, tally, self._succession)
            yield from self._source((one.read or form.read)(one.path), reader, tally)
            for name, id in reader.named.items():
                yield row_of(attrs.evolve(source, id=id, title=f"{name}, as {source.title} names it", sha256=None))
        contradicted = self._succession.contradicted()
        self._cancelled = len(contradicted) // 2
        for entry in self._waiting:
            yield row_of(_without(entry, contradicted))
        for record in self._identical.doubtful():
            self._doubted += 1
            yield row_of(record)

    def _source(self, rows: Iterator[Row], reader: Reader, tally: Tally) -> Iterator[StoreRow]:
        for row in rows:
            if self.limit is not None and tally.rows >= self.limit:
                return
            tally.rows += 1
            found = row if isinstance(row, Skip) else reader.read(row)
            if isinstance(found, Skip):
                tally.skip(found)
                continue
            try:
                made = [(record, row_of(record)) for record in found]
            except CatalogError as error:  # an identifier that its own key does not name
                tally.skip(Skip(row.place, "the identifier cannot be read back", str(error.problems[0].what)))
                continue
            if isinstance(row, Listing):
                tally.entries += 1
            else:
                tally.pairs += 1
            for record, store_row in made:
                if isinstance(record, Standard):
                    self._identical.see(record)
                    if self._succession.is_open(record):
                        self._waiting.append(record)
                        continue
                else:
                    self._identical.add(record)
                yield store_row


def _without(entry: Standard, contradicted: frozenset[tuple[str, str]]) -> Standard:
    key = entry.id.key
    return attrs.evolve(
        entry,
        replaces=tuple(older for older in entry.replaces if (key, older.key) not in contradicted),
        replaced_by=tuple(newer for newer in entry.replaced_by if (newer.key, key) not in contradicted),
    )


class _Identical:
    """Which documents in force state that they are identical to one base.

    Fifty standards that each take one sheet of a base all print IDT, and are not equal to each
    other. Where nothing says which part each takes, the statement is doubtful.
    """

    def __init__(self) -> None:
        self._over: set[str] = set()
        self._adopters: dict[str, dict[tuple[str, str | None, str | None], dict[str, Correspondence]]] = {}

    def see(self, entry: Standard) -> None:
        """Take note of an entry whose time is over: it claims nothing any more."""
        if entry.status in _OVER:
            self._over.add(entry.id.key)

    def add(self, record: Correspondence) -> None:
        """Take note of an adoption."""
        if record.degree is not Degree.IDT or record.basis is not Basis.ADOPTION or record.doubtful:
            return
        if len(record.adopted) == 1:
            id = record.adopter
            # GB 5013.3 became GB/T 5013.3: the type of a number is no other document.
            document = (id.publisher, id.number, id.part)
            adopters = self._adopters.setdefault(record.adopted[0].key, {})
            adopters.setdefault(document, {}).setdefault(id.key, record)

    def doubtful(self) -> Iterator[Correspondence]:
        """Iterate over the adoptions that are in doubt."""
        for documents in self._adopters.values():
            in_force = [
                [record for key, record in records.items() if key not in self._over] for records in documents.values()
            ]
            if sum(map(bool, in_force)) > 1:
                for records in in_force:
                    yield from (attrs.evolve(record, doubtful=True, note=_SEVERAL) for record in records)
