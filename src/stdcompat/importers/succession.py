"""Which edition came after which, when catalogs use their own words the wrong way round.

The dates in the identifiers decide where they differ: of two editions of one document the later
one replaces the earlier, whatever the label says. Where they do not differ, two documents that
each replace the other cancel out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.model import Standard
    from stdcompat.identifiers import StandardId

__all__ = ["Succession"]


class Succession:
    """Puts every pair of editions in order, and remembers the pairs that no date decides.

    >>> from stdcompat.identifiers import parse
    >>> replaces, replaced_by = [], []
    >>> old, new = parse("ISO/IEC 27001:2013"), parse("ISO/IEC 27001:2022")
    >>> Succession().place(old, new, True, replaces, replaced_by)
    'is replaced by it: the label was the wrong way round'
    >>> [str(id) for id in replaced_by]
    ['ISO/IEC 27001:2022']
    """

    def __init__(self) -> None:
        self._open: set[tuple[str, str]] = set()

    def place(
        self,
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
        """
        id, other = id.designation, other.designation
        if id == other:
            return "left out: relates a document to itself"
        if other.is_supplement_of(id) or id.is_supplement_of(other):
            return "left out: a supplement, as the identifier says"
        mine, its = _year(id), _year(other)
        turned = ""
        if mine is not None and its is not None and mine != its:
            if (mine > its) != replaces_it:
                if id.undated != other.undated:
                    return "left out: says that an earlier document replaces a later one"
                replaces_it, turned = not replaces_it, ": the label was the wrong way round"
        else:
            self._open.add((id.key, other.key) if replaces_it else (other.key, id.key))
        found = replaces if replaces_it else replaced_by
        if other not in found:
            found.append(other)
        return f"{'replaces it' if replaces_it else 'is replaced by it'}{turned}"

    def is_open(self, entry: Standard) -> bool:
        """Tell whether an entry stands in a pair that no date decides: the end of all sources must be waited for."""
        return bool(self._open) and any(pair in self._open for pair in _pairs(entry))

    def contradicted(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of keys that are there both ways round, so that neither holds."""
        return frozenset((newer, older) for newer, older in self._open if (older, newer) in self._open)


def _pairs(entry: Standard) -> Iterator[tuple[str, str]]:
    key = entry.id.key
    yield from ((key, older.key) for older in entry.replaces)
    yield from ((newer.key, key) for newer in entry.replaced_by)


def _year(id: StandardId) -> int | None:
    """Return the year of an edition, or of its last supplement."""
    return id.supplements[-1].year if id.supplements else id.year
