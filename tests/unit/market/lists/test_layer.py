"""A market with official lists: what it asks for on a day, and what a check says of each claim."""

from __future__ import annotations

import datetime
import pickle
from typing import TYPE_CHECKING

import pytest

from stdcompat import Deployment, Market, Report, check
from stdcompat.checks import NoticeKind, Verdict
from stdcompat.deployment.readers import read_file
from stdcompat.market.lists import on_day
from stdcompat.market.lists.importing import import_lists

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-21"


def asked(id: str, day: str = DAY, market: Market | None = None) -> list[str]:
    eu = on_day(market or Market.bundled("EU"), datetime.date.fromisoformat(day))
    return [str(one) for one in next(r for r in eu.requirements if r.id == id).any_of]


def offer(kind: str, *claims: str) -> Deployment:
    table = f"Component,Kind,Standard\nThing,{kind},{'; '.join(claims)}\n"
    return read_file("offer.csv", content=table.encode()).deployment


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an imported list in which EN 62368-1:2014 has ended, and a later edition is cited."""
    table = tmp_path / "lvd.csv"
    table.write_text(
        "Legislation,Reference and title,Start of legal effect,End of legal effect\n"
        "2014/35/EU,EN 62368-1:2014,01.01.2016,01.06.2026\n2014/35/EU,EN IEC 62368-1:2024+A11:2024,01.01.2026,\n",
        encoding="utf-8",
    )
    import_lists([table], "EU").compile(tmp_path / "lvd.sqlite")
    return tmp_path / "lvd.sqlite"


@pytest.mark.parametrize(
    ("id", "day", "references"),
    [
        ("eu-lvd-62368-1", DAY, ["EN 62368-1:2014"]),
        ("eu-lvd-62368-1", "2020-01-01", []),  # whether it was cited then was not read
        ("eu-emc-55032", DAY, ["EN 55032:2015+A11:2020"]),
        ("eu-emc-55035", "2020-01-01", ["EN 55035:2017"]),
        ("eu-emc-55035", DAY, ["EN 55035:2017+A11:2020"]),
        ("eu-red-55035", DAY, ["EN 55035:2017"]),
        ("eu-red-301893", DAY, ["ETSI EN 301 893 V2.2.1", "ETSI EN 301 893 V2.1.1"]),
        ("eu-red-301893", "2028-05-15", ["ETSI EN 301 893 V2.2.1"]),
        ("eu-rohs-63000", "2021-11-17", ["EN 50581:2012", "EN IEC 63000:2018"]),
        ("eu-rohs-63000", "2021-11-18", ["EN IEC 63000:2018"]),
    ],
)
def test_a_requirement_asks_for_what_is_cited_on_the_day(id: str, day: str, references: list[str]):
    assert sorted(asked(id, day)) == sorted(references)


def test_a_derived_requirement_names_its_row_and_restriction():
    eu = on_day(Market.bundled("EU"), datetime.date.fromisoformat(DAY))
    (one,) = (requirement for requirement in eu.requirements if requirement.id == "eu-red-18031-1")
    assert "Implementing Decision (EU) 2025/138, Annex I row 164" in (one.regulation or "")
    assert "password" in (one.restriction or "")
    assert "oj-2025-138" in one.sources


def test_an_amendment_that_is_cited_and_not_claimed_is_short():
    report = check(offer("server", "EN 55035:2017"), "EU", as_of=DAY)
    (finding,) = (one for one in report.findings if one.requirement and one.requirement.id == "eu-emc-55035")
    assert finding.verdict is Verdict.OUTDATED


def test_nothing_is_said_of_single_claims_without_a_list_of_ones_own():
    report = check(offer("server", "EN 55035:2017"), "EU", as_of=DAY)
    assert NoticeKind.CITATION not in {notice.kind for notice in report.notices}


def test_a_list_of_ones_own_counts_above_the_shipped_one(own: Path):
    market = Market.bundled("EU").with_list(own)
    assert asked("eu-lvd-62368-1", DAY, market) == ["EN IEC 62368-1:2024+A11:2024"]
    assert asked("eu-emc-55032", DAY, market) == asked("eu-emc-55032")  # an act that it does not hold


def test_each_claim_is_judged_by_the_list(own: Path):
    report = check(offer("server", "EN 62368-1:2014", "ISO 9001:2015"), Market.bundled("EU").with_list(own), as_of=DAY)
    said = [notice.text for notice in report.notices if notice.kind is NoticeKind.CITATION]
    assert len(said) == 1
    assert "no longer cited" in said[0]
    assert "EN IEC 62368-1:2024+A11:2024" in said[0]


def test_a_list_of_the_union_counts_in_its_members(own: Path):
    report = check(offer("server", "EN 62368-1:2014"), Market.bundled("DE").with_list(own), as_of=DAY)
    assert any(notice.kind is NoticeKind.CITATION for notice in report.notices)


def test_a_market_with_a_list_crosses_processes(own: Path):
    market = pickle.loads(pickle.dumps(Market.bundled("EU").with_list(own)))  # noqa: S301  # our own
    assert asked("eu-lvd-62368-1", DAY, market) == ["EN IEC 62368-1:2024+A11:2024"]


def test_a_market_with_a_list_and_a_report_on_it_are_written(own: Path):
    """The list is no part of what is written: it is a file of its own, and the report names it."""
    market = Market.bundled("EU").with_list(own)
    assert Market.from_dict(market.to_dict()) == market == Market.bundled("EU")
    report = check(offer("server", "EN 62368-1:2014"), market, as_of=DAY)
    assert Report.from_json(report.to_json()) == report


def test_the_citations_of_a_market_are_asked_by_document():
    rows = Market.bundled("EU").citations("EN 300 328 V2.2.2")
    assert [str(row.id) for row in rows] == ["ETSI EN 300 328 V2.1.1", "ETSI EN 300 328 V2.2.2"]


def test_an_act_that_does_not_reach_a_product_is_told(own: Path):
    report = check(offer("wlan-access-point", "EN 62368-1:2014"), Market.bundled("EU").with_list(own), as_of=DAY)
    (said,) = (notice.text for notice in report.notices if notice.kind is NoticeKind.CITATION)
    assert said.endswith("the act does not reach this product")
