"""The smallest set of additional claims that meets what is asked, or what prevents that."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.checks import words
from stdcompat.checks.candidate import Candidates, Demand, demands_of
from stdcompat.checks.compare import Answer
from stdcompat.checks.finding import Notice, NoticeKind, RemedyOrigin
from stdcompat.checks.smallest import STEPS, smallest_choice
from stdcompat.deployment.model import Component
from stdcompat.identifiers import StandardId
from stdcompat.language import joined
from stdcompat.market.model import Exclusion, Force
from stdcompat.market.words import titled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stdcompat.checks.finding import Finding, Outcome
    from stdcompat.deployment.model import Deployment
    from stdcompat.equivalence.resolver import Resolver

__all__ = ["Addition", "Block", "Plan", "plan_claims"]


@frozen
class Addition:
    """One claim to add: by which component, and how it answers what is not met today."""

    __repr__ = brief

    component: Component
    claim: StandardId
    origin: RemedyOrigin
    answers: tuple[tuple[Demand, Answer], ...]

    @property
    def if_needed(self) -> bool:
        """Whether it answers only what cannot be decided today, and so may turn out needless."""
        return all(demand.verdict.is_undecided for demand, _ in self.answers)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "component": self.component.name,
            "claim": str(self.claim),
            "origin": self.origin.value,
            "if_needed": self.if_needed,
            "answers": [
                {
                    **_plain_demand(demand),
                    "verdict": answer.verdict.value,
                    "message": answer.message,
                    "resolution": None if answer.resolution is None else answer.resolution.to_dict(),
                }
                for demand, answer in self.answers
            ],
        }


@frozen
class Block:
    """Why no claim helps a component: it is barred, or nothing that is asked for can be claimed.

    Exactly one of `exclusion` and `demand` is set.
    """

    __repr__ = brief

    component: Component
    markets: tuple[str, ...]
    text: str
    exclusion: Exclusion | None = None
    demand: Demand | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "component": self.component.name,
            "markets": list(self.markets),
            "text": self.text,
            "exclusion": None if self.exclusion is None else self.exclusion.id,
            "demand": None if self.demand is None else _plain_demand(self.demand),
        }


@frozen
class Plan:
    """The smallest set of claims to add.

    Attributes:
        additions: the claims, in the order of the components.
        blocks: what no claim helps against; while there are any, no set of claims is enough.
        at_least: how many claims it takes at the least; as many as there are when the search ended.
        unnamed: what is asked without naming a standard, so that no claim answers it.
        as_of: the date of every answer.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> plan = stdcompat.plan(stack, ["EU", "UK"], as_of="2026-11-21")
    >>> plan.is_exact, plan.is_possible
    (True, True)
    """

    __repr__ = brief

    additions: tuple[Addition, ...]
    blocks: tuple[Block, ...]
    at_least: int
    unnamed: tuple[Notice, ...]
    as_of: datetime.date

    @property
    def is_possible(self) -> bool:
        """Whether the claims are enough for everything that names a standard."""
        return not self.blocks

    @property
    def is_exact(self) -> bool:
        """Whether no smaller set is enough; otherwise the search stopped at its bound."""
        return len(self.additions) == self.at_least

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "possible": self.is_possible,
            "exact": self.is_exact,
            "at_least": self.at_least,
            "additions": [addition.to_dict() for addition in self.additions],
            "blocks": [block.to_dict() for block in self.blocks],
            "unnamed": [
                {"market": notice.market, "text": notice.text, "components": list(notice.components)}
                for notice in self.unnamed
            ],
        }


def plan_claims(  # noqa: PLR0913  # two of them are choices with a default
    deployment: Deployment,
    outcomes: Sequence[Outcome],
    resolver: Resolver,
    belongs_to: Callable[[str], Sequence[str]] = lambda code: (code,),
    *,
    voluntary: bool = False,
    steps: int = STEPS,
) -> Plan:
    """Return the fewest claims to add so that every check comes out met.

    A claim answers a demand when the check would say so, except that for a presumption of
    conformity the cited number alone counts. Among sets of one size, the claims nearest to the
    supplier win. A component that a market bars gets no claim for that market: nothing offsets an
    exclusion.

    Args:
        deployment: what was checked.
        outcomes: what its checks found, one for each market.
        resolver: the resolver of those checks.
        belongs_to: returns the codes that count as a jurisdiction.
        voluntary: whether what is asked for without any force counts too.
        steps: the bound of the search (see `smallest_choice`).
    """
    found: dict[str, list[Finding]] = {component.name: [] for component in deployment.components}
    for outcome in outcomes:
        for finding in outcome.findings:
            if finding.requirement is None or voluntary or finding.requirement.force is not Force.VOLUNTARY:
                found[finding.component.name].append(finding)
    candidates = Candidates(resolver)
    solved: dict[tuple[object, ...], _Solution] = {}  # components that are asked the same need the same
    additions: list[Addition] = []
    blocks: list[Block] = []
    at_least = 0
    for component in deployment.components:
        findings = found[component.name]
        barred = _barred(component, findings)
        where = {market for block in barred for market in block.markets}
        asked = demands_of(f for f in findings if not f.verdict.is_met and f.market not in where)
        blocks += barred
        blocks += (_nothing_to_claim(demand) for demand in asked if not candidates.offers(demand))
        demands = [demand for demand in asked if candidates.offers(demand)]
        own = () if component.jurisdiction is None else tuple(belongs_to(component.jurisdiction))
        key = (own, *(demand.shape for demand in demands))
        if key not in solved:
            solved[key] = _solve(demands, own, candidates, steps)
        solution = solved[key]
        additions += _additions(component, demands, solution)
        at_least += solution.at_least
    unnamed = (notice for outcome in outcomes for notice in outcome.notices if notice.kind is NoticeKind.NO_STANDARD)
    return Plan(tuple(additions), tuple(blocks), at_least, tuple(dict.fromkeys(unnamed)), resolver.as_of)


def _barred(component: Component, findings: Iterable[Finding]) -> list[Block]:
    """Return what bars a component, each exclusion once with every market that applies it."""
    found: dict[str, Block] = {}
    for finding in findings:
        exclusion = finding.exclusion
        if exclusion is not None:
            markets = found[exclusion.id].markets if exclusion.id in found else ()
            found[exclusion.id] = Block(component, (*markets, finding.market), finding.message, exclusion)
    return list(found.values())


def _nothing_to_claim(demand: Demand) -> Block:
    text = words.CANNOT_BE_CLAIMED(
        title=titled(demand.requirement), demand=joined(map(str, demand.references), " or ", " 或 ")
    )
    return Block(demand.component, demand.markets, text, None, demand)


class _Solution(NamedTuple):
    """The fewest claims for some demands: each with its origin and its answer to every demand."""

    claims: tuple[tuple[StandardId, RemedyOrigin, tuple[Answer | None, ...]], ...]
    at_least: int


def _solve(demands: Sequence[Demand], own: Sequence[str], candidates: Candidates, steps: int) -> _Solution:
    ranked = candidates.ranked(demands, own)
    answers = [tuple(candidates.answer(id_, demand) for demand in demands) for id_ in ranked]
    groups = [[number for number in range(len(ranked)) if answers[number][n] is not None] for n in range(len(demands))]
    choice = smallest_choice(groups, steps)
    claims = ((ranked[number], candidates.origin(ranked[number], own), answers[number]) for number in choice.chosen)
    return _Solution(tuple(claims), choice.at_least)


def _additions(component: Component, demands: Sequence[Demand], solution: _Solution) -> Iterator[Addition]:
    for claim, origin, answers in solution.claims:
        met = ((demand, answer) for demand, answer in zip(demands, answers, strict=True) if answer is not None)
        yield Addition(component, claim, origin, tuple(met))


def _plain_demand(demand: Demand) -> dict[str, Any]:
    return {
        "requirement": demand.requirement.id,
        "title": demand.requirement.title,
        "wanted": [str(reference) for reference in demand.references],
        "markets": list(demand.markets),
        "today": demand.verdict.value,
    }
