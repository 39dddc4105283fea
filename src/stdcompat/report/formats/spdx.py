"""SPDX 2.3 in JSON: the deployment as packages, with claims and verdicts as annotations.

SPDX has no declarations of conformity, so annotations carry them: ``stdcompat:claim …`` says what
a supplier claims, ``stdcompat:verdict …`` what was found. 2.3 is what tools read; 3.0 adds a place
for the name of a standard and none for a verdict.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.vocabulary import KindCode, ancestors
from stdcompat.language import in_language
from stdcompat.report.formats.json import dumps
from stdcompat.report.head import against_in_words, verdict_in_words
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Claim, Component
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["render"]

_NAMESPACE: Final = uuid.UUID("f5a3e0de-6f0b-5d5a-9a55-2d6b0a3f6c11")  # of the names of our documents
_SOFTWARE: Final = KindCode("software")
_EQUIPMENT: Final = KindCode("equipment")
_NONE: Final = "NOASSERTION"


def render(found: Written, layout: Layout) -> str:
    """Return the document."""
    return dumps(_Document(found, layout).plain())


class _Document:
    def __init__(self, found: Written, layout: Layout) -> None:
        self.found = found
        self.layout = layout
        self.first = found.reports[0]
        self.tool = f"Tool: stdcompat-{self.first.version}"
        self.day = f"{self.first.as_of.isoformat()}T00:00:00Z"

    def plain(self) -> dict[str, Any]:
        deployment = self.first.deployment
        head = [("condition", one) for one in deployment.conditions]
        head += [("name_zh", deployment.name_zh)] if deployment.name_zh else []
        said = [
            (report.market, f"{against_in_words(report)!s}: {verdict_in_words(report)!s}")
            for report in self.found.reports
        ]
        packages = [self._package(number, one) for number, one in enumerate(deployment.components, 1)]
        name = json.dumps([deployment.name, self.first.digest, self.first.version, self.day, *(m for m, _ in said)])
        plain: dict[str, Any] = {
            "spdxVersion": "SPDX-2.3",
            "dataLicense": "CC0-1.0",
            "SPDXID": "SPDXRef-DOCUMENT",
            "name": self._text(deployment.name),
            "documentNamespace": f"urn:uuid:{uuid.uuid5(_NAMESPACE, name)}",
            "creationInfo": {
                "created": self.day,
                "creators": [self.tool],
                "comment": f"catalog {self.first.edition}, facts {self.first.digest}",
            },
            "annotations": [self._note(key, text) for key, text in head]
            + [self._note("verdict", text) for _, text in said],
            "packages": packages,
            "relationships": [
                {
                    "spdxElementId": "SPDXRef-DOCUMENT",
                    "relationshipType": "DESCRIBES",
                    "relatedSpdxElement": package["SPDXID"],
                }
                for package, one in zip(packages, deployment.components, strict=True)
                if not one.part
            ],
        }
        return plain | ({"comment": self._text(deployment.description)} if deployment.description else {})

    def _package(self, number: int, one: Component) -> dict[str, Any]:
        above = ancestors(one.kind)
        notes = [self._note("kind", one.kind)]
        notes += [self._note(key, text) for key in ("jurisdiction", "name_zh") if (text := getattr(one, key))]
        notes += [self._note("part", "true")] if one.part else []
        notes += [self._note("claim", _claim(claim)) for claim in one.claims]
        notes += [
            self._note("verdict", self._verdict(finding))
            for report in self.found.reports
            for finding in report.findings
            if finding.component.name == one.name
        ]
        plain = {
            "SPDXID": f"SPDXRef-component-{number}",
            "name": self._text(one.name),
            "downloadLocation": _NONE,
            "filesAnalyzed": False,
            "primaryPackagePurpose": "APPLICATION"
            if _SOFTWARE in above
            else "DEVICE"
            if _EQUIPMENT in above
            else "OTHER",
            "supplier": f"Organization: {self._text(one.supplier)}" if one.supplier else _NONE,
            "annotations": notes,
        }
        return plain | ({"versionInfo": self._text(one.version)} if one.version else {})

    def _verdict(self, finding: Finding) -> str:
        fact = finding.requirement or finding.exclusion
        verdict = "excluded" if finding.exclusion is not None else finding.verdict.value
        words = [finding.market, *([] if fact is None else [fact.id]), finding.code, verdict, finding.fingerprint]
        return f"{' '.join(words)}: {in_language(finding.message, self.layout.language)}"

    def _note(self, key: str, text: str) -> dict[str, str]:
        return {
            "annotationDate": self.day,
            "annotationType": "REVIEW" if key == "verdict" else "OTHER",
            "annotator": self.tool,
            "comment": f"stdcompat:{key} {self._text(text)}",
        }

    def _text(self, text: str) -> str:
        return clean(in_language(text, self.layout.language))


def _claim(claim: Claim) -> str:
    """Return a claim as its reference alone, or as the table that a deployment file would hold."""
    if claim.id is not None and claim.domain is None and not claim.evidence and claim.asserts:
        return str(claim.id)
    table: dict[str, Any] = {"reference": claim.as_written}
    if claim.domain is not None:
        table["domain"] = claim.domain
    if claim.evidence:
        table["evidence"] = [to_plain(one) for one in claim.evidence]
    if not claim.asserts:
        table |= {"statement": claim.statement.value, **({"words": claim.words} if claim.words else {})}
    if claim.id is None:
        table["verbatim"] = True
    return json.dumps(table, ensure_ascii=False)
