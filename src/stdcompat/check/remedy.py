"""Remedies: the nearest sufficient claim, first in the supplier's own catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.model import Basis, Status
from stdcompat.check.finding import Origin, Remedy
from stdcompat.equivalence.edge import EQUAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.deployment.model import Component
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["find_remedy"]

_ORDER: Final = (Origin.OWN, Origin.INTERNATIONAL, Origin.MARKET)


def find_remedy(
    targets: Sequence[StandardId], component: Component, home: Iterable[str], resolver: Resolver
) -> Remedy | None:
    """Return the nearest claim that answers one of the accepted editions.

    Candidates are editions in force that cover an accepted edition, or that differ from it by a
    supplement which is then said aloud: first in the catalog of the supplier's own jurisdiction,
    then international ones, then the market's own.

    Args:
        targets: the editions that the requirement accepts.
        component: the component, for its supplier's jurisdiction.
        home: the prefixes of the market's own publishers.
        resolver: answers what is equivalent to what.
    """
    own_market = set(home)
    best: tuple[tuple[object, ...], Resolution, Origin] | None = None
    for target in targets:
        for answer in resolver.equivalents(target):
            origin = _origin(answer.a, component, own_market, resolver)
            if origin is None or not (answer.covers == "yes" or answer.amendment_gap):
                continue
            if not _in_force(answer.a, resolver):
                continue
            rank = (
                _ORDER.index(origin),
                answer.covers != "yes",
                bool(answer.a.supplements),
                len(answer.proof),
                answer.a.sort_key,
            )
            if best is None or rank < best[0]:
                best = (rank, answer, origin)
    itself = next(iter(targets), None)
    if best is None or (best[2] is not Origin.OWN and itself is not None and _is_home(itself, own_market)):
        if itself is None:
            return None
        return Remedy(f"claim {itself} itself", itself, Origin.MARKET)
    _, answer, origin = best
    return _worded(answer, origin)


def _worded(answer: Resolution, origin: Origin) -> Remedy:
    if answer.covers == "yes":
        how = "is identical to" if answer.relation == EQUAL else "covers"
        return Remedy(f"claim {answer.a}, which {how} {answer.b}", answer.a, origin, answer)
    amended = next(step.edge.adopter for step in answer.proof if step.edge.basis is Basis.AMENDED)
    extra = str(amended).removeprefix(str(amended.base)).lstrip("/+")
    text = f"claim {answer.a}" if amended == answer.a else f"claim {answer.a}, which adopts {amended}"
    if amended.base == answer.b.base and not answer.b.supplements:
        caveat = f"it includes {extra}, which {answer.b} does not: say so with the claim"
    else:
        caveat = f"it leaves out {extra}: say so with the claim"
    return Remedy(text, answer.a, origin, answer, caveat)


def _origin(candidate: StandardId, component: Component, market: set[str], resolver: Resolver) -> Origin | None:
    publisher = resolver.catalog.publisher(candidate.publisher)
    if publisher is not None and publisher.jurisdiction == component.jurisdiction:
        return Origin.OWN
    if publisher is not None and publisher.jurisdiction == "international":
        return Origin.INTERNATIONAL
    return Origin.MARKET if _is_home(candidate, market) else None


def _is_home(candidate: StandardId, market: set[str]) -> bool:
    return candidate.publisher in market


def _in_force(candidate: StandardId, resolver: Resolver) -> bool:
    """Tell whether nothing speaks against claiming an edition today."""
    entry = resolver.catalog.get(candidate)
    if entry is None or entry.status in {Status.WITHDRAWN, Status.SUPERSEDED, Status.DRAFT}:
        return False
    current = resolver.catalog.edition_in_force(candidate, resolver.as_of)
    return current is None or not candidate.base < current.id
