"""Where ``stdcompat check`` puts its report: printed, or in files, each in its format."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from stdcompat.report.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

DAY = ("--as-of", "2026-11-21")


def test_several_files_at_once_and_nothing_printed(run: Callable[..., Any], stack: Path, tmp_path: Path):
    paths = [tmp_path / f"report{found[0]}" for found in FORMATS.values()]
    words = [word for path in paths for word in ("-o", path)]
    done = run("check", stack, "--market", "EU", *words, *DAY)
    assert done.out == ""
    assert all(line.startswith("written: ") for line in done.err.splitlines())
    assert all(path.stat().st_size for path in paths)


def test_a_format_is_for_what_has_no_suffix_of_its_own(run: Callable[..., Any], stack: Path, tmp_path: Path):
    words = ("check", stack, "--market", "EU", "--format", "json", *DAY)
    run(*words, "-o", tmp_path / "a.csv", "-o", tmp_path / "b")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").startswith("market,component,")
    assert (tmp_path / "b").read_text(encoding="utf-8") == run(*words).out
    assert json.loads(run(*words).out)["schema"] == "stdcompat-report/1"


def test_one_that_cannot_be_made_leaves_no_other_behind(
    run: Callable[..., Any], stack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "stdcompat.report.formats.xlsx", raising=False)
    done = run("check", stack, "--market", "EU", "-o", tmp_path / "a.json", "-o", tmp_path / "a.xlsx", *DAY)
    assert (done.code, done.out) == (3, "")
    assert done.err == "stdcompat: this needs XlsxWriter: pip install 'stdcompat[xlsx]'\n"
    assert not list(tmp_path.glob("a.*"))


def test_explain_prints_one_finding_and_keeps_the_exit_code(run: Callable[..., Any], stack: Path, tender: Path):
    words = ("check", stack, "--market", "EU", "--profile", tender, *DAY)
    finding = json.loads(run(*words, "--format", "json").out)["findings"][0]
    done = run(*words, "--explain", finding["fingerprint"][:6])
    assert done.code == run(*words).code
    assert done.out.startswith(f"FINDING: {finding['fingerprint']}\n")
    assert run(*words, "--explain", "nothing").code == 2
