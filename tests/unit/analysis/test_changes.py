from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest

from stdcompat.agreement import (
    Agreement,
    AgreementBook,
    AgreementCount,
    AgreementKind,
    AgreementStatus,
    Evidence,
    EvidenceJudge,
    EvidenceKind,
    Recognises,
)
from stdcompat.agreement.read import agreement_rows
from stdcompat.analysis import (
    Add,
    Adopt,
    Change,
    Drop,
    Lapse,
    VerdictChange,
    WhatIf,
    Withdraw,
    with_changes,
    with_lapses,
)
from stdcompat.analysis import what_if as ask
from stdcompat.catalogs import Catalog, Confidence, Degree, PartialDate
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.equivalence import Resolver
from stdcompat.errors import InputError, UnknownStandardError
from stdcompat.identifiers import parse
from stdcompat.market import Force, Market, Reference, Requirement

DAY = datetime.date(2026, 11, 21)
BEFORE = DAY - datetime.timedelta(days=1)


@pytest.fixture
def catalog(build: Any) -> Catalog:
    found: Catalog = build.catalog(
        *("ISO 1:2015", "ISO 2:2015", "GB 1-2016", "GB 2-2016"),
        build.adoption("GB 1-2016", "ISO 1:2015"),
        build.adoption("GB 2-2016", "ISO 2:2015", degree=Degree.MOD),
    )
    return found


@pytest.fixture
def book() -> AgreementBook:
    agreement = Agreement(
        "cn-eu",
        "China and the EU",
        AgreementKind.CONFORMITY_MRA,
        ("CN", "EU"),
        (Recognises.TEST_REPORT,),
        AgreementStatus.IN_FORCE,
        (),
        Confidence.HIGH,
        domains=(Domain("codes"),),
    )
    count = AgreementCount("2025", PartialDate("2025"), "agreements", (), Confidence.HIGH, agreements=108)
    return AgreementBook(MemoryStore(agreement_rows([agreement, count])))


class TestCatalog:
    def test_a_withdrawn_edition_has_its_date(self, catalog: Catalog):
        changed = with_changes(catalog, [Withdraw(parse("GB 1-2016"), BEFORE)])
        assert changed["GB 1-2016"].withdrawn == "2026-11-20"
        assert catalog["GB 1-2016"].withdrawn is None
        assert changed.edition == "0 + what if"

    def test_an_entry_is_added_and_withdrawn_again(self, catalog: Catalog, build: Any):
        new = build.standard("ISO 1:2024")
        changed = with_changes(catalog, [Add(new), Withdraw(new.id, DAY)])
        assert changed["ISO 1:2024"].withdrawn == "2026-11-21"
        assert len(changed) == len(catalog) + 1

    def test_an_adoption_is_added_changed_or_dropped(self, catalog: Catalog, build: Any):
        better = build.adoption("GB 2-2016", "ISO 2:2015")
        assert with_changes(catalog, [Adopt(better)]).correspondences("GB 2-2016") == (better,)
        (fact,) = catalog.correspondences("GB 1-2016")
        assert with_changes(catalog, [Drop(fact)]).correspondences("ISO 1:2015") == ()
        assert with_changes(catalog, [Drop(fact), Adopt(fact)]).correspondences("ISO 1:2015") == (fact,)
        new = build.adoption("GB 2-2016", "ISO 1:2015")
        assert with_changes(catalog, [Adopt(new), Drop(new)]).correspondences("ISO 1:2015") == (fact,)

    def test_nothing_changed_is_the_same_catalog(self, catalog: Catalog):
        assert with_changes(catalog, [Lapse("any", DAY)]) is catalog

    def test_what_is_not_held_cannot_change(self, catalog: Catalog, build: Any):
        with pytest.raises(UnknownStandardError):
            with_changes(catalog, [Withdraw(parse("GB 9-2016"), DAY)])
        with pytest.raises(InputError, match=r"GB 1-2016 -> ISO 2:2015 .* is not recorded"):
            with_changes(catalog, [Drop(build.adoption("GB 1-2016", "ISO 2:2015"))])


class TestAgreements:
    def test_a_lapsed_one_has_its_date_and_the_rest_stays(self, book: AgreementBook):
        changed = with_lapses(book, [Lapse("cn-eu", BEFORE)])
        assert [one.until for one in changed.all()] == ["2026-11-20"]
        assert changed.counts() == book.counts()
        assert with_lapses(book, [Withdraw(parse("GB 1-2016"), DAY)]) is book

    def test_one_that_is_not_known_cannot_lapse(self, book: AgreementBook):
        with pytest.raises(InputError, match="did you mean 'cn-eu'"):
            with_lapses(book, [Lapse("cn-eue", DAY)])


def requirement(id: str, *any_of: str, all_of: tuple[str, ...] = ()) -> Requirement:
    return Requirement(
        id=id,
        title=id,
        domain=Domain("codes"),
        applies_to=(KindCode("server"),),
        force=Force.MANDATORY,
        sources=(),
        confidence=Confidence.HIGH,
        any_of=tuple(Reference(parse(one)) for one in any_of),
        all_of=tuple(Reference(parse(one)) for one in all_of),
        evidence=(EvidenceKind.TEST_REPORT,),
    )


@pytest.fixture
def question(catalog: Catalog, book: AgreementBook) -> Any:
    """Return what asks: one server with a test report, in a market that asks for three things."""
    shown = (Evidence(EvidenceKind.TEST_REPORT, "Lab", "CN"),)
    claims = [Claim(parse(one), one, evidence=shown) for one in ("GB 1-2016", "GB 2-2016")]
    deployment = Deployment("D", (Component("Server", KindCode("server"), "North", "CN", claims=tuple(claims)),))
    asked = (requirement("one", "ISO 1:2015"), requirement("both", all_of=("ISO 1:2015", "ISO 2:2015")))
    market = Market("EU", "European Union", ("EN",), requirements=asked)

    def answer(*changes: Change) -> WhatIf:
        judge = EvidenceJudge(book, ["EU"], DAY)
        return ask(
            [deployment], changes, lineage=[market], profile=None, resolver=Resolver(catalog, DAY), evidence=judge
        )

    return answer


def turns(found: WhatIf) -> list[tuple[object, ...]]:
    return [
        (one.about, one.turn, one.before and one.before.verdict.value, one.after and one.after.verdict.value)
        for one in found.changed
    ]


class TestVerdicts:
    def test_nothing_happens_nothing_changes(self, question: Any):
        assert question() == WhatIf(3, ())

    def test_an_adoption_that_was_none(self, question: Any, catalog: Catalog):
        found = question(Drop(catalog.correspondences("GB 1-2016")[0]))
        assert found.compared == 3
        # GB 1 answers nothing any more; each of the references that are all needed has an answer of its own.
        assert turns(found) == [
            ("both", "worse", "equivalent", "unmatched"),
            ("one", "worse", "equivalent", "unmatched"),
        ]

    def test_a_better_adoption(self, question: Any, build: Any):
        found = question(Adopt(build.adoption("GB 2-2016", "ISO 2:2015")))
        assert turns(found) == [("both", "better", "undetermined", "equivalent")]

    def test_a_withdrawn_claim_is_a_new_finding(self, question: Any):
        found = question(Withdraw(parse("GB 1-2016"), BEFORE))
        assert turns(found) == [("GB 1-2016", "worse", None, "outdated")]
        assert found.compared == 4
        assert question(Withdraw(parse("GB 1-2016"), DAY)).changed == ()

    def test_a_lapsed_agreement_changes_what_evidence_is_worth(self, question: Any):
        found = question(Lapse("cn-eu", BEFORE))
        assert [one.turn for one in found.changed] == ["worse"] * 3
        assert all(one.before.verdict is one.after.verdict for one in found.changed)
        plain = found.to_dict()["changed"][0]
        assert (plain["before"]["evidence"], plain["after"]["evidence"]) == ("undetermined", "not accepted")

    def test_as_plain_values(self, question: Any):
        plain = question(Withdraw(parse("GB 1-2016"), BEFORE)).to_dict()
        assert plain["compared"] == 4
        assert plain["changed"] == [
            {
                "deployment": "D",
                "component": "Server",
                "about": "GB 1-2016",
                "before": None,
                "after": {"verdict": "outdated", "message": "GB 1-2016 was withdrawn on 2026-11-20"},
                "turn": "worse",
            }
        ]

    def test_a_change_between_equally_bad_answers_is_neither_better_nor_worse(self, question: Any, catalog: Catalog):
        (one, *_) = question(Drop(catalog.correspondences("GB 1-2016")[0])).changed
        other = attrs.evolve(one.after, verdict=type(one.after.verdict).MISSING)
        assert VerdictChange("D", "Server", "one", one.after, other).turn == "other"
