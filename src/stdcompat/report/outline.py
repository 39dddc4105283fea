"""A report in the order in which it is read, as blocks that any page can show.

The verdict in one sentence; who is barred; what diverges, worst first; what nobody can tell; what
is met; and then what stands beside it. Components with the same answer to the same requirement
share one entry, so that a proof is printed once.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeVar

from stdcompat.agreement.evidence import Acceptance
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.vocabulary import TRAITS
from stdcompat.checks.finding import NoticeKind, Severity, Verdict
from stdcompat.language import Bilingual, both_names, joined
from stdcompat.market.words import EXCLUSION_STATUS, FORCE, restrictions, titled
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, Table, Tone
from stdcompat.report.head import against_in_words, head_in_words, stamp_in_words
from stdcompat.report.words import domain_in_words, evidence_in_words, named, names, supplier_of, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from stdcompat.agreement.evidence import EvidenceAnswer
    from stdcompat.checks.finding import Finding, Notice
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.language import Phrase
    from stdcompat.market.model import Exclusion, Requirement
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report
    from stdcompat.report.summary import Coverage

__all__ = [
    "SEVERITY_TONE",
    "Outline",
    "all_asked",
    "answered_alike",
    "entry",
    "grouped",
    "outline",
    "rests_on_edges",
    "triage_blocks",
]

T = TypeVar("T")

_GLANCED: Final = 3  # components named on a line

SEVERITY_TONE: Final = {
    Severity.NONE: Tone.GOOD,
    Severity.NOTE: Tone.NOTE,
    Severity.WARNING: Tone.WARNING,
    Severity.ERROR: Tone.ERROR,
}


def outline(report: Report, *, verbose: bool = False) -> Iterator[Block]:
    """Lay a report out.

    Args:
        report: what a check found.
        verbose: with every proof, source and rejected agreement, and every name in full.
    """
    return Outline(report, verbose).blocks()


def entry(report: Report, finding: Finding) -> Iterator[Block]:
    """Lay one finding of a report out by itself: what is asked, the answer, its proof, and what would be enough."""
    return Outline(report, verbose=True).entry(finding)


class Outline:
    """The parts of a report, each as blocks; a page may take them one by one."""

    def __init__(self, report: Report, verbose: bool) -> None:
        self.report = report
        self.verbose = verbose
        self.components = {component.name: component for component in report.deployment.components}
        self.proved: set[tuple[str, str]] = set()

    def blocks(self) -> Iterator[Block]:
        """Yield all of it, in the order in which it is read."""
        yield from self.head()
        yield from self.glance()
        yield from self.exclusions()
        diverging = [finding for finding in self.report.divergences if finding.exclusion is None]
        yield from self._section(words.DIVERGENCES_TITLE, diverging)
        yield from self._section(words.UNDECIDED_TITLE, self.report.undecided)
        yield from self._met()
        yield from self.remarks()
        yield from self._triage()
        yield from self._lock_in()
        yield from self._coverage()
        yield from self.notices()

    def entry(self, finding: Finding) -> Iterator[Block]:
        """Yield one finding by itself."""
        if finding.exclusion is not None:
            yield Line(_names([finding]), words.EXCLUDED, tone=Tone.ERROR)
            yield from self._exclusion(finding.exclusion)
        elif finding.requirement is not None:
            yield from self.requirement(finding.requirement, [finding])
            yield from self._answer([finding])
        else:
            yield Line(finding.message, words.LABEL(label=words.SEVERITY[finding.severity]))

    def head(self) -> Iterator[Block]:
        """Yield what was checked, against what, and the verdict."""
        report = self.report
        deployment = report.deployment
        yield Line(both_names(deployment.name, deployment.name_zh))
        yield Line(words.AGAINST(what=against_in_words(report)), indent=2)
        if deployment.conditions:
            yield Line(words.UNDER(conditions=joined(map(words.condition_in_words, deployment.conditions))), indent=2)
        yield Line(stamp_in_words(report), indent=2)
        first, *others = head_in_words(report)
        yield Line(first, tone=SEVERITY_TONE[report.worst])
        for sentence in others:
            yield Line(sentence, indent=2)

    def glance(self) -> Iterator[Block]:
        """Yield what is wrong or open, worst first, one line for each answer."""
        found = [*self.report.divergences, *self.report.undecided]
        groups = grouped(found, lambda f: (id(f.requirement or f.exclusion), f.verdict))
        if len(groups) < 2:  # noqa: PLR2004  # what follows says as much
            return
        yield Heading(words.FINDINGS_TITLE(n=len(groups)))
        for group in groups:
            first = group[0]
            fact = first.requirement or first.exclusion
            answer = words.EXCLUDED_CELL if first.exclusion is not None else first.verdict.label
            about = list({id(finding.component): finding.component for finding in group}.values())
            who = names(about[:_GLANCED])
            if len(about) > _GLANCED:
                who = joined([who, words.AND_MORE(n=len(about) - _GLANCED)])
            text = words.AT_A_GLANCE(title=titled(fact), answer=words.WITH_ID(title=answer, id=who))  # type: ignore[arg-type]
            yield Line(text, words.TAGGED(tag=words.SEVERITY[first.severity]), 2, SEVERITY_TONE[first.severity])

    def exclusions(self) -> Iterator[Block]:
        """Yield who is barred, and by what."""
        found = self.report.exclusions
        if not found:
            return
        yield Heading(words.EXCLUSIONS_TITLE(n=len(found)), words.NO_OFFSET)
        by_component = grouped(found, lambda f: f.component.name)
        for same in grouped(by_component, lambda group: tuple(f.exclusion and f.exclusion.id for f in group)):
            yield Line(_names([group[0] for group in same]), words.EXCLUDED, tone=Tone.ERROR)
            for finding in same[0]:
                if finding.exclusion is not None:
                    yield from self._exclusion(finding.exclusion)

    def _exclusion(self, exclusion: Exclusion) -> Iterator[Block]:
        yield Line(words.WITH_ID(title=titled(exclusion), id=recorded(exclusion.instrument)), "-", 2)
        yield Line(recorded(exclusion.scope), words.SCOPE, 4)
        if exclusion.since or exclusion.condition:
            parts = [words.SINCE(date=exclusion.since)] if exclusion.since else []
            parts += (
                [words.UNDER_CONDITION(condition=words.condition_in_words(exclusion.condition))]
                if exclusion.condition
                else []
            )
            yield Line(joined(parts), words.APPLIES, 4)
        if exclusion.note:
            yield Line(recorded(exclusion.note), words.NOTE, 4)
        yield from self._sources(exclusion.sources)

    def _section(self, title: Phrase, findings: Sequence[Finding]) -> Iterator[Block]:
        if not findings:
            return
        yield Heading(title(n=len(findings)))
        for group in grouped(findings, lambda f: id(f.requirement)):
            requirement = group[0].requirement
            assert requirement is not None  # noqa: S101  # a section holds answers to requirements
            yield from self.requirement(requirement, group)
            for same in answered_alike(group):
                yield from self._answer(same)

    def requirement(self, requirement: Requirement, group: Sequence[Finding]) -> Iterator[Block]:
        """Yield one requirement: who asks, for what, with which restriction."""
        severity = group[0].severity
        title = words.WITH_ID(title=titled(requirement), id=requirement.id)
        yield Line(title, words.TAGGED(tag=words.SEVERITY[severity]), tone=SEVERITY_TONE[severity])
        asked = [FORCE[requirement.force], words.asked_by(self.report, group[0])]
        yield Line(joined((part for part in asked if part), "; ", "；"), words.ASKED, 2)
        yield Line(wanted(requirement), words.WANTED, 2)
        for limit in restrictions(requirement):
            yield Line(limit, words.RESTRICTION, 2)
        if requirement.note and self.verbose:
            yield Line(recorded(requirement.note), words.NOTE, 2)
        yield from self._sources(requirement.sources)

    def _answer(self, same: Sequence[Finding]) -> Iterator[Block]:
        first = same[0]
        who = _names(same)
        if first.reference and all_asked(first):
            who = words.SOME(components=who, text=first.reference)
        verdict = first.verdict.label
        label = words.LABEL(label=Bilingual(str(verdict).upper(), verdict.zh))
        yield Line(who, label, 2, SEVERITY_TONE[first.severity])
        if first.verdict is not Verdict.MISSING:
            yield Line(first.message, indent=4)
        if self.verbose:
            yield Line(", ".join(finding.fingerprint for finding in same), words.FINGERPRINTS, 4, Tone.DIM)
        yield from self.remedies(same)
        yield from self.evidence(same)
        if first.resolution is not None and (self.verbose or rests_on_edges(first.resolution)):
            yield from self.proof(first.resolution)

    def remedies(self, same: Sequence[Finding]) -> Iterator[Block]:
        """Yield what to claim instead, for components with the same answer."""
        for group in grouped(same, lambda f: f.remedy and (f.remedy.text, f.remedy.caveat)):
            remedy = group[0].remedy
            if remedy is None:
                continue
            text = words.BOTH(one=remedy.text, other=remedy.caveat) if remedy.caveat else remedy.text
            yield Line(_whose(group, same, text), words.REMEDY, 4)
            if remedy.resolution is not None and self.verbose:
                yield from self.proof(remedy.resolution)

    def evidence(self, same: Sequence[Finding]) -> Iterator[Block]:
        """Yield how evidence is judged, for components with the same answer."""
        for group in grouped(same, lambda f: f.evidence and (f.evidence.acceptance, f.evidence.reason)):
            answer = group[0].evidence
            if answer is None or (answer.acceptance is Acceptance.NOT_ASKED and not self.verbose):
                continue
            yield Line(_whose(group, same, evidence_in_words(answer)), words.EVIDENCE, 4, _evidence_tone(answer))
            if self.verbose:
                for agreement, reason in answer.unhelpful:
                    title = Bilingual(agreement.title, agreement.title_zh or agreement.title)
                    yield Line(words.SOME(components=title, text=reason), words.NO_HELP, 6)

    def proof(self, resolution: Resolution) -> Iterator[Block]:
        """Yield a proof, or a reference to where it was given."""
        lines = list(resolution.proof_lines())
        title = words.PAIR(a=resolution.a, b=resolution.b)
        key = (title, "\n".join(lines))
        if key in self.proved:
            yield Line(words.AS_ABOVE(title=title), words.PROOF, 4, Tone.DIM)
            return
        self.proved.add(key)
        yield Line(title, words.PROOF, 4, Tone.DIM)
        for line in lines:
            bare = Bilingual(str(line).removeprefix("- "), line.zh.removeprefix("- "))
            yield Line(bare, "-" if line.startswith("- ") else "", 6, Tone.DIM)

    def _met(self) -> Iterator[Block]:
        found = self.report.met
        if not found:
            return
        yield Heading(words.MET_TITLE(n=len(found)))
        for group in grouped(found, lambda f: id(f.requirement)):
            requirement = group[0].requirement
            assert requirement is not None  # noqa: S101  # met are answers to requirements
            yield Line(words.WITH_ID(title=titled(requirement), id=requirement.id))
            for finding in group:
                text = words.SOME(components=named(finding.component), text=finding.message)
                if finding.evidence is not None and finding.evidence.acceptance is not Acceptance.NOT_ASKED:
                    text = words.WITH_EVIDENCE(text=text, evidence=evidence_in_words(finding.evidence))
                yield Line(text, words.LABEL(label=finding.verdict.label), 2, Tone.GOOD)
                if finding.resolution is not None and self.verbose:
                    yield from self.proof(finding.resolution)

    def remarks(self) -> Iterator[Block]:
        """Yield what there is to say of claims by themselves."""
        found = grouped(self.report.remarks, lambda f: f.message)
        if not found:
            return
        yield Heading(words.REMARKS_TITLE(n=len(found)))
        for same in found:
            yield Line(words.WITH_ID(title=same[0].message, id=names(f.component for f in same)), "-")

    def _triage(self) -> Iterator[Block]:

        yield from triage_blocks(self.report)

    def _lock_in(self) -> Iterator[Block]:
        found = self.report.summary.lock_in
        if not found:
            return
        yield Heading(words.LOCK_IN_TITLE(n=len(found)), words.LOCK_IN_DETAIL)
        yield Table(
            (words.SUPPLIER, words.HOME, words.CLAIM, words.COMPONENTS_COLUMN),
            tuple(
                (one.supplier or "-", one.jurisdiction or "-", one.claim, self._named(one.components)) for one in found
            ),
        )

    def _coverage(self) -> Iterator[Block]:
        summary = self.report.summary
        if not summary.asked:
            return
        yield Heading(words.COVERAGE_TITLE)
        domains = tuple((domain_in_words(one.of), *_numbers(one)) for one in summary.domains)
        yield Table((words.DOMAIN, *words.COUNTS), domains)
        about = self.components
        yield Table(
            (words.COMPONENT, words.SUPPLIER, *words.COUNTS),
            tuple(
                (named(about[one.of]), supplier_of(about[one.of]), *_numbers(one))
                for one in summary.by_component
                if one.asked
            ),
        )

    def notices(self) -> Iterator[Block]:
        """Yield what is shown beside the findings."""
        order = list(words.NOTICES)
        for group in sorted(grouped(self.report.notices, lambda n: n.kind), key=lambda g: order.index(g[0].kind)):
            kind = group[0].kind
            title, detail = words.NOTICES[kind]
            yield Heading(words.NOTICES_TITLE(title=title, n=len(group)), detail)
            for notice in group:
                yield Line(self._notice(notice), "-")

    def _notice(self, notice: Notice) -> str:
        fact = notice.requirement or notice.exclusion
        if notice.kind in {NoticeKind.NOT_JUDGED, NoticeKind.CITATION, NoticeKind.PARTS}:
            return words.SOME(components=self._who(notice), text=notice.text)
        if fact is None:
            several = len(self.report.markets) > 1
            return words.SOME(components=notice.market, text=notice.text) if several else notice.text
        parts: list[str] = [titled(fact)]
        if notice.kind is NoticeKind.CONDITION:
            traits = () if notice.requirement is None else notice.requirement.traits
            said = joined(Bilingual(*TRAITS[trait]) for trait in traits)
            parts.append(
                words.IF(condition=words.condition_in_words(fact.condition))
                if fact.condition
                else words.IF_IT(traits=said)
            )
        elif notice.kind is NoticeKind.FUTURE:
            parts.append(words.FROM(date=fact.since))
        elif notice.exclusion is not None:
            parts.append(EXCLUSION_STATUS[notice.exclusion.status])
        law = notice.exclusion.instrument if notice.exclusion is not None else fact.regulation  # type: ignore[union-attr]
        if law:
            parts.append(recorded(law))
        text = joined(parts, "; ", "；")
        who = self._who(notice)
        return words.WITH_ID(title=text, id=who) if who else text

    def _who(self, notice: Notice) -> Bilingual:
        """Return the components that a notice is about, by name where a line takes them."""
        if self.verbose or len(notice.components) <= 2:  # noqa: PLR2004  # as many as a line takes
            return self._named(notice.components)
        return words.SO_MANY_OF(n=len(notice.components), total=len(self.components))

    def _named(self, components: Iterable[str]) -> Bilingual:
        """Return components by their names in both languages."""
        return names(self.components[name] for name in components)

    def _sources(self, sources: Sequence[str]) -> Iterator[Block]:
        if sources and self.verbose:
            yield Line(", ".join(sources), words.SOURCES, 2, Tone.DIM)


def grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Return items in groups of the same key, in the order in which the keys first come."""
    groups: dict[Hashable, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def answered_alike(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings on one requirement in groups of the same answer."""
    return grouped(findings, lambda f: (f.verdict, f.message, f.reference if all_asked(f) else None))


def all_asked(finding: Finding) -> bool:
    """Return whether a requirement asks for all of its references, so that each has an answer of its own."""
    return finding.requirement is not None and bool(finding.requirement.all_of)


def rests_on_edges(resolution: Resolution) -> bool:
    """Return whether a proof says more than the message: what nothing is recorded about has none."""
    gap = resolution.gap
    return bool(resolution.routes or (gap is not None and (gap.left.routes or gap.right.routes)))


def _names(same: Sequence[Finding]) -> Bilingual:
    """Return the components of findings, by supplier."""
    groups = grouped((finding.component for finding in same), supplier_of)
    return joined((words.WITH_ID(title=names(group), id=supplier_of(group[0])) for group in groups), "; ", "；")


def _whose(group: Sequence[Finding], same: Sequence[Finding], text: str) -> str:
    """Return what holds, with the components for which it does when it does for some of them only."""
    some = names(finding.component for finding in group)
    return text if len(group) == len(same) else words.SOME(components=some, text=text)


def _evidence_tone(answer: EvidenceAnswer) -> Tone:
    if answer.acceptance is Acceptance.ACCEPTED:
        return Tone.GOOD
    return Tone.WARNING if answer.acceptance is Acceptance.NOT_ACCEPTED else Tone.PLAIN


def _numbers(coverage: Coverage) -> tuple[str, ...]:
    return tuple(str(n) for n in (coverage.asked, coverage.met, coverage.diverge, coverage.undecided))


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
