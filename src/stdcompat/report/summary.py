"""The numbers of a report: how much is met, what diverges, what nobody can tell, who is locked in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.agreement.evidence import Acceptance
from stdcompat.analysis.answered import Coverage, LockIn, coverage, unmatched_claims
from stdcompat.checks.finding import Verdict
from stdcompat.market.model import Force

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from stdcompat.checks.finding import Finding

__all__ = ["Coverage", "LockIn", "Summary", "summarise"]

T = TypeVar("T")


@frozen
class Summary:
    """The numbers of a report.

    A requirement counts once for each component that it applies to (and, where all of several
    references are needed, once for each of them). Exclusions and remarks on claims are no
    requirements; what cannot be decided is neither met nor a divergence.

    Attributes:
        components: how many components the deployment has.
        requirements: how many different requirements apply to them.
        asked: how many answers that makes.
        verdicts: how many answers of each verdict, best first; verdicts without any left out.
        exclusions: how often a component is barred.
        barred: how many components are.
        divergences: of the answers, those that diverge, by force, strongest first.
        evidence: of the met answers, how their evidence is judged.
        domains: coverage by domain, by name.
        not_checked: the components of which nothing is asked that names a standard, in their order; of the parts of a
            product nothing need be, unless there is no product.
        stale: of the met answers, those that rest on a status read too long before the date.
        by_component: coverage by component, in the order of the deployment.
        lock_in: claims without counterpart, by supplier.
    """

    __repr__ = brief

    components: int
    requirements: int
    asked: int
    verdicts: tuple[tuple[Verdict, int], ...]
    exclusions: int
    barred: int
    divergences: tuple[tuple[Force, int], ...]
    evidence: tuple[tuple[Acceptance, int], ...]
    domains: tuple[Coverage, ...]
    by_component: tuple[Coverage, ...]
    lock_in: tuple[LockIn, ...]
    not_checked: tuple[str, ...] = ()
    stale: int = 0

    def count(self, verdict: Verdict) -> int:
        """Return how many answers have a verdict."""
        return dict(self.verdicts).get(verdict, 0)

    @property
    def met(self) -> int:
        """How many answers are met."""
        return sum(count for verdict, count in self.verdicts if verdict.is_met)

    @property
    def diverge(self) -> int:
        """How many answers diverge, exclusions not among them."""
        return sum(count for verdict, count in self.verdicts if verdict.is_divergence)

    @property
    def undecided(self) -> int:
        """How many answers cannot be decided."""
        return sum(count for verdict, count in self.verdicts if verdict.is_undecided)


def summarise(findings: Sequence[Finding], components: Sequence[str], parts: Collection[str] = ()) -> Summary:
    """Count findings; `components` names all of the deployment's, in their order, and `parts` those that are no product."""
    products = [name for name in components if name not in parts] or components
    looked_at = {f.component.name for f in findings if f.requirement is not None or f.exclusion is not None}
    answers = [finding for finding in findings if finding.requirement is not None]
    met = [finding for finding in answers if finding.verdict.is_met]
    diverging = [finding for finding in answers if finding.verdict.is_divergence]
    return Summary(
        components=len(components),
        requirements=len({id(finding.requirement) for finding in answers}),
        asked=len(answers),
        verdicts=_counts(Verdict, (finding.verdict for finding in answers)),
        exclusions=sum(finding.exclusion is not None for finding in findings),
        barred=len({finding.component.name for finding in findings if finding.exclusion is not None}),
        divergences=_counts(Force, (f.requirement.force for f in diverging if f.requirement is not None)),
        evidence=_counts(Acceptance, (f.evidence.acceptance for f in met if f.evidence is not None)),
        domains=coverage(answers, "domain"),
        by_component=coverage(answers, "component", components),
        lock_in=unmatched_claims(answers),
        stale=sum(finding.stale for finding in met),
        not_checked=tuple(name for name in products if name not in looked_at),
    )


def _counts(kinds: Iterable[T], found: Iterable[T]) -> tuple[tuple[T, int], ...]:
    seen = list(found)
    return tuple((kind, count) for kind in kinds if (count := seen.count(kind)))
