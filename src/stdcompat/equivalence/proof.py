"""Proofs outside the resolver: checked again on their own, and drawn.

A proof is what `Resolution.to_dict` writes: stretches, each with all its paths, each path with
its edges. These are checked with the facts and the composition table alone; then the whole answer
is compared with what the same facts give.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.model import Degree
from stdcompat.catalogs.standing import MAX_AGE
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.relation import ANYTHING, IMPOSSIBLE, RelationSet
from stdcompat.equivalence.resolution import resolution_from_plain
from stdcompat.equivalence.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.equivalence.edge import Edge, Step
    from stdcompat.equivalence.graph import Graph
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.identifiers import StandardId

__all__ = ["to_dot", "to_mermaid", "verify_proof"]


def verify_proof(proof: Resolution | dict[str, Any], catalog: Catalog, *, max_age: int = MAX_AGE) -> tuple[str, ...]:
    """Check an answer's proof against a catalog and return what is wrong with it: nothing, if it holds.

    Every edge must be a fact of the catalog as it is cited, or follow from the designations, on the
    date of the answer; every path must run from end to end of its stretch; the stretches must
    compose to the relation that is stated; and whatever else the answer says (degree, state,
    readings, gap, notes) must be what follows from these facts. The date is part of the question: an
    answer that is true of another day as well verifies for that day.

    Args:
        proof: an answer, or its plain form (`Resolution.to_dict`), perhaps read back from JSON.
        catalog: the facts to check it against.
        max_age: after how many months the resolver that answered called a status stale.

    >>> from stdcompat import Catalog, Resolver
    >>> catalog = Catalog.bundled()
    >>> answer = Resolver(catalog, "2026-11-21").resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")
    >>> verify_proof(answer.to_dict(), catalog)
    ()
    """
    plain = proof if isinstance(proof, dict) else proof.to_dict()
    try:
        plain = json.loads(json.dumps(plain))
        stated = resolution_from_plain(plain)
        resolver = Resolver(catalog, stated.as_of, max_age=max_age)
        found = json.loads(json.dumps(resolver.resolve(stated.a, stated.b).to_dict()))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        return (f"it cannot be read: {type(error).__name__}: {error}",)
    graph = resolver.graph_of(stated.a, stated.b)
    return tuple(dict.fromkeys((*_faults(stated, graph), *_differences(plain, found))))


def _faults(answer: Resolution, graph: Graph) -> Iterator[str]:
    """Find what is wrong with the edges of an answer and with what they are composed to."""
    readings = {reading.asked: reading.edition for reading in answer.readings}
    at, end = (graph.name(readings.get(side, side)) for side in (answer.a, answer.b))
    relation = EQUAL
    for route in answer.routes:
        if route.start != at:
            yield f"the proof jumps from {at} to {route.start}"
        at = route.end
        left = ANYTHING
        for path in route.paths:
            for step in path:
                if step.edge not in graph.edges(graph.name(step.edge.adopter)):
                    edge = step.edge
                    yield f"{edge.adopter} -> {edge.adopted}: {edge.degree.value} is no fact on {answer.as_of}"
            left &= _along(route.start, route.end, [step.edge for step in path])
        if left != route.relation:
            yield f"{route.start} to {route.end}: the paths leave {left} possible, {route.relation} is stated"
        relation = relation.then(left)
    if answer.routes and at != end:
        yield f"the proof ends at {at}, not at {end}"
    same = at == end or at.amended_edition == end.amended_edition
    proven = relation if answer.routes or same else ANYTHING
    if proven != answer.relation:
        yield f"{answer.a} to {answer.b}: the proof leaves {proven} possible, {answer.relation} is stated"
    if answer.gap is not None:
        for leg in (answer.gap.left, answer.gap.right):
            yield from _faults(leg, graph)


def _differences(stated: Any, found: Any, place: str = "") -> Iterator[str]:
    """Find where an answer says something else than the facts give, field by field."""
    if isinstance(stated, dict) and isinstance(found, dict):
        for key in dict.fromkeys((*found, *stated)):
            yield from _differences(stated.get(key), found.get(key), f"{place}.{key}" if place else str(key))
    elif isinstance(stated, list) and isinstance(found, list) and len(stated) == len(found):
        for number, (one, other) in enumerate(zip(stated, found, strict=True)):
            yield from _differences(one, other, f"{place}[{number}]")
    elif stated != found or type(stated) is not type(found):
        yield f"{place}: {stated!r} is stated, the facts give {found!r}"


def _along(start: StandardId, end: StandardId, edges: list[Edge]) -> RelationSet:
    """Return what edges say of two editions: as a path, or closed together where they are none."""
    at, relation = start, EQUAL
    for edge in edges:
        if edge.adopter == at:
            at, relation = edge.adopted, relation.then(edge.relation)
        elif edge.adopted == at:
            at, relation = edge.adopter, relation.then(edge.relation.converse)
        else:
            return _closed(start, end, edges)
    return relation if at == end else _closed(start, end, edges)


def _closed(start: StandardId, end: StandardId, edges: list[Edge]) -> RelationSet:
    """Close a few edges the plain way: every triangle, until nothing changes."""
    nodes = {node for edge in edges for node in (edge.adopter, edge.adopted)} | {start, end}
    network = {(a, b): EQUAL if a == b else ANYTHING for a in nodes for b in nodes}
    for edge in edges:
        network[edge.adopter, edge.adopted] &= edge.relation
        network[edge.adopted, edge.adopter] &= edge.relation.converse
    before = None
    while before != network:
        before = dict(network)
        for a, b in before:
            for c in nodes:
                network[a, b] &= network[a, c].then(network[c, b])
    return IMPOSSIBLE if IMPOSSIBLE in network.values() else network[start, end]


def to_mermaid(answer: Resolution) -> str:
    """Draw an answer's proof as a Mermaid flow chart: adopters point to what they adopt.

    >>> from stdcompat import Resolver
    >>> print(to_mermaid(Resolver(as_of="2026-11-21").resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")))
    flowchart LR
      n0["GB/T 22080-2016"]
      n1["ISO/IEC 27001:2013"]
      n0 -->|IDT| n1
    """
    names, steps = _drawn(answer)
    lines = ["flowchart LR"]
    lines += [f'  n{number}["{_quoted(name)}"]' for name, number in names.items()]
    for step in steps:
        adopter, adopted = names[str(step.edge.adopter)], names[str(step.edge.adopted)]
        lines.append(f"  n{adopter} -->|{_word(step)}| n{adopted}")
    return "\n".join(lines)


def to_dot(answer: Resolution) -> str:
    """Draw an answer's proof in the DOT language of Graphviz: adopters point to what they adopt.

    >>> from stdcompat import Resolver
    >>> print(to_dot(Resolver(as_of="2026-11-21").resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")))
    digraph {
      rankdir=LR; node [shape=box];
      "GB/T 22080-2016" -> "ISO/IEC 27001:2013" [label="IDT"];
    }
    """
    _, steps = _drawn(answer)
    lines = ["digraph {", "  rankdir=LR; node [shape=box];"]
    for step in steps:
        adopter, adopted = (_quoted(str(end)) for end in (step.edge.adopter, step.edge.adopted))
        lines.append(f'  "{adopter}" -> "{adopted}" [label="{_word(step)}"];')
    return "\n".join([*lines, "}"])


def _drawn(answer: Resolution) -> tuple[dict[str, int], tuple[Step, ...]]:
    """Return the editions to draw, numbered in the order of the proof, and its edges."""
    steps = answer.proof
    if answer.gap is not None:
        steps = (*answer.gap.left.proof, *answer.gap.right.proof)
    names: dict[str, int] = {}
    for step in steps:
        for end in (step.start, step.end):
            names.setdefault(str(end), len(names))
    return names, steps


def _word(step: Step) -> str:
    return step.edge.basis.value if step.edge.degree is Degree.NOT_STATED else step.edge.degree.value


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', "'")
