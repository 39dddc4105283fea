"""The example to be filled in, and the schema that editors complete and check by."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from typing import TYPE_CHECKING

import pytest

from stdcompat.bundle.schema import deployment_schema
from stdcompat.catalogs.vocabulary import CONDITIONS, DOMAINS, KINDS
from stdcompat.cli.main import main
from stdcompat.deployment import Deployment
from stdcompat.deployment.readers import read_file
from stdcompat.deployment.readers.rows import VOCABULARY
from stdcompat.deployment.template import example_form
from stdcompat.language import LANGUAGES
from stdcompat.sheets import Glossary

if TYPE_CHECKING:
    from pathlib import Path


def test_the_example_loads_and_says_the_same_in_both_formats(tmp_path: Path):
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("openpyxl")
    for option, name in (("--csv", "offer.csv"), ("--xlsx", "offer.xlsx")):
        assert main(["template", option, str(tmp_path / name)]) == 0
    deployment = Deployment.load(tmp_path / "offer.csv")
    assert Deployment.load(tmp_path / "offer.xlsx") == deployment
    assert deployment.remarks == ()
    assert (deployment.name_zh, deployment.conditions) == (
        *("瓦恩霍尔姆市政数据中心", ("public-sector-buyer", "processes-personal-data")),
    )
    assert [len(one.claims) for one in deployment.components] == [3, 1, 1]
    assert all(claim.id is not None for one in deployment.components for claim in one.claims)


def test_the_workbook_offers_lists_has_no_formula_and_is_the_same_each_time():
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    content = example_form().xlsx()
    assert content == example_form().xlsx()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets" in name)
    book = openpyxl.load_workbook(io.BytesIO(content))
    parts, lists = book["Products 产品"], book["Lists 选项"]
    chosen = {str(one.sqref).split(":")[0][0]: one.formula1 for one in parts.data_validations.dataValidation}
    assert len(chosen) == 5
    headings = [cell.value for cell in parts[1]]
    kinds = chosen[chr(ord("A") + headings.index("Kind 类别"))]
    _, _, cells = kinds.partition("!")
    assert {row[0].value for row in lists[cells.replace("$", "")]} == set(KINDS)


def test_in_chinese_the_example_has_no_codes_and_says_the_same():
    english, chinese = (
        read_file("offer.csv", content=example_form(language).csv().encode()).deployment for language in LANGUAGES
    )
    assert [(one.kind, one.claims[0].id, one.jurisdiction, one.claims[0].domain) for one in chinese.components] == [
        (one.kind, one.claims[0].id, one.jurisdiction, one.claims[0].domain) for one in english.components
    ]
    assert chinese.conditions == english.conditions
    assert read_file("offer.xlsx", content=example_form("zh").xlsx()).deployment == chinese
    codes = {*KINDS, *DOMAINS, *CONDITIONS, "test-report", "certificate", "CN"}
    assert not codes & {text for row in example_form("zh").rows for text in row}


def test_the_example_is_printed_by_default():
    out = io.StringIO()
    assert main(["template"], out) == 0
    assert read_file("offer.csv", content=out.getvalue().encode()).deployment == (
        read_file("offer.csv", content=example_form().csv().encode()).deployment
    )


def test_every_heading_that_is_known_means_one_field():
    glossary = Glossary(VOCABULARY)
    for field, words in VOCABULARY.items():
        for word in words:
            assert glossary.named(word) == field, word


def test_the_schema_takes_what_the_reader_takes(root: Path, tmp_path: Path):
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(deployment_schema())
    examples = [*(root / "docs" / "examples").glob("*[!r].toml"), root / "docs" / "tutorial" / "offer.toml"]
    for path in examples:
        if path.stem.endswith("tender"):
            continue
        tables = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))
        assert list(validator.iter_errors(tables)) == []
        (tmp_path / "stack.json").write_text(
            json.dumps({"$schema": "deployment.schema.json", **tables}), encoding="utf-8"
        )
        assert Deployment.load(tmp_path / "stack.json") == Deployment.load(path)


@pytest.mark.parametrize(
    "change",
    [
        {"deployment": {}},
        {"component": []},
        {"component": [{"name": "S", "kind": "camra"}]},
        {"component": [{"name": "S", "kind": "server", "claims": [3]}]},
        {"component": [{"name": "S", "kind": "server", "claims": [{"reference": "GB 4943.1-2022", "evidence": [{}]}]}]},
        {"componet": []},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, object]):
    jsonschema = pytest.importorskip("jsonschema")
    tables = {"deployment": {"name": "D"}, "component": [{"name": "S", "kind": "server"}]} | change
    assert not jsonschema.Draft202012Validator(deployment_schema()).is_valid(tables)
    with pytest.raises(ValueError, match="stack"):
        read_file("stack", content=json.dumps(tables).encode())
