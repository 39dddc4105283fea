"""The immutable catalog: a mapping from identifiers to the entries that publishers list."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from stdcompat._records import evolve
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.files import check_unique, declared_in, read_catalog_files
from stdcompat.catalogs.known import Known, agreeing, known_editions
from stdcompat.catalogs.layers import HiddenStore, LayeredStore, OnConflict, conflicts
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.model import (
    Correspondence,
    Distinction,
    Origin,
    PartialDate,
    Publisher,
    Source,
    Standard,
    Transition,
)
from stdcompat.catalogs.plain import as_id, from_plain
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import KINDS_OF_RECORD, TABLES, Record, catalog_rows, key_of, numbers_of
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.catalogs.standing import Standing, StandingOn, standing_on
from stdcompat.catalogs.store import Digest, Layer, Store, span_of
from stdcompat.errors import CatalogError, InvalidTypeError, Problem, UnknownStandardError
from stdcompat.identifiers import Convention, StandardId, own_prefixes, parse, try_parse
from stdcompat.identifiers._publishers import convention
from stdcompat.identifiers._registry import CONVENTIONS

if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from stdcompat.catalogs.holding import Holding
    from stdcompat.catalogs.selection import Selection

__all__ = ["Catalog"]

T = TypeVar("T")

_MOST_LOOKED_AT = 50_000  # facts of adoption that tell whose standards are adopted abroad
_MAX_PROBLEMS = 100
_MAX_KEPT = 100_000  # objects that a catalog keeps; then it begins anew

_NEAR: Final = 3  # entries that are named instead of one that is not held


class Catalog(Mapping[StandardId, Standard]):
    """What publishers list and who adopted what: facts, and no reasoning.

    Immutable; equal to another catalog of the same digest. Objects are made when they are first
    asked for, and a catalog may be shared by threads and processes.

    >>> catalog = Catalog.bundled()
    >>> catalog["GB/T 22080-2016"].title
    'Information technology - Security techniques - Information security management systems - Requirements'
    """

    __slots__ = ("_cache", "_conventions", "_distinctions", "_named", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cache: dict[tuple[str, str], Any] = {}
        self._conventions: tuple[Convention, ...] | None = None
        self._named: dict[StandardId, StandardId] = {}
        self._distinctions: dict[str, list[Distinction]] | None = None

    @classmethod
    def bundled(cls) -> Catalog:
        """Return the catalog that ships with the package.

        Raises:
            CatalogNotCompiledError: in a checkout whose facts were never compiled.
        """
        return _bundled()

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Catalog:
        """Open a compiled catalog. The file is mapped into memory and read as far as it is asked.

        Raises:
            CatalogError: when it is no compiled catalog, not a whole one, or one of another schema
                version; and later, with every question, when what is read of it makes no sense.
        """
        return cls(SqliteStore(path))

    @classmethod
    def from_toml(cls, *paths: str | os.PathLike[str]) -> Catalog:
        """Read a catalog from TOML files, and from the TOML files in folders.

        Raises:
            CatalogError: with every problem of every file.
        """
        reader = TableReader()
        with own_prefixes(declared_in(paths)):
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
        check_unique(reader, "", found)
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

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The collections of facts that the catalog is made of, the lowest first."""
        return self._store.layers

    def layer_of(self, record: Record) -> Layer | None:
        """Return the collection that a record of this catalog comes from; None when it holds no such record.

        >>> catalog = Catalog.bundled()
        >>> catalog.layer_of(catalog["GB/T 22080-2016"]) == catalog.layers[0]
        True
        """
        return self._store.layer_of(KINDS_OF_RECORD[type(record)], key_of(record))

    def combine(self, other: Catalog, *, on_conflict: OnConflict = "error") -> Catalog:
        """Return a catalog with the facts of both, the other as a layer above this one.

        Nothing is copied: each question is put to both. An ``[[override]]`` of the other catalog
        makes its record count, whatever `on_conflict` says.

        Args:
            other: the catalog to add.
            on_conflict: what to do where both hold a different record under one key: raise, or
                keep ``ours`` or ``theirs``. To find out, the smaller catalog is read through.

        Raises:
            CatalogError: for the keys in conflict, when `on_conflict` is ``error``.
        """
        if other.digest == self.digest:
            return self
        if on_conflict == "error":
            reader = TableReader()
            hint = "choose with on_conflict='ours' or 'theirs', or write an [[override]]"
            for kind, key in itertools.islice(conflicts(self._store, other._store), _MAX_PROBLEMS):
                reader.add("combine", f"{kind} {key}", "differs in the two catalogs", hint)
            reader.raise_if_any(CatalogError)
        return Catalog(LayeredStore(self._store, other._store, on_conflict))

    def without(self, *records: Record) -> Catalog:
        """Return a catalog that lacks these records; those that it does not hold are ignored."""
        places = ((KINDS_OF_RECORD[type(record)], key_of(record)) for record in records)
        hidden = [place for place in places if self._store.get(*place) is not None]
        return Catalog(HiddenStore(self._store, hidden)) if hidden else self

    def __getitem__(self, reference: StandardId | str) -> Standard:
        # A text that is a key needs no reading.
        if not isinstance(reference, (str, StandardId)):
            what = f"an entry is looked up by an identifier or its text, not {reference!r}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "pass a text such as 'ISO/IEC 27001:2022'")
        entry = self._record("standard", reference, Standard) if isinstance(reference, str) else None
        if entry is None:
            try:
                identifier = self.identifier(reference)
            except ValueError as error:
                suggestion = getattr(error, "suggestion", None)
                raise UnknownStandardError(str(reference), (suggestion,) if suggestion else ()) from error
            entry = self._listed(identifier)
            if entry is None:
                raise UnknownStandardError(str(reference), self._held_near(identifier))
        return entry

    def _held_near(self, identifier: StandardId) -> tuple[str, ...]:
        """Return the newest entries of a document, else of what it adopts by its designation, else parts of a series."""
        inside: StandardId | None = identifier
        while inside is not None:
            editions = self.editions(inside)
            if editions:
                return tuple(str(entry.id) for entry in editions[-_NEAR:])
            inside = inside.wrapped
        parts = dict.fromkeys(str(entry.id.undated) for entry in self.parts(identifier))
        return tuple(parts)[:_NEAR]

    def __contains__(self, reference: object) -> bool:
        if isinstance(reference, str):
            reference = try_parse(reference, catalog=self)
        return isinstance(reference, StandardId) and (
            self._has(reference.designation.key) or self._has(self.edition_named(reference).designation.key)
        )

    def __iter__(self) -> Iterator[StandardId]:
        return (parse(key, catalog=self) for key in self._store.keys("standard"))

    def __len__(self) -> int:
        return self._store.count("standard")

    def __eq__(self, other: object) -> bool:
        return self.digest == other.digest if isinstance(other, Catalog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<Catalog {self.edition} {self.digest[:12]}>"

    def __reduce__(self) -> tuple[type[Catalog], tuple[Store]]:
        return Catalog, (self._store,)

    def editions(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return every held edition of a document, amended ones included, oldest first.

        >>> [str(entry.id) for entry in Catalog.bundled().editions("ISO 27001")][-1]
        'ISO/IEC 27001:2022/Amd 1:2024'
        """
        return self._found("standard", self.identifier(reference).document, Standard)

    def document_key(self, reference: StandardId | str) -> str:
        """Return the key of the document that a reference is an edition of; equal for its editions only."""
        return self.identifier(reference).document

    def edition_named(self, reference: StandardId | str) -> StandardId:
        """Return an edition under the name that the catalog has for it.

        One edition has many spellings: another prefix of the same numbering space (``ISO 27001:2022``),
        another sign before an amendment (``EN 55032:2015/A11:2020``), its corrigenda named or not, a
        number instead of a year (``IEC 62368-1 Ed. 3.0``), less than another part says already
        (``ITU-T X.509 (2019)``, published in October). A reference that agrees with one known
        edition, and with one only, is that edition; any other comes back as it is.

        >>> catalog = Catalog.bundled()
        >>> str(catalog.edition_named("ISO 27001:2022")), str(catalog.edition_named("EN 62368-1:2020/A11:2020"))
        ('ISO/IEC 27001:2022', 'EN IEC 62368-1:2020+A11:2020')
        """
        identifier = self.identifier(reference)
        named = self._named.get(identifier)
        if named is None:
            named = self._name(identifier)
            if len(self._named) >= _MAX_KEPT:
                self._named.clear()
            self._named[identifier] = named
        return named

    def _name(self, identifier: StandardId) -> StandardId:
        asked = identifier.designation
        one = self._known(asked)
        if one is not None:
            name = one.forms[0].designation
            # What is only known as the second number of a joint text goes by the name of that text.
            return name if name.document == asked.document else self.edition_named(name)
        if asked.supplements:
            base = self.edition_named(asked.base)
            if base != asked.base and not base.supplements and not base.joint:
                return evolve(base, supplements=asked.supplements)
        return asked

    def _known(self, asked: StandardId) -> Known | None:
        known = self._document(asked.document)
        one = known.get(asked.amended_edition)
        if one is None:
            key = agreeing(known, asked)
            one = None if key is None else known[key]
        return one

    def _document(self, document: str) -> dict[str, Known]:
        slot = ("known", document)
        known: dict[str, Known] | None = self._cache.get(slot)
        if known is None:
            entries = self._found("standard", document, Standard)
            facts = self._found("correspondence", document, Correspondence)
            ends = [end for fact in facts for end in (fact.adopter, *fact.adopted)]
            amended = [
                one for one in (*(entry.id for entry in entries), *ends) if one.supplements and one.base.is_dated
            ]
            known = known_editions(document, entries, [*ends, *(one.base for one in amended)])
            self._keep(slot, known)
        return known

    def holding(self, reference: StandardId | str) -> Holding:
        """Return what is held of a reference: itself, else what it adopts by its designation, else parts of its series.

        >>> catalog = Catalog.bundled()
        >>> found = catalog.holding("NF EN 62368-1:2014")
        >>> found.held.value, str(found.through), found.rule.code
        ('adopted', 'EN 62368-1', 'EN')
        >>> catalog.holding("IEC 61850").held.value
        'parts'
        """
        from stdcompat.catalogs.holding import holding

        return holding(self, self.identifier(reference))

    def known_editions(self, reference: StandardId | str) -> tuple[StandardId, ...]:
        """Return the name of every edition of a document that an entry or a fact of adoption names."""
        known = self._document(self.identifier(reference).document)
        return tuple(dict.fromkeys(self.edition_named(one.forms[0]) for one in known.values()))

    def forms(self, reference: StandardId | str) -> tuple[StandardId, ...]:
        """Return every identifier that the catalog has for an edition: of its entries, and at the ends of facts.

        >>> [str(form) for form in Catalog.bundled().forms("IEC 60529:1989/AMD1:1999")]
        ['IEC 60529:1989/AMD1:1999', 'IEC 60529:1989+AMD1:1999 CSV']
        """
        one = self._known(self.edition_named(reference).designation)
        return () if one is None else one.forms

    def parts(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return every held edition of every part of a document or a series, in natural order.

        >>> parts = Catalog.bundled().parts("IEC 62368 (all parts)")
        >>> {str(entry.id.undated) for entry in parts} >= {"IEC 62368-1"}
        True
        """
        series = self.identifier(reference).series
        whole = evolve(series, all_parts=False).document
        found = (
            self._made("standard", key, raw, Standard)
            for mark in "-/("
            for key, raw in self._store.select("standard", [span_of(f"{whole}{mark}")])
        )
        parts = (one for one in found if any(number.is_part_of(series) for number in numbers_of(one.id)))
        return tuple(sorted(parts, key=lambda one: one.id.sort_key))

    def amended(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries that are an edition with amendments, each text once.

        >>> [str(entry.id) for entry in Catalog.bundled().amended("ISO/IEC 27001:2022")]
        ['ISO/IEC 27001:2022/Amd 1:2024']
        """
        edition = self.edition_named(reference)
        others = (one.entries[0] for one in self._document(edition.document).values() if one.entries)
        return tuple(one for one in others if edition in self._without_amendments(one.id))

    def _without_amendments(self, amended: StandardId) -> Iterator[StandardId]:
        if amended.supplements and amended.base.is_dated:  # what supplements a whole series amends no edition
            base = self.edition_named(amended.base)
            if base != self.edition_named(amended):
                yield base

    def select(self, selection: Selection) -> Iterator[Standard]:
        """Iterate over the entries that are chosen, in order of their keys; nothing of them is kept.

        >>> from stdcompat.catalogs import Selection
        >>> entry = next(Catalog.bundled().select(Selection(publisher="GB/T")), None)
        >>> entry is None  # GB is the publisher, T the type
        True
        """
        for key, raw in self._store.select("standard", selection.spans):
            entry = self._made("standard", key, raw, Standard)
            if self.admits(selection, entry):
                yield entry

    def admits(self, selection: Selection, entry: Standard) -> bool:
        """Return whether a selection takes an entry as far as no term shows it: whether it is in force on the day asked about."""
        return selection.in_force is None or self.standing(entry, selection.in_force).in_force is True

    def every_correspondence(self) -> Iterator[Correspondence]:
        """Iterate over all that is recorded of adoptions, in order of the keys; nothing of it is kept.

        >>> next(Catalog.bundled().every_correspondence()).basis.value
        'adoption'
        """
        for key, raw in self._store.select("correspondence", ()):
            yield self._made("correspondence", key, raw, Correspondence)

    def is_adopted_abroad(self, publisher: str) -> bool:
        """Return whether an adoption of a publisher's standard in another jurisdiction is recorded; never of an international one.

        Of a great catalog the publisher's first fifty thousand facts of adoption tell.

        >>> [Catalog.bundled().is_adopted_abroad(code) for code in ("ETSI", "GB", "ISO")]
        [True, False, False]
        """
        slot = ("abroad", publisher)
        if slot not in self._cache:
            home = self._jurisdiction(publisher)
            facts = self._store.select("correspondence", [(term := f"adopted-of {publisher}", f"{term}\0")])
            self._keep(
                slot,
                home not in {None, "international"}
                and any(
                    self._jurisdiction(self._made("correspondence", key, raw, Correspondence).adopter.publisher)
                    not in {None, home}
                    for key, raw in itertools.islice(facts, _MOST_LOOKED_AT)
                ),
            )
        found: bool = self._cache[slot]
        return found

    def _jurisdiction(self, publisher: str) -> str | None:
        known = self.publisher(publisher)
        return None if known is None else known.jurisdiction

    def to_arrow(self, selection: Selection | None = None) -> pa.Table:
        """Return the entries, or those that are chosen, as one Arrow table (see `stdcompat.catalogs.frames`).

        Raises:
            MissingExtraError: without pyarrow.

        >>> Catalog.bundled().to_arrow().num_rows == len(Catalog.bundled())
        True
        """
        from stdcompat.catalogs.frames import entries
        from stdcompat.catalogs.selection import Selection

        return entries(self, Selection() if selection is None else selection).read_all()

    def edition_in_force(self, reference: StandardId | str, as_of: datetime.date) -> Standard | None:
        """Return the edition that an undated reference means on a date, or None when none is held.

        The latest edition that has come into effect (or, where no source gives that date, was
        published) and that neither was withdrawn nor had been replaced, as far as the facts tell
        (`standing`). Amendments do not count: an undated reference means the edition, and whoever
        wants the amendment says so.
        """
        key = self.identifier(reference).document
        slot = ("in force", f"{as_of} {key}")
        if slot in self._cache:
            found: Standard | None = self._cache[slot]
            return found
        unsure: Standard | None = None
        chosen: Standard | None = None
        for entry in reversed(self._found("standard", key, Standard)):
            if entry.id.is_amended:
                continue
            state = self.standing(entry, as_of)
            if state.in_force:
                chosen = entry
                break
            if state.standing is Standing.ENDED_SINCE and unsure is None:
                unsure = entry
        chosen = chosen or unsure
        self._keep(slot, chosen)
        return chosen

    def standing(self, entry: Standard, day: datetime.date) -> StandingOn:
        """Return the status of an edition on a day, as far as the facts say.

        >>> import datetime
        >>> catalog = Catalog.bundled()
        >>> catalog.standing(catalog["GB/T 22080-2016"], datetime.date(2026, 11, 21)).standing.value
        'no longer in force'
        """
        age = entry.id.base.sort_key[-1]
        later = [
            other
            for other in self._found("standard", entry.id.document, Standard)
            if not other.id.is_amended and other.id.base.sort_key[-1] > age
        ]
        return standing_on(entry, [*later, *self.successors(entry.id)], day)

    def correspondences(self, reference: StandardId | str) -> tuple[Correspondence, ...]:
        """Return what is recorded of an edition, as adopter and as adopted, under each of its names."""
        edition = self.edition_named(reference)
        documents = {number.document: None for form in (edition, *self.forms(edition)) for number in numbers_of(form)}
        if len(documents) == 1:
            return self._facts_about(edition.document).get(edition, ())
        found = {key_of(fact): fact for document in documents for fact in self._facts_about(document).get(edition, ())}
        return tuple(found[key] for key in sorted(found))

    def _facts_about(self, document: str) -> dict[StandardId, tuple[Correspondence, ...]]:
        """Return what is recorded of a document, by the names of the editions at its ends."""
        slot = ("facts", document)
        facts: dict[StandardId, tuple[Correspondence, ...]] | None = self._cache.get(slot)
        if facts is None:
            found: dict[StandardId, dict[int, Correspondence]] = {}
            for fact in self._found("correspondence", document, Correspondence):
                for end in (fact.adopter, *fact.adopted):
                    found.setdefault(self.edition_named(end), {})[id(fact)] = fact
            facts = {end: tuple(ones.values()) for end, ones in found.items()}
            self._keep(slot, facts)
        return facts

    def distinctions(self, reference: StandardId | str) -> tuple[Distinction, ...]:
        """Return what an edition is not, though taken for it; facts about its document and its series count as well.

        >>> [str(fact.b) for fact in Catalog.bundled().distinctions("GB 18030-2005")]
        ['GB 18030-2022']
        """
        asked = self.identifier(reference)
        facts = self._all_distinctions.get(_bare(asked.number), ())
        return tuple(fact for fact in facts if self._means(fact.a, asked) or self._means(fact.b, asked))

    def tells_apart(self, fact: Distinction, a: StandardId, b: StandardId) -> bool:
        """Return whether a fact is about these two, as editions, documents or series."""
        return (self._means(fact.a, a) and self._means(fact.b, b)) or (
            self._means(fact.a, b) and self._means(fact.b, a)
        )

    @property
    def _all_distinctions(self) -> dict[str, list[Distinction]]:
        """Every distinction, by its numbers: sources tell of a few only, and each edition asks for its own."""
        if self._distinctions is None:
            found: dict[str, list[Distinction]] = {}
            for key in self._store.keys("distinct"):
                fact = self._record("distinct", key, Distinction)
                if fact is not None:
                    for number in {_bare(end.number) for end in (fact.a, fact.b)}:
                        found.setdefault(number, []).append(fact)
            self._distinctions = found
        return self._distinctions

    def _means(self, end: StandardId, asked: StandardId) -> bool:
        """Return whether a fact about `end` is one about `asked`: the same, its document or an edition of it, its series."""
        if end.document == asked.document:
            undated = not (end.is_dated and asked.is_dated) and not (end.supplements or asked.supplements)
            return undated or self.edition_named(end) == self.edition_named(asked)
        return asked.is_part_of(end)

    def transitions(self, reference: StandardId | str) -> tuple[Transition, ...]:
        """Return the transitions to an edition and away from it, or all of an undated document.

        >>> {fact.until for fact in Catalog.bundled().transitions("ISO/IEC 27001:2013")} >= {"2025-10-31"}
        True
        """
        asked = self.identifier(reference)
        found = self._found("transition", asked.document, Transition)
        if not asked.is_dated:
            return found
        edition = self.edition_named(asked)
        return tuple(
            one for one in found if any(self.edition_named(end) == edition for end in (one.standard, *one.ends))
        )

    def origin(self, reference: StandardId | str) -> Origin | None:
        """Return who wrote an edition, or else its document.

        >>> Catalog.bundled().origin("ISO/IEC 27001:2022").committee
        'ISO/IEC JTC 1/SC 27'
        """
        key = self.identifier(reference).designation
        return self._record("origin", key.key, Origin) or self._record("origin", key.undated.key, Origin)

    def successors(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries that replace an edition, of its own document or of another.

        >>> [str(entry.id) for entry in Catalog.bundled().successors("GB/T 22080-2016")]
        ['GB/T 22080-2025']
        """
        asked = self.identifier(reference)
        found = {entry.id: entry for entry in self.replacing(asked)}
        mine = self._listed(asked)
        for newer in () if mine is None else mine.replaced_by:
            entry = self._listed(newer)
            if entry is not None:
                found[entry.id] = entry
        return tuple(sorted(found.values(), key=lambda one: one.id.sort_key))

    def replacing(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries that say of themselves that they replace an edition, under each of its names.

        >>> [str(entry.id) for entry in Catalog.bundled().replacing("GB/T 22080-2016")]
        ['GB/T 22080-2025']
        """
        edition = self.edition_named(reference)
        found = self._found("standard", f"replaces {edition.document}", Standard)
        return tuple(one for one in found if any(self.edition_named(older) == edition for older in one.replaces))

    def wrappers(self, reference: StandardId | str) -> tuple[Standard, ...]:
        """Return the entries whose own designation carries this document (EN ISO 9001 for ISO 9001)."""
        return self._found("standard", f"carries {self.identifier(reference).document}", Standard)

    def carriers(self, reference: StandardId | str) -> tuple[StandardId, ...]:
        """Return every identifier that the catalog has, of entries and in facts, and that carries this document."""
        document = self.identifier(reference).document
        slot = ("carriers", document)
        carriers: tuple[StandardId, ...] | None = self._cache.get(slot)
        if carriers is None:
            found = {entry.id for entry in self._found("standard", f"carries {document}", Standard)}
            for fact in self._found("correspondence", f"carries {document}", Correspondence):
                found.update(end for end in (fact.adopter, *fact.adopted) if _carries(end, document))
            found |= {one.base for one in found if one.supplements and one.base.is_dated}
            carriers = tuple(sorted(found, key=lambda one: one.key))
            self._keep(slot, carriers)
        return carriers

    @property
    def conventions(self) -> tuple[Convention, ...]:
        """How the publishers write that this catalog declares and the package does not know: `parse` reads them too."""
        if self._conventions is None:
            codes = [code for code in self._store.keys("publisher") if code not in CONVENTIONS]
            raw = [self._store.get("publisher", code) for code in codes]
            self._conventions = tuple(convention(one) for one in raw)
        return self._conventions

    def identifier(self, reference: StandardId | str) -> StandardId:
        """Return the identifier that a text is, the prefixes among them that this catalog declares itself.

        Raises:
            IdentifierError: if the text cannot be read.
        """
        if not isinstance(reference, str) or not self.conventions:
            return as_id(reference)
        with own_prefixes(self.conventions):
            return as_id(reference)

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

    def last_read(self, sources: Iterable[str]) -> PartialDate | None:
        """Return when the last of some sources was read; None where no source says.

        >>> Catalog.bundled().last_read(["iso-open-data-2026-08"])
        '2026-11'
        """
        found = [one.retrieved for key in sources if (one := self.source(key)) is not None and one.retrieved]
        return max(found, default=None)

    def _has(self, key: str) -> bool:
        slot = ("has", key)
        found: bool | None = self._cache.get(slot)
        if found is None:
            found = self._cache.get(("standard", key)) is not None or self._store.has("standard", key)
            self._keep(slot, found)
        return found

    def _listed(self, identifier: StandardId) -> Standard | None:
        """Return the entry of an edition, also under a name that leaves something out."""
        entry = self._record("standard", identifier.designation.key, Standard)
        if entry is None:
            named = self.edition_named(identifier)
            entry = None if named is identifier else self._record("standard", named.designation.key, Standard)
        return entry

    def _record(self, kind: str, key: str, cls: type[T]) -> T | None:
        slot = (kind, key)
        found: T | None
        try:
            found = self._cache[slot]
        except KeyError:
            raw = self._store.get(kind, key)
            found = None if raw is None else self._made(kind, key, raw, cls)
            self._keep(slot, found)
        return found

    def _found(self, kind: str, term: str, cls: type[T]) -> tuple[T, ...]:
        slot = (kind, f"?{term}")
        found: tuple[T, ...]
        try:
            found = self._cache[slot]
        except KeyError:
            records = [self._made(kind, key, raw, cls) for key, raw in self._store.find(kind, term)]
            if cls is Standard and len(records) > 1:
                records.sort(key=_by_edition)  # type: ignore[arg-type]
            found = tuple(records)
            self._keep(slot, found)
        return found

    def _keep(self, slot: tuple[str, str], found: object) -> None:
        if len(self._cache) >= _MAX_KEPT:
            self._cache.clear()
        self._cache[slot] = found

    def _made(self, kind: str, key: str, raw: Any, cls: type[T]) -> T:
        try:
            if cls is Publisher or not self.conventions:
                return from_plain(raw, cls)
            with own_prefixes(self.conventions):
                return from_plain(raw, cls)
        except Exception as error:  # whatever it is, a stranger's file holds it
            layer = self._store.layer_of(kind, key)
            problem = Problem(
                (layer and layer.path) or self.edition, f"{kind} {key}"[:200], "cannot be read", "compile it again"
            )
            raise CatalogError([problem]) from error


@functools.cache
def _bundled() -> Catalog:
    return Catalog(bundled_store())


def _bare(number: str | None) -> str:
    return (number or "").replace(" ", "")


def _carries(end: StandardId, document: str) -> bool:
    inner = end.adopts
    while inner is not None and inner.document != document:
        inner = inner.adopts
    return inner is not None


def _by_edition(entry: Standard) -> tuple[object, ...]:
    """Order editions by date, whatever prefix each was published under, and other entries by their numbers."""
    *document, edition = entry.id.sort_key
    return (entry.id.document, edition, document)
