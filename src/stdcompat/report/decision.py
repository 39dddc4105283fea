"""What somebody needs who has to decide and reads one page: what bars the offer, and what to ask for first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stdcompat.checks.finding import Severity
from stdcompat.market.words import FORCE, titled
from stdcompat.report import words
from stdcompat.report.outline import grouped
from stdcompat.report.words import wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component
    from stdcompat.language import Bilingual
    from stdcompat.report.model import Report

__all__ = ["Ask", "Blocker", "asks", "blockers"]


class Blocker(NamedTuple):
    """What law or contract bars or asks for, and nothing offered answers.

    Attributes:
        title: what it is about.
        force: what binds.
        wanted: the accepted references; empty for an exclusion, which no standard offsets.
        components: the products concerned.
        findings: the findings behind it, worst first.
    """

    title: Bilingual
    force: Bilingual
    wanted: Bilingual | None
    components: tuple[Component, ...]
    findings: tuple[Finding, ...]


class Ask(NamedTuple):
    """One thing to ask a supplier for.

    Attributes:
        text: what to ask for.
        components: for which products.
        settles: how many checks it would settle.
    """

    text: Bilingual
    components: tuple[Component, ...]
    settles: int


def blockers(report: Report) -> tuple[Blocker, ...]:
    """Return the blockers: exclusions, then what is not met and counts, what is binding first.

    What is only voluntary blocks nothing.
    """
    found = []
    for group in grouped(report.exclusions, lambda finding: finding.exclusion and finding.exclusion.id):
        exclusion = group[0].exclusion
        assert exclusion is not None  # noqa: S101  # exclusions have one
        found.append(Blocker(titled(exclusion), words.EXCLUDED_CELL, None, _who(group), tuple(group)))
    pending = [
        one for one in report.pending if one.requirement is not None and one.severity.level >= Severity.WARNING.level
    ]
    for group in grouped(pending, lambda finding: id(finding.requirement)):
        requirement = group[0].requirement
        assert requirement is not None  # noqa: S101  # as filtered
        force = FORCE[requirement.force]
        found.append(Blocker(titled(requirement), force, wanted(requirement), _who(group), tuple(group)))
    return tuple(found)


def asks(report: Report) -> tuple[Ask, ...]:
    """Return what to ask for, the most useful first: by weight of what it settles, then by how much."""
    open_ = [*report.pending, *(one for one in report.undecided if report.triage.is_pending(one))]
    groups = grouped((one for one in open_ if one.remedy is not None), lambda one: one.remedy and one.remedy.text)
    weighed = sorted(groups, key=lambda group: (-max(one.severity.level for one in group), -len(group)))
    return tuple(
        Ask(group[0].remedy.text, _who(group), len(group))  # type: ignore[union-attr, arg-type]
        for group in weighed
    )


def _who(group: Sequence[Finding]) -> tuple[Component, ...]:
    return tuple({finding.component.name: finding.component for finding in group}.values())
