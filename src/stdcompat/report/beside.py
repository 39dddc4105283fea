"""What a report says of each row of the sheet that the offer came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stdcompat.agreement.evidence import Acceptance
from stdcompat.checks.asked_rows import ASKED_BY, asked_rows
from stdcompat.checks.verdict import Group
from stdcompat.deployment.kinds import UNKNOWN
from stdcompat.language import Bilingual, joined
from stdcompat.market.words import titled
from stdcompat.report import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component, OfferRow
    from stdcompat.report.model import Report

__all__ = ["Beside", "beside"]

_WORST = (Group.NOT_MET, Group.OPEN, Group.MET)


class Beside(NamedTuple):
    """What is written beside one row.

    Attributes:
        row: the row.
        findings: what was found on it: exclusions and answers, worst first.
        group: the worst of its verdicts, by group.
        verdict: that in words, with how many answers each group has.
        reasons: why, a line for each.
        asks: what to ask the supplier for, a line for each.
        basis: who asks, with the address where it was read, where one is held.
    """

    row: OfferRow
    findings: tuple[Finding, ...]
    group: Group
    verdict: Bilingual
    reasons: tuple[Bilingual, ...]
    asks: tuple[Bilingual, ...]
    basis: tuple[tuple[Bilingual, str | None], ...]


def beside(report: Report) -> Iterator[Beside]:
    """Yield what a report says of each row, in the order of the rows.

    A finding stands beside the row that asks for it or states its claim; what no row answers, beside the first
    row of the product.
    """
    placed = _placed(report)
    about = {component.name: component for component in report.deployment.components}
    first: set[str] = set()
    for row in report.deployment.rows:
        found = placed.get((row.sheet, row.number), [])
        component = about[row.component]
        yield _beside(report, row, component, found, is_first=component.name not in first)
        first.add(component.name)


def _placed(report: Report) -> dict[tuple[str | None, int], list[Finding]]:
    rows = report.deployment.rows
    asking = {requirement.id: row for row, requirement in asked_rows(rows)}
    first: dict[str, OfferRow] = {}
    stating: dict[tuple[str, object], OfferRow] = {}
    for row in rows:
        first.setdefault(row.component, row)
        for claim in row.claims:
            stating.setdefault((row.component, claim), row)
    placed: dict[tuple[str | None, int], list[Finding]] = {}
    for finding in report.findings:
        name = finding.component.name
        if finding.asked_by == ASKED_BY and finding.requirement is not None:
            row = asking[finding.requirement.id]
        else:
            row = stating.get((name, finding.claim), first.get(name))  # type: ignore[assignment]
        if row is not None:
            placed.setdefault((row.sheet, row.number), []).append(finding)
    return placed


def _beside(report: Report, row: OfferRow, component: Component, found: Sequence[Finding], *, is_first: bool) -> Beside:
    judged = [one for one in found if one.requirement is not None or one.exclusion is not None]
    groups = [Group.NOT_MET if one.exclusion is not None else one.verdict.group for one in judged]
    group = next((one for one in _WORST if one in groups), Group.NOT_CHECKED)
    counts = [words.COUNT_IN_GROUP(group=one.label, n=groups.count(one)) for one in _WORST if one in groups]
    barred = any(one.exclusion is not None for one in judged)
    verdict = joined([*([words.EXCLUDED_CELL] if barred else []), *counts], "; ", "；") if judged else group.label
    reasons = [*_reasons(judged)]
    if not judged:
        reasons.append(_not_checked(report, component, is_first=is_first))
    reasons += [
        words.NOTE_LINE(message=one.message) for one in found if one.requirement is None and one.exclusion is None
    ]
    return Beside(
        row,
        tuple(judged),
        group,
        verdict,
        tuple(dict.fromkeys(reasons)),
        tuple(_asks(judged)),
        tuple(_basis(report, judged)),
    )


def _not_checked(report: Report, component: Component, *, is_first: bool) -> Bilingual:
    if component.name not in report.summary.not_checked or not is_first:
        return words.NOT_ASKED_OF
    return words.KIND_NOT_KNOWN if component.kind == UNKNOWN else words.NO_REQUIREMENT_KNOWN


def _reasons(judged: Sequence[Finding]) -> Iterator[Bilingual]:
    met = []
    for finding in judged:
        fact = finding.requirement or finding.exclusion
        assert fact is not None  # noqa: S101  # judged are answers and exclusions
        if finding.exclusion is None and finding.verdict.is_met:
            met.append(titled(fact))
            continue
        said = words.EXCLUDED_CELL if finding.exclusion is not None else finding.verdict.label
        yield words.BECAUSE(title=titled(fact), verdict=said, message=finding.message)
    if met:
        yield words.MET_LINE(titles=joined(dict.fromkeys(met), "; ", "；"))


def _asks(judged: Sequence[Finding]) -> Iterator[Bilingual]:
    asks: dict[Bilingual, None] = {}
    for finding in judged:
        if finding.remedy is not None:
            asks[finding.remedy.text] = None  # type: ignore[index]
    for finding in judged:
        answer = finding.evidence
        if answer is None or finding.claim is None or not finding.verdict.is_met:
            continue
        if answer.acceptance not in {Acceptance.ACCEPTED, Acceptance.NOT_ASKED}:
            asks[words.SHOW_EVIDENCE(id=finding.claim.as_written, reason=answer.reason)] = None
    yield from asks


def _basis(report: Report, judged: Sequence[Finding]) -> Iterator[tuple[Bilingual, str | None]]:
    sources = {source.id: source for source in report.sources}
    seen: dict[str, None] = {}
    for finding in judged:
        fact = finding.requirement or finding.exclusion
        assert fact is not None  # noqa: S101  # as above
        text = words.asked_by(report, finding)
        if text and text not in seen:
            seen[text] = None
            urls = (sources[one].url for one in fact.sources if one in sources)
            yield text, next((url for url in urls if url and url.startswith("https://")), None)
