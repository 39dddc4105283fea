"""Adoptions and other correspondences as sources print them, read into records.

A cell names one base or several. A base beside its own amendment is the amended edition, as
ISO/IEC Guide 21-1 counts it. What is undated names no edition, and what is adopted to two degrees
at once is not implied by any degree: such records are marked doubtful, and prove nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.catalogs.model import Basis, Confidence, Correspondence, Degree
from stdcompat.catalogs.plain import try_id
from stdcompat.identifiers import split_identifiers
from stdcompat.importers.model import Adoption, Skip
from stdcompat.importers.words import DEGREES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stdcompat.identifiers import StandardId
    from stdcompat.importers.model import Pair
    from stdcompat.importers.tally import ImportTally

__all__ = ["Adoptions", "adoptions", "linked", "pair_records"]

_UNDATED: Final = "the edition is not named"
_SEVERAL: Final = "adopts others to another degree"
_TOO_EARLY: Final = "is older than what it is said to adopt"

_PAIRS: Final[Mapping[str, Basis]] = {
    "transposition": Basis.TRANSPOSITION,
    "identical": Basis.COMMON_TEXT,
    "same-document": Basis.COMMON_TEXT,
    "adoption": Basis.ADOPTION,
    "adoption-idt-or-mod": Basis.ADOPTION,
}
_TOLD: Final = "the designation says so by itself"
_LEAD: Final = "a lead, not a correspondence"
_NO_PAIRS: Final[Mapping[str, str]] = {
    "adoption-idt": _TOLD,
    "adoption-mod-or-neq": _TOLD,
    "mentions": _LEAD,
    "candidate": _LEAD,
}
_INFERRED: Final = frozenset({"title-equal", "number-rule", "gts-rule"})
"""Evidence that somebody worked out: nobody states the correspondence."""


class Adoptions(NamedTuple):
    """The correspondences of a document, and the bases that could not be read."""

    records: tuple[Correspondence, ...]
    unread: tuple[str, ...]


def adoptions(  # noqa: PLR0913, PLR0917  # a cell, whose it is and who says so
    adopter: StandardId,
    cells: Sequence[Adoption],
    sources: tuple[str, ...],
    confidence: Confidence,
    tally: ImportTally,
    place: str,
) -> Adoptions:
    """Read what a document adopts: one record for each degree.

    >>> from stdcompat.identifiers import parse
    >>> from stdcompat.importers.model import Adoption
    >>> from stdcompat.importers.tally import ImportTally
    >>> cells = [Adoption("ISO 10218-1:2006", "IDT"), Adoption("ISO 10218-1:2006/Cor.1:2007", "IDT")]
    >>> found = adoptions(parse("GB 11291.1-2011"), cells, ("samr",), Confidence.MEDIUM, ImportTally(), "line 1")
    >>> [str(base) for record in found.records for base in record.adopted]
    ['ISO 10218-1:2006/Cor 1:2007']
    """
    if not cells:
        return Adoptions((), ())
    bases: dict[Degree, dict[str, StandardId]] = {}
    printed: dict[Degree, list[str]] = {}
    unread = []
    for cell in cells:
        degree = _degree(cell.degree, tally, place)
        text = f"{cell.degree} {cell.text}" if cell.degree else cell.text
        for found in split_identifiers(cell.text):
            if found.id is None:
                unread.append(f"adopts {found.text} ({cell.degree or 'degree not stated'})")
                tally.remark("an adopted document that cannot be read: kept as a note", f"{place}: {found.text}")
            elif found.id.designation == adopter.designation:
                tally.remark("a document that is said to adopt itself", f"{place}: {adopter}")
            else:
                bases.setdefault(degree, {})[found.id.designation.key] = found.id.designation
        if degree in bases:
            printed.setdefault(degree, []).append(text)
    records = tuple(
        _record(
            adopter, _amended(found.values()), degree, sources, confidence, "; ".join(printed[degree]), len(bases) > 1
        )
        for degree, found in bases.items()
    )
    for record in records:
        if record.note == _TOO_EARLY:
            tally.remark("an adoption of an edition that did not exist yet: doubtful", f"{place}: {record.as_printed}")
    return Adoptions(records, tuple(unread))


def linked(
    adopter: StandardId, adopted: StandardId, printed: str, sources: tuple[str, ...], confidence: Confidence
) -> Correspondence:
    """Return the record of an adoption that a relation states without its degree."""
    return _record(adopter.designation, (adopted.designation,), Degree.NOT_STATED, sources, confidence, printed, False)


def pair_records(
    pair: Pair, sources: tuple[str, ...], confidence: Confidence, tally: ImportTally
) -> tuple[Correspondence, ...] | Skip:
    """Read a pair of documents and what one is to the other.

    >>> from stdcompat.importers.model import Pair
    >>> from stdcompat.importers.tally import ImportTally
    >>> pair = Pair("line 1", "GB 10068-2000", "IEC 60034-14:1996", "IDT")
    >>> [record.degree.value for record in pair_records(pair, ("gb",), Confidence.MEDIUM, ImportTally())]
    ['IDT']
    """
    if pair.relation in _NO_PAIRS:
        return Skip(pair.place, f"{pair.relation}: {_NO_PAIRS[pair.relation]}", quarantined=False)
    basis = _PAIRS.get(pair.relation)
    if basis is None and pair.relation.casefold() not in DEGREES:
        return Skip(pair.place, f"nobody has said what {pair.relation!r} means", f"{pair.a} {pair.relation} {pair.b}")
    adopter = try_id(pair.a)
    if adopter is None:
        return Skip(pair.place, "the identifier cannot be read", pair.a)
    if pair.evidence in _INFERRED:
        confidence = Confidence.LOW
    if basis is None:
        found = adoptions(
            adopter.designation, [Adoption(pair.b, pair.relation)], sources, confidence, tally, pair.place
        )
        return found.records or Skip(pair.place, "the adopted document cannot be read", f"{pair.a} {pair.b}")
    adopted = try_id(pair.b)
    if adopted is None:
        return Skip(pair.place, "the identifier cannot be read", pair.b)
    if adopter.designation == adopted.designation:
        return Skip(pair.place, "two spellings of one identifier", quarantined=False)
    printed = ", ".join(word for word in (pair.relation, pair.evidence, pair.note) if word)
    ends = adopter.designation, (adopted.designation,)
    return (_record(*ends, Degree.NOT_STATED, sources, confidence, printed, False, basis),)


def _degree(word: str | None, tally: ImportTally, place: str) -> Degree:
    if word is None:
        return Degree.NOT_STATED
    degree = DEGREES.get(word.strip().casefold())
    if degree is None:
        tally.remark(f"degree {word!r} is in no table: kept as printed", place)
        return Degree.NOT_STATED
    return degree


def _amended(bases: Iterable[StandardId]) -> tuple[StandardId, ...]:
    """Leave out each base that is there with a supplement as well: the amended edition is meant."""
    found = list(bases)
    if len(found) == 1:
        return tuple(found)
    return tuple(one for one in found if not any(other.is_supplement_of(one) for other in found))


def _record(  # noqa: PLR0913, PLR0917  # the fields of the record
    adopter: StandardId,
    adopted: tuple[StandardId, ...],
    degree: Degree,
    sources: tuple[str, ...],
    confidence: Confidence,
    printed: str,
    several: bool,
    basis: Basis = Basis.ADOPTION,
) -> Correspondence:
    note = None
    if not adopter.is_dated or not all(base.is_dated for base in adopted):
        note = _UNDATED
    elif several:
        note = _SEVERAL
    elif basis is Basis.ADOPTION and adopter.year and any((base.year or 0) > adopter.year for base in adopted):
        note = _TOO_EARLY
    return Correspondence(
        adopter,
        adopted,
        sources,
        confidence,
        degree,
        basis,
        printed.strip() or None,
        doubtful=note is not None,
        note=note,
    )
