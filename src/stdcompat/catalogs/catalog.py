"""The immutable catalog: a mapping from identifiers to the entries that publishers list."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.model import (
    Correspondence,
    Distinction,
    Origin,
    PartialDate,
    Publisher,
    Source,
    Standard,
    Status,
    Transition,
)
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import KINDS_OF_RECORD, TABLES, Record, catalog_rows, key_of
from stdcompat.catalogs.store import Digest, MemoryStore, Row, Store
from stdcompat.errors import CatalogError, UnknownStandardError
from stdcompat.identifiers import StandardId, parse, try_parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Catalog", "as_id", "read_catalog_files"]

T = TypeVar("T")
OnConflict = Literal["error", "ours", "theirs"]


def as_id(reference: StandardId | str) -> StandardId:
    """Return an identifier from an identifier or its text.

    Raises:
        IdentifierError: if the text cannot be read.
    """
    return reference if isinstance(reference, StandardId) else parse(reference)


class Catalog(Mapping[StandardId, Standard]):
    """What publishers list and who adopted what: facts, and no reasoning.

    Immutable; equal to another catalog that holds the same facts. Entries are read when they
    are first asked for.

    >>> catalog = Catalog.bundled()
    >>> catalog["GB/T 22080-2016"].title
    'Information technology - Security techniques - Information security management systems - Requirements'
    """

    __slots__ = ("_cache", "_distinctions", "_documents", "_named", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cache: dict[tuple[str, str], Any] = {}
        self._documents: dict[StandardId, str] = {}
        self._named: dict[StandardId, StandardId] = {}
        self._distinctions: dict[StandardId, tuple[Distinction, ...]] = {}

    @classmethod
    def bundled(cls) -> Catalog:
        """Return the catalog that ships with the package.

        Raises:
            CatalogNotCompiledError: in a checkout whose facts were never compiled.
        """
        return _bundled()

    @classmethod
    def from_toml(cls, *paths: str | os.PathLike[str]) -> Catalog:
        """Read a catalog from TOML files, and from the TOML files in folders.

        Raises:
            CatalogError: with every problem of every file.
        """
        reader = TableReader()
        edition, records = read_catalog_files(reader, paths)
        reader.raise_if_any(CatalogError)
        return cls(MemoryStore(catalog_rows(records), edition))

    @classmethod
    def from_records(
        cls,
        records: Iterable[Record],
        edition: str = "0",
    ) -> Catalog:
        """Make a catalog in memory, for tests and programs.

        Raises:
            CatalogError: if two records have the same key.
        """
        reader = TableReader()
        found: dict[str, list[Any]] = {key: [] for key in TABLES}
        for record in records:
            found[KINDS_OF_RECORD[type(record)]].append(record)
        _check_unique(reader, "", found)
        reader.raise_if_any(CatalogError)
        return cls(MemoryStore(catalog_rows(found), edition))

    @property
    def edition(self) -> str:
        """The name of this collection of facts, such as ``2026.11.0``."""
        return self._store.edition

    @property
    def digest(self) -> Digest:
        """A sha256 over the sorted facts: the same facts give the same digest anywhere."""
        return self._store.digest

    def combine(self, other: Catalog, *, on_conflict: OnConflict = "error") -> Catalog:
        """Return a catalog with the facts of both.

        Args:
            other: the catalog to add.
            on_conflict: what to do where both hold a different record under one key: raise, or
                keep ``ours`` or ``theirs``.

        Raises:
            CatalogError: for every key in conflict, when `on_conflict` is ``error``.
        """
        reader = TableReader()
        merged: dict[tuple[str, str], Row] = {row[:2]: row for row in self._store.rows()}
        for row in other._store.rows():
            mine = merged.get(row[:2])
            if mine is None or on_conflict == "theirs":
                merged[row[:2]] = row
            elif on_conflict == "error" and mine[2] != row[2]:
                hint = "choose with on_conflict='ours' or 'theirs'"
                reader.add("combine", f"{row[0]} {row[1]}", "differs in the two catalogs", hint)
        reader.raise_if_any(CatalogError)
        edition = " + ".join(dict.fromkeys([self.edition, other.edition]))
        return Catalog(MemoryStore(merged.values(), edition))

    def without(self, *records: Record) -> Catalog:
        """Return a catalog that lacks these records; those that it does not hold are ignored."""
        gone = {(KINDS_OF_RECORD[type(record)], key_of(record)) for record in records}
        return Catalog(MemoryStore((row for row in self._store.rows() if row[:2] not in gone), self.edition))

    def __getitem__(self, reference: StandardId | str) -> Standard:
        try:
            identifier = as_id(reference)
        except ValueError as error:
            raise UnknownStandardError(str(reference)) from error
        entry = self._record("standard", self.edition_named(identifier).designation.key, Standard)
        if entry is None:
            editions = self.editions(identifier)
            raise UnknownStandardError(str(reference), tuple(str(edition.id) for edition in editions[-3:]))
        return entry

    def __contains__(self, reference: object) -> bool:
        if isinstance(reference, str):
            reference = try_parse(reference)
        if not isinstance(reference, StandardId):
            return False
        return self._record("standard", self.edition_named(reference).designation.key, Standard) is not None

    def __iter__(self) -> Iterator[StandardId]:
        return iter(sorted((parse(key) for key in self._store.keys("standard")), key=lambda id_: id_.sort_key))

    def __len__(self) -> int:
        return sum(1 for _ in self._store.keys("standard"))

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Catalog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Catalog {self.edition} {self.digest[:12]}>"

    def __reduce__(self) -> tuple[type[Catalog], tuple[Store]]:
        return Catalog, (self._store,)

    def editions(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return every held edition of a document, amended ones included, oldest first."""
        return self._found("standard", self.document_key(reference), Standard)

    def document_key(self, reference: StandardId | str) -> str:
        """Return the key of the document that a reference is an edition of; equal for its editions only."""
        identifier = as_id(reference)
        key = self._documents.get(identifier)
        if key is None:
            key = self._documents[identifier] = identifier.designation.undated.key
        return key

    def edition_named(self, reference: StandardId | str) -> StandardId:
        """Return an edition under the name that the catalog lists it by.

        People leave out what another part says already: the month of ``ETSI EN 300 328 V2.2.2
        (2019-07)``, the ``CSV`` of a consolidated edition. A reference that leaves out such a part
        of one listed edition, and of one only, is that edition; any other comes back as it is.
        """
        identifier = as_id(reference)
        named = self._named.get(identifier)
        if named is None:
            asked = identifier.designation
            named = identifier
            if asked.is_dated:
                listed = [entry.id for entry in self.editions(asked)]
                fuller = [one for one in listed if _abbreviates(asked, one)]
                if asked not in listed and len(fuller) == 1:
                    named = fuller[0]
            self._named[identifier] = named
        return named

    def edition_in_force(self, reference: StandardId | str, as_of: datetime.date) -> Standard | None:
        """Return the edition that an undated reference means on a date, or None when none is held.

        The latest edition that has come into effect (or, where no source gives that date, was
        published) and was not withdrawn. Amendments do not count: an undated reference means
        the edition, and whoever wants the amendment says so.
        """
        candidates = [
            entry
            for entry in self.editions(reference)
            if not entry.id.supplements
            and entry.status is not Status.DRAFT
            and started(begins(entry), as_of)
            and not _withdrawn(entry, as_of)
        ]
        return candidates[-1] if candidates else None

    def correspondences(self, reference: StandardId | str) -> tuple[Correspondence, ...]:
        """Return what is recorded of an edition, as adopter and as adopted."""
        return self._found("correspondence", as_id(reference).designation.key, Correspondence)

    def distinctions(self, reference: StandardId | str) -> tuple[Distinction, ...]:
        """Return what an edition is not, though taken for it; facts about its document and its series count as well.

        >>> [str(fact.b) for fact in Catalog.bundled().distinctions("GB 18030-2005")]
        ['GB 18030-2022']
        """
        identifier = as_id(reference)
        facts = self._distinctions.get(identifier)
        if facts is None:
            asked = identifier.designation
            keys = dict.fromkeys([self.document_key(asked), asked.series.key])
            found = [fact for key in keys for fact in self._found("distinct", key, Distinction)]
            facts = tuple(fact for fact in found if _means(fact.a, asked) or _means(fact.b, asked))
            self._distinctions[identifier] = facts
        return facts

    def transitions(self, reference: StandardId | str) -> tuple[Transition, ...]:
        """Return the transitions to an edition and away from it, or all of an undated document.

        >>> {fact.until for fact in Catalog.bundled().transitions("ISO/IEC 27001:2013")} >= {"2025-10-31"}
        True
        """
        return self._found("transition", as_id(reference).designation.key, Transition)

    def origin(self, reference: StandardId | str) -> Origin | None:
        """Return who wrote an edition, or else its document.

        >>> Catalog.bundled().origin("ISO/IEC 27001:2022").committee
        'ISO/IEC JTC 1/SC 27'
        """
        key = as_id(reference).designation
        return self._record("origin", key.key, Origin) or self._record("origin", key.undated.key, Origin)

    def successors(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries that replace an edition, of its own document or of another.

        >>> [str(entry.id) for entry in Catalog.bundled().successors("GB/T 22080-2016")]
        ['GB/T 22080-2025']
        """
        return self._found("standard", f"replaces {as_id(reference).designation.key}", Standard)

    def wrappers(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries whose own designation carries this document (EN ISO 9001 for ISO 9001)."""
        return self._found("standard", f"wraps {self.document_key(reference)}", Standard)

    def publisher(self, code: str) -> Publisher | None:
        """Return the publisher with this prefix, or None when the catalog does not cover it."""
        return self._record("publisher", code, Publisher)

    def publishers(self) -> tuple[Publisher, ...]:
        """Return every publisher that the catalog covers, by code."""
        keys = self._store.keys("publisher")
        return tuple(p for p in (self.publisher(key) for key in keys) if p is not None)

    def source(self, key: str) -> Source | None:
        """Return a source by its id."""
        return self._record("source", key, Source)

    def _record(self, kind: str, key: str, cls: type[T]) -> T | None:
        slot = (kind, key)
        if slot not in self._cache:
            raw = self._store.get(kind, key)
            self._cache[slot] = None if raw is None else from_plain(raw, cls)
        found: T | None = self._cache[slot]
        return found

    def _found(self, kind: str, term: str, cls: type[T]) -> tuple[T, ...]:
        slot = (kind, f"?{term}")
        if slot not in self._cache:
            records = [from_plain(raw, cls) for raw in self._store.find(kind, term)]
            if cls is Standard:
                records.sort(key=lambda record: record.id.sort_key)  # type: ignore[attr-defined]
            self._cache[slot] = tuple(records)
        found: tuple[T, ...] = self._cache[slot]
        return found


@functools.cache
def _bundled() -> Catalog:
    return Catalog(bundled_store())


def begins(entry: Standard) -> PartialDate | None:
    """Return the date from which an edition counts: effective, else published, else its year."""
    date = entry.effective or entry.published
    if date is None and entry.id.year is not None:
        date = PartialDate(str(entry.id.year))
    return date


def _withdrawn(entry: Standard, as_of: datetime.date) -> bool:
    """Tell whether an edition was withdrawn by a date; without any date, a withdrawn one always was."""
    return entry.status is Status.WITHDRAWN if entry.withdrawn is None else ended(entry.withdrawn, as_of)


def _means(end: StandardId, asked: StandardId) -> bool:
    """Tell whether a fact about `end` is one about `asked`: the same, its document or an edition of it, its series."""
    whole = asked.undated
    return end == asked or (end.undated == whole and whole in (end, asked)) or asked.is_part_of(end)


def _abbreviates(short: StandardId, full: StandardId) -> bool:
    """Tell whether one identifier says nothing that the other does not say as well."""
    return short.supplements == full.supplements and all(
        getattr(short, part) in (None, getattr(full, part))
        for part in ("year", "month", "version", "edition", "stage", "suffix")
    )


def read_catalog_files(
    reader: TableReader, paths: Sequence[str | os.PathLike[str]], *, others: Iterable[str] = ()
) -> tuple[str, dict[str, list[Any]]]:
    """Read the tables of a catalog from files and folders; `others` names tables read elsewhere.

    Problems go to the reader: unknown tables, bad values, duplicates, dangling references.
    """
    records: dict[str, list[Any]] = {key: [] for key in TABLES}
    edition = "0"
    where: dict[int, str] = {}
    for path in toml_files(reader, paths):
        tables = reader.load(path)
        reader.keys(path, tables, [*TABLES, "catalog", *others])
        head = tables.get("catalog", {})
        if isinstance(head, dict) and isinstance(head.get("edition"), str):
            edition = head["edition"]
        elif "catalog" in tables:
            reader.add(path, "catalog", "needs an edition", 'write edition = "2026.11.0"')
        for key, cls in TABLES.items():
            found = reader.records(path, tables, key, cls)
            records[key] += found
            where.update((id(record), path) for record in found)
    _check_unique(reader, "", records, where)
    _check_references(reader, records, where)
    return edition, records


def toml_files(reader: TableReader, paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return the files that paths name, each folder's in the order of their names."""
    files = []
    for each in paths:
        path = os.fspath(each)
        if os.path.isdir(path):
            found = sorted(
                os.path.join(folder, name)
                for folder, _, names in os.walk(path)
                for name in names
                if name.endswith(".toml")
            )
            if not found:
                reader.add(path, "", "holds no .toml file", "check the path")
            files += found
        else:
            files.append(path)
    return files


def _check_unique(
    reader: TableReader, file: str, records: dict[str, list[Any]], where: dict[int, str] | None = None
) -> None:
    where = where or {}
    for kind, found in records.items():
        seen: dict[str, Any] = {}
        for record in found:
            key = key_of(record)
            if key in seen:
                first = where.get(id(seen[key]), file)
                reader.add(where.get(id(record), file), f"{kind} {key}", f"is also in {first}", "keep one of them")
            else:
                seen[key] = record


def _check_references(reader: TableReader, records: dict[str, list[Any]], where: dict[int, str]) -> None:
    """Check what one file can know: sources, and `replaces`, name records that exist."""
    sources = {source.id for source in records["source"]}
    standards = {key_of(standard) for standard in records["standard"]}
    for kind, found in records.items():
        for record in found if kind != "source" else ():
            place = f"{kind} {key_of(record)}"
            for source in record.sources:
                if source not in sources:
                    reader.add(where[id(record)], place, f"unknown source {source!r}", reader.suggest(source, sources))
            for older in getattr(record, "replaces", ()):
                if older.key not in standards:
                    hint = reader.suggest(str(older), standards) or "add it, or leave it out"
                    reader.add(where[id(record)], place, f"replaces {older}, which is not in the catalog", hint)
