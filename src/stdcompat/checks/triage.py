"""Triage: which findings of a check are set aside, and on whose word."""

from __future__ import annotations

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.checks.finding import Finding
from stdcompat.checks.waiver import Waiver

__all__ = ["Known", "Triage"]


@frozen
class Known:
    """A finding as a baseline remembers it."""

    fingerprint: str
    code: str
    market: str
    component: str
    about: str


@frozen
class Triage:
    """What is set aside in a report; the findings themselves stay as they are.

    Attributes:
        ignored: findings left out by their codes.
        waived: fingerprints of findings that are accepted, each with its waiver.
        expired: waivers that have expired, and waive nothing.
        unused: waivers that name no finding.
        refused: waivers that name an exclusion, which none can waive.
        known: fingerprints that the baseline held already; None without a baseline.
        resolved: what the baseline held and the check no longer finds.
    """

    __repr__ = brief

    ignored: tuple[Finding, ...] = ()
    waived: tuple[tuple[str, Waiver], ...] = ()
    expired: tuple[Waiver, ...] = ()
    unused: tuple[Waiver, ...] = ()
    refused: tuple[Waiver, ...] = ()
    known: frozenset[str] | None = None
    resolved: tuple[Known, ...] = ()

    def waiver_of(self, finding: Finding) -> Waiver | None:
        """Return the waiver of a finding, or None."""
        if not self.waived:
            return None
        asked = finding.fingerprint
        return next((waiver for fingerprint, waiver in self.waived if fingerprint == asked), None)

    def is_known(self, finding: Finding) -> bool:
        """Return whether the baseline held a finding."""
        return self.known is not None and finding.fingerprint in self.known

    def is_pending(self, finding: Finding) -> bool:
        """Return whether a finding counts: it is neither waived nor known, or it is an exclusion."""
        if finding.exclusion is not None:
            return True
        return self.waiver_of(finding) is None and not self.is_known(finding)
