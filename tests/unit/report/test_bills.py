"""CycloneDX and SPDX out: valid for the official tools, and the same deployment when they are read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

import stdcompat
from stdcompat.checks.finding import Verdict
from stdcompat.deployment import Deployment
from stdcompat.deployment.readers import read_file
from stdcompat.report.formats import Layout, format_named, name_for

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import MarketsReport, Report

EXAMPLES = ("cn-5g-cloud", "eu-data-centre", "sa-smart-city")


@pytest.fixture(params=EXAMPLES)
def stack(request: pytest.FixtureRequest, root: Path) -> Deployment:
    return Deployment.load(root / "docs" / "examples" / f"{request.param}.toml")


@pytest.fixture
def report(stack: Deployment) -> Report:
    return stdcompat.check(stack, "EU", as_of="2026-11-21")


def render(format: str, found: Report | MarketsReport) -> str:
    said = format_named(format).render(found, Layout())
    assert isinstance(said, str)
    return said


def test_suffixes_name_them():
    assert (name_for("report.cdx.json"), name_for("report.spdx.json"), name_for("report.json")) == (
        *("cyclonedx", "spdx", "json"),
    )


@pytest.mark.parametrize("markets", [["EU"], ["EU", "US"]])
def test_cyclonedx_follows_the_official_schema(stack: Deployment, markets: list[str]):
    pytest.importorskip("cyclonedx")
    from stdcompat.deployment.readers.cyclonedx_schema import validator_of

    said = json.loads(render("cyclonedx", stdcompat.check_markets(stack, markets, as_of="2026-11-21")))
    assert list(validator_of("1.6").iter_errors(said)) == []
    refs = [one["bom-ref"] for one in _objects(said) if "bom-ref" in one]
    assert len(refs) == len(set(refs))
    known = set(refs)
    for attestation in said["declarations"]["attestations"]:
        for entry in attestation["map"]:
            assert {entry["requirement"], *entry.get("claims", ()), *entry.get("counterClaims", ())} <= known


def _objects(value: Any) -> list[dict[str, Any]]:
    found, open_ = [], [value]
    while open_:
        one = open_.pop()
        if isinstance(one, dict):
            found.append(one)
            open_ += one.values()
        elif isinstance(one, list):
            open_ += one
    return found


@pytest.mark.parametrize("version", ["1.6"])
def test_cyclonedx_is_valid_for_the_validator_of_the_official_library(report: Report, version: str):
    validation = pytest.importorskip("cyclonedx.validation.json")
    schema = pytest.importorskip("cyclonedx.schema")
    small = attrs.evolve(report, findings=report.findings[:20])
    validator = validation.JsonStrictValidator(schema.SchemaVersion.from_version(version))
    assert validator.validate_str(render("cyclonedx", small)) is None


def test_an_undecided_verdict_has_no_score(report: Report):
    said = json.loads(render("cyclonedx", report))
    (verdicts,) = [one["map"] for one in said["declarations"]["attestations"] if one.get("assessor") == "stdcompat"]
    judged = [finding for finding in report.findings if finding.requirement or finding.exclusion]
    scores = {True: [1], False: [0], None: [None]}
    for finding, entry in zip(judged, verdicts, strict=True):
        met = None if finding.verdict.is_undecided else finding.verdict.is_met
        assert [entry["conformance"].get("score")] == scores[met]
        assert ("counterClaims" in entry) == finding.verdict.is_divergence
    assert {finding.verdict for finding in judged} & {Verdict.UNDETERMINED, Verdict.UNKNOWN}


def test_spdx_is_valid_for_the_official_library(report: Report, tmp_path: Path):
    pytest.importorskip("spdx_tools")
    from spdx_tools.spdx.parser.json.json_parser import parse_from_file
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    path = tmp_path / "report.spdx.json"
    report.write(path)
    assert validate_full_spdx_document(parse_from_file(str(path)), "SPDX-2.3") == []


@pytest.mark.parametrize("format", ["cyclonedx", "spdx"])
def test_the_deployment_is_read_back(format: str, report: Report):
    if format == "cyclonedx":
        pytest.importorskip("cyclonedx")
    read = read_file(f"x.{format}", content=render(format, report).encode()).deployment
    assert read.remarks == ()
    expected = report.deployment
    if format == "cyclonedx":  # it has no place for the domain of a claim
        expected = attrs.evolve(expected, components=tuple(map(_without_domains, expected.components)))
    for one, other in zip(read.components, expected.components, strict=True):
        assert _named(one) == _named(other)
    assert attrs.evolve(read, components=()) == attrs.evolve(expected, components=())


def _without_domains(component: Any) -> Any:
    return attrs.evolve(component, claims=tuple(attrs.evolve(claim, domain=None) for claim in component.claims))


def _named(component: Any) -> Any:
    """Return a component whose claims are called by what they are: how they were typed, in which order, is not kept."""
    claims = [(str(claim.id or claim.as_written), claim.domain, claim.evidence) for claim in component.claims]
    return attrs.evolve(component, claims=()), sorted(claims, key=str)
