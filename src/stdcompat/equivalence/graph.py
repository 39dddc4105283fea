"""The graph of editions: which edges leave an edition on a date, from all that is known.

Edges come from three places: the catalog's correspondences, the designations themselves
(``BS EN ISO 9001:2015`` wraps two others), and supplements (an amended edition and the bare
one). Edition steps are not edges: time is no equivalence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.model import Basis, Confidence, Degree
from stdcompat.equivalence.edge import EQUAL, OPAQUE, Edge, edges_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.identifiers import StandardId

__all__ = ["Graph"]


class Graph:
    """The edges between editions, found as they are asked for.

    Args:
        catalog: the facts.
        as_of: the date; edges count from the day they begin to the day they end.
        named: editions that the question names. Where the catalog holds no edition of a document
            at all, these are taken to exist, so that a wrapper can be tied to them.
    """

    def __init__(self, catalog: Catalog, as_of: datetime.date, named: Iterable[StandardId] = ()) -> None:
        self.catalog = catalog
        self.as_of = as_of
        self._named = frozenset(named)
        self._edges: dict[StandardId, tuple[Edge, ...]] = {}

    def edges(self, edition: StandardId) -> tuple[Edge, ...]:
        """Return every edge at an edition, strongest first."""
        found = self._edges.get(edition)
        if found is None:
            found = tuple(sorted(self._find(edition), key=lambda edge: edge.sort_key))
            self._edges[edition] = found
        return found

    def _find(self, edition: StandardId) -> Iterator[Edge]:
        for correspondence in self.catalog.correspondences(edition):
            if started(correspondence.since, self.as_of) and not ended(correspondence.until, self.as_of):
                for edge in edges_of(correspondence):
                    if edition in (edge.adopter, edge.adopted):
                        yield edge
        yield from self._wrapped(edition)
        for outer in self._outer(edition):
            yield from (edge for edge in self._wrapped(outer) if edge.adopted == edition)
        yield from self._amended(edition)

    def _outer(self, edition: StandardId) -> Iterator[StandardId]:
        """Find the editions whose designation carries this one."""
        for standard in self.catalog.wrappers(edition):
            yield standard.id
        for named in self._named:
            if named not in self.catalog:
                yield named

    def _wrapped(self, edition: StandardId) -> Iterator[Edge]:
        """Read the adoptions that a designation states by itself.

        The wrapper tells which document is adopted; which edition, only when its year is given
        inside, or when the base has an edition of the same year that is known to exist. A
        catalog's own fact on the pair overrides the convention.
        """
        if edition.wrapped is None or edition.supplements:
            return
        if edition.designation != edition:
            # A dual number: GB/T 22080-2016/ISO/IEC 27001:2013.
            yield Edge(
                edition, edition.designation, EQUAL, Basis.WRAPPED, Degree.IDT, Confidence.HIGH, note="same document"
            )
        inner = edition.adopts
        while inner is not None:
            if not self._has_fact(edition, inner):
                base = inner if inner.is_dated else self._same_year(edition, inner)
                if base is not None:
                    yield Edge(
                        edition,
                        base,
                        EQUAL,
                        Basis.WRAPPED,
                        Degree.IDT,
                        Confidence.MEDIUM if base in self.catalog else Confidence.LOW,
                        note="read from the designation",
                    )
            inner = inner.adopts

    def _has_fact(self, edition: StandardId, inner: StandardId) -> bool:
        adopter = edition.designation
        return any(
            correspondence.adopter == adopter and any(base.undated == inner.undated for base in correspondence.adopted)
            for correspondence in self.catalog.correspondences(adopter)
        )

    def _same_year(self, edition: StandardId, inner: StandardId) -> StandardId | None:
        if edition.year is None:
            return None
        base = inner.with_year(edition.year)
        if base in self.catalog or (base in self._named and not self.catalog.editions(inner)):
            return base
        return None

    def _amended(self, edition: StandardId) -> Iterator[Edge]:
        """Tie an amended edition to the bare one: they differ, and nothing says how."""
        if edition.supplements:
            yield _amendment(edition, edition.base)
        else:
            for other in self.catalog.editions(edition):
                if other.id.supplements and other.id.base == edition:
                    yield _amendment(other.id, edition)
            for named in self._named:
                if named.supplements and named.base == edition and named not in self.catalog:
                    yield _amendment(named, edition)


def _amendment(amended: StandardId, bare: StandardId) -> Edge:
    return Edge(
        amended,
        bare,
        OPAQUE,
        Basis.AMENDED,
        Degree.NOT_STATED,
        Confidence.HIGH,
        note="the supplement changes the edition",
    )
