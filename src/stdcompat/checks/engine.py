"""The check: every component against every requirement and exclusion that applies to it."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, NamedTuple

from stdcompat._collector import without_collector
from stdcompat._records import evolve
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.dates import ended, started
from stdcompat.catalogs.vocabulary import CONDITIONS, MEETING, TRAITS, KindCode, Trait, kinds_with
from stdcompat.checks import words
from stdcompat.checks.asked_rows import ASKED_BY, as_answered, asked_rows, compared
from stdcompat.checks.compare import Answer
from stdcompat.checks.finding import Finding, Notice, NoticeKind, Outcome, Severity, Verdict
from stdcompat.checks.memo import Memo
from stdcompat.checks.others import as_accepted, others_for
from stdcompat.checks.rule import RuleCode
from stdcompat.deployment.model import PartyRole, Statement
from stdcompat.language import Bilingual, joined
from stdcompat.market.firms import FirmBook, Match
from stdcompat.market.lists import words as list_words
from stdcompat.market.lists.layer import judged, on_day
from stdcompat.market.model import Exclusion, ExclusionKind, ExclusionStatus, Force, Reference, Requirement
from stdcompat.market.words import EXCLUSION_STATUS, titled

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.agreement.evidence import EvidenceJudge
    from stdcompat.checks.others import Others
    from stdcompat.checks.status import ClaimStatus
    from stdcompat.deployment.model import Claim, Component, Deployment
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.market.book import Market
    from stdcompat.market.profile import Profile

__all__ = ["Ask", "Bar", "Check", "bars", "by_weight", "check_deployment", "is_said_with", "product_names", "tells"]

_Answered = tuple["Claim", Answer]

_SEVERITY = {
    Force.MANDATORY: Severity.ERROR,
    Force.CONTRACTUAL: Severity.ERROR,
    Force.PRESUMPTION: Severity.WARNING,
    Force.VOLUNTARY: Severity.NOTE,
}
_BEARING = frozenset(Verdict) - {Verdict.UNMATCHED, Verdict.UNKNOWN}
_SAME = {Verdict.SATISFIED, Verdict.EQUIVALENT}  # what a denial of denies the reference as well
_AGAINST = {Statement.DENIED, Statement.PARTIAL}
_FEW = 3
_MATCHABLE = {ExclusionKind.SUPPLIER, ExclusionKind.ORIGIN, ExclusionKind.PRODUCT}


def check_deployment(  # noqa: PLR0913  # what is checked, and all that it is checked with
    deployment: Deployment,
    lineage: Sequence[Market],
    profile: Profile | None,
    resolver: Resolver,
    evidence: EvidenceJudge,
    *,
    firms: FirmBook | None = None,
) -> Outcome:
    """Check a deployment against a market, the markets that it belongs to, and a buyer's profile.

    Args:
        deployment: what is in use.
        lineage: the market, then everything it belongs to; empty to check the profile alone.
        profile: the buyer's own requirements, if any.
        resolver: answers what is equivalent to what, on which date.
        evidence: answers who accepts which evidence, in the same market on the same date.
        firms: the names that firms go by; none by default, so that each is known by the name in the exclusion.
    """
    return Check(deployment, lineage, profile, resolver, evidence, firms=FirmBook() if firms is None else firms).run()


class Check:
    """One run; its parts are there for who asks about many components, each by itself (`stdcompat.batch`)."""

    def __init__(  # noqa: PLR0913  # as above
        self,
        deployment: Deployment,
        lineage: Sequence[Market],
        profile: Profile | None,
        resolver: Resolver,
        evidence: EvidenceJudge,
        *,
        firms: FirmBook,
    ) -> None:
        self.deployment = deployment
        self.lineage = tuple(on_day(market, resolver.as_of) for market in lineage)
        self.profile = profile
        self.resolver = resolver
        self.as_of = resolver.as_of
        self.market = lineage[0].code if lineage else "profile"
        self.evidence = evidence
        self.memo = Memo.of(resolver)
        self.firms = firms
        self._named: dict[int, tuple[tuple[str, str], ...]] = {}  # the names of each component that may be a firm's
        members = (code for market in lineage for code in (market.code, *market.members))
        self.alike: dict[tuple[KindCode, tuple[Trait, ...], bool], list[int]] = {}
        for place, one in enumerate(deployment.components):
            self.alike.setdefault((one.kind, one.traits, one.part), []).append(place)
        self.at_home = frozenset({"international", *members})

    @without_collector()
    def run(self) -> Outcome:
        """Return all that there is to find."""
        findings: list[Finding] = []
        notices: list[Notice] = []
        for found in (*self.exclusions(), *self._requirements(), *self._rows()):
            if isinstance(found, Finding):
                findings.append(found)
            else:
                notices.append(found)
        findings += self._claims({(f.component.name, f.claim) for f in findings if tells(f)})
        for market in self.lineage:
            notices += self.citations(market)
            notices += [Notice(NoticeKind.NOT_KNOWN, market.code, text) for text in market.unknowns]
        notices += self.remarks()
        notices += [Notice(NoticeKind.UNREAD, self.market, cell.in_words) for cell in self.deployment.unread]
        notices += [Notice(NoticeKind.AS_READ, self.market, remark) for remark in self.deployment.remarks]
        place = {component.name: n for n, component in enumerate(self.deployment.components)}
        findings.sort(key=lambda finding: by_weight(finding, place[finding.component.name]))
        return Outcome(tuple(findings), tuple(notices))

    def remarks(self) -> Iterator[Notice]:
        """Yield what there is to say of components whatever a market asks."""
        parts = tuple(component.name for component in self.deployment.components if component.part)
        if parts:
            yield Notice(NoticeKind.PARTS, self.market, words.PARTS, components=parts)

    def _touched(self, fact: Requirement | Exclusion) -> tuple[Component, ...]:
        """Return the components that a fact is about, in their order."""
        barred = fact.not_for if isinstance(fact, Requirement) else ()
        whole = isinstance(fact, Requirement) and not fact.parts
        alike = [
            places
            for (kind, traits, part), places in self.alike.items()
            if not (whole and part) and _reaches(kind, traits, fact.applies_to, barred)
        ]
        components = self.deployment.components
        return tuple(components[place] for place in (alike[0] if len(alike) == 1 else sorted(itertools.chain(*alike))))

    def _set_aside(self, fact: Requirement | Exclusion, market: str, touched: Sequence[Component]) -> Notice | None:
        """Return why a fact is shown and not applied, or None when it applies."""
        names = tuple(component.name for component in touched)
        given = (fact if isinstance(fact, Requirement) else None, fact if isinstance(fact, Exclusion) else None, names)
        if not started(fact.since, self.as_of):
            return Notice(NoticeKind.FUTURE, market, words.FUTURE(title=titled(fact), date=fact.since), *given)
        if fact.condition is not None and not all(self._meets(component, fact.condition) for component in touched):
            name = Bilingual(*CONDITIONS.get(fact.condition, ("its condition holds", "满足其条件")))
            text = words.CONDITION(title=titled(fact), name=name, condition=fact.condition)
            return Notice(NoticeKind.CONDITION, market, text, *given)
        return None

    def _meets(self, component: Component, condition: str | None) -> bool:
        """Return whether a condition holds for a component: it is stated, or the kind of the component says so."""
        if condition is None or condition in self.deployment.conditions:
            return True
        return not kinds_with(component.kind, component.traits).isdisjoint(MEETING.get(condition, ()))

    # --- exclusions -----------------------------------------------------------------------------

    def exclusions(self) -> Iterator[Finding | Notice]:
        """Yield who is excluded, and of whom that is not known."""
        for market in self.lineage:
            for exclusion in market.exclusions:
                touched = self._touched(exclusion)
                if touched and not ended(exclusion.until, self.as_of):
                    met = [self._meets(component, exclusion.condition) for component in touched]
                    for which in (True, False) if any(met) else (False,):
                        some = [component for component, is_met in zip(touched, met, strict=True) if is_met is which]
                        if some:
                            yield from self._exclusion(exclusion, market.code, some)
            yield from self._not_stated(market)

    def _not_stated(self, market: Market) -> Iterator[Notice]:
        """Yield which components say nothing of what the exclusions in force would be judged by."""
        asked = (
            ("suppliers", "supplier", words.NO_SUPPLIER),
            ("origins", "jurisdiction", words.NO_ORIGIN),
        )
        for listed, stated, said in asked:
            open_: dict[str, set[str]] = {}
            for exclusion in market.exclusions:
                if exclusion.kind in _MATCHABLE and getattr(exclusion, listed) and self._is_live(exclusion):
                    for component in self._touched(exclusion):
                        if self._meets(component, exclusion.condition) and self._says_nothing(
                            component, stated, exclusion
                        ):
                            open_.setdefault(component.name, set()).add(exclusion.id)
            if open_:
                names = tuple(c.name for c in self.deployment.components if c.name in open_)
                text = said(n=len(set().union(*open_.values())))
                yield Notice(NoticeKind.NOT_JUDGED, market.code, text, None, None, names)

    def _says_nothing(self, component: Component, stated: str, exclusion: Exclusion) -> bool:
        """Return whether nothing is told of a component that an exclusion would be judged by; a bidder need not be its maker."""
        if getattr(component, stated):
            return False
        if stated == "jurisdiction":
            return True
        told = any(party.role is not PartyRole.BIDDER for party in component.parties)
        return not told and self._bars(component, exclusion).match is not Match.YES

    def _is_live(self, exclusion: Exclusion) -> bool:
        """Return whether an exclusion bites on the date."""
        return (
            exclusion.status is ExclusionStatus.IN_FORCE
            and started(exclusion.since, self.as_of)
            and not ended(exclusion.until, self.as_of)
        )

    def _bars(self, component: Component, exclusion: Exclusion) -> Bar:
        names = self._named.get(id(component))
        if names is None:
            names = self._named[id(component)] = product_names(component, self.firms, self._unknown)
        return bars(component, exclusion, self.firms, self.as_of, names)

    @functools.cached_property
    def _unknown(self) -> frozenset[str]:
        return self.firms.unknown_among(
            name for market in self.lineage for exclusion in market.exclusions for name in exclusion.suppliers
        )

    def _exclusion(self, exclusion: Exclusion, market: str, touched: Sequence[Component]) -> Iterator[Finding | Notice]:
        matchable = exclusion.kind in _MATCHABLE and (exclusion.suppliers or exclusion.origins)
        matches = [(component, self._bars(component, exclusion)) for component in touched] if matchable else []
        hit = [(component, bar) for component, bar in matches if bar.match is Match.YES]
        perhaps = [(component, bar) for component, bar in matches if bar.match in _OPEN]
        if matchable and not hit and not perhaps:
            return
        concerned = [component for component, _ in hit or perhaps] or touched
        names = tuple(component.name for component in concerned)
        if exclusion.status is not ExclusionStatus.IN_FORCE:
            text = words.NOT_APPLIED(title=titled(exclusion), status=EXCLUSION_STATUS[exclusion.status])
            yield Notice(NoticeKind.NOT_IN_FORCE, market, text, None, exclusion, names)
            return
        aside = self._set_aside(exclusion, market, [component for component, _ in (*hit, *perhaps)] or touched)
        if aside is not None:
            yield aside
            return
        if not matchable:
            text = words.NOT_MATCHABLE(title=titled(exclusion), scope=recorded(exclusion.scope))
            yield Notice(NoticeKind.NOT_MATCHABLE, market, text, None, exclusion, names)
            return
        for component, bar in perhaps:
            said = words.MAY_BE if bar.match is Match.MAYBE else words.NAMES
            text = said(supplier=bar.text, title=titled(exclusion), names=joined(exclusion.suppliers))
            yield Notice(NoticeKind.NOT_JUDGED, market, text, None, exclusion, (component.name,))
        for component, bar in hit:
            message = words.BARRED(
                supplier=bar.text, title=titled(exclusion), instrument=recorded(exclusion.instrument)
            )
            yield Finding(
                RuleCode("MKT201"),
                Verdict.DIVERGENT,
                Severity.ERROR,
                self.market,
                component,
                message,
                exclusion=exclusion,
                asked_by=market,
            )

    # --- requirements ---------------------------------------------------------------------------

    def _requirements(self) -> Iterator[Finding | Notice]:
        matched: list[tuple[Ask, list[_Answered]]] = []
        for found in self.asked():
            if isinstance(found, Notice):
                yield found
            else:
                matched.append((found, self._answers(found.component, found.requirement, found.references)))
        for (market, component, requirement, references), answers in matched:
            yield self._judge(market, component, requirement, references, answers)

    def asked(self) -> Iterator[Ask | Notice]:
        """Yield what is asked of which component, and what the market asks that nothing can be matched against."""
        asked = [(market.code, requirement) for market in self.lineage for requirement in market.requirements]
        if self.profile is not None:
            asked += [("profile", requirement) for requirement in self.profile.requirements]
        for market, requirement in asked:
            touched = self._touched(requirement)
            if not touched or ended(requirement.until, self.as_of):
                continue
            if requirement.traits:
                wanted = set(requirement.traits)
                open_ = tuple(one for one in touched if not wanted <= set(one.traits))
                touched = tuple(one for one in touched if wanted <= set(one.traits))
                if open_:
                    yield _if_it_has(requirement, market, open_)
                if not touched:
                    continue
            aside = self._set_aside(requirement, market, touched)
            if aside is not None:
                yield aside
            elif not requirement.any_of and not requirement.all_of:
                text = words.NO_STANDARD(title=titled(requirement))
                names = tuple(component.name for component in touched)
                yield Notice(NoticeKind.NO_STANDARD, market, text, requirement, None, names)
            else:
                groups = [requirement.any_of] if requirement.any_of else [(one,) for one in requirement.all_of]
                yield from (
                    Ask(market, component, requirement, references) for component in touched for references in groups
                )

    def bears(self, claim: Claim, requirement: Requirement, references: Sequence[Reference]) -> bool:
        """Return whether a claim has any part in the answer to what is asked; without those that have none it is the same."""
        return self._may_be_meant(claim) or any(
            self.memo.compare(claim, reference, requirement.domain) is not None for reference in references
        )

    def judge(self, ask: Ask) -> Finding:
        """Judge one component by one thing that is asked of it."""
        market, component, requirement, references = ask
        return self._judge(
            market, component, requirement, references, self._answers(component, requirement, references)
        )

    def _rows(self) -> Iterator[Finding]:
        """Judge what the rows of the offer ask for themselves, each by its own answer."""
        about = {component.name: component for component in self.deployment.components}
        for row, requirement in asked_rows(self.deployment.rows):
            component = as_answered(row, about[row.component])
            for references in [requirement.any_of] if requirement.any_of else [(one,) for one in requirement.all_of]:
                finding = self.judge(Ask(ASKED_BY, component, requirement, references))
                yield compared(row, finding, about[row.component])

    def _answers(
        self, component: Component, requirement: Requirement, references: Sequence[Reference]
    ) -> list[_Answered]:
        return [
            (claim, answer)
            for claim in component.claims
            for reference in references
            if (answer := self.memo.compare(claim, reference, requirement.domain)) is not None
        ]

    def _judge(
        self,
        market: str,
        component: Component,
        requirement: Requirement,
        references: Sequence[Reference],
        answers: Sequence[_Answered],
    ) -> Finding:
        others = others_for(requirement)
        claim, best = self._best(component, references, answers, others)
        remedy = None
        if not best.verdict.is_met:
            near = [best.reference, *(r for r in references if r is not best.reference)]
            own = () if component.jurisdiction is None else self.evidence.belongs_to(component.jurisdiction)
            claimed = {claim.id for claim in component.claims if claim.id is not None and claim.asserts}
            remedy = self.memo.remedy(near, claimed, own, requirement.domain, others=others)
        evidence = None
        if claim is not None and claim.asserts and best.verdict not in {Verdict.UNKNOWN, Verdict.UNMATCHED}:
            evidence = self.evidence.judge(
                claim.evidence,
                requirement.evidence,
                requirement.domain,
                None if requirement.evidence_route is None else recorded(requirement.evidence_route),
                buyer_decides=requirement.force is Force.CONTRACTUAL,
            )
        return Finding(
            best.code,
            best.verdict,
            _severity(requirement, best),
            self.market,
            component,
            best.message,
            requirement,
            None,
            claim,
            best.reference,
            best.resolution,
            evidence,
            remedy,
            market,
            best.stale,
        )

    def _best(
        self, component: Component, references: Sequence[Reference], answers: Sequence[_Answered], others: Others
    ) -> tuple[Claim | None, Answer]:
        """Return the claim that answers best, and how.

        Only what asserts conformity answers. A denial of what would have met the requirement is
        evidence against it, and against whatever else asserts the same; so is another statement on the very same edition.
        """
        asserted = [(claim, as_accepted(claim, answer, others)) for claim, answer in answers if claim.asserts]
        asserted += [
            (claim, _not_understood(claim, as_accepted(claim, answer, others)))
            for claim, answer in answers
            if claim.statement is Statement.UNCLEAR
        ]
        stated = [
            (claim, answer)
            for claim, answer in answers
            if not claim.asserts and claim.statement is not Statement.UNCLEAR and answer.verdict in _BEARING
        ]
        denied = [
            (claim, answer)
            for claim, answer in stated
            if claim.statement in _AGAINST and (answer.verdict in _SAME or not _has_edition(claim))
        ]
        best = min(asserted, key=lambda one: one[1].rank, default=None)
        if best is not None and best[1].verdict.is_met and not denied:  # the same is said to be pending, or planned
            denied = [one for one in stated if one[0].id is not None and one[0].id == best[0].id]
        if denied:
            claim, answer = min(denied, key=lambda one: one[1].rank)
            text = words.DENIED(
                claim=claim.as_written, statement=words.STATEMENT[claim.statement], words=_quoted(claim)
            )
            if best is not None and best[1].verdict.is_met:
                text = words.BOTH(asserted=best[1].message, denied=text)
                return best[0], evolve(best[1], verdict=Verdict.UNDETERMINED, code=RuleCode("EVD103"), message=text)
            against = evolve(answer, verdict=Verdict.DIVERGENT, code=RuleCode("EVD101"), message=text)
            if best is None or best[1].rank > against.rank or best[1].verdict is Verdict.UNKNOWN:
                return claim, against
        if best is not None and best[1].verdict is not Verdict.UNMATCHED:
            return best
        wanted = _wanted(tuple(references))
        if best is not None:
            return self._unmatched([one for one in asserted if one[1].verdict is Verdict.UNMATCHED], wanted)
        if stated:
            claim, answer = min(stated, key=lambda one: one[1].rank)
            text = words.STATED(
                claim=claim.as_written, statement=words.STATEMENT[claim.statement], words=_quoted(claim), wanted=wanted
            )
            return claim, Answer(Verdict.MISSING, RuleCode("EVD102"), text, answer.reference)
        text = words.MISSING(wanted=wanted, aside=self._aside(component))
        return None, Answer(Verdict.MISSING, RuleCode("MKT101"), text, references[0])

    def _unmatched(self, unmatched: Sequence[_Answered], wanted: str) -> _Answered:
        """Tell what is locked in from what has a counterpart at home, and is merely something else than is asked for."""
        for claim, answer in unmatched:
            if self.memo.is_locked_in(claim, self.at_home):
                return claim, answer
        claim, answer = unmatched[0]
        claims = list(dict.fromkeys(claim.as_written for claim, _ in unmatched))
        if len(claims) > 1:
            named = joined([*claims[:_FEW], *(["…"] if len(claims) > _FEW else [])], ", ", "、")
            answer = evolve(answer, message=words.NONE_RELATED(claims=named, wanted=wanted))
        return claim, evolve(answer, code=RuleCode("MKT103"))

    def _aside(self, component: Component) -> str:
        """Name the claims of which nothing is known, not even the domain: they may be meant to answer."""
        unknown = [claim.as_written for claim in component.claims if self._may_be_meant(claim)]
        if not unknown:
            return ""
        return words.IF_MEANT(claims=joined(unknown[:_FEW], ", ", "、"))

    def _may_be_meant(self, claim: Claim) -> bool:
        return claim.asserts and claim.domain is None and _is_not_covered(self.memo.status(claim))

    def citations(self, market: Market) -> Iterator[Notice]:
        """Say of each claim what the lists laid over a market say; which of them a product needs, no list tells."""
        claimed: dict[StandardId, dict[str, Component]] = {}
        for component in self.deployment.components:
            for claim in component.claims:
                if claim.id is not None and claim.asserts:
                    claimed.setdefault(claim.id, {})[component.name] = component
        for answer in judged(market, claimed, self.as_of):
            for one in answer.judgements:
                said = words.CITATION(
                    claim=answer.as_written,
                    act=list_words.act_name(one.list),
                    standing=list_words.STANDING[one.standing],
                    text=list_words.said(one, answer.claim),
                )
                reached: list[str] = []
                others: list[str] = []
                for name, component in claimed[answer.claim].items() if answer.claim is not None else ():
                    (
                        others if one.list.reaches(kinds_with(component.kind, component.traits)) is False else reached
                    ).append(name)
                for names, text in ((reached, said), (others, words.OUT_OF_REACH(text=said))):
                    if names:
                        yield Notice(NoticeKind.CITATION, market.code, text, components=tuple(names))

    # --- claims by themselves -------------------------------------------------------------------

    def _claims(self, told: set[tuple[str, Claim | None]]) -> Iterator[Finding]:
        """Yield what there is to say of claims by themselves; `told` are those that findings name already."""
        for component in self.deployment.components:
            for claim in component.claims:
                found = self.by_itself(component, claim)
                if found is not None and not (is_said_with(found) and (component.name, claim) in told):
                    yield found

    def by_itself(self, component: Component, claim: Claim) -> Finding | None:
        """Return what there is to say of a claim, whatever is asked."""
        if not claim.asserts:
            statement = words.STATEMENT[claim.statement]
            text = words.DENIED(claim=claim.as_written, statement=statement, words=_quoted(claim))
            code, verdict = RuleCode("EVD102"), Verdict.UNDETERMINED
            return Finding(code, verdict, Severity.NOTE, self.market, component, text, claim=claim)
        status = self.memo.status(claim)
        if status is None:
            return None
        return Finding(status.code, status.verdict, Severity.NOTE, self.market, component, status.message, claim=claim)


class Ask(NamedTuple):
    """One thing that is asked of one component: one of some references, by whom (a market's code or ``profile``)."""

    asked_by: str
    component: Component
    requirement: Requirement
    references: tuple[Reference, ...]


def is_said_with(finding: Finding) -> bool:
    """Return whether what there is to say of a claim by itself is said already where an answer names the claim.

    No catalog is needed to see that a claim is the very reference asked for.
    """
    return finding.verdict is Verdict.UNKNOWN or _is_stated(finding)


def tells(finding: Finding) -> bool:
    """Return whether an answer to what is asked says what there is to say of its claim."""
    return finding.verdict.is_met or _is_stated(finding)


def by_weight(finding: Finding, place: int = 0) -> tuple[object, ...]:
    """Return what findings are ordered by: exclusions first, the worst first, then the place of the component."""
    return (
        finding.exclusion is None,
        -finding.severity.level,
        -finding.verdict.rank,
        place,
        "" if finding.requirement is None else finding.requirement.id,
        finding.message,
    )


def _not_understood(claim: Claim, answer: Answer) -> Answer:
    """Return what a claim is worth of which nobody can tell whether it asserts conformity."""
    if not answer.verdict.is_met:
        return answer
    text = words.UNCLEAR(claim=claim.as_written, words=_quoted(claim))
    return evolve(answer, verdict=Verdict.UNDETERMINED, code=RuleCode("EVD104"), message=text)


def _is_stated(finding: Finding) -> bool:
    """Return whether a finding is about a claim that does not assert conformity."""
    return finding.claim is not None and not finding.claim.asserts


@functools.lru_cache(maxsize=4096)
def _reaches(
    kind: KindCode, traits: tuple[Trait, ...], wanted: tuple[KindCode, ...], barred: tuple[KindCode, ...]
) -> bool:
    """Return whether a product is of one of the wanted kinds, and of none of the barred ones."""
    kinds = kinds_with(kind, traits)
    return not kinds.isdisjoint(wanted) and kinds.isdisjoint(barred)


@functools.lru_cache(maxsize=4096)
def _wanted(references: tuple[Reference, ...]) -> Bilingual:
    return joined(map(str, references), " or ", " 或 ")


def _has_edition(claim: Claim) -> bool:
    return claim.id is not None and claim.id.is_dated


def _quoted(claim: Claim) -> str:
    return words.QUOTED(words=claim.words) if claim.words else ""


def _is_not_covered(status: ClaimStatus | None) -> bool:
    return status is not None and status.code == RuleCode("CAT101")


def _if_it_has(requirement: Requirement, market: str, components: Iterable[Component]) -> Notice:
    """Return that a requirement hangs on traits which some components do not state."""
    traits = joined(Bilingual(*TRAITS[trait]) for trait in requirement.traits)
    text = words.TRAITS(title=titled(requirement), traits=traits)
    names = tuple(component.name for component in components)
    return Notice(NoticeKind.CONDITION, market, text, requirement, None, names)


def _severity(requirement: Requirement, answer: Answer) -> Severity:
    if answer.verdict.is_met:
        return Severity.NONE
    weight = _SEVERITY[requirement.force]
    if answer.verdict.is_undecided or answer.code == RuleCode("EDN103"):
        # Not decided, or newer than asked: never as heavy as a plain divergence from the law.
        return min(weight, Severity.WARNING, key=lambda severity: severity.level)
    return weight


class Bar(NamedTuple):
    """Whether an exclusion names a component, and by what: a text of it, with where that stands."""

    match: Match
    text: str = ""


def product_names(component: Component, firms: FirmBook, unknown: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return the names of a product that may name a firm, each with what it is; most name nobody."""
    names = (("name", component.name), ("name", component.name_zh), ("model", component.version))
    return tuple((place, name) for place, name in names if name and firms.speaks(name, unknown))


def bars(
    component: Component, exclusion: Exclusion, firms: FirmBook, as_of: datetime.date, names: Iterable[tuple[str, str]]
) -> Bar:
    """Return whether an exclusion names a party, a name or the origin of a component, whatever its kind."""
    if exclusion.kind not in _MATCHABLE:
        return _CLEAR
    if component.jurisdiction is not None and component.jurisdiction in exclusion.origins:
        return Bar(Match.YES, component.supplier or component.jurisdiction)
    if not exclusion.suppliers:
        return _CLEAR
    barred, subsidiaries = exclusion.suppliers, exclusion.subsidiaries
    best = _CLEAR
    if component.supplier:
        match = firms.match(component.supplier, barred, as_of, subsidiaries=subsidiaries)
        best = _CLEAR if match is Match.NO else Bar(match, component.supplier)
    for party in component.parties:
        match = firms.match(party.name, barred, as_of, subsidiaries=subsidiaries)
        if match.rank < best.match.rank:
            best = Bar(match, words.NAMED_AS[party.role.value](name=party.name))
    for place, name in names:
        match = firms.match_product(name, barred, as_of, subsidiaries=subsidiaries)
        if match is Match.YES and component.part:
            match = Match.MAYBE  # a library is named for what it talks to as often as for who made it
        if match.rank < best.match.rank:
            best = Bar(match, words.NAMED_AS[place](name=name))
    return best


_CLEAR = Bar(Match.NO)
_OPEN = {Match.MAYBE, Match.NAMED}
