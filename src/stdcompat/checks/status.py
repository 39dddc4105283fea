"""A claim by itself: covered by the catalogs or not, in force or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import frozen
from stdcompat.catalogs.dates import begins, ended, started
from stdcompat.catalogs.holding import Held
from stdcompat.catalogs.model import Status
from stdcompat.checks import words
from stdcompat.checks.finding import Verdict
from stdcompat.checks.rule import RuleCode

if TYPE_CHECKING:
    from stdcompat.deployment.model import Claim
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["ClaimStatus", "claim_status"]


@frozen
class ClaimStatus:
    """What there is to say of a claim whatever it is compared with."""

    code: RuleCode
    verdict: Verdict
    message: str


def claim_status(claim: Claim, resolver: Resolver) -> ClaimStatus | None:
    """Judge a claim for what it is; None when there is nothing to say."""
    catalog = resolver.catalog
    if claim.id is None:
        return ClaimStatus(RuleCode("CAT101"), Verdict.UNKNOWN, words.CANNOT_BE_READ(claim=claim.as_written))
    entry = catalog.get(claim.id) if claim.id.is_dated and not claim.id.all_parts else None
    if entry is None:
        found = catalog.holding(claim.id.base)
        known = claim.id.all_parts or (
            found.held in {Held.EDITION, Held.ADOPTED} and not (found.in_parts or found.numbered)
        )
        return None if known else _not_covered(claim, claim.id, resolver)
    if not started(begins(entry), resolver.as_of):
        message = words.TAKES_EFFECT(claim=claim.as_written, date=begins(entry))
        return ClaimStatus(RuleCode("STA102"), Verdict.UNDETERMINED, message)
    if entry.status is Status.WITHDRAWN or ended(entry.withdrawn, resolver.as_of):
        withdrawn = words.WITHDRAWN_ON if entry.withdrawn else words.WITHDRAWN
        message = withdrawn(claim=claim.as_written, date=entry.withdrawn)
        return ClaimStatus(RuleCode("STA101"), Verdict.OUTDATED, message)
    current = catalog.edition_in_force(claim.id, resolver.as_of)
    newer = [] if current is None or not entry.id.base < current.id else [current]
    newer += [other for other in catalog.successors(entry.id) if started(begins(other), resolver.as_of)]
    if newer:
        message = words.SUPERSEDED(claim=claim.as_written, by=newer[0].id)
        return ClaimStatus(RuleCode("STA101"), Verdict.OUTDATED, message)
    return None


def _not_covered(claim: Claim, id_: StandardId, resolver: Resolver) -> ClaimStatus:
    covered = resolver.catalog.publisher(id_.publisher) is not None
    why = words.NOT_IN_CATALOGS if covered else words.PUBLISHER_NOT_COVERED
    message = why(claim=claim.as_written, publisher=id_.publisher)
    return ClaimStatus(RuleCode("CAT101"), Verdict.UNKNOWN, message)
