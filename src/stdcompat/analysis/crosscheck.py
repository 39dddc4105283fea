"""Facts held against each other: sources that disagree, and adoptions of editions that do not exist.

A base that its own publisher's catalog does not list is most often a slip: of a digit in the
year, of the joint prefix, of the number that the IEC gave when it added 60000 to the old ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat._patterns import pattern
from stdcompat._records import frozen
from stdcompat.catalogs.model import Basis, Correspondence
from stdcompat.catalogs.plain import from_plain
from stdcompat.identifiers import StandardId, try_parse
from stdcompat.importers.merge import COMPARED, differ

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.catalogs.model import Standard

__all__ = ["MissingBase", "TwoWords", "disagreements", "missing_bases"]

_COVERED: Final = 500  # entries from which on a catalog is taken to list all of a publisher
_SIBLINGS: Final = ("ISO", "IEC", "ISO/TR", "ISO/TS", "IEC/TR", "IEC/TS", "CISPR", "ISO/R")
_JOINT: Final = frozenset({"ISO", "IEC", "ISO/IEC", "CISPR"})
_DOT: Final = pattern(r"(?<=\d)\.(?=\d)")


@frozen
class TwoWords:
    """One fact that two catalogs give differently, each with the sources that say so."""

    kind: str
    key: str
    field: str
    one: str
    one_sources: tuple[str, ...]
    other: str
    other_sources: tuple[str, ...]


@frozen
class MissingBase:
    """An adoption of an edition that the catalog of its publisher does not list.

    Attributes:
        adopter: who adopts.
        base: what is said to be adopted.
        degree: to which degree, as printed.
        sources: who says so.
        intended: the edition that is likely meant, or None.
        why: what speaks for it, or what is known of the document.
    """

    adopter: StandardId
    base: StandardId
    degree: str
    sources: tuple[str, ...]
    intended: StandardId | None
    why: str


def disagreements(one: Catalog, other: Catalog) -> Iterator[TwoWords]:
    """Iterate over the degrees, dates and statuses that two catalogs give differently.

    Partial dates that do not contradict each other agree; so do superseded and withdrawn. The
    second catalog is read through, so let it be the smaller one.
    """
    for kind, key, body in other._store.records():
        mine = one._store.get(kind, key) if kind in {"standard", "correspondence"} else None
        if mine is None:
            continue
        for field in COMPARED:
            said, theirs = mine.get(field), body.get(field)
            if said is not None and theirs is not None and differ(field, said, theirs):
                yield TwoWords(kind, key, field, said, tuple(mine["sources"]), theirs, tuple(body["sources"]))


def missing_bases(catalog: Catalog, publisher: str = "GB") -> Iterator[MissingBase]:
    """Iterate over the adoptions by one publisher of editions that do not exist where they should.

    Only bases of publishers that the catalog lists in full count: of the others nobody knows.

    Args:
        catalog: the facts.
        publisher: the prefix of the adopters.
    """
    covered: dict[str, bool] = {}
    for kind, _, body in catalog._store.records():
        if kind != "correspondence":
            continue
        fact = from_plain(body, Correspondence)
        if fact.adopter.publisher != publisher or fact.basis is not Basis.ADOPTION:
            continue
        for base in fact.adopted:
            if not base.is_dated or base in catalog:
                continue
            if base.publisher not in covered:
                covered[base.publisher] = _lists(catalog, base.publisher)
            if covered[base.publisher]:
                intended, why = _intended(catalog, base, fact.adopter)
                yield MissingBase(fact.adopter, base, fact.degree.value, fact.sources, intended, why)


def _lists(catalog: Catalog, publisher: str) -> bool:
    """Return whether a catalog has so much of a publisher that what it lacks is likely not there."""
    from itertools import islice

    from stdcompat.catalogs.selection import Selection

    return sum(1 for _ in islice(catalog.select(Selection(publisher=publisher)), _COVERED)) == _COVERED


def _intended(catalog: Catalog, base: StandardId, adopter: StandardId) -> tuple[StandardId | None, str]:
    if base.supplements and base.base in catalog:
        return base.base, "the edition is listed, the supplement is not"
    for candidate, why in _siblings(base):
        if candidate in catalog:
            return catalog.edition_named(candidate), why
    listed = [entry for entry in catalog.editions(base) if not entry.id.supplements and entry.id.year is not None]
    before = [entry for entry in listed if adopter.year is None or (entry.id.year or 0) <= adopter.year]
    if before:
        nearest = min(before, key=lambda entry: (abs((entry.id.year or 0) - (base.year or 0)), -(entry.id.year or 0)))
        return nearest.id, _spread(nearest, base)
    for candidate, _ in _siblings(base):
        if catalog.editions(candidate):
            return None, f"{candidate.undated} is listed, in other editions"
    return None, "later editions only are listed" if listed else "no edition of the number is listed"


def _spread(entry: Standard, base: StandardId) -> str:
    years = abs((entry.id.year or 0) - (base.year or 0))
    return f"the listed edition that is nearest: {years} year{'' if years == 1 else 's'} apart"


def _siblings(base: StandardId) -> Iterator[tuple[StandardId, str]]:
    """Iterate over the ways in which the same number is written elsewhere."""
    number = base.number or ""
    tail = str(base.designation).partition(number)[2]
    if base.publisher not in _JOINT:
        return
    dotted = try_parse(_DOT.sub("-", str(base.designation)))
    if dotted is not None and dotted != base:
        yield dotted, "the part, written with a hyphen"
    for prefix in _SIBLINGS:
        other = try_parse(f"{prefix} {number}{tail}")
        if other is not None and other.document != base.document:
            yield other, "the same number and year under another prefix"


def as_plain(found: TwoWords | MissingBase) -> dict[str, Any]:
    """Return plain values, ready for JSON."""
    return attrs.asdict(
        found, value_serializer=lambda _, __, value: str(value) if hasattr(value, "publisher") else value
    )
