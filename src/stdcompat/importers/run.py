"""Import sources into one compiled catalog: rows stream from the readers into the file that is compiled."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat._records import evolve, frozen
from stdcompat._untrusted import regular
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.model import Confidence, PartialDate, Source
from stdcompat.catalogs.sqlite import Manifest
from stdcompat.importers.formats import FORMATS, format_of
from stdcompat.importers.job import Counted, Job
from stdcompat.importers.merge import Merger
from stdcompat.importers.model import Row
from stdcompat.importers.opened import files_under, sha256_of
from stdcompat.importers.parts import Parts
from stdcompat.importers.tally import ImportTally
from stdcompat.importers.worker import can_read_elsewhere, rows_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs.store import Row as StoreRow

__all__ = ["Import", "Imported", "import_catalog"]

_LARGE: Final = 4 * 1024 * 1024  # bytes of sources from which on a second process, and keeping parts, pays


@frozen
class Import:
    """One source to import.

    Attributes:
        path: a file or a folder.
        kind: the format, by its name in `FORMATS`; found out without it.
        version: which release it is, as its publisher calls it.
        retrieved: when it was taken from there.
        licence: the licence as stated, when the format does not say.
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


@frozen
class Imported:
    """What became of the sources: what was made, and every row accounted for.

    Attributes:
        manifest: what the compiled file says of itself.
        sources: each source with its provenance and the counts of its rows, in order.
        merger: rows that went into others, and what sources differ in.
        cancelled: pairs of editions that each replaced the other, so that neither is kept.
        doubted: adoptions marked doubtful, because several documents claim one base.
        resumed: sources that were not read again, because an interrupted import had read them.
    """

    manifest: Manifest
    sources: tuple[tuple[Source, str, ImportTally], ...]
    merger: Merger
    cancelled: int
    doubted: int
    resumed: int = 0

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

    When an import of large sources is interrupted, those that were read to their end are not read
    again by the next one: it finds their rows in a folder beside the output (``mine.sqlite.parts``),
    which goes with the import that succeeds.

    Args:
        output: the file to write.
        sources: what to import.
        edition: what to call it; made from the digests of the sources without it.
        limit: rows of each source that are read at most.
        advance: called with the number of rows read since its last call.

    Raises:
        CatalogError: if a source cannot be used at all, with the place; nothing is written then.
        MissingExtraError: if a format needs a library that is not installed.
        OSError: if a file cannot be read.
    """
    for one in sources:
        regular(one.path)
    known = [evolve(one, kind=one.kind or format_of(one.path)) for one in sources]
    described = _described(known)
    digests = "".join(source.sha256 or "" for source in described)
    name = edition or f"import {hashlib.sha256(digests.encode()).hexdigest()[:12]}"
    large = _are_large(one.path for one in known)
    parts = Parts(output)
    job = Job(list(zip(known, described, strict=True)), limit, parts if large else None)
    counted: list[Counted] = []
    elsewhere = large and can_read_elsewhere() and not any(one.read for one in known)
    merger = Merger()
    done = False
    try:
        with contextlib.closing((rows_elsewhere if elsewhere else _rows_here)(job, advance, counted.append)) as rows:
            manifest = compile_rows(output, rows, name, merge=merger)
        done = True
    finally:
        parts.sweep(whole=done)
    ((tallies, cancelled, doubted, resumed),) = counted
    read = zip(described, (one.kind or "" for one in known), tallies, strict=True)
    return Imported(manifest, tuple(read), merger, cancelled, doubted, resumed)


def _are_large(paths: Iterable[str]) -> bool:
    return sum(_LARGE if os.path.isdir(path) else os.path.getsize(path) for path in paths) >= _LARGE


def _rows_here(job: Job, advance: Callable[[int], None], done: Callable[[Counted], None]) -> Generator[StoreRow]:
    told = 0
    for row in job.rows():
        yield row
        read = job.read
        if read > told:
            advance(read - told)
            told = read
    advance(job.read - told)
    done(job.counted)


def _described(sources: Sequence[Import]) -> list[Source]:
    """Return where each import comes from."""
    described: list[Source] = []
    for one in sources:
        form = FORMATS[one.kind or ""]
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
    for full in files_under(path):
        sha.update(f"{os.path.relpath(full, path)}\0{sha256_of(full)}\n".encode())
    return sha.hexdigest()
