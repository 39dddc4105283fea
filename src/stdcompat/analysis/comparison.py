"""Convergence of two catalogs: which share of one side's documents the other side has as well.

Both directions, by domain, on a date or at the end of each year; what is not known is counted as
not known. The shares are of what the catalog holds, and each value says how much that is.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.analysis import words
from stdcompat.analysis.counterpart import Counterpart, Kind, find_counterpart
from stdcompat.analysis.timeline import InForce, Side, Timeline, side_of
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.equivalence.resolver import Resolver
from stdcompat.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.language import Bilingual

__all__ = ["Convergence", "Direction", "Share", "Tally", "convergence", "convergence_series", "same_documents"]


@frozen
class Share:
    """How many documents correspond in one way.

    `asserted` of them on a source's word for the very pair, the others by computation;
    `in_force` of them to an edition that is itself in force.
    """

    kind: Kind
    count: int
    asserted: int = 0
    in_force: int = 0


@frozen
class Tally:
    """The shares of one domain, or of all; there is one for each `Kind`."""

    of: str
    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        """How many documents were looked at."""
        return sum(share.count for share in self.shares)

    def __getitem__(self, kind: Kind) -> Share:
        return self.shares[list(Kind).index(kind)]

    def part(self, kind: Kind) -> float:
        """Return the share of a kind, from 0 to 1; 0 of nothing is 0."""
        return self[kind].count / self.total if self.total else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the shares as plain values, ready for JSON."""
        return {
            share.kind.value: {
                "count": share.count,
                "share": round(self.part(share.kind), 4),
                "asserted": share.asserted,
                "in_force": share.in_force,
            }
            for share in self.shares
        }


@frozen
class Direction:
    """One side's documents in force, by how they correspond to the other side at best.

    Attributes:
        source: whose documents are counted.
        target: the side in which counterparts are looked for.
        held: how many documents of the source the catalog holds, in whatever edition.
        unconfirmed: how many of those counted no source calls current: nothing held replaces them.
        unplaced: how many are not counted because nobody can tell whether they were in force.
        overall: the shares; a document of several domains counts once.
        domains: the shares by domain, in which it counts in each.
        counted: every document counted, with its best counterpart.
    """

    __repr__ = brief

    source: Side
    target: Side
    held: int
    unconfirmed: int
    unplaced: int
    overall: Tally
    domains: tuple[Tally, ...]
    counted: tuple[tuple[InForce, Counterpart], ...]

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> Bilingual:
        """How much the shares rest on, in both languages."""
        return words.HELD(
            source=self.source.name,
            held=self.held,
            total=self.overall.total,
            unconfirmed=words.UNCONFIRMED(n=self.unconfirmed) if self.unconfirmed else "",
            unplaced=words.UNPLACED(n=self.unplaced) if self.unplaced else "",
        )


@frozen
class Convergence:
    """How two sides correspond on a date, seen from each of them.

    >>> from stdcompat.equivalence import Resolver
    >>> from stdcompat.analysis import Kind, convergence
    >>> found = convergence("JIS", "ISO,IEC", resolver=Resolver(as_of="2026-11-21"))
    >>> found.forward.overall[Kind.IDT].count > found.forward.overall[Kind.NEQ].count
    True
    """

    __repr__ = brief

    as_of: datetime.date
    domain: Domain | None
    forward: Direction
    backward: Direction
    ics: str | None = None

    @property
    def caveat(self) -> Bilingual:
        """What must be said with every figure: on how much it rests."""
        return words.SELECTION(forward=self.forward.in_words, backward=self.backward.in_words)

    def to_dict(self, *, documents: bool = False) -> dict[str, Any]:
        """Return the figures as plain values, ready for JSON; with `documents`, what each rests on too."""
        return {
            "as_of": self.as_of.isoformat(),
            "domain": self.domain,
            "ics": self.ics,
            "caveat": self.caveat,
            "directions": [_plain(direction, documents) for direction in (self.forward, self.backward)],
        }


def convergence(
    left: str, right: str, *, resolver: Resolver, domain: Domain | None = None, ics: str | None = None
) -> Convergence:
    """Measure how two sides correspond on the resolver's date.

    Args:
        left: a prefix (``GB``), a body (``SAC``), a jurisdiction (``CN``), or several with commas.
        right: the other side.
        resolver: answers what is equivalent to what, on which date.
        domain: count the documents of this domain only.
        ics: count the documents only whose ICS codes begin like this (``35``, ``35.030``), in place of a domain.

    Raises:
        InvalidValueError: if a side is not covered, or both sides share a publisher.
    """
    return _measure(*_sides(left, right, resolver.catalog), resolver, Timeline(resolver.catalog), domain, ics)


def convergence_series(  # noqa: PLR0913  # two sides, and what is measured of them
    left: str,
    right: str,
    *,
    years: Iterable[int],
    resolver: Resolver,
    domain: Domain | None = None,
    ics: str | None = None,
) -> tuple[Convergence, ...]:
    """Measure the same at the end of each year, and in the year of the resolver's date on that date.

    Raises:
        InvalidValueError: as `convergence`, or if a year lies after the resolver's date.
    """
    catalog, last = resolver.catalog, resolver.as_of
    sides = _sides(left, right, catalog)
    timeline = Timeline(catalog)
    found: list[Convergence] = []
    for year in sorted(set(years)):
        if not 1 <= year <= last.year:
            msg = f"nothing can be measured at the end of {year}; choose years up to {last.year}"
            raise InvalidValueError(msg)
        day = min(last, datetime.date(year, 12, 31))
        found.append(_measure(*sides, Resolver(catalog, day), timeline, domain, ics))
    return tuple(found)


def same_documents(directions: Sequence[Direction]) -> tuple[Tally, ...]:
    """Return the shares of those documents only that are counted at every date of a series.

    The documents that a catalog holds change from year to year, so the shares of all of them may
    move although no document does; these cannot.
    """
    keys = [{_document(one) for one, _ in direction.counted} for direction in directions]
    common = set.intersection(*keys) if keys else set()
    return tuple(
        _tally("same documents", [best for one, best in direction.counted if _document(one) in common])
        for direction in directions
    )


def _document(one: InForce) -> str:
    return one.editions[0].designation.undated.key


def _sides(left: str, right: str, catalog: Catalog) -> tuple[Side, Side]:
    one, other = side_of(left, catalog), side_of(right, catalog)
    shared = sorted(set(one.publishers) & set(other.publishers))
    if shared:
        msg = f"{one.name} and {other.name} both publish {', '.join(shared)}; write prefix:{one.name} for one prefix alone"
        raise InvalidValueError(msg)
    return one, other


def _measure(  # noqa: PLR0913, PLR0917  # two sides, and what is measured of them
    left: Side, right: Side, resolver: Resolver, timeline: Timeline, domain: Domain | None, ics: str | None
) -> Convergence:
    within = domain or ics
    return Convergence(
        resolver.as_of,
        domain,
        _direction(left, right, resolver, timeline, within),
        _direction(right, left, resolver, timeline, within),
        ics,
    )


def _direction(source: Side, target: Side, resolver: Resolver, timeline: Timeline, within: str | None) -> Direction:
    census = timeline.census(source.publishers, resolver.as_of, within)
    counted = tuple(
        (document, find_counterpart(document.editions, target.publishers, resolver, timeline))
        for document in census.in_force
    )
    by_domain: dict[str, list[Counterpart]] = {}
    for document, counterpart in counted:
        for one in document.domains if within is None else (within,):
            by_domain.setdefault(one, []).append(counterpart)
    return Direction(
        source,
        target,
        census.held,
        sum(not document.confirmed for document in census.in_force),
        census.unplaced,
        _tally("all", [counterpart for _, counterpart in counted]),
        tuple(_tally(name, by_domain[name]) for name in sorted(by_domain)),
        counted,
    )


def _tally(of: str, found: Sequence[Counterpart]) -> Tally:
    by_kind = {kind: [one for one in found if one.kind is kind] for kind in Kind}
    return Tally(
        of,
        tuple(
            Share(kind, len(same), sum(one.asserted for one in same), sum(one.in_force for one in same))
            for kind, same in by_kind.items()
        ),
    )


def _plain(direction: Direction, documents: bool) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "source": {"name": direction.source.name, "publishers": list(direction.source.publishers)},
        "target": {"name": direction.target.name, "publishers": list(direction.target.publishers)},
        "held": direction.held,
        "in_force": direction.overall.total,
        "unconfirmed": direction.unconfirmed,
        "unplaced": direction.unplaced,
        "overall": direction.overall.to_dict(),
        "domains": {tally.of: tally.to_dict() for tally in direction.domains},
    }
    if documents:
        plain["documents"] = [_plain_document(*one) for one in direction.counted]
    return plain


def _plain_document(document: InForce, best: Counterpart) -> dict[str, Any]:
    plain: dict[str, Any] = {"editions": [str(edition) for edition in document.editions], "best": best.kind.value}
    if best.resolution is not None:
        pair = {"edition": str(best.resolution.a), "counterpart": str(best.resolution.b)}
        plain |= {**pair, "state": best.resolution.state.value, "in_force": best.in_force}
    return plain
