"""``stdcompat cited``: arguments, files, formats, exit codes."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from stdcompat.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2026-11-21")


def run(*words: object, stdin: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main([str(word) for word in words], out, err, io.StringIO(stdin))
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        (["EN 55032:2015/A11:2020"], 0),
        (["EN 18031-1:2024"], 0),  # cited, with a restriction that is shown
        (["EN 62368-1:2014+A11:2017"], 1),
        (["EN 55032:2015/A11:2020", "EN 62368-1"], 0),
        (["EN 55032:2015/A11:2020", "EN 62368-1", "--strict"], 4),
        (["EN 55032:2015/A11:2020", "ISO 9001:2015"], 0),
        (["ISO 9001:2015"], 1),  # nothing of it is cited
        (["EN 62368-1:2014", "--act", "LVDD"], 2),
        (["EN 62368-1:2014", "--market", "JP"], 2),
        (["EN 62368-1:2014", "-o", "answer.doc"], 2),
    ],
)
def test_exit_codes(claims: list[str], code: int):
    assert run("cited", *claims, *DAY)[0] == code


def test_several_standards_in_one_argument_are_several_claims():
    plain = json.loads(run("cited", "EN 55032:2015+A11:2020, EN 55035:2017", *DAY, "--format", "json")[1])
    assert [one["standing"] for one in plain["claims"]] == ["cited", "cited"]


def test_a_restriction_is_printed_in_words():
    out = run("cited", "EN 18031-1:2024", *DAY)[1]
    assert "restriction: none if the user may go without setting and using a password" in " ".join(out.split())


def test_each_amendment_of_a_declaration_is_answered(tmp_path: Path):
    declaration = tmp_path / "declaration.txt"
    declaration.write_text(
        "EU Declaration of Conformity\n\nSafety: EN 62368-1:2014+A11:2017\nEMC: EN 55032:2015/A11:2020\n",
        encoding="utf-8",
    )
    code, out, _ = run("cited", declaration, *DAY, "--format", "json")
    found = {one["claim"]: one for one in json.loads(out)["claims"]}
    assert code == 1
    assert found["EN 62368-1:2014+A11:2017"]["acts"][0]["extra"] == ["A11:2017"]
    assert found["EN 55032:2015/A11:2020"]["standing"] == "cited"


def test_a_pipe_is_read():
    assert run("cited", "-", *DAY, stdin="EN 55035:2017 and EN 300 328 V2.2.2")[0] == 0


def test_a_sheet_without_known_headings_is_read_cell_by_cell(tmp_path: Path):
    sheet = tmp_path / "list.csv"
    sheet.write_text("a,b\n1,EN 300 328 V2.1.1\n", encoding="utf-8")
    plain = json.loads(run("cited", sheet, *DAY, "--format", "json")[1])
    assert [one["standing"] for one in plain["claims"]] == ["no-longer-cited"]


def test_a_file_that_names_no_standard_is_an_error(tmp_path: Path):
    empty = tmp_path / "empty.txt"
    empty.write_text("nothing here", encoding="utf-8")
    code, _, err = run("cited", empty, *DAY)
    assert code == 3
    assert "names no standard" in err


@pytest.mark.parametrize("suffix", ["txt", "json", "csv", "md", "html", "xlsx"])
def test_every_format_holds_every_claim(tmp_path: Path, suffix: str):
    path = tmp_path / f"answer.{suffix}"
    run("cited", "EN 62368-1:2014", "EN 300 328 V2.1.1", *DAY, "-o", path)
    if suffix == "xlsx":
        sheet = openpyxl.load_workbook(path).worksheets[0]
        text = " ".join(str(cell.value) for row in sheet for cell in row)
    else:
        text = path.read_text(encoding="utf-8")
    assert "EN 62368-1:2014" in text
    assert "V2.2.2" in text


def test_the_answer_speaks_chinese():
    out = run("cited", "EN 300 328 V2.1.1", *DAY, "--lang", "zh")[1]
    assert "不再引用" in out
    assert "无线电设备指令" in out


def test_the_same_question_gives_the_same_bytes():
    words = ("cited", "EN 62368-1:2014", "EN 55035:2017", *DAY, "--format", "json")
    assert run(*words) == run(*words)


def test_products_do_not_go_into_rows_of_claims(tmp_path: Path):
    code, _, err = run("cited", "--product", "LED street light", *DAY, "-o", tmp_path / "answer.xlsx")
    assert (code, "does not fit into rows" in err) == (2, True)
    assert not list(tmp_path.iterdir())
