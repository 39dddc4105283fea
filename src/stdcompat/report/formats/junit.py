"""JUnit XML, for CI servers: a suite for each market, a case for each component and requirement.

A divergence that counts is a failure. What is waived or known, and what cannot be decided, is
skipped, with the reason: it neither passes nor fails. Remarks on claims are the suite's output.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

from stdcompat.language import in_language
from stdcompat.market.words import titled
from stdcompat.report import words
from stdcompat.report.rows import standing
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from stdcompat.checks.finding import Finding
    from stdcompat.language import Language
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render"]


def render(found: Written, layout: Layout) -> str:
    """Return the document."""
    root = ET.Element("testsuites", {"name": clean(found.reports[0].deployment.name)})
    for report in found.reports:
        root.append(_suite(report, layout.language))
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suite(report: Report, language: Language) -> ET.Element:
    suite = ET.Element("testsuite", {"name": clean(f"stdcompat {report.market}")})
    properties = ET.SubElement(suite, "properties")
    for name, value in (
        ("as_of", report.as_of.isoformat()),
        ("stdcompat", report.version),
        ("catalog", report.edition),
        ("facts", report.digest),
    ):
        ET.SubElement(properties, "property", {"name": name, "value": clean(value)})
    cases = [_case(finding, report, language) for finding in (*report.exclusions, *report.answers)]
    suite.extend(cases)
    for key, count in (
        ("tests", len(cases)),
        ("failures", sum(case.find("failure") is not None for case in cases)),
        ("errors", 0),
        ("skipped", sum(case.find("skipped") is not None for case in cases)),
    ):
        suite.set(key, str(count))
    remarks = [f"{f.component.name}: {in_language(f.message, language)}" for f in report.remarks]
    if remarks:
        ET.SubElement(suite, "system-out").text = "\n".join(map(clean, remarks))
    return suite


def _case(finding: Finding, report: Report, language: Language) -> ET.Element:
    fact = finding.requirement or finding.exclusion
    assert fact is not None  # noqa: S101  # remarks are no cases
    which = f" {finding.reference}" if finding.requirement is not None and finding.requirement.all_of else ""
    name = f"{in_language(titled(fact), language)} ({fact.id}){which}"
    case = ET.Element("testcase", {"classname": clean(finding.component.name), "name": clean(name)})
    message = in_language(finding.message, language)
    if finding.verdict.is_divergence and report.triage.is_pending(finding):
        verdict = "excluded" if finding.exclusion is not None else finding.verdict.value
        failure = ET.SubElement(case, "failure", {"type": verdict, "message": clean(message)})
        said = [message]
        if finding.remedy is not None:
            remedy = in_language(finding.remedy.text, language)
            said.append(f"{in_language(words.REMEDY, language)} {remedy}")
        said.append(f"{finding.code} {finding.fingerprint}")
        failure.text = "\n".join(map(clean, said))
    elif not finding.verdict.is_met:
        why = standing(finding, report) if finding.verdict.is_divergence else finding.verdict.label
        ET.SubElement(case, "skipped", {"message": clean(f"{in_language(why, language)}: {message}")})
    return case
