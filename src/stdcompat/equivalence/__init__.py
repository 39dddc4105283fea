"""Equivalence: what one standard is to another, with direction, degree, date and proof."""

from stdcompat.equivalence.closure import Route
from stdcompat.equivalence.edge import Edge, Step
from stdcompat.equivalence.proof import to_dot, to_mermaid, verify_proof
from stdcompat.equivalence.relation import ANYTHING, IMPOSSIBLE, Relation, RelationSet
from stdcompat.equivalence.resolution import EditionGap, Reading, Resolution, State
from stdcompat.equivalence.resolver import Resolver

__all__ = [
    "ANYTHING",
    "IMPOSSIBLE",
    "Edge",
    "EditionGap",
    "Reading",
    "Relation",
    "RelationSet",
    "Resolution",
    "Resolver",
    "Route",
    "State",
    "Step",
    "to_dot",
    "to_mermaid",
    "verify_proof",
]
