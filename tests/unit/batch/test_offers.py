"""Offers as suppliers write them: what `batch` and `check` say of them is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pa = pytest.importorskip("pyarrow")

from stdcompat import check  # noqa: E402
from stdcompat.batch import check_batches  # noqa: E402
from stdcompat.batch.files import read  # noqa: E402
from stdcompat.deployment.readers import read_file  # noqa: E402
from stdcompat.errors import InputError  # noqa: E402

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-21"
SHEETS = {
    "bad cells": "Product,Type,Origin,Standards\nRack server,camra,Atlantis,GB 4943.1-2022; see annex\nDome,,CN,N/A\n",
    "no kind": "设备名称,执行标准,偏离\n网络摄像机,不符合GB 4943.1-2022,\nUPS,EN 62040-1:2019,负偏离\n合计,,\n",
    "statements": "Item;Certifications\nIP camera;CE, IEC 62368-1:2018 (pending)\nWidget;EN 55032:2015\n",
}


@pytest.mark.parametrize("content", SHEETS.values(), ids=SHEETS)
def test_a_bad_row_is_treated_alike(content: str, tmp_path: Path):
    path = tmp_path / "offer.csv"
    path.write_text(content, encoding="utf-8")
    deployment = read_file(path).deployment
    report = check(deployment, "EU", as_of=DAY)
    rows = pa.Table.from_batches(list(check_batches(read(path), "EU", as_of=DAY))).to_pylist()
    assert {
        (row["component"], row["requirement"], row["verdict"]) for row in rows if row["about"] == "requirement"
    } == {
        (one.component.name, one.requirement.id, one.verdict.value)
        for one in report.findings
        if one.requirement is not None
    }
    said = [row["message"] for row in rows if row["about"] == "unread"]
    assert said == [f"{one.cell}: {one.text!r}: {one.reason}" for one in deployment.unread]
    assert not any(row["about"] == "problem" for row in rows)


def test_a_workbook_that_is_no_offer_is_refused(tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl")
    workbook = openpyxl.Workbook()
    workbook.active.append(["Part", "Qty"])
    workbook.save(tmp_path / "parts.xlsx")
    with pytest.raises(InputError, match="no column can be"):
        list(read(tmp_path / "parts.xlsx"))
