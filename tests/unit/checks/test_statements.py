"""Only what asserts conformity answers; a denial is evidence against; everything else is shown with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.checks.test_check import component, requirement, run

from stdcompat.checks import Verdict
from stdcompat.deployment import Claim, Statement
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from stdcompat.checks import Finding
    from stdcompat.equivalence import Resolver
    from stdcompat.market import Reference


def says(reference: str, statement: Statement, words: str | None = "as written") -> Claim:
    return Claim(parse(reference), reference, statement=statement, words=words)


def answer(resolver: Resolver, asked: str | Reference, *claims: str | Claim) -> Finding:
    return next(f for f in run(resolver, component(*claims), requirement(asked)).findings if f.requirement is not None)


@pytest.mark.parametrize("statement", [one for one in Statement if one is not Statement.CLAIMED])
def test_nothing_but_an_assertion_meets_a_requirement(resolver: Resolver, statement: Statement) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", says("EN IEC 62368-1:2020", statement))
    assert found.verdict.is_divergence is (statement is not Statement.UNCLEAR)
    assert not found.verdict.is_met
    assert "as written" in found.message
    assert found.claim is not None
    assert found.evidence is None


def test_what_was_not_understood_is_open_and_no_better_than_a_claim(resolver: Resolver) -> None:
    noted = says("EN IEC 62368-1:2020", Statement.UNCLEAR, "Noted")
    found = answer(resolver, "EN IEC 62368-1:2020", noted)
    assert (found.code, found.verdict) == ("EVD104", Verdict.UNDETERMINED)
    older = answer(resolver, "EN IEC 62368-1:2020", says("EN 62368-1:2014", Statement.UNCLEAR))
    assert older.verdict is answer(resolver, "EN IEC 62368-1:2020", "EN 62368-1:2014").verdict
    assert answer(resolver, "EN IEC 62368-1:2020", noted, "EN IEC 62368-1:2020").verdict is Verdict.SATISFIED


@pytest.mark.parametrize("statement", [Statement.DENIED, Statement.PARTIAL])
@pytest.mark.parametrize("reference", ["EN IEC 62368-1:2020", "IEC 62368-1:2018", "EN 62368-1"])
def test_a_denial_of_the_same_requirements_is_evidence_against(
    resolver: Resolver, statement: Statement, reference: str
) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", says(reference, statement))
    assert (found.code, found.verdict) == ("EVD101", Verdict.DIVERGENT)


def test_a_denial_of_another_edition_proves_nothing(resolver: Resolver) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", says("EN 62368-1:2014", Statement.DENIED))
    assert (found.code, found.verdict) == ("EVD102", Verdict.MISSING)
    honest = answer(resolver, "EN IEC 62368-1:2020", says("EN 62368-1:2014", Statement.DENIED), "EN IEC 62368-1:2020")
    assert honest.verdict is Verdict.SATISFIED


@pytest.mark.parametrize("statement", [Statement.PENDING, Statement.PLANNED, Statement.NOT_APPLICABLE])
def test_what_is_not_there_yet_is_missing(resolver: Resolver, statement: Statement) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", says("IEC 62368-1:2018", statement))
    assert (found.code, found.verdict) == ("EVD102", Verdict.MISSING)


def test_an_assertion_beside_a_denial_leaves_it_open(resolver: Resolver) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", "IEC 62368-1:2018", says("EN IEC 62368-1:2020", Statement.DENIED))
    assert (found.code, found.verdict) == ("EVD103", Verdict.UNDETERMINED)


def test_a_denial_is_never_hidden_by_what_does_not_meet(resolver: Resolver) -> None:
    found = answer(resolver, "EN IEC 62368-1:2020", "EN 62368-1:2014", says("EN IEC 62368-1:2020", Statement.DENIED))
    assert found.verdict.is_divergence


def test_what_answers_nothing_is_shown_with_its_words(resolver: Resolver) -> None:
    outcome = run(resolver, component(says("GB/T 28181-2022", Statement.PENDING, "申请中")))
    (remark,) = outcome.findings
    assert (remark.code, remark.requirement) == ("EVD102", None)
    assert "申请中" in remark.message


def test_a_remark_is_not_said_twice(resolver: Resolver) -> None:
    outcome = run(resolver, component(says("IEC 62368-1:2018", Statement.PENDING)), requirement("EN IEC 62368-1:2020"))
    assert [f.code for f in outcome.findings] == ["EVD102"]
