"""Remedies: the nearest sufficient claim, first in the supplier's own catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.catalogs.model import Status
from stdcompat.checks import words
from stdcompat.checks.compare import accepted_editions, exists
from stdcompat.checks.finding import Remedy, RemedyOrigin, Verdict
from stdcompat.checks.others import Others, as_accepted
from stdcompat.deployment.model import Claim
from stdcompat.language import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stdcompat.checks.compare import Answer
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.market.model import Reference

    Judge = Callable[[Claim, Reference], Answer | None]

__all__ = ["can_be_claimed", "in_force", "is_enough", "origin_of", "remedies"]


def remedies(
    references: Sequence[Reference],
    own: Sequence[str],
    resolver: Resolver,
    judged: Judge,
    *,
    others: Others = Others.ACCEPTED,
) -> tuple[Remedy, ...]:
    """Return the claims that are enough for one of some references, nearest first.

    Candidates are the accepted editions themselves, and editions in force that cover one of them:
    first in the catalog of the supplier's own jurisdiction, then international ones, then the
    market's own. Each is tried before it is offered: the check itself, given it as the claim on
    the same date, answers that the requirement is met.

    Args:
        references: what the requirement accepts, the reference compared with first.
        own: the supplier's jurisdiction and those it belongs to.
        resolver: answers what is equivalent to what.
        judged: how the check answers one claim against one reference.
        others: how the requirement takes standards that it does not name.
    """
    ranked: list[tuple[tuple[object, ...], Remedy]] = []
    targets = [(reference, target) for reference in references for target in accepted_editions(reference, resolver)]
    for place, (reference, target) in enumerate(targets):
        found = {target: None}
        if others is Others.ACCEPTED:
            found |= {one.a: None for one in resolver.equivalents(target) if one.covers == "yes"}
        for id_ in found:
            origin = origin_of(id_, own, resolver)
            # Another market's number is no nearer than the reference itself.
            if id_ != target and (origin is RemedyOrigin.MARKET or not in_force(id_, resolver)):
                continue
            answer = is_enough(id_, [reference], resolver, judged, others=others)
            if answer is not None:
                remedy = _worded(id_, target, answer, origin)
                ranked.append((_rank(remedy, place), remedy))
    ranked.sort(key=lambda one: one[0])
    if not ranked:  # nothing that is known would be enough: say what would have to be shown
        wanted = joined(map(str, references), " or ", " 或 ")
        return (Remedy(words.SHOW_INSTEAD(wanted=wanted)),)
    return tuple(remedy for _, remedy in ranked)


def is_enough(
    id_: StandardId,
    references: Sequence[Reference],
    resolver: Resolver,
    judged: Judge,
    *,
    others: Others,
) -> Answer | None:
    """Return how a claim would meet one of some references, or None when the check would not say so.

    Nobody can claim a draft, or what was not published on the date.
    """
    if not can_be_claimed(id_, resolver):
        return None
    claim = Claim(id_, str(id_))
    found = (judged(claim, reference) for reference in references)
    answers = [as_accepted(claim, answer, others) for answer in found if answer is not None]
    met = [answer for answer in answers if answer.verdict.is_met]
    return min(met, key=lambda answer: answer.rank, default=None)


def can_be_claimed(id_: StandardId, resolver: Resolver) -> bool:
    """Return whether an edition was there on the date; what no catalog holds may be."""
    entry = resolver.catalog.get(id_)
    if entry is not None:
        return exists(entry, resolver.as_of)
    return id_.year is None or id_.year <= resolver.as_of.year


def origin_of(candidate: StandardId, own: Sequence[str], resolver: Resolver) -> RemedyOrigin:
    """Return whose catalog a standard is in, seen from a supplier's home."""
    publisher = resolver.catalog.publisher(candidate.publisher)
    if publisher is not None and publisher.jurisdiction in own:
        return RemedyOrigin.OWN
    if publisher is not None and publisher.jurisdiction == "international":
        return RemedyOrigin.INTERNATIONAL
    return RemedyOrigin.MARKET


def in_force(candidate: StandardId, resolver: Resolver) -> bool:
    """Return whether nothing speaks against claiming an edition today."""
    entry = resolver.catalog.get(candidate)
    if entry is None or entry.status in {Status.WITHDRAWN, Status.SUPERSEDED, Status.DRAFT}:
        return False
    current = resolver.catalog.edition_in_force(candidate, resolver.as_of)
    return current is None or not candidate.base.sort_key[-1] < current.id.sort_key[-1]


def _rank(remedy: Remedy, place: int) -> tuple[object, ...]:
    answer = remedy.resolution
    return (
        list(RemedyOrigin).index(remedy.origin or RemedyOrigin.MARKET),
        0 if answer is None else len(answer.proof),
        place,
        str(remedy.claim),
    )


def _worded(id_: StandardId, target: StandardId, answer: Answer, origin: RemedyOrigin) -> Remedy:
    if id_ == target or answer.verdict is Verdict.SATISFIED:
        return Remedy(words.SHOW_ITSELF(id=id_), id_, origin)
    wanted = target if answer.resolution is None else answer.resolution.b
    how = words.SHOW_IDENTICAL if answer.verdict is Verdict.EQUIVALENT else words.SHOW_COVERING
    return Remedy(how(id=id_, wanted=wanted), id_, origin, answer.resolution)
