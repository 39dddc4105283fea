"""``stdcompat ask``: letters from a report or from a deployment, in each format and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STACK = "docs/examples/eu-data-centre.toml"
CHECK = ["--market", "EU", "--as-of", "2026-11-21"]


@pytest.fixture
def report(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> str:
    path = str(tmp_path / "report.json")
    run("check", STACK, *CHECK, "-o", path)
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_and_its_deployment_give_the_same_letters(
    run: Callable[..., tuple[int, str, str]], report: str, language: str
):
    code, from_report, _ = run("ask", report, "--lang", language)
    assert code == 0
    assert run("ask", STACK, *CHECK, "--lang", language)[1] == from_report
    assert from_report.count("致：" if language == "zh" else "To: ") == 7


def test_one_supplier_however_it_is_typed(run: Callable[..., tuple[int, str, str]], report: str):
    code, said, _ = run("ask", report, "--supplier", "danhe POWER", "--format", "markdown")
    assert code == 0
    assert said.startswith("## Conformity to standards")
    assert "To: Danhe Power (CN)" in said
    assert "Lingque" not in said


def test_a_supplier_that_is_not_there(run: Callable[..., tuple[int, str, str]], report: str):
    code, said, errors = run("ask", report, "--supplier", "Acme")
    assert (code, said) == (2, "")
    assert "nothing to ask of 'Acme'; there are Baitan Cloud, Danhe Power" in errors


@pytest.mark.parametrize(("name", "begins"), [("a.html", "<!DOCTYPE html>"), ("a.md", "## "), ("a.txt", "CONFORMITY")])
def test_the_suffix_chooses_the_format(
    run: Callable[..., tuple[int, str, str]], report: str, tmp_path: Path, name: str, begins: str
):
    assert run("ask", report, "-o", str(tmp_path / name))[:2] == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_what_cannot_be_is_said_before_anything_is_read(run: Callable[..., tuple[int, str, str]], tmp_path: Path):
    code, _, errors = run("ask", "absent.json", "-o", str(tmp_path / "a.xlsx"))
    assert code == 2
    assert "may end in .txt, .md or .html" in errors
    code, _, errors = run("ask", STACK)
    assert code == 2
    assert "--market to check it here" in errors
    assert run("ask", "absent.json")[0] == 3
