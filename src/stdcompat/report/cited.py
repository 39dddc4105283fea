"""What findings rest on: the correspondences on their paths, and the sources of every fact they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.checks.finding import Finding, Notice
    from stdcompat.equivalence.edge import Edge
    from stdcompat.equivalence.resolution import Resolution

__all__ = ["cited_edges", "cited_sources"]


def cited_edges(findings: Iterable[Finding]) -> tuple[Edge, ...]:
    """Return the correspondences on the paths of findings and of their remedies, each once, in order."""
    found = {step.edge for resolution in _resolutions(findings) for step in resolution.proof}
    return tuple(sorted(found, key=lambda edge: (str(edge.adopter), str(edge.adopted), edge.sort_key, repr(edge))))


def cited_sources(findings: Iterable[Finding], notices: Iterable[Notice] = ()) -> tuple[str, ...]:
    """Return the ids of the sources behind findings and notices, sorted."""
    given = tuple(findings)
    found: set[str] = set()
    for sources in _source_lists(given, notices):
        found.update(sources)
    for resolution in _resolutions(given):
        for step in resolution.proof:
            found.update(step.edge.sources)
        if resolution.gap is not None:
            found.update(source for one in resolution.gap.transitions for source in one.sources)
    return tuple(sorted(found))


def _source_lists(findings: Iterable[Finding], notices: Iterable[Notice]) -> Iterator[tuple[str, ...]]:
    records: list[Finding | Notice] = [*findings, *notices]
    for record in records:
        for fact in (record.requirement, record.exclusion):
            if fact is not None:
                yield fact.sources
    for finding in findings:
        if finding.evidence is not None:
            for agreement in (*finding.evidence.instruments, *(one for one, _ in finding.evidence.unhelpful)):
                yield agreement.sources


def _resolutions(findings: Iterable[Finding]) -> Iterator[Resolution]:
    """Yield each answer once, with those on both sides of an edition gap: many findings share one."""
    seen: set[int] = set()
    open_: list[Resolution | None] = []
    for finding in findings:
        open_ += (finding.resolution, None if finding.remedy is None else finding.remedy.resolution)
    while open_:
        answer = open_.pop()
        if answer is None or id(answer) in seen:
            continue
        seen.add(id(answer))
        yield answer
        if answer.gap is not None:
            open_ += (answer.gap.left, answer.gap.right)
