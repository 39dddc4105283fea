"""All of one finding: the component, the rule, what is asked, the path, what would be enough, the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import joined
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line
from stdcompat.report.cited import cited_sources
from stdcompat.report.outline import entry
from stdcompat.report.rows import standing
from stdcompat.report.words import named, supplier_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.model import Source
    from stdcompat.checks.finding import Finding
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["explain", "findings_named"]

SHORTEST: Final = 4
"""How much of a fingerprint it takes at least."""


def findings_named(found: Written, name: str) -> tuple[tuple[Report, Finding], ...]:
    """Return the findings whose fingerprint is, or begins with, a name; each with its report.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> len(findings_named(report, report.findings[0].fingerprint[:8]))
    1
    """
    asked = name.strip().lower()
    if len(asked) < SHORTEST:
        return ()
    return tuple(
        (report, finding)
        for report in found.reports
        for finding in report.findings
        if finding.fingerprint.startswith(asked)
    )


def explain(report: Report, finding: Finding) -> Iterator[Block]:
    """Lay out all that is known of one finding of a report."""
    component, rule = finding.component, finding.rule
    yield Heading(words.FINDING_TITLE, finding.fingerprint)
    yield Line(words.WITH_ID(title=named(component), id=supplier_of(component)))
    claims = joined(claim.as_written for claim in component.claims)
    yield Line(claims or words.NO_CLAIMS, words.CLAIMS, 2)
    yield Line(finding.market, words.MARKET, 2)
    where = standing(finding, report)
    if where:
        yield Line(where, words.STANDING, 2)
    yield from entry(report, finding)
    yield Line(f"{rule.code} {rule.name}: {rule.what}", words.RULE)
    yield Line(rule.why, words.MEANS, 2)
    yield Line(rule.try_, words.TRY, 2)
    cited = cited_sources([finding])
    if cited:
        yield Heading(words.SOURCES_TITLE(n=len(cited)))
    held = {source.id: source for source in report.sources}
    for id in cited:
        yield Line(words.SOME(components=id, text=_source(held[id]) if id in held else words.NOT_HELD), "-")


def _source(source: Source) -> str:
    parts = (source.title, source.publisher, source.date, source.url)
    said = joined((part for part in parts if part), ", ", "，")
    return words.READ_ON(source=said, date=source.retrieved) if source.retrieved else said
