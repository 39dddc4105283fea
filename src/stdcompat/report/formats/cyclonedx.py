"""CycloneDX 1.6: the deployment with what its suppliers claim, and what the check found, as declarations.

The standards that are claimed, and the rules of each market, stand under `definitions`. An
attestation of the suppliers maps the former to their claims; one of ours for each market maps the
latter to what was found. What is met has a conformance of 1, what diverges 0; what cannot be
decided has none, for unknown is neither. Version 1.6 is the first with declarations, and what 1.7
adds is not needed here. References are numbers, so that the same check gives the same document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.vocabulary import KindCode, ancestors
from stdcompat.language import in_language
from stdcompat.market.words import titled
from stdcompat.report.formats.json import dumps
from stdcompat.report.head import against_in_words, verdict_in_words
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from stdcompat.agreement.model import Evidence
    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Claim, Component
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render"]

_SOFTWARE: Final = KindCode("software")
_EQUIPMENT: Final = KindCode("equipment")
_US: Final = "stdcompat"
"""The assessor of our own attestations: whoever reads the document again leaves them out."""


def render(found: Written, layout: Layout) -> str:
    """Return the document."""
    return dumps(_Document(found, layout).plain())


class _Document:
    """The parts of one document while they are numbered."""

    def __init__(self, found: Written, layout: Layout) -> None:
        self.found = found
        self.layout = layout
        self.first = found.reports[0]
        self.refs = {one.name: f"component-{n}" for n, one in enumerate(self.first.deployment.components, 1)}
        self.standards: dict[str, dict[str, Any]] = {}
        self.claims: list[dict[str, Any]] = []
        self.evidence: list[dict[str, Any]] = []

    def plain(self) -> dict[str, Any]:
        deployment = self.first.deployment
        supplied = [
            self._supplied(one, claim)
            for one in deployment.components
            for claim in one.claims
            if claim.id is not None and claim.asserts
        ]
        attestations = [{"summary": "Claims of the suppliers", "map": supplied}] if supplied else []
        markets = [self._market(report) for report in self.found.reports]
        attestations += [self._verdicts(report) for report in self.found.reports]
        declarations: dict[str, Any] = {
            "assessors": [
                {"bom-ref": _US, "thirdParty": True, "organization": {"name": f"stdcompat {self.first.version}"}}
            ],
            "attestations": attestations,
            "claims": self.claims,
            "evidence": self.evidence,
        }
        return {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {
                "timestamp": f"{self.first.as_of.isoformat()}T00:00:00Z",
                "tools": {"components": [{"type": "application", "name": "stdcompat", "version": self.first.version}]},
                "component": {"type": "platform", "bom-ref": "deployment", "name": self._text(deployment.name)}
                | ({"description": self._text(deployment.description)} if deployment.description else {}),
                "properties": _properties(
                    ("name_zh", deployment.name_zh),
                    *(("condition", condition) for condition in deployment.conditions),
                    ("catalog-edition", self.first.edition),
                    ("catalog-digest", self.first.digest),
                ),
            },
            "components": [self._component(one) for one in deployment.components],
            "definitions": {"standards": [*self.standards.values(), *markets]},
            "declarations": {key: value for key, value in declarations.items() if value},
        }

    def _component(self, one: Component) -> dict[str, Any]:
        above = ancestors(one.kind)
        kind = "application" if _SOFTWARE in above else "device" if _EQUIPMENT in above else "platform"
        unread = [("claim-verbatim", claim.as_written) for claim in one.claims if claim.id is None and claim.asserts]
        # What does not assert conformity is no claim of CycloneDX; the words stand after the reference.
        unread += [
            (f"claim-{claim.statement}", f"{claim.as_written} | {claim.words}" if claim.words else claim.as_written)
            for claim in one.claims
            if not claim.asserts
        ]
        plain: dict[str, Any] = {
            "type": kind,
            "bom-ref": self.refs[one.name],
            "name": self._text(one.name),
            "properties": _properties(
                ("kind", one.kind),
                ("jurisdiction", one.jurisdiction),
                ("name_zh", one.name_zh),
                ("part", "true" if one.part else None),
                *unread,
            ),
        }
        if one.supplier is not None:
            plain["supplier"] = {"name": self._text(one.supplier)}
        if one.version is not None:
            plain["version"] = self._text(one.version)
        return plain

    # --- what the suppliers say -----------------------------------------------------------------

    def _supplied(self, component: Component, claim: Claim) -> dict[str, Any]:
        name = self._text(str(claim.id))
        if name not in self.standards:
            ref = f"standard-{len(self.standards) + 1}"
            whole = {"bom-ref": f"{ref}-whole", "identifier": "whole", "title": f"Conformity to {name}"}
            self.standards[name] = {"bom-ref": ref, "name": name, "requirements": [whole]}
        made = self._claim(component, f"conforms to {name}")
        if claim.evidence:
            made["evidence"] = [self._shown(one) for one in claim.evidence]
        requirement = self.standards[name]["requirements"][0]["bom-ref"]
        return {"requirement": requirement, "claims": [made["bom-ref"]]}

    def _claim(self, component: Component, predicate: str) -> dict[str, Any]:
        ref = f"claim-{len(self.claims) + 1}"
        made: dict[str, Any] = {"bom-ref": ref, "target": self.refs[component.name], "predicate": predicate}
        self.claims.append(made)
        return made

    def _shown(self, evidence: Evidence) -> str:
        ref = f"evidence-{len(self.evidence) + 1}"
        fields = {key: value for key, value in to_plain(evidence).items() if key != "kind"}
        plain: dict[str, Any] = {"bom-ref": ref, "propertyName": f"stdcompat:{evidence.kind.value}"}
        if fields:
            plain["data"] = [
                {"name": name, "contents": {"attachment": {"content": self._text(value)}}}
                for name, value in fields.items()
            ]
        self.evidence.append(plain)
        return ref

    # --- what the check found -------------------------------------------------------------------

    def _market(self, report: Report) -> dict[str, Any]:
        """Return what is asked in a market as a standard of its own."""
        asked: dict[str, dict[str, Any]] = {}
        for finding in report.findings:
            fact = finding.requirement or finding.exclusion
            if fact is not None and fact.id not in asked:
                asked[fact.id] = {
                    "bom-ref": self._asked(report, fact.id),
                    "identifier": fact.id,
                    "title": self._text(titled(fact)),
                }
        plain = {"bom-ref": f"stdcompat:{report.market}", "name": self._text(against_in_words(report))}
        return plain | ({"requirements": list(asked.values())} if asked else {})

    def _asked(self, report: Report, id: str) -> str:
        return f"stdcompat:{report.market}:{id}"

    def _verdicts(self, report: Report) -> dict[str, Any]:
        judged = [finding for finding in report.findings if finding.requirement or finding.exclusion]
        plain: dict[str, Any] = {"summary": self._text(verdict_in_words(report)), "assessor": _US}
        return plain | ({"map": [self._verdict(report, finding) for finding in judged]} if judged else {})

    def _verdict(self, report: Report, finding: Finding) -> dict[str, Any]:
        fact = finding.requirement or finding.exclusion
        assert fact is not None  # noqa: S101  # the others are left out
        verdict = "excluded" if finding.exclusion is not None else finding.verdict.value
        claim = self._claim(finding.component, f"{verdict}: {self._text(titled(fact))}")
        claim["reasoning"] = self._text(finding.message)
        conformance: dict[str, Any] = {"rationale": f"{finding.code} {verdict} ({finding.fingerprint})"}
        if not finding.verdict.is_undecided:
            conformance["score"] = 1 if finding.verdict.is_met else 0
        side = "counterClaims" if finding.verdict.is_divergence else "claims"
        return {"requirement": self._asked(report, fact.id), side: [claim["bom-ref"]], "conformance": conformance}

    def _text(self, text: str) -> str:
        return clean(in_language(text, self.layout.language))


def _properties(*pairs: tuple[str, str | None]) -> list[dict[str, str]]:
    return [{"name": f"stdcompat:{name}", "value": clean(value)} for name, value in pairs if value]
