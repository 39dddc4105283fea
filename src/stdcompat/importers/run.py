"""Import sources into one compiled catalog: read, settle what crosses rows, merge, write.

Rows stream from the readers into the file that is compiled; what has to wait for the end of all
sources is small: entries whose order no date decides, and bases with several identical adopters.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.model import Basis, Confidence, Correspondence, Degree, PartialDate, Source, Standard, Status
from stdcompat.catalogs.rows import row_of
from stdcompat.catalogs.sqlite import Manifest
from stdcompat.importers.formats import FORMATS, Format, format_of
from stdcompat.importers.merge import Merger
from stdcompat.importers.model import Listing, Row, Skip
from stdcompat.importers.opened import sha256_of
from stdcompat.importers.reading import Reader
from stdcompat.importers.succession import Succession
from stdcompat.importers.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs.store import Row as StoreRow

__all__ = ["Import", "Imported", "import_catalog"]

_OVER: Final = frozenset({Status.WITHDRAWN, Status.SUPERSEDED})
_SEVERAL: Final = "several documents state that they are identical to this base, and nothing says which takes what"


@attrs.frozen
class Import:
    """One source to import.

    Attributes:
        path: a file or a folder.
        kind: the format, by its name in `FORMATS`; found out without it.
        version: which release it is, as its publisher calls it.
        retrieved: when it was taken from there.
        licence: the licence as stated, when the format does not tell.
        confidence: how well its facts are attested, when not as the format's usually are.
        read: reads it in place of the format's own reader (a table with columns of its own).
    """

    path: str
    kind: str | None = None
    version: str | None = None
    retrieved: PartialDate | None = None
    licence: str | None = None
    confidence: Confidence | None = None
    read: Callable[[str], Iterator[Row]] | None = None


@attrs.frozen
class Imported:
    """What became of the sources: what was made, and every row accounted for.

    Attributes:
        manifest: what the compiled file says of itself.
        sources: each source with its provenance and the counts of its rows, in order.
        merger: rows that went into others, and what sources differ in.
        cancelled: pairs of editions that each replaced the other, so that neither stands.
        doubted: adoptions marked doubtful, because several documents claim one base.
    """

    manifest: Manifest
    sources: tuple[tuple[Source, str, Tally], ...]
    merger: Merger
    cancelled: int
    doubted: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "schema": "stdcompat-import/1",
            "edition": self.manifest.edition,
            "digest": self.manifest.digest,
            "records": dict(self.manifest.counts),
            "sources": [
                {
                    "id": source.id,
                    "kind": kind,
                    "title": source.title,
                    "sha256": source.sha256,
                    "licence": source.licence,
                    "version": source.version,
                    "retrieved": source.retrieved,
                    **tally.to_dict(),
                }
                for source, kind, tally in self.sources
            ],
            "merged": self.merger.merged,
            "cancelled": self.cancelled,
            "doubted": self.doubted,
            "disagreements": {
                "count": self.merger.differing,
                "listed": [attrs.asdict(one) for one in self.merger.disagreements],
            },
        }


def import_catalog(
    output: str | os.PathLike[str],
    sources: Sequence[Import],
    *,
    edition: str | None = None,
    limit: int | None = None,
    advance: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Import sources into one compiled catalog, at once or not at all.

    The order of the sources counts: where two are equally well attested, the earlier one's word
    stands. The same sources give the same facts, and the same digest, on any machine.

    Args:
        output: the file to write.
        sources: what to import.
        edition: what to call it; made from the digests of the sources without it.
        limit: rows of each source that are read at most.
        advance: is told how many rows were read since it was told last.

    Raises:
        CatalogError: if a source cannot be used at all, with the place; nothing is written then.
        MissingExtraError: if a format needs a library that is not installed.
        OSError: if a file cannot be read.
    """
    formats = [FORMATS[one.kind or format_of(one.path)] for one in sources]
    run = _Run(_described(sources, formats), limit, advance)
    name = (
        edition
        or f"import {hashlib.sha256(''.join(one.sha256 or '' for one in run.described).encode()).hexdigest()[:12]}"
    )
    merger = Merger()
    manifest = compile_rows(output, run.rows(sources, formats), name, merge=merger)
    counted = zip(run.described, (form.name for form in formats), run.tallies, strict=True)
    return Imported(manifest, tuple(counted), merger, run.cancelled, run.doubted)


def _described(sources: Sequence[Import], formats: Sequence[Format]) -> list[Source]:
    """Return where each import comes from."""
    described: list[Source] = []
    for one, form in zip(sources, formats, strict=True):
        name = os.path.basename(os.path.normpath(one.path))
        id = name.partition(".")[0] or name
        taken = {source.id for source in described}
        sha = _digest(one.path)
        if id in taken:
            id = f"{id} {sha[:8]}"
        described.append(
            Source(
                id,
                f"{name}: {form.says}",
                form.cls,
                url=form.url,
                publisher=form.publisher,
                retrieved=one.retrieved,
                licence=one.licence or form.licence,
                version=one.version,
                sha256=sha,
            )
        )
    return described


def _digest(path: str) -> str:
    """Return the sha256 of a file, or of the names and digests of a folder's files."""
    if not os.path.isdir(path):
        return sha256_of(path)
    sha = hashlib.sha256()
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            full = os.path.join(folder, name)
            sha.update(f"{os.path.relpath(full, path)}\0{sha256_of(full)}\n".encode())
    return sha.hexdigest()


class _Run:
    """Reads sources in their order, and keeps what has to wait for the last of them."""

    def __init__(self, described: list[Source], limit: int | None, advance: Callable[[int], None]) -> None:
        self.described = described
        self.limit = limit
        self.advance = advance
        self.tallies: list[Tally] = []
        self.succession = Succession()
        self.waiting: list[Standard] = []
        self.identical = _Identical()
        self.cancelled = self.doubted = 0

    def rows(self, sources: Sequence[Import], formats: Sequence[Format]) -> Iterator[StoreRow]:
        """Iterate over the rows of the catalog."""
        for one, form, source in zip(sources, formats, self.described, strict=True):
            yield row_of(source)
            tally = Tally()
            self.tallies.append(tally)
            reader = Reader(source.id, one.confidence or form.confidence, tally, self.succession)
            yield from self._source((one.read or form.read)(one.path), reader, tally)
            for name, id in reader.named.items():
                yield row_of(attrs.evolve(source, id=id, title=f"{name}, as {source.title} names it", sha256=None))
        contradicted = self.succession.contradicted()
        self.cancelled = len(contradicted) // 2
        for entry in self.waiting:
            yield row_of(_without(entry, contradicted))
        for record in self.identical.doubtful():
            self.doubted += 1
            yield row_of(record)

    def _source(self, rows: Iterator[Row], reader: Reader, tally: Tally) -> Iterator[StoreRow]:
        for row in rows:
            if self.limit is not None and tally.rows >= self.limit:
                return
            tally.rows += 1
            self.advance(1)
            found = row if isinstance(row, Skip) else reader.read(row)
            if isinstance(found, Skip):
                tally.skip(found)
                continue
            if isinstance(row, Listing):
                tally.entries += 1
            else:
                tally.pairs += 1
            for record in found:
                if isinstance(record, Standard):
                    self.identical.see(record)
                    if self.succession.is_open(record):
                        self.waiting.append(record)
                        continue
                else:
                    self.identical.add(record)
                yield row_of(record)


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
