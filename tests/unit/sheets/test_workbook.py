from __future__ import annotations

import datetime
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.errors import InputError
from stdcompat.sheets import find_columns, read_sheets

openpyxl = pytest.importorskip("openpyxl")

if TYPE_CHECKING:
    from collections.abc import Callable

VOCABULARY = {"name": ["component", "组件"], "supplier": ["supplier"], "claims": ["standard", "标准"]}


def workbook_of(**sheets: Any) -> bytes:
    """Return a workbook; each sheet is a list of rows, or a function that fills it."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        if callable(rows):
            rows(sheet)
        else:
            for row in rows:
                sheet.append(row)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return file.getvalue()


def shared(text: bytes, doctype: bytes = b"") -> bytes:
    """Return a workbook whose one cell takes its text from the table of shared strings, as Excel writes it."""
    table = doctype + b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%b</t></si></sst>'
    inline = b't="inlineStr"><is><t>a</t></is>'
    content = changed(
        workbook_of(S=[["a"]]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(inline, b't="s"><v>0</v>')
    )
    override = (
        b'<Override PartName="/xl/sharedStrings.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    content = changed(content, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override))
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", table % text)
    return file.getvalue()


def problem_of(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        [list(sheet.rows()) for sheet in read_sheets("stack.xlsx", content)]
    (problem,) = caught.value.problems
    return str(problem)


def test_values_are_read_as_people_would_type_them():
    day = datetime.datetime(2024, 7, 6)  # noqa: DTZ001  # cells have no time zone
    content = workbook_of(Claims=[["text ", 9001, 1.5, 27001.0, day, True, None], [], ["x", None]])
    (sheet,) = read_sheets("stack.xlsx", content)
    assert [(row.number, row.cells) for row in sheet.rows()] == [
        (1, ("text", "9001", "1.5", "27001", "2024-07-06", "true")),
        (3, ("x",)),
    ]
    assert next(sheet.rows()).place(1) == "sheet 'Claims', cell B1"


def test_sheets_come_in_order_and_can_be_read_twice():
    sheets = list(read_sheets("stack.xlsx", workbook_of(组件=[["a"]], Claims=[["b"]])))
    assert [sheet.name for sheet in sheets] == ["组件", "Claims"]
    for sheet in read_sheets("stack.xlsx", workbook_of(Claims=[["b"], ["c"]])):
        assert list(sheet.rows()) == list(sheet.rows())


def test_each_cell_of_a_merged_range_holds_its_text():
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["B2"], sheet["A4"] = "all", "two rows", "end"
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("B2:B3")
        sheet["A2"], sheet["A3"] = "one", "two"

    (sheet,) = read_sheets("stack.xlsx", workbook_of(S=fill))
    assert [row.cells for row in sheet.rows()] == [
        ("all", "all", "all"),
        ("one", "two rows"),
        ("two", "two rows"),
        ("end",),
    ]


def test_headings_of_several_rows_are_joined():
    def fill(sheet: Any) -> None:
        sheet.append(["Offer 2026", None, None, None])
        sheet.append(["Component", "Standards", None, "Remark"])
        sheet.append([None, "National", "International", None])
        sheet.append(["Server", "GB 4943.1-2022", "IEC 62368-1:2018", "first"])
        sheet.merge_cells("A1:D1")
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B2:C2")

    (sheet,) = read_sheets("stack.xlsx", workbook_of(Offer=fill))
    columns = find_columns(sheet, VOCABULARY)
    assert columns is not None
    assert columns.headings.cells == ("Component", "Standards / National", "Standards / International", "Remark")
    assert columns.fields == ("name", "claims", "claims", None)
    (row,) = columns.below(sheet)
    assert [(cell.text, cell.place) for cell in columns.cells(row, "claims")] == [
        ("GB 4943.1-2022", "sheet 'Offer', cell B4"),
        ("IEC 62368-1:2018", "sheet 'Offer', cell C4"),
    ]


def test_groups_above_the_headings_belong_to_them():
    def fill(sheet: Any) -> None:
        sheet.append(["Equipment", None, "Conformity", None])
        sheet.append(["组件", "Supplier", "Standard", "Certificate"])
        sheet.append(["Server", "Qiongzhu Compute", "GB 4943.1-2022", "x"])
        sheet.merge_cells("A1:B1")
        sheet.merge_cells("C1:D1")

    (sheet,) = read_sheets("stack.xlsx", workbook_of(Offer=fill))
    columns = find_columns(sheet, VOCABULARY)
    assert columns is not None
    assert columns.fields == ("name", "supplier", "claims", None)
    assert columns.headings.cells[0] == "Equipment / 组件"


def test_a_formula_that_was_never_computed_is_not_taken_for_an_empty_cell():
    (sheet,) = read_sheets("stack.xlsx", workbook_of(S=[["Server", '=CONCATENATE("GB ", "4943.1-2022")']]))
    (row,) = sheet.rows()
    assert row.cells == ("Server", '=CONCATENATE("GB ", "4943.1-2022")')


def test_the_size_that_a_sheet_says_of_itself_does_not_count():
    content = changed(
        workbook_of(S=[["a", "b"], ["c", "d"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1:A1"'),
    )
    (sheet,) = read_sheets("stack.xlsx", content)
    assert [row.cells for row in sheet.rows()] == [("a", "b"), ("c", "d")]


def bomb(part: str, size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_of(S=[["a"]]))) as old:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if name != part:
                    new.writestr(name, old.read(name))
            with new.open(part, "w", force_zip64=True) as opened:
                for _ in range(size >> 20):
                    opened.write(b" " * (1 << 20))
        return file.getvalue()


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: bomb("xl/worksheets/sheet1.xml", 64 << 20), "stack.xlsx: xl/worksheets/sheet1.xml: unpacks to 64 MiB"),
        (lambda: bomb("xl/sharedStrings.xml", 130 << 20), "stack.xlsx: xl/sharedStrings.xml: unpacks to 130 MiB"),
        (
            lambda: workbook_of(S=[["a"]]).replace(b"[Content_Types].xml", b"[Content_Typos].xml"),
            "stack.xlsx: is a zip file, and no XLSX workbook",
        ),
        (lambda: workbook_of(S=[["a"]])[:300], "stack.xlsx: is a damaged zip file"),
        (
            lambda: changed(workbook_of(S=[["a"]]), "xl/workbook.xml", lambda xml: xml[:-40]),
            "stack.xlsx: is no workbook that can be read",
        ),
        (
            lambda: changed(workbook_of(S=[["a"]] * 3), "xl/worksheets/sheet1.xml", lambda xml: xml[:-60]),
            "stack.xlsx: sheet 'S': cannot be read",
        ),
        (
            lambda: changed(workbook_of(S=[["a"]]), "xl/worksheets/sheet1.xml", lambda xml: ENTITY + xml),
            "stack.xlsx: sheet 'S': cannot be read: declares a document type",
        ),
        (
            lambda: shared(b"&b;", ENTITY),
            "stack.xlsx: is no workbook that can be read: EntitiesForbidden",
        ),
        (
            lambda: shared(b"a" * 200_000),
            "stack.xlsx: sheet 'S', row 1: has a cell of more than 131,072 characters",
        ),
        (
            lambda: changed(
                workbook_of(S=[["a"]] * 101), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'"A', b'"XFD')
            ),
            "stack.xlsx: sheet 'S', row 101: has more than 1,000 columns, as 100 rows above it",
        ),
    ],
    ids=[
        "sheet bomb",
        "strings bomb",
        "other zip",
        "cut",
        "workbook",
        "sheet",
        "entities",
        "strings entities",
        "cell",
        "wide",
    ],
)
def test_hostile_and_damaged_workbooks_are_refused(content: Callable[[], bytes], said: str):
    assert problem_of(content()).startswith(said)


def test_a_cell_left_behind_far_away_is_read_where_it_stands():
    content = changed(
        workbook_of(S=[["a"], ["b"]]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'"A2"', b'"XFD2"')
    )
    (sheet,) = read_sheets("stack.xlsx", content)
    first, far = sheet.rows()
    assert first.cells == ("a",)
    assert (far.cells[-1], len(far.cells), far.place(len(far.cells) - 1)) == ("b", 16_384, "sheet 'S', cell XFD2")


def test_a_row_number_beyond_the_format_ends_the_sheet():
    content = changed(
        workbook_of(S=[["a"], ["b"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'<row r="2"', b'<row r="99999999999"').replace(b'"A2"', b'"A99999999999"'),
    )
    (sheet,) = read_sheets("stack.xlsx", content)
    assert [row.cells for row in sheet.rows()] == [("a",)]


def test_cells_are_read_as_their_xml_says():
    inside = (
        b'<row r="2"><c t="inlineStr"><is><r><t>GB </t></r><r><t>4943.1</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
        b'<c t="b"><v>1</v></c><c r="D2"><v>2.0</v></c><c r="E2" t="e"><v>#N/A</v></c></row>'
        b'<row><c t="str"><f>A1</f><v>ok</v></c></row></sheetData>'
    )
    content = changed(
        workbook_of(S=[["a"]]), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", inside)
    )
    (sheet,) = read_sheets("stack.xlsx", content)
    assert [(row.number, row.cells) for row in sheet.rows()] == [
        (1, ("a",)),
        (2, ("GB 4943.1", "true", "", "2", "#N/A")),
        (3, ("ok",)),
    ]


def test_texts_are_read_from_the_shared_table_too():
    (sheet,) = read_sheets("stack.xlsx", shared(b"GB 4943.1-2022"))
    assert [row.cells for row in sheet.rows()] == [("GB 4943.1-2022",)]
