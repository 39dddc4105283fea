"""Deployments in every format, on the command line."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from stdcompat.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SHEET = "组件,类别,Norm,备注\n机架服务器,服务器,GB 4943.1-2022,-\n"


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["check", *words, "--market", "EU", "--as-of", "2026-11-21"], out, err, io.StringIO(stdin))
    return code, out.getvalue(), err.getvalue()


def test_columns_are_shown_beside_the_report_and_can_be_kept(tmp_path: Path):
    sheet, saved = tmp_path / "offer.csv", tmp_path / "columns.toml"
    sheet.write_text(SHEET, encoding="gb18030")
    code, out, err = run(str(sheet), "--write-columns", str(saved))
    assert code == 0
    assert "机架服务器" in out
    assert err.splitlines()[:-1] == [
        "line 1, column 1: '组件' is read as name",
        "line 1, column 2: '类别' is read as kind",
        "line 1, column 3: 'Norm' is read as claims",
        "line 1, column 4: '备注' is read as remarks",
    ]
    assert (
        saved.read_text(encoding="utf-8")
        == '[columns]\nclaims = ["Norm"]\nkind = ["类别"]\nname = ["组件"]\nremarks = ["备注"]\n'
    )
    assert run(str(sheet), "--columns", str(saved)) == (code, out, "".join(err.splitlines(keepends=True)[:-1]))


def test_a_pipe_is_read_as_any_file():
    code, out, err = run("-", stdin=SHEET)
    assert (code, len(err.splitlines())) == (0, 4)
    assert "机架服务器" in out
    assert run("-", stdin='{"deployment": 3}')[2].startswith("stdcompat: 2 problems:\n  <stdin>: deployment: must be")


def test_remarks_on_the_file_are_notices_of_the_report():
    code, out, _ = run("-", stdin="Component,Standard\nRack servers,GB 4943.1-2022\n")
    assert code == 0
    assert "<stdin>: line 2: 'Rack servers' has no kind; its name says server" in out


def test_the_format_can_be_said():
    assert run("-", "--input-format", "toml", stdin=SHEET)[2].startswith("stdcompat: <stdin>: is not TOML")
    assert run("-", "--input-format", "doc")[0] == 2


def test_remarks_are_told_in_chinese_too():
    _, out, _ = run("-", "--lang", "zh", stdin="Component,Standard\nRack servers,GB 4943.1-2022\n")
    assert "<stdin>: line 2: 'Rack servers' 未填类别；按名称理解为 服务器（server）" in out
