"""``stdcompat catalog-diff`` and ``stdcompat catalog-cross-check``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.importers import Import, import_catalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OLD = {
    "id": "GB/T 1-2016",
    "title_zh": "标准化工作导则",
    "status": "current",
    "adopts": [{"id": "ISO 1:2016", "degree": "IDT"}],
}
NEW = {**OLD, "status": "withdrawn", "adopts": [{"id": "ISO 1:2016", "degree": "MOD"}]}


@pytest.fixture
def catalogs(tmp_path: Path) -> list[str]:
    paths = []
    for name, row in (("old", OLD), ("new", NEW)):
        source = tmp_path / f"{name}.jsonl"
        source.write_text(json.dumps(row) + "\n", encoding="utf-8")
        paths.append(str(tmp_path / f"{name}.sqlite"))
        import_catalog(paths[-1], [Import(str(source))])
    return paths


@pytest.mark.parametrize("words", [("catalog", "diff"), ("catalog-diff",)])
def test_text(run: Callable[..., Any], catalogs: list[str], words: tuple[str, ...]):
    done = run(*words, *catalogs)
    assert done.code == 0
    assert "WITHDRAWN OR SUPERSEDED SINCE: 1" in done.out
    assert "ANOTHER DEGREE: 1" in done.out


def test_json_and_markdown(run: Callable[..., Any], catalogs: list[str]):
    said = json.loads(run("catalog", "diff", *catalogs, "--format", "json").out)
    assert said["degrees"][0]["new"] == "MOD"
    assert "### Withdrawn or superseded since\n\n1\n" in run("catalog", "diff", *catalogs, "--format", "markdown").out


def test_verdicts_that_change_with_it(run: Callable[..., Any], catalogs: list[str], stack: Path):
    done = run("catalog", "diff", *catalogs, "--deployments", stack, "--market", "EU", "--as-of", "2026-11-21")
    assert done.code == 0
    assert "answers would change" in done.out


def test_deployments_need_a_market(run: Callable[..., Any], catalogs: list[str], stack: Path):
    done = run("catalog", "diff", *catalogs, "--deployments", stack)
    assert (done.code, done.out) == (2, "")


def test_cross_check(run: Callable[..., Any], catalogs: list[str]):
    done = run("catalog", "cross-check", *catalogs)
    assert "SOURCES DISAGREE: 2" in done.out
    assert json.loads(run("catalog", "cross-check", *catalogs, "--format", "json").out)["missing_bases"] == []
    assert "### Sources disagree\n\n2\n" in run("catalog", "cross-check", *catalogs, "--format", "markdown").out
