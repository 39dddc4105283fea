"""A report in the order in which it is read, as blocks that any page can show.

The verdict in one sentence; who is barred; what diverges, worst first; what nobody can tell; what
is met; and then what stands beside it. Components with the same answer to the same requirement
share one entry, so that a proof is printed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from stdcompat.agreement.evidence import Acceptance
from stdcompat.checks.finding import NoticeKind, Severity, Verdict
from stdcompat.report.blocks import Heading, Line, Table, Tone
from stdcompat.report.words import FORCE, counted, plural, reference_in_words, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from stdcompat.agreement.evidence import EvidenceAnswer
    from stdcompat.checks.finding import Finding, Notice
    from stdcompat.deployment.model import Component
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.market.model import Exclusion, Requirement
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report
    from stdcompat.report.summary import Coverage

__all__ = ["SEVERITY_TONE", "both_names", "outline", "verdict_in_words"]

T = TypeVar("T")

SEVERITY_TONE: Final = {
    Severity.NONE: Tone.GOOD,
    Severity.NOTE: Tone.NOTE,
    Severity.WARNING: Tone.WARNING,
    Severity.ERROR: Tone.ERROR,
}
_NOTICES: Final = {
    NoticeKind.NOT_MATCHABLE: ("Exclusions not judged", "a deployment file does not tell whether they apply"),
    NoticeKind.NO_STANDARD: ("Asked without a standard", "nothing to match; to be shown in another way"),
    NoticeKind.CONDITION: ("Conditional", "asked only under a condition that the deployment does not state"),
    NoticeKind.FUTURE: ("To come", ""),
    NoticeKind.NOT_IN_FORCE: ("Not in force", "so not applied"),
    NoticeKind.NOT_KNOWN: ("Not known", "what the facts on this market leave out"),
}


def verdict_in_words(report: Report) -> str:
    """Return the verdict as one sentence."""
    summary = report.summary
    if not summary.asked:
        said = "No requirement that names a standard applies"
    else:
        forces = ", ".join(f"{count} {FORCE[force]}" for force, count in summary.divergences)
        diverge = f"{summary.diverge} {plural(summary.diverge, 'diverges', 'diverge')}" + (
            f" ({forces})" if forces else ""
        )
        said = (
            f"{summary.met} of {counted(summary.asked, 'requirement')} {plural(summary.met, 'is', 'are')} met, "
            f"{diverge}, {summary.undecided} cannot be decided"
        )
    if not summary.exclusions:
        return f"{said}; no exclusion."
    barred = (
        f"{summary.barred} of {counted(summary.components, 'component')} {plural(summary.barred, 'is', 'are')} barred"
    )
    return f"{barred} ({counted(summary.exclusions, 'exclusion')}); {said[0].lower()}{said[1:]}."


def outline(report: Report, *, verbose: bool = False) -> Iterator[Block]:
    """Lay a report out.

    Args:
        report: what a check found.
        verbose: with every proof, source and rejected agreement, and every name in full.
    """
    return _Outline(report, verbose).blocks()


class _Outline:
    def __init__(self, report: Report, verbose: bool) -> None:
        self.report = report
        self.verbose = verbose
        self.proved: set[tuple[str, str]] = set()

    def blocks(self) -> Iterator[Block]:
        yield from self._head()
        yield from self._exclusions()
        diverging = [finding for finding in self.report.divergences if finding.exclusion is None]
        yield from self._section("Divergences", diverging)
        yield from self._section("Undecided", self.report.undecided)
        yield from self._met()
        yield from self._remarks()
        yield from self._triage()
        yield from self._lock_in()
        yield from self._coverage()
        yield from self._notices()

    def _head(self) -> Iterator[Block]:
        report = self.report
        deployment = report.deployment
        yield Line(both_names(deployment.name, deployment.name_zh))
        against = [both_names(f"{market.name} ({market.code})", market.name_zh) for market in report.markets[:1]]
        if report.markets[1:]:
            against[0] += f" (part of {', '.join(market.name for market in report.markets[1:])})"
        if report.profile is not None:
            buyer = f", {report.profile.buyer}" if report.profile.buyer else ""
            against.append(f"{report.profile.name}{buyer}")
        yield Line(f"checked against {' and '.join(against)}", indent=2)
        if deployment.conditions:
            yield Line(f"under the conditions: {', '.join(deployment.conditions)}", indent=2)
        yield Line(
            f"as of {report.as_of}; stdcompat {report.version}, catalog {report.edition}, facts {report.digest[:12]}",
            indent=2,
        )
        yield Line(verdict_in_words(report), tone=SEVERITY_TONE[report.worst])
        summary = report.summary
        if summary.asked:
            components = (
                f"{counted(summary.components, 'component')}, {counted(summary.requirements, 'different requirement')}"
            )
            text = f"{components}; each counts once for every component that it applies to."
            if summary.evidence:
                judged = ", ".join(f"{count} {kind.value}" for kind, count in summary.evidence)
                text += f" Evidence for what is met: {judged}."
            yield Line(text, indent=2)

    def _exclusions(self) -> Iterator[Block]:
        found = self.report.exclusions
        if not found:
            return
        yield Heading(f"Exclusions ({len(found)})", "no standard offsets them")
        by_component = _grouped(found, lambda f: f.component.name)
        for same in _grouped(by_component, lambda group: tuple(f.exclusion and f.exclusion.id for f in group)):
            yield Line(_names([group[0] for group in same]), "[error] EXCLUDED:", tone=Tone.ERROR)
            for finding in same[0]:
                if finding.exclusion is not None:
                    yield from self._exclusion(finding.exclusion)

    def _exclusion(self, exclusion: Exclusion) -> Iterator[Block]:
        yield Line(f"{exclusion.title} ({exclusion.instrument})", "-", 2)
        yield Line(exclusion.scope, "scope:", 4)
        if exclusion.since or exclusion.condition:
            parts = [f"since {exclusion.since}"] if exclusion.since else []
            parts += [f"under the condition {exclusion.condition}"] if exclusion.condition else []
            yield Line(", ".join(parts), "applies:", 4)
        if exclusion.note:
            yield Line(exclusion.note, "note:", 4)
        yield from self._sources(exclusion.sources)

    def _section(self, title: str, findings: Sequence[Finding]) -> Iterator[Block]:
        if not findings:
            return
        yield Heading(f"{title} ({len(findings)})")
        for group in _grouped(findings, lambda f: id(f.requirement)):
            requirement = group[0].requirement
            assert requirement is not None  # noqa: S101  # a section holds answers to requirements
            yield from self._requirement(requirement, group)
            for same in _grouped(group, lambda f: (f.verdict, f.message, f.reference if _all_asked(f) else None)):
                yield from self._answer(same)

    def _requirement(self, requirement: Requirement, group: Sequence[Finding]) -> Iterator[Block]:
        severity = group[0].severity
        yield Line(f"{requirement.title} ({requirement.id})", f"[{severity.value}]", tone=SEVERITY_TONE[severity])
        asked = [FORCE[requirement.force], requirement.regulation or self._buyer(group[0])]
        yield Line("; ".join(part for part in asked if part), "asked:", 2)
        yield Line(wanted(requirement), "wanted:", 2)
        if requirement.restriction:
            yield Line(requirement.restriction, "restriction:", 2)
        if requirement.note and self.verbose:
            yield Line(requirement.note, "note:", 2)
        yield from self._sources(requirement.sources)

    def _buyer(self, finding: Finding) -> str:
        profile = self.report.profile
        return profile.name if profile is not None and self.report.asked_by(finding) == "profile" else ""

    def _answer(self, same: Sequence[Finding]) -> Iterator[Block]:
        first = same[0]
        which = f": {reference_in_words(first.reference)}" if first.reference and _all_asked(first) else ""
        yield Line(_names(same) + which, f"{first.verdict.value.upper()}:", 2, SEVERITY_TONE[first.severity])
        if first.verdict is not Verdict.MISSING:
            yield Line(first.message, indent=4)
        yield from self._remedies(same)
        yield from self._evidence(same)
        if first.resolution is not None and (self.verbose or _rests_on_edges(first.resolution)):
            yield from self._proof(first.resolution)

    def _remedies(self, same: Sequence[Finding]) -> Iterator[Block]:
        for group in _grouped(same, lambda f: f.remedy and (f.remedy.text, f.remedy.caveat)):
            remedy = group[0].remedy
            if remedy is None:
                continue
            text = remedy.text + (f"; {remedy.caveat}" if remedy.caveat else "")
            yield Line(_whose(group, same) + text, "remedy:", 4)
            if remedy.resolution is not None and self.verbose:
                yield from self._proof(remedy.resolution)

    def _evidence(self, same: Sequence[Finding]) -> Iterator[Block]:
        for group in _grouped(same, lambda f: f.evidence and (f.evidence.acceptance, f.evidence.reason)):
            answer = group[0].evidence
            if answer is None or (answer.acceptance is Acceptance.NOT_ASKED and not self.verbose):
                continue
            yield Line(_whose(group, same) + _evidence(answer), "evidence:", 4, _evidence_tone(answer))
            if self.verbose:
                for agreement, reason in answer.unhelpful:
                    yield Line(f"{agreement.title}: {reason}", "does not help:", 6)

    def _proof(self, resolution: Resolution) -> Iterator[Block]:
        title, *lines = resolution.explain().split("\n")
        title = title.partition(", as of ")[0]
        key = (title, "\n".join(lines))
        if key in self.proved:
            yield Line(f"{title}: as above", "proof:", 4, Tone.DIM)
            return
        self.proved.add(key)
        yield Line(title, "proof:", 4, Tone.DIM)
        for line in lines:
            bare = line.strip()
            yield Line(bare.removeprefix("- "), "-" if bare.startswith("- ") else "", 6, Tone.DIM)

    def _met(self) -> Iterator[Block]:
        found = self.report.met
        if not found:
            return
        yield Heading(f"Met ({len(found)})")
        for group in _grouped(found, lambda f: id(f.requirement)):
            requirement = group[0].requirement
            assert requirement is not None  # noqa: S101  # met are answers to requirements
            yield Line(f"{requirement.title} ({requirement.id})")
            for finding in group:
                text = f"{finding.component.name}: {finding.message}"
                if finding.evidence is not None and finding.evidence.acceptance is not Acceptance.NOT_ASKED:
                    text += f"; evidence: {_evidence(finding.evidence)}"
                yield Line(text, f"{finding.verdict.value}:", 2, Tone.GOOD)
                if finding.resolution is not None and self.verbose:
                    yield from self._proof(finding.resolution)

    def _remarks(self) -> Iterator[Block]:
        found = self.report.remarks
        if not found:
            return
        yield Heading(f"Claims to look at ({len(found)})")
        for same in _grouped(found, lambda f: f.message):
            yield Line(f"{same[0].message} ({', '.join(f.component.name for f in same)})", "-")

    def _triage(self) -> Iterator[Block]:
        from stdcompat.report.triage import triage_blocks

        yield from triage_blocks(self.report)

    def _lock_in(self) -> Iterator[Block]:
        found = self.report.summary.lock_in
        if not found:
            return
        yield Heading(f"Lock-in ({len(found)})", "claims with no known counterpart in what is asked")
        yield Table(
            ("supplier", "home", "claim", "components"),
            tuple(
                (one.supplier or "-", one.jurisdiction or "-", one.claim, ", ".join(one.components)) for one in found
            ),
        )

    def _coverage(self) -> Iterator[Block]:
        summary = self.report.summary
        if not summary.asked:
            return
        yield Heading("Coverage")
        columns = ("asked", "met", "diverge", "undecided")
        about = {component.name: component for component in self.report.deployment.components}
        yield Table(("domain", *columns), tuple((one.of, *_numbers(one)) for one in summary.domains))
        yield Table(
            ("component", "supplier", *columns),
            tuple((one.of, _supplier(about[one.of]), *_numbers(one)) for one in summary.by_component if one.asked),
        )

    def _notices(self) -> Iterator[Block]:
        order = list(_NOTICES)
        for group in sorted(_grouped(self.report.notices, lambda n: n.kind), key=lambda g: order.index(g[0].kind)):
            kind = group[0].kind
            yield Heading(f"{_NOTICES[kind][0]} ({len(group)})", _NOTICES[kind][1])
            for notice in group:
                yield Line(self._notice(notice), "-")

    def _notice(self, notice: Notice) -> str:
        fact = notice.requirement or notice.exclusion
        if fact is None:
            return f"{notice.market}: {notice.text}" if len(self.report.markets) > 1 else notice.text
        parts = [fact.title]
        if notice.kind is NoticeKind.CONDITION:
            parts.append(f"if {fact.condition}")
        elif notice.kind is NoticeKind.FUTURE:
            parts.append(f"from {fact.since}")
        elif notice.exclusion is not None:
            parts.append(notice.exclusion.status.value)
        law = notice.exclusion.instrument if notice.exclusion is not None else fact.regulation  # type: ignore[union-attr]
        if law:
            parts.append(law)
        text = "; ".join(parts)
        total = len(self.report.deployment.components)
        if self.verbose or len(notice.components) <= 2:  # noqa: PLR2004  # as many as a line takes
            names = ", ".join(notice.components)
        else:
            names = f"{len(notice.components)} of {total} components"
        return f"{text} ({names})" if names else text

    def _sources(self, sources: Sequence[str]) -> Iterator[Block]:
        if sources and self.verbose:
            yield Line(", ".join(sources), "sources:", 2, Tone.DIM)


def _grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Return items in groups of the same key, in the order in which the keys first come."""
    groups: dict[Hashable, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def _all_asked(finding: Finding) -> bool:
    """Tell whether a requirement asks for all of its references, so that each has an answer of its own."""
    return finding.requirement is not None and bool(finding.requirement.all_of)


def _rests_on_edges(resolution: Resolution) -> bool:
    """Tell whether a proof says more than the message: what nothing is recorded about has none."""
    gap = resolution.gap
    return bool(resolution.routes or (gap is not None and (gap.left.routes or gap.right.routes)))


def _names(same: Sequence[Finding]) -> str:
    """Return the components of findings, by supplier."""
    groups = _grouped((finding.component for finding in same), _supplier)
    return "; ".join(f"{', '.join(c.name for c in group)} ({_supplier(group[0])})" for group in groups)


def _supplier(component: Component) -> str:
    known = [word for word in (component.supplier, component.jurisdiction) if word]
    return ", ".join(known) if known else "supplier not stated"


def _whose(group: Sequence[Finding], same: Sequence[Finding]) -> str:
    """Return the components for which something holds, when it does for some of them only."""
    return "" if len(group) == len(same) else ", ".join(finding.component.name for finding in group) + ": "


def _evidence(answer: EvidenceAnswer) -> str:
    """Return a judgement on evidence in words, the acceptance first."""
    said = answer.acceptance.value
    reason = answer.reason
    return reason if reason.startswith(said) else f"{said}; {reason}"


def _evidence_tone(answer: EvidenceAnswer) -> Tone:
    if answer.acceptance is Acceptance.ACCEPTED:
        return Tone.GOOD
    return Tone.WARNING if answer.acceptance is Acceptance.NOT_ACCEPTED else Tone.PLAIN


def _numbers(coverage: Coverage) -> tuple[str, ...]:
    return tuple(str(n) for n in (coverage.asked, coverage.met, coverage.diverge, coverage.undecided))


def both_names(name: str, name_zh: str | None) -> str:
    """Return a name with the Chinese one beside it."""
    return f"{name} {name_zh}" if name_zh else name
