"""What a check works out once: the same claim against the same reference, for every component.

Stacks repeat themselves: ten thousand components claim a few hundred standards. What depends on
the claim and the reference alone is kept with the resolver that answered it.
"""

from __future__ import annotations

import functools
import weakref
from typing import TYPE_CHECKING, Any, ClassVar

from stdcompat.checks.compare import Answer, compare
from stdcompat.checks.home import stands_alone
from stdcompat.checks.remedy import remedies
from stdcompat.checks.status import ClaimStatus, claim_status

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from stdcompat.catalogs.vocabulary import Domain
    from stdcompat.checks.finding import Remedy
    from stdcompat.checks.others import Others
    from stdcompat.deployment.model import Claim
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.market.model import Reference

__all__ = ["Memo"]


class Memo:
    """Answers of `compare`, `remedies` and `claim_status` over one resolver, each worked out once."""

    _of: ClassVar[weakref.WeakKeyDictionary[Resolver, Memo]] = weakref.WeakKeyDictionary()

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = weakref.ref(resolver)
        self._compared: dict[Any, Answer | None] = {}
        self._alone: dict[Any, bool] = {}
        self._statuses: dict[Any, ClaimStatus | None] = {}
        self._remedies: dict[Any, tuple[Remedy, ...]] = {}

    def __len__(self) -> int:
        return len(self._compared) + len(self._alone) + len(self._statuses) + len(self._remedies)

    @classmethod
    def of(cls, resolver: Resolver) -> Memo:
        """Return the memo of a resolver: the same one each time."""
        memo = cls._of.get(resolver)
        if memo is None:
            memo = cls._of[resolver] = cls(resolver)
        return memo

    def compare(self, claim: Claim, reference: Reference, domain: Domain) -> Answer | None:
        """Judge one claim against one reference (see `checks.compare.compare`)."""
        key = (claim.id, claim.as_written, claim.domain, reference, domain)
        if key not in self._compared:
            self._compared[key] = compare(claim, reference, domain, self._resolver_())
        return self._compared[key]

    def is_locked_in(self, claim: Claim, homes: frozenset[str]) -> bool:
        """Return whether nothing of some jurisdictions corresponds to a claim (see `checks.home.stands_alone`)."""
        if claim.id is None:
            return False
        key = (claim.id, homes)
        if key not in self._alone:
            self._alone[key] = stands_alone(claim.id, homes, self._resolver_())
        return self._alone[key]

    def status(self, claim: Claim) -> ClaimStatus | None:
        """Judge one claim by itself (see `checks.status.claim_status`)."""
        key = (claim.id, claim.as_written)
        if key not in self._statuses:
            self._statuses[key] = claim_status(claim, self._resolver_())
        return self._statuses[key]

    def remedy(
        self,
        references: Sequence[Reference],
        claimed: Collection[StandardId],
        own: Sequence[str],
        domain: Domain,
        *,
        others: Others,
    ) -> Remedy | None:
        """Return the nearest claim that is enough and is not made already (see `checks.remedy`)."""
        key = (tuple(references), tuple(own), domain, others)
        found = self._remedies.get(key)
        if found is None:
            judged = functools.partial(self.compare, domain=domain)
            found = self._remedies[key] = remedies(references, own, self._resolver_(), judged, others=others)
        return next((remedy for remedy in found if remedy.claim is None or remedy.claim not in claimed), None)

    def _resolver_(self) -> Resolver:
        resolver = self._resolver()
        assert resolver is not None  # noqa: S101  # the memo goes when its resolver goes
        return resolver
