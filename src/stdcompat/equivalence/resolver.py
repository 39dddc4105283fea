"""The resolver: questions about equivalence, answered from a catalog's facts on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.model import Basis, Degree
from stdcompat.catalogs.plain import as_id
from stdcompat.equivalence import words
from stdcompat.equivalence.closure import Component, Path, Route
from stdcompat.equivalence.edge import EQUAL, Step
from stdcompat.equivalence.graph import Graph
from stdcompat.equivalence.relation import ANYTHING
from stdcompat.equivalence.resolution import EditionGap, Reading, Resolution, State

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from stdcompat.identifiers import StandardId

__all__ = ["Resolver"]


class Resolver:
    """Resolve equivalences over one catalog on one date.

    Keep one for many questions: what it works out is kept.

    Args:
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    >>> resolver = Resolver(as_of="2026-11-21")
    >>> answer = resolver.resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")
    >>> str(answer.relation), answer.degree.value, answer.covers
    ('EQ', 'IDT', 'yes')
    """

    def __init__(self, catalog: Catalog | None = None, as_of: datetime.date | str | None = None) -> None:
        self.catalog = Catalog.bundled() if catalog is None else catalog
        self.as_of = as_date(as_of)
        self._graph = Graph(self.catalog, self.as_of)
        self._components: dict[StandardId, Component] = {}
        self._answers: dict[tuple[StandardId, StandardId], Resolution] = {}

    def resolve(self, a: StandardId | str, b: StandardId | str) -> Resolution:
        """Return what a is to b.

        An undated reference is read as the edition in force on the resolver's date, and the
        answer says so. Nothing crosses from one edition to another.

        Raises:
            IdentifierError: if a text cannot be read.
        """
        left, right = as_id(a), as_id(b)
        answer = self._answers.get((left, right))
        if answer is None:
            # One direction is worked out and the other is its converse, so that the two agree.
            answer = self.resolve(right, left).converse() if right.key < left.key else self._resolve(left, right)
            self._answers[left, right] = answer
        return answer

    def equivalents(
        self,
        reference: StandardId | str,
        *,
        publisher: str | None = None,
        market: str | None = None,
    ) -> tuple[Resolution, ...]:
        """Return every edition that is known to correspond to this one, nearest first.

        Each answer reads from the edition found (`a`) to the one asked about (`b`), so that its
        `covers` tells whether a claim on the edition found is enough.

        Args:
            reference: the standard asked about.
            publisher: keep only documents of this prefix (``GB``) or body (``SAC``).
            market: keep only documents of publishers of this jurisdiction (``CN``).

        Raises:
            IdentifierError: if the text cannot be read.
        """
        asked = as_id(reference)
        others = (other for other in self.connected(asked) if self._belongs(other, publisher, market))
        found = [answer for other in others if (answer := self.resolve(other, asked)).relation != ANYTHING]
        return tuple(sorted(found, key=_nearest))

    def alternatives(self, a: StandardId | str, b: StandardId | str) -> tuple[Path, ...]:
        """Return the ways between two standards that the proof leaves out.

        Each is a stretch of chained facts that rules out nothing that the proof does not rule
        out already.

        Raises:
            IdentifierError: if a text cannot be read.
        """
        left, right = (self._edition(as_id(side)) for side in (a, b))
        component = None if left is None or right is None else self._connected(left, right)
        if component is None or left is None or right is None:
            return ()
        used = {path for route in component.routes(left, right) for path in route.paths}
        stretches = component.hops(left, right)
        every = (path for block, start, end in stretches for path in block.paths(start, end))
        return tuple(path for path in every if path not in used)

    def connected(self, reference: StandardId | str) -> tuple[StandardId, ...]:
        """Return every other edition that a chain of facts joins with this one.

        Joined is less than known to correspond: what a chain says may rule nothing out, or two
        chains may contradict each other. `resolve` tells.

        Raises:
            IdentifierError: if the text cannot be read.
        """
        edition = self._edition(as_id(reference))
        if edition is None:
            return ()
        component = self._component(edition)
        return tuple(other for other in component if other != edition and other == other.designation)

    def _belongs(self, other: StandardId, publisher: str | None, market: str | None) -> bool:
        if publisher is None and market is None:
            return True
        record = self.catalog.publisher(other.publisher)
        body = None if record is None else record.body
        home = None if record is None else record.jurisdiction
        return publisher in (None, other.publisher, body) and market in (None, home)

    def _edition(self, reference: StandardId) -> StandardId | None:
        """Return the edition that a reference means on the resolver's date."""
        if reference.all_parts:
            return None
        if reference.is_dated:
            return self.catalog.edition_named(reference)
        entry = self.catalog.edition_in_force(reference, self.as_of)
        if entry is not None:
            return entry.id
        # A document that is only ever listed without a date stands for itself.
        return reference if reference in self.catalog else None

    def _component(self, edition: StandardId) -> Component:
        component = self._components.get(edition)
        if component is None:
            component = Component(self._graph, edition)
            for member in component:
                self._components.setdefault(member, component)
        return component

    def _resolve(self, left: StandardId, right: StandardId) -> Resolution:
        def answer(state: State, *notes: str, gap: EditionGap | None = None) -> Resolution:
            return Resolution(left, right, ANYTHING, None, state, self.as_of, (), readings, gap, notes)

        readings: tuple[Reading, ...] = ()
        if left == right:
            return Resolution(left, right, EQUAL, Degree.IDT, State.SAME, self.as_of)
        series = next((side for side in (left, right) if side.all_parts), None)
        if series is not None:
            return answer(State.UNDETERMINED, words.SERIES(series=series))
        a, b = self._edition(left), self._edition(right)
        for side, edition in ((left, a), (right, b)):
            if edition is None:
                return answer(State.UNKNOWN, words.NOT_HELD(side=side, date=self.as_of))
            if not side.is_dated and edition != side:
                readings += (Reading(side, edition),)
        assert a is not None  # noqa: S101  # both were looked at in the loop
        assert b is not None  # noqa: S101
        if a == b:
            return Resolution(left, right, EQUAL, Degree.IDT, State.COMPUTED, self.as_of, (), readings)
        component = self._connected(a, b)
        if component is not None:
            resolution = self._connect(component, a, b)
            notes = (*resolution.notes, *self._told_apart(a, b))
            return attrs.evolve(resolution, a=left, b=right, readings=readings, notes=notes)
        gap = self._gap(a, b)
        if gap is not None:
            return answer(State.UNDETERMINED, *self._told_apart(a, b), gap=gap)
        state, why = self._silence(a, b)
        return answer(state, why, *self._told_apart(a, b))

    def _silence(self, a: StandardId, b: StandardId) -> tuple[State, str]:
        """Tell which of the silences it is where nothing joins two editions."""
        if not (self._component(a).complete and self._component(b).complete):
            return State.UNDETERMINED, words.BOUND
        for edition in (a, b):
            if edition not in self.catalog and not self.catalog.editions(edition):
                publisher = self.catalog.publisher(edition.publisher)
                what = words.PUBLISHER_NOT_COVERED if publisher is None else words.DOCUMENT_NOT_COVERED
                return State.UNKNOWN, what(edition=edition)
        return State.NONE, words.NONE_RECORDED

    def _told_apart(self, a: StandardId, b: StandardId) -> Iterator[str]:
        """Say what sources say to whoever takes the one for the other."""
        others = self.catalog.distinctions(b)
        yield from (words.TAKEN_FOR(why=fact.why) for fact in self.catalog.distinctions(a) if fact in others)

    def _connected(self, a: StandardId, b: StandardId) -> Component | None:
        """Return the part of the graph that holds both editions, or None."""
        component = self._component(a)
        if b in component:
            return component
        if a in self.catalog and b in self.catalog:
            return None
        # What the question names may exist although no catalog holds it.
        component = Component(Graph(self.catalog, self.as_of, (a, b)), a)
        return component if b in component else None

    def _connect(self, component: Component, a: StandardId, b: StandardId) -> Resolution:
        routes = component.routes(a, b)
        relation = EQUAL
        for route in routes:
            relation = relation.then(route.relation)
        notes = () if component.complete else (words.BOUND,)
        steps = [step for route in routes for path in route.paths for step in path]
        if not relation.bits:
            return Resolution(a, b, relation, None, State.CONTRADICTION, self.as_of, routes, notes=notes)
        if len(steps) == 1 or (len(routes) == 1 and any(len(path) == 1 for path in routes[0].paths)):
            state = State.ASSERTED
        elif relation == ANYTHING:
            state = State.UNDETERMINED
        else:
            state = State.COMPUTED
        return Resolution(a, b, relation, _degree(routes, relation, state), state, self.as_of, routes, notes=notes)

    def _gap(self, a: StandardId, b: StandardId) -> EditionGap | None:
        """Find the two editions of one document that stand between a and b, nearest first."""
        reach_a, reach_b = self._component(a), self._component(b)
        document = self.catalog.document_key
        by_document: dict[str, list[StandardId]] = {}
        for far in reach_b:
            by_document.setdefault(document(far), []).append(far)
        best: tuple[tuple[object, ...], StandardId, StandardId] | None = None
        for near in reach_a:
            for far in by_document.get(document(near), ()):
                if near.base == far.base or not near.is_dated or not far.is_dated:
                    continue
                left, right = reach_a.relation(a, near), reach_b.relation(far, b)
                if ANYTHING in (left, right):
                    continue
                rank = (
                    (left != EQUAL) + (right != EQUAL),
                    len(reach_a.hops(a, near)) + len(reach_b.hops(far, b)),
                    bool(near.supplements) + bool(far.supplements),
                    abs((near.year or 0) - (far.year or 0)),
                    str(near),
                    str(far),
                )
                if best is None or rank < best[0]:
                    best = (rank, near, far)
        if best is None:
            return None
        _, near, far = best
        older, newer = (near, far) if near < far else (far, near)
        transitions = tuple(
            one for one in self.catalog.transitions(newer) if one.standard == newer and older.base in one.ends
        )
        steps = self._steps_between(near, far)
        return EditionGap(near, far, steps, self.resolve(a, near), self.resolve(far, b), transitions)

    def _steps_between(self, near: StandardId, far: StandardId) -> int:
        editions = [entry.id for entry in self.catalog.editions(near) if not entry.id.supplements]
        low, high = sorted((near.base, far.base))
        return 1 + sum(1 for edition in editions if low < edition < high)


def _degree(routes: tuple[Route, ...], relation: object, state: State) -> Degree | None:
    """Return the field's word for an answer, where one is earned.

    IDT when the relation is equality; the printed degree when a source states it for this very
    pair; MOD when one adoption's deviations are all that stands between the two sides.
    """
    if relation == EQUAL:
        return Degree.IDT
    direct = [path[0] for route in routes for path in route.paths if len(path) == 1]
    direct = [step for step in direct if step.edge.basis is not Basis.DISTINCT]
    if state is State.ASSERTED and direct:
        return direct[0].edge.degree
    for path in routes[0].paths if len(routes) == 1 else _concatenated(routes):
        modified = [step for step in path if step.relation != EQUAL]
        if len(modified) == 1 and modified[0].edge.degree is Degree.MOD:
            return Degree.MOD
    return None


def _concatenated(routes: tuple[Route, ...]) -> list[tuple[Step, ...]]:
    """Return the first path of every stretch, joined: the shortest way from end to end."""
    return [tuple(step for route in routes for step in route.paths[0])]


def _nearest(answer: Resolution) -> tuple[object, ...]:
    order = ("yes", "undetermined", "no")
    return (order.index(answer.covers), len(answer.relation), len(answer.proof), answer.a.sort_key)
