"""One market's answers for component after component, put together from parts that many of them share.

Ten thousand components that are all unlike each other are of a hundred kinds, from a few homes, and
claim a few thousand standards. So what is asked is worked out for each kind, who is excluded for each
supplier, and an answer for each group of claims that have a part in it: the engine judges these parts
(`stdcompat.checks.engine.Check`), and what is put together is what it says of the whole component.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat._records import evolve
from stdcompat.batch.rows import finding_row, nothing_row, notice_row
from stdcompat.catalogs.vocabulary import KindCode
from stdcompat.checks.engine import Ask, Check, bars, by_weight, is_said_with, tells
from stdcompat.checks.finding import Finding, Notice
from stdcompat.deployment.model import Component, Deployment
from stdcompat.market.firms import Match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stdcompat.batch.encode import Encoder
    from stdcompat.batch.kept import Rows
    from stdcompat.facts import Facts
    from stdcompat.market import Market, Profile
    from stdcompat.market.model import Exclusion, Reference, Requirement

__all__ = ["MarketAnswers"]

_Claimed = tuple[int, int]  # what a claim says and what is shown for it, as the encoder numbers them
_Weighed = tuple[tuple[object, ...], int]  # what rows are ordered by, the number of one

_order = itemgetter(0)
_ANY: Final = Component("batch", KindCode("equipment"))  # where nothing but its claims matters


class MarketAnswers:
    """One market with what it belongs to."""

    def __init__(self, lineage: Sequence[Market], profile: Profile | None, facts: Facts) -> None:
        self._lineage = lineage
        self._profile = profile
        self._facts = facts
        self._judge = facts.judge(lineage)
        self._has_lists = any(market.lists is not None for market in lineage)
        self.code = lineage[0].code if lineage else "profile"
        self._unknown = facts.firms.unknown_among(
            name for market in lineage for exclusion in market.exclusions for name in exclusion.suppliers
        )
        self.conditions = {fact.condition for fact in self._all_facts() if fact.condition is not None}

    def _all_facts(self) -> Iterator[Requirement | Exclusion]:
        for market in self._lineage:
            yield from market.requirements
            yield from market.exclusions
        if self._profile is not None:
            yield from self._profile.requirements

    def bars(self, supplier: str | None, jurisdiction: str | None) -> bool:
        """Return whether any exclusion names a supplier or its jurisdiction."""
        one = Component("any", KindCode("equipment"), supplier, jurisdiction)
        firms, day = self._facts.firms, self._facts.resolver.as_of
        return any(
            bars(one, exclusion, firms, day, ()).match is not Match.NO
            for market in self._lineage
            for exclusion in market.exclusions
        )

    def speaks(self, product: str) -> bool:
        """Return whether the name of a product may name somebody who is barred."""
        return self._facts.firms.speaks(product, self._unknown)

    def begin(self, encoder: Encoder, rows: Rows) -> None:
        """Forget all answers, and take what numbers mean from now on."""
        self._encoder = encoder
        self._rows = rows
        self._heads: dict[bytes, _Head] = {}
        self._shapes: dict[tuple[Any, ...], tuple[list[_Answers], list[int]]] = {}
        self._asks: dict[tuple[Any, ...], _Answers] = {}
        self._by_itself = _ByItself(self._checked(_ANY), encoder, self._weighed)
        self._cited: dict[tuple[Any, ...], list[int]] = {}
        self._nothing = rows.number(nothing_row(self.code))

    def __len__(self) -> int:
        return len(self._heads) + len(self._by_itself) + len(self._cited) + sum(map(len, self._asks.values()))

    def answer(self, head: bytes, claims: Sequence[_Claimed]) -> list[int]:
        """Return the rows of one component, in the order in which a report has them."""
        known = self._known(head)
        weighed, told = known.excluded.copy(), set()
        for answers in known.asked:
            bearing = answers.bearing
            found = answers.of(known.component.jurisdiction, tuple([one for one in claims if bearing[one[0]]]))
            weighed.append(found[0])
            told.add(found[1])
        for claim in claims:
            said = self._by_itself[claim[0]]
            if said is not None and not (said[1] and claim in told):
                weighed.append(said[0])
        weighed.sort(key=_order)
        numbers = [number for _, number in weighed]
        numbers += known.notices
        if self._has_lists:
            numbers += self._citations(known.component, claims)
        numbers += known.last
        return numbers or [self._nothing]

    def asked(self, head: bytes) -> Iterator[Reference]:
        """Yield what is asked of a component, whatever it claims."""
        for answers in self._known(head).asked:
            yield from answers.references

    def _known(self, head: bytes) -> _Head:
        known = self._heads.get(head)
        if known is None:
            known = self._heads[head] = self._head(head)
        return known

    def _checked(self, component: Component, conditions: tuple[str, ...] = ()) -> Check:
        deployment = Deployment("batch", (component,), conditions=conditions)
        resolver, firms = self._facts.resolver, self._facts.firms
        return Check(deployment, self._lineage, self._profile, resolver, self._judge, firms=firms)

    def _head(self, head: bytes) -> _Head:
        """Work out what does not depend on the claims: who is excluded, and what is asked."""
        component, conditions = self._encoder.component(head), self._encoder.conditions(head)
        check = self._checked(component, conditions)
        found = list(check.exclusions())
        excluded = [self._weighed(one) for one in found if isinstance(one, Finding)]
        notices = [self._noticed(one) for one in found if isinstance(one, Notice)]
        shape = component.kind, component.traits, component.part, conditions
        if shape not in self._shapes:
            self._shapes[shape] = self._shape(check)
        asked, more = self._shapes[shape]
        last = [self._noticed(one) for one in check.remarks()]
        return _Head(component, excluded, asked, [*notices, *more], last)

    def _shape(self, check: Check) -> tuple[list[_Answers], list[int]]:
        """Return what is asked of components that are alike but for their suppliers and their claims."""
        asked: list[_Answers] = []
        notices: list[int] = []
        for one in check.asked():
            if isinstance(one, Notice):
                notices.append(self._noticed(one))
                continue
            key = one.asked_by, one.requirement, one.references
            if key not in self._asks:
                self._asks[key] = _Answers(check, one, self._encoder, self._weighed)
            asked.append(self._asks[key])
        return asked, notices

    def _citations(self, component: Component, claims: Sequence[_Claimed]) -> list[int]:
        """Return the notices of the lists laid over the markets, on each standard that is claimed."""
        key = component.kind, component.traits, tuple(said for said, _ in claims)
        if key not in self._cited:
            check = self._checked(evolve(component, claims=tuple(map(self._encoder.said, key[2]))))
            self._cited[key] = [self._noticed(one) for market in self._lineage for one in check.citations(market)]
        return self._cited[key]

    def _weighed(self, finding: Finding) -> _Weighed:
        row = finding_row(finding, finding.asked_by, self._facts.catalog.document_key)
        return by_weight(finding), self._rows.number(row)

    def _noticed(self, notice: Notice) -> int:
        return self._rows.number(notice_row(notice, self.code))


class _Head(NamedTuple):
    """What the answers of some components have in common, whatever they claim."""

    component: Component
    excluded: list[_Weighed]
    asked: list[_Answers]
    notices: list[int]
    last: list[int]


class _Answers:
    """The answers to one thing that is asked, by the claims that have a part in them."""

    def __init__(self, check: Check, ask: Ask, encoder: Encoder, weighed: Callable[[Finding], _Weighed]) -> None:
        self.references = ask.references
        self.bearing = _Bearing(check, ask, encoder)
        self._check = check
        self._ask = ask
        self._encoder = encoder
        self._weighed = weighed
        self._answers: dict[tuple[Any, ...], tuple[_Weighed, _Claimed | None]] = {}

    def of(self, home: str | None, claims: tuple[_Claimed, ...]) -> tuple[_Weighed, _Claimed | None]:
        """Return the row that answers for a supplier from somewhere, and the claim that it tells of."""
        key = home, claims
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = self._judged(home, claims)
        return found

    def __len__(self) -> int:
        return len(self._answers) + len(self.bearing)

    def _judged(self, home: str | None, claims: tuple[_Claimed, ...]) -> tuple[_Weighed, _Claimed | None]:
        made = tuple(map(self._encoder.claim, claims))
        component = evolve(_ANY, jurisdiction=home, claims=made)
        finding = self._check.judge(self._ask._replace(component=component))
        told = None if finding.claim is None or not tells(finding) else claims[made.index(finding.claim)]
        return self._weighed(finding), told


class _Bearing(dict[int, bool]):
    """Whether what a claim says has a part in an answer, by the number of what it says."""

    def __init__(self, check: Check, ask: Ask, encoder: Encoder) -> None:
        self._check = check
        self._ask = ask
        self._encoder = encoder

    def __missing__(self, said: int) -> bool:
        found = self[said] = self._check.bears(self._encoder.said(said), self._ask.requirement, self._ask.references)
        return found


class _ByItself(dict[int, "tuple[_Weighed, bool] | None"]):
    """What there is to say of claims by themselves, and whether an answer that tells of one says it already."""

    def __init__(self, check: Check, encoder: Encoder, weighed: Callable[[Finding], _Weighed]) -> None:
        self._check = check
        self._encoder = encoder
        self._weighed = weighed

    def __missing__(self, said: int) -> tuple[_Weighed, bool] | None:
        finding = self._check.by_itself(_ANY, self._encoder.said(said))
        found = self[said] = None if finding is None else (self._weighed(finding), is_said_with(finding))
        return found
