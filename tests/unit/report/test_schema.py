"""The schema of the JSON: current, met by every report, and not by what is no report."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from jsonschema import Draft202012Validator

import stdcompat
from stdcompat.report.schema import report_schema

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report

VALIDATOR = Draft202012Validator(report_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def errors(plain: Any) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in VALIDATOR.iter_errors(plain)]


def test_is_a_schema():
    Draft202012Validator.check_schema(report_schema())


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
