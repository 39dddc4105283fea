"""``stdcompat find`` and ``stdcompat catalog verify``, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN = """
[[source]]
id = "house-list"
title = "Our list"
class = "official"

[[standard]]
id = "Q/SYJC 017-2024"
title = "=Security baseline for connected sensors"
domains = ["product-security"]
ics = ["35.030"]
sources = ["house-list"]
confidence = "high"
published = 2024
"""


def test_words_in_either_language(run: Callable[..., Any]) -> None:
    done = run("find", "信息安全管理体系", "要求")
    assert done.code == 0
    assert "GB/T 22080-2025" in done.out
    assert "GB/T 22080-2025" in run("find", "cybersecurity", "management", "requirements").out


def test_an_identifier_and_one_that_is_near(run: Callable[..., Any]) -> None:
    first = run("find", "GBT22080").out.split("\n")[1]
    assert first.startswith("GB/T 22080-2025 ")
    assert "nothing has this identifier; written almost alike:" in run("find", "GB/T 22800-2016").out


def test_what_was_looked_for_instead_is_told(run: Callable[..., Any]) -> None:
    done = run("find", "infromation", "security", "--format", "json")
    assert "looked for infromation: inform..." in json.loads(done.out)["remark"]
    done = run("find", "qqqqqqqqqq")
    assert (done.code, done.out.split("\n")[0]) == (0, "nothing found")


def test_lists_say_which_layer_a_fact_is_from_and_cells_compute_nothing(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    done = run("find", "--ics", "35", "--since", "2024", "--format", "csv", "--catalog", tmp_path / "own.toml")
    (row,) = csv.DictReader(io.StringIO(done.out))
    assert (row["id"], row["published"], row["ics"]) == ("Q/SYJC 017-2024", "2024", "35.030")
    assert not row["title"].startswith("=")
    assert row["layer"].startswith("0 (")
    text = run("find", "sensors", "baseline", "--catalog", tmp_path / "own.toml").out
    assert row["layer"] in text


def test_what_cannot_be_a_condition_is_2(run: Callable[..., Any]) -> None:
    for words in (["--since", "soon"], ["--status", "old"], ["--limit", "-1"], ["--in-force", "2026"]):
        assert run("find", *words).code == 2


def test_a_compiled_file_is_verified(run: Callable[..., Any], tmp_path: Path, root: Path) -> None:
    path = tmp_path / "facts.sqlite"
    assert run("catalog", "compile", root / "tests" / "golden" / "facts", "-o", path).code == 0
    done = run("catalog", "verify", path)
    assert done.code == 0
    assert "whole and unchanged" in done.out
    digest = done.out.split("digest")[1].split()[0]
    assert run("catalog", "verify", path, "--expect", digest).code == 0
    assert run("catalog", "verify", path, "--expect", "0" * 64).code == 3
    assert run("catalog", "verify", path, "--oldest", "later").code == 3
    path.write_bytes(path.read_bytes()[:-1])
    assert "is not whole" in run("catalog", "verify", path).err
