"""Edges: what one recorded correspondence says of two editions, and which relations it leaves possible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._records import frozen
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.model import (
    Basis,
    Confidence,
    Correspondence,
    Degree,
    Deviation,
    DeviationKind,
    DeviationList,
    PartialDate,
)
from stdcompat.equivalence import words
from stdcompat.equivalence.relation import ANYTHING, RelationSet
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.language import Bilingual

__all__ = ["Edge", "Step", "edges_of", "possible_relations"]

EQUAL: Final = RelationSet.of("EQ")
OPAQUE: Final = RelationSet.of("SUB SUP INT")
ALIGNED: Final = RelationSet.of("EQ SUB SUP INT")
_NEQ: Final = RelationSet.of("SUB SUP INT DR")

_BY_DEGREE: Final = {
    Degree.IDT: EQUAL,
    Degree.MOD: OPAQUE,
    Degree.EQV: ALIGNED,
    Degree.NOT_STATED: ALIGNED,
    Degree.NEQ: _NEQ,
}
_BY_DEVIATIONS: Final = {
    frozenset({DeviationKind.ADDS}): RelationSet.of("SUP"),
    frozenset({DeviationKind.REMOVES}): RelationSet.of("SUB"),
}
_BASIS_RANK: Final = {basis: n for n, basis in enumerate(Basis)}
_CONFIDENCE_RANK: Final = {confidence: n for n, confidence in enumerate(Confidence)}


@frozen
class Edge:
    """One directed correspondence between two editions: ``adopter -> adopted``.

    `relation` holds the possible relations of the adopter's requirements to the adopted's;
    `layer` names the collection that holds the fact, where a catalog is made of several.
    """

    adopter: StandardId
    adopted: StandardId
    relation: RelationSet
    basis: Basis
    degree: Degree
    confidence: Confidence
    sources: tuple[str, ...] = ()
    as_printed: str | None = None
    deviation_list: DeviationList = DeviationList.NOT_HELD
    deviations: tuple[Deviation, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None
    layer: str | None = None

    @property
    def sort_key(self) -> tuple[int, int, str, str]:
        """Strongest first: basis and confidence, then identifiers in order."""
        return (_BASIS_RANK[self.basis], _CONFIDENCE_RANK[self.confidence], str(self.adopter), str(self.adopted))


@frozen
class Step:
    """An edge as a path walks it: along the edge, or against it."""

    edge: Edge
    forward: bool

    @property
    def start(self) -> StandardId:
        """Where the step begins."""
        return self.edge.adopter if self.forward else self.edge.adopted

    @property
    def end(self) -> StandardId:
        """Where the step leads."""
        return self.edge.adopted if self.forward else self.edge.adopter

    @property
    def relation(self) -> RelationSet:
        """The possible relations of the start's requirements to the end's."""
        return self.edge.relation if self.forward else self.edge.relation.converse

    def __str__(self) -> str:
        return str(self.said)

    @property
    def said(self) -> Bilingual:
        """The edge in words, as the source has it."""
        edge = self.edge
        degree = words.DEGREE[edge.degree]
        if edge.degree is Degree.NOT_STATED:
            degree = words.BASIS_FOR_DEGREE.get(edge.basis, degree)
        elif edge.degree is Degree.MOD and edge.deviation_list is not DeviationList.COMPLETE:
            degree = words.LIST_OF(degree=degree, list=words.DEVIATION_LIST[edge.deviation_list])
        return words.STEP(
            adopter=edge.adopter,
            adopted=edge.adopted,
            degree=degree,
            relation=edge.relation,
            basis=words.BASIS[edge.basis],
            confidence=words.CONFIDENCE[edge.confidence],
            sources=words.STEP_SOURCES(sources=", ".join(edge.sources)) if edge.sources else "",
            layer=words.STEP_LAYER(layer=edge.layer) if edge.layer else "",
            note=words.STEP_NOTE(note=recorded(edge.note)) if edge.note else "",
        )


def possible_relations(correspondence: Correspondence) -> RelationSet:  # one rule, one return
    """Return what a recorded correspondence leaves possible, from adopter to adopted.

    The degrees are those of ISO/IEC Guide 21-1; a MOD is sharpened by a complete list of its
    technical deviations, and left open by any other.
    """
    degree = correspondence.degree
    if correspondence.basis is Basis.RECOGNISED and degree is Degree.NOT_STATED:
        return ANYTHING
    if correspondence.doubtful or correspondence.basis is Basis.TWIN_TEXT:
        return ALIGNED
    if degree is Degree.NOT_STATED and correspondence.basis in {Basis.COMMON_TEXT, Basis.TRANSPOSITION}:
        degree = Degree.IDT
    if correspondence.part:
        # A part of a document never holds the whole of it.
        return RelationSet.of("SUB") if degree is Degree.IDT else RelationSet.of("SUB INT DR") & _BY_DEGREE[degree]
    if len(correspondence.adopted) > 1 and degree in {Degree.IDT, Degree.MOD}:
        # Made from several documents: it contains each, and is none of them.
        return RelationSet.of("SUP") if degree is Degree.IDT else OPAQUE
    if degree is Degree.MOD and correspondence.deviation_list is DeviationList.COMPLETE and correspondence.deviations:
        kinds = frozenset(deviation.kind for deviation in correspondence.deviations)
        return _BY_DEVIATIONS.get(kinds, RelationSet.of("INT"))
    return _BY_DEGREE[degree]


def edges_of(correspondence: Correspondence) -> Iterator[Edge]:
    """Return the edges that one record gives: one for each edition adopted."""
    relation = possible_relations(correspondence)
    for adopted in correspondence.adopted:
        yield Edge(
            correspondence.adopter,
            adopted,
            relation,
            correspondence.basis,
            correspondence.degree,
            correspondence.confidence,
            correspondence.sources,
            correspondence.as_printed,
            correspondence.deviation_list,
            correspondence.deviations,
            correspondence.since,
            correspondence.until,
            correspondence.note,
        )
