"""What the page shows of one report, ready for the template: nothing is worked out there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.checks.finding import Group, Verdict
from stdcompat.language import Bilingual, joined
from stdcompat.market.words import titled
from stdcompat.report.blocks import Heading, Line, Tone
from stdcompat.report.cited import cited_sources
from stdcompat.report.decision import Blocker, asks, blockers
from stdcompat.report.formats.html import words
from stdcompat.report.formats.html.graph import draw
from stdcompat.report.formats.html.heat import HeatMap, heat_maps
from stdcompat.report.head import against_in_words, head_in_words, stamp_in_words
from stdcompat.report.letter import Letter, letters
from stdcompat.report.outline import Outline, all_asked, answered_alike, grouped, triage_blocks
from stdcompat.report.words import (
    SEVERITY,
    SUPPLIER_NOT_STATED,
    condition_in_words,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from stdcompat.analysis.exposure import Exposure, LockInExposure
    from stdcompat.catalogs.model import Source
    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component
    from stdcompat.equivalence.resolution import Resolution
    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report

__all__ = ["View"]

_GROUPS: Final = (("diverge", Group.NOT_MET), ("undecided", Group.OPEN), ("met", Group.MET))
"""How the answers are counted at the head: the number in the summary, and its group."""


class _Answer(NamedTuple):
    """One answer to one requirement, for all components that share it."""

    anchor: str
    verdict: Verdict
    mark: str
    said: Bilingual
    suppliers: tuple[tuple[Bilingual, tuple[Component, ...]], ...]
    reference: str
    message: str
    facts: tuple[Block, ...]
    picture: Markup | None
    proof: tuple[Block, ...]


class _Entry(NamedTuple):
    """One requirement with its answers."""

    title: Bilingual
    id: str
    severity: str
    tag: Bilingual
    facts: tuple[Block, ...]
    answers: tuple[_Answer, ...]


class _Bars(NamedTuple):
    """One line of the lock-in tables: a name, its counts, and the same as parts of a hundred."""

    name: str
    claims: int
    locked: int
    unknown: int
    parts: tuple[tuple[str, float, float], ...]


class View:
    """One report as the page shows it; `number` tells the reports of one page apart."""

    def __init__(self, report: Report, number: int, *, verbose: bool = False) -> None:
        self.report = report
        self.id = f"r{number}"
        self.outline = Outline(report, verbose)
        self.anchors: dict[int, str] = {}
        self.drawn: set[tuple[str, str]] = set()
        diverging = [finding for finding in report.divergences if finding.exclusion is None]
        self.divergences = self._entries(diverging)
        self.undecided = self._entries(report.undecided)
        self.met = self._entries(report.met)
        self.diverging = len(diverging)
        deployment = report.deployment
        self.name = Bilingual(deployment.name, deployment.name_zh or deployment.name)
        self.name_beside = Bilingual(deployment.name_zh or "", deployment.name if deployment.name_zh else "")
        self.against = against_in_words(report)
        self.conditions = joined(map(condition_in_words, deployment.conditions))
        self.stamp = stamp_in_words(report)
        self.sentences = tuple(head_in_words(report))
        self.asks = asks(report)
        self.tone = "barred" if report.exclusions else report.worst.value
        self.exclusions = tuple(self.outline.exclusions())[1:]  # the page has a heading of its own
        self.letters: tuple[Letter, ...] = letters(report)
        self.remarks = tuple(self.outline.remarks())
        self.triage = tuple(triage_blocks(report))
        self.notices = tuple(self.outline.notices())

    @property
    def counts(self) -> tuple[tuple[str, Bilingual, int, float, float], ...]:
        """The numbers at the head: class, words, count, and where its part of the bar begins and how wide it is."""
        summary = self.report.summary
        found, x = [], 0.0
        for kind, group in _GROUPS:
            count = getattr(summary, kind)
            width = 100 * count / summary.asked if summary.asked else 0.0
            found.append((kind, group.label, count, round(x, 2), round(width, 2)))
            x += width
        return tuple(found)

    @property
    def blockers(self) -> tuple[tuple[Blocker, str], ...]:
        """The blockers, each with a link to its details."""
        told = (one.findings[0] for one in blockers(self.report))
        anchors = (self.anchors.get(id(first), f"{self.id}-blockers") for first in told)
        return tuple(zip(blockers(self.report), anchors, strict=True))

    @property
    def beside(self) -> tuple[tuple[Bilingual, tuple[Block, ...]], ...]:
        """What else is to be known, section by section, each under its title."""
        found: list[tuple[Bilingual, list[Block]]] = []
        for block in (*self.remarks, *self.notices):
            if isinstance(block, Heading):
                found.append((block.text, [Line(block.detail, tone=Tone.DIM)] if block.detail else []))  # type: ignore[arg-type]
            elif found:
                found[-1][1].append(block)
        return tuple((title, tuple(blocks)) for title, blocks in found)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the facts were read that the findings rest on; those of what stands beside them left out."""
        used = set(cited_sources(self.report.findings, ()))
        return tuple(source for source in self.report.sources if source.id in used)

    @property
    def heat(self) -> tuple[HeatMap, ...]:
        """The heat map."""
        return heat_maps(self.report, self.anchors)

    def components(self, names: Iterable[str]) -> tuple[Component, ...]:
        """Return components by their names."""
        return tuple(self.outline.components[name] for name in names)

    @property
    def suppliers(self) -> tuple[str, ...]:
        """Every supplier, by name."""
        return tuple(sorted({c.supplier or SUPPLIER_NOT_STATED for c in self.report.deployment.components}))

    @property
    def exposure(self) -> LockInExposure | None:
        """The lock-in over the whole catalog; None when the facts of the report are not at hand."""
        if self.report.facts is None:
            return None
        from stdcompat.analysis.exposure import lock_in

        facts = self.report.facts
        market = self.report.markets[0].code if self.report.markets else None
        return lock_in(self.report.deployment, facts.resolver, facts.markets.belongs_to, market)

    def jurisdiction(self, code: str) -> Bilingual:
        """Return a jurisdiction by its name."""
        if code == "international":
            return words.INTERNATIONAL
        book = None if self.report.facts is None else self.report.facts.markets
        if book is None or code not in book.codes():
            return Bilingual(code, code)
        return Bilingual(book[code].name, book[code].name_zh or book[code].name)

    def bars(self, exposures: Iterable[Exposure], named: Callable[[str], str] = str) -> tuple[_Bars, ...]:
        """Return measures of lock-in as lines of a table, the most locked in first."""
        ordered = sorted(exposures, key=lambda one: (-one.locked, -one.claims, one.of))
        return tuple(
            _Bars(named(one.of) if one.of else words.NOT_STATED_NAME, one.claims, one.locked, one.unknown, _parts(one))
            for one in ordered
        )

    def _entries(self, findings: Sequence[Finding]) -> tuple[_Entry, ...]:
        return tuple(self._entry(group) for group in grouped(findings, lambda finding: id(finding.requirement)))

    def _entry(self, group: Sequence[Finding]) -> _Entry:
        requirement, severity = group[0].requirement, group[0].severity
        assert requirement is not None  # noqa: S101  # entries are made of answers to requirements
        _, *facts = self.outline.requirement(requirement, group)
        answers = tuple(self._answer(same) for same in answered_alike(group))
        return _Entry(titled(requirement), requirement.id, severity.value, SEVERITY[severity], tuple(facts), answers)

    def _answer(self, same: Sequence[Finding]) -> _Answer:
        first = same[0]
        anchor = f"{self.id}-f{len(set(self.anchors.values())) + 1}"
        self.anchors.update((id(finding), anchor) for finding in same)
        suppliers = grouped((f.component for f in same), lambda c: (c.supplier, c.jurisdiction))
        facts = (*self.outline.remedies(same), *self.outline.evidence(same))
        picture, proof = self._path(first.resolution)
        return _Answer(
            anchor,
            first.verdict,
            first.verdict.mark,
            first.verdict.label,
            tuple((_supplier(group[0]), tuple(group)) for group in suppliers),
            str(first.reference) if first.reference is not None and all_asked(first) else "",
            "" if first.verdict is Verdict.MISSING else first.message,
            facts,
            picture,
            proof,
        )

    def _path(self, answer: Resolution | None) -> tuple[Markup | None, tuple[Block, ...]]:
        """Return the picture of a proof the first time that it is needed, and the proof in words."""
        if answer is None or answer.a == answer.b:
            return None, ()
        key = (str(answer.a), str(answer.b))
        if key in self.drawn:
            return None, ()
        self.drawn.add(key)
        return draw(answer), tuple(self.outline.proof(answer))


def _supplier(component: Component) -> Bilingual:
    known = [word for word in (component.supplier, component.jurisdiction) if word]
    return joined(known, ", ", "，") if known else SUPPLIER_NOT_STATED


def _parts(one: Exposure) -> tuple[tuple[str, float, float], ...]:
    found, x = [], 0.0
    for kind, count in (
        ("locked", one.locked),
        ("unknown", one.unknown),
        ("open", one.claims - one.locked - one.unknown),
    ):
        width = 100 * count / one.claims if one.claims else 0.0
        found.append((kind, round(x, 2), round(width, 2)))
        x += width
    return tuple(found)


def component_names(components: Iterable[Component]) -> tuple[Bilingual, ...]:
    """Return names in both languages."""
    return tuple(named(component) for component in components)
