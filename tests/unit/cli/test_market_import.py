"""``stdcompat market import``: what it says, what it writes, and what it leaves alone."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from stdcompat.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

LIST = (
    "Legislation,Reference and title,Start of legal effect,End of legal effect\n"
    "2014/53/EU - Radio Equipment (RED),EN 300 328 V2.2.2,06.02.2020,\n"
    "2014/53/EU - Radio Equipment (RED),to be announced,06.02.2020,\n"
)


def run(*words: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main([str(word) for word in words], out, err, io.StringIO()), out.getvalue(), err.getvalue()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "red.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["sqlite", "toml"])
def test_an_import_is_asked_like_what_ships(table: Path, tmp_path: Path, suffix: str):
    target = tmp_path / f"lists.{suffix}"
    assert run("market", "import", table, "-o", target)[0] == 0
    code, out, _ = run("cited", "EN 300 328 V2.2.2", "--list", target, "--as-of", "2026-11-21", "--format", "json")
    plain = json.loads(out)
    assert code == 0
    assert plain["lists"][0]["origin"] == str(target)
    assert plain["claims"][0]["acts"][0]["citation"]["since"] == "2020-02-06"


def test_it_says_how_columns_were_read_and_what_was_left_out(table: Path, tmp_path: Path):
    _, out, err = run("market", "import", table, "-o", tmp_path / "l.sqlite", "--left-out", tmp_path / "left.jsonl")
    assert "'Start of legal effect' is read as since" in err
    assert "2 rows: 1 imported, 1 left out" in out
    assert "line 3: names no standard that can be read" in out
    assert json.loads((tmp_path / "left.jsonl").read_text(encoding="utf-8"))["place"] == "line 3"


def test_a_mapping_is_saved_and_used_again(tmp_path: Path):
    table, columns = tmp_path / "own.csv", tmp_path / "columns.toml"
    table.write_text("Norm,Ab\nEN 300 328 V2.2.2,06.02.2020\n", encoding="utf-8")
    columns.write_text('[columns]\nreference = ["Norm"]\nsince = ["Ab"]\n', encoding="utf-8")
    words = ("market", "import", table, "--act", "2014/53/EU", "--columns", columns)
    again = tmp_path / "again.toml"
    assert run(*words, "-o", tmp_path / "l.sqlite", "--write-columns", again)[0] == 0
    assert again.read_text(encoding="utf-8") == columns.read_text(encoding="utf-8")


def test_what_cannot_be_read_leaves_what_was_there(table: Path, tmp_path: Path):
    target = tmp_path / "l.sqlite"
    run("market", "import", table, "-o", target)
    before = target.read_bytes()
    table.write_text(LIST.replace("06.02.2020", "30.02.2020"), encoding="utf-8")
    code, _, err = run("market", "import", table, "-o", target)
    assert code == 3
    assert "'30.02.2020' is no date" in err
    assert target.read_bytes() == before


def test_importing_again_replaces(table: Path, tmp_path: Path):
    target = tmp_path / "l.sqlite"
    run("market", "import", table, "-o", target)
    table.write_text(LIST.replace("V2.2.2", "V2.3.1"), encoding="utf-8")
    run("market", "import", table, "-o", target)
    assert run("cited", "EN 300 328 V2.2.2", "--list", target, "--as-of", "2026-11-21")[0] == 1


def test_lists_that_are_none_are_refused(tmp_path: Path):
    (tmp_path / "no.sqlite").write_bytes(b"not a database")
    assert run("cited", "EN 300 328 V2.2.2", "--list", tmp_path / "no.sqlite")[0] == 3
