"""Records as rows of a store: the key that each is filed under, and the terms that find it.

A term is a text of the form ``word value`` (``replaces ISO 27001``, ``ics 35.030``), or the bare key
of a document. Terms that begin alike lie beside each other, and so one
look finds all of ``ics 35`` and all that was ``published 2019``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat._records import evolve
from stdcompat.catalogs.model import (
    Correspondence,
    Distinction,
    Origin,
    Override,
    Publisher,
    Source,
    Standard,
    Transition,
)
from stdcompat.catalogs.plain import from_plain, to_plain, try_id
from stdcompat.errors import CatalogError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stdcompat.catalogs.store import Row
    from stdcompat.identifiers import StandardId

__all__ = ["KINDS_OF_RECORD", "TABLES", "Record", "catalog_rows", "key_of", "numbers_of", "row_of"]

Record = Source | Publisher | Standard | Correspondence | Distinction | Transition | Origin | Override
"""A fact of a catalog."""

TABLES: dict[str, type[Any]] = {
    "source": Source,
    "publisher": Publisher,
    "standard": Standard,
    "correspondence": Correspondence,
    "distinct": Distinction,
    "transition": Transition,
    "origin": Origin,
    "override": Override,
}
"""The tables of a catalog file that this concept owns."""

KINDS_OF_RECORD = {cls: kind for kind, cls in TABLES.items()}
"""The kind of each class of record."""


def row_of(record: Record) -> Row:
    """Return a record as a row of a store.

    Raises:
        CatalogError: when an identifier of it is printed in a way that could not be read back.

    >>> from stdcompat.catalogs import Confidence, Standard
    >>> from stdcompat.identifiers import parse
    >>> entry = Standard(parse("ISO 9001:2015"), "Quality", sources=("iso",), confidence=Confidence.HIGH)
    >>> kind, key, body, terms = row_of(entry)
    >>> kind, key, terms
    ('standard', 'ISO 9001:2015', ('ISO 9001', 'publisher ISO', 'status unknown'))
    """
    read = [(identifier, try_id(str(identifier))) for identifier in _own(record)]
    for identifier, again in read:
        if again is None:
            place = f"{KINDS_OF_RECORD[type(record)]} {identifier.normalized_from or identifier}"
            raise CatalogError([Problem("", place, f"{identifier} could not be read back", "leave it out")])
    if any(again is not identifier and again != identifier for identifier, again in read):
        record = from_plain(to_plain(record), type(record))  # filed as whoever opens the file will read it
    return KINDS_OF_RECORD[type(record)], key_of(record), to_plain(record), tuple(_terms(record))


def catalog_rows(records: Mapping[str, Iterable[Record]]) -> list[Row]:
    """Turn records, by their tables, into rows of a store."""
    return [row_of(record) for found in records.values() for record in found]


def key_of(record: Any) -> str:
    """Return the key of a record within its kind."""
    if isinstance(record, Standard):
        return record.id.designation.key
    if isinstance(record, Publisher):
        return record.code
    if isinstance(record, Correspondence):
        bases = " + ".join(base.key for base in record.adopted)
        return f"{record.adopter.key} -> {bases} ({record.basis.value})"
    if isinstance(record, Distinction):
        return f"{record.a.key} | {record.b.key}"
    if isinstance(record, Transition):
        return f"{record.standard.key}: {record.who}, {record.until}"
    if isinstance(record, Origin):
        return record.standard.key
    if isinstance(record, Override):
        return f"{record.kind} {record.key}"
    key: str = record.id
    return key


def numbers_of(identifier: StandardId) -> tuple[StandardId, ...]:
    """Return an identifier under each number that its text has by itself: itself, then those of joint publications.

    What the two sectors of one publisher number together has one date.

    >>> from stdcompat.identifiers import parse
    >>> [str(one) for one in numbers_of(parse("ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020"))]
    ['ITU-T X.509 (10/2019)', 'ISO/IEC 9594-8:2020']
    >>> [str(one) for one in numbers_of(parse("ITU-T G.7043/Y.1343 (2004)"))]
    ['ITU-T G.7043 (2004)', 'ITU-T Y.1343 (2004)']
    """
    if not identifier.joint or identifier.publisher == "BS":  # what BSI sells as one stays two texts
        return (identifier,)
    first = evolve(identifier, joint=(), normalized_from=None, notes=())
    others = (
        evolve(one, year=first.year, month=first.month)
        if not one.is_dated and one.publisher == first.publisher
        else one
        for one in identifier.joint
    )
    return (first, *others)


def _own(record: Record) -> tuple[StandardId, ...]:
    """Return the identifiers that a record is about."""
    if isinstance(record, Standard):
        return (record.id,)
    return (record.adopter, *record.adopted) if isinstance(record, Correspondence) else ()


def _terms(record: Record) -> Iterator[str]:
    if isinstance(record, Standard):
        yield from _standard_terms(record)
    elif isinstance(record, Correspondence):
        for end in (record.adopter, *record.adopted):
            yield from _documents(end)
            yield from _carried(end)
        yield from (f"adopted-of {base.publisher}" for base in record.adopted)
    elif isinstance(record, Transition):
        for end in (record.standard, *record.ends):
            yield from _documents(end)


def _documents(identifier: StandardId) -> Iterator[str]:
    for number in numbers_of(identifier):
        yield number.document


def _carried(identifier: StandardId) -> Iterator[str]:
    inner = identifier.adopts
    while inner is not None:
        yield f"carries {inner.document}"
        inner = inner.adopts


def _standard_terms(entry: Standard) -> Iterator[str]:
    yield from _documents(entry.id)
    yield from _carried(entry.id)
    yield from (f"replaces {older.document}" for older in entry.replaces)
    yield from (f"replaced-by {newer.document}" for newer in entry.replaced_by)
    yield f"publisher {entry.id.publisher}"
    yield f"status {entry.status.value}"
    if entry.published is not None:
        yield f"published {entry.published}"
    yield from (f"ics {code}" for code in entry.ics)
    yield from (f"domain {domain}" for domain in entry.domains)
    if entry.ccs is not None:
        yield f"ccs {entry.ccs}"
    yield from (f"committee {name}" for name in entry.committees)
