"""The check: every component against every requirement and exclusion that applies to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdcompat.catalogs.catalog import begins
from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.model import Status
from stdcompat.catalogs.vocabulary import ancestors
from stdcompat.checks.compare import Answer, accepted_editions, compare
from stdcompat.checks.finding import Finding, Notice, NoticeKind, Outcome, Severity, Verdict
from stdcompat.checks.remedy import find_remedy
from stdcompat.checks.rule import RuleCode
from stdcompat.market.model import Exclusion, ExclusionKind, ExclusionStatus, Force, Market, Reference, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.agreement.evidence import EvidenceJudge
    from stdcompat.deployment.model import Claim, Component, Deployment
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.market.model import Profile

__all__ = ["check_deployment"]

_SEVERITY = {
    Force.MANDATORY: Severity.ERROR,
    Force.CONTRACTUAL: Severity.ERROR,
    Force.PRESUMPTION: Severity.WARNING,
    Force.VOLUNTARY: Severity.NOTE,
}
_MATCHABLE = {ExclusionKind.SUPPLIER, ExclusionKind.ORIGIN, ExclusionKind.PRODUCT}


def check_deployment(
    deployment: Deployment,
    lineage: Sequence[Market],
    profile: Profile | None,
    resolver: Resolver,
    evidence: EvidenceJudge,
) -> Outcome:
    """Check a deployment against a market, the markets that it belongs to, and a buyer's profile.

    Args:
        deployment: what is in use.
        lineage: the market, then everything it belongs to; empty to check the profile alone.
        profile: the buyer's own requirements, if any.
        resolver: answers what is equivalent to what, on which date.
        evidence: answers who accepts which evidence, in the same market on the same date.
    """
    return _Check(deployment, lineage, profile, resolver, evidence).run()


class _Check:
    """One run: what it is about, and what it has found so far."""

    def __init__(
        self,
        deployment: Deployment,
        lineage: Sequence[Market],
        profile: Profile | None,
        resolver: Resolver,
        evidence: EvidenceJudge,
    ) -> None:
        self.deployment = deployment
        self.lineage = lineage
        self.profile = profile
        self.resolver = resolver
        self.as_of = resolver.as_of
        self.market = lineage[0].code if lineage else "profile"
        self.evidence = evidence
        self.kinds = {component.name: ancestors(component.kind) for component in deployment.components}

    def run(self) -> Outcome:
        findings: list[Finding] = []
        notices: list[Notice] = []
        for found in (*self._exclusions(), *self._requirements()):
            if isinstance(found, Finding):
                findings.append(found)
            else:
                notices.append(found)
        findings += self._claims({(f.component.name, f.claim) for f in findings if f.verdict.is_met})
        for market in self.lineage:
            notices += [Notice(NoticeKind.NOT_KNOWN, market.code, text) for text in market.not_known]
        place = {component.name: n for n, component in enumerate(self.deployment.components)}
        order = list(Verdict)
        findings.sort(
            key=lambda finding: (
                finding.exclusion is None,
                -finding.severity.level,
                -order.index(finding.verdict),
                place[finding.component.name],
                "" if finding.requirement is None else finding.requirement.id,
                finding.message,
            )
        )
        return Outcome(tuple(findings), tuple(notices))

    def _touched(self, fact: Requirement | Exclusion) -> tuple[Component, ...]:
        wanted = set(fact.applies_to)
        barred = set(fact.not_for) if isinstance(fact, Requirement) else set()
        return tuple(
            component
            for component in self.deployment.components
            if wanted & self.kinds[component.name] and not barred & self.kinds[component.name]
        )

    def _set_aside(self, fact: Requirement | Exclusion, market: str, touched: Iterable[Component]) -> Notice | None:
        """Return why a fact is shown and not applied, or None when it applies."""
        names = tuple(component.name for component in touched)
        given = (fact if isinstance(fact, Requirement) else None, fact if isinstance(fact, Exclusion) else None, names)
        if not started(fact.since, self.as_of):
            return Notice(NoticeKind.FUTURE, market, f"{fact.title}: from {fact.since}", *given)
        if fact.condition is not None and fact.condition not in self.deployment.conditions:
            text = f"{fact.title}: only under the condition {fact.condition!r}, which the deployment does not state"
            return Notice(NoticeKind.CONDITION, market, text, *given)
        return None

    # --- exclusions -----------------------------------------------------------------------------

    def _exclusions(self) -> Iterator[Finding | Notice]:
        for market in self.lineage:
            for exclusion in market.exclusions:
                touched = self._touched(exclusion)
                if touched and not ended(exclusion.until, self.as_of):
                    yield from self._exclusion(exclusion, market.code, touched)

    def _exclusion(self, exclusion: Exclusion, market: str, touched: Sequence[Component]) -> Iterator[Finding | Notice]:
        hit = [component for component in touched if _is_barred(component, exclusion)]
        matchable = exclusion.kind in _MATCHABLE and (exclusion.suppliers or exclusion.origins)
        if not hit and matchable:
            return
        names = tuple(component.name for component in hit or touched)
        if exclusion.status is not ExclusionStatus.IN_FORCE:
            text = f"{exclusion.title}: {exclusion.status.value}, not applied"
            yield Notice(NoticeKind.NOT_IN_FORCE, market, text, None, exclusion, names)
            return
        aside = self._set_aside(exclusion, market, hit or touched)
        if aside is not None:
            yield aside
            return
        if not matchable:
            text = f"{exclusion.title}: {exclusion.scope}; whether it concerns these components cannot be told here"
            yield Notice(NoticeKind.NOT_MATCHABLE, market, text, None, exclusion, names)
            return
        for component in hit:
            by = component.supplier or component.jurisdiction
            message = f"{by} is barred: {exclusion.title} ({exclusion.instrument})"
            yield Finding(
                RuleCode("MKT201"),
                Verdict.DIVERGENT,
                Severity.ERROR,
                self.market,
                component,
                message,
                exclusion=exclusion,
            )

    # --- requirements ---------------------------------------------------------------------------

    def _requirements(self) -> Iterator[Finding | Notice]:
        asked = [(market.code, requirement) for market in self.lineage for requirement in market.requirements]
        if self.profile is not None:
            asked += [("profile", requirement) for requirement in self.profile.requirements]
        matched: list[tuple[Component, Requirement, Sequence[Reference], list[Answer]]] = []
        for market, requirement in asked:
            touched = self._touched(requirement)
            if not touched or ended(requirement.until, self.as_of):
                continue
            aside = self._set_aside(requirement, market, touched)
            if aside is not None:
                yield aside
            elif not requirement.any_of and not requirement.all_of:
                text = f"{requirement.title}: no standard is named, so nothing is matched"
                names = tuple(component.name for component in touched)
                yield Notice(NoticeKind.NO_STANDARD, market, text, requirement, None, names)
            else:
                groups = [requirement.any_of] if requirement.any_of else [(one,) for one in requirement.all_of]
                matched += [
                    (component, requirement, references, self._answers(component, requirement, references))
                    for component in touched
                    for references in groups
                ]
        # A claim that answers one requirement of a domain is not "unmatched" with the next one:
        # an emission report says nothing about immunity, and is no lock-in for that.
        busy = {
            (component.name, answer.claim)
            for component, _, _, answers in matched
            for answer in answers
            if answer.verdict not in {Verdict.UNKNOWN, Verdict.UNMATCHED}
        }
        for component, requirement, references, answers in matched:
            kept = [
                answer
                for answer in answers
                if answer.verdict is not Verdict.UNMATCHED or (component.name, answer.claim) not in busy
            ]
            yield self._judge(component, requirement, references, kept)

    def _answers(self, component: Component, requirement: Requirement, references: Sequence[Reference]) -> list[Answer]:
        return [
            answer
            for claim in component.claims
            for reference in references
            if (answer := compare(claim, reference, requirement, self.resolver)) is not None
        ]

    def _judge(
        self, component: Component, requirement: Requirement, references: Sequence[Reference], answers: Sequence[Answer]
    ) -> Finding:
        order = list(Verdict)
        best = min(answers, key=lambda answer: order.index(answer.verdict), default=None)
        if best is None:
            wanted = " or ".join(map(str, references))
            text = f"no claim on {requirement.title}; wanted: {wanted}"
            best = Answer(Verdict.MISSING, RuleCode("MKT101"), text, None, references[0])
        message = best.message
        if requirement.force is Force.PRESUMPTION and best.verdict in {Verdict.EQUIVALENT, Verdict.COVERED}:
            message += "; the presumption of conformity goes with the number that is cited"
        remedy = None
        if not best.verdict.is_met:
            near = [best.reference, *(r for r in references if r is not best.reference)]
            targets = [edition for reference in near for edition in accepted_editions(reference, self.resolver)]
            own = () if component.jurisdiction is None else self.evidence.belongs_to(component.jurisdiction)
            cited_only = requirement.force is Force.PRESUMPTION
            claimed = {claim.id for claim in component.claims if claim.id is not None}
            remedy = find_remedy(targets, claimed, own, self.resolver, cited_only=cited_only)
        evidence = None
        if best.claim is not None and best.verdict not in {Verdict.UNKNOWN, Verdict.UNMATCHED}:
            evidence = self.evidence.judge(
                best.claim.evidence,
                requirement.evidence,
                requirement.domain,
                requirement.evidence_route,
                buyer_decides=requirement.force is Force.CONTRACTUAL,
            )
        return Finding(
            best.code,
            best.verdict,
            _severity(requirement, best),
            self.market,
            component,
            message,
            requirement,
            None,
            best.claim,
            best.reference,
            best.resolution,
            evidence,
            remedy,
        )

    # --- claims by themselves -------------------------------------------------------------------

    def _claims(self, enough: set[tuple[str, Claim | None]]) -> Iterator[Finding]:
        for component in self.deployment.components:
            for claim in component.claims:
                found = self._claim(claim)
                if found is not None:
                    code, verdict, message = found
                    if verdict is Verdict.UNKNOWN and (component.name, claim) in enough:
                        continue  # no catalog is needed to see that a claim is the very reference asked for
                    yield Finding(RuleCode(code), verdict, Severity.NOTE, self.market, component, message, claim=claim)

    def _claim(self, claim: Claim) -> tuple[str, Verdict, str] | None:
        """Judge a claim for what it is, whatever it is compared with."""
        catalog = self.resolver.catalog
        if claim.id is None:
            return "CAT101", Verdict.UNKNOWN, f"{claim.as_written} cannot be read"
        if claim.id.all_parts or not claim.id.is_dated:
            held = bool(catalog.editions(claim.id)) or claim.id.all_parts
            return None if held else self._not_covered(claim, claim.id)
        entry = catalog.get(claim.id)
        if entry is None:
            held = catalog.get(claim.id.base) is not None or self._reads_itself(claim.id)
            return None if held else self._not_covered(claim, claim.id)
        if not started(begins(entry), self.as_of):
            return "STA102", Verdict.UNDETERMINED, f"{claim.as_written} takes effect on {begins(entry)}"
        if entry.status is Status.WITHDRAWN or ended(entry.withdrawn, self.as_of):
            when = f" on {entry.withdrawn}" if entry.withdrawn else ""
            return "STA101", Verdict.OUTDATED, f"{claim.as_written} was withdrawn{when}"
        current = catalog.edition_in_force(claim.id, self.as_of)
        if current is not None and claim.id.designation.base < current.id:
            return "STA101", Verdict.OUTDATED, f"{claim.as_written} was superseded by {current.id}"
        return None

    def _reads_itself(self, id_: StandardId) -> bool:
        """Tell whether a designation wraps an edition that is held."""
        inner = id_.adopts
        while inner is not None:
            if self.resolver.catalog.editions(inner):
                return True
            inner = inner.adopts
        return False

    def _not_covered(self, claim: Claim, id_: StandardId) -> tuple[str, Verdict, str]:
        covered = self.resolver.catalog.publisher(id_.publisher) is not None
        what = (
            "is not in the catalogs"
            if covered
            else f"is of a publisher ({id_.publisher}) that the catalogs do not cover"
        )
        return "CAT101", Verdict.UNKNOWN, f"{claim.as_written} {what}"


def _severity(requirement: Requirement, answer: Answer) -> Severity:
    if answer.verdict.is_met:
        return Severity.NONE
    weight = _SEVERITY[requirement.force]
    if answer.verdict.is_undecided or answer.code == RuleCode("EDN103"):
        # Not decided, or newer than asked: never as heavy as a plain divergence from the law.
        return min(weight, Severity.WARNING, key=lambda severity: severity.level)
    return weight


def _is_barred(component: Component, exclusion: Exclusion) -> bool:
    if exclusion.kind not in _MATCHABLE:
        return False
    if component.jurisdiction is not None and component.jurisdiction in exclusion.origins:
        return True
    supplier = _words(component.supplier or "")
    return any(f" {_words(name)} " in f" {supplier} " for name in exclusion.suppliers)


def _words(name: str) -> str:
    """Return a company's name as plain words, so that spelling and punctuation do not matter."""
    return " ".join(re.findall(r"\w+", name.casefold()))
