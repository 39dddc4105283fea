from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.agreement import AgreementBook, EvidenceJudge
from stdcompat.catalogs import Catalog, Confidence
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import check_deployment
from stdcompat.checks.clash import Clash, ClashKind, find_clashes
from stdcompat.deployment import Component, Deployment
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse
from stdcompat.market import Exclusion, ExclusionKind, ExclusionStatus, Force, Market, Reference, Requirement

if TYPE_CHECKING:
    from pathlib import Path


def requirement(id: str, *any_of: str, **fields: Any) -> Requirement:
    given = {
        "title": f"Rule {id}",
        "domain": Domain("ict-safety"),
        "applies_to": (KindCode("ict-equipment"),),
        "force": Force.MANDATORY,
        "sources": (),
        "confidence": Confidence.HIGH,
        "any_of": tuple(Reference(parse(text)) for text in any_of),
    }
    return Requirement(id, **{**given, **fields})


def exclusion(id: str, kind: ExclusionKind, **fields: Any) -> Exclusion:
    given: dict[str, Any] = {"title": f"Bar {id}", "kind": kind, "instrument": "Act", "scope": "all"}
    given |= {"applies_to": (KindCode("equipment"),), "status": ExclusionStatus.IN_FORCE, "sources": ()}
    return Exclusion(id, **{**given, "confidence": Confidence.HIGH, **fields})


def clashes(resolver: Resolver, *names: str, **facts: list[Requirement | Exclusion]) -> tuple[Clash, ...]:
    components = tuple(Component(name, KindCode("server"), "S", "CN") for name in names or ("Server",))
    judge = EvidenceJudge(AgreementBook(MemoryStore([])), ["EU"], resolver.as_of)
    outcomes = []
    for code, given in facts.items():
        market = Market(
            code,
            code,
            (),
            requirements=tuple(one for one in given if isinstance(one, Requirement)),
            exclusions=tuple(one for one in given if isinstance(one, Exclusion)),
        )
        outcomes.append(check_deployment(Deployment("D", components), [market], None, resolver, judge))
    return find_clashes(outcomes, resolver)


class TestDoubleBurden:
    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("EN 62368-1:2014", "GB 4943.1-2022", "IEC 62368-1:2014 is 1 edition, 4 years behind IEC 62368-1:2018"),
            ("EN 62368-1:2014", "EN IEC 62368-1:2020", "is 1 edition"),
            ("GB 4943.1-2022", "UL 62368-1:2019", "that does not settle it; GB 4943.1-2022 is MOD to IEC 62368-1:2018"),
            (
                "GB 4943.1-2022",
                "IEC 62368-1:2018",
                "GB 4943.1-2022 to IEC 62368-1:2018: SUB SUP INT; GB 4943.1-2022 is",
            ),
            ("EN IEC 62368-1:2020", "EN IEC 62368-1:2020+A11:2020", "differ by A11:2020"),
        ],
    )
    def test_one_text_and_two_claims(self, resolver: Resolver, one: str, other: str, said: str):
        (clash,) = clashes(resolver, EU=[requirement("a", one)], CN=[requirement("b", other)])
        assert clash.kind is ClashKind.DOUBLE_BURDEN
        assert (clash.markets, clash.facts) == ((("EU",), ("CN",)), ("a", "b"))
        assert f"EU wants {one}, CN wants {other}, and no one claim is known to answer both" in clash.text
        assert said in clash.text
        assert clash.resolution is not None

    def test_an_identical_text_is_a_burden_where_the_number_counts(self, resolver: Resolver):
        a = requirement("a", "EN IEC 62368-1:2020", force=Force.PRESUMPTION)
        assert clashes(resolver, EU=[a], X=[requirement("b", "IEC 62368-1:2018")]) == ()
        b = requirement("b", "IEC 62368-1:2018", force=Force.PRESUMPTION)
        (clash,) = clashes(resolver, EU=[a], X=[b])
        assert clash.text.endswith("are identical, and the number that is cited counts")

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (requirement("a", "IEC 62368-1:2018"), requirement("b", "EN IEC 62368-1:2020")),
            (requirement("a", "GB 4943.1-2022", "IEC 62368-1:2018"), requirement("b", "IEC 62368-1:2018")),
            (requirement("a", "EN 62368-1:2014"), requirement("b", "GB 4943.1-2022", force=Force.VOLUNTARY)),
            (requirement("a", "EN 62368-1:2014"), requirement("b", "GB 4943.1-2022", domain=Domain("emc"))),
            (requirement("a", "EN 62368-1:2014"), requirement("b", "IEC 62676-1-1:2013")),
        ],
        ids=["one claim does", "a choice does", "voluntary", "other domain", "no correspondence"],
    )
    def test_is_nothing_else(self, resolver: Resolver, a: Requirement, b: Requirement):
        assert clashes(resolver, EU=[a], CN=[b]) == ()

    def test_two_rules_of_one_market_are_none(self, resolver: Resolver):
        both: list[Requirement | Exclusion] = [requirement("a", "EN 62368-1:2014"), requirement("b", "GB 4943.1-2022")]
        assert clashes(resolver, EU=both) == ()

    def test_components_with_the_same_are_one(self, resolver: Resolver):
        facts = {"EU": requirement("a", "EN 62368-1:2014"), "CN": requirement("b", "GB 4943.1-2022")}
        found = clashes(resolver, "One", "Two", EU=[facts["EU"]], CN=[facts["CN"]])
        assert [clash.components for clash in found] == [("One", "Two")]

    def test_contradicting_facts_are_said(self, root: Path, tmp_path: Path):
        more = tmp_path / "more.toml"
        more.write_text(
            '[[standard]]\nid = "ISO 77777:2020"\ntitle = "T"\ndomains = ["ict-safety"]\nsources = ["s"]\n'
            'confidence = "high"\n\n[[standard]]\nid = "GB/T 77777-2020"\ntitle = "T"\ndomains = ["ict-safety"]\n'
            'sources = ["s"]\nconfidence = "high"\n\n[[correspondence]]\nadopter = "GB/T 77777-2020"\n'
            'adopted = ["ISO 77777:2020"]\ndegree = "IDT"\nsources = ["s"]\nconfidence = "high"\n\n'
            '[[correspondence]]\nadopter = "GB/T 77777-2020"\nadopted = ["ISO 77777:2020"]\ndegree = "MOD"\n'
            'basis = "recognised"\ndeviation_list = "complete"\nsources = ["s"]\nconfidence = "high"\n',
            encoding="utf-8",
        )
        resolver = Resolver(Catalog.from_toml(root / "tests" / "facts" / "catalog.toml", more), "2026-11-21")
        found = clashes(resolver, EU=[requirement("a", "ISO 77777:2020")], CN=[requirement("b", "GB/T 77777-2020")])
        assert "the recorded facts contradict each other" in found[0].text


class TestConflict:
    def test_one_bars_what_the_other_regulates(self, resolver: Resolver):
        barred = exclusion("x", ExclusionKind.SUPPLIER, suppliers=("S",))
        (clash,) = clashes(resolver, US=[barred], CN=[requirement("b", "GB 4943.1-2022")])
        assert (clash.kind, clash.facts) == (ClashKind.CONFLICT, ("x", "b"))
        assert clash.text == "US bars it: S is barred: Bar x (Act); CN asks for conformity by law"

    def test_not_when_the_other_asks_by_presumption_or_not_at_all(self, resolver: Resolver):
        barred = exclusion("x", ExclusionKind.SUPPLIER, suppliers=("S",))
        asked = requirement("b", "GB 4943.1-2022", force=Force.PRESUMPTION)
        assert clashes(resolver, US=[barred], CN=[asked]) == ()
        assert clashes(resolver, US=[barred], CN=[]) == ()

    def test_one_bars_the_origin_that_the_other_asks_for(self, resolver: Resolver):
        origin = exclusion("x", ExclusionKind.ORIGIN, origins=("CN",))
        local = exclusion("l", ExclusionKind.LOCAL_CONTENT)
        (clash,) = clashes(resolver, US=[origin], CN=[local])
        assert (clash.markets, clash.facts) == ((("US",), ("CN",)), ("x", "l"))
        assert clash.text == "US bars what comes from CN (Bar x), CN asks for local content (Bar l)"
        assert clashes(resolver, US=[origin], ID=[local]) == ()
        supplier = exclusion("x", ExclusionKind.SUPPLIER, suppliers=("S",))
        assert clashes(resolver, US=[supplier], CN=[local]) == ()


def test_plain_values(resolver: Resolver):
    facts = {"EU": requirement("a", "EN 62368-1:2014"), "CN": requirement("b", "GB 4943.1-2022")}
    (clash,) = clashes(resolver, EU=[facts["EU"]], CN=[facts["CN"]])
    plain = clash.to_dict()
    assert (plain["kind"], plain["markets"], plain["components"]) == ("double-burden", [["EU"], ["CN"]], ["Server"])
    assert plain["resolution"]["gap"]["steps"] == 1
    barred = exclusion("x", ExclusionKind.SUPPLIER, suppliers=("S",))
    (conflict,) = clashes(resolver, US=[barred], CN=[requirement("b", "GB 4943.1-2022")])
    assert conflict.to_dict()["resolution"] is None
