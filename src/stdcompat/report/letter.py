"""Letters to suppliers: which declarations, certificates and editions would settle a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.agreement.evidence import Acceptance
from stdcompat.checks.finding import Finding, Verdict
from stdcompat.language import Bilingual, joined
from stdcompat.market.words import FORCE, titled
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line
from stdcompat.report.head import against_in_words, stamp_in_words
from stdcompat.report.model import Report
from stdcompat.report.words import named, names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["Letter", "letters"]


@frozen
class Letter:
    """What one supplier is asked for, so that what is not met or not decided can be settled.

    Attributes:
        report: the report that the letter follows from.
        supplier: whom it is for; None where the deployment does not say.
        jurisdiction: where the supplier sits, where that is said.
        asked: findings that a document may settle, worst first.
        editions: findings on claims by themselves: superseded, withdrawn, not covered.
        barred: exclusions: no document offsets them.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> [letter.supplier for letter in letters(report)][:2]
    ['Baitan Cloud', 'Danhe Power']
    """

    __repr__ = brief

    report: Report
    supplier: str | None
    jurisdiction: str | None
    asked: tuple[Finding, ...]
    editions: tuple[Finding, ...]
    barred: tuple[Finding, ...]

    def to_text(self, width: int = 100, language: Language = "en") -> str:
        """Return the letter as plain text."""
        from stdcompat.report.formats.text import show

        return show(self.blocks(), width, language)

    def blocks(self) -> Iterator[Block]:
        """Lay the letter out."""
        report = self.report
        deployment = Bilingual(report.deployment.name, report.deployment.name_zh or report.deployment.name)
        yield Heading(words.SUBJECT(deployment=deployment))
        who: str = self.supplier or words.ANY_SUPPLIER
        yield Line(words.TO(supplier=words.WITH_ID(title=who, id=self.jurisdiction) if self.jurisdiction else who))
        asks = self.documents
        if asks or self.editions:
            yield Line(words.INTRODUCTION(deployment=deployment, against=against_in_words(report), date=report.as_of))
        if asks:
            yield Heading(words.DOCUMENTS_TITLE(n=len(asks)))
        for number, (text, findings) in enumerate(asks, 1):
            yield Line(text, f"{number}.")
            yield from _ask(report, findings)
        editions = {finding.message: finding.message for finding in self.editions}
        if editions:
            yield Heading(words.EDITIONS_TITLE(n=len(editions)))
        for message in editions.values():
            whose = names(finding.component for finding in self.editions if finding.message == message)
            yield Line(words.SOME(components=whose, text=words.EDITION_ASKED(message=message)), "-")
        if self.barred:
            yield Heading(words.BARRED_TITLE(n=len(self.barred)), words.BARRED_DETAIL)
        for finding in self.barred:
            yield Line(words.SOME(components=named(finding.component), text=finding.message), "-")
        if asks or editions:
            yield Line(words.HOW_TO_SHOW)
        else:
            yield Line(words.NOTHING_TO_ASK)
        yield Line(words.LETTER_FOOT(stamp=stamp_in_words(report)))

    @property
    def counts(self) -> Bilingual:
        """How many documents and editions are asked for."""
        documents, editions = len(self.documents), len({finding.message for finding in self.editions})
        said = [words.SO_MANY_DOCUMENTS(documents)] if documents else []
        said += [words.SO_MANY_EDITIONS(editions)] if editions else []
        return joined(said) if said else words.NOTHING_TO_ASK

    @property
    def documents(self) -> list[tuple[Bilingual, list[Finding]]]:
        """Return the documents, each with the findings of one requirement that it would settle."""
        groups: dict[tuple[object, ...], tuple[Bilingual, list[Finding]]] = {}
        for finding in self.asked:
            text = _document(finding)
            groups.setdefault((id(finding.requirement), text, finding.message), (text, []))[1].append(finding)
        return list(groups.values())


def letters(report: Report) -> tuple[Letter, ...]:
    """Return a letter for each supplier that has something to show, by name.

    What is waived is not asked for, and nothing is asked for a barred component.
    """
    barred = {finding.component.name for finding in report.exclusions}
    suppliers: dict[tuple[str, str], tuple[list[Finding], list[Finding], list[Finding]]] = {}
    for finding in report.findings:
        key = (finding.component.supplier or "", finding.component.jurisdiction or "")
        kinds = suppliers.setdefault(key, ([], [], []))
        if finding.exclusion is not None:
            kinds[2].append(finding)
        elif finding.component.name in barred or report.triage.waiver_of(finding) is not None:
            continue
        elif finding.requirement is None:
            kinds[1].append(finding)
        elif not finding.verdict.is_met or _evidence_is_open(finding):
            kinds[0].append(finding)
    return tuple(
        Letter(report, supplier or None, home or None, *(tuple(found) for found in kinds))
        for (supplier, home), kinds in sorted(suppliers.items())
        if any(kinds)
    )


def _evidence_is_open(finding: Finding) -> bool:
    settled = {Acceptance.ACCEPTED, Acceptance.NOT_ASKED}
    return finding.evidence is not None and finding.evidence.acceptance not in settled


def _document(finding: Finding) -> Bilingual:
    """Return what to provide: the claim, and how to show it."""
    requirement = finding.requirement
    assert requirement is not None  # noqa: S101  # what is asked for answers a requirement
    if finding.verdict.is_met and finding.claim is not None:
        claim = finding.claim.as_written
    elif finding.remedy is not None and finding.remedy.claim is not None:
        claim = str(finding.remedy.claim)
    else:
        claim = str(finding.reference)
    kinds = joined((words.EVIDENCE_WANTED[kind] for kind in requirement.evidence), " or ", "或")
    return words.SHOW(id=claim, kinds=kinds or words.ANY_EVIDENCE)


def _ask(report: Report, findings: list[Finding]) -> Iterator[Block]:
    """Lay out why a document is asked for, and what would do instead."""
    first = findings[0]
    requirement = first.requirement
    assert requirement is not None  # noqa: S101  # as above
    yield Line(names(finding.component for finding in findings), words.PRODUCTS, 2)
    why = [words.WITH_ID(title=titled(requirement), id=requirement.id), FORCE[requirement.force]]
    yield Line(joined([*why, *filter(None, [words.asked_by(report, first)])], "; ", "；"), words.ASKED, 2)
    open_ = first.evidence.reason if first.verdict.is_met and first.evidence is not None else first.message
    yield Line(open_, words.TODAY, 2)
    if first.remedy is not None and first.remedy.caveat is not None:
        yield Line(first.remedy.caveat, words.SAY_WITH_IT, 2)
    for instead in _instead(first):
        yield Line(instead, words.INSTEAD, 2)


def _instead(finding: Finding) -> Iterator[Bilingual]:
    requirement, answer = finding.requirement, finding.resolution
    if finding.verdict.is_met or requirement is None:
        return
    claimed = None if finding.remedy is None else finding.remedy.claim
    others = [one for one in requirement.any_of if one.id != claimed]
    if others and claimed is not None and len(requirement.any_of) > 1:
        yield words.ALSO_ACCEPTED(others=joined(map(str, others), " or ", " 或 "))
    if answer is not None:
        legs = (answer,) if answer.gap is None else (answer.gap.left, answer.gap.right)
        for step in (step for leg in legs for step in leg.lists_to_check):
            yield words.DEVIATIONS_OF(adopter=step.edge.adopter, adopted=step.edge.adopted)
    if finding.verdict is Verdict.UNKNOWN and finding.claim is not None:
        yield words.COMPARISON(claim=finding.claim.as_written, wanted=finding.reference)
