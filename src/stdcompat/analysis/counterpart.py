"""The best correspondence of an edition to what some other publishers issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.dates import begins, started
from stdcompat.catalogs.model import Degree, PartialDate
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.relation import ANYTHING, Relation
from stdcompat.equivalence.resolution import Resolution, State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from stdcompat.analysis.timeline import Timeline
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["Counterpart", "Kind", "find_counterpart"]


class Kind(Choice):
    """How an edition corresponds to the other side at best, strongest first.

    `OTHER`: they share something for certain, and the degree is none of the three (EQV, not
    stated, a part of a document, one of several). `EDITION`: only another edition of the same
    document corresponds. `UNKNOWN`: facts join the two sides and settle nothing or contradict each
    other, or no document of the other side in the same domains is held. `NONE`: some are held, and
    no correspondence is recorded.
    """

    IDT = "IDT"
    """Identical."""
    MOD = "MOD"
    """Modified."""
    OTHER = "other"
    """Another correspondence: common text, recognised."""
    NEQ = "NEQ"
    """Not equivalent."""
    EDITION = "edition"
    """With another edition."""
    UNKNOWN = "unknown"
    """The facts do not tell."""
    NONE = "none"
    """With nothing."""

    @property
    def corresponds(self) -> bool:
        """Whether the edition itself corresponds to something."""
        return self in {Kind.IDT, Kind.MOD, Kind.OTHER, Kind.NEQ}


@frozen
class Counterpart:
    """The best that was found.

    `resolution` reads from the edition asked about (or, for `Kind.EDITION`, from the other
    edition of its document) to the counterpart; `in_force` tells whether the counterpart is.
    """

    __repr__ = brief

    kind: Kind
    resolution: Resolution | None = None
    in_force: bool = False

    @property
    def asserted(self) -> bool:
        """Whether a source states it for this very pair; otherwise it is computed."""
        return self.resolution is not None and self.resolution.state is State.ASSERTED


def find_counterpart(
    editions: Sequence[StandardId], publishers: Collection[str], resolver: Resolver, timeline: Timeline
) -> Counterpart:
    """Return the best correspondence of one edition, or of its amended forms, to some publishers.

    Only what has begun by the resolver's date counts, whether still in force or not.

    Args:
        editions: the edition and its amended forms: the best of them counts.
        publishers: the prefixes of the other side.
        resolver: answers what is equivalent to what.
        timeline: knows what is in force, over the same catalog.

    >>> from stdcompat.analysis.timeline import Timeline
    >>> from stdcompat.equivalence import Resolver
    >>> from stdcompat.identifiers import parse
    >>> resolver = Resolver(as_of="2026-11-21")
    >>> best = find_counterpart(
    ...     [parse("GB/T 22080-2016")], ["ISO/IEC"], resolver, Timeline(resolver.catalog))
    >>> best.kind.value, str(best.resolution.b), best.in_force
    ('IDT', 'ISO/IEC 27001:2013', False)
    """
    best = _best(editions, publishers, resolver, timeline)
    if best is not None and best.kind.corresponds:
        return best
    replacing = (entry for edition in editions for entry in timeline.catalog.successors(edition))
    held = {entry.id: entry for entry in (*timeline.others(editions[0]), *replacing)}
    own = [edition for edition, entry in held.items() if started(begins(entry), resolver.as_of)]
    other = _best([edition for edition in own if edition not in editions], publishers, resolver, timeline)
    if other is not None and other.kind.corresponds:
        return evolve(other, kind=Kind.EDITION)
    joined = best or other  # facts join the two sides, and settle nothing
    return joined or Counterpart(Kind.NONE if timeline.holds(publishers, editions) else Kind.UNKNOWN)


def _best(
    editions: Sequence[StandardId], publishers: Collection[str], resolver: Resolver, timeline: Timeline
) -> Counterpart | None:
    return min(_found(editions, publishers, resolver, timeline), key=_strength, default=None)


def _found(
    editions: Sequence[StandardId], publishers: Collection[str], resolver: Resolver, timeline: Timeline
) -> Iterator[Counterpart]:
    for edition in editions:
        for other in resolver.connected(edition):
            if other.publisher not in publishers:
                continue
            entry = timeline.catalog.get(other)
            year = None if other.year is None else PartialDate(str(other.year))
            if not started(year if entry is None else begins(entry), resolver.as_of):
                continue
            answer = resolver.resolve(edition, other)
            now = entry is not None and timeline.in_force(entry, resolver.as_of) is True
            yield Counterpart(_kind(answer), answer, now)


def _kind(answer: Resolution) -> Kind:
    """Return the kind of one answer about two editions that facts join."""
    relation = answer.relation
    if relation == EQUAL:
        return Kind.IDT
    if not relation.bits or relation == ANYTHING:
        return Kind.UNKNOWN
    if answer.degree in {Degree.MOD, Degree.NEQ}:
        return Kind(answer.degree.value)
    return Kind.UNKNOWN if Relation.DR in relation else Kind.OTHER


def _strength(one: Counterpart) -> tuple[object, ...]:
    answer = one.resolution
    assert answer is not None  # noqa: S101  # whatever is compared was answered
    return (
        list(Kind).index(one.kind),
        len(answer.relation),
        not one.in_force,
        not one.asserted,
        len(answer.proof),
        answer.a.sort_key,
        answer.b.sort_key,
    )
