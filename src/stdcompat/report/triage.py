"""What a report sets aside, said aloud: waivers, what a baseline knew, what was ignored."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from stdcompat.language import joined
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, Tone
from stdcompat.report.words import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.checks.finding import Finding
    from stdcompat.language import Bilingual
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report

__all__ = ["triage_blocks"]


def triage_blocks(report: Report) -> Iterator[Block]:
    """Lay out what is set aside in a report; nothing when nothing is."""
    triage = report.triage
    if triage.waived:
        yield Heading(words.WAIVED_TITLE(n=len(triage.waived)), words.WAIVED_DETAIL)
    for finding in report.findings:
        waiver = triage.waiver_of(finding)
        if waiver is not None:
            text = words.WAIVED(
                component=named(finding.component),
                message=finding.message,
                owner=waiver.owner,
                date=waiver.until,
                reason=waiver.reason,
            )
            yield Line(text, _label(finding))
    wrong = [
        *((waiver, words.NAMES_EXCLUSION) for waiver in triage.refused),
        *((waiver, words.EXPIRED(date=waiver.until)) for waiver in triage.expired),
        *((waiver, words.NAMES_NOTHING) for waiver in triage.unused if waiver not in triage.expired),
    ]
    if wrong:
        yield Heading(words.WAIVERS_TITLE(n=len(wrong)))
    for waiver, what in wrong:
        yield Line(words.SOME(components=f"{waiver} ({waiver.owner})", text=what), "-", tone=Tone.WARNING)
    if triage.known is not None:
        open_ = [finding for finding in report.findings if not finding.verdict.is_met]
        new = [finding for finding in open_ if not triage.is_known(finding)]
        detail = words.NEW_DETAIL(known=len(open_) - len(new), resolved=len(triage.resolved))
        yield Heading(words.NEW_TITLE(n=len(new)), detail)
        for finding in new:
            yield Line(words.SOME(components=named(finding.component), text=finding.message), _label(finding))
        for known in triage.resolved:
            yield Line(f"{known.component}: {known.about}", words.RESOLVED(code=known.code), tone=Tone.GOOD)
    if triage.ignored:
        codes = Counter(finding.code for finding in triage.ignored)
        by_code = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
        yield Heading(words.IGNORED_TITLE(n=len(triage.ignored)), words.IGNORED_DETAIL)
        yield Line(words.FINDINGS(len(triage.ignored), codes=by_code))


def _label(finding: Finding) -> Bilingual:
    return words.LABEL(label=joined([finding.code, finding.verdict.label], " ", " "))
