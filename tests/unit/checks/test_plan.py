from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdcompat.agreement import AgreementBook, EvidenceJudge
from stdcompat.catalogs import Catalog, Confidence
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.model import PartialDate, Standard, Status
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import Outcome, Verdict, check_deployment
from stdcompat.checks.candidate import demands_of
from stdcompat.checks.plan import Plan, plan_claims
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse
from stdcompat.market import Exclusion, ExclusionKind, ExclusionStatus, Force, Market, Profile, Reference, Requirement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = "2026-11-21"


def reference(text: str) -> Reference:
    """Read ``ISO/IEC 27001 >=2022`` as a reference with its range."""
    name, _, editions = text.partition(" >=")
    return Reference(parse(name), f">={editions}" if editions else None)


def requirement(id: str, *any_of: str, all_of: Sequence[str] = (), **fields: Any) -> Requirement:
    given = {
        "title": f"Rule {id}",
        "domain": Domain("ict-safety"),
        "applies_to": (KindCode("ict-equipment"),),
        "force": Force.MANDATORY,
        "sources": (),
        "confidence": Confidence.HIGH,
        "any_of": tuple(map(reference, any_of)),
        "all_of": tuple(map(reference, all_of)),
    }
    return Requirement(id, **{**given, **fields})


def market(code: str, *facts: Requirement | Exclusion) -> Market:
    asked = tuple(one for one in facts if isinstance(one, Requirement))
    return Market(
        code, code, (), requirements=asked, exclusions=tuple(one for one in facts if isinstance(one, Exclusion))
    )


def exclusion(id: str = "x", **fields: Any) -> Exclusion:
    given: dict[str, Any] = {"title": "Barred", "kind": ExclusionKind.ORIGIN, "instrument": "Act", "scope": "all"}
    given |= {"applies_to": (KindCode("equipment"),), "status": ExclusionStatus.IN_FORCE, "sources": ()}
    return Exclusion(id, **{**given, "confidence": Confidence.HIGH, "origins": ("CN",), **fields})


def server(*claims: str, name: str = "Server", jurisdiction: str | None = "CN") -> Component:
    return Component(
        name, KindCode("server"), "S", jurisdiction, claims=tuple(Claim(parse(text), text) for text in claims)
    )


def outcomes(
    deployment: Deployment, markets: Sequence[Market], resolver: Resolver, profile: Profile | None = None
) -> list[Outcome]:
    judge = EvidenceJudge(AgreementBook(MemoryStore([])), ["EU"], resolver.as_of)
    return [check_deployment(deployment, [one], profile, resolver, judge) for one in markets]


def planned(component: Component, resolver: Resolver, *markets: Market, **options: Any) -> Plan:
    deployment = Deployment("D", (component,))
    return plan_claims(deployment, outcomes(deployment, markets, resolver), resolver, **options)


def claims(plan: Plan) -> list[str]:
    return [str(addition.claim) for addition in plan.additions]


class TestSmallest:
    def test_one_claim_for_two_markets(self, resolver: Resolver):
        eu = market("EU", requirement("a", "EN IEC 62368-1:2020"))
        other = market("X", requirement("b", "IEC 62368-1:2018", "UL 62368-1:2019"))
        plan = planned(server(), resolver, eu, other)
        assert claims(plan) == ["IEC 62368-1:2018"]
        assert (plan.at_least, plan.is_exact, plan.is_possible) == (1, True, True)
        assert [(demand.markets, answer.verdict.value) for demand, answer in plan.additions[0].answers] == [
            (("EU",), "equivalent"),
            (("X",), "satisfied"),
        ]

    def test_a_presumption_takes_the_cited_number_only(self, resolver: Resolver):
        eu = market("EU", requirement("a", "EN IEC 62368-1:2020", force=Force.PRESUMPTION))
        other = market("X", requirement("b", "IEC 62368-1:2018"))
        assert claims(planned(server(), resolver, eu, other)) == ["EN IEC 62368-1:2020"]
        foreign = market("X", requirement("b", "IEC 62368-1:2018", force=Force.PRESUMPTION))
        assert len(claims(planned(server(), resolver, eu, foreign))) == 2

    def test_what_the_supplier_has_at_home_wins_among_equals(self, resolver: Resolver):
        isms = requirement("a", "ISO/IEC 27001 >=2022", domain=Domain("information-security"))
        assert claims(planned(server(), resolver, market("EU", isms))) == ["GB/T 22080-2025"]
        abroad = planned(server(jurisdiction="UK"), resolver, market("EU", isms))
        assert claims(abroad) == ["ISO/IEC 27001:2022"]
        assert claims(planned(server(jurisdiction=None), resolver, market("EU", isms))) == ["ISO/IEC 27001:2022"]

    def test_where_it_belongs_counts_as_home(self, resolver: Resolver):
        plan = planned(
            server(jurisdiction="DE"),
            resolver,
            market("EU", requirement("a", "EN IEC 62368-1:2020")),
            belongs_to=lambda code: (code, "EU"),
        )
        assert [(str(one.claim), one.origin.value) for one in plan.additions] == [("EN IEC 62368-1:2020", "own")]

    def test_the_first_named_wins_when_nothing_else_decides(self, resolver: Resolver):
        asked = market("X", requirement("a", "UL 62368-1:2019", "GB 4943.1-2022"))
        assert claims(planned(server(jurisdiction="EU"), resolver, asked)) == ["UL 62368-1:2019"]

    def test_what_was_superseded_comes_last(self, resolver: Resolver):
        asked = market(
            "X", requirement("a", "ISO/IEC 27001:2013", "ISO/IEC 27001:2022", domain=Domain("information-security"))
        )
        assert claims(planned(server(jurisdiction="UK"), resolver, asked)) == ["ISO/IEC 27001:2022"]

    def test_all_of_makes_a_demand_of_each(self, resolver: Resolver):
        asked = market("X", requirement("a", all_of=["IEC 62368-1:2014", "GB 4943.1-2022"]))
        assert sorted(claims(planned(server(), resolver, asked))) == ["GB 4943.1-2022", "IEC 62368-1:2014"]
        assert claims(planned(server("EN 62368-1:2014"), resolver, asked)) == ["GB 4943.1-2022"]

    def test_what_is_met_needs_nothing(self, resolver: Resolver):
        asked = market("X", requirement("a", "IEC 62368-1:2018"))
        assert planned(server("EN IEC 62368-1:2020"), resolver, asked).additions == ()

    def test_what_is_undecided_is_planned_for_and_marked(self, resolver: Resolver):
        asked = market("X", requirement("a", "GB 4943.1-2022"))
        assert [one.if_needed for one in planned(server("IEC 62368-1:2018"), resolver, asked).additions] == [True]
        assert [one.if_needed for one in planned(server(), resolver, asked).additions] == [False]

    def test_what_is_voluntary_counts_when_asked_for(self, resolver: Resolver):
        asked = market("X", requirement("a", "GB 4943.1-2022", force=Force.VOLUNTARY))
        assert claims(planned(server(), resolver, asked)) == []
        assert claims(planned(server(), resolver, asked, voluntary=True)) == ["GB 4943.1-2022"]

    def test_the_bound_is_said(self, resolver: Resolver):
        facts = [requirement("a", "GB 4943.1-2022", "UL 62368-1:2019"), requirement("b", "IEC 62368-1:2014")]
        plan = planned(server(), resolver, market("X", *facts), steps=0)
        assert len(plan.additions) == 2
        assert plan.at_least in {1, 2}
        assert plan.is_exact == (plan.at_least == 2)

    def test_a_buyers_rule_is_one_demand_in_every_market(self, resolver: Resolver):
        deployment = Deployment("D", (server(),))
        tender = Profile("T", (requirement("t", "GB 4943.1-2022", force=Force.CONTRACTUAL),))
        found = outcomes(deployment, [market("EU"), market("CN")], resolver, tender)
        plan = plan_claims(deployment, found, resolver)
        assert [demand.markets for demand, _ in plan.additions[0].answers] == [("EU", "CN")]


class TestBlocks:
    def test_nothing_offsets_an_exclusion(self, resolver: Resolver):
        us = market("US", exclusion(), requirement("a", "UL 62368-1:2019"))
        cn = market("CN", requirement("b", "GB 4943.1-2022"))
        plan = planned(server(), resolver, us, cn)
        assert not plan.is_possible
        assert [(block.markets, block.exclusion and block.exclusion.id) for block in plan.blocks] == [(("US",), "x")]
        assert claims(plan) == ["GB 4943.1-2022"], "no claim for a market that bars the component"

    def test_an_exclusion_of_two_markets_is_one_block(self, resolver: Resolver):
        shared = exclusion()
        plan = planned(server(), resolver, market("A", shared), market("B", shared))
        assert [block.markets for block in plan.blocks] == [("A", "B")]

    @pytest.mark.parametrize(
        "entry", [{"status": Status.DRAFT}, {"status": Status.CURRENT, "published": PartialDate("2027")}]
    )
    def test_nobody_claims_what_is_not_published(self, entry: dict[str, Any]):
        draft = Standard(
            parse("ISO 99999:2027"), "T", (Domain("ict-safety"),), sources=(), confidence=Confidence.HIGH, **entry
        )
        resolver = Resolver(Catalog.from_records([draft]), DAY)
        plan = planned(server(), resolver, market("X", requirement("a", "ISO 99999:2027")))
        assert (plan.additions, plan.at_least, plan.is_possible) == ((), 0, False)
        assert plan.blocks[0].text.startswith("Rule a: ISO 99999:2027 cannot be claimed")
        assert plan.to_dict()["blocks"][0]["demand"]["requirement"] == "a"

    def test_what_names_no_standard_is_listed(self, resolver: Resolver):
        plan = planned(server(), resolver, market("X", requirement("a")))
        assert [notice.text for notice in plan.unnamed] == ["Rule a: no standard is named, so nothing is matched"]
        assert plan.is_possible


def test_plain_values(resolver: Resolver):
    us = market("US", exclusion(), requirement("a", "UL 62368-1:2019"), requirement("n"))
    cn = market("CN", requirement("b", "GB 4943.1-2022"), requirement("c", "IEC 62368-1:2018"))
    plain = planned(server(jurisdiction="CN"), resolver, us, cn).to_dict()
    assert (plain["possible"], plain["exact"], plain["at_least"]) == (False, True, 2)
    assert [one["claim"] for one in plain["additions"]] == ["GB 4943.1-2022", "IEC 62368-1:2018"]
    answer = plain["additions"][0]["answers"][0]
    assert (answer["requirement"], answer["wanted"], answer["today"]) == ("b", ["GB 4943.1-2022"], "missing")
    assert plain["unnamed"][0]["market"] == "US"


POOL = [
    *("IEC 62368-1:2014", "IEC 62368-1:2018", "EN 62368-1:2014", "EN IEC 62368-1:2020", "GB 4943.1-2022"),
    *("UL 62368-1:2019", "IEC 62676-1-1:2013", "EN 62676-1-1:2014", "ISO/IEC 27001:2022", "GB/T 22080-2025"),
]
FORCES = st.sampled_from([Force.MANDATORY, Force.PRESUMPTION, Force.CONTRACTUAL])


@st.composite
def requirements(draw: st.DrawFn, id: str) -> Requirement:
    named = draw(st.lists(st.sampled_from([*POOL, "IEC 62368-1", "ISO/IEC 27001 >=2013"]), min_size=1, max_size=3))
    unique = list(dict.fromkeys(named))
    whole = draw(st.booleans())
    return requirement(id, *([] if whole else unique), all_of=unique if whole else (), force=draw(FORCES))


def enough(component: Component, added: Sequence[str], markets: Sequence[Market], resolver: Resolver) -> bool:
    """Ask the check itself whether claims are enough; a presumption takes the accepted number."""
    more = tuple(Claim(parse(text), text) for text in added)
    deployment = Deployment("D", (attrs.evolve(component, claims=component.claims + more),))
    for outcome in outcomes(deployment, markets, resolver):
        for finding in outcome.findings:
            if finding.requirement is None:
                continue
            cited = finding.requirement.force is Force.PRESUMPTION
            if not (finding.verdict is Verdict.SATISFIED if cited else finding.verdict.is_met):
                return False
    return True


@settings(max_examples=40)
@given(st.tuples(*(requirements(id=letter) for letter in "abcd")), st.integers(1, 4))
def test_no_smaller_set_passes_the_check(root: Path, asked: tuple[Requirement, ...], count: int):
    resolver = Resolver(Catalog.from_toml(root / "tests" / "facts" / "catalog.toml"), DAY)
    half = max(1, count // 2)
    markets = [market("A", *asked[:half]), market("B", *asked[half:count])]
    plan = planned(server(), resolver, *markets)
    assert plan.is_exact
    assert plan.is_possible
    assert enough(server(), claims(plan), markets, resolver)
    everything = [str(id_) for id_ in resolver.catalog]
    for fewer in itertools.combinations(everything, len(plan.additions) - 1) if plan.additions else ():
        if len(fewer) > 2:  # the smaller ones are enough to catch a set that is too large
            break
        assert not enough(server(), fewer, markets, resolver)


@given(st.tuples(*(requirements(id=letter) for letter in "abc")), st.permutations(range(3)))
def test_order_does_not_matter(root: Path, asked: tuple[Requirement, ...], order: list[int]):
    resolver = Resolver(Catalog.from_toml(root / "tests" / "facts" / "catalog.toml"), DAY)
    one = planned(server(), resolver, *(market(rule.id, rule) for rule in asked))
    other = planned(server(), resolver, *(market(asked[n].id, asked[n]) for n in order))
    assert sorted(claims(one)) == sorted(claims(other))


def test_demands_join_what_markets_share(resolver: Resolver):
    shared = requirement("a", "IEC 62368-1:2018")
    deployment = Deployment("D", (server(),))
    found = outcomes(deployment, [market("DE", shared), market("FR", shared)], resolver)
    demands = demands_of(finding for outcome in found for finding in outcome.findings)
    assert [(demand.markets, str(demand)) for demand in demands] == [(("DE", "FR"), "IEC 62368-1:2018")]
