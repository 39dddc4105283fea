"""A report's JSON, and its lines, read back equal: whatever is deployed, asked, waived and known."""

from __future__ import annotations

import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stdcompat
from stdcompat.agreement import Evidence, EvidenceKind
from stdcompat.catalogs import Catalog, Confidence
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, Domain, KindCode
from stdcompat.checks import Waiver, Waivers
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.errors import InputError, Problem
from stdcompat.identifiers import try_parse
from stdcompat.language import in_language
from stdcompat.market import Force, Profile, Reference, Requirement
from stdcompat.market.book import MarketBook
from stdcompat.report import Baseline, MarketsReport, Report
from stdcompat.report.formats import Layout, format_named

DAY = "2026-11-21"
OPTIONAL = {"cells", "summary", "profile", "triage"}  # worked out again, or not there
CODES = MarketBook.bundled().codes()
DESIGNATIONS = sorted(map(str, Catalog.bundled()))[::7]

texts = st.text(min_size=1, max_size=12).filter(str.strip)
evidence = st.builds(
    Evidence,
    st.sampled_from(EvidenceKind),
    issuer=st.none() | texts,
    jurisdiction=st.none() | st.sampled_from(CODES),
    scheme=st.none() | st.just("IECEE CB"),
    issued=st.none() | st.sampled_from(["2024", "2025-03", "2027-01-01"]),
)
references = st.sampled_from(DESIGNATIONS) | texts
claims = st.builds(
    lambda text, domain, shown: Claim(try_parse(text), text, domain, tuple(shown)),
    references,
    st.none() | st.sampled_from(sorted(DOMAINS)).map(Domain),
    st.lists(evidence, max_size=2),
)
components = st.builds(
    Component,
    texts,
    st.sampled_from(sorted(KINDS)).map(KindCode),
    supplier=st.none() | texts | st.just("Huawei"),
    jurisdiction=st.none() | st.sampled_from(CODES),
    version=st.none() | texts,
    claims=st.lists(claims, max_size=3).map(tuple),
)
deployments = st.builds(
    Deployment, texts, st.lists(components, min_size=1, max_size=4, unique_by=lambda one: one.name).map(tuple)
)
requirements = st.builds(
    lambda name, title, domain, kind, accepted: Requirement(
        name, title, domain, (kind,), Force.CONTRACTUAL, (), Confidence.HIGH, any_of=tuple(accepted)
    ),
    texts,
    texts,
    st.sampled_from(sorted(DOMAINS)).map(Domain),
    st.sampled_from(sorted(KINDS)).map(KindCode),
    st.lists(st.sampled_from(DESIGNATIONS).map(lambda text: Reference(stdcompat.parse(text))), max_size=2),
)
profiles = st.builds(
    Profile, texts, st.lists(requirements, min_size=1, max_size=3, unique_by=lambda one: one.id).map(tuple)
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    market, profile = draw(st.none() | st.sampled_from(CODES)), draw(profiles)
    report = stdcompat.check(draw(deployments), market, profile, as_of=DAY)
    if draw(st.booleans()):
        report = report.since(Baseline.of([attrs.evolve(report, findings=report.findings[::2])]))
    if draw(st.booleans()):
        named = [Waiver("why", "who", PartialDate("2030"), finding.fingerprint) for finding in report.findings]
        report = report.waive(
            Waivers((*named[::2], Waiver("why", "who", PartialDate("2020"), code="MKT101", component="none")))
        )
    return report.select(ignore=["STA"]) if draw(st.booleans()) else report


@given(reports())
def test_a_report_reads_back_equal(report: Report):
    written = report.to_json()
    for again in (Report.from_json(written), Report.from_json(str(format_named("jsonl").render(report, Layout())))):
        assert again == report
        assert again.to_json() == written
        assert [in_language(one.message, "zh") for one in again.findings] == [
            in_language(one.message, "zh") for one in report.findings
        ]


@settings(max_examples=settings().max_examples // 3)  # each takes as long as three of the others
@given(deployments, st.lists(st.sampled_from(CODES), min_size=2, max_size=3, unique=True))
def test_several_markets_read_back_equal(deployment: Deployment, markets: list[str]):
    found = stdcompat.check_markets(deployment, markets, as_of=DAY)
    for written in (found.to_json(), format_named("jsonl").render(found, Layout())):
        again = MarketsReport.from_json(str(written))
        assert again == found
        assert again.to_json() == found.to_json()


@given(reports(), st.data())
def test_what_is_broken_is_told_and_never_half_read(report: Report, data: st.DataObject):
    plain = report.to_dict()
    key = data.draw(st.sampled_from(sorted(plain)))
    plain[key] = data.draw(st.sampled_from([None, 7, [None], [7], {"name": 1}]))
    from stdcompat.report.formats.json import dumps

    problems = problems_of(dumps(plain))
    assert all(problem.what and problem.hint for problem in problems)
    if not problems:
        assert key in OPTIONAL, "what a finding rests on cannot be left out"


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        Report.from_json(text)
    except InputError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", "{", '{"schema": "stdcompat-report/2"}', "[" * 100_000])
def test_no_report(text: str):
    with pytest.raises(InputError, match=r"is not JSON|is no report|is a stdcompat-report/2, and this reads"):
        Report.from_json(text)


def test_the_place_of_what_is_broken_is_told():
    stack = stdcompat.Deployment("D", [stdcompat.Component("S", "server", claims=["EN 62368-1:2014"])])
    plain = stdcompat.check_markets(stack, ["EU", "UK"], as_of=DAY).to_dict()
    plain["reports"][1]["findings"][0]["message"] = 7
    with pytest.raises(InputError, match=r"reports\[2\]\.findings\[1\]: has a value that does not fit"):
        MarketsReport.from_json(json.dumps(plain))


def test_several_reports_are_at_least_one():
    with pytest.raises(InputError, match="reports: is empty"):
        MarketsReport.from_json('{"schema": "stdcompat-markets-report/1", "reports": [], "clashes": []}')
