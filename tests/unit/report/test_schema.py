"""The schema of the JSON: current, met by every report, and not by what is no report."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import stdcompat
from stdcompat.bundle.schema import profile_schema
from stdcompat.equivalence.schema import resolution_schema
from stdcompat.report.schema import report_schema

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report

VALIDATOR = Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def errors(plain: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in VALIDATOR.iter_errors(plain)]


def test_is_a_schema():
    Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize("package", ["bundle", "deployment", "equivalence", "market", "report"])
def test_the_schemas_that_ship_are_schemas(package: str):
    shipped = files(f"stdcompat.{package}").joinpath("schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(shipped))


def test_answers_meet_theirs():
    validator = Draft202012Validator(resolution_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    facts = stdcompat.Facts(as_of="2026-11-21")
    asked = [("ISO 27001", "ISO/IEC 27001"), ("GB/T 22080-2016", "ISO/IEC 27001:2022"), ("ISO 9001:2015", "BS 1-1")]
    answers = [facts.resolve(a, b) for a, b in asked]
    answers += facts.equivalents("ISO/IEC 27001:2022", include_other_editions=True)
    for answer in answers:
        assert not list(validator.iter_errors(answer.to_dict()))
    assert list(validator.iter_errors({**answers[0].to_dict(), "covers": "perhaps"}))


def test_profiles_meet_theirs_and_what_the_reader_refuses_does_not(root: Path):
    validator = Draft202012Validator(profile_schema())
    for path in sorted((root / "docs").rglob("*tender.toml")):
        plain = stdcompat.Profile.from_toml(path).to_dict()
        assert not list(validator.iter_errors(plain))
        plain["requirement"][0]["force"] = "mandatory"  # a profile's force is its own
        assert list(validator.iter_errors(plain))


def test_reports_meet_it(mixed: Report, root: Path):
    for path in sorted((root / "tests" / "golden" / "reports").glob("[!.]*.json")):
        if path.name.count(".") == 1:
            assert errors(json.loads(path.read_text(encoding="utf-8"))) == []
    stack = stdcompat.Deployment.from_toml(root / "docs/examples/eu-data-centre.toml")
    for market in ("US", "CN", "RU"):
        assert errors(stdcompat.check(stack, market, as_of="2026-11-21").to_dict()) == []
    assert errors(stdcompat.check_markets(stack, ["EU", "CN"], as_of="2026-11-21").to_dict()) == []
    assert errors(mixed.select(ignore=["STA", "EQV"]).to_dict()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": "stdcompat-report/2"},
        {"as_of": "yesterday"},
        {"findings": [{}]},
        {"notices": None},
        {"more": 1},
    ],
)
def test_what_is_no_report_does_not(changes: dict[str, Any], mixed: Report):
    assert errors(mixed.to_dict() | changes)


def test_no_field_of_a_finding_may_be_missing(mixed: Report):
    plain = mixed.to_dict()
    names = {field.name for field in attrs.fields(type(mixed.findings[0]))} | {"rule", "fingerprint"}
    for name in names:
        broken = copy.deepcopy(plain)
        del broken["findings"][0][name]
        assert errors(broken), name
