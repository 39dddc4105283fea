"""The graph of editions: which edges leave an edition on a date, from all that is known.

Edges come from the catalog's correspondences and from what designations say by themselves:
``BS EN ISO 9001:2015`` wraps two others, ``ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020`` is one
text under two numbers, an ETSI number that begins with 1 transposes a 3GPP one, and an amended
edition stands beside the bare one. Edition steps are not edges: time is no equivalence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.model import Basis, Confidence, Degree
from stdcompat.equivalence.edge import EQUAL, OPAQUE, Edge, edges_of
from stdcompat.equivalence.relation import RelationSet
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.identifiers import StandardId

__all__ = ["Graph"]

# ETSI publishes 3GPP TS ss.nnn as TS 1ss nnn, series 21 to 55 (3GPP TR 21.900).
_ETSI_NUMBER: Final = re.compile(r"1(2[1-9]|[345]\d) (\d{3})")
_3GPP_NUMBER: Final = re.compile(r"(2[1-9]|[345]\d)\.(\d{3})")


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
        self._layered = len(catalog.layers) > 1
        self._edges: dict[StandardId, tuple[Edge, ...]] = {}

    def edges(self, edition: StandardId) -> tuple[Edge, ...]:
        """Return every edge at an edition, strongest first.

        Editions go by the names that the catalog lists them by, whatever a record calls them.
        """
        found = self._edges.get(edition)
        if found is None:
            named = (self._as_listed(edge) for edge in self._find(edition))
            found = tuple(
                sorted(
                    (edge for edge in named if edition in {edge.adopter, edge.adopted}), key=lambda edge: edge.sort_key
                )
            )
            self._edges[edition] = found
        return found

    def _find(self, edition: StandardId) -> Iterator[Edge]:
        for correspondence in self.catalog.correspondences(edition):
            if started(correspondence.since, self.as_of) and not ended(correspondence.until, self.as_of):
                layer = str(self.catalog.layer_of(correspondence)) if self._layered else None
                for edge in edges_of(correspondence):
                    yield edge if layer is None else attrs.evolve(edge, layer=layer)
        yield from self._wrapped(edition)
        yield from self._joint(edition)
        for outer in self._outer(edition):
            yield from self._wrapped(outer)
            yield from self._joint(outer)
        yield from self._transposed(edition)
        yield from self._amended(edition)
        yield from self._distinct(edition)

    def _as_listed(self, edge: Edge) -> Edge:
        adopter, adopted = map(self.catalog.edition_named, (edge.adopter, edge.adopted))
        if adopter == edge.adopter and adopted == edge.adopted:
            return edge
        return attrs.evolve(edge, adopter=adopter, adopted=adopted)

    def _outer(self, edition: StandardId) -> Iterator[StandardId]:
        """Find the editions whose designation carries this one."""
        for standard in self.catalog.wrappers(edition):
            yield standard.id
        yield from (named for named in self._named if named not in self.catalog or named.joint)

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

    def _joint(self, edition: StandardId) -> Iterator[Edge]:
        """Take a designation with several numbers apart: it is one text under each of them."""
        if edition.joint:
            for one in (attrs.evolve(edition, joint=(), normalized_from=None, notes=()), *edition.joint):
                if one.is_dated:
                    note = "one text, named by both numbers"
                    yield Edge(edition, one, EQUAL, Basis.COMMON_TEXT, Degree.IDT, Confidence.HIGH, note=note)

    def _transposed(self, edition: StandardId) -> Iterator[Edge]:
        """Tie an ETSI deliverable to the 3GPP specification that it transposes: the same version.

        The 3GPP version exists because ETSI's says so; the other way round ETSI's must be known.
        """
        if edition.version is None or edition.supplements or edition.type not in {"TS", "TR"}:
            return
        tail = f"-{edition.part} V{edition.version}" if edition.part else f" V{edition.version}"
        if edition.publisher == "ETSI" and (match := _ETSI_NUMBER.fullmatch(edition.number or "")):
            adopted = try_parse(f"3GPP {edition.type} {match[1]}.{match[2]}{tail}")
            if adopted is not None and not self._has_fact(edition, adopted):
                note = "read from the numbers and the version"
                yield Edge(edition, adopted, EQUAL, Basis.TRANSPOSITION, Degree.IDT, Confidence.MEDIUM, note=note)
        elif edition.publisher == "3GPP" and (match := _3GPP_NUMBER.fullmatch(edition.number or "")):
            other = try_parse(f"ETSI {edition.type} 1{match[1]} {match[2]}{tail}")
            known = () if other is None else (self.catalog.edition_named(other), *self._named)
            for one in known:
                if one.publisher == "ETSI" and (one in self._named or one in self.catalog):
                    yield from self._transposed(one)

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
            if edition.base.is_dated:  # the supplements of a whole series (ITU-T G Suppl. 73) amend no edition
                yield _amendment(edition, edition.base)
        else:
            for other in self.catalog.amended(edition):
                yield _amendment(other.id, edition)
            for named in self._named:
                if named.supplements and named.base == edition and named not in self.catalog:
                    yield _amendment(named, edition)

    def _distinct(self, edition: StandardId) -> Iterator[Edge]:
        """Take what a source says two editions are not, where it says what they can be instead."""
        for fact in self.catalog.distinctions(edition):
            if fact.relation and edition in (fact.a, fact.b):
                relation = RelationSet.of(" ".join(fact.relation))
                yield Edge(
                    fact.a,
                    fact.b,
                    relation,
                    Basis.DISTINCT,
                    Degree.NOT_STATED,
                    fact.confidence,
                    fact.sources,
                    note=fact.why,
                )


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
