"""Proofs outside the resolver: checked again on their own, and drawn.

A proof is what `Resolution.to_dict` writes: stretches, each with all its paths, each path with
its edges. Checking it needs the facts and the composition table, and none of the search that
found it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.model import Basis, Degree
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.graph import Graph
from stdcompat.equivalence.relation import ANYTHING, IMPOSSIBLE, RelationSet
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.equivalence.edge import Edge, Step
    from stdcompat.equivalence.resolution import Resolution

__all__ = ["to_dot", "to_mermaid", "verify_proof"]


def verify_proof(proof: Resolution | dict[str, Any], catalog: Catalog) -> tuple[str, ...]:
    """Check an answer's proof against a catalog and return what is wrong with it: nothing, if it holds.

    Every edge must be a fact of the catalog, or follow from the designations, on the date of the
    answer; every path must run from end to end of its stretch; and the stretches must compose to
    a relation no weaker than the one that is stated.

    Args:
        proof: an answer, or its plain form (`Resolution.to_dict`), perhaps read back from JSON.
        catalog: the facts to check it against.

    >>> from stdcompat import Catalog, Resolver
    >>> catalog = Catalog.bundled()
    >>> answer = Resolver(catalog, "2026-11-21").resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")
    >>> verify_proof(answer.to_dict(), catalog)
    ()
    """
    plain = proof if isinstance(proof, dict) else proof.to_dict()
    return tuple(_faults(plain, catalog))


def _faults(plain: dict[str, Any], catalog: Catalog) -> Iterator[str]:
    stated = RelationSet.of(" ".join(plain["relation"]))
    routes = plain["proof"]
    if not routes:
        if stated != ANYTHING and plain["a"] != plain["b"] and not plain.get("readings"):
            yield f"{plain['a']} to {plain['b']}: a relation is stated, and nothing proves it"
        return
    readings = {reading["asked"]: reading["edition"] for reading in plain.get("readings", ())}
    ends = [catalog.edition_named(readings.get(plain[side], plain[side])) for side in ("a", "b")]
    at, relation = ends[0], EQUAL
    named = {parse(step[key]) for route in routes for path in route["paths"] for step in path for key in _ENDS}
    graph = Graph(catalog, as_date(plain["as_of"]), named)
    for route in routes:
        start, end = parse(route["start"]), parse(route["end"])
        if start != at:
            yield f"the proof jumps from {at} to {start}"
        at = end
        found = ANYTHING
        for path in route["paths"]:
            edges = [_edge(step, graph) for step in path]
            for step, edge in zip(path, edges, strict=True):
                if edge is None:
                    yield f"{step['adopter']} -> {step['adopted']}: {step['degree']} is no fact on {plain['as_of']}"
            found &= _along(start, end, [edge for edge in edges if edge is not None])
        said = RelationSet.of(" ".join(route["relation"]))
        if not found <= said and said != IMPOSSIBLE:
            yield f"{start} to {end}: the paths leave {found} possible, {said} is stated"
        relation = relation.then(said)
    if at != ends[1]:
        yield f"the proof ends at {at}, not at {ends[1]}"
    if relation != stated:
        yield f"{plain['a']} to {plain['b']}: the proof leaves {relation} possible, {stated} is stated"


_ENDS = ("adopter", "adopted")


def _edge(step: dict[str, Any], graph: Graph) -> Edge | None:
    """Find the fact that a step cites, with the same degree, basis and worth."""
    adopter, adopted = parse(step["adopter"]), parse(step["adopted"])
    cited = (adopter, adopted, Degree(step["degree"]), Basis(step["basis"]), " ".join(step["relation"]))
    for edge in graph.edges(adopter):
        if (edge.adopter, edge.adopted, edge.degree, edge.basis, str(edge.relation)) == cited:
            return edge
    return None


def _along(start: Any, end: Any, edges: list[Edge]) -> RelationSet:
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


def _closed(start: Any, end: Any, edges: list[Edge]) -> RelationSet:
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
