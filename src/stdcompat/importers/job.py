"""The reading of all sources of an import: rows out, and what has to wait for the last of them.

What waits is small: entries whose order no date decides, and bases with several identical adopters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._records import evolve
from stdcompat.catalogs.model import Basis, Correspondence, Degree, Standard, Status
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.rows import row_of
from stdcompat.errors import CatalogError
from stdcompat.importers.formats import FORMATS
from stdcompat.importers.model import Listing, Skip
from stdcompat.importers.reading import Reader
from stdcompat.importers.succession import is_open, settled
from stdcompat.importers.tally import ImportTally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.catalogs.model import Source
    from stdcompat.catalogs.rows import Record
    from stdcompat.catalogs.store import Row as StoreRow
    from stdcompat.importers.parts import Parts
    from stdcompat.importers.run import Import

__all__ = ["Counted", "Job"]

_OVER: Final = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
_SEVERAL: Final = "several documents state that they are identical to this base, and nothing says which takes what"


class Counted(NamedTuple):
    """What a job counted.

    Attributes:
        tallies: what became of the rows of each source.
        cancelled: pairs of editions that each replaced the other, so that neither is kept.
        doubted: adoptions marked doubtful, because several documents claim one base.
        resumed: sources that an interrupted import had read.
    """

    tallies: tuple[ImportTally, ...]
    cancelled: int
    doubted: int
    resumed: int


class Job:
    """Reads sources in their order, each with its format known.

    Args:
        sources: what to read, and where each comes from.
        limit: rows of each source that are read at most.
        parts: where the rows of sources that were read to their end are kept; nowhere without it.
    """

    def __init__(
        self, sources: Sequence[tuple[Import, Source]], limit: int | None = None, parts: Parts | None = None
    ) -> None:
        self.sources = tuple(sources)
        self.limit = limit
        self.parts = parts
        self._tallies: list[ImportTally] = []
        self._waiting: list[Standard] = []
        self._identical = _Identical()
        self._cancelled = self._doubted = self._resumed = 0

    def __str__(self) -> str:
        return ", ".join(one.path for one, _ in self.sources)

    @property
    def read(self) -> int:
        """How many rows were read so far."""
        return sum(tally.rows for tally in self._tallies)

    @property
    def counted(self) -> Counted:
        """What was counted so far."""
        return Counted(tuple(self._tallies), self._cancelled, self._doubted, self._resumed)

    def rows(self) -> Iterator[StoreRow]:
        """Iterate over the rows of the catalog, once.

        Raises:
            CatalogError: if a source cannot be used at all, with the place.
            MissingExtraError: if a format needs a library that is not installed.
            OSError: if a file cannot be read.
        """
        for one, source in self.sources:
            yield row_of(source)
            for record, row in self._source(one, source):
                if isinstance(record, Standard):
                    self._identical.see(record)
                    if is_open(record):
                        self._waiting.append(record)
                        continue
                elif isinstance(record, Correspondence):
                    self._identical.add(record)
                yield row
        entries, self._cancelled = settled(self._waiting)
        for entry in entries:
            yield row_of(entry)
        for record in self._identical.doubtful():
            self._doubted += 1
            yield row_of(record)

    def _source(self, one: Import, source: Source) -> Iterator[tuple[Record, StoreRow]]:
        """Return the records of one source, each with its row; as they were kept, if it was read to its end before."""
        confidence = one.confidence or FORMATS[one.kind or ""].confidence
        part = None
        if self.parts is not None and one.read is None:
            part = self.parts.part(to_plain(source), one.kind, confidence.value, self.limit)
        known = None if part is None else part.tally()
        if part is not None and known is not None:
            self._tallies.append(known)
            self._resumed += 1
            return part.records()
        tally = ImportTally()
        self._tallies.append(tally)
        records = self._read(one, source, Reader(source.id, confidence, tally))
        return records if part is None else part.kept(records, tally)

    def _read(self, one: Import, source: Source, reader: Reader) -> Iterator[tuple[Record, StoreRow]]:
        tally = reader.tally
        for row in (one.read or FORMATS[one.kind or ""].read)(one.path):
            if self.limit is not None and tally.rows >= self.limit:
                break
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
            yield from made
        for name, id in reader.named.items():
            place = evolve(source, id=id, title=f"{name}, as {source.title} names it", sha256=None)
            yield place, row_of(place)


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
                    yield from (evolve(record, doubtful=True, note=_SEVERAL) for record in records)
