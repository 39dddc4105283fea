from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.agreement import AgreementBook, EvidenceJudge
from stdcompat.analysis import Exposure, ExposureStanding, Kind, LockInExposure, Need, coverage, lock_in, reach
from stdcompat.catalogs import Confidence, Degree
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import Finding, check_deployment
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse, try_parse
from stdcompat.market import Exclusion, ExclusionKind, ExclusionStatus, Force, Market, Reference, Requirement

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = datetime.date(2026, 11, 21)


def component(name: str, *claims: str, supplier: str | None = None) -> Component:
    made = tuple(Claim(try_parse(one), one) for one in claims)
    return Component(name, KindCode("server"), supplier, None, claims=made)


def standings(found: LockInExposure) -> dict[str, ExposureStanding]:
    return {one.claim.as_written: one.standing for one in found.claims}


class TestLockIn:
    """Every kind of claim once, counted by hand."""

    @pytest.fixture
    def found(self, build: Any) -> LockInExposure:
        catalog = build.catalog(
            *("ISO 1:2015", "ISO 2:2010", "GB/T 1-2016", "GB/T 2-2011", "GB/T 2-2020", "GB/T 3-2020", "GB/T 4-2020"),
            *("GB/T 5-2020", "YD/T 5-2020", "UL 6:2020", "BS 7:2020", "EN 7:2020", "GB/T 8-2016", "UL 8:2016"),
            build.adoption("GB/T 1-2016", "ISO 1:2015"),
            build.adoption("GB/T 2-2011", "ISO 2:2010", degree=Degree.MOD),
            build.adoption("YD/T 5-2020", "GB/T 5-2020"),  # the same jurisdiction: no way out
            build.adoption("GB/T 4-2020", "UL 6:2020", degree=Degree.NEQ),
            build.adoption("BS 7:2020", "EN 7:2020"),
            *(build.adoption(one, "ISO 1:2015", degree=Degree.MOD) for one in ("GB/T 8-2016", "UL 8:2016")),
        )
        claims = [
            component("A", "GB/T 1-2016", "GB/T 2-2020", "GB/T 3-2020", "GB/T 4-2020", supplier="North"),
            component("B", "GB/T 5-2020", "GB/T 3", "GB/T 99-2020", "GB/T 98", "GB/T 3 (all parts)", supplier="North"),
            component("C", "ISO 1:2015", "QQ 1", "gibberish", "BS 7:2020", "GB/T 3-2020"),
        ]
        deployment = Deployment("D", tuple(claims))
        return lock_in(deployment, Resolver(catalog, DAY), lambda code: (code, "EU") if code == "UK" else (code,))

    def test_each_claim_has_its_standing(self, found: LockInExposure):
        assert standings(found) == {
            "GB/T 1-2016": ExposureStanding.OPEN,
            "GB/T 2-2020": ExposureStanding.OPEN,
            "GB/T 3-2020": ExposureStanding.LOCKED,
            "GB/T 4-2020": ExposureStanding.OPEN,
            "GB/T 5-2020": ExposureStanding.LOCKED,
            "GB/T 3": ExposureStanding.LOCKED,
            "GB/T 99-2020": ExposureStanding.UNKNOWN,  # not held: nobody can tell
            "GB/T 98": ExposureStanding.UNKNOWN,
            "GB/T 3 (all parts)": ExposureStanding.UNKNOWN,
            "ISO 1:2015": ExposureStanding.INTERNATIONAL,
            "QQ 1": ExposureStanding.UNKNOWN,
            "gibberish": ExposureStanding.UNKNOWN,
            "BS 7:2020": ExposureStanding.LOCKED,  # in this world BS belongs to the EU
        }

    def test_what_is_adopted_abroad_is_no_lock_in_where_one_adoption_is_not_recorded(self, build: Any):
        catalog = build.catalog(
            *("EN 7:2020", "EN 8:2020", "GB/T 7-2021", "GB/T 9-2021"), build.adoption("GB/T 7-2021", "EN 7:2020")
        )
        stack = Deployment("D", (component("A", "EN 8:2020", "GB/T 9-2021"),))
        assert standings(lock_in(stack, Resolver(catalog, DAY))) == {
            "EN 8:2020": ExposureStanding.UNKNOWN,
            "GB/T 9-2021": ExposureStanding.LOCKED,
        }

    def test_the_standards_of_the_market_to_be_reached_lock_nobody_in(self, build: Any):
        catalog = build.catalog("EN 8:2020", "GB/T 9-2021", "BS 9:2020")
        stack = Deployment("D", (component("A", "EN 8:2020", "GB/T 9-2021", "BS 9:2020"),))

        def belongs_to(code: str) -> tuple[str, ...]:
            return (code, "EU") if code == "UK" else (code,)

        for market, locked in (("EU", {"GB/T 9-2021"}), ("UK", {"GB/T 9-2021"}), ("CN", {"EN 8:2020", "BS 9:2020"})):
            found = standings(lock_in(stack, Resolver(catalog, DAY), belongs_to, market))
            assert {claim for claim, one in found.items() if one is ExposureStanding.LOCKED} == locked

    def test_what_replaced_a_standard_is_a_way_out(self, build: Any):
        catalog = build.catalog(
            *("GB/T 10-2008", "ISO 10:2015", build.standard("GB/T 10.1-2021", replaces=("GB/T 10-2008",))),
            build.adoption("GB/T 10.1-2021", "ISO 10:2015", degree=Degree.MOD),
        )
        stack = Deployment("D", (component("A", "GB/T 10-2008", "GB 10-2008"),))
        assert set(standings(lock_in(stack, Resolver(catalog, DAY))).values()) == {ExposureStanding.OPEN}

    def test_another_prefix_of_the_same_number_is_the_same_standard(self, build: Any):
        catalog = build.catalog("UL 11:2020", "ISO 11:2020", build.adoption("UL 11:2020", "ISO 11:2020"))
        stack = Deployment("D", (component("A", "UL 11:2020", "ANSI/UL 11:2020"),))
        assert set(standings(lock_in(stack, Resolver(catalog, DAY))).values()) == {ExposureStanding.OPEN}

    def test_open_claims_say_how_they_correspond(self, found: LockInExposure):
        kinds = {one.claim.as_written: one.counterpart and one.counterpart.kind for one in found.claims}
        assert kinds["GB/T 1-2016"] is Kind.IDT
        assert kinds["GB/T 2-2020"] is Kind.EDITION
        assert kinds["GB/T 4-2020"] is Kind.NEQ

    def test_exposure_is_counted_by_component_supplier_and_jurisdiction(self, found: LockInExposure):
        assert found.overall == Exposure("all", 14, 5, 5)
        assert found.by("component") == (Exposure("A", 4, 1, 0), Exposure("B", 5, 2, 3), Exposure("C", 5, 2, 2))
        assert found.by("supplier") == (Exposure("", 5, 2, 2), Exposure("North", 9, 3, 3))
        assert found.by("jurisdiction") == (
            Exposure("", 2, 0, 2),
            Exposure("CN", 10, 4, 3),
            Exposure("UK", 1, 1, 0),
            Exposure("international", 1, 0, 0),
        )

    def test_the_size_of_the_world_goes_with_it(self, found: LockInExposure):
        assert (found.publishers, found.jurisdictions) == (6, 4)
        assert "among the 6 publishers of 4 jurisdictions" in found.caveat

    def test_as_plain_values(self, found: LockInExposure):
        plain = found.to_dict()
        assert plain["overall"] == {"of": "all", "claims": 14, "locked": 5, "unknown": 5}
        assert plain["by_supplier"][1]["of"] == "North"
        assert plain["claims"][0] == {
            "component": "A",
            "supplier": "North",
            "claim": "GB/T 1-2016",
            "jurisdiction": "CN",
            "standing": "open",
            "best": "IDT",
            "counterpart": "ISO 1:2015",
        }
        assert "counterpart" not in plain["claims"][2]

    def test_what_the_facts_leave_open_is_unknown(self, build: Any):
        facts = [build.adoption(one, "GB 1-2015", degree=Degree.MOD) for one in ("YD 1-2016", "UL 1:2016")]
        catalog = build.catalog("GB 1-2015", "YD 1-2016", "UL 1:2016", *facts)
        found = lock_in(Deployment("D", (component("A", "YD 1-2016"),)), Resolver(catalog, DAY))
        assert standings(found) == {"YD 1-2016": ExposureStanding.UNKNOWN}

    def test_of_what_is_known_by_its_name_only_nobody_can_tell(self, build: Any):
        found = lock_in(
            Deployment("D", (component("A", "GB 40"),)), Resolver(build.catalog("GB 40", "ISO 1:2020"), DAY)
        )
        assert standings(found) == {"GB 40": ExposureStanding.UNKNOWN}


def requirement(id: str, force: Force, reference: str, domain: str = "codes", kind: str = "server") -> Requirement:
    return Requirement(
        id=id,
        title=id,
        domain=Domain(domain),
        applies_to=(KindCode(kind),),
        force=force,
        sources=(),
        confidence=Confidence.HIGH,
        any_of=(Reference(parse(reference)),),
    )


@pytest.fixture
def deployment() -> Deployment:
    display = Component("Display", KindCode("display"), "South", "CN", claims=(Claim(parse("GB 1-2016"), "GB 1-2016"),))
    return Deployment(
        "D",
        (
            component("Both", "GB 1-2016", supplier="North"),
            component("Open", "GB 2-2016", supplier="North"),
            component("None"),
            component("Barred", "GB 1-2016", supplier="Shark"),
            display,
        ),
    )


@pytest.fixture
def findings(build: Any, deployment: Deployment) -> Sequence[Finding]:
    catalog = build.catalog(
        *("ISO 1:2015", "GB 1-2016", "GB 2-2016"),
        build.adoption("GB 1-2016", "ISO 1:2015"),
        build.adoption("GB 2-2016", "ISO 1:2015", degree=Degree.MOD),
    )
    barred = Exclusion(
        id="x",
        title="Barred",
        kind=ExclusionKind.SUPPLIER,
        instrument="Act",
        scope="all",
        applies_to=(KindCode("server"),),
        status=ExclusionStatus.IN_FORCE,
        sources=(),
        confidence=Confidence.HIGH,
        suppliers=("Shark",),
    )
    asked = (
        requirement("law", Force.MANDATORY, "ISO 1:2015"),
        requirement("wish", Force.VOLUNTARY, "ISO 9:2015"),
        requirement("wish-for-displays", Force.VOLUNTARY, "ISO 1:2015", kind="display"),
    )
    market = Market("EU", "European Union", ("EN",), requirements=asked, exclusions=(barred,))
    judge = EvidenceJudge(AgreementBook(MemoryStore([])), ["EU"], DAY)
    return check_deployment(deployment, [market], None, Resolver(catalog, DAY), judge).findings


class TestReach:
    def test_the_heaviest_need_counts(self, deployment: Deployment, findings: Sequence[Finding]):
        assert {one.component.name: one.need for one in reach(deployment, findings)} == {
            "Both": Need.READY,
            "Open": Need.SETTLE,
            "None": Need.CERTIFY,
            "Barred": Need.REPLACE,
            "Display": Need.NOT_ASKED,  # a wish binds nobody
        }

    def test_names_what_causes_it(self, deployment: Deployment, findings: Sequence[Finding]):
        found = {one.component.name: one.findings for one in reach(deployment, findings)}
        assert [finding.requirement and finding.requirement.id for finding in found["None"]] == ["law"]
        assert [finding.exclusion and finding.exclusion.id for finding in found["Barred"]] == ["x"]
        assert found["Display"] == ()

    def test_nothing_asked_is_not_ready(self, deployment: Deployment):
        assert {one.need for one in reach(deployment, ())} == {Need.NOT_ASKED}


class TestCoverage:
    def test_by_domain_component_supplier_and_jurisdiction(self, findings: Sequence[Finding]):
        (codes,) = coverage(findings, "domain")
        assert (codes.of, codes.asked, codes.met, codes.diverge, codes.undecided) == ("codes", 9, 3, 2, 4)
        suppliers = {one.of: (one.asked, one.met) for one in coverage(findings, "supplier")}
        assert suppliers == {"": (2, 0), "North": (4, 1), "Shark": (2, 1), "South": (1, 1)}
        assert [one.of for one in coverage(findings, "jurisdiction")] == ["", "CN"]

    def test_in_a_given_order_with_those_that_nothing_asks(self, findings: Sequence[Finding]):
        found = coverage(findings, "component", ["Spare", "Open"])
        assert [(one.of, one.asked) for one in found][:2] == [("Spare", 0), ("Open", 2)]


def test_names_are_listed_before_they_are_loaded():
    from stdcompat import analysis

    assert set(analysis.__all__) == set(dir(analysis))
    assert all(getattr(analysis, name) is not None for name in analysis.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        analysis.nothing  # noqa: B018


@pytest.mark.parametrize(
    ("claim", "alone", "for_the_eu"),
    [
        ("GB/T 22080-2016", "open", "open"),  # adopts ISO/IEC 27001:2013
        ("GB/T 22080", "open", "open"),
        ("GB/T 22239-2019", "locked in", "locked in"),  # China's own
        ("GB/T 28181-2022", "locked in", "locked in"),
        ("GB/T 20234.2-2015", "locked in", "locked in"),  # the plug itself
        ("GB/T 9254-2008", "open", "open"),  # succeeded by what adopts CISPR 32
        ("GB 4943.1-2022", "open", "open"),
        ("GB/T 32960.3-2016", "unknown", "unknown"),  # the edition is not held
        ("YD/T 1591-2021", "unknown", "unknown"),  # not held
        ("EN 55032:2015", "open", "at home"),
        ("EN IEC 62368-1:2020+A11:2020", "open", "at home"),
        ("DIN EN 55032:2015+A11:2020", "open", "at home"),
        ("ETSI EN 303 645 V2.1.1", "unknown", "at home"),  # adopted abroad by some: a gap, no lock-in
        ("BS EN ISO 9001:2015", "open", "open"),
        ("UL 62368-1:2019", "open", "open"),
        ("JIS Q 27001:2023", "open", "open"),
        ("ISO 9001:2015", "international", "international"),
        ("IEC 61851-1:2017", "international", "international"),
        ("ITU-T X.509 (10/2019)", "international", "international"),
        ("3GPP TS 38.101-1 V16.5.0", "international", "international"),
        ("API 650", "unknown", "unknown"),  # known by its name only
        ("SAE J1772-2017", "unknown", "unknown"),
    ],
)
def test_real_claims_on_the_shipped_facts(claim: str, alone: str, for_the_eu: str):
    facts = stdcompat.Facts().on(DAY)
    offer = Deployment("D", (component("A", claim),))
    found = [lock_in(offer, facts.resolver, facts.markets.belongs_to, market) for market in (None, "EU")]
    assert [one.claims[0].standing.value for one in found] == [alone, for_the_eu]
