from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs
import pytest

from stdcompat._records import evolve
from stdcompat.agreement import Acceptance, AgreementBook, Evidence, EvidenceJudge, EvidenceKind
from stdcompat.catalogs import Catalog, Confidence, PartialDate, Standard, Status
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import NoticeKind, Outcome, RemedyOrigin, Severity, Verdict, check_deployment
from stdcompat.checks.rule import RULES
from stdcompat.deployment import Claim, Component, Deployment, Party
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse, try_parse
from stdcompat.market import (
    Exclusion,
    ExclusionKind,
    ExclusionStatus,
    Force,
    Market,
    Profile,
    Reference,
    Requirement,
)

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

DAY = datetime.date(2026, 11, 21)
NO_EVIDENCE = EvidenceJudge(AgreementBook(MemoryStore([])), ["EU"], DAY)


def requirement(*any_of: str | Reference, **fields: Any) -> Requirement:
    given = {
        "id": "r",
        "title": "What is asked",
        "domain": Domain("ict-safety"),
        "applies_to": (KindCode("ict-equipment"),),
        "force": Force.MANDATORY,
        "sources": (),
        "confidence": Confidence.HIGH,
        "any_of": tuple(Reference(parse(one)) if isinstance(one, str) else one for one in any_of),
    }
    return Requirement(**{**given, **fields})


def security(*any_of: str | Reference, **fields: Any) -> Requirement:
    return requirement(*any_of, **{"domain": Domain("information-security"), **fields})


def exclusion(**fields: Any) -> Exclusion:
    given = {
        "id": "x",
        "title": "Covered list",
        "kind": ExclusionKind.SUPPLIER,
        "instrument": "Act",
        "scope": "telecom",
        "applies_to": (KindCode("equipment"),),
        "status": ExclusionStatus.IN_FORCE,
        "sources": (),
        "confidence": Confidence.HIGH,
        "suppliers": ("Shark Telecom",),
    }
    return Exclusion(**{**given, **fields})


def component(*claims: str | Claim, **fields: Any) -> Component:
    given = {
        "name": "Server",
        "kind": KindCode("server"),
        "supplier": "Shark Telecom (Europe) GmbH",
        "jurisdiction": "CN",
        "claims": tuple(one if isinstance(one, Claim) else Claim(try_parse(one), one) for one in claims),
    }
    return Component(**{**given, **fields})


def run(
    resolver: Resolver,
    subject: Component,
    *asked: Requirement | Exclusion,
    conditions: tuple[str, ...] = (),
    **fields: Any,
) -> Outcome:
    market = Market(
        "EU",
        "Union",
        ("EN",),
        requirements=tuple(one for one in asked if isinstance(one, Requirement)),
        exclusions=tuple(one for one in asked if isinstance(one, Exclusion)),
        **fields,
    )
    deployment = Deployment("D", (subject,), conditions=conditions)
    return check_deployment(deployment, [market], None, resolver, NO_EVIDENCE)


VERDICTS = [
    # claim, accepted references, verdict, code
    ("EN 62368-1:2014", ["EN 62368-1:2014"], "satisfied", "MKT001"),
    ("EN 62368-1:2014", ["GB 4943.1-2022", "EN 62368-1:2014"], "satisfied", "MKT001"),
    ("EN IEC 62368-1", ["EN IEC 62368-1"], "satisfied", "MKT001"),
    ("EN IEC 62368-1:2020", ["EN IEC 62368-1"], "satisfied", "MKT001"),
    ("EN IEC 62368-1", ["EN IEC 62368-1:2020"], "undetermined", "EQV101"),
    ("IEC 62368-1:2018", [Reference(parse("IEC 62368-1"), ">=2018")], "satisfied", "MKT001"),
    ("IEC 62368-1:2023", [Reference(parse("IEC 62368-1"), ">=2018")], "unknown", "CAT102"),
    ("IEC 62368-1:2018+AMD1:2020", [Reference(parse("IEC 62368-1"), ">=2018")], "unknown", "CAT102"),
    ("IEC 62368-1:2018", ["EN IEC 62368-1:2020"], "equivalent", "EQV001"),
    # Ranges and undated references take an edition with its amendments; a dated one does not.
    ("GB/T 22080-2025", [Reference(parse("ISO/IEC 27001"), ">=2022")], "equivalent", "EQV001"),
    ("GB/T 22080-2025", ["ISO/IEC 27001"], "equivalent", "EQV001"),
    ("GB/T 22080-2025", ["ISO/IEC 27001:2022"], "newer", "EDN103"),
    ("EN 62676-1-1:2014", ["IEC 62676-1-1:2013"], "covered", "EQV002"),
    ("EN 62676-4:2015", ["IEC 62676-4:2014"], "divergent", "EQV201"),
    ("GB 4943.1-2022", ["EN IEC 62368-1:2020"], "undetermined", "EQV101"),
    ("GB 4943.1-2022", ["EN 62368-1:2014"], "undetermined", "EQV101"),
    ("GB 4943.1-2022", ["UL 62368-1:2019"], "undetermined", "EQV101"),
    ("EN 62368-1:2014", ["EN 62368 (all parts)"], "undetermined", "EQV101"),
    ("IEC 62368-1:2014", ["EN 62368 (all parts)"], "undetermined", "EQV101"),
    ("IEC 62368-1:2014", ["IEC 62368-1:2018"], "outdated", "EDN101"),
    ("IEC 62368-1:2014", [Reference(parse("IEC 62368-1"), ">=2018")], "outdated", "EDN101"),
    ("IEC 62368-1:2018", ["IEC 62368-1:2014"], "newer", "EDN103"),
    ("IEC 62368-1:2018", ["EN 62368-1:2014"], "newer", "EDN103"),
    ("EN IEC 62368-1:2020+A11:2020", ["EN IEC 62368-1:2020"], "newer", "EDN103"),
    ("EN IEC 62368-1:2020", ["EN IEC 62368-1:2020+A11:2020"], "outdated", "EDN102"),
    ("EN IEC 62368-1:2020/A11:2020", ["EN IEC 62368-1:2020+A11:2020"], "satisfied", "MKT001"),
    ("EN IEC 62368-1", [Reference(parse("EN IEC 62368-1"), ">=2020")], "undetermined", "EQV101"),
    ("GB/T 22080", ["ISO/IEC 27001:2022"], "undetermined", "EQV101"),
    ("IEC 62368-1:2030", [Reference(parse("IEC 62368-1"), ">=2018")], "unknown", "CAT102"),
    ("GB/T 22080-2019", ["ISO/IEC 27001:2022"], "unknown", "CAT102"),
    ("GB/T 28181-2099", ["IEC 62676-1-1:2013"], "unmatched", "MKT102"),
    ("GB/T 28181-2022", ["IEC 62676-1-1:2013"], "unmatched", "MKT102"),
    ("GB/T 28181-2022", ["IEC 62676 (all parts)"], "unmatched", "MKT102"),
    ("GB/T 22239-2019", ["EN 62368-1:2014"], "missing", "MKT101"),
    ("Q/ABC 1-2020", ["EN 62368-1:2014"], "missing", "MKT101"),
    ("GB/T 99999-2020", ["EN 62368-1:2014"], "missing", "MKT101"),
    ("GB 4943.1-2022", ["NF C99-999"], "unknown", "CAT102"),
    ("NF C99-999:2015", ["NF C99-999"], "unknown", "CAT102"),
]


@pytest.mark.parametrize(("claim", "accepted", "verdict", "code"), VERDICTS)
def test_verdicts(resolver: Resolver, claim: str, accepted: list[str | Reference], verdict: str, code: str) -> None:
    domain = Domain("video-surveillance" if "62676" in str(accepted[0]) else "ict-safety")
    asked = requirement(*accepted, domain=domain)
    findings = [f for f in run(resolver, component(claim), asked).findings if f.requirement is not None]
    assert [(f.verdict.value, f.code) for f in findings] == [(verdict, code)]
    assert findings[0].rule is RULES[findings[0].code]


class TestUnknownIsNeitherPassNorDivergence:
    def test_an_unreadable_claim_is_unknown_and_said_once_by_itself(self, resolver: Resolver) -> None:
        outcome = run(
            resolver, component(Claim(None, "house rule 7", Domain("ict-safety"))), requirement("EN 62368-1:2014")
        )
        assert [(f.code, f.verdict) for f in outcome.findings] == [
            ("CAT102", Verdict.UNKNOWN),
            ("CAT101", Verdict.UNKNOWN),
        ]
        assert all(f.verdict.is_undecided and not f.verdict.is_divergence for f in outcome.findings)

    @pytest.mark.parametrize("claim", [Claim(None, "x"), Claim(parse("Q/ABC 1-2020"), "Q/ABC 1-2020")])
    def test_its_domain_keeps_it_away_from_other_requirements(self, resolver: Resolver, claim: Claim) -> None:
        subject = component(attrs.evolve(claim, domain=Domain("emc")))
        found = [f.verdict for f in run(resolver, subject, requirement("EN 62368-1:2014")).findings if f.requirement]
        assert found == [Verdict.MISSING]

    @pytest.mark.parametrize("claim", [Claim(None, "x"), Claim(parse("Q/ABC 1-2020"), "Q/ABC 1-2020")])
    def test_without_a_domain_it_answers_nothing(self, resolver: Resolver, claim: Claim) -> None:
        outcome = run(resolver, component(claim), requirement("EN 62368-1:2014"))
        assert [f.verdict for f in outcome.findings if f.requirement] == [Verdict.MISSING]

    def test_it_never_hides_a_divergence(self, resolver: Resolver) -> None:
        nonsense = Claim(None, "house rule 7", Domain("ict-safety"))
        older = component("EN 62368-1:2014", nonsense)
        outcome = run(resolver, older, requirement("EN IEC 62368-1:2020"))
        assert [f.verdict for f in outcome.findings if f.requirement] == [Verdict.OUTDATED]

    def test_it_never_hides_a_better_answer(self, resolver: Resolver) -> None:
        subject = component("Q/ABC 1-2020", "EN 62368-1:2014")
        found = [f.verdict for f in run(resolver, subject, requirement("EN 62368-1:2014")).findings if f.requirement]
        assert found == [Verdict.SATISFIED]


class TestGrounds:
    def test_an_undated_claim_without_any_edition_cannot_answer_a_dated_reference(self, resolver: Resolver) -> None:
        finding = run(resolver, component("NF C99-999"), requirement("NF C99-999:2015")).findings[0]
        assert (finding.verdict, finding.code) == (Verdict.UNDETERMINED, "EQV101")

    def test_contradicting_facts_settle_nothing(self) -> None:
        from stdcompat.catalogs import Catalog, Correspondence, Degree
        from stdcompat.equivalence import Resolver as Over

        a, b, c = (parse(f"ISO {n}:2020") for n in (1, 2, 3))
        pairs = [(a, b, Degree.IDT), (b, c, Degree.IDT), (a, c, Degree.MOD)]
        facts = [Correspondence(x, (y,), ("s",), Confidence.HIGH, degree) for x, y, degree in pairs]
        over = Over(Catalog.from_records(facts), DAY)
        finding = run(over, component("ISO 1:2020"), requirement("ISO 3:2020")).findings[0]
        assert (finding.verdict, finding.code) == (Verdict.UNDETERMINED, "EQV102")

    def test_a_wrapper_of_what_is_held_is_covered(self, resolver: Resolver) -> None:
        assert run(resolver, component("BS ISO/IEC 27001:2022")).findings == ()


class TestSeverity:
    @pytest.mark.parametrize(
        ("force", "missing", "undetermined"),
        [
            (Force.MANDATORY, Severity.ERROR, Severity.WARNING),
            (Force.CONTRACTUAL, Severity.ERROR, Severity.WARNING),
            (Force.PRESUMPTION, Severity.WARNING, Severity.WARNING),
            (Force.VOLUNTARY, Severity.NOTE, Severity.NOTE),
        ],
    )
    def test_follows_the_force_of_the_requirement(
        self, resolver: Resolver, force: Force, missing: Severity, undetermined: Severity
    ) -> None:
        asked = requirement("EN IEC 62368-1:2020", force=force)
        assert run(resolver, component(), asked).findings[0].severity is missing
        assert run(resolver, component("GB 4943.1-2022"), asked).findings[0].severity is undetermined
        assert run(resolver, component("EN IEC 62368-1:2020"), asked).findings[0].severity is Severity.NONE


class TestRemedy:
    def test_names_the_suppliers_own_edition_and_names_its_amendment(self, resolver: Resolver) -> None:
        asked = security(Reference(parse("ISO/IEC 27001"), ">=2022"))
        finding = run(resolver, component("GB/T 22080-2016"), asked).findings[0]
        assert finding.verdict is Verdict.OUTDATED
        assert finding.remedy is not None
        assert str(finding.remedy.claim) == "GB/T 22080-2025"
        assert finding.remedy.origin is RemedyOrigin.OWN
        assert "ISO/IEC 27001:2022/Amd 1:2024" in finding.remedy.text

    def test_prefers_the_reference_itself_to_a_detour_of_the_same_kind(self, resolver: Resolver) -> None:
        finding = run(resolver, component(), requirement("IEC 62368-1:2014")).findings[0]
        assert finding.remedy is not None
        assert (str(finding.remedy.claim), finding.remedy.origin) == ("IEC 62368-1:2014", RemedyOrigin.INTERNATIONAL)

    def test_prefers_an_international_text_to_the_markets_own(self, resolver: Resolver) -> None:
        finding = run(resolver, component(), requirement("EN IEC 62368-1:2020")).findings[0]
        assert finding.remedy is not None
        assert (str(finding.remedy.claim), finding.remedy.origin) == ("IEC 62368-1:2018", RemedyOrigin.INTERNATIONAL)

    def test_a_presumption_goes_with_the_cited_number_alone(self, resolver: Resolver) -> None:
        asked = requirement("EN IEC 62368-1:2020", force=Force.PRESUMPTION)
        missing = run(resolver, component(), asked).findings[0]
        assert missing.remedy is not None
        assert (str(missing.remedy.claim), missing.remedy.origin) == ("EN IEC 62368-1:2020", RemedyOrigin.MARKET)
        equal = run(resolver, component("IEC 62368-1:2018"), asked).findings[0]
        assert (equal.verdict, equal.code) == (Verdict.UNDETERMINED, "EQV103")
        assert "goes with the number that is cited" in equal.message
        national = run(resolver, component("BS EN IEC 62368-1:2020"), asked).findings[0]
        assert national.verdict is Verdict.EQUIVALENT

    def test_is_never_what_is_claimed_already_nor_what_leaves_something_out(self, resolver: Resolver) -> None:
        asked = security("GB/T 22080-2025")
        finding = run(resolver, component("ISO/IEC 27001:2022", jurisdiction="UK"), asked).findings[0]
        assert (finding.code, finding.message) == (
            "EDN102",
            "ISO/IEC 27001:2022 lacks Amd 1:2024, which GB/T 22080-2025 includes",
        )
        assert finding.remedy is not None
        assert str(finding.remedy.claim) == "ISO/IEC 27001:2022/Amd 1:2024"

    def test_may_be_another_accepted_reference_where_nothing_answers_the_nearest(self, resolver: Resolver) -> None:
        asked = security(Reference(parse("ISO/IEC 27001"), ">=2030"), "GB/T 22080-2016")
        finding = run(resolver, component(), asked).findings[0]
        assert finding.remedy is not None
        assert str(finding.remedy.claim) == "GB/T 22080-2016"

    def test_a_met_requirement_needs_none(self, resolver: Resolver) -> None:
        assert run(resolver, component("EN 62368-1:2014"), requirement("EN 62368-1:2014")).findings[0].remedy is None


class TestClaims:
    @pytest.mark.parametrize(
        ("claim", "code"),
        [
            ("GB/T 22080-2016", "STA101"),
            ("ISO/IEC 27001:2013", "STA101"),
            ("Q/ABC 1-2020", "CAT101"),
            ("GB/T 99999", "CAT101"),
        ],
    )
    def test_a_claim_has_findings_of_its_own(self, resolver: Resolver, claim: str, code: str) -> None:
        assert [f.code for f in run(resolver, component(claim)).findings] == [code]

    def test_superseded_by_another_document(self) -> None:
        from stdcompat.catalogs import Catalog, Standard
        from stdcompat.equivalence import Resolver as Over

        old = Standard(parse("EN 50128:2011"), "Old", (Domain("rail"),), sources=(), confidence=Confidence.HIGH)
        new = Standard(
            parse("EN 50716:2023"), "New", (Domain("rail"),), sources=(), confidence=Confidence.HIGH, replaces=(old.id,)
        )
        catalog = Catalog.from_records([old, new])
        (finding,) = run(Over(catalog, DAY), component("EN 50128:2011")).findings
        assert finding.message == "EN 50128:2011 was superseded by EN 50716:2023"
        assert run(Over(catalog, "2022-12-31"), component("EN 50128:2011")).findings == ()

    def test_not_yet_effective(self, resolver: Resolver) -> None:
        from stdcompat.equivalence import Resolver as At

        early = At(resolver.catalog, "2025-12-31")
        assert [f.code for f in run(early, component("GB/T 22080-2025")).findings] == ["STA102"]

    @pytest.mark.parametrize(
        "claim", ["GB/T 22080-2025", "GB/T 22080", "BS ISO/IEC 27001:2022", "IEC 62368 (all parts)"]
    )
    def test_a_claim_in_force_has_none(self, resolver: Resolver, claim: str) -> None:
        assert run(resolver, component(claim)).findings == ()


class TestExclusions:
    def test_come_first_and_nothing_offsets_them(self, resolver: Resolver) -> None:
        outcome = run(resolver, component("EN IEC 62368-1:2020"), requirement("EN IEC 62368-1:2020"), exclusion())
        assert [(f.code, f.severity) for f in outcome.findings] == [
            ("MKT201", Severity.ERROR),
            ("MKT001", Severity.NONE),
        ]

    @pytest.mark.parametrize("supplier", ["Sharkish Telecom", "Telecom Shark", None])
    def test_match_whole_names_only(self, resolver: Resolver, supplier: str | None) -> None:
        assert run(resolver, component(supplier=supplier), exclusion()).findings == ()

    @pytest.mark.parametrize("supplier", ["SHARK TELECOM", "Shark-Telecom, Ltd."])
    def test_spelling_does_not_hide_a_name(self, resolver: Resolver, supplier: str) -> None:
        assert len(run(resolver, component(supplier=supplier), exclusion()).findings) == 1

    @pytest.mark.parametrize(
        ("fields", "says"),
        [
            ({"parties": [Party("Shark Telecom", "manufacturer")]}, "named as manufacturer"),
            ({"parties": [Party("Nobody", "brand"), Party("Shark Telecom Ltd", "bidder")]}, "named as bidder"),
            ({"name": "Shark Telecom X7 server"}, "by the product's name"),
            ({"version": "SHARK TELECOM X7"}, "by the product's model"),
        ],
    )
    def test_everybody_who_is_named_counts_and_the_finding_says_who(
        self, resolver: Resolver, fields: dict[str, Any], says: str
    ) -> None:
        one = evolve(component(supplier="Reseller"), **fields)
        (found,) = run(resolver, one, exclusion()).findings
        assert says in found.message

    def test_the_name_of_a_part_leaves_it_open(self, resolver: Resolver) -> None:
        part = evolve(component(supplier="Reseller"), name="shark-telecom-client", part=True)
        outcome = run(resolver, part, exclusion())
        assert outcome.findings == ()
        assert NoticeKind.NOT_JUDGED in {notice.kind for notice in outcome.notices}

    def test_by_origin(self, resolver: Resolver) -> None:
        barred = exclusion(kind=ExclusionKind.ORIGIN, suppliers=(), origins=("CN",))
        assert [f.code for f in run(resolver, component(supplier="Other"), barred).findings] == ["MKT201"]

    @pytest.mark.parametrize(
        ("fields", "kind"),
        [
            ({"status": ExclusionStatus.PROPOSED}, NoticeKind.NOT_IN_FORCE),
            ({"since": PartialDate("2027")}, NoticeKind.FUTURE),
            ({"condition": "federal-buyer"}, NoticeKind.CONDITION),
            ({"kind": ExclusionKind.ALLOW_LIST}, NoticeKind.NOT_MATCHABLE),
        ],
    )
    def test_what_does_not_bite_is_shown(self, resolver: Resolver, fields: dict[str, Any], kind: NoticeKind) -> None:
        outcome = run(resolver, component(), exclusion(**fields))
        assert outcome.findings == ()
        assert [notice.kind for notice in outcome.notices] == [kind]

    def test_a_condition_that_the_kind_decides_needs_no_statement(self, resolver: Resolver) -> None:
        barred = exclusion(condition="unmanned-aircraft", applies_to=("equipment",))
        drone = evolve(component(), kind=KindCode("drone"))
        assert [f.code for f in run(resolver, drone, barred).findings] == ["MKT201"]
        assert [notice.kind for notice in run(resolver, component(), barred).notices] == [NoticeKind.CONDITION]

    def test_a_stated_condition_makes_it_bite(self, resolver: Resolver) -> None:
        barred = exclusion(condition="federal-buyer")
        assert run(resolver, component(), barred, conditions=("federal-buyer",)).findings

    def test_an_ended_one_is_silent(self, resolver: Resolver) -> None:
        outcome = run(resolver, component(), exclusion(until=PartialDate("2025")))
        assert outcome == Outcome((), ())


class TestRequirements:
    def test_apply_by_kind_through_its_parents(self, resolver: Resolver) -> None:
        assert run(resolver, component(kind=KindCode("camera")), requirement("EN 62368-1:2014")).findings
        assert not run(resolver, component(kind=KindCode("organisation")), requirement("EN 62368-1:2014")).findings

    def test_leave_out_the_kinds_that_they_are_not_for(self, resolver: Resolver) -> None:
        asked = requirement("EN 62368-1:2014", not_for=(KindCode("radio-equipment"),))
        assert not run(resolver, component(kind=KindCode("wlan-access-point")), asked).findings
        assert run(resolver, component(), asked).findings

    def test_without_a_standard_are_shown_and_not_matched(self, resolver: Resolver) -> None:
        outcome = run(resolver, component(), requirement())
        assert outcome.findings == ()
        assert [notice.kind for notice in outcome.notices] == [NoticeKind.NO_STANDARD]

    def test_what_is_not_known_of_a_market_is_said(self, resolver: Resolver) -> None:
        outcome = run(resolver, component(), not_known=("the radio rules",))
        assert [(n.kind, n.text) for n in outcome.notices] == [(NoticeKind.NOT_KNOWN, "the radio rules")]

    def test_all_of_gives_a_finding_for_each_reference(self, resolver: Resolver) -> None:
        both = (Reference(parse("EN IEC 62368-1:2020")), Reference(parse("GB 4943.1-2022")))
        outcome = run(resolver, component("EN IEC 62368-1:2020"), requirement(all_of=both))
        assert sorted(f.verdict.value for f in outcome.findings) == ["satisfied", "undetermined"]
        assert len({f.fingerprint for f in outcome.findings}) == 2

    def test_a_claim_that_answers_one_requirement_is_no_lock_in_for_the_next(self, resolver: Resolver) -> None:
        first = requirement("IEC 62676-1-1:2013", domain=Domain("video-surveillance"))
        second = requirement("IEC 62676-4:2014", domain=Domain("video-surveillance"), id="second")
        outcome = run(resolver, component("IEC 62676-1-1:2013"), first, second)
        assert [(f.verdict.value, f.code) for f in outcome.findings] == [
            ("unmatched", "MKT103"),
            ("satisfied", "MKT001"),
        ]
        for one in (first, second):  # the verdict is the same whatever else is asked
            (alone,) = run(resolver, component("IEC 62676-1-1:2013"), one).findings
            assert alone in outcome.findings

    def test_parents_and_profile_count_too(self, resolver: Resolver) -> None:
        home = Market("DE", "Germany", ("DIN",), parents=("EU",))
        parent = Market("EU", "Union", ("EN",), requirements=(requirement("EN 62368-1:2014"),))
        profile = Profile("Tender", (requirement("GB 4943.1-2022", id="t", force=Force.CONTRACTUAL),))
        deployment = Deployment("D", (component(),))
        outcome = check_deployment(deployment, [home, parent], profile, resolver, NO_EVIDENCE)
        assert [(f.market, f.requirement and f.requirement.id) for f in outcome.findings] == [("DE", "r"), ("DE", "t")]

    def test_a_profile_stands_alone(self, resolver: Resolver) -> None:
        profile = Profile("Tender", (requirement("GB 4943.1-2022"),))
        outcome = check_deployment(Deployment("D", (component(),)), [], profile, resolver, NO_EVIDENCE)
        assert [f.market for f in outcome.findings] == ["profile"]

    def test_evidence_is_judged_beside_the_verdict(self, resolver: Resolver) -> None:
        shown = Claim(
            parse("EN IEC 62368-1:2020"),
            "EN IEC 62368-1:2020",
            evidence=(Evidence(EvidenceKind.CERTIFICATE, jurisdiction="CN"),),
        )
        asked = requirement("EN IEC 62368-1:2020", evidence=(EvidenceKind.CERTIFICATE,))
        finding = run(resolver, component(shown), asked).findings[0]
        assert finding.verdict is Verdict.SATISFIED
        assert finding.evidence is not None
        assert finding.evidence.acceptance is Acceptance.NOT_ACCEPTED


def test_findings_do_not_depend_on_the_order_of_claims_and_requirements(resolver: Resolver) -> None:
    claims = ["GB 4943.1-2022", "Q/ABC 1-2020", "EN 62676-4:2015", "GB/T 22080-2016"]
    asked = [
        requirement("EN IEC 62368-1:2020"),
        security("ISO/IEC 27001:2022", id="s"),
        requirement("UL 62368-1:2019", id="u"),
    ]
    one = run(resolver, component(*claims), *asked).findings
    other = run(resolver, component(*claims[::-1]), *asked[::-1]).findings
    assert [f.fingerprint for f in one] == [f.fingerprint for f in other]
    assert [f.message for f in one] == [f.message for f in other]


def test_more_claims_never_make_a_verdict_worse(resolver: Resolver) -> None:
    asked = requirement("EN IEC 62368-1:2020")
    claims = ["GB/T 28181-2022", "Q/ABC 1-2020", "EN IEC 62368-1:2020", "GB 4943.1-2022", "IEC 62368-1:2018"]
    order = list(Verdict)
    ranks = [
        order.index(next(f.verdict for f in run(resolver, component(*claims[:n]), asked).findings if f.requirement))
        for n in range(len(claims) + 1)
    ]
    assert ranks == sorted(ranks, reverse=True)


class TestLockIn:
    @pytest.mark.parametrize(
        ("claim", "market", "code"),
        [
            ("GB/T 28181-2022", "EU", "MKT102"),
            ("GB/T 28181-2022", "CN", "MKT103"),
            ("IEC 62676-4:2014", "CN", "MKT103"),
            ("EN 62676-4:2015", "US", "MKT103"),  # of the international one
        ],
    )
    def test_what_is_at_home_in_the_market_is_no_lock_in(
        self, resolver: Resolver, claim: str, market: str, code: str
    ) -> None:
        asked = requirement("IEC 62676-1-1:2013", domain=Domain("video-surveillance"))
        lineage = [Market(market, "M", (), requirements=(asked,))]
        outcome = check_deployment(Deployment("D", (component(claim),)), lineage, None, resolver, NO_EVIDENCE)
        assert [(f.verdict, f.code) for f in outcome.findings] == [(Verdict.UNMATCHED, code)]


class TestStaleness:
    """A status is known as of the day it was read; past a limit an answer that rests on it says so."""

    @pytest.mark.parametrize(
        ("day", "max_age", "stale"),
        [("2026-07-31", 12, False), ("2026-08-01", 12, True), ("2026-08-01", 13, False), ("2025-07-31", 0, False)],
    )
    def test_an_edition_in_force_when_last_read(self, day: str, max_age: int, stale: bool) -> None:
        read = Standard(
            parse("ISO 91000:2015"),
            domains=(Domain("ict-safety"),),
            sources=("s",),
            confidence=Confidence.HIGH,
            status=Status.CURRENT,
            status_as_of=PartialDate("2025-07"),
            published=PartialDate("2015"),
        )
        resolver = Resolver(Catalog.from_records([read]), day, max_age=max_age)
        undated, dated = requirement("ISO 91000"), requirement("ISO 91000:2015")
        (finding, *_) = run(resolver, component("ISO 91000:2015"), undated).findings
        assert (finding.verdict, finding.stale) == (Verdict.SATISFIED, stale)
        assert ("in force when last read, 2025-07" in finding.message) == (day > "2025-07-31")
        assert ("stale" in finding.message) == stale
        for claim, asked in (("ISO 91000:2015", dated), ("ISO 91000", undated)):  # these rest on no status
            (finding, *_) = run(resolver, component(claim), asked).findings
            assert (finding.verdict, finding.stale) == (Verdict.SATISFIED, False)
        (finding, *_) = run(resolver, component("BS ISO 91000:2015"), undated).findings
        assert (finding.verdict, finding.stale) == (Verdict.EQUIVALENT, stale)

    def test_it_is_counted_and_strict_does_not_accept_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from stdcompat.cli.main import main

        offer, tender = tmp_path / "offer.toml", tmp_path / "tender.toml"
        offer.write_text(
            '[deployment]\nname = "D"\n[[component]]\nname = "S"\nkind = "organisation"\nclaims = ["ISO 22301:2019"]\n'
        )
        tender.write_text(
            '[profile]\nname = "T"\n[[requirement]]\nid = "r"\ntitle = "R"\ndomain = "management-system"\n'
            'applies_to = ["organisation"]\nany_of = ["ISO 22301"]\n'
        )
        asked = ["check", str(offer), "--profile", str(tender), "--as-of", "2031-01-01"]
        codes = [main([*asked, *more]) for more in ([], ["--strict"], ["--strict", "--max-age", "600"])]
        assert codes == [0, 4, 0]
        assert "read too long before" in capsys.readouterr().out


class TestParts:
    """The law asks of the product that is placed on the market; parts are its content."""

    def test_parts_are_asked_what_reaches_parts_alone(self, resolver: Resolver) -> None:
        asked = requirement("GB 4943.1-2022")
        assert [f.verdict for f in run(resolver, component(part=True), asked).findings] == []
        reaching = requirement("GB 4943.1-2022", parts=True)
        for part in (True, False):
            assert [f.verdict for f in run(resolver, component(part=part), reaching).findings] == [Verdict.MISSING]

    def test_exclusions_reach_parts(self, resolver: Resolver) -> None:
        (finding,) = run(resolver, component(part=True), exclusion()).findings
        assert finding.exclusion is not None

    def test_what_was_not_asked_of_parts_is_said(self, resolver: Resolver) -> None:
        (notice,) = run(resolver, component(part=True), requirement("GB 4943.1-2022")).notices
        assert (notice.kind, notice.components) == (NoticeKind.PARTS, ("Server",))

    def test_what_they_are_taken_as_is_for_the_caller_to_say(self) -> None:
        stack = Deployment("D", (component(part=True), component(name="Other")))
        assert [one.part for one in stack.taken_as("product").components] == [False, False]
        assert [one.part for one in stack.taken_as("parts").components] == [True, True]
        with pytest.raises(ValueError, match="as product or parts"):
            stack.taken_as("whole")

    def test_parts_without_a_product_are_not_checked(self) -> None:
        import stdcompat

        stack = Deployment("D", (component(), component(name="Part", part=True)))
        report = stdcompat.check(stack, "EU", as_of="2026-11-21")
        assert (report.summary.not_checked, report.summary.asked > 0) == ((), True)
        report = stdcompat.check(stack.taken_as("parts"), "EU", as_of="2026-11-21")
        assert report.summary.not_checked == ("Server", "Part")


class TestWhatIsNotJudged:
    def test_a_supplier_or_origin_that_is_not_stated(self, resolver: Resolver) -> None:
        by_name, by_origin = exclusion(), exclusion(id="y", suppliers=(), origins=("CN",), kind=ExclusionKind.ORIGIN)
        outcome = run(resolver, component(supplier=None, jurisdiction=None), by_name, by_origin)
        assert [(notice.kind, notice.components) for notice in outcome.notices] == [
            (NoticeKind.NOT_JUDGED, ("Server",)),
            (NoticeKind.NOT_JUDGED, ("Server",)),
        ]
        assert run(resolver, component(supplier="Other", jurisdiction="DE"), by_name, by_origin).notices == ()

    def test_an_exclusion_that_does_not_bite_leaves_nothing_open(self, resolver: Resolver) -> None:
        waiting = exclusion(condition="federal-buyer")
        assert run(resolver, component(supplier=None), waiting).notices == ()

    def test_a_name_that_may_be_a_barred_one(self, resolver: Resolver) -> None:
        outcome = run(resolver, component(supplier="First Shark Telecom"), exclusion())
        assert [f.code for f in outcome.findings] == []
        (notice,) = outcome.notices
        assert notice.kind is NoticeKind.NOT_JUDGED
        assert notice.text.startswith("First Shark Telecom may be one of those barred")


class TestValues:
    """What is made in Python is checked as what is read from files."""

    @pytest.mark.parametrize("spelling", ["China", "cn", "中国", "CHN", "ＣＮ"])
    def test_a_jurisdiction_in_any_spelling(self, spelling: str) -> None:
        assert component(jurisdiction=spelling).jurisdiction == "CN"
        assert Evidence(EvidenceKind.CERTIFICATE, jurisdiction=spelling).jurisdiction == "CN"

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"kind": "camra"}, "unknown kind of component 'camra'; did you mean 'camera'?"),
            ({"jurisdiction": "Chinna"}, "did you mean 'China'?"),
            ({"traits": ("radioo",)}, "did you mean 'radio'?"),
        ],
    )
    def test_what_is_unknown_is_refused_with_a_suggestion(self, fields: dict[str, Any], said: str) -> None:
        with pytest.raises(ValueError, match=r"Component\.") as caught:
            component(**fields)
        assert said in str(caught.value)

    def test_a_date_that_is_none_is_refused(self) -> None:
        with pytest.raises(ValueError, match="not a date"):
            Evidence(EvidenceKind.CERTIFICATE, expires="31.12.2020")

    def test_an_unknown_condition_is_refused_with_a_suggestion(self) -> None:
        import stdcompat

        deployment = Deployment("D", (component(),), conditions=("federal-buyr",))
        with pytest.raises(stdcompat.DeploymentError, match="did you mean 'federal-buyer'"):
            stdcompat.check(deployment, "US", as_of="2026-11-21")

    def test_a_deployment_without_components_is_no_pass(self) -> None:
        import stdcompat

        with pytest.raises(stdcompat.DeploymentError, match="nothing to check"):
            stdcompat.check(Deployment("D", ()), "EU", as_of="2026-11-21")
