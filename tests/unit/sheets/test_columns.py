from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.errors import InputError
from stdcompat.sheets import find_columns, load_vocabulary, read_sheets, render_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.sheets import Columns

VOCABULARY = {
    "name": ["component", "item", "组件", "设备名称"],
    "supplier": ["supplier", "vendor", "供应商"],
    "claims": ["standard", "标准", "标准号"],
    "title": ["title", "标准名称"],
}


def columns_of(text: str) -> Columns | None:
    (sheet,) = read_sheets("stack.csv", text.encode())
    return find_columns(sheet, VOCABULARY)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Component,Supplier,Standards", ("name", "supplier", "claims")),
        ("COMPONENT *,vendor:,Standard", ("name", "supplier", "claims")),
        ("组件,供应商,标准号", ("name", "supplier", "claims")),
        ("设备名称 Component,供应商/Supplier,标准（Standard）", ("name", "supplier", "claims")),
        ("Ｃｏｍｐｏｎｅｎｔ,供应商（全称）,Applicable standards", ("name", "supplier", "claims")),
        ("Item,标准名称,标准", ("name", "title", "claims")),
        ("Item,所采用标准号,备注", ("name", "claims", None)),
        ("Item,Standard,Standard type", ("name", "claims", None)),
        ("Item,National standard,International standard", ("name", "claims", "claims")),
        ("Item,Itemised price,Nonstandardised", ("name", None, None)),
    ],
)
def test_headings_are_known_as_a_whole_by_a_piece_or_by_a_word(headings: str, fields: tuple[str | None, ...]):
    columns = columns_of(headings + "\nServer,x,y\n")
    assert columns is not None
    assert columns.fields == fields


def test_headings_stand_where_most_fields_are_named():
    columns = columns_of("List of standards\n,\nItem,Vendor,Standard\nServer,A,B\n")
    assert columns is not None
    assert columns.headings.number == 3


def test_two_equal_headings_side_by_side_group_nothing():
    columns = columns_of("Item,Standard,Standard\nServer,GB 4943.1-2022,IEC 62368-1:2018\n")
    assert columns is not None
    assert columns.headings.number == 1
    assert columns.fields == ("name", "claims", "claims")


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n"])
def test_a_sheet_without_known_headings_has_no_columns(text: str):
    assert columns_of(text) is None


def test_columns_show_what_is_read_and_what_is_not():
    columns = columns_of("Item,Price,Standard\n")
    assert str(columns) == (
        "line 1, column 1: 'Item' is read as name\n"
        "line 1, column 2: 'Price' is not read\n"
        "line 1, column 3: 'Standard' is read as claims"
    )


def test_short_rows_have_empty_cells():
    (sheet,) = read_sheets("stack.csv", b"Item,Vendor,Standard\nServer\nCamera,,GB/T 28181-2022\n")
    columns = find_columns(sheet, VOCABULARY)
    assert columns is not None
    assert [(columns.text(row, "name"), columns.text(row, "claims")) for row in columns.below(sheet)] == [
        ("Server", ""),
        ("Camera", "GB/T 28181-2022"),
    ]


def test_saved_headings_find_the_same_columns(tmp_path: Path):
    first = columns_of('Item,"Norm ""A""",Standard\n')
    assert first is not None
    path = tmp_path / "columns.toml"
    path.write_text(render_vocabulary([first]).replace("claims = [", 'claims = ["Norm \\"A\\"", '), encoding="utf-8")
    saved = load_vocabulary(path, VOCABULARY)
    assert saved == {"claims": ('Norm "A"', "Standard"), "name": ("Item",)}
    (sheet,) = read_sheets("next.csv", b'"Norm ""A""",Item,Supplier\n')
    columns = find_columns(sheet, saved)
    assert columns is not None
    assert columns.fields == ("claims", "name", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no [columns] table"),
        ("[columns", "is not TOML"),
        ("[columns]\nnome = ['a']\n[other]\n", "2 problems"),
        ("[columns]\nname = 'a'\n", "must be a list of headings in quotes"),
    ],
)
def test_saved_headings_that_cannot_be_used_are_refused(tmp_path: Path, text: str, said: str):
    path = tmp_path / "columns.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_vocabulary(path, VOCABULARY)
    assert said in str(caught.value)


def test_a_missing_file_of_headings_is_told(tmp_path: Path):
    with pytest.raises(InputError, match="no such file"):
        load_vocabulary(tmp_path / "none.toml", VOCABULARY)
