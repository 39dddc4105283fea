"""Remedies: the nearest sufficient claim, first in the supplier's own catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.catalogs.model import Basis, Status
from stdcompat.checks import words
from stdcompat.checks.finding import Origin, Remedy
from stdcompat.equivalence.edge import EQUAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["remedies"]


def remedies(
    targets: Sequence[StandardId], own: Sequence[str], resolver: Resolver, *, cited_only: bool = False
) -> tuple[Remedy, ...]:
    """Return the claims that answer one of the accepted editions, nearest first.

    Candidates are the accepted editions themselves, and editions in force that cover one of them
    or include a supplement besides, which is then said aloud: first in the catalog of the
    supplier's own jurisdiction, then international ones, then the market's own.

    Args:
        targets: the editions that the requirement accepts, the one compared with first.
        own: the supplier's jurisdiction and those it belongs to.
        resolver: answers what is equivalent to what.
        cited_only: whether only the accepted number itself counts, as with a presumption of
            conformity, which an identical text under another number does not give.
    """
    ranked: list[tuple[tuple[object, ...], Remedy]] = []
    for place, target in enumerate(targets):
        itself = Remedy(words.CLAIM_ITSELF(id=target), target, _origin(target, own, resolver))
        ranked.append((_rank(itself, place), itself))
        for answer in () if cited_only else resolver.equivalents(target):
            enough = answer.covers == "yes" or _includes_more(answer)
            remedy = _worded(answer, _origin(answer.a, own, resolver)) if enough else None
            # Another market's number is no nearer than the reference itself.
            if remedy is not None and remedy.origin is not Origin.MARKET and _in_force(answer.a, resolver):
                ranked.append((_rank(remedy, place), remedy))
    ranked.sort(key=lambda one: one[0])
    return tuple(remedy for _, remedy in ranked)


def _rank(remedy: Remedy, place: int) -> tuple[object, ...]:
    answer = remedy.resolution
    return (
        list(Origin).index(remedy.origin or Origin.MARKET),
        remedy.caveat is not None,
        0 if answer is None else len(answer.proof),
        place,
        str(remedy.claim),
    )


def _worded(answer: Resolution, origin: Origin) -> Remedy:
    if answer.covers == "yes":
        how = words.CLAIM_IDENTICAL if answer.relation == EQUAL else words.CLAIM_COVERING
        return Remedy(how(id=answer.a, wanted=answer.b), answer.a, origin, answer)
    amended = next(step.edge.adopter for step in answer.proof if step.edge.basis is Basis.AMENDED)
    adopts = words.CLAIM_ADOPTING(id=answer.a, adopted=amended)
    text = words.CLAIM(id=answer.a) if amended == answer.a else adopts
    caveat = words.INCLUDES_MORE(extra=", ".join(answer.supplements_between), wanted=answer.b)
    return Remedy(text, answer.a, origin, answer, caveat)


def _includes_more(answer: Resolution) -> bool:
    """Tell whether a supplement is all that the candidate has more than the target."""
    amended = [step for step in answer.proof if step.edge.basis is Basis.AMENDED]
    return answer.amendment_gap and all(step.forward for step in amended)


def _origin(candidate: StandardId, own: Sequence[str], resolver: Resolver) -> Origin:
    publisher = resolver.catalog.publisher(candidate.publisher)
    if publisher is not None and publisher.jurisdiction in own:
        return Origin.OWN
    if publisher is not None and publisher.jurisdiction == "international":
        return Origin.INTERNATIONAL
    return Origin.MARKET


def _in_force(candidate: StandardId, resolver: Resolver) -> bool:
    """Tell whether nothing speaks against claiming an edition today."""
    entry = resolver.catalog.get(candidate)
    if entry is None or entry.status in {Status.WITHDRAWN, Status.SUPERSEDED, Status.DRAFT}:
        return False
    current = resolver.catalog.edition_in_force(candidate, resolver.as_of)
    return current is None or not candidate.base < current.id
