"""Which edition came after which, when catalogs use their own words the wrong way round.

The dates in the identifiers decide where they differ: of two editions of one document the later
one replaces the earlier, whatever the label says. Where they do not differ, two documents that
each replace the other cancel out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import evolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.catalogs.model import Standard
    from stdcompat.identifiers import StandardId

__all__ = ["is_open", "place", "settled"]


def place(
    id: StandardId,
    other: StandardId,
    replaces_it: bool,
    replaces: list[StandardId],
    replaced_by: list[StandardId],
) -> str:
    """Put the other document where it belongs, and return in words what the relation was read as.

    Args:
        id: the document that has the relation.
        other: the one that it names.
        replaces_it: whether, by the label, this replaces the other.
        replaces: gains the other where this one is later.
        replaced_by: gains it where it is earlier.

    >>> from stdcompat.identifiers import parse
    >>> replaces, replaced_by = [], []
    >>> place(parse("ISO/IEC 27001:2013"), parse("ISO/IEC 27001:2022"), True, replaces, replaced_by)
    'is replaced by it: the label was the wrong way round'
    >>> [str(id) for id in replaced_by]
    ['ISO/IEC 27001:2022']
    """
    id, other = id.designation, other.designation
    if id == other:
        return "left out: relates a document to itself"
    if other.is_supplement_of(id) or id.is_supplement_of(other):
        return "left out: a supplement, as the identifier says"
    turned = ""
    if _are_dated_apart(id, other) and ((_year(id) or 0) > (_year(other) or 0)) != replaces_it:
        if id.undated != other.undated:
            return "left out: says that an earlier document replaces a later one"
        replaces_it, turned = not replaces_it, ": the label was the wrong way round"
    found = replaces if replaces_it else replaced_by
    if other not in found:
        found.append(other)
    return f"{'replaces it' if replaces_it else 'is replaced by it'}{turned}"


def is_open(entry: Standard) -> bool:
    """Return whether an entry is one of a pair that no date decides: the end of all sources must be waited for."""
    return any(not _are_dated_apart(entry.id, other) for other in (*entry.replaces, *entry.replaced_by))


def settled(entries: Sequence[Standard]) -> tuple[list[Standard], int]:
    """Take the pairs that are there both ways round out of the entries that waited; return how many there were.

    >>> from stdcompat.catalogs import Confidence, Standard
    >>> from stdcompat.identifiers import parse
    >>> one, other = parse("ISO 9002:1994"), parse("ISO 9003:1994")
    >>> said = {"sources": ("mirror",), "confidence": Confidence.LOW}
    >>> kept, count = settled([Standard(one, "", replaces=(other,), **said), Standard(other, "", replaces=(one,), **said)])
    >>> [entry.replaces for entry in kept], count
    ([(), ()], 1)
    """
    pairs = {pair for entry in entries for pair in _open_pairs(entry)}
    contradicted = {(newer, older) for newer, older in pairs if (older, newer) in pairs}
    return [_without(entry, contradicted) for entry in entries], len(contradicted) // 2


def _open_pairs(entry: Standard) -> Iterator[tuple[str, str]]:
    key = entry.id.key
    yield from ((key, older.key) for older in entry.replaces if not _are_dated_apart(entry.id, older))
    yield from ((newer.key, key) for newer in entry.replaced_by if not _are_dated_apart(entry.id, newer))


def _without(entry: Standard, contradicted: set[tuple[str, str]]) -> Standard:
    key = entry.id.key
    return evolve(
        entry,
        replaces=tuple(older for older in entry.replaces if (key, older.key) not in contradicted),
        replaced_by=tuple(newer for newer in entry.replaced_by if (newer.key, key) not in contradicted),
    )


def _are_dated_apart(id: StandardId, other: StandardId) -> bool:
    one, its = _year(id), _year(other)
    return one is not None and its is not None and one != its


def _year(id: StandardId) -> int | None:
    """Return the year of an edition, or of its last supplement."""
    return id.supplements[-1].year if id.supplements else id.year
