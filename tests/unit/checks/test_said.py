"""What a check says beside its verdicts: names of findings, editions held, ways to a part, citations, cells."""

from __future__ import annotations

import attrs
import pytest

import stdcompat
from stdcompat.catalogs import Catalog, Confidence, Standard
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.checks import NoticeKind
from stdcompat.checks.compare import compare
from stdcompat.deployment import Claim, Component, Deployment, Statement
from stdcompat.deployment.model import Unread
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse
from stdcompat.market import Market, Reference
from stdcompat.market.lists import ListBook

DAY = "2026-11-21"
SAFETY = Domain("ict-safety")


def of(*claims: str | Claim) -> Deployment:
    return Deployment("D", [Component("Server", "server", claims=claims)])


def message(claim: str, wanted: str, catalog: Catalog) -> str:
    answer = compare(Claim.of(claim), Reference(parse(wanted)), SAFETY, Resolver(catalog, DAY))
    assert answer is not None
    return answer.message


def test_a_finding_has_the_name_that_earlier_versions_gave_it() -> None:
    finding = stdcompat.check(of("GB 4943.1-2022"), "EU", as_of=DAY).answers[0]
    elsewhere = attrs.evolve(finding, asked_by="profile")
    assert finding.fingerprint != elsewhere.fingerprint
    assert finding.earlier_fingerprint == elsewhere.earlier_fingerprint
    assert len(finding.earlier_fingerprint) == 16
    assert finding.earlier_fingerprint not in {finding.fingerprint, elsewhere.fingerprint}


@pytest.mark.parametrize(("count", "more"), [(3, False), (4, False), (5, True)])
def test_the_newest_editions_that_are_held_are_named(count: int, more: bool) -> None:
    held = [
        Standard(parse(f"ISO 91000:{2000 + n}"), domains=(SAFETY,), sources=("s",), confidence=Confidence.HIGH)
        for n in range(count)
    ]
    said = message("ISO 91000:1990", "ISO 91000:2000", Catalog.from_records(held))
    assert ("…" in said) == more
    assert said.count("ISO 91000:20") == min(count, 4)
    assert f"ISO 91000:{2000 + count - 1}" in said


def test_a_part_of_a_series_is_named_where_it_is_reached_through_another() -> None:
    catalog = Catalog.bundled()
    assert "EN 62676-4:2015" in message("EN 62676-4:2015", "IEC 62676 (all parts)", catalog)
    assert "IEC 62676-4:2014" in message("EN 62676-4:2015", "IEC 62676 (all parts)", catalog)
    assert message("IEC 62676-4:2014", "IEC 62676 (all parts)", catalog).count("IEC 62676-4:2014") == 1


def test_lists_are_asked_of_what_is_asserted_alone() -> None:
    market = Market.bundled("EU").with_list(ListBook.bundled())
    report = stdcompat.check(of("EN 55032:2015+A11:2020"), market, as_of=DAY)
    cited = [notice for notice in report.notices if notice.kind is NoticeKind.CITATION]
    assert any("EN 55032:2015+A11:2020" in notice.text for notice in cited)
    denied = Claim(parse("EN 55032:2015+A11:2020"), "EN 55032:2015+A11:2020", statement=Statement.DENIED)
    for claim in (denied, Claim(None, "EN 55032 of some year")):
        report = stdcompat.check(of(claim), market, as_of=DAY)
        assert [notice for notice in report.notices if notice.kind is NoticeKind.CITATION] == []


def test_cells_that_were_not_understood_are_told() -> None:
    cell = Unread("B3", "qqq", "is no standard")
    report = stdcompat.check(attrs.evolve(of("GB 4943.1-2022"), unread=(cell,)), "EU", as_of=DAY)
    assert [notice.text for notice in report.notices if notice.kind is NoticeKind.UNREAD] == [
        "B3: 'qqq' is no standard"
    ]
