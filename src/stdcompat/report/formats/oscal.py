"""OSCAL assessment results (NIST), for tools of compliance: a result for each market.

Every finding is an observation on its component. What is met is a finding ``satisfied``, what
diverges one ``not-satisfied``. What cannot be decided, and a remark on a claim, is an observation
alone: OSCAL has no third state, and unknown is neither. Identifiers are made from the facts
(UUID version 5), so that the same check gives the same document.
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.language import in_language
from stdcompat.market.words import titled
from stdcompat.report.formats.json import dumps
from stdcompat.report.head import against_in_words, verdict_in_words
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render"]

_VERSION: Final = "1.1.3"
_NAMESPACE: Final = uuid.UUID("b8d3b6f0-6c57-5f8e-8a52-6b8f8ad0a9d1")  # of the names in our documents
_NO_TOKEN: Final = pattern(r"[^\w.-]+")


def render(found: Written, layout: Layout) -> str:
    """Return the document."""
    return dumps({"assessment-results": _Results(found, layout).document()})


class _Results:
    def __init__(self, found: Written, layout: Layout) -> None:
        self.found = found
        self.layout = layout
        first = found.reports[0]
        self.run = (first.deployment.name, first.digest, first.version, first.as_of.isoformat())
        self.day = f"{first.as_of.isoformat()}T00:00:00Z"

    def document(self) -> dict[str, Any]:
        first = self.found.reports[0]
        plan = self._uuid("plan")
        asked = "; ".join(self._text(against_in_words(report)) for report in self.found.reports)
        return {
            "uuid": self._uuid("document"),
            "metadata": {
                "title": self._text(first.deployment.name),
                "last-modified": self.day,
                "version": self._text(f"{first.as_of}, catalog {first.edition}"),
                "oscal-version": _VERSION,
                "remarks": self._text(f"stdcompat {first.version}, facts {first.digest}"),
            },
            "import-ap": {"href": f"#{plan}"},
            "results": [self._result(report) for report in self.found.reports],
            "back-matter": {"resources": [{"uuid": plan, "title": "What was asked", "description": asked}]},
        }

    def _result(self, report: Report) -> dict[str, Any]:
        judged = [finding for finding in report.findings if _state(finding) is not None]
        controls = sorted({_control(finding) for finding in judged})
        selection: dict[str, Any] = {"description": "What is asked by standards and could be judged."}
        if controls:
            selection["include-controls"] = [{"control-id": control} for control in controls]
        result: dict[str, Any] = {
            "uuid": self._uuid("result", report.market),
            "title": self._text(against_in_words(report)),
            "description": self._text(verdict_in_words(report)),
            "start": self.day,
            "local-definitions": {
                "components": [self._component(one, report.market) for one in report.deployment.components]
            },
            "reviewed-controls": {"control-selections": [selection]},
        }
        if report.findings:
            result["observations"] = [self._observation(finding) for finding in report.findings]
        if judged:
            result["findings"] = [self._finding(finding) for finding in judged]
        if report.notices:
            result["remarks"] = "\n".join(self._text(notice.text) for notice in report.notices)
        return result

    def _component(self, component: Component, market: str) -> dict[str, Any]:
        about = [component.name, component.supplier, component.jurisdiction, component.version]
        return {
            "uuid": self._uuid("component", market, component.name),
            "type": component.kind,
            "title": self._text(component.name),
            "description": self._text(", ".join(word for word in about if word)),
            "status": {"state": "other", "remarks": "A deployment does not state it."},
        }

    def _observation(self, finding: Finding) -> dict[str, Any]:
        verdict = "excluded" if finding.exclusion is not None else finding.verdict.value
        remedy = "" if finding.remedy is None else f"; {in_language(finding.remedy.text, self.layout.language)}"
        return {
            "uuid": self._uuid("observation", finding.fingerprint),
            "title": self._text(f"{finding.component.name}: {verdict}"),
            "description": self._text(finding.message),
            "methods": ["EXAMINE"],
            "subjects": [
                {"subject-uuid": self._uuid("component", finding.market, finding.component.name), "type": "component"}
            ],
            "collected": self.day,
            "remarks": self._text(f"{finding.code}, {finding.severity.value}, {finding.fingerprint}{remedy}"),
        }

    def _finding(self, finding: Finding) -> dict[str, Any]:
        fact = finding.requirement or finding.exclusion
        assert fact is not None  # noqa: S101  # remarks are no findings
        return {
            "uuid": self._uuid("finding", finding.fingerprint),
            "title": self._text(titled(fact)),
            "description": self._text(finding.message),
            "target": {
                "type": "objective-id",
                "target-id": _control(finding),
                "status": {"state": _state(finding), "reason": "pass" if finding.verdict.is_met else "fail"},
            },
            "related-observations": [{"observation-uuid": self._uuid("observation", finding.fingerprint)}],
        }

    def _text(self, text: str) -> str:
        return clean(in_language(text, self.layout.language)).strip() or "-"

    def _uuid(self, *what: str) -> str:
        return str(uuid.uuid5(_NAMESPACE, json.dumps([*self.run, *what])))


def _state(finding: Finding) -> str | None:
    """Return what OSCAL calls a verdict; None for what is no verdict on a requirement."""
    if finding.requirement is None and finding.exclusion is None:
        return None
    if finding.verdict.is_undecided:
        return None
    return "satisfied" if finding.verdict.is_met else "not-satisfied"


def _control(finding: Finding) -> str:
    """Return the id of what is asked, as a token: it begins with a letter, and has no spaces."""
    fact = finding.requirement or finding.exclusion
    assert fact is not None  # noqa: S101  # only what is asked is a control
    token = _NO_TOKEN.sub("-", fact.id)[:200]
    return token if token[:1].isalpha() else f"_{token}"
