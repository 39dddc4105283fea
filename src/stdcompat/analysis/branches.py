"""Standard systems: which branches a deployment touches, and which have no counterpart elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import frozen
from stdcompat.analysis.counterpart import Kind, find_counterpart
from stdcompat.analysis.timeline import Timeline
from stdcompat.deployment.model import Claim, Component
from stdcompat.identifiers import StandardId
from stdcompat.system.model import Branch, StandardSystem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from stdcompat.deployment.model import Deployment
    from stdcompat.equivalence.resolver import Resolver

__all__ = ["BranchStanding", "Elsewhere", "SystemStanding", "Touch", "systems"]


class Elsewhere(Choice):
    """Whether a branch has a counterpart among some publishers.

    `PLANNED`: it holds no standard yet, and some are planned. `EMPTY`: no standard of it was read,
    which is not none. `UNKNOWN`: none of its standards is known to correspond, and of some the
    facts do not tell. `NONE`: all are held, and none corresponds to anything recorded.
    """

    COUNTERPART = "counterpart"
    """A standard of theirs corresponds to one of the branch."""
    NONE = "no counterpart"
    """None of theirs corresponds."""
    UNKNOWN = "unknown"
    """The facts do not tell."""
    PLANNED = "planned"
    """The branch holds nothing but what is planned."""
    EMPTY = "none read"
    """The branch names no standard."""


@frozen
class Touch:
    """A claim that belongs to a branch: by its own standard, or `through` one that corresponds to it."""

    component: Component
    claim: Claim
    standard: StandardId
    through: bool


@frozen
class BranchStanding:
    """One branch: what touches it, and whether its standards have counterparts.

    `market` is None when no market was asked about.
    """

    __repr__ = brief

    depth: int
    branch: Branch
    touched: tuple[Touch, ...]
    international: Elsewhere
    market: Elsewhere | None


@frozen
class SystemStanding:
    """A standard system, branch by branch, from the top."""

    __repr__ = brief

    system: StandardSystem
    branches: tuple[BranchStanding, ...]

    @property
    def touched(self) -> tuple[BranchStanding, ...]:
        """The branches that a claim touches."""
        return tuple(one for one in self.branches if one.touched)

    def in_market(self, state: Elsewhere) -> tuple[BranchStanding, ...]:
        """Return the branches with this standing in the market."""
        return tuple(one for one in self.branches if one.market is state)

    def to_dict(self) -> dict[str, Any]:
        """Return the standing as plain values, ready for JSON."""
        system = self.system
        head = {"id": system.id, "title": system.title, "market": system.market, "complete": system.complete}
        return {**head, "status": system.status.value, "branches": [_plain(one) for one in self.branches]}


def systems(
    found: Iterable[StandardSystem],
    resolver: Resolver,
    *,
    deployment: Deployment | None = None,
    publishers: Collection[str] | None = None,
) -> tuple[SystemStanding, ...]:
    """Return for each branch of some systems what touches it and where it has a counterpart.

    Args:
        found: the systems.
        resolver: answers what is equivalent to what, on which date.
        deployment: whose claims may touch a branch.
        publishers: the prefixes of a market's publishers; None asks about no market.

    >>> from stdcompat.equivalence import Resolver
    >>> from stdcompat.system.read import SystemBook
    >>> (standing,) = systems([SystemBook.bundled()["cn-cloud-2025"]], Resolver(as_of="2026-11-21"), publishers=["EN"])
    >>> len(standing.branches) == len(standing.system.branches)
    True
    """
    timeline = Timeline(resolver.catalog)
    international = [one.code for one in resolver.catalog.publishers() if one.jurisdiction == "international"]
    claims = list(_claims(deployment, resolver)) if deployment is not None else []
    return tuple(
        SystemStanding(
            system,
            tuple(
                BranchStanding(
                    depth,
                    branch,
                    tuple(_touching(branch, claims, resolver)),
                    _elsewhere(branch, international, resolver, timeline),
                    None if publishers is None else _elsewhere(branch, publishers, resolver, timeline),
                )
                for depth, branch in system.walk()
            ),
        )
        for system in found
    )


def _elsewhere(branch: Branch, publishers: Collection[str], resolver: Resolver, timeline: Timeline) -> Elsewhere:
    if not branch.standards:
        return Elsewhere.PLANNED if branch.planned else Elsewhere.EMPTY
    kinds = {_kind(standard, publishers, resolver, timeline) for standard in branch.standards}
    if any(kind.corresponds or kind is Kind.EDITION for kind in kinds):
        return Elsewhere.COUNTERPART
    return Elsewhere.UNKNOWN if Kind.UNKNOWN in kinds else Elsewhere.NONE


def _kind(standard: StandardId, publishers: Collection[str], resolver: Resolver, timeline: Timeline) -> Kind:
    if standard.publisher in publishers:
        return Kind.IDT
    held = timeline.others(standard)
    if not held:
        return Kind.UNKNOWN
    catalog = resolver.catalog
    current = None if standard.is_dated else catalog.edition_in_force(standard, resolver.as_of)
    editions = [catalog.edition_named(standard)] if current is None else [current.id]
    return find_counterpart(editions, publishers, resolver, timeline).kind


def _claims(deployment: Deployment, resolver: Resolver) -> Iterator[tuple[Component, Claim, Sequence[StandardId]]]:
    """Yield every claim that can be read with what it stands for: itself first, then what corresponds."""
    for component in deployment.components:
        for claim in component.claims:
            if claim.id is not None:
                yield component, claim, [claim.id, *(answer.a for answer in resolver.equivalents(claim.id))]


def _touching(
    branch: Branch, claims: Iterable[tuple[Component, Claim, Sequence[StandardId]]], resolver: Resolver
) -> Iterator[Touch]:
    for component, claim, stands_for in claims:
        for standard in branch.standards:
            place = next((n for n, one in enumerate(stands_for) if _belongs(one, standard, resolver)), None)
            if place is not None:
                yield Touch(component, claim, standard, through=place > 0)


def _belongs(one: StandardId, standard: StandardId, resolver: Resolver) -> bool:
    """Return whether an edition is one of a document, or a part of a series."""
    key = resolver.catalog.document_key
    return key(one) == key(standard) or one.is_part_of(standard)


def _plain(one: BranchStanding) -> dict[str, Any]:
    branch = one.branch
    return {
        "id": branch.id,
        "name": branch.name,
        "depth": one.depth,
        "standards": [str(standard) for standard in branch.standards],
        "planned": list(branch.planned),
        "international": one.international.value,
        "market": None if one.market is None else one.market.value,
        "touched": [
            {
                "component": touch.component.name,
                "claim": touch.claim.as_written,
                "standard": str(touch.standard),
                "through": touch.through,
            }
            for touch in one.touched
        ],
    }
