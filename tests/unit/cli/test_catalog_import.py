"""``stdcompat catalog import``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TABLE = "Number,Title,Base,How\nGB/T 22080-2008,信息安全管理体系 要求,ISO/IEC 27001:2005,IDT\nsee contract,,,\n"
COLUMNS = '[columns]\nid = ["Number"]\ntitle = ["Title"]\nadopts = ["Base"]\ndegree = ["How"]\n'


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_every_row_is_told_of_and_the_catalog_can_be_asked(run: Callable[..., Any], table: Path, tmp_path: Path):
    columns, out = tmp_path / "columns.toml", tmp_path / "own.sqlite"
    columns.write_text(COLUMNS, encoding="utf-8")
    files = {name: tmp_path / name for name in ("report.json", "quarantine.jsonl", "saved.toml")}
    done = run(
        *("catalog", "import", table, "-o", out, "--columns", columns, "--save-columns", files["saved.toml"]),
        *("--report", files["report.json"], "--quarantine", files["quarantine.jsonl"], "--licence", "ours"),
    )
    assert done.code == 0
    assert "line 1, column 3: 'Base' is read as adopts\n" in done.out
    assert "own (table): 2 rows: 1 entry, 1 quarantined\n" in done.out
    report = json.loads(files["report.json"].read_text(encoding="utf-8"))
    assert report["sources"][0]["licence"] == "ours"
    assert json.loads(files["quarantine.jsonl"].read_text(encoding="utf-8")) == {
        "source": "own",
        "place": "line 3",
        "why": "the identifier cannot be read",
        "text": "see contract",
    }
    assert files["saved.toml"].read_text(encoding="utf-8") == (
        '[columns]\nadopts = ["Base"]\ndegree = ["How"]\nid = ["Number"]\ntitle = ["Title"]\n'
    )
    shown = run("show", "GB/T 22080-2008", "--catalog", out)
    assert shown.code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "guess"), "no format 'guess'; there are records, "),
        (("--retrieved", "yesterday"), "not a date: 'yesterday'"),
    ],
)
def test_usage(run: Callable[..., Any], table: Path, tmp_path: Path, words: tuple[str, ...], said: str):
    done = run("catalog", "import", table, "-o", tmp_path / "own.sqlite", *words)
    assert done.code == 2
    assert said in done.err


def test_a_source_that_is_not_there(run: Callable[..., Any], tmp_path: Path):
    done = run("catalog", "import", tmp_path / "gone.jsonl", "-o", tmp_path / "own.sqlite")
    assert done.code == 3
    assert "gone.jsonl: no such file or directory" in done.err
    assert not (tmp_path / "own.sqlite").exists()
