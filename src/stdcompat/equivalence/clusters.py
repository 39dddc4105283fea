"""Which documents can have anything to do with each other, whatever is asked of them.

A cluster holds what some fact joins, what one designation names, and the parts of a series: it is far
coarser than the parts of the graph of editions, and worked out once for a whole catalog. Between two
documents of different clusters no chain of facts and no older or newer edition stands, on any day;
and a fact can change answers about its own cluster only.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from stdcompat.catalogs.holding import looked_for
from stdcompat.catalogs.plain import try_id
from stdcompat.catalogs.rows import numbers_of
from stdcompat.equivalence.graph import specification_of
from stdcompat.identifiers import own_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.identifiers import StandardId

__all__ = ["JOINING", "Clusters", "named_by"]

JOINING: Final = ("standard", "correspondence", "distinct", "transition")
"""The kinds of records that join documents."""

_NAMES: Final = {
    "standard": ("id", "replaces", "replaced_by"),
    "correspondence": ("adopter", "adopted"),
    "distinct": ("a", "b"),
    "transition": ("standard", "ends"),
    "origin": ("standard",),
}
_ALL_PARTS: Final = " (all parts)"
_MOST_TOGETHER: Final = 10_000
_MOST: Final = 200_000  # references whose clusters are kept; then it begins anew


def named_by(kind: str, body: Mapping[str, Any]) -> Iterator[StandardId]:
    """Yield the standards that a record of a catalog names, from its plain value; a record of another kind names none.

    >>> [str(one) for one in named_by("correspondence", {"adopter": "EN ISO 9001:2015", "adopted": ["ISO 9001:2015"]})]
    ['EN ISO 9001:2015', 'ISO 9001:2015']
    """
    for field in _NAMES.get(kind, ()):
        value = body.get(field) or ()
        for text in (value,) if isinstance(value, str) else value:
            if (id_ := try_id(text)) is not None:
                yield id_


class Clusters:
    """The clusters of documents by the facts of one catalog, or of several together.

    >>> from stdcompat.catalogs import Catalog
    >>> from stdcompat.identifiers import parse
    >>> clusters, iso = Clusters([Catalog.bundled()]), parse("ISO/IEC 27001:2022")
    >>> clusters.apart(parse("GB/T 22080-2016"), iso), clusters.apart(parse("GB/T 28181-2022"), iso)
    (False, True)
    """

    def __init__(self, catalogs: Iterable[Catalog]) -> None:
        self._above: dict[str, str] = {}
        names: Counter[str] = Counter()
        self._of: dict[StandardId, frozenset[str]] = {}
        for catalog in catalogs:
            with own_prefixes(catalog.conventions):
                for kind in JOINING:
                    for _, body in catalog._store.select(kind, ()):
                        named = list(named_by(kind, body))
                        names[self._joined(key for id_ in named for key in self._keys(id_))] += len(named)
        sizes: Counter[str] = Counter()
        for key, count in names.items():
            sizes[self._top(key)] += count
        self._great = frozenset(key for key, count in sizes.items() if count > _MOST_TOGETHER)

    def of(self, reference: StandardId) -> frozenset[str]:
        """Return the clusters that a reference is in, each by one of its documents."""
        found = self._of.get(reference)
        if found is None:
            if len(self._of) >= _MOST:
                self._of.clear()
            found = self._of[reference] = frozenset(map(self._top, self._keys(reference)))
        return found

    def apart(self, a: StandardId, b: StandardId) -> bool:
        """Return whether nothing joins two references, as documents or as parts of series.

        Of a cluster with so many editions that a search in it may end early, that is not said.
        """
        mine, other = self.of(a), self.of(b)
        return mine.isdisjoint(other) and mine.isdisjoint(self._great) and other.isdisjoint(self._great)

    def _joined(self, keys: Iterator[str]) -> str:
        """Join the clusters of some documents, and return which one it is then."""
        first = self._top(next(keys, ""))
        for key in keys:
            top = self._top(key)
            if top != first:
                self._above[top] = first
        return first

    def _top(self, key: str) -> str:
        above = self._above
        top = key
        while (higher := above.get(top)) is not None:
            top = higher
        while key != top:
            above[key], key = top, above[key]
        return top

    def _keys(self, reference: StandardId) -> Iterator[str]:
        """Yield the series of every document that a reference names or would be looked for under."""
        for number in numbers_of(reference):
            for one in looked_for(number):
                yield _series(one)
                specification = specification_of(one)
                if specification is not None:
                    yield f"3GPP {specification}"


def _series(one: StandardId) -> str:
    """Return the key of the document whose parts a document is one of; for the most part cut off its own key, which is cheap."""
    document, part = one.document, one.part
    if part is not None and document.endswith(f"-{part}"):
        return document[: -len(part) - 1]
    return (document if part is None else one.series.document).removesuffix(_ALL_PARTS)
