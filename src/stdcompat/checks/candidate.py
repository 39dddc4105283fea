"""What can be claimed to answer a requirement: the claims that the check itself would accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat.catalogs.dates import started
from stdcompat.catalogs.model import Status
from stdcompat.checks.compare import Answer, accepted_editions, compare
from stdcompat.checks.finding import Origin, Verdict
from stdcompat.checks.remedy import _in_force, _origin
from stdcompat.deployment.model import Claim, Component
from stdcompat.market.model import Force, Reference, Requirement

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["Candidates", "Demand", "demands_of"]


@attrs.frozen
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
    def cited_only(self) -> bool:
        """Whether only the number that is cited counts, as with a presumption of conformity."""
        return self.requirement.force is Force.PRESUMPTION

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
        key = (finding.component.name, requirement, one)
        if key in found:
            markets = found[key].markets
            found[key] = attrs.evolve(found[key], markets=tuple(dict.fromkeys((*markets, finding.market))))
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
        self._offers: dict[tuple[object, ...], tuple[StandardId, ...]] = {}
        self._answers: dict[tuple[object, ...], Answer | None] = {}

    def offers(self, demand: Demand) -> tuple[StandardId, ...]:
        """Return what can be claimed for a demand: what it accepts, and what covers that.

        What covers it counts while it is in force, and not for a presumption of conformity.
        Nobody can claim a draft, or what is not published on the date.
        """
        key = (demand.references, demand.cited_only)
        if key not in self._offers:
            self._offers[key] = tuple(id_ for id_ in self._offered(demand) if self._can_be_claimed(id_))
        return self._offers[key]

    def _offered(self, demand: Demand) -> Iterable[StandardId]:
        found: dict[StandardId, None] = {}
        for reference in demand.references:
            for target in accepted_editions(reference, self.resolver):
                found[target] = None
                if not demand.cited_only:
                    answers = self.resolver.equivalents(target)
                    found |= {a.a: None for a in answers if a.covers == "yes" and _in_force(a.a, self.resolver)}
        return found

    def _can_be_claimed(self, id_: StandardId) -> bool:
        entry = self.resolver.catalog.get(id_)
        return entry is None or (
            entry.status is not Status.DRAFT and started(entry.published, self.resolver.as_of)
        )

    def answer(self, id_: StandardId, demand: Demand) -> Answer | None:
        """Return how a claim would meet a demand, or None when it would not."""
        key = (id_, demand.references, demand.cited_only, demand.requirement.domain)
        if key not in self._answers:
            self._answers[key] = self._answer(id_, demand)
        return self._answers[key]

    def _answer(self, id_: StandardId, demand: Demand) -> Answer | None:
        claim = Claim(id_, str(id_))
        answers = [compare(claim, reference, demand.requirement, self.resolver) for reference in demand.references]
        enough = {Verdict.SATISFIED} if demand.cited_only else {v for v in Verdict if v.is_met}
        met = [answer for answer in answers if answer is not None and answer.verdict in enough]
        order = list(Verdict)
        return min(met, key=lambda answer: order.index(answer.verdict), default=None)

    def ranked(self, offers: Collection[StandardId], accepted: Collection[StandardId], own: Sequence[str]) -> list[StandardId]:
        """Return offers, the best first: from the supplier's own catalog, then international, then others.

        Among those, what is in force comes before what was superseded, what a market itself
        accepts before what covers it, and then the identifiers decide.
        """
        origins = list(Origin)

        def rank(id_: StandardId) -> tuple[object, ...]:
            held = id_ in self.resolver.catalog
            origin = origins.index(self.origin(id_, own))
            return (origin, held and not _in_force(id_, self.resolver), id_ not in accepted, str(id_))

        return sorted(offers, key=rank)

    def origin(self, id_: StandardId, own: Sequence[str]) -> Origin:
        """Return whose catalog a standard is in, seen from a supplier's home."""
        return _origin(id_, own, self.resolver)
