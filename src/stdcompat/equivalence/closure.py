"""Algebraic closure over one connected part of the graph.

The answer for a pair is what path consistency leaves possible, given every fact that is
connected with it. Correspondences form long chains with few loops, so the part is cut at its
articulation points: between two such blocks there is one way only, and relations simply
compose; inside a block, all paths are intersected until nothing changes. Because RCC-5
composition is associative and distributes over unions, this gives the closure of the whole.
"""

from __future__ import annotations

import itertools
from collections import deque
from typing import TYPE_CHECKING, Final

from stdcompat._records import frozen
from stdcompat.equivalence.edge import EQUAL, Edge, Step
from stdcompat.equivalence.relation import ANYTHING, COMPOSE, CONVERSE, IMPOSSIBLE, RelationSet
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.equivalence.graph import Graph

__all__ = ["Block", "Component", "Path", "Route", "relation_along"]

Path = tuple[Step, ...]

_MAX_EDITIONS: Final = 20_000
_MAX_BLOCK: Final = 120
_MAX_PATHS: Final = 64


@frozen
class Route:
    """A stretch of an answer between two editions: all its paths, intersected.

    The paths share their ends and nothing says more about the pair than they do together.
    """

    start: StandardId
    end: StandardId
    relation: RelationSet
    paths: tuple[Path, ...]


def relation_along(path: Iterable[Step]) -> RelationSet:
    """Return what one path says of its two ends."""
    relation = EQUAL
    for step in path:
        relation = relation.then(step.relation)
    return relation


class Block:
    """Editions that are joined by more than one path (or just two, joined by edges).

    `top` is the edition that ties the block to the rest; `consistent` is False when its facts
    contradict each other; `complete` is False when it was too large to close.
    """

    __slots__ = ("_closed", "_edges", "_index", "_steps", "complete", "consistent", "editions", "top")

    def __init__(self, editions: Sequence[StandardId], edges: Sequence[Edge], top: StandardId) -> None:
        self.editions = tuple(editions)
        self.top = top
        self._edges = tuple(edges)
        self._index = {edition: n for n, edition in enumerate(self.editions)}
        self._closed: list[bytearray] | None = None
        self._steps: dict[StandardId, list[Step]] = {}
        self.consistent = True
        self.complete = True

    def relation(self, start: StandardId, end: StandardId) -> RelationSet:
        """Return what the block leaves possible between two of its editions."""
        if self._closed is None:
            self._closed = self._network(self._edges)
            if len(self.editions) > _MAX_BLOCK:
                self.complete = False
            else:
                self.consistent = _close(self._closed)
        if not self.consistent:
            return IMPOSSIBLE
        return RelationSet(self._closed[self._index[start]][self._index[end]])

    def route(self, start: StandardId, end: StandardId) -> Route:
        """Return the relation of two editions with the paths that prove it, shortest first."""
        relation = self.relation(start, end)
        if not self.consistent:
            conflict = tuple(Step(edge, forward=True) for edge in self.conflict())
            return Route(start, end, IMPOSSIBLE, (conflict,))
        found: list[Path] = []
        so_far = ANYTHING
        for path in self.paths(start, end):
            narrowed = so_far & relation_along(path)
            if not found or narrowed != so_far:
                found.append(path)
                so_far = narrowed
            if so_far == relation:
                break
        if not self.complete:
            relation = so_far
        elif so_far != relation:
            # More paths than are walked: then every edge of the block is the proof.
            found.append(tuple(Step(edge, forward=True) for edge in self._edges))
        return Route(start, end, relation, tuple(found))

    def conflict(self) -> tuple[Edge, ...]:
        """Return a smallest set of edges that cannot all be true: none can be left out."""
        kept = list(self._edges)
        for edge in sorted(self._edges, key=lambda one: one.sort_key):
            fewer = [one for one in kept if one is not edge]
            if not _close(self._network(fewer)):
                kept = fewer
        return tuple(kept)

    def _network(self, edges: Iterable[Edge]) -> list[bytearray]:
        size = len(self.editions)
        network = [bytearray([ANYTHING.bits]) * size for _ in range(size)]
        for n in range(size):
            network[n][n] = EQUAL.bits
        for edge in edges:
            i, j = self._index[edge.adopter], self._index[edge.adopted]
            network[i][j] &= edge.relation.bits
            network[j][i] = CONVERSE[network[i][j]]
        return network

    def paths(self, start: StandardId, end: StandardId) -> Iterator[Path]:
        """Walk the simple paths between two editions, fewest edges first, bounded."""
        if not self._steps:
            # The edges come strongest first, and so do the steps at each edition.
            self._steps = {edition: [] for edition in self.editions}
            for edge in self._edges:
                self._steps[edge.adopter].append(Step(edge, forward=True))
                self._steps[edge.adopted].append(Step(edge, forward=False))
        queue: deque[tuple[Path, frozenset[StandardId]]] = deque([((), frozenset([start]))])
        found = tried = 0
        while queue and found < _MAX_PATHS and tried < 100 * _MAX_PATHS:
            path, seen = queue.popleft()
            here = path[-1].end if path else start
            for step in self._steps[here]:
                tried += 1
                if step.end == end:
                    found += 1
                    yield (*path, step)
                elif step.end not in seen:
                    queue.append(((*path, step), seen | {step.end}))


def _close(network: list[bytearray]) -> bool:
    """Refine a network to path consistency in place; return False when nothing is left possible."""
    size = len(network)
    if any(not value for row in network for value in row):
        return False
    pairs = deque((i, j) for i in range(size) for j in range(i + 1, size) if network[i][j] != ANYTHING.bits)
    queued = set(pairs)
    while pairs:
        i, j = pair = pairs.popleft()
        queued.discard(pair)
        for a, b in ((i, j), (j, i)):
            forward = COMPOSE[network[a][b]]
            row_a, row_b = network[a], network[b]
            for k in range(size):
                old = row_a[k]
                new = old & forward[row_b[k]]
                if new != old:
                    if not new:
                        return False
                    row_a[k] = new
                    network[k][a] = CONVERSE[new]
                    changed = (a, k) if a < k else (k, a)
                    if changed not in queued:
                        queued.add(changed)
                        pairs.append(changed)
    return True


class Component:
    """All editions that are connected with one edition, cut into blocks.

    `complete` is False when the search stopped at its bound; answers are then sound, and may be
    less sharp than the facts allow. `documents` and `succession` are for the resolver to keep what
    it works out of all editions together.
    """

    __slots__ = ("_block_of", "complete", "documents", "succession")

    def __init__(self, graph: Graph, start: StandardId) -> None:
        self.complete = True
        self.documents: frozenset[str] | None = None
        self.succession: frozenset[str] | None = None
        found = self._gather(graph, start)
        self._block_of: dict[StandardId, Block | None] = {start: None}
        if len(found) == 1:
            return
        # The cut must not depend on where the first question began.
        order = sorted(found, key=lambda edition: edition.sort_key)
        place = {edition: n for n, edition in enumerate(order)}
        neighbours = {edition: dict(sorted(found[edition].items(), key=lambda one: place[one[0]])) for edition in order}
        root = order[0]
        self._block_of = {root: None}
        for editions, top in _blocks(neighbours, root):
            members = set(editions)
            # Every edge of a block ends at an edition other than its top, which may be a great hub.
            edges = {
                id(edge): edge
                for edition in editions
                if edition != top
                for other, between in neighbours[edition].items()
                if other in members
                for edge in between
            }
            block = Block(editions, sorted(edges.values(), key=lambda edge: edge.sort_key), top)
            for edition in editions:
                if edition != top:
                    self._block_of[edition] = block

    def _gather(self, graph: Graph, start: StandardId) -> dict[StandardId, dict[StandardId, list[Edge]]]:
        neighbours: dict[StandardId, dict[StandardId, list[Edge]]] = {}
        queue = deque([start])
        seen = {start}
        while queue:
            edition = queue.popleft()
            mine = neighbours.setdefault(edition, {})
            for edge in graph.edges(edition):
                other = edge.adopted if edge.adopter == edition else edge.adopter
                if other == edition:
                    continue
                if other not in seen:
                    if len(seen) >= _MAX_EDITIONS:
                        self.complete = False
                        continue
                    seen.add(other)
                    queue.append(other)
                shared = neighbours.setdefault(other, {}).get(edition)
                between = mine.setdefault(other, shared if shared is not None else [])
                if edge not in between:
                    between.append(edge)
                neighbours[other][edition] = between
        return neighbours

    def __contains__(self, edition: object) -> bool:
        return edition in self._block_of

    def __iter__(self) -> Iterator[StandardId]:
        return iter(self._block_of)

    def __len__(self) -> int:
        return len(self._block_of)

    def hops(self, start: StandardId, end: StandardId) -> list[tuple[Block, StandardId, StandardId]]:
        """Return the blocks between two editions, each with where it is entered and left."""
        up = self._climb(start)
        down = self._climb(end)
        place = {edition: n for n, edition in enumerate(up)}
        j = next(n for n, edition in enumerate(down) if edition in place)
        i = place[down[j]]
        first, last = up[: i + 1], down[: j + 1]
        if i and j and self._block_of[up[i - 1]] is self._block_of[down[j - 1]]:
            # Both sides enter the same block: cross it without touching its top.
            first, last = up[:i], down[:j]
        walk = [*first, *([] if first[-1] == last[-1] else [last[-1]]), *reversed(last[:-1])]
        return [(self._between(a, b), a, b) for a, b in itertools.pairwise(walk)]

    def relation(self, start: StandardId, end: StandardId) -> RelationSet:
        """Return what all facts together leave possible between two editions."""
        relation = EQUAL
        for block, a, b in self.hops(start, end):
            relation = relation.then(block.relation(a, b))
        return relation

    def routes(self, start: StandardId, end: StandardId) -> tuple[Route, ...]:
        """Return the relation block by block, with its proof."""
        return tuple(block.route(a, b) for block, a, b in self.hops(start, end))

    def _climb(self, edition: StandardId) -> list[StandardId]:
        chain = [edition]
        block = self._block_of[edition]
        while block is not None:
            chain.append(block.top)
            block = self._block_of[block.top]
        return chain

    def _between(self, a: StandardId, b: StandardId) -> Block:
        mine, other = self._block_of[a], self._block_of[b]
        block = mine if mine is not None and (mine is other or mine.top == b) else other
        assert block is not None  # noqa: S101  # consecutive editions of a walk share a block
        return block


def _blocks(
    neighbours: dict[StandardId, dict[StandardId, list[Edge]]], root: StandardId
) -> Iterator[tuple[list[StandardId], StandardId]]:
    """Cut a connected graph into its biconnected blocks, each with the edition nearest the root.

    Hopcroft and Tarjan's algorithm, without recursion.
    """
    order = {root: 0}
    low = {root: 0}
    trail: list[StandardId] = []
    place: dict[StandardId, int] = {}
    walk: list[tuple[StandardId, StandardId | None, Iterator[StandardId]]] = [(root, None, iter(neighbours[root]))]
    while walk:
        edition, parent, rest = walk[-1]
        for other in rest:
            if other not in order:
                order[other] = low[other] = len(order)
                place[other] = len(trail)
                trail.append(other)
                walk.append((other, edition, iter(neighbours[other])))
                break
            if other != parent:
                low[edition] = min(low[edition], order[other])
        else:
            walk.pop()
            if parent is not None:
                low[parent] = min(low[parent], low[edition])
                if low[edition] >= order[parent]:
                    cut = place[edition]
                    yield [parent, *trail[cut:]], parent
                    del trail[cut:]
