"""Findings as flat rows, for everything that is a table: CSV and workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stdcompat.market.words import FORCE, titled
from stdcompat.report import words
from stdcompat.report.words import domain_in_words, evidence_in_words, named, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.checks.finding import Finding
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["FindingRow", "rows_of", "standing"]


class FindingRow(NamedTuple):
    """One finding, every cell a text; empty where there is nothing to say.

    Attributes:
        market: the market that was checked; ``profile`` for a buyer's requirements alone.
        component: the component's name.
        supplier: who supplies it.
        jurisdiction: the market code of the supplier's home.
        kind: the component's kind.
        domain: the domain of the requirement.
        verdict: how the component answers, ``excluded`` for an exclusion.
        severity: ``error``, ``warning``, ``note`` or ``none``.
        standing: ``new`` or ``known`` to a baseline, or ``waived``; empty without either.
        force: what binds the supplier.
        requirement: the id of the requirement or exclusion.
        title: its title.
        regulation: the law or the tender behind it.
        wanted: the accepted references.
        claim: the claim that answers best, as it is written.
        message: what was found.
        evidence: how the evidence for the claim is judged.
        remedy: what would be enough.
        code: the code of the rule.
        fingerprint: the name of the finding across runs.
        sources: the sources of the requirement or exclusion.
    """

    market: str
    component: str
    supplier: str
    jurisdiction: str
    kind: str
    domain: str
    verdict: str
    severity: str
    standing: str
    force: str
    requirement: str
    title: str
    regulation: str
    wanted: str
    claim: str
    message: str
    evidence: str
    remedy: str
    code: str
    fingerprint: str
    sources: str


def rows_of(found: Written) -> Iterator[FindingRow]:
    """Yield a row for each finding of each market, in the order of the reports."""
    for report in found.reports:
        asked: dict[tuple[int, int], dict[str, str]] = {}  # what is asked is the same for many components
        for finding in report.findings:
            key = (id(finding.requirement), id(finding.exclusion))
            if key not in asked:
                asked[key] = _asked(finding, report)
            yield _row(finding, report, asked[key])


def _row(finding: Finding, report: Report, asked: dict[str, str]) -> FindingRow:
    component, remedy = finding.component, finding.remedy
    text = "" if remedy is None else remedy.text
    return FindingRow(
        **asked,
        market=finding.market,
        component=named(component),
        supplier=component.supplier or "",
        jurisdiction=component.jurisdiction or "",
        kind=component.kind,
        verdict=finding.verdict.label if finding.exclusion is None else words.EXCLUDED_CELL,
        severity=words.SEVERITY[finding.severity],
        standing=standing(finding, report),
        claim="" if finding.claim is None else finding.claim.as_written,
        message=finding.message,
        evidence="" if finding.evidence is None else evidence_in_words(finding.evidence),
        remedy=text if remedy is None or not remedy.caveat else words.BOTH(one=text, other=remedy.caveat),
        code=finding.code,
        fingerprint=finding.fingerprint,
    )


def _asked(finding: Finding, report: Report) -> dict[str, str]:
    """Return the cells that tell what is asked, and by whom."""
    requirement = finding.requirement
    fact = requirement or finding.exclusion
    return {
        "domain": "" if requirement is None else domain_in_words(requirement.domain),
        "force": "" if requirement is None else FORCE[requirement.force],
        "requirement": "" if fact is None else fact.id,
        "title": "" if fact is None else titled(fact),
        "regulation": words.asked_by(report, finding),
        "wanted": "" if requirement is None else wanted(requirement),
        "sources": "" if fact is None else ", ".join(fact.sources),
    }


def standing(finding: Finding, report: Report) -> str:
    """Return the state of a finding in the triage: ``waived``, ``known``, ``new``, or nothing."""
    triage = report.triage
    if triage.waiver_of(finding) is not None:
        return words.WAIVED_CELL
    if triage.known is None:
        return ""
    return words.KNOWN_CELL if triage.is_known(finding) else words.NEW_CELL
