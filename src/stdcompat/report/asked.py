"""What a market asks of a product before anybody has claimed anything, and the questions that decide what is open."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.vocabulary import (
    CONDITIONS,
    KINDS,
    QUESTIONS,
    TRAITS,
    Trait,
    ancestors,
    kinds_with,
    read_vocabulary,
)
from stdcompat.checks.finding import NoticeKind
from stdcompat.deployment.model import Component
from stdcompat.language import Bilingual, joined
from stdcompat.market.model import Exclusion, Requirement
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.report.blocks import Block
    from stdcompat.report.model import Report

__all__ = ["Asked", "asked_of"]


@frozen
class Asked:
    """What one market asks of a product.

    Attributes:
        component: the product; its kind and traits may be guesses from its name.
        market: the market's code.
        as_of: the date of the answer.
        requirements: what is asked now, by standards.
        unnamed: what is asked now without naming a standard.
        open: what is asked only of products with traits, or under conditions, that are not stated.
        coming: what is asked from a later date on.
        exclusions: the bars on suppliers, origins and products that touch this kind.
        not_known: what the facts on this market leave out.
        questions: the questions that decide what is open: code, and the question in both languages.
    """

    __repr__ = brief

    component: Component
    market: str
    as_of: datetime.date
    requirements: tuple[Requirement, ...]
    unnamed: tuple[Requirement, ...]
    open: tuple[Requirement, ...]
    coming: tuple[Requirement | Exclusion, ...]
    exclusions: tuple[Exclusion, ...]
    not_known: tuple[str, ...]
    questions: tuple[tuple[str, Bilingual], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values, ready for JSON."""
        return {
            "product": to_plain(self.component),
            "market": self.market,
            "as_of": self.as_of.isoformat(),
            **{
                name: [to_plain(fact) for fact in getattr(self, name)]
                for name in ("requirements", "unnamed", "open", "coming", "exclusions")
            },
            "not_known": [str(text) for text in self.not_known],
            "questions": [
                {"code": code, "question": str(question), "question_zh": question.zh}
                for code, question in self.questions
            ],
        }

    def blocks(self) -> Iterator[Block]:
        """Lay it out in the order in which it is read."""
        kind = self.component.kind
        yield Line(words.ASKED_OF(name=self.component.name, market=self.market, date=self.as_of))
        yield Line(Bilingual(f"{KINDS[kind][1]} ({kind})", f"{KINDS[kind][2]}（{kind}）"), words.TAKEN_FOR, 2)
        if self.component.traits:
            yield Line(joined(Bilingual(*TRAITS[one]) for one in self.component.traits), words.WITH_TRAITS, 2)
        yield from _requirements(words.ASKED_NOW, self.requirements)
        yield from _requirements(words.ASKED_UNNAMED, self.unnamed)
        yield from _requirements(words.ASKED_IF, self.open)
        if self.questions:
            yield Heading(words.QUESTIONS_TITLE(n=len(self.questions)))
            for _, question in self.questions:
                yield Line(question, "-", 2)
        yield from _requirements(words.ASKED_LATER, [one for one in self.coming if isinstance(one, Requirement)])
        if self.exclusions:
            from stdcompat.market.words import titled

            yield Heading(words.EXCLUSIONS_TITLE(n=len(self.exclusions)))
            for exclusion in self.exclusions:
                yield Line(words.WITH_ID(title=titled(exclusion), id=recorded(exclusion.instrument)), "-", 2)
        if not (self.requirements or self.unnamed or self.open):
            yield Line(words.NOTHING_KNOWN)
        if self.not_known:
            title, detail = words.NOTICES[NoticeKind.NOT_KNOWN]
            yield Heading(words.NOTICES_TITLE(title=title, n=len(self.not_known)), detail)
            for text in self.not_known:
                yield Line(text, "-", 2)


def asked_of(report: Report) -> Asked:
    """Return what the market of a report asks of its only product, which claims nothing."""
    (component,) = report.deployment.components
    by_kind: dict[NoticeKind, list[Any]] = {}
    for notice in report.notices:
        by_kind.setdefault(notice.kind, []).append(notice)

    def facts(kind: NoticeKind) -> list[Any]:
        return [one.requirement or one.exclusion for one in by_kind.get(kind, ()) if one.requirement or one.exclusion]

    open_ = [fact for fact in facts(NoticeKind.CONDITION) if isinstance(fact, Requirement)]
    barring = [finding.exclusion for finding in report.exclusions]
    touching = [fact for market in report.markets for fact in market.exclusions if _touches(fact, component)]
    return Asked(
        component,
        report.market,
        report.as_of,
        _unique(finding.requirement for finding in report.answers),
        _unique(facts(NoticeKind.NO_STANDARD)),
        _unique(open_),
        _unique(facts(NoticeKind.FUTURE)),
        _unique([*barring, *touching]),
        tuple(notice.text for notice in by_kind.get(NoticeKind.NOT_KNOWN, ())),
        tuple(_questions(open_, component, _reached(report, component))),
    )


def _reached(report: Report, component: Component) -> Iterator[Trait]:
    """Yield the traits that are not stated and would bring requirements of further kinds: of radio equipment."""
    now = kinds_with(component.kind, component.traits)
    traits = read_vocabulary()["words"]["trait"]
    for code in TRAITS:
        trait = Trait(code)
        asked_of = traits.get(code, {}).get("asked_of")
        if asked_of and now.isdisjoint(asked_of):  # no toy is for a place where gas may explode
            continue
        more = kinds_with(component.kind, (*component.traits, trait)) - now
        if any(more & set(one.applies_to) for market in report.markets for one in market.requirements):
            yield trait


def _touches(exclusion: Exclusion, component: Component) -> bool:
    return bool(set(exclusion.applies_to) & ancestors(component.kind))


def _questions(
    open_: Iterable[Requirement], component: Component, reached: Iterable[Trait]
) -> Iterator[tuple[str, Bilingual]]:
    """Return each question once: of the traits that are not stated, then of the conditions."""
    seen: set[str] = set(reached)
    for trait in sorted(seen):
        yield trait, Bilingual(*QUESTIONS[trait])
    for requirement in open_:
        for trait in requirement.traits:
            if trait not in component.traits and trait not in seen:
                seen.add(trait)
                yield trait, Bilingual(*QUESTIONS[trait])
        condition = requirement.condition
        if condition is not None and condition not in seen:
            seen.add(condition)
            name = Bilingual(*CONDITIONS.get(condition, (condition, condition)))
            yield condition, words.IS_IT_SO(name=name, condition=condition)


def _requirements(title: Any, found: Iterable[Requirement]) -> Iterator[Block]:
    from stdcompat.agreement.words import EVIDENCE_KIND
    from stdcompat.market.words import FORCE, restrictions, titled

    some = list(found)
    if not some:
        return
    yield Heading(title(n=len(some)))
    for one in some:
        yield Line(words.WITH_ID(title=titled(one), id=one.id), "-", 2)
        parts = [FORCE[one.force], recorded(one.regulation or "")]
        yield Line(joined((part for part in parts if part), "; ", "；"), words.ASKED, 4)
        if one.any_of or one.all_of:
            yield Line(words.wanted(one), words.WANTED, 4)
        if one.evidence or one.evidence_route:
            kinds = joined(EVIDENCE_KIND[kind] for kind in one.evidence)
            yield Line(
                joined((part for part in (kinds, recorded(one.evidence_route or "")) if part), "; ", "；"),
                words.EVIDENCE,
                4,
            )
        if one.traits:
            yield Line(joined(Bilingual(*TRAITS[trait]) for trait in one.traits), words.ONLY_IF_IT, 4)
        if one.condition:
            yield Line(Bilingual(*CONDITIONS.get(one.condition, (one.condition, one.condition))), words.ONLY_UNDER, 4)
        for limit in restrictions(one):
            yield Line(limit, words.RESTRICTION, 4)
        if one.since:
            yield Line(words.SINCE(date=one.since), words.APPLIES, 4)


def _unique(facts: Iterable[Any]) -> tuple[Any, ...]:
    return tuple({id(fact): fact for fact in facts if fact is not None}.values())
