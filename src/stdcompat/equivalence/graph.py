"""The graph of editions: which edges leave an edition on a date, from all that is known.

Edges come from the catalog's correspondences and from what designations say by themselves:
``BS EN ISO 9001:2015`` wraps two others, ``ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020`` is one
text under two numbers, an ETSI number that begins with 1 transposes a 3GPP one, and an amended
edition stands beside the bare one. Edition steps are not edges: time is no equivalence.

An edge is the same from both its ends. What a designation says is therefore looked for from within
as well: the catalog knows which of its identifiers carry a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat._records import evolve
from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.holding import implemented
from stdcompat.catalogs.known import agreeing, amendments, known_editions
from stdcompat.catalogs.model import Basis, Confidence, Degree
from stdcompat.catalogs.rows import numbers_of
from stdcompat.equivalence.edge import EQUAL, OPAQUE, Edge, edges_of
from stdcompat.equivalence.relation import RelationSet
from stdcompat.equivalence.words import BY_RULE
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.catalogs.known import Known
    from stdcompat.catalogs.model import Correspondence
    from stdcompat.identifiers import StandardId

__all__ = ["Extended", "Graph", "specification_of"]

# ETSI publishes 3GPP TS ss.nnn as TS 1ss nnn, series 21 to 55 (3GPP TR 21.900).
_ETSI_NUMBER: Final = pattern(r"1(2[1-9]|[345]\d) (\d{3})")
_3GPP_NUMBER: Final = pattern(r"(2[1-9]|[345]\d)\.(\d{3})")
_MAX_KEPT: Final = 50_000  # editions whose edges are kept; then a graph begins anew


class Graph:
    """The edges between the editions that a catalog knows, found as they are asked for.

    Editions go by the names that the catalog has for them (`Catalog.edition_named`).

    Args:
        catalog: the facts.
        as_of: the date; edges count from the day they begin to the day they end.
    """

    def __init__(self, catalog: Catalog, as_of: datetime.date) -> None:
        self.catalog = catalog
        self.as_of = as_of
        self._layered = len(catalog.layers) > 1
        self._edges: dict[StandardId, tuple[Edge, ...]] = {}

    def edges(self, edition: StandardId) -> tuple[Edge, ...]:
        """Return every edge at an edition, strongest first."""
        found = self._edges.get(edition)
        if found is None:
            if len(self._edges) >= _MAX_KEPT:
                self._edges.clear()
            found = self._edges[edition] = _sorted(self._find(edition))
        return found

    def knows(self, edition: StandardId) -> bool:
        """Return whether an edition is named by an entry or a fact of the catalog, or by the question."""
        return bool(self.catalog.forms(edition))

    def stands(self, edition: StandardId) -> bool:
        """Return whether an edition exists, so that a wrapper of its document can be of it."""
        return self.knows(edition)

    def name(self, reference: StandardId) -> StandardId:
        """Return the name of an edition in this graph."""
        return self.catalog.edition_named(reference)

    def forms(self, edition: StandardId) -> Iterable[StandardId]:
        """Return the identifiers that an edition has."""
        return self.catalog.forms(edition)

    def carriers(self, edition: StandardId) -> Iterable[StandardId]:
        """Return the identifiers that carry the document of an edition, and may adopt this edition of it."""
        for number in self._numbers(edition).values():
            yield from self.catalog.carriers(number)

    def _numbers(self, edition: StandardId) -> dict[str, StandardId]:
        """Return the numbers that an edition has under any of its identifiers, by their documents."""
        return {number.document: number for form in (edition, *self.forms(edition)) for number in numbers_of(form)}

    def _find(self, edition: StandardId) -> Iterator[Edge]:
        for correspondence in self._facts(edition):
            layer = str(self.catalog.layer_of(correspondence)) if self._layered else None
            for edge in edges_of(correspondence):
                yield from self._at(edition, edge if layer is None else evolve(edge, layer=layer))
        for form in self.forms(edition):
            yield from self._said_by(edition, form)
        for form in self.carriers(edition):
            yield from self._said_by(edition, form)
        yield from self._transposed(edition)
        yield from self._amended(edition)
        yield from self._distinct(edition)

    def _facts(self, edition: StandardId) -> Iterator[Correspondence]:
        """Return what is recorded of an edition and counts on the day."""
        for fact in self.catalog.correspondences(edition):
            if started(fact.since, self.as_of) and not ended(fact.until, self.as_of):
                yield fact

    def _at(self, edition: StandardId, edge: Edge) -> Iterator[Edge]:
        """Return an edge under the names of its ends, if it is one of this edition."""
        adopter, adopted = self.name(edge.adopter), self.name(edge.adopted)
        if edition in {adopter, adopted} and adopter != adopted:
            same = adopter == edge.adopter and adopted == edge.adopted
            yield edge if same else evolve(edge, adopter=adopter, adopted=adopted)

    def _said_by(self, edition: StandardId, form: StandardId) -> Iterator[Edge]:
        """Return what an identifier says by itself of an edition: of the one it names, or of one that it carries."""
        for edge in (*self._wrapped(form), *self._joint(form)):
            yield from self._at(edition, edge)

    def _wrapped(self, form: StandardId) -> Iterator[Edge]:
        """Read the adoptions that a designation states by itself.

        The wrapper tells which document is adopted; which edition, only when its year is given
        inside, or when the base has an edition of the same year that is known to exist. Amended,
        it adopts the edition amended alike. A catalog's own fact on the pair overrides the
        convention.
        """
        outer, inner = form.designation, form.adopts
        while inner is not None:
            rule = implemented(self.catalog, outer.publisher, inner.publisher)
            for base in self._bases(outer, inner):
                yield Edge(
                    outer,
                    base,
                    EQUAL,
                    Basis.WRAPPED,
                    Degree.IDT,
                    Confidence.MEDIUM if base in self.catalog else Confidence.LOW,
                    () if rule is None else rule.sources,
                    note="read from the designation" if rule is None else BY_RULE,
                )
            inner = inner.adopts

    def _bases(self, outer: StandardId, inner: StandardId) -> Iterator[StandardId]:
        """Find the editions of a document that a wrapper of it adopts, as far as nothing recorded says so."""
        if self._recorded(outer, inner):
            return
        if inner.is_dated:  # a dual number
            yield self.name(inner)
            return
        if outer.supplements:
            recorded = [base for fact in self._recorded(outer.base, inner) for base in _adopted_whole(fact, inner)]
        else:
            recorded = []
        found = recorded or ([] if outer.year is None else [inner.with_year(outer.year)])
        for bare in found:
            base = self.name(evolve(bare, supplements=outer.supplements) if outer.supplements else bare)
            if self.stands(base):
                yield base

    def _recorded(self, adopter: StandardId, inner: StandardId) -> list[Correspondence]:
        """Return what is recorded of an adopter and a document."""
        named = self.name(adopter)
        return [
            fact
            for fact in self._facts(named)
            if self.name(fact.adopter) == named and any(base.document == inner.document for base in fact.adopted)
        ]

    def _joint(self, form: StandardId) -> Iterator[Edge]:
        """Take a designation with several numbers apart: it is one text under each of them."""
        for one in numbers_of(form):
            if one != form and one.is_dated:
                note = "one text, named by both numbers"
                yield Edge(form, one, EQUAL, Basis.COMMON_TEXT, Degree.IDT, Confidence.HIGH, note=note)

    def _transposed(self, edition: StandardId) -> Iterator[Edge]:
        """Tie an ETSI deliverable to the 3GPP specification that it transposes: the same version.

        The 3GPP version exists because ETSI's says so; the other way round ETSI's must be known.
        """
        if edition.version is None or edition.supplements or edition.type not in {"TS", "TR"}:
            return
        tail = f"-{edition.part} V{edition.version}" if edition.part else f" V{edition.version}"
        if edition.publisher == "ETSI" and (match := _ETSI_NUMBER.fullmatch(edition.number or "")):
            adopted = try_parse(f"3GPP {edition.type} {match[1]}.{match[2]}{tail}")
            if adopted is not None and not self._recorded(edition, adopted):
                note = "read from the numbers and the version"
                base = self.name(adopted)
                yield Edge(edition, base, EQUAL, Basis.TRANSPOSITION, Degree.IDT, Confidence.MEDIUM, note=note)
        elif edition.publisher == "3GPP" and (match := _3GPP_NUMBER.fullmatch(edition.number or "")):
            other = try_parse(f"ETSI {edition.type} 1{match[1]} {match[2]}{tail}")
            if other is not None and self.knows(self.name(other)):
                yield from (edge for edge in self._transposed(self.name(other)) if edge.adopted == edition)

    def _amended(self, edition: StandardId) -> Iterator[Edge]:
        """Tie an amended edition to the bare one, and to that with fewer amendments: they differ, and nothing says how."""
        bare = self._bare(edition)
        if bare is not None:
            yield _amendment(edition, bare)
        mine = amendments(edition)
        for other in self.siblings(edition):
            base = self._bare(other)
            if base == edition:
                yield _amendment(other, edition)
            elif base is not None and base == bare:
                more, fewer = (edition, other) if len(mine) > len(amendments(other)) else (other, edition)
                if set(amendments(fewer)) < set(amendments(more)):
                    yield _amendment(more, fewer)

    def siblings(self, edition: StandardId) -> Iterable[StandardId]:
        """Return the known editions of a document."""
        return self.catalog.known_editions(edition)

    def _bare(self, edition: StandardId) -> StandardId | None:
        """Return an amended edition without its amendments; None when it has none, or they amend no edition."""
        if not edition.supplements or not edition.base.is_dated:  # ITU-T G Suppl. 73 supplements a whole series
            return None
        base = self.name(edition.base)
        return None if base == edition else base

    def _distinct(self, edition: StandardId) -> Iterator[Edge]:
        """Take what a source says two editions are not, where it says what they can be instead."""
        for fact in self.catalog.distinctions(edition):
            if fact.relation:
                relation = RelationSet.of(" ".join(fact.relation))
                yield from self._at(
                    edition,
                    Edge(
                        fact.a,
                        fact.b,
                        relation,
                        Basis.DISTINCT,
                        Degree.NOT_STATED,
                        fact.confidence,
                        fact.sources,
                        note=fact.why,
                    ),
                )


class Extended(Graph):
    """A graph with the editions that a question names and the catalog does not know.

    A wrapper can be tied to such an edition where the catalog holds no edition of its document, or
    holds this one without the amendments. What the graph below holds stays as it is.
    """

    def __init__(self, graph: Graph, named: Iterable[StandardId]) -> None:
        super().__init__(graph.catalog, graph.as_of)
        self._below = graph
        self._forms: dict[StandardId, tuple[StandardId, ...]] = {}
        self._documents: dict[str, dict[str, Known]] = {}
        named = [form for one in named for form in ((one, one.base) if one.base.is_dated else (one,))]
        unknown = [form for form in named if not graph.knows(graph.name(form))]
        for form in unknown:
            for number in numbers_of(form):
                if number.document not in self._documents:
                    self._documents[number.document] = known_editions(number.document, (), unknown)
        for form in sorted(set(named), key=lambda one: one.key):
            name = self.name(form)
            self._forms[name] = (*self._forms.get(name, ()), form)
        self._added: dict[StandardId, list[Edge]] = {}
        for name in self._forms:
            for edge in self._find(name):
                for end in (edge.adopter, edge.adopted):
                    self._added.setdefault(end, []).append(edge)

    def edges(self, edition: StandardId) -> tuple[Edge, ...]:
        below = self._below.edges(edition)
        added = self._added.get(edition)
        return below if added is None else _sorted((*below, *added))

    def knows(self, edition: StandardId) -> bool:
        return edition in self._forms or self._below.knows(edition)

    def stands(self, edition: StandardId) -> bool:
        if edition not in self._forms or self._below.knows(edition):
            return self._below.knows(edition)
        if edition.supplements:
            return self.stands(self.name(edition.base))
        return not self.catalog.editions(edition)

    def name(self, reference: StandardId) -> StandardId:
        name = self._below.name(reference)
        known = self._documents.get(name.document)
        if known is None or self._below.knows(name):
            return name
        key = name.amended_edition if name.amended_edition in known else agreeing(known, name)
        return name if key is None else self._below.name(known[key].forms[0])

    def forms(self, edition: StandardId) -> Iterable[StandardId]:
        return (*self._below.forms(edition), *self._forms.get(edition, ()))

    def carriers(self, edition: StandardId) -> Iterable[StandardId]:
        documents = set(self._numbers(edition))
        mine = (form for forms in self._forms.values() for form in forms)
        return (*self._below.carriers(edition), *(form for form in mine if _carries(form, documents)))

    def siblings(self, edition: StandardId) -> Iterable[StandardId]:
        return (*self._below.siblings(edition), *(one for one in self._forms if one.document == edition.document))


def specification_of(deliverable: StandardId) -> str | None:
    """Return the number of the 3GPP specification that an ETSI deliverable transposes or that an identifier is, by its form.

    >>> from stdcompat.identifiers import parse
    >>> [specification_of(parse(text)) for text in ("ETSI TS 123 501 V16.6.0", "3GPP TS 23.501", "ISO 9001")]
    ['23.501', '23.501', None]
    """
    number = deliverable.number or ""
    if deliverable.publisher == "ETSI" and (match := _ETSI_NUMBER.fullmatch(number)):
        return f"{match[1]}.{match[2]}"
    return number if deliverable.publisher == "3GPP" and _3GPP_NUMBER.fullmatch(number) else None


def _sorted(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Return edges strongest first, each once."""
    return tuple(sorted(dict.fromkeys(edges), key=lambda edge: edge.sort_key))


def _adopted_whole(fact: Correspondence, inner: StandardId) -> Iterator[StandardId]:
    """Return the edition of a document that a fact says is adopted, alone and unchanged."""
    if len(fact.adopted) == 1 and fact.degree is Degree.IDT and not fact.part and not fact.doubtful:
        yield from (base for base in fact.adopted if base.document == inner.document and not base.supplements)


def _carries(form: StandardId, documents: set[str]) -> bool:
    inner = form.adopts
    while inner is not None and inner.document not in documents:
        inner = inner.adopts
    return inner is not None or any(number.document in documents for number in numbers_of(form))


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
