"""Findings and notices as rows of results: one tuple each, in the order of `ANSWER`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat.batch.schema import RESULTS
from stdcompat.checks.finding import NoticeKind
from stdcompat.checks.verdict import Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stdcompat.checks.finding import Finding, Notice
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.identifiers import StandardId

__all__ = ["ANSWER", "ECHOED", "finding_row", "nothing_row", "notice_row", "problem_row", "unread_row"]

ECHOED: Final = ("source", "row", "deployment", "component", "kind", "supplier", "jurisdiction")
"""The columns of `RESULTS` that repeat the input."""

ANSWER: Final = tuple(name for name in RESULTS.names if name not in ECHOED)
"""The other columns of `RESULTS`, in their order."""

_Row = tuple[Any, ...]


def _row(**values: Any) -> _Row:
    return tuple(values.get(name) for name in ANSWER)


def problem_row(what: str) -> _Row:
    """Return the row that says what is wrong with a row of input."""
    return _row(about="problem", message=what)


def unread_row(what: str) -> _Row:
    """Return the row of a cell that was not understood."""
    return _row(about="unread", message=what)


def nothing_row(market: str) -> _Row:
    """Return the row of a component of which a market asks nothing that is known."""
    text = f"nothing that is known of {market} applies to this component"
    return _row(market=market, about="nothing", message=text, verdict_group=Group.NOT_CHECKED.value)


def notice_row(notice: Notice, market: str) -> _Row:
    """Return the row of a notice that touches a component."""
    requirement, exclusion = notice.requirement, notice.exclusion
    return _row(
        market=market,
        about="notice",
        code=notice.kind.value,
        asked_by=notice.market,
        message=notice.text,
        requirement=None if requirement is None else requirement.id,
        exclusion=None if exclusion is None else exclusion.id,
        domain=None if requirement is None else requirement.domain,
        force=None if requirement is None else requirement.force.value,
        regulation=None if requirement is None else requirement.regulation,
        verdict_group=Group.NOT_CHECKED.value if notice.kind is NoticeKind.NO_STANDARD else None,
    )


def finding_row(finding: Finding, asked_by: str | None, document: Callable[[StandardId], str]) -> _Row:
    """Return the row of a finding.

    Args:
        finding: what was found.
        asked_by: the code of the market that asks, ``profile``, or None.
        document: the key of the document that an identifier is an edition of.
    """
    requirement, exclusion, answer = finding.requirement, finding.exclusion, finding.resolution
    evidence, remedy = finding.evidence, finding.remedy
    about = "exclusion" if exclusion is not None else "claim" if requirement is None else "requirement"
    return _row(
        market=finding.market,
        about=about,
        code=finding.code,
        verdict=finding.verdict.value,
        severity=finding.severity.value,
        asked_by=asked_by,
        requirement=None if requirement is None else requirement.id,
        exclusion=None if exclusion is None else exclusion.id,
        domain=None if requirement is None else requirement.domain,
        force=None if requirement is None else requirement.force.value,
        regulation=None if requirement is None else requirement.regulation,
        needed=str(finding.reference) if requirement is not None and requirement.all_of else None,
        reference=None if finding.reference is None else str(finding.reference),
        claim=None if finding.claim is None else finding.claim.as_written,
        degree=None if answer is None or answer.degree is None else answer.degree.value,
        relation=None if answer is None else str(answer.relation),
        covers=None if answer is None else answer.covers,
        evidence=None if evidence is None else evidence.acceptance.value,
        evidence_reason=None if evidence is None else evidence.reason,
        remedy=None if remedy is None else remedy.text,
        remedy_claim=None if remedy is None or remedy.claim is None else str(remedy.claim),
        message=finding.message,
        rests_on=tuple(sorted({document(one) for one in _named(finding)})),
        verdict_group=finding.verdict.group.value,
    )


def _named(finding: Finding) -> Iterator[StandardId]:
    """Yield every edition that a finding rests on."""
    if finding.claim is not None and finding.claim.id is not None:
        yield finding.claim.id
    if finding.reference is not None:
        yield finding.reference.id
    if finding.remedy is not None and finding.remedy.claim is not None:
        yield finding.remedy.claim
    for answer in (finding.resolution, None if finding.remedy is None else finding.remedy.resolution):
        if answer is not None:
            yield from _proved(answer)


def _proved(answer: Resolution) -> Iterator[StandardId]:
    yield from (answer.a, answer.b)
    for step in answer.proof:
        yield from (step.edge.adopter, step.edge.adopted)
    if answer.gap is not None:
        yield from (answer.gap.near, answer.gap.far)
        yield from _proved(answer.gap.left)
        yield from _proved(answer.gap.right)
