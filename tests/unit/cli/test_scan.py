from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = ("--as-of", "2026-11-21")
SHEET = """\
Server QZ 服务器
符合GB 4943.1-2022 and EN 55032:2015+A11:2020, GB 4943.1—
2022 again; ISO/IEC 27001:2013 and ISO/IEC 27001, and
the house rule XF/T 1-1999.
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_what_is_mentioned_is_looked_up(run: Callable[..., Any], sheet: Path):
    done = run("scan", sheet, *DAY, "--format", "json")
    assert (done.code, done.err) == (0, "")
    said = json.loads(done.out)
    assert (said["schema"], said["kind"], said["pages"], said["draft"]) == ("stdcompat-scan/1", "text", None, None)
    assert [(one["id"], one["standing"], len(one["mentions"])) for one in said["standards"]] == [
        ("GB 4943.1-2022", "current", 2),
        ("EN 55032:2015+A11:2020", "held", 1),
        ("ISO/IEC 27001:2013", "outdated", 1),
        ("ISO/IEC 27001", "undated", 1),
        ("XF/T 1-1999", "unknown", 1),
    ]
    assert said["standards"][0]["mentions"] == [
        {"as_written": text, "part": "", "page": None, "line": 2, "clause": "", "statement": "claimed"}
        | {"sentence": said["standards"][0]["mentions"][0]["sentence"]}
        for text in ("GB 4943.1-2022", "GB 4943.1—2022")
    ]
    assert said["standards"][2]["said"] == "was withdrawn on 2022-10-25"
    assert said["standards"][3]["said"].startswith("in force: ISO/IEC 27001:2022: ")


def test_as_a_table(run: Callable[..., Any], sheet: Path):
    done = run("scan", sheet, *DAY)
    assert " ".join(done.out.split()).startswith(f"{sheet} (text): 6 mentions of 5 standards ")
    assert "line 2; line 2 (GB 4943.1—2022)" in " ".join(done.out.split())
    assert "draft" not in done.out.lower()


def test_the_table_is_followed_by_what_is_said(run: Callable[..., Any], tmp_path: Path):
    tender = tmp_path / "tender.txt"
    tender.write_text("5.2.1 Charger\n不接受仅符合 GB/T 18487.1-2015 的产品。\nIEC 61851-1:2017 is pending.\n", "utf-8")
    said = " ".join(run("scan", tender, *DAY).out.split())
    assert "clause 5.2.1, line 2 GB/T 18487.1-2015 denied 5.2.1 Charger 不接受仅符合" in said
    assert "clause 5.2.1, line 3 IEC 61851-1:2017 pending IEC 61851-1:2017 is pending." in said
    chinese = " ".join(run("scan", tender, *DAY, "--lang", "zh").out.split())
    assert "条款 5.2.1、第 2 行 GB/T 18487.1-2015 明示不符合" in chinese


def test_as_csv_in_the_order_of_the_text(run: Callable[..., Any], sheet: Path):
    rows = list(csv.DictReader(io.StringIO(run("scan", sheet, *DAY, "--format", "csv").out)))
    assert [(row["as_written"], row["line"]) for row in rows] == [
        ("GB 4943.1-2022", "2"),
        ("EN 55032:2015+A11:2020", "2"),
        ("GB 4943.1—2022", "2"),
        ("ISO/IEC 27001:2013", "3"),
        ("ISO/IEC 27001", "3"),
        ("XF/T 1-1999", "4"),
    ]


def test_a_draft_says_that_it_is_one_and_never_fails(run: Callable[..., Any], sheet: Path):
    done = run("scan", sheet, *DAY, "--market", "EU", "--kind", "server")
    assert done.code == 0
    said = " ".join(done.out.split())
    assert "DRAFT CHECK [warning] This is a draft: every standard that the text mentions is taken for a claim" in said
    assert "Taken as: server (--kind server)." in said
    assert "satisfied:" in said


@pytest.mark.parametrize(("markets", "schema"), [(["EU"], "stdcompat-report/"), (["EU", "cn"], "stdcompat-markets-")])
def test_a_draft_as_json(run: Callable[..., Any], sheet: Path, markets: list[str], schema: str):
    options = [word for market in markets for word in ("--market", market)]
    draft = json.loads(run("scan", sheet, *DAY, *options, "--format", "json").out)["draft"]
    assert draft["remark"].startswith("This is a draft:")
    assert draft["report"]["schema"].startswith(schema)


def test_a_pipe_is_read(run: Callable[..., Any]):
    done = run("scan", "-", *DAY, stdin=SHEET)
    assert done.out.startswith("standard input (text): 6 mentions of 5 standards\n")


def test_bytes_of_a_pipe_are_read_as_the_file_would_be():
    piped = SHEET.encode("gb18030")
    command = [sys.executable, "-m", "stdcompat.cli", "scan", "-", *DAY]
    done = subprocess.run(command, input=piped, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "6 mentions of 5 standards" in done.stdout.decode()


def test_pages_without_text_are_told(run: Callable[..., Any], tmp_path: Path):
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "scan.pdf"
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    done = run("scan", path, *DAY)
    assert done.code == 0
    assert "[warning] 2 of 2 pages without text (1, 2): what they show as a picture is not read" in done.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--format", "csv", "--market", "EU"), 2, "--format csv lists what is mentioned"),
        (("--market", "XX"), 2, "no market 'XX'"),
        (("--kind", "serer"), 2, "argument --kind: "),
    ],
)
def test_usage(run: Callable[..., Any], sheet: Path, words: tuple[str, ...], code: int, said: str):
    done = run("scan", sheet, *words)
    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_a_file_that_cannot_be_read_is_3(run: Callable[..., Any], tmp_path: Path):
    done = run("scan", tmp_path / "nowhere.pdf")
    assert done == (3, "", f"stdcompat: {tmp_path / 'nowhere.pdf'}: no such file or directory; check the path\n")


def test_no_cell_is_a_formula(run: Callable[..., Any]):
    done = run("scan", "-", *DAY, "--format", "csv", stdin="IEC 61000-4-2, -4-3 and -4-4")
    assert [row["as_written"] for row in csv.DictReader(io.StringIO(done.out))] == ["IEC 61000-4-2", "'-4-3", "'-4-4"]
