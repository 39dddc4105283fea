"""Whole journeys on the shipped facts: what an analyst must be told, and never told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import stdcompat

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Finding, Report

DAY = "2026-11-21"


@pytest.fixture(scope="module")
def report(root: Path) -> Report:
    """Return the first example's report against the EU."""
    examples = root / "docs" / "examples"
    return stdcompat.check(
        stdcompat.Deployment.from_toml(examples / "eu-data-centre.toml"),
        market="EU",
        profile=stdcompat.Profile.from_toml(examples / "eu-data-centre-tender.toml"),
        as_of=DAY,
    )


def about(report: Report, claim: str, domain: str) -> list[Finding]:
    return [
        finding
        for finding in report.findings
        if finding.requirement is not None
        and finding.requirement.domain == domain
        and finding.claim is not None
        and str(finding.claim.id) == claim
    ]


def test_a_modified_safety_standard_is_undetermined_and_the_edition_is_said(report: Report) -> None:
    findings = [
        f
        for f in about(report, "GB 4943.1-2022", "ict-safety")
        if f.requirement and f.requirement.id == "eu-lvd-62368-1"
    ]
    assert findings
    for finding in findings:
        assert finding.verdict is stdcompat.Verdict.UNDETERMINED
        assert "GB 4943.1-2022 is MOD to IEC 62368-1:2018, deviation list not held" in finding.message
        assert "IEC 62368-1:2014" in finding.message
        assert finding.resolution is not None
        assert "GB 4943.1-2022 -> IEC 62368-1:2018: MOD" in finding.resolution.explain()


def test_an_old_management_system_standard_is_outdated_and_the_remedy_is_enough(report: Report) -> None:
    (finding,) = about(report, "GB/T 22080-2016", "information-security")
    assert finding.verdict is stdcompat.Verdict.OUTDATED
    assert finding.remedy is not None
    assert str(finding.remedy.claim) == "ISO/IEC 27001:2022"  # GB/T 22080-2025 has the amendment, and is newer


def test_a_video_standard_without_counterpart_is_unmatched(report: Report) -> None:
    findings = about(report, "GB/T 28181-2022", "video-surveillance")
    assert findings
    assert {finding.verdict for finding in findings} == {stdcompat.Verdict.UNMATCHED}


def test_an_unknown_publisher_is_unknown_and_nothing_else(report: Report) -> None:
    findings = [f for f in report.findings if f.claim is not None and f.claim.as_written.startswith("Q/")]
    assert findings
    assert {finding.verdict for finding in findings} == {stdcompat.Verdict.UNKNOWN}


def test_the_proof_is_printed(report: Report) -> None:
    text = report.to_text()
    for words in (
        "GB 4943.1-2022 -> IEC 62368-1:2018: MOD, deviation list",
        "GB/T 22080-2016 -> ISO/IEC 27001:2013: IDT",
        "GB/T 22080-2025",
    ):
        assert words in text


def test_a_barred_supplier_comes_first_and_nothing_offsets_it(tmp_path: Path) -> None:
    path = tmp_path / "stack.toml"
    path.write_text(
        """
        [deployment]
        name = "Metro network"

        [[component]]
        name = "Core switches"
        kind = "network-equipment"
        supplier = "Huawei Technologies Co., Ltd."
        jurisdiction = "CN"
        claims = ["UL 62368-1:2019"]
        """
    )
    report = stdcompat.check(stdcompat.Deployment.from_toml(path), market="US", as_of=DAY)
    first = report.findings[0]
    assert first.exclusion is not None
    assert (first.code, first.severity.value) == ("MKT201", "error")
    text = report.to_text()
    assert text.index("EXCLU") < text.index("UL 62368-1")


def test_asking_on_another_day_gives_another_answer(root: Path) -> None:
    deployment = stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")
    profile = stdcompat.Profile.from_toml(root / "docs" / "examples" / "eu-data-centre-tender.toml")
    early = stdcompat.check(deployment, profile=profile, as_of="2022-01-01")
    assert early.as_of.isoformat() == "2022-01-01"
    assert early.to_json() != stdcompat.check(deployment, profile=profile, as_of=DAY).to_json()


def test_nothing_to_check_against_is_an_error(root: Path) -> None:
    deployment = stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")
    with pytest.raises(ValueError, match="nothing to check against"):
        stdcompat.check(deployment)
