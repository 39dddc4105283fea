from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import stdcompat
from stdcompat.checks import NoticeKind, Verdict
from stdcompat.market.book import MarketBook
from stdcompat.report.markets import MatrixRow, NotJudged

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Deployment

DAY = "2026-11-21"
EXAMPLES = ("eu-data-centre", "cn-5g-cloud", "sa-smart-city")


@pytest.fixture(params=EXAMPLES)
def deployment(request: pytest.FixtureRequest, root: Path) -> Deployment:
    return stdcompat.Deployment.from_toml(root / "docs" / "examples" / f"{request.param}.toml")


def test_is_the_same_as_one_by_one(deployment: Deployment):
    both = stdcompat.check_markets(deployment, ["EU", "CN"], as_of=DAY)
    assert both.markets == ("EU", "CN")
    assert list(both.reports) == [stdcompat.check(deployment, code, as_of=DAY) for code in both.markets]
    assert both.worst.level == max(report.worst.level for report in both.reports)


def test_a_cell_is_the_worst_answer_and_a_divergence_hides_nothing(deployment: Deployment):
    codes = MarketBook.bundled().codes()
    report = stdcompat.check_markets(deployment, codes, as_of=DAY)
    for row, (column, one) in itertools.product(report.matrix, enumerate(report.reports)):
        found = {
            finding.verdict
            for finding in one.findings
            if finding.component.name == row.component
            and (finding.requirement.domain if finding.requirement else None) == row.domain
            and (finding.requirement is not None or finding.exclusion is not None)
        }
        cell = row.cells[column]
        assert cell in found if found else not isinstance(cell, Verdict)
        if any(verdict.is_divergence for verdict in found):
            assert isinstance(cell, Verdict)
            assert cell.is_divergence
    assert len(report.to_text(200)) > 100
    assert report.to_dict()["markets"] == list(codes)


def test_markets_in_another_order_find_the_same(deployment: Deployment):
    one = stdcompat.check_markets(deployment, ["EU", "CN", "US"], as_of=DAY)
    other = stdcompat.check_markets(deployment, ["US", "CN", "EU"], as_of=DAY)
    assert [(row.component, row.domain, row.cells) for row in one.matrix] == [
        (row.component, row.domain, row.cells[::-1]) for row in other.matrix
    ]
    assert {(clash.kind, frozenset(clash.markets)) for clash in one.clashes} == {
        (clash.kind, frozenset(clash.markets)) for clash in other.clashes
    }


def test_what_is_planned_passes_the_check(deployment: Deployment):
    from stdcompat.deployment import Claim

    codes = ["EU", "CN", "US", "JP", "SA"]
    plan = stdcompat.plan(deployment, codes, as_of=DAY, voluntary=True)
    assert plan.is_exact
    more: dict[str, list[Claim]] = {}
    for addition in plan.additions:
        more.setdefault(addition.component.name, []).append(Claim(addition.claim, str(addition.claim)))
    import attrs

    grown = tuple(
        attrs.evolve(component, claims=(*component.claims, *more.get(component.name, ())))
        for component in deployment.components
    )
    after = stdcompat.check_markets(attrs.evolve(deployment, components=grown), codes, as_of=DAY)
    blocked = {(block.component.name, code) for block in plan.blocks for code in block.markets}
    for finding in (finding for report in after.reports for finding in report.answers):
        if (finding.component.name, finding.market) not in blocked:
            assert finding.verdict.is_met, (finding.component.name, finding.message)
    assert stdcompat.plan(attrs.evolve(deployment, components=grown), codes, as_of=DAY, voluntary=True).additions == ()


def test_an_exclusion_has_a_row_of_its_own(tmp_path: Path):
    path = tmp_path / "stack.toml"
    path.write_text(
        '[deployment]\nname = "D"\n\n[[component]]\nname = "Base station"\nkind = "base-station"\n'
        'supplier = "Huawei"\njurisdiction = "CN"\n\n[[component]]\nname = "Server"\nkind = "server"\n',
        encoding="utf-8",
    )
    both = stdcompat.check_markets(stdcompat.Deployment.from_toml(path), ["US", "CN"], as_of=DAY)
    assert MatrixRow("Base station", None, (Verdict.DIVERGENT, None)) in both.matrix
    assert "Base station  (exclusion)" in both.to_text()
    assert "excluded" in both.to_text()
    assert both.to_dict()["matrix"][0]["domain"] is None


def test_what_is_asked_and_has_no_verdict_says_why():
    offer = stdcompat.Deployment(
        "D", [stdcompat.Component("Camera", "camera"), stdcompat.Component("Advice", "service")]
    )
    both = stdcompat.check_markets(offer, ["EU", "CN"], as_of=DAY)
    for row, (column, report) in itertools.product(both.matrix, enumerate(both.reports)):
        cell = row.cells[column]
        told = {
            notice.kind
            for notice in report.notices
            if notice.requirement is not None
            and notice.requirement.domain == row.domain
            and row.component in notice.components
        }
        if cell is NotJudged.NO_STANDARD:
            assert NoticeKind.NO_STANDARD in told
        elif cell is NotJudged.NOT_CHECKED and row.domain is not None:
            assert told & {NoticeKind.CONDITION, NoticeKind.NOT_JUDGED}
        elif cell is None:
            assert not told & {NoticeKind.NO_STANDARD, NoticeKind.CONDITION, NoticeKind.NOT_JUDGED}
    marks = {cell for row in both.matrix for cell in row.cells if isinstance(cell, NotJudged)}
    assert marks == set(NotJudged)
    assert {row.component for row in both.matrix} == {"Camera", "Advice"}
    text = both.to_text(160)
    assert "asked, no standard" in text
    assert "not checked" in text
    assert "有要求，未指明标准" in both.render("text", "zh")


@pytest.mark.parametrize("codes", [[], ["EU", "EU"]])
def test_each_market_once(codes: list[str], deployment: Deployment):
    with pytest.raises(ValueError, match="name each market once"):
        stdcompat.check_markets(deployment, codes)
    with pytest.raises(ValueError, match="name each market once"):
        stdcompat.plan(deployment, codes)


def test_something_to_check_against(deployment: Deployment):
    with pytest.raises(ValueError, match="give a market, a profile, or both"):
        stdcompat.check(deployment)
