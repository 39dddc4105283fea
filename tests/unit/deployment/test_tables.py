"""One layout of tables, written as TOML, JSON and YAML."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.deployment import Deployment
from stdcompat.deployment.readers import FORMATS, InputSource, format_of, read_file
from stdcompat.errors import DeploymentError

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ("cn-5g-cloud", "eu-data-centre", "sa-smart-city")


def problems_of(content: bytes, name: str = "stack") -> list[str]:
    with pytest.raises(DeploymentError) as caught:
        read_file(name, content=content)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_say_the_same_in_toml_json_and_yaml(root: Path, tmp_path: Path, name: str):
    yaml = pytest.importorskip("yaml")
    path = root / "docs" / "examples" / f"{name}.toml"
    tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    deployment = Deployment.from_toml(path)
    assert Deployment.load(path) == deployment
    (tmp_path / "stack.json").write_text(json.dumps(tables, default=str), encoding="utf-8")
    (tmp_path / "stack.yaml").write_text(yaml.safe_dump(tables, allow_unicode=True), encoding="utf-8")
    assert Deployment.load(tmp_path / "stack.json") == deployment
    assert Deployment.load(tmp_path / "stack.yaml") == deployment


HEAD = '{"deployment": {"name": "D"}, "component": [{"name": "S", "kind": "%s"}]}'


@pytest.mark.parametrize(
    ("content", "name", "format"),
    [
        (b'# a stack\n\n[deployment]\nname = "D"\n', "stack", "toml"),
        (b'deployment.name = "D"\n', "stack", "toml"),
        (b"[[component]]\n", "stack.json", "toml"),
        (b'{"deployment": {}}', "stack.toml", "json"),
        (b"[[[[[", "stack", "json"),
        (b"deployment:\n  name: D\n", "stack", "yaml"),
        (b"--- \ndeployment: {}\n", "stack", "yaml"),
        (b"name,standard\nServer,GB 4943.1-2022\n", "stack", "csv"),
        ("名称;标准\n".encode("gb18030"), "stack", "csv"),
        (b"PK\x03\x04", "stack.csv", "xlsx"),
        (b'{"components": [], "specVersion": "1.6", "bomFormat": "CycloneDX"}', "bom.json", "cyclonedx"),
        (b'<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>', "bom", "cyclonedx"),
        (b'{"spdxVersion": "SPDX-2.3"}', "bom.json", "spdx"),
        (b'{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld"}', "bom.json", "spdx"),
        (b"SPDXVersion: SPDX-2.3\n", "bom", "spdx"),
        (b'SPDXID: SPDXRef-DOCUMENT\nspdxVersion: "SPDX-2.3"\n', "bom", "spdx"),
        (b"", "stack.yaml", "yaml"),
        (b"", "stack", "toml"),
    ],
)
def test_the_content_says_the_format_and_the_suffix_only_where_it_does_not(content: bytes, name: str, format: str):
    assert format_of(InputSource(name, "", content)) == format


def test_a_format_can_be_said():
    with pytest.raises(DeploymentError, match="is not TOML"):
        read_file("stack", "toml", content=b"{}")
    with pytest.raises(ValueError, match=f"no input format 'ini'; there are {', '.join(FORMATS)}"):
        read_file("stack", "ini", content=b"")


def test_json_and_yaml_go_through_the_reader_of_toml():
    pytest.importorskip("yaml")
    said = "stack: component[1] (S).kind: unknown kind of component 'camra'; did you mean 'camera'?"
    assert problems_of((HEAD % "camra").encode()) == [said]
    yaml = b"deployment: {name: D}\ncomponent:\n- {name: S, kind: camra}\n"
    assert problems_of(yaml) == [said]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"a"\n1}', "line 2, column 1: is not JSON: "),
        (b'{"deployment": ' + b"[" * 200_000, "is nested too deeply"),
        (b"[" * 200_000, "is nested too deeply"),
        (b'{"deployment": {}, "deployment": {}}', "is not JSON: key 'deployment' stands twice in one object"),
        (b'{"deployment": NaN}', "is not JSON: NaN is no number"),
        (b'{"deployment": ' + b"9" * 5000 + b"}", "is not JSON: "),
        (b'{"deployment": "\xff"}', "byte 16: is not UTF-8"),
        (b"[1]", "must be a table with 'deployment' and 'component'"),
    ],
)
def test_hostile_and_broken_json_is_refused(content: bytes, said: str):
    (problem,) = problems_of(content)
    assert problem.startswith(f"stack: {said}")


BOMB = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (c + 1, c + 1, c, c) for c in range(ord("a"), ord("y")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "line 2, column 8: is an alias, '*a'; write out what it stands for"),
        (b"deployment: " + b"[" * 150, "line 1, column 112: is nested too deeply"),
        (b"deployment: !!python/object/apply:os.getcwd []\n", "line 1, column 13: is not YAML: "),
        (b"deployment: {}\ndeployment: {}\n", "line 2, column 1: is not YAML: key 'deployment' stands twice"),
        (b"deployment:\n\tname: D\n", "line 2, column 1: is not YAML: "),
        (b"deployment: \xff\n", "is not YAML: "),
        (b"deployment: 2024-13-45\n", "is not YAML: "),
        (b"? [a]\n: b\n", "line 1, column 3: is not YAML: "),
    ],
)
def test_hostile_and_broken_yaml_is_refused(content: bytes, said: str):
    pytest.importorskip("yaml")
    (problem,) = problems_of(content, "stack.yaml")
    assert problem.startswith(f"stack.yaml: {said}")


def test_nesting_beyond_what_the_library_reads_is_refused_in_place():
    """Newer libraries look ahead and refuse it themselves, further on and in their own words."""
    pytest.importorskip("yaml")
    (problem,) = problems_of(b"deployment: " + b"[" * 200_000, "stack.yaml")
    assert re.match(r"stack\.yaml: line 1, column \d+: is (nested too deeply|not YAML: .)", problem)


def test_a_missing_file_is_a_problem_like_any_other(tmp_path: Path):
    with pytest.raises(DeploymentError, match="no such file or directory; check the path"):
        Deployment.load(tmp_path / "none.yaml")


def test_keys_of_yaml_are_words_whatever_yaml_takes_them_for():
    pytest.importorskip("yaml")
    content = b"deployment: {name: D}\ncomponent:\n  - {name: Server, kind: server, no: 1, on: push}\n"
    assert [one.partition(";")[0] for one in problems_of(content, "stack.yaml")] == [
        "stack.yaml: component[1] (Server): unknown key 'no'",
        "stack.yaml: component[1] (Server): unknown key 'on'",
    ]
