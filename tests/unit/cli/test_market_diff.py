"""``stdcompat market diff``: what changed, and what loses its citation when."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from stdcompat.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "Legislation,Reference and title,Start of legal effect,End of legal effect,Restriction\n"
RED = "2014/53/EU - Radio Equipment (RED)"
OLD = (
    f"{RED},EN 300 328 V2.2.2,06.02.2020,,\n{RED},EN 301 893 V2.1.1,01.06.2017,,\n"
    f"{RED},EN 303 687 V1.1.1,15.05.2025,,\n{RED},EN 300 698 V2.3.1,06.02.2020,,\n"
)
NEW = (
    f"{RED},EN 300 328 V2.2.2,06.02.2020,,\n{RED},EN 301 893 V2.1.1,01.06.2017,15.05.2028,\n"
    f"{RED},EN 301 893 V2.2.1,15.05.2025,,\n{RED},EN 303 687 V1.1.1,15.05.2025,,No narrowband\n"
)
DAY = ("--as-of", "2026-11-21")


def run(*words: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    return main([str(word) for word in words], out, err, io.StringIO()), out.getvalue(), err.getvalue()


@pytest.fixture
def both(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "old.sqlite", tmp_path / "new.sqlite")
    for path, rows in zip(paths, (OLD, NEW), strict=True):
        table = path.with_suffix(".csv")
        table.write_text(HEAD + rows, encoding="utf-8")
        run("market", "import", table, "-o", path)
    return paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "declarations"
    folder.mkdir()
    (folder / "router.txt").write_text("EN 301 893 V2.1.1 and EN 300 328 V2.2.2", encoding="utf-8")
    (folder / "radio.txt").write_text("EN 300 328 V2.2.2", encoding="utf-8")
    return folder


def test_every_kind_of_change_is_told(both: tuple[Path, Path]):
    plain = json.loads(run("market", "diff", *both, *DAY, "--format", "json")[1])
    assert {(change["reference"], change["kind"]) for change in plain["changes"]} == {
        ("ETSI EN 301 893 V2.1.1", "end"),
        ("ETSI EN 301 893 V2.2.1", "came"),
        ("ETSI EN 303 687 V1.1.1", "restriction"),
        ("ETSI EN 300 698 V2.3.1", "went"),
    }


def test_a_list_is_no_change_of_itself(both: tuple[Path, Path]):
    assert json.loads(run("market", "diff", both[1], both[1], *DAY, "--format", "json")[1])["changes"] == []


def test_the_calendar_names_the_declarations_that_lose(both: tuple[Path, Path], folder: Path):
    code, out, _ = run("market", "diff", *both, *DAY, "--deployments", folder, "--until", "2028", "--format", "json")
    assert code == 1
    assert [(one["day"], one["name"], one["claim"], one["successors"]) for one in json.loads(out)["calendar"]] == [
        ("2028-05-15", "router.txt", "EN 301 893 V2.1.1", ["ETSI EN 301 893 V2.2.1"])
    ]


def test_what_ends_later_is_not_in_the_calendar(both: tuple[Path, Path], folder: Path):
    code, out, _ = run("market", "diff", *both, *DAY, "--deployments", folder, "--until", "2028-05-14")
    assert code == 0
    assert "Nothing loses its citation." in out


def test_the_end_of_an_act_ends_its_claims(tmp_path: Path):
    (tmp_path / "press.txt").write_text("EN ISO 13849-1:2023", encoding="utf-8")
    out = run("market", "diff", "shipped", "shipped", *DAY, "--deployments", tmp_path, "--until", "2027")[1]
    assert "2027-01-20" in out
    assert "the act itself ends" in " ".join(out.split())


def test_a_calendar_has_a_day_for_each_loss(both: tuple[Path, Path], folder: Path, tmp_path: Path):
    path = tmp_path / "losses.ics"
    run("market", "diff", *both, *DAY, "--deployments", folder, "-o", path)
    lines = path.read_bytes().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"DTSTART;VALUE=DATE:20280515" in lines
    assert lines.count(b"BEGIN:VEVENT") == 1
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_read_months_and_days(both: tuple[Path, Path], format: str, language: str):
    out = run("market", "diff", *both, *DAY, "--until", "2028", "--format", format, "--lang", language)[1]
    assert "2028-05" in out
    assert "V2.2.1" in out


def test_a_file_that_cannot_be_read_is_told_and_the_others_answered(both: tuple[Path, Path], folder: Path):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    code, out, err = run("market", "diff", *both, *DAY, "--deployments", folder, "--until", "2028")
    assert (code, "broken.pdf" in err, "router.txt" in out) == (1, True, True)


@pytest.mark.parametrize("words", [("--until", "soon"), ("-o", "x.doc"), ("--market", "JP")])
def test_what_cannot_be_understood(both: tuple[Path, Path], words: tuple[str, str]):
    assert run("market", "diff", *both, *words)[0] == 2
