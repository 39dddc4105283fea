"""What type checkers must see of the public interface; never run."""

from __future__ import annotations

import datetime
from typing import Literal, assert_type

import stdcompat
from stdcompat import (
    Claim,
    Component,
    Deployment,
    Evidence,
    Facts,
    Finding,
    Force,
    Market,
    Profile,
    Reference,
    Report,
    Requirement,
    Resolution,
    Severity,
    StandardId,
    Verdict,
)
from stdcompat.catalogs.model import Degree
from stdcompat.report.rows import FindingRow


def typed() -> None:
    assert_type(stdcompat.parse("GB/T 22239-2019"), StandardId)
    assert_type(stdcompat.try_parse("x"), StandardId | None)

    component = Component("S", "server", claims=["GB 4943.1-2022", stdcompat.parse("ISO 9001"), Claim.of("ISO 9001")])
    deployment = Deployment("D", [component], conditions=["federal-buyer"])
    assert_type(deployment.components, tuple[Component, ...])
    evidence = Evidence("certificate", issued=datetime.date(2026, 1, 1), expires=2027)
    claim = Claim(stdcompat.parse("ISO 9001"), "ISO 9001", domain="information-security", evidence=[evidence])
    assert_type(claim.evidence, tuple[Evidence, ...])
    ask = Requirement.by_contract(
        "r", "R", "information-security", ["server"], any_of=["ISO 9001", Reference("ISO 9001")]
    )
    assert_type(ask.force, Force)
    profile = Profile("P", [ask])
    market = Market("X", "X", ["GB"], parents=["CN"], requirements=[ask])

    facts = Facts(as_of="2026-11-21")
    report = facts.check(deployment, market, profile)
    assert_type(report, Report)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.findings[0].verdict, Verdict)
    assert_type(report.findings[0].severity < Severity.ERROR, bool)
    assert_type(report.rows(), tuple[FindingRow, ...])
    assert_type(report.render("html"), str)
    assert_type(report.render("xlsx"), bytes)

    answer = stdcompat.resolve("ISO 9001", "GB/T 19001", as_of=datetime.date(2026, 11, 21))
    assert_type(answer, Resolution)
    assert_type(answer.covers, Literal["yes", "no", "undetermined"])
    assert_type(answer.degree, Degree | None)
