"""What one check shows: coverage of what is asked, and claims that answer nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.checks.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from stdcompat.checks.finding import Finding

__all__ = ["By", "Coverage", "LockIn", "coverage", "unmatched_claims"]

_LOCKED: Final = "MKT102"  # what is unmatched and at home in the market is no lock-in

By = Literal["domain", "component", "supplier", "jurisdiction"]
"""What findings are gathered by."""

_KEYS: Final[Mapping[By, Callable[[Finding], str | None]]] = {
    "domain": lambda finding: None if finding.requirement is None else finding.requirement.domain,
    "component": lambda finding: finding.component.name,
    "supplier": lambda finding: finding.component.supplier,
    "jurisdiction": lambda finding: finding.component.jurisdiction,
}


@frozen
class Coverage:
    """How the requirements of one domain, or on one component or supplier, are answered."""

    __repr__ = brief

    of: str
    asked: int
    met: int
    diverge: int
    undecided: int


def coverage(findings: Iterable[Finding], by: By, order: Iterable[str] | None = None) -> tuple[Coverage, ...]:
    """Count the answers to requirements; findings that answer none do not count.

    Args:
        findings: what a check found.
        by: what to gather them by; a supplier or jurisdiction that is not stated has an empty name.
        order: the names to list, in this order, even those without any answer; by name otherwise.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> sum(one.asked for one in coverage(report.findings, "supplier")) == report.summary.asked
    True
    """
    groups: dict[str, list[Verdict]] = {name: [] for name in order or ()}
    for finding in findings:
        if finding.requirement is not None:
            groups.setdefault(_KEYS[by](finding) or "", []).append(finding.verdict)
    return tuple(
        Coverage(
            name,
            len(groups[name]),
            sum(verdict.is_met for verdict in groups[name]),
            sum(verdict.is_divergence for verdict in groups[name]),
            sum(verdict.is_undecided for verdict in groups[name]),
        )
        for name in (groups if order is not None else sorted(groups))
    )


@frozen
class LockIn:
    """A claim that has no known counterpart in anything the market asks for."""

    __repr__ = brief

    claim: str
    supplier: str | None
    jurisdiction: str | None
    components: tuple[str, ...]


def unmatched_claims(findings: Iterable[Finding]) -> tuple[LockIn, ...]:
    """Return the claims that correspond to nothing asked for, without those that answer anything else, by supplier."""
    answers = [finding for finding in findings if finding.requirement is not None]
    silent = {Verdict.UNMATCHED, Verdict.UNKNOWN}
    useful = {f.claim.as_written for f in answers if f.claim is not None and f.verdict not in silent}
    found: dict[tuple[str, str, str], dict[str, None]] = {}
    for finding in answers:
        claim, component = finding.claim, finding.component
        if claim is not None and finding.code == _LOCKED and claim.as_written not in useful:
            key = (component.supplier or "", component.jurisdiction or "", claim.as_written)
            found.setdefault(key, {})[component.name] = None
    return tuple(
        LockIn(claim, supplier or None, jurisdiction or None, tuple(names))
        for (supplier, jurisdiction, claim), names in sorted(found.items(), key=lambda item: item[0])
    )
