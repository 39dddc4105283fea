"""What can be claimed to answer a requirement: the claims that the check itself would accept."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from stdcompat._records import evolve, frozen
from stdcompat.checks.compare import Answer, accepted_editions
from stdcompat.checks.finding import RemedyOrigin, Verdict
from stdcompat.checks.memo import Memo
from stdcompat.checks.others import Others, others_for
from stdcompat.checks.remedy import can_be_claimed, in_force, is_enough, origin_of
from stdcompat.deployment.model import Component
from stdcompat.market.model import Reference, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["Candidates", "Demand", "demands_of"]


@frozen
class Demand:
    """What a requirement asks of one component: one of its references.

    A requirement that needs all of several references makes one demand of each. `markets` are the
    markets checked that ask (several share what they belong to, and a buyer's profile); `verdict`
    is how the check answers it today.
    """

    component: Component
    requirement: Requirement
    references: tuple[Reference, ...]
    markets: tuple[str, ...]
    verdict: Verdict

    @property
    def others(self) -> Others:
        """How it takes standards that it does not name."""
        return others_for(self.requirement)

    @property
    def shape(self) -> tuple[object, ...]:
        """What two components have in common when they are asked the same in the same markets."""
        return (id(self.requirement), self.references, self.markets)

    def __str__(self) -> str:
        return " or ".join(map(str, self.references))


def demands_of(findings: Iterable[Finding]) -> tuple[Demand, ...]:
    """Return what findings of one or several checks ask, each once, in their order."""
    found: dict[tuple[object, ...], Demand] = {}
    for finding in findings:
        requirement = finding.requirement
        if requirement is None:
            continue
        one = () if finding.reference is None or requirement.any_of else (finding.reference,)
        key = (finding.component.name, id(requirement), one)  # one object for all components and markets
        if key in found:
            markets = found[key].markets
            found[key] = evolve(found[key], markets=tuple(dict.fromkeys((*markets, finding.market))))
        else:
            references = requirement.any_of or one
            found[key] = Demand(finding.component, requirement, references, (finding.market,), finding.verdict)
    return tuple(found.values())


class Candidates:
    """The claims that would answer demands, by the check's own comparison.

    What is worked out for one component is kept for the next.
    """

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self._memo = Memo.of(resolver)
        self._offers: dict[tuple[object, ...], tuple[StandardId, ...]] = {}

    def offers(self, demand: Demand) -> tuple[StandardId, ...]:
        """Return what can be claimed for a demand: what it accepts, and what covers that.

        What covers it counts while it is in force, and where other standards than those named count.
        Nobody can claim a draft, or what is not published on the date.
        """
        key = (demand.references, demand.others)
        if key not in self._offers:
            self._offers[key] = tuple(id_ for id_ in self._offered(demand) if can_be_claimed(id_, self.resolver))
        return self._offers[key]

    def _offered(self, demand: Demand) -> Iterable[StandardId]:
        found: dict[StandardId, None] = {}
        for reference in demand.references:
            for target in self._targets(reference):
                found[target] = None
                if demand.others is Others.ACCEPTED:
                    answers = self.resolver.equivalents(target)
                    found |= {a.a: None for a in answers if a.covers == "yes" and in_force(a.a, self.resolver)}
        return found

    def answer(self, id_: StandardId, demand: Demand) -> Answer | None:
        """Return how a claim would meet a demand, or None when it would not."""
        judged = functools.partial(self._memo.compare, domain=demand.requirement.domain)
        return is_enough(id_, demand.references, self.resolver, judged, others=demand.others)

    def ranked(self, demands: Sequence[Demand], own: Sequence[str]) -> list[StandardId]:
        """Return what can be claimed for any of some demands, the best first.

        First what is in the supplier's own catalog, then what is international, then the rest.
        Within each, what is in force comes before what was superseded, what is accepted by its
        number before what covers it, in the order in which it is named; then identifiers decide.
        """
        places: dict[StandardId, int] = {}
        for demand in demands:
            for place, reference in enumerate(demand.references):
                for id_ in self._targets(reference):
                    places[id_] = min(place, places.get(id_, place))

        def rank(id_: StandardId) -> tuple[object, ...]:
            superseded = id_ in self.resolver.catalog and not in_force(id_, self.resolver)
            return (list(RemedyOrigin).index(self.origin(id_, own)), superseded, places.get(id_, len(places)), str(id_))

        return sorted({id_ for demand in demands for id_ in self.offers(demand)}, key=rank)

    def origin(self, id_: StandardId, own: Sequence[str]) -> RemedyOrigin:
        """Return whose catalog a standard is in, seen from a supplier's home."""
        return origin_of(id_, own, self.resolver)

    def _targets(self, reference: Reference) -> tuple[StandardId, ...]:
        return accepted_editions(reference, self.resolver)
