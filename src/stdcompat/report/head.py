"""The head of a report: what was checked, against what, on which facts, and the verdict in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.equivalence.words import STAMP
from stdcompat.language import Bilingual, both_names, joined
from stdcompat.market.words import FORCE
from stdcompat.report import words

if TYPE_CHECKING:
    from stdcompat.report.model import Report

__all__ = ["against_in_words", "stamp_in_words", "verdict_in_words"]


def against_in_words(report: Report) -> Bilingual:
    """Return the market and the profile that a deployment was checked against."""
    against: list[str] = []
    for market in report.markets[:1]:
        name = both_names(f"{market.name} ({market.code})", market.name_zh)
        parents = joined(Bilingual(one.name, one.name_zh or one.name) for one in report.markets[1:])
        against.append(words.PART_OF(market=name, markets=parents) if parents else name)
    if report.profile is not None:
        profile = Bilingual(report.profile.name, report.profile.name_zh or report.profile.name)
        against.append(joined([profile, report.profile.buyer], ", ", "，") if report.profile.buyer else profile)
    return joined(against, " and ", " 和 ")


def stamp_in_words(report: Report) -> Bilingual:
    """Return the date of the answers, and the version and facts that gave them."""
    return STAMP(date=report.as_of, version=report.version, edition=report.edition, digest=report.digest[:12])


def verdict_in_words(report: Report) -> Bilingual:
    """Return the verdict as one sentence."""
    summary = report.summary
    said = words.NOTHING_ASKED
    if summary.asked:
        forces = joined(words.OF_FORCE(count=count, force=FORCE[force]) for force, count in summary.divergences)
        said = words.MET(
            summary.asked,
            met=summary.met,
            are=_are(summary.met),
            diverge=words.DIVERGE(summary.diverge, forces=words.IN_BRACKETS(what=forces) if forces else ""),
            undecided=summary.undecided,
        )
    if not summary.exclusions:
        return words.NO_EXCLUSION(said=said)
    return words.BARRED(
        summary.components,
        barred=summary.barred,
        are=_are(summary.barred),
        exclusions=words.EXCLUSIONS(summary.exclusions),
        said=Bilingual(f"{said[0].lower()}{said[1:]}", said.zh),
    )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
