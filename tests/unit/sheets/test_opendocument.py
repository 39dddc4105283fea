"""ODS, made by hand: what LibreOffice writes, and what it does not."""

from __future__ import annotations

import io
import zipfile

import pytest

from stdcompat.errors import InputError
from stdcompat.sheets import read_sheets

pytest.importorskip("defusedxml")

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
)


def ods(tables: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", HEAD.format(tables=tables))
    return file.getvalue()


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_rows_dates_numbers_and_merged_ranges():
    table = (
        '<table:table table:name="Offer">'
        + row(cell("Item"), cell("Standard"), cell("Date"), cell("Qty"))
        + row(more='table:number-rows-repeated="3"')
        + row(
            cell("Server", 'table:number-rows-spanned="2"'),
            cell("GB 4943.1-2022"),
            cell("14 Aug", 'office:value-type="date" office:date-value="2023-08-14"'),
            cell("2,00", 'office:value-type="float" office:value="2"'),
            '<table:table-cell table:number-columns-repeated="16380"/>',
        )
        + row("<table:covered-table-cell/>", cell("EN 55032"))
        + row(more='table:number-rows-repeated="1048000"')
        + "</table:table>"
    )
    (sheet,) = read_sheets("offer.ods", ods(table))
    assert [(one.number, one.cells) for one in sheet.rows()] == [
        (1, ("Item", "Standard", "Date", "Qty")),
        (5, ("Server", "GB 4943.1-2022", "2023-08-14", "2")),
        (6, ("Server", "EN 55032")),
    ]
    assert next(iter(sheet.rows())).place(1) == "sheet 'Offer', cell B1"


def test_what_is_damaged_is_refused():
    with pytest.raises(InputError, match="is a workbook that cannot be read"):
        list(read_sheets("offer.ods", ods("<table:table>")))
