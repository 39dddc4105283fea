"""The report: what a check found, with everything it rests on."""

from __future__ import annotations

import datetime
import functools
from typing import TYPE_CHECKING, Any, Protocol

from stdcompat._records import evolve, field, frozen
from stdcompat.catalogs.model import Source
from stdcompat.catalogs.store import Digest
from stdcompat.catalogs.values import expect, several
from stdcompat.checks.finding import Finding, Notice, NoticeKind, Severity
from stdcompat.checks.triage import Triage
from stdcompat.deployment.model import Deployment
from stdcompat.market.book import Market
from stdcompat.market.profile import Profile
from stdcompat.report.summary import Summary, summarise
from stdcompat.report.written import Written

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.waiver import Waivers
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.market.book import MarketBook
    from stdcompat.report.baseline import Baseline
    from stdcompat.report.blocks import Block
    from stdcompat.report.diff import ReportDiff

__all__ = ["Known", "Report"]


class Known(Protocol):
    """What a page asks of the facts beside the findings (`stdcompat.Facts` answers it)."""

    @property
    def resolver(self) -> Resolver:
        """What answers which standard is what to which other."""

    @property
    def markets(self) -> MarketBook:
        """The markets."""


@frozen(slots=False)
class Report(Written):
    """What a check found.

    Attributes:
        deployment: what was checked.
        markets: the market and what it belongs to, nearest first; empty for a profile alone.
        profile: the buyer's own requirements, if there were any.
        as_of: the date of every answer.
        findings: exclusions first, then worst first.
        notices: what must be known beside the findings.
        edition: the edition of the catalog that answered.
        digest: the digest over its facts.
        version: the version of stdcompat.
        triage: which findings are set aside, and on whose word.
        sources: where the facts were read that findings and notices rest on, by id.
        facts: what answered, for the pages that ask it more; None for a report that was read from a file.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> report.summary.exclusions, report.worst.value
    (0, 'warning')
    """

    deployment: Deployment
    markets: tuple[Market, ...]
    profile: Profile | None
    as_of: datetime.date
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]
    edition: str
    digest: Digest
    version: str
    triage: Triage = field(factory=Triage)
    sources: tuple[Source, ...] = ()
    facts: Known | None = field(default=None, eq=False, repr=False)

    def __repr__(self) -> str:
        against = self.market or (self.profile.name if self.profile else "")
        findings, divergences = len(self.findings), len(self.divergences)
        about = f"{self.deployment.name!r} against {against}, as of {self.as_of}"
        return f"<Report on {about}: {findings} findings, {divergences} divergences>"

    @property
    def reports(self) -> tuple[Report, ...]:
        """The report itself, as the only one."""
        return (self,)

    @property
    def market(self) -> str:
        """The code of the market that was checked, or ``profile`` where only a buyer asks."""
        return self.markets[0].code if self.markets else "profile"

    @functools.cached_property
    def summary(self) -> Summary:
        """The numbers."""
        names = [component.name for component in self.deployment.components]
        parts = {component.name for component in self.deployment.components if component.part}
        return summarise(self.findings, names, parts)

    @property
    def is_empty(self) -> bool:
        """Whether there was nothing to compare: no component claims anything, and no cell is left unread. It is no pass."""
        return not (self.deployment.unread or any(component.claims for component in self.deployment.components))

    @property
    def exclusions(self) -> tuple[Finding, ...]:
        """The findings that bar a component: no standard offsets them."""
        return tuple(finding for finding in self.findings if finding.exclusion is not None)

    @property
    def answers(self) -> tuple[Finding, ...]:
        """The findings that answer a requirement; the others are exclusions and remarks on claims."""
        return tuple(finding for finding in self.findings if finding.requirement is not None)

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """The findings on a claim by itself, whatever it is compared with."""
        return tuple(f for f in self.findings if f.requirement is None and f.exclusion is None)

    @property
    def divergences(self) -> tuple[Finding, ...]:
        """Exclusions, then the requirements that are not met, worst first."""
        return (*self.exclusions, *(finding for finding in self.answers if finding.verdict.is_divergence))

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The requirements of which nobody can tell whether they are met."""
        return tuple(finding for finding in self.answers if finding.verdict.is_undecided)

    @property
    def met(self) -> tuple[Finding, ...]:
        """The requirements that are met."""
        return tuple(finding for finding in self.answers if finding.verdict.is_met)

    @property
    def worst(self) -> Severity:
        """The severity of the worst divergence; what is undecided does not count."""
        found = [finding.severity for finding in self.divergences]
        return max(found, key=lambda severity: severity.level, default=Severity.NONE)

    @property
    def pending(self) -> tuple[Finding, ...]:
        """The divergences that count: neither waived nor known. An exclusion always counts."""
        return tuple(finding for finding in self.divergences if self.triage.is_pending(finding))

    @property
    def worst_pending(self) -> Severity:
        """The severity of the worst divergence that counts."""
        return max((finding.severity for finding in self.pending), key=lambda s: s.level, default=Severity.NONE)

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Report:
        """Return the report with the findings of some rules only; the others are counted as ignored.

        Args:
            select: codes of rules, or beginnings of them (``EDN``, ``EDN1``, ``EQV101``); all when empty.
            ignore: what is left out of those. Exclusions always stay.

        Raises:
            ValueError: if a word begins no rule's code, or if only exclusions are to be ignored.
        """
        from stdcompat.checks.select import select_findings

        select, ignore = several(select, "rules"), several(ignore, "rules")

        kept, ignored = select_findings(self.findings, select, ignore)
        triage = evolve(self.triage, ignored=self.triage.ignored + ignored)
        return evolve(self, findings=kept, triage=triage)

    def waive(self, waivers: Waivers) -> Report:
        """Return the report with waived findings marked: they stay, and do not count as pending."""
        from stdcompat.checks.waiver import Waivers

        expect(waivers, Waivers, "waivers", "read a file with Waivers.from_toml")
        triage = evolve(
            self.triage,
            waived=waivers.waived(self.findings, self.as_of),
            expired=waivers.expired(self.as_of),
            unused=waivers.unused(self.findings + self.triage.ignored),
            refused=waivers.refused(self.findings),
        )
        return evolve(self, triage=triage)

    def since(self, baseline: Baseline) -> Report:
        """Return the report with what the baseline held marked as known, and what is resolved."""
        from stdcompat.report.baseline import Baseline

        expect(baseline, Baseline, "baseline", "read a file with Baseline.read, or write Baseline.of([report])")
        found = self.findings + self.triage.ignored
        known = baseline.among(found)
        resolved = baseline.resolved(self.market, found)
        notices = self.notices
        if baseline.is_earlier:
            from stdcompat.report.words import EARLIER_BASELINE

            notices = (*notices, Notice(NoticeKind.AS_READ, self.market, EARLIER_BASELINE))
        triage = evolve(self.triage, known=known, resolved=resolved)
        return evolve(self, notices=notices, triage=triage)

    @classmethod
    def from_json(cls, text: str) -> Report:
        """Return the report that a JSON text holds: equal to the one that `to_json` was called on.

        Raises:
            InputError: with every problem found, if it is no report of this layout.

        >>> import stdcompat
        >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
        >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
        >>> Report.from_json(report.to_json()) == report
        True
        """
        from stdcompat.report.read import from_json

        expect(text, str, "Report.from_json", "pass the text that to_json returned; files are read by Report.read")
        return cls(**from_json(text, several=False).reports[0])

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Report:
        """Read the report that `write` put into a ``.json`` or ``.jsonl`` file.

        Raises:
            InputError: if the file cannot be read, or holds no single report of this layout.
        """
        from stdcompat.report.read import read

        return cls(**read(path, several=False).reports[0])

    def diff(self, later: Report) -> ReportDiff:
        """Return what a later report finds that this one does not, and the other way round."""
        from stdcompat.report.diff import diff_reports

        expect(later, Report, "later", "read a file with Report.read")
        return diff_reports([self.to_dict()], [later.to_dict()])

    def asked_by(self, finding: Finding) -> str | None:
        """Return who asks for what a finding is about: a market's code, ``profile``, or None."""
        return finding.asked_by

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain values, ready for JSON."""
        from stdcompat.report.plain import report_to_plain

        return report_to_plain(self)

    def pages(self, *, verbose: bool = False) -> Iterator[Iterator[Block]]:
        """Lay the report out, as one page."""
        from stdcompat.report.outline import outline

        yield outline(self, verbose=verbose)
