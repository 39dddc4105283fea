"""Lists of standards as people keep them: the column of identifiers is the one whose cells are some."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.importers.formats import format_of
from stdcompat.importers.model import Listing
from stdcompat.importers.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path


def ids(path: Path) -> list[str]:
    return [row.id for row in read_table(str(path)) if isinstance(row, Listing)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id,name,title\nstd-2,IEC 60068-2-1,Cold\nstd-3,IEC 60068-2-2,Dry heat\n", ["IEC 60068-2-1", "IEC 60068-2-2"]),
        (
            (
                "standard_id,title,references,status\nIS 694 : 2010,PVC cables,IS 8130,Current\n"
                "IS 694 : 1990,PVC cables old,IS 8130,Superseded\n"
            ),
            ["IS 694 : 2010", "IS 694 : 1990"],
        ),
        (
            "단체,표준명,링크\nISO,ISO/IEC 27001:2022,https://www.iso.org/1\nISO,ISO/IEC 27002:2022,https://www.iso.org/2\n",
            ["ISO/IEC 27001:2022", "ISO/IEC 27002:2022"],
        ),
        ("ref,related_standards\nISO 9001:2015,ISO 9000:2015\n", ["ISO 9001:2015"]),
        ("ISO 9001:2015,Quality\nISO 14001:2015,Environment\n", ["ISO 9001:2015", "ISO 14001:2015"]),
        ('[{"Standard": "ISO 9001:2015", "replaces": ["ISO 9001:2008"]}]', ["ISO 9001:2015"]),
        ('{"standards": [{"编号": "GB 4943.1-2022", "title": "安全"}], "n": 1}', ["GB 4943.1-2022"]),
    ],
)
def test_the_identifiers_are_found(text: str, found: list[str], tmp_path: Path):
    path = tmp_path / ("list.json" if text[0] in "[{" else "list.csv")
    path.write_text(text, encoding="utf-8")
    assert format_of(str(path)) == "table"
    assert ids(path) == found


def test_a_record_on_a_line_of_its_own_is_no_array(tmp_path: Path):
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": "ISO 9001:2015", "adopts": [{"id": "X"}]}\n', encoding="utf-8")
    assert format_of(str(path)) == "records"
