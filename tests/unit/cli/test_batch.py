"""``stdcompat batch``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

parquet = pytest.importorskip("pyarrow.parquet")

CSV = """\
deployment,component,kind,claims
d,Rack servers,server,GB 4943.1-2022; GB/T 9254.1-2021
d,Dome,camra,
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "offer.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


def check(run: Callable[..., Any], data: Path, *more: object) -> Any:
    words = ("--out", data.parent / "out", "--as-of", "2026-11-21", "--workers", 1)
    return run("batch", "check", data, "--market", "eu", *words, *more)


def test_a_row_that_cannot_be_read_makes_exit_code_3_and_the_rest_is_checked(run: Callable[..., Any], data: Path):
    done = check(run, data)
    assert (done.code, done.err) == (3, "")
    assert done.out.startswith(f"{data.parent / 'out'}: 2 components in 1 new part\n")
    assert done.out.endswith("1 could not be read\n")
    rows = parquet.read_table(data.parent / "out").to_pylist()
    assert {row["component"] for row in rows if row["about"] == "requirement"} == {"Rack servers"}
    assert [row["message"] for row in rows if row["about"] == "problem"] == [
        "kind: unknown kind 'camra'; did you mean 'camera'?"
    ]


def test_the_same_command_again_does_nothing(run: Callable[..., Any], data: Path):
    check(run, data)
    done = check(run, data)
    assert (done.code, done.out) == (
        0,
        f"{data.parent / 'out'}: 0 components in 0 new parts; 1 part of an earlier run not counted here\n",
    )


def test_only_the_columns_that_are_asked_for_are_kept(run: Callable[..., Any], data: Path):
    check(run, data, "--columns", "component, verdict,component", "--format", "csv")
    lines = (data.parent / "out" / "part-0000-00000.csv").read_text("utf-8").splitlines()
    assert lines[0] == '"component","verdict"'


def test_queries_are_printed_by_name(run: Callable[..., Any]):
    assert "lock_in_by_supplier\n" in run("batch", "query").out
    assert "FROM results" in run("batch", "query", "divergences_by_market").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check",), "check needs the data and the folder for the results"),
        (("check", "x.csv", "--out", "y"), "nothing to check against: give --market, --profile or both"),
        (("check", "x.csv", "--out", "y", "--market", "EU", "--columns", "verdct"), "did you mean 'verdict'?"),
        (("check", "x.csv", "--out", "y", "--market", "EU", "--workers", "0"), "--workers must be 1 or more, not 0"),
        (("check", "x.csv", "--out", "y", "--market", "EU", "--market", "EU"), "name each market once"),
        (("query", "divergence"), "no query 'divergence'; there are divergences_by_jurisdiction"),
    ],
)
def test_what_cannot_be_understood_is_said(run: Callable[..., Any], words: tuple[str, ...], said: str):
    done = run("batch", *words)
    assert done.code == 2
    assert said in done.err


def test_a_file_that_is_not_there_is_named(run: Callable[..., Any], data: Path):
    done = check(run, data.parent / "none.csv")
    assert (done.code, done.err) == (3, f"stdcompat: {data.parent / 'none.csv'}: no such file or directory\n")


FACTS = """\
[[source]]
id = "own"
title = "Own list"
class = "official"

[[standard]]
id = "GB/T 99999-2020"
title = "T"
domains = ["ict-safety"]
sources = ["own"]
confidence = "high"
status = "{status}"
"""


@pytest.fixture
def facts(tmp_path: Path) -> tuple[Path, Path]:
    """Return a catalog of one's own, and the same a day later."""
    for name, status in (("old", "current"), ("new", "withdrawn")):
        (tmp_path / f"{name}.toml").write_text(FACTS.format(status=status), encoding="utf-8")
    return tmp_path / "old.toml", tmp_path / "new.toml"


def test_a_recheck_keeps_what_no_change_reaches(run: Callable[..., Any], tmp_path: Path, facts: tuple[Path, Path]):
    old, new = facts
    data = tmp_path / "offer.csv"
    data.write_text(
        "deployment,component,kind,claims\nd,A,server,GB/T 99999-2020\nd,B,server,GB 4943.1-2022\n", "utf-8"
    )
    asked = ("--market", "EU", "--as-of", "2026-11-21", "--workers", 1)
    assert run("batch", "check", data, *asked, "--catalog", old, "--out", tmp_path / "a").code == 0
    part = tmp_path / "a" / "part-0000-00000.parquet"
    table = parquet.read_table(part)
    mark = table.schema.get_field_index("remedy")  # written into the earlier results, to see which rows are kept
    parquet.write_table(table.set_column(mark, "remedy", [["kept"] * table.num_rows]), part)
    again = run(
        *("batch", "recheck", data, *asked, "--catalog", new, "--since", old),
        *("--earlier", tmp_path / "a", "--out", tmp_path / "b"),
    )
    assert again.code == 0
    rows = parquet.read_table(tmp_path / "b").to_pylist()
    assert {row["component"] for row in rows if row["remedy"] == "kept"} == {"B"}
    assert any("withdrawn" in row["message"] for row in rows if row["component"] == "A")


def test_a_recheck_of_other_facts_than_the_earlier_ones_is_refused(
    run: Callable[..., Any], data: Path, facts: tuple[Path, Path]
):
    check(run, data)
    words = ("--market", "EU", "--as-of", "2026-11-21", "--out", data.parent / "b", "--since", facts[0])
    done = run("batch", "recheck", data, *words, "--earlier", data.parent / "out")
    assert done.code == 3
    assert "give the earlier facts with --since" in done.err
    assert run("batch", "recheck", data, "--market", "EU", "--out", data.parent / "b").code == 2
