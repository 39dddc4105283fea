"""The answer to "what is A to B?", with its proof."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._notebook import Shown
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.dates import as_date, ended
from stdcompat.catalogs.model import Basis, Confidence, Degree, Deviation, DeviationList, PartialDate, Transition
from stdcompat.catalogs.plain import from_plain, to_plain
from stdcompat.catalogs.standing import Standing
from stdcompat.equivalence import words
from stdcompat.equivalence.closure import Route
from stdcompat.equivalence.edge import EQUAL, Edge, Step
from stdcompat.equivalence.relation import RelationSet
from stdcompat.identifiers import StandardId, parse
from stdcompat.language import Bilingual, Language, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from stdcompat.equivalence.relation import Covers

__all__ = ["EditionGap", "Reading", "Resolution", "State", "resolution_from_plain"]


class State(Choice):
    """How an answer came about, and which silence it is when there is none."""

    SAME = "same"
    """Both are one text."""
    ASSERTED = "asserted"
    """A source states it of these two editions."""
    COMPUTED = "computed"
    """It follows from several recorded facts."""
    NONE = "none"
    """Both are known, and nothing relates them."""
    UNDETERMINED = "undetermined"
    """They are related, and what is known leaves several relations possible."""
    UNKNOWN = "unknown"
    """At least one of them is not held, or its edition is not."""
    CONTRADICTION = "contradiction"
    """What sources say cannot all be true."""


@frozen
class Reading:
    """An undated reference, read as an edition.

    `standing` is the status of that edition on the date of the answer, and `read` when its status was
    last read. A `stale` reading rests on a status that is too old to speak of that date, or on none.
    """

    __repr__ = brief

    asked: StandardId
    edition: StandardId
    standing: Standing = Standing.IN_FORCE
    read: PartialDate | None = None
    stale: bool = False


@frozen
class EditionGap:
    """Two editions of one document, or of one that replaced the other, that separate two sides.

    `left` answers for the asked edition up to `near`, `right` from `far` to the other side; no
    relation crosses the gap. `steps` counts the editions between them (1: the next one), `behind`
    tells whether the asked side stands on the older one, and `transitions` by when somebody had to
    move from the older one to the newer.
    """

    __repr__ = brief

    near: StandardId
    far: StandardId
    steps: int
    behind: bool
    left: Resolution
    right: Resolution
    transitions: tuple[Transition, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether nothing but the editions differs: both legs are identical."""
        return self.left.relation == EQUAL == self.right.relation

    def __str__(self) -> str:
        return str(self.said)

    @property
    def distance(self) -> Bilingual:
        """How many editions, and where both are dated years, lie between."""
        editions, near, far = words.EDITIONS(self.steps), self.near.year, self.far.year
        return editions if near is None or far is None else words.AND(one=editions, other=words.YEARS(abs(far - near)))

    @property
    def said(self) -> Bilingual:
        """The gap in words."""
        if self.near.document == self.far.document:
            said = (words.BEHIND if self.behind else words.AHEAD)(near=self.near, distance=self.distance, far=self.far)
        else:
            older, newer = (self.near, self.far) if self.behind else (self.far, self.near)
            said = words.REPLACED(older=older, newer=newer)
        last = max((transition.until for transition in self.transitions), default=None)
        if last is None:
            return said
        ending = words.TRANSITION_ENDED if ended(last, self.left.as_of) else words.TRANSITION_RUNS
        return ending(gap=said, date=last)


@frozen
class Resolution(Shown):
    """What one standard is to another on a date: relation, degree, and the proof of both.

    Attributes:
        a: the identifier asked about.
        b: the identifier it is compared with.
        relation: the relations of a's requirements to b's that remain possible.
        degree: the degree of correspondence: as printed when asserted, as computed otherwise;
            None when it is not determined.
        state: how the answer came about, or which silence it is.
        routes: the proof, stretch by stretch; empty when there is none.
        as_of: the date of the answer.
        readings: undated references, and the editions they were read as.
        gap: the editions in between, when the documents correspond at other editions.
        notes: what else must be said aloud.
    """

    a: StandardId
    b: StandardId
    relation: RelationSet
    degree: Degree | None
    state: State
    as_of: datetime.date
    routes: tuple[Route, ...] = ()
    readings: tuple[Reading, ...] = ()
    gap: EditionGap | None = None
    notes: tuple[str, ...] = ()

    @property
    def covers(self) -> Covers:
        """Whether conforming to a proves conforming to b: ``yes``, ``no`` or ``undetermined``."""
        return self.relation.covers

    @property
    def stale(self) -> bool:
        """Whether an undated reference was read by a status that is too old to speak of the date."""
        return any(reading.stale for reading in self.readings)

    @property
    def proof(self) -> tuple[Step, ...]:
        """Every edge that the answer rests on, once, in the order of the paths."""
        seen: dict[int, Step] = {}
        for step in self._steps():
            seen.setdefault(id(step.edge), step)
        return tuple(seen.values())

    @property
    def confidence(self) -> Confidence | None:
        """The confidence of the weakest edge, or None when there is no proof."""
        levels = list(Confidence)
        return max((step.edge.confidence for step in self.proof), key=levels.index, default=None)

    @property
    def amendment_gap(self) -> bool:
        """Whether the two sides differ by a supplement alone."""
        steps = self.proof
        return any(step.edge.basis is Basis.AMENDED for step in steps) and all(
            step.edge.basis is Basis.AMENDED or step.relation == EQUAL for step in steps
        )

    @property
    def supplements_between(self) -> tuple[str, ...]:
        """The supplements that one side includes and the other does not, as they are printed."""
        amended = (step.edge.adopter for step in self.proof if step.edge.basis is Basis.AMENDED)
        return tuple(str(edition).removeprefix(str(edition.base)).lstrip("/+") for edition in amended)

    @property
    def lists_to_check(self) -> tuple[Step, ...]:
        """The steps whose deviations would settle the answer: their lists are not held in full."""
        return tuple(
            step
            for step in self.proof
            if step.edge.degree is Degree.MOD and step.edge.deviation_list is not DeviationList.COMPLETE
        )

    def __str__(self) -> str:
        return self.explain()

    def __repr__(self) -> str:
        degree = "" if self.degree is None else f", {self.degree.value}"
        return (
            f"<Resolution {self.a} to {self.b}: {self.state.value}, covers {self.covers}{degree}, as of {self.as_of}>"
        )

    def _repr_html_(self) -> str:
        from html import escape

        outcome, *proof = self.proof_lines()
        lines = "".join(f"<li>{escape(str(line).removeprefix('- '))}</li>" for line in proof)
        return f"<p><b>{escape(self.title)}</b><br>{escape(outcome)}</p><ul>{lines}</ul>"

    def converse(self) -> Resolution:
        """Return the answer the other way round: what b is to a."""
        gap = self.gap
        if gap is not None:
            gap = EditionGap(
                gap.far,
                gap.near,
                gap.steps,
                not gap.behind,
                gap.right.converse(),
                gap.left.converse(),
                gap.transitions,
            )
        return evolve(
            self,
            a=self.b,
            b=self.a,
            relation=self.relation.converse,
            routes=tuple(_reversed_route(route) for route in reversed(self.routes)),
            readings=tuple(reversed(self.readings)),
            gap=gap,
        )

    def explain(self, language: Language = "en") -> str:
        """Return the answer and its proof as text, a line for each edge.

        The proof can be followed without the library: each line names both editions, the degree
        as recorded, what it leaves possible, the basis, the confidence and the sources.
        """
        lines = (self.title, *("  " + line for line in self.proof_lines()))
        return "\n".join(in_language(line, language) for line in lines)

    @property
    def title(self) -> Bilingual:
        """What is answered, on which date."""
        return words.AS_OF(a=self.a, b=self.b, date=self.as_of)

    def to_dict(self) -> dict[str, Any]:
        """Return the answer as plain values, ready for JSON; `from_dict` reads them back."""
        plain: dict[str, Any] = {
            "a": str(self.a),
            "b": str(self.b),
            "as_of": self.as_of.isoformat(),
            "relation": str(self.relation).split(),
            "covers": self.covers,
            "degree": None if self.degree is None else self.degree.value,
            "state": self.state.value,
            "proof": [
                {
                    "start": str(route.start),
                    "end": str(route.end),
                    "relation": str(route.relation).split(),
                    "paths": [[_plain_step(step) for step in path] for path in route.paths],
                }
                for route in self.routes
            ],
        }
        if self.readings:
            plain["readings"] = [_plain_reading(reading) for reading in self.readings]
        if self.gap is not None:
            plain["gap"] = {
                "near": str(self.gap.near),
                "far": str(self.gap.far),
                "steps": self.gap.steps,
                "behind": self.gap.behind,
                "left": self.gap.left.to_dict(),
                "right": self.gap.right.to_dict(),
                "transitions": [to_plain(transition) for transition in self.gap.transitions],
            }
        if self.notes:
            plain["notes"] = list(self.notes)
            plain["notes_zh"] = [in_language(note, "zh") for note in self.notes]
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Resolution:
        """Return the answer that plain values hold; equal to the one that they were made of.

        Raises:
            Exception: of whatever kind, at the first value that does not fit.
        """
        return resolution_from_plain(plain)

    def _steps(self) -> Iterator[Step]:
        for route in self.routes:
            for path in route.paths:
                yield from path

    def proof_lines(self) -> Iterator[Bilingual]:
        """Yield the answer and its proof, line by line; edges begin with a dash."""
        yield words.OUTCOME(
            relation=self.relation or words.NOTHING,
            degree=words.NOT_DETERMINED if self.degree is None else words.DEGREE[self.degree],
            state=words.STATE[self.state.value],
            covers=words.COVERS[self.covers],
        )
        for reading in self.readings:
            standing = words.STANDING[reading.standing](date=self.as_of, read=reading.read)
            stale = words.STALE if reading.stale else ""
            yield words.READING(asked=reading.asked, edition=reading.edition, standing=standing, stale=stale)
        for route in self.routes:
            for number, path in enumerate(route.paths, 1):
                if len(route.paths) > 1:
                    yield words.WAY(n=number, start=route.start, end=route.end)
                yield from ("- " + step.said for step in path)
        if len(self.proof) > 1:
            levels = list(Confidence)
            edge = max(self.proof, key=lambda step: levels.index(step.edge.confidence)).edge
            confidence = words.CONFIDENCE[edge.confidence]
            yield words.WEAKEST(adopter=edge.adopter, adopted=edge.adopted, confidence=confidence)
        if self.gap is not None:
            yield words.GAP(gap=self.gap.said)
            for leg in (self.gap.left, self.gap.right):
                yield from ("- " + step.said for step in leg.proof)
            for one in self.gap.transitions:
                sources = ", ".join(one.sources)
                yield words.TRANSITION(date=one.until, who=recorded(one.who), what=recorded(one.what), sources=sources)
        yield from (words.NOTE(note=note) for note in self.notes)


def _plain_reading(reading: Reading) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "asked": str(reading.asked),
        "edition": str(reading.edition),
        "standing": reading.standing.value,
        "stale": reading.stale,
    }
    if reading.read is not None:
        plain["read"] = reading.read
    return plain


def _plain_step(step: Step) -> dict[str, Any]:
    edge = step.edge
    plain: dict[str, Any] = {
        "adopter": str(edge.adopter),
        "adopted": str(edge.adopted),
        "direction": "forward" if step.forward else "backward",
        "degree": edge.degree.value,
        "relation": str(edge.relation).split(),
        "basis": edge.basis.value,
        "confidence": edge.confidence.value,
        "sources": list(edge.sources),
    }
    if edge.degree is Degree.MOD or edge.deviation_list is not DeviationList.NOT_HELD:
        plain["deviations"] = edge.deviation_list.value
    if edge.deviations:
        plain["recorded"] = [to_plain(deviation) for deviation in edge.deviations]
    for key in ("as_printed", "since", "until", "note", "layer"):
        value = getattr(edge, key)
        if value is not None:
            plain[key] = value
    if isinstance(edge.note, Bilingual):
        plain["note_zh"] = edge.note.zh
    return plain


def _reversed_route(route: Route) -> Route:
    paths = tuple(tuple(Step(step.edge, forward=not step.forward) for step in reversed(path)) for path in route.paths)
    return Route(route.end, route.start, route.relation.converse, paths)


def resolution_from_plain(plain: dict[str, Any], edges: dict[Edge, Edge] | None = None) -> Resolution:
    """Return the answer that plain values hold; equal to the one that they were made of.

    Args:
        plain: what `Resolution.to_dict` returned, perhaps read from JSON.
        edges: the edges met so far; answers that are read together share theirs.

    Raises:
        Exception: of whatever kind, at the first value that does not fit.
    """
    known: dict[Edge, Edge] = {} if edges is None else edges
    gap = plain.get("gap")
    return Resolution(
        a=parse(plain["a"]),
        b=parse(plain["b"]),
        relation=_relation(plain["relation"]),
        degree=None if plain["degree"] is None else Degree(plain["degree"]),
        state=State(plain["state"]),
        as_of=as_date(plain["as_of"]),
        routes=tuple(_route(route, known) for route in plain["proof"]),
        readings=tuple(map(_reading, plain.get("readings", ()))),
        gap=None if gap is None else _gap(gap, known),
        notes=tuple(map(Bilingual, plain.get("notes", ()), plain.get("notes_zh", ()))),
    )


def _gap(plain: dict[str, Any], edges: dict[Edge, Edge]) -> EditionGap:
    return EditionGap(
        near=parse(plain["near"]),
        far=parse(plain["far"]),
        steps=plain["steps"],
        behind=plain["behind"],
        left=resolution_from_plain(plain["left"], edges),
        right=resolution_from_plain(plain["right"], edges),
        transitions=tuple(from_plain(one, Transition) for one in plain["transitions"]),
    )


def _reading(plain: dict[str, Any]) -> Reading:
    return Reading(
        parse(plain["asked"]),
        parse(plain["edition"]),
        Standing(plain["standing"]),
        _date(plain.get("read")),
        plain["stale"],
    )


def _route(plain: dict[str, Any], edges: dict[Edge, Edge]) -> Route:
    paths = tuple(tuple(_step(step, edges) for step in path) for path in plain["paths"])
    return Route(parse(plain["start"]), parse(plain["end"]), _relation(plain["relation"]), paths)


def _step(plain: dict[str, Any], edges: dict[Edge, Edge]) -> Step:
    edge = Edge(
        adopter=parse(plain["adopter"]),
        adopted=parse(plain["adopted"]),
        relation=_relation(plain["relation"]),
        basis=Basis(plain["basis"]),
        degree=Degree(plain["degree"]),
        confidence=Confidence(plain["confidence"]),
        sources=tuple(plain["sources"]),
        as_printed=plain.get("as_printed"),
        layer=plain.get("layer"),
        deviation_list=DeviationList(plain.get("deviations", DeviationList.NOT_HELD.value)),
        deviations=tuple(from_plain(one, Deviation) for one in plain.get("recorded", ())),
        since=_date(plain.get("since")),
        until=_date(plain.get("until")),
        note=Bilingual(plain["note"], plain["note_zh"]) if "note_zh" in plain else plain.get("note"),
    )
    return Step(edges.setdefault(edge, edge), {"forward": True, "backward": False}[plain["direction"]])


def _relation(names: list[str]) -> RelationSet:
    return RelationSet.of(" ".join(names))


def _date(value: str | None) -> PartialDate | None:
    return None if value is None else PartialDate(value)
