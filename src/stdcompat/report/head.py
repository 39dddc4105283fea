"""The head of a report: what was checked, against what, on which facts, and the verdict in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.agreement.evidence import Acceptance
from stdcompat.checks.asked_rows import ASKED_BY
from stdcompat.checks.finding import NoticeKind
from stdcompat.deployment.kinds import UNKNOWN
from stdcompat.equivalence.words import STAMP
from stdcompat.language import Bilingual, both_names, joined
from stdcompat.market.words import FORCE
from stdcompat.report import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.deployment.model import Component
    from stdcompat.report.model import Report

__all__ = ["against_in_words", "head_in_words", "stamp_in_words", "verdict_in_words"]

_MOST_NAMES: Final = 12


def against_in_words(report: Report) -> Bilingual:
    """Return the market and the profile that a deployment was checked against."""
    against: list[str] = []
    for market in report.markets[:1]:
        english = f"{market.name} ({market.code})"
        name = Bilingual(both_names(english, market.name_zh), f"{market.name_zh or market.name}（{market.code}）")
        parents = joined(Bilingual(one.name, one.name_zh or one.name) for one in report.markets[1:])
        against.append(words.PART_OF(market=name, markets=parents) if parents else name)
    if report.profile is not None:
        profile = Bilingual(report.profile.name, report.profile.name_zh or report.profile.name)
        against.append(joined([profile, report.profile.buyer], ", ", "，") if report.profile.buyer else profile)
    if any(finding.asked_by == ASKED_BY for finding in report.findings):
        against.append(words.OWN_TABLE)
    return joined(against, " and ", "和")


def stamp_in_words(report: Report) -> Bilingual:
    """Return the date of the answers, and the version and facts that gave them."""
    return STAMP(date=report.as_of, version=report.version, edition=report.edition, digest=report.digest[:12])


def verdict_in_words(report: Report) -> Bilingual:
    """Return what came of a check as one paragraph: the sentences of `head_in_words`."""
    return joined(head_in_words(report), " ", "")


def head_in_words(report: Report) -> list[Bilingual]:
    """Return what came of a check, sentence by sentence.

    How many products were checked, and which were not; what is met, open, not met; what of it is shown with
    evidence; which exclusions were judged; what of the offer was not understood.
    """
    return [
        *_checked(report),
        *_answered(report),
        *_barred(report),
        *_unread(report),
    ]


def _checked(report: Report) -> Iterator[Bilingual]:
    products = [one for one in report.deployment.components if not one.part]
    components = products or report.deployment.components
    parts = len(report.deployment.components) - len(components)
    asked = {one.of for one in report.summary.by_component if one.asked} & {one.name for one in components}
    unknown = [one for one in components if one.name not in asked and one.kind == UNKNOWN]
    others = [one for one in components if one.name not in asked and one.kind != UNKNOWN]
    if asked:
        if not any(one.claims for one in report.deployment.components):
            yield words.NO_CLAIM()
        yield words.CHECKED(len(components), checked=len(asked))
    else:
        yield words.NOTHING_CHECKED(market=against_in_words(report))
    said = [words.OF_UNKNOWN_KIND(names=_some(unknown))] if unknown else []
    if others and (asked or unknown):
        said.append(words.OF_NO_REQUIREMENT(names=_some(others)))
    if said:
        yield words.NOT_CHECKED(names=joined(said, "; ", "；"))
    if parts:
        yield words.PARTS(parts)


def _answered(report: Report) -> Iterator[Bilingual]:
    summary = report.summary
    if not summary.asked:
        return
    forces = joined(words.OF_FORCE(count=count, force=FORCE[force]) for force, count in summary.divergences)
    yield words.MET(
        summary.asked,
        requirements=words.DIFFERENT(summary.requirements),
        met=summary.met,
        undecided=summary.undecided,
        diverge=summary.diverge,
        forces=words.IN_BRACKETS(what=forces) if forces else "",
    )
    if summary.stale:
        yield words.STALE(summary.stale)
    if summary.met:
        counts = dict.fromkeys(words.PROOF_COUNTS, 0) | dict(summary.evidence)
        counts[Acceptance.NOT_SHOWN] += summary.met - sum(counts.values())
        parts = (said(n=counts[kind]) for kind, said in words.PROOF_COUNTS.items() if counts[kind])
        yield words.PROOF_OF_MET(parts=joined(parts))


def _barred(report: Report) -> Iterator[Bilingual]:
    summary = report.summary
    measures = [fact for market in report.markets for fact in market.exclusions]
    open_names = {name for one in report.notices if one.kind is NoticeKind.NOT_JUDGED for name in one.components}
    nameless = [one for one in report.deployment.components if one.name in open_names]
    open_ = [notice for notice in report.notices if notice.kind is NoticeKind.NOT_MATCHABLE]
    if summary.exclusions:
        yield words.BARRED(
            summary.components,
            barred=summary.barred,
            are=_are(summary.barred),
            exclusions=words.EXCLUSIONS(summary.exclusions),
        )
    elif not measures:
        yield words.NO_MEASURES()
    elif len(nameless) < summary.components:
        yield words.NO_EXCLUSION(summary.components - len(nameless))
    if nameless:
        yield words.NOT_JUDGED(len(nameless), names=_some(nameless))
    if open_:
        yield words.MEASURES_NOT_JUDGED(len({id(notice.exclusion) for notice in open_}))


def _unread(report: Report) -> Iterator[Bilingual]:
    deployment = report.deployment
    if deployment.unread:
        yield words.UNREAD(len({one.cell for one in deployment.unread}), cells=deployment.cells)


def _some(components: Sequence[Component]) -> Bilingual:
    """Return the names of components, the first of them when they are many."""
    named = [words.named(one) for one in components[:_MOST_NAMES]]
    more = len(components) - len(named)
    return joined([*named, *([words.AND_MORE(n=more)] if more else [])], ", ", "、")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
