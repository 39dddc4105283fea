"""Workbooks of Excel 97 to 2003 (BIFF), which still come, at times under a name that ends in .xlsx."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from stdcompat.errors import MissingExtraError
from stdcompat.sheets.model import MAX_CELL, MAX_COLUMNS, Aside, Merged, Row, Source, unreadable

try:
    import xlrd
except ImportError:
    extra, package = "xlsx", "xlrd"
    raise MissingExtraError(extra, package) from None

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LegacySheet", "read_legacy"]

_MAX_FILE = 128 << 20


class LegacySheet(NamedTuple):
    """One sheet of an old workbook."""

    file: str
    name: str
    worksheet: Any  # xlrd has no types
    merged: tuple[Merged, ...]
    aside: Aside = Aside()

    def rows(self) -> Iterator[Row]:
        """Read the rows that hold something; each cell of a merged range holds the text of the range."""
        ranges = {
            (row, column): (one.top - 1, one.left)
            for one in self.merged
            for row in range(one.top - 1, one.bottom)
            for column in range(one.left, one.right + 1)
        }
        for number in range(self.worksheet.nrows):
            count = self.worksheet.row_len(number)
            if count > MAX_COLUMNS:
                raise unreadable(
                    self.file, f"sheet {self.name!r}, row {number + 1}", f"has more than {MAX_COLUMNS:,} columns"
                )
            cells = tuple([self._text(*ranges.get((number, column), (number, column))) for column in range(count)])
            if any(cells):
                yield Row(self.name, number + 1, cells)

    def _text(self, row: int, column: int) -> str:
        cell = self.worksheet.cell(row, column)
        if cell.ctype == xlrd.XL_CELL_DATE:
            try:
                moment = xlrd.xldate_as_datetime(cell.value, self.worksheet.book.datemode)
            except (ValueError, OverflowError, xlrd.XLDateError):
                return str(cell.value)
            return str(moment.isoformat(" ")) if moment.hour or moment.minute else str(moment.date())
        if cell.ctype == xlrd.XL_CELL_NUMBER:
            return str(int(cell.value)) if float(cell.value).is_integer() else str(cell.value)
        if cell.ctype == xlrd.XL_CELL_BOOLEAN:
            return str(bool(cell.value)).lower()
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(cell.value, ""))
        text = str(cell.value).strip()
        if len(text) > MAX_CELL:
            place = f"sheet {self.name!r}, row {row + 1}"
            raise unreadable(self.file, place, f"has a cell of more than {MAX_CELL:,} characters")
        return text


def read_legacy(source: Source) -> Iterator[LegacySheet]:
    """Read the sheets of an old workbook.

    Raises:
        InputError: if it is damaged, encrypted, no workbook, or larger than is sane.
    """
    with source.open() as file:
        content = file.read(_MAX_FILE + 1)
    if len(content) > _MAX_FILE:
        raise unreadable(source.name, "", f"is larger than {_MAX_FILE >> 20} MiB", "save it as .xlsx")
    try:
        with open(os.devnull, "w", encoding="utf-8") as silent:  # xlrd prints what it does not know
            book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=silent)
            sheets = [book.sheet_by_index(number) for number in range(book.nsheets)]
    except Exception as error:
        said = (str(error) or type(error).__name__).partition("\n")[0][:200]  # damage shows in many ways
        what = f"is an old or an encrypted workbook that cannot be read: {said}"
        raise unreadable(source.name, "", what, "save it as .xlsx, without a password") from error
    for sheet in sheets:
        merged = sorted(Merged(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
        yield LegacySheet(source.name, sheet.name, sheet, tuple(merged))
