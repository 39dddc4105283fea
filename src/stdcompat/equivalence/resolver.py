"""The resolver: questions about equivalence, answered from a catalog's facts on a date."""

from __future__ import annotations

import itertools
from collections import deque
from typing import TYPE_CHECKING, Final

from stdcompat._records import evolve, frozen
from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.dates import as_date, begins, started
from stdcompat.catalogs.model import Basis, Degree, PartialDate
from stdcompat.catalogs.rows import numbers_of
from stdcompat.catalogs.standing import MAX_AGE, Standing
from stdcompat.catalogs.values import expect
from stdcompat.equivalence import words
from stdcompat.equivalence.closure import Component, Path, Route
from stdcompat.equivalence.clusters import Clusters
from stdcompat.equivalence.edge import EQUAL, Step
from stdcompat.equivalence.graph import Extended, Graph
from stdcompat.equivalence.relation import ANYTHING
from stdcompat.equivalence.resolution import EditionGap, Reading, Resolution, State
from stdcompat.errors import UnknownPublisherError
from stdcompat.identifiers import StandardId
from stdcompat.identifiers._registry import CONVENTIONS
from stdcompat.language import joined

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator

__all__ = ["Resolver"]

# What a resolver keeps: of each no more than this, and then it begins anew.
_MAX_ANSWERS: Final = 20_000
_MAX_EXTENDED: Final = 2_000
_MAX_COMPONENTS: Final = 50_000
_MAX_LINES: Final = 20_000
_MAX_SIDES: Final = 20_000

_LONGEST_LINE: Final = 200
_MOST_NAMED: Final = 6
_MANY: Final = 1_000
_GREAT: Final = 100_000


class Resolver:
    """Resolve equivalences over one catalog on one date.

    Keep one for many questions: what it works out is kept.

    Args:
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.
        max_age: after how many months a status that was read is too old to speak of the date.

    >>> resolver = Resolver(as_of="2026-11-21")
    >>> answer = resolver.resolve("GB/T 22080-2016", "ISO/IEC 27001:2013")
    >>> str(answer.relation), answer.degree.value, answer.covers
    ('EQ', 'IDT', 'yes')
    """

    def __init__(
        self,
        catalog: Catalog | None = None,
        as_of: datetime.date | str | None = None,
        *,
        max_age: int = MAX_AGE,
    ) -> None:
        if catalog is not None:
            expect(catalog, Catalog, "catalog", "open a file with Catalog.open or Catalog.from_toml")
        self.catalog = Catalog.bundled() if catalog is None else catalog
        self.max_age = max_age
        self.as_of = as_date(as_of)
        self._known = _Part(Graph(self.catalog, self.as_of))
        self._extended: dict[tuple[str, ...], _Part] = {}
        self._sides: dict[StandardId, _Side] = {}
        self._lines: dict[StandardId, dict[StandardId, int]] = {}
        self._answers: dict[tuple[StandardId, StandardId], Resolution] = {}
        self._asked = 0
        self._clusters: Clusters | None = None

    def resolve(self, a: StandardId | str, b: StandardId | str) -> Resolution:
        """Return what a is to b.

        An undated reference is read as the edition in force on the resolver's date, and the
        answer says so. Nothing crosses from one edition to another.

        Raises:
            IdentifierError: if a text cannot be read.
        """
        left, right = self.catalog.identifier(a), self.catalog.identifier(b)
        answer = self._answers.get((left, right))
        if answer is None:
            self._asked += 1
            if self._asked == _MANY and len(self.catalog) <= _GREAT:
                self._clusters = Clusters([self.catalog])
            # One direction is worked out and the other is its converse, so that the two agree.
            turned = right.key < left.key
            answer = self._resolve(right, left).converse() if turned else self._resolve(left, right)
            if len(self._answers) >= _MAX_ANSWERS:
                self._answers.clear()
            self._answers[left, right] = answer
        return answer

    def apart(self, a: StandardId, b: StandardId) -> bool:
        """Return whether nothing joins two references whatever their editions, as far as that is known without looking.

        After many questions it is worked out once for all documents (`stdcompat.equivalence.clusters`); before, and
        over a great catalog, it is not known.
        """
        return self._clusters is not None and self._clusters.apart(a, b)

    def equivalents(
        self,
        reference: StandardId | str,
        *,
        publisher: str | None = None,
        market: str | Collection[str] | None = None,
        include_other_editions: bool = False,
    ) -> tuple[Resolution, ...]:
        """Return every edition that is known to correspond to this one, nearest first.

        Each answer reads from the edition found (`a`) to the one asked about (`b`), so that its
        `covers` tells whether a claim on the edition found is enough.

        Args:
            reference: the standard asked about.
            publisher: keep only documents of this prefix (``GB``) or body (``SAC``).
            market: keep only documents of publishers of this jurisdiction (``CN``), or of one of these.
            include_other_editions: find also what corresponds to an older or a newer edition of the document, each
                with the `EditionGap` between; no edition is taken for another.

        Raises:
            IdentifierError: if the text cannot be read.
            UnknownPublisherError: if the catalog knows no such prefix or body.

        >>> resolver = Resolver(as_of="2026-11-21")
        >>> found = resolver.equivalents("ISO/IEC 27001:2022", publisher="GB", include_other_editions=True)
        >>> [(str(one.a), None if one.gap is None else one.gap.steps) for one in found]
        [('GB/T 22080-2025', None), ('GB/T 22080-2008', 2), ('GB/T 22080-2016', 1)]
        """
        asked = self.catalog.identifier(reference)
        prefixes = None if publisher is None else self._prefixes(publisher)
        homes = None if market is None else frozenset((market,) if isinstance(market, str) else market)
        every = self._connected_to_any(asked) if include_other_editions else self.connected(asked)
        others = (other for other in every if self._belongs(other, prefixes, homes))
        answers = (self.resolve(other, asked) for other in others)
        found = [one for one in answers if one.relation != ANYTHING or (include_other_editions and one.gap is not None)]
        return tuple(sorted(found, key=_nearest))

    def _connected_to_any(self, asked: StandardId) -> Iterator[StandardId]:
        """Yield what is joined with any edition of a document, and those editions themselves."""
        here = self._edition(asked)
        seen = set() if here is None else {self._part(here).graph.name(here)}
        for edition in (*([] if here is None else [here]), *self.catalog.known_editions(asked.undated)):
            for other in (edition, *self.connected(edition)):
                if other not in seen and other.is_dated:
                    seen.add(other)
                    yield other

    def _prefixes(self, publisher: str) -> frozenset[str]:
        """Return the prefixes that a prefix or a body stands for, however its letters are typed."""
        expect(publisher, str, "publisher", "pass a prefix such as 'GB', or a body such as 'SAC'")
        word = publisher.strip().casefold()
        known = self.catalog.publishers()
        found = [one.code for one in known if word in (one.code.casefold(), (one.body or "").casefold())]
        found = found or [code for code in CONVENTIONS if code.casefold() == word]  # read, and nothing held of it
        if not found:
            names = {*CONVENTIONS, *(name for one in known for name in (one.code, one.body) if name)}
            import difflib  # only when something is wrong

            raise UnknownPublisherError(publisher, difflib.get_close_matches(publisher, sorted(names), n=3))
        return frozenset(found)

    def alternatives(self, a: StandardId | str, b: StandardId | str) -> tuple[Path, ...]:
        """Return the ways between two standards that the proof leaves out.

        Each is a stretch of chained facts that rules out nothing that the proof does not rule
        out already.

        Raises:
            IdentifierError: if a text cannot be read.
        """
        left, right = (self._edition(self.catalog.identifier(side)) for side in (a, b))
        if left is None or right is None:
            return ()
        part = self._part(left, right)
        left, right = part.graph.name(left), part.graph.name(right)
        component = part.component(left)
        if right not in component:
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
        edition = self._edition(self.catalog.identifier(reference))
        if edition is None:
            return ()
        part = self._part(edition)
        edition = part.graph.name(edition)
        return tuple(other for other in part.component(edition) if other != edition)

    def graph_of(self, a: StandardId, b: StandardId) -> Graph:
        """Return the graph that a question is answered from: what the catalog knows, and what only the question names."""
        return self._part(*(end for end in map(self._edition, (a, b)) if end is not None)).graph

    def _belongs(self, other: StandardId, prefixes: frozenset[str] | None, homes: frozenset[str] | None) -> bool:
        if prefixes is not None and other.publisher not in prefixes:
            return False
        if homes is None:
            return True
        record = self.catalog.publisher(other.publisher)
        return record is not None and record.jurisdiction in homes

    def _edition(self, reference: StandardId) -> StandardId | None:
        """Return the edition that a reference means on the resolver's date."""
        if reference.all_parts:
            return None
        if reference.is_dated:
            return reference
        entry = self.catalog.edition_in_force(reference, self.as_of)
        if entry is not None:
            return self.catalog.edition_named(entry.id)
        # A document that is only ever listed without a date stands for itself.
        return reference if reference in self.catalog else None

    def _side(self, reference: StandardId) -> _Side:
        """Return what one side of a question means, whatever the other is."""
        side = self._sides.get(reference)
        if side is None:
            edition = self._edition(reference)
            side = _Side(
                edition,
                edition is not None and _adds(edition, self._known.graph),
                None
                if edition is None or reference.is_dated or edition == reference
                else self._reading(reference, edition),
                (*self._listed(reference), *(() if edition is None else self._not_yet(edition))),
            )
            if len(self._sides) >= _MAX_SIDES:
                self._sides.clear()
            self._sides[reference] = side
        return side

    def _reading(self, asked: StandardId, edition: StandardId) -> Reading:
        known = self.catalog.standing(self.catalog[edition], self.as_of)
        return Reading(asked, edition, known.standing, known.read, known.is_stale(self.as_of, self.max_age))

    def _part(self, *asked: StandardId) -> _Part:
        """Return the graph to answer from: of what the catalog knows, and of what only the question names."""
        graph = self._known.graph
        new = [one for one in asked if self._side(one).adds]
        if not new:
            return self._known
        key = tuple(sorted({one.key for one in new}))
        part = self._extended.get(key)
        if part is None:
            if len(self._extended) >= _MAX_EXTENDED:
                self._extended.clear()
            part = self._extended[key] = _Part(Extended(graph, new))
        return part

    def _resolve(self, left: StandardId, right: StandardId) -> Resolution:
        if left == right or (
            not left.is_dated and not right.is_dated and left.amended_edition == right.amended_edition
        ):
            remarks = dict.fromkeys((*self._side(left).remarks, *self._side(right).remarks))
            return Resolution(left, right, EQUAL, Degree.IDT, State.SAME, self.as_of, notes=tuple(remarks))
        readings: tuple[Reading, ...] = ()
        notes: tuple[str, ...] = ()

        def answer(state: State, *why: str, gap: EditionGap | None = None) -> Resolution:
            return Resolution(left, right, ANYTHING, None, state, self.as_of, (), readings, gap, (*why, *notes))

        series = next((side for side in (left, right) if side.all_parts), None)
        if series is not None:
            return answer(State.UNDETERMINED, words.SERIES(series=series))
        sides = self._side(left), self._side(right)
        for reference, side in zip((left, right), sides, strict=True):
            if side.edition is None:
                why = words.NOT_HELD(side=reference, date=self.as_of)
                return answer(State.UNKNOWN, why, *self._last_held(reference))
            readings += () if side.reading is None else (side.reading,)
        ends = [side.edition for side in sides if side.edition is not None]
        part = self._part(*ends)
        a, b = map(part.graph.name, ends)
        notes = tuple(dict.fromkeys((*sides[0].remarks, *sides[1].remarks)))
        if a == b:
            state = State.COMPUTED if readings else State.SAME
            return Resolution(left, right, EQUAL, Degree.IDT, state, self.as_of, readings=readings, notes=notes)
        if self.apart(a, b) and self._is_held(a) and self._is_held(b):
            return answer(State.NONE, words.NONE_RECORDED)
        notes = (*self._told_apart(a, b), *notes)
        component = part.component(a)
        if b in component:
            found = self._connect(component, a, b)
            return evolve(found, a=left, b=right, readings=readings, notes=(*found.notes, *notes))
        if not (component.complete and part.component(b).complete):
            return answer(State.UNDETERMINED, words.BOUND)
        unplaced = [side for side in (a, b) if not self._is_placed(part, side)]
        if unplaced:
            return answer(State.UNKNOWN, *map(self._not_held, unplaced))
        gap = self._gap(part, a, b)
        if gap is not None:
            return answer(State.UNDETERMINED, gap=gap)
        return answer(State.NONE, words.NONE_RECORDED)

    def _is_placed(self, part: _Part, edition: StandardId) -> bool:
        """Return whether the catalog holds an edition, or one that is known to be equal to it."""
        if self._is_held(edition):
            return True
        component = part.component(edition)
        return any(self._is_held(other) and component.relation(edition, other) == EQUAL for other in component)

    def _is_held(self, edition: StandardId) -> bool:
        return edition in self.catalog or (bool(edition.supplements) and edition.base in self.catalog)

    def _not_held(self, edition: StandardId) -> str:
        """Say of an edition that the catalog does not hold it, and what it holds instead."""
        document: StandardId | None = edition
        while document is not None:
            held = [entry.id for entry in self.catalog.editions(document) if entry.id.is_dated]
            if held:
                return words.EDITION_NOT_HELD(edition=edition, held=joined(list(map(str, held[-_MOST_NAMED:]))))
            document = document.adopts
        covered = self.catalog.publisher(edition.publisher) is not None
        return (words.DOCUMENT_NOT_COVERED if covered else words.PUBLISHER_NOT_COVERED)(edition=edition)

    def _last_held(self, document: StandardId) -> Iterator[str]:
        """Say what became of the latest edition that is held, where it is no longer in force."""
        entries = [entry for entry in self.catalog.editions(document) if not entry.id.is_amended]
        over = [one for one in entries if self.catalog.standing(one, self.as_of).standing is Standing.NO_LONGER]
        if over:
            last = over[-1]
            begun = [one for one in self.catalog.successors(last.id) if started(begins(one), self.as_of)]
            if begun:
                yield words.REPLACED(older=last.id, newer=joined([str(one.id) for one in begun]))
            else:
                yield words.NO_LONGER(edition=last.id, date=self.as_of)

    def _listed(self, asked: StandardId) -> Iterator[str]:
        """Say under which prefix the catalog lists what goes by another one in the question."""
        listed = self.catalog.forms(asked) or [entry.id for entry in self.catalog.editions(asked)]
        same = [one for form in listed for one in numbers_of(form) if one.document == asked.document]
        if same and all(_prefix(asked) != _prefix(one) for one in same):
            yield words.LISTED_AS(asked=_plain_name(asked), listed=_plain_name(same[-1]))

    def _not_yet(self, edition: StandardId) -> Iterator[str]:
        """Say that an edition had not been published on the date."""
        entry = self.catalog.get(edition)
        published = entry.published if entry is not None else None
        if published is None and edition.year is not None:
            published = PartialDate(str(edition.year))
        if not started(published, self.as_of):
            yield words.NOT_YET(edition=edition, date=self.as_of)

    def _told_apart(self, a: StandardId, b: StandardId) -> Iterator[str]:
        """Say what sources say to whoever takes the one for the other."""
        for fact in self.catalog.distinctions(a):
            if self.catalog.tells_apart(fact, a, b):
                yield words.TAKEN_FOR(why=fact.why)

    def _connect(self, component: Component, a: StandardId, b: StandardId) -> Resolution:
        if a == b:
            return Resolution(a, b, EQUAL, Degree.IDT, State.SAME, self.as_of)
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

    def _gap(self, part: _Part, a: StandardId, b: StandardId) -> EditionGap | None:
        """Find the two editions that stand between a and b, of one document or of one that replaced the other.

        Each side stands on what it adopts. From what merely adopts a side too, one sees the other side
        only where that is itself the older or the newer edition.
        """
        reach_a, reach_b = part.component(a), part.component(b)
        if not (self._succession(reach_a) & _documents(reach_b) or self._succession(reach_b) & _documents(reach_a)):
            return None
        best: tuple[tuple[object, ...], StandardId, StandardId, int] | None = None
        below = itertools.product(_adopted(part.graph, a, reach_a), _adopted(part.graph, b, reach_b))
        pairs = (*below, *((a, far) for far in _near(reach_b, a)), *((near, b) for near in _near(reach_a, b)))
        for near, far in dict.fromkeys(pairs):
            steps = self._steps(near, far)
            if steps is None:
                continue
            left, right = reach_a.relation(a, near), reach_b.relation(far, b)
            if ANYTHING in (left, right):
                continue
            rank = (
                (left != EQUAL) + (right != EQUAL),
                near.document != far.document,
                len(reach_a.hops(a, near)) + len(reach_b.hops(far, b)),
                bool(near.supplements) + bool(far.supplements),
                abs((near.year or 0) - (far.year or 0)),
                str(near),
                str(far),
            )
            if best is None or rank < best[0]:
                best = (rank, near, far, steps)
        if best is None:
            return None
        _, near, far, steps = best
        older, newer = (near, far) if steps > 0 else (far, near)
        ends = {older, self.catalog.edition_named(older.base)}
        transitions = tuple(
            one
            for one in self.catalog.transitions(newer)
            if self.catalog.edition_named(one.standard) == newer
            and not ends.isdisjoint(map(self.catalog.edition_named, one.ends))
        )
        legs = self._connect(reach_a, a, near), self._connect(reach_b, far, b)
        return EditionGap(near, far, abs(steps), steps > 0, *legs, transitions)

    def _succession(self, reach: Component) -> frozenset[str]:
        """Return the documents that replaced, or are, one of a part of the graph."""
        if reach.succession is None:
            reach.succession = frozenset(one.document for edition in reach for one in self._line(edition))
        return reach.succession

    def _steps(self, near: StandardId, far: StandardId) -> int | None:
        """Count the editions from near to far: more than 0 when far is newer, None when neither replaced the other."""
        for one, other, sign in ((near, far, 1), (far, near, -1)):
            steps = self._line(one).get(self._plain(other))
            if steps:
                return sign * steps
        return None

    def _plain(self, edition: StandardId) -> StandardId:
        """Return an edition without its amendments."""
        return self.catalog.edition_named(edition.base) if edition.is_amended else edition

    def _line(self, edition: StandardId) -> dict[StandardId, int]:
        """Return what replaced an edition, by how many editions later: of its document, and of others."""
        start = self._plain(edition)
        line = self._lines.get(start)
        if line is None:
            line = {start: 0}
            queue = deque([start])
            while queue and len(line) < _LONGEST_LINE:
                here = queue.popleft()
                for newer in self._next(here):
                    if newer not in line:
                        line[newer] = line[here] + 1
                        queue.append(newer)
            if len(self._lines) >= _MAX_LINES:
                self._lines.clear()
            self._lines[start] = line
        return line

    def _next(self, edition: StandardId) -> Iterator[StandardId]:
        if edition.is_dated:
            editions = {self._plain(one) for one in self.catalog.known_editions(edition) if one.is_dated}
            later = [one for one in editions if _age(one) > _age(edition)]
            if later:
                yield min(later, key=_age)
        for entry in self.catalog.successors(edition):
            yield self._plain(self.catalog.edition_named(entry.id))
        for transition in self.catalog.transitions(edition):
            if edition in map(self.catalog.edition_named, transition.ends) and transition.standard.is_dated:
                yield self._plain(self.catalog.edition_named(transition.standard))


@frozen
class _Side:
    """What a reference means on the day: which edition, whether it is new to the catalog, and what to say of it."""

    edition: StandardId | None
    adds: bool
    reading: Reading | None
    remarks: tuple[str, ...]


class _Part:
    """A graph, and the connected parts of it that were looked at."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._components: dict[StandardId, Component] = {}

    def component(self, edition: StandardId) -> Component:
        """Return all that is connected with an edition."""
        component = self._components.get(edition)
        if component is None:
            component = Component(self.graph, edition)
            if len(self._components) >= _MAX_COMPONENTS:
                self._components.clear()
            for member in component:
                self._components.setdefault(member, component)
        return component


def _adds(asked: StandardId, graph: Graph) -> bool:
    """Return whether a question names an edition that the catalog does not know, or more numbers of it."""
    name = graph.name(asked)
    if not graph.knows(name):
        return True
    return bool(asked.joint or asked.designation != asked) and asked not in graph.forms(name)


def _documents(reach: Component) -> frozenset[str]:
    """Return the documents of a part of the graph."""
    if reach.documents is None:
        reach.documents = frozenset(edition.document for edition in reach)
    return reach.documents


def _adopted(graph: Graph, edition: StandardId, reach: Component) -> list[StandardId]:
    """Return an edition with all that it adopts, and what these are one text with."""
    found = {edition: None}
    queue = [edition]
    while queue:
        here = queue.pop()
        for edge in graph.edges(here):
            one_text = edge.basis in {Basis.COMMON_TEXT, Basis.TRANSPOSITION}
            for end in (edge.adopted, edge.adopter) if one_text else (edge.adopted,):
                if end not in found and end in reach:
                    found[end] = None
                    queue.append(end)
    return list(found)


def _near(reach: Component, edition: StandardId) -> list[StandardId]:
    """Return the editions of a part that may have replaced an edition, or been replaced by it."""
    if len(reach) <= _MANY:
        return list(reach)
    return [one for one in reach if one.document == edition.document]


def _prefix(edition: StandardId) -> tuple[object, ...]:
    """Return what is printed before a number."""
    inner = edition.designation.adopts
    return edition.publisher, edition.type, inner and _prefix(inner)


def _plain_name(document: StandardId) -> StandardId:
    """Return a document's name without the form in which it is sold."""
    return evolve(document.undated, suffix=None, style=None)


def _age(edition: StandardId) -> tuple[object, ...]:
    key: tuple[object, ...] = edition.sort_key[-1]
    return key


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
