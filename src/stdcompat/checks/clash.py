"""Where markets get in each other's way: conflicts, and double burdens, which are none."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.checks import words
from stdcompat.checks.candidate import Candidates, Demand, demands_of
from stdcompat.checks.compare import accepted_editions, unheld_lists
from stdcompat.checks.finding import NoticeKind
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.relation import ANYTHING
from stdcompat.equivalence.resolution import Resolution
from stdcompat.language import Bilingual, in_language
from stdcompat.market.model import ExclusionKind, Force
from stdcompat.market.words import titled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.finding import Finding, Outcome
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.market.model import Reference

__all__ = ["Clash", "ClashKind", "find_clashes"]


class ClashKind(Choice):
    """How two markets get in each other's way.

    A conflict: no set of claims serves both. A double burden: one text at two editions, or with
    two sets of changes, so that it takes a claim for each.
    """

    CONFLICT = "conflict"
    """No one standard serves both markets."""
    DOUBLE_BURDEN = "double-burden"
    """Both ask for one text, at other editions or with other changes."""


@frozen
class Clash:
    """Two sides that contradict each other, and the components concerned.

    `markets` holds the markets checked on either side, `facts` the id of the requirement or
    exclusion of either; `resolution` says what the one's reference is to the other's.
    """

    __repr__ = brief

    kind: ClashKind
    markets: tuple[tuple[str, ...], tuple[str, ...]]
    facts: tuple[str, str]
    components: tuple[str, ...]
    text: str
    resolution: Resolution | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "kind": self.kind.value,
            "markets": [list(side) for side in self.markets],
            "facts": list(self.facts),
            "components": list(self.components),
            "text": self.text,
            "text_zh": in_language(self.text, "zh"),
            "resolution": None if self.resolution is None else self.resolution.to_dict(),
        }


def find_clashes(outcomes: Sequence[Outcome], resolver: Resolver) -> tuple[Clash, ...]:
    """Return where the markets of several checks of one deployment clash: conflicts first.

    A component that one market bars and another regulates by law is a conflict: no claim takes it
    into both. So is an origin that one bars while the other asks for local content. Two
    requirements on one domain are a double burden when their references correspond at other
    editions or with changes, and no single claim is known to answer both.
    """
    found: dict[tuple[object, ...], Clash] = {}
    for clash in (*_barred(outcomes), *_local(outcomes), *_burdens(outcomes, Candidates(resolver))):
        key = (clash.kind, clash.markets, clash.facts, clash.text)
        names = found[key].components if key in found else ()
        found[key] = evolve(clash, components=tuple(dict.fromkeys((*names, *clash.components))))
    return tuple(found.values())


def _barred(outcomes: Sequence[Outcome]) -> Iterator[Clash]:
    """Yield each component that one market bars while the law of another asks something of it."""
    for one, other in itertools.permutations(outcomes, 2):
        asked: dict[str, list[Finding]] = {}
        for finding in other.findings:
            if finding.requirement is not None and finding.requirement.force is Force.MANDATORY:
                asked.setdefault(finding.component.name, []).append(finding)
        for finding in one.findings:
            exclusion, name = finding.exclusion, finding.component.name
            if exclusion is None or name not in asked:
                continue
            here, there = finding.market, asked[name][0]
            assert there.requirement is not None  # noqa: S101  # selected above
            text = words.BARS_AND_ASKS(market=here, message=finding.message, other=there.market)
            facts = (exclusion.id, there.requirement.id)
            yield Clash(ClashKind.CONFLICT, ((here,), (there.market,)), facts, (name,), text)


def _local(outcomes: Sequence[Outcome]) -> Iterator[Clash]:
    """Yield each component whose origin one market bars while another asks for that very origin."""
    for one, other in itertools.permutations(outcomes, 2):
        wanted = [
            (notice.market, notice.exclusion, notice.components)
            for notice in other.notices
            if notice.kind is NoticeKind.NOT_MATCHABLE
            and notice.exclusion is not None
            and notice.exclusion.kind is ExclusionKind.LOCAL_CONTENT
        ]
        for finding in one.findings:
            barred, component = finding.exclusion, finding.component
            if barred is None or barred.kind is not ExclusionKind.ORIGIN:
                continue
            for market, local, names in wanted:
                if component.jurisdiction == market and component.name in names:
                    text = words.ORIGIN_AND_LOCAL(
                        market=finding.market, origin=market, barred=titled(barred), local=titled(local)
                    )
                    sides = ((finding.market,), (market,))
                    yield Clash(ClashKind.CONFLICT, sides, (barred.id, local.id), (component.name,), text)


def _burdens(outcomes: Sequence[Outcome], candidates: Candidates) -> Iterator[Clash]:
    """Yield each pair of requirements on one domain that takes two claims on what is one text."""
    by_component: dict[str, list[Demand]] = {}
    for demand in demands_of(finding for outcome in outcomes for finding in outcome.findings):
        if demand.requirement.force is not Force.VOLUNTARY:
            by_component.setdefault(demand.component.name, []).append(demand)
    alike: dict[tuple[object, ...], list[Demand]] = {}
    names: dict[tuple[object, ...], list[str]] = {}
    for name, demands in by_component.items():
        shape: tuple[object, ...] = tuple(demand.shape for demand in demands)
        alike.setdefault(shape, demands)
        names.setdefault(shape, []).append(name)
    for shape, demands in alike.items():
        for a, b in itertools.combinations(demands, 2):
            clash = _burden(a, b, candidates)
            if clash is not None:
                yield evolve(clash, components=tuple(names[shape]))


def _burden(a: Demand, b: Demand, candidates: Candidates) -> Clash | None:
    if a.requirement.domain != b.requirement.domain or set(a.markets) & set(b.markets):
        return None
    offers = dict.fromkeys((*candidates.offers(a), *candidates.offers(b)))
    if any(candidates.answer(id_, a) and candidates.answer(id_, b) for id_ in offers):
        return None
    link = next(filter(None, (_link(x, y, candidates.resolver) for x in a.references for y in b.references)), None)
    if link is None:
        return None
    one, other = (", ".join(demand.markets) for demand in (a, b))
    text = words.TWO_CLAIMS(one=one, a=a, other=other, b=b, why=_in_words(link))
    facts = (a.requirement.id, b.requirement.id)
    return Clash(ClashKind.DOUBLE_BURDEN, (a.markets, b.markets), facts, (), text, link)


def _link(x: Reference, y: Reference, resolver: Resolver) -> Resolution | None:
    """Return what connects two references: they are one text at some edition, or with some changes."""
    for one in accepted_editions(x, resolver):
        for other in accepted_editions(y, resolver):
            answer = resolver.resolve(one, other)
            if answer.gap is not None or answer.routes:
                return answer
    return None


def _in_words(link: Resolution) -> Bilingual:
    if link.gap is not None:
        return link.gap.said
    if link.relation == EQUAL:
        return words.NUMBER_COUNTS(a=link.a, b=link.b)
    if link.amendment_gap:
        return words.SUPPLEMENTS(claim=link.a, wanted=link.b, between=", ".join(link.supplements_between))
    if link.relation == ANYTHING:
        return words.CORRESPOND(a=link.a, b=link.b, lists=unheld_lists(link))
    relation = link.relation or words.FACTS_CONTRADICT
    return words.RELATION(a=link.a, b=link.b, relation=relation, lists=unheld_lists(link))
