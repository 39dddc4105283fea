"""What a report sets aside, said aloud: waivers, what a baseline knew, what was ignored."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stdcompat.report.blocks import Heading, Line, Tone
from stdcompat.report.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report

__all__ = ["triage_blocks"]


def triage_blocks(report: Report) -> Iterator[Block]:
    """Lay out what is set aside in a report; nothing when nothing is."""
    triage = report.triage
    if triage.waived:
        yield Heading(f"Waived ({len(triage.waived)})", "they stay as they are, and do not count")
    for finding in report.findings:
        waiver = triage.waiver_of(finding)
        if waiver is not None:
            text = f"{finding.component.name}: {finding.message}; {waiver.owner}, until {waiver.until}: {waiver.reason}"
            yield Line(text, f"{finding.code} {finding.verdict.value}:")
    wrong = [
        *((waiver, "names an exclusion, which no waiver offsets") for waiver in triage.refused),
        *((waiver, f"expired on {waiver.until}, and waives nothing") for waiver in triage.expired),
        *((waiver, "names nothing that was found") for waiver in triage.unused if waiver not in triage.expired),
    ]
    if wrong:
        yield Heading(f"Waivers to look at ({len(wrong)})")
    for waiver, what in wrong:
        yield Line(f"{waiver} ({waiver.owner}): {what}", "-", tone=Tone.WARNING)
    if triage.known is not None:
        open_ = [finding for finding in report.findings if not finding.verdict.is_met]
        new = [finding for finding in open_ if not triage.is_known(finding)]
        detail = f"{len(open_) - len(new)} known before, {len(triage.resolved)} resolved"
        yield Heading(f"New since the baseline ({len(new)})", detail)
        for finding in new:
            yield Line(f"{finding.component.name}: {finding.message}", f"{finding.code} {finding.verdict.value}:")
        for known in triage.resolved:
            yield Line(f"{known.component}: {known.about}", f"resolved: {known.code}", tone=Tone.GOOD)
    if triage.ignored:
        codes = Counter(finding.code for finding in triage.ignored)
        by_code = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
        yield Heading(f"Ignored ({len(triage.ignored)})", "left out by their codes, counted nowhere else")
        yield Line(f"{counted(len(triage.ignored), 'finding')}: {by_code}")
