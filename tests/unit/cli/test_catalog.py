"""The actions of ``stdcompat catalog`` beside compiling."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def facts(root: Path) -> Path:
    return root / "catalogs"


def test_lint_groups_by_cause_and_fails_on_errors(run: Callable[..., Any], tmp_path: Path):
    (tmp_path / "a.toml").write_text(
        '[[publisher]]\ncode = "ISO"\nbody = "ISO"\nname = "ISO"\njurisdiction = "international"\n'
    )
    (tmp_path / "markets").mkdir()
    (tmp_path / "markets" / "x.toml").write_text('[market]\ncode = "X"\nname = "X"\nhome_publishers = ["ISO"]\n')
    done = run("catalog", "lint", tmp_path)
    assert done.code == 0
    assert done.out.startswith("warning publisher-source: every publisher names a source (1)\n  publisher ISO: ")
    assert done.out.endswith("0 errors, 1 warnings\n")
    (tmp_path / "a.toml").write_text((tmp_path / "a.toml").read_text().replace("code =", "code  ="))
    done = run("catalog", "lint", tmp_path)
    assert done.code == 3
    assert "error format: " in done.out


def test_format_checks_and_writes(run: Callable[..., Any], tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_text('[[gap]]\nwhy = "x"\nstandard = "ISO 1"\n')
    assert run("catalog", "format", tmp_path, "--check").code == 3
    done = run("catalog", "format", tmp_path)
    assert (done.code, done.out) == (0, f"{path}\n")
    assert path.read_text() == '[[gap]]\nstandard = "ISO 1"\nwhy = "x"\n'
    assert run("catalog", "format", tmp_path, "--check").code == 0


def test_stats_sample_and_schema(run: Callable[..., Any], facts: Path, tmp_path: Path):
    counts = json.loads(run("catalog", "stats", facts, "--format", "json").out)
    assert counts["facts"]["standards (editions)"] >= 2500
    done = run("catalog", "sample", facts, "--n", "3", "--seed", "7")
    assert done.out.count("\n\n") == 3
    assert run("catalog", "schema", "-o", tmp_path / "schema.json").code == 0
    assert json.loads((tmp_path / "schema.json").read_text())["title"] == "Facts of stdcompat"
    page = tmp_path / "page.md"
    page.write_text("<!-- counts: rail -->\n<!-- end of counts -->\n")
    assert run("catalog", "stats", facts, "--into", page).code == 0
    assert "| GB |" in page.read_text()
    page.write_text("<!-- counts: rail -->\n<!-- end of counts -->\n")
    assert run("catalog", "stats", facts, "--into", tmp_path).code == 0
    assert "| GB |" in page.read_text()
