"""ODS: the workbooks of LibreOffice and of many public administrations; one XML file inside a zip file."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat.errors import InputError, MissingExtraError
from stdcompat.sheets.model import MAX_CELL, MAX_COLUMNS, Aside, Merged, Row, Source, unreadable

try:
    from defusedxml.ElementTree import iterparse
except ImportError:
    extra, package = "xlsx", "defusedxml"
    raise MissingExtraError(extra, package) from None

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["OpenSheet", "read_opendocument"]

_MAX_FILE: Final = 128 << 20
_MAX_CONTENT: Final = 1 << 30
_MAX_ROWS: Final = 1_048_576
_REPEATED: Final = 1000  # rows with something in them that stand for so many; empty ones may stand for a million
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


class OpenSheet(NamedTuple):
    """One sheet of an ODS workbook."""

    file: str
    name: str
    found: tuple[Row, ...]
    merged: tuple[Merged, ...]
    aside: Aside = Aside()

    def rows(self) -> Iterator[Row]:
        """Read the rows that hold something; each cell of a merged range holds the text of the range."""
        yield from self.found


def read_opendocument(source: Source) -> Iterator[OpenSheet]:
    """Read the sheets of an ODS workbook.

    Raises:
        InputError: if it is damaged, encrypted, or unpacks to more than is sane.
    """
    with source.open() as file:
        packed = file.read(_MAX_FILE + 1)
    if len(packed) > _MAX_FILE:
        raise unreadable(source.name, "", f"is larger than {_MAX_FILE >> 20} MiB", "split it")
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            _check_size(archive.getinfo("content.xml").file_size, source.name)
            with archive.open("content.xml") as content:
                yield from _sheets(content, source.name)
    except InputError:
        raise
    except Exception as error:
        said = (str(error) or type(error).__name__).partition("\n")[0][:200]  # damage shows in many ways
        what = f"is a workbook that cannot be read: {said}"
        raise unreadable(source.name, "", what, "save it as .xlsx, without a password") from error


def _check_size(size: int, name: str) -> None:
    if size > _MAX_CONTENT:
        raise unreadable(name, "content.xml", "unpacks to more than is sane", "is it a workbook?")


def _sheets(content: Any, file: str) -> Iterator[OpenSheet]:
    name, number = "", 0
    rows: list[Row] = []
    merged: list[Merged] = []
    for event, element in iterparse(content, events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                name, number, rows, merged = element.get(f"{_TABLE}name", ""), 0, [], []
        elif element.tag == f"{_TABLE}table-row":
            times = _count(element, "number-rows-repeated")
            cells = _cells(element, number + 1, merged, f"{file}: sheet {name!r}")
            if any(cells):
                rows += [Row(name, number + 1 + n, cells) for n in range(min(times, _REPEATED))]
            number += times
            element.clear()
            number = min(number, _MAX_ROWS)
        elif element.tag == f"{_TABLE}table":
            yield OpenSheet(file, name, tuple(_filled(rows, merged)), tuple(sorted(merged)))
            element.clear()


def _cells(row: Any, number: int, merged: list[Merged], place: str) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            continue
        text = _text(cell)
        if len(text) > MAX_CELL:
            raise unreadable(place, f"row {number}", f"has a cell of more than {MAX_CELL:,} characters")
        wide, high = _count(cell, "number-columns-spanned"), _count(cell, "number-rows-spanned")
        if wide > 1 or high > 1:
            merged.append(Merged(number, len(cells), number + high - 1, len(cells) + wide - 1))
        times = _count(cell, "number-columns-repeated")
        cells += [text] * min(times, MAX_COLUMNS + 1 - len(cells))
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise unreadable(place, f"row {number}", f"has more than {MAX_COLUMNS:,} columns")
    return tuple(cells)


def _text(cell: Any) -> str:
    """Return what a cell shows; a date as ISO 8601 writes it, a whole number without a fraction."""
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).removesuffix("T00:00:00")
    if kind == "float":
        value = float(cell.get(f"{_OFFICE}value", "0"))
        return str(int(value)) if value.is_integer() else str(value)
    paragraphs = ["".join(one.itertext()) for one in cell.iter(f"{_TEXT}p")]
    return "\n".join(paragraphs).strip()


def _count(element: Any, name: str) -> int:
    text = element.get(f"{_TABLE}{name}", "1")
    return min(int(text), 1 << 24) if text.isdecimal() and int(text) > 0 else 1


def _filled(rows: list[Row], merged: list[Merged]) -> Iterator[Row]:
    """Write the text of each merged range into all of its cells."""
    text_of = {(row.number, n): text for row in rows for n, text in enumerate(row.cells) if text} if merged else {}
    for row in rows:
        cells = list(row.cells)
        for one in merged:
            if one.top <= row.number <= one.bottom:
                text = text_of.get((one.top, one.left), "")
                right = min(one.right, MAX_COLUMNS - 1)
                cells += [""] * (right + 1 - len(cells) if text else 0)
                for n in range(one.left, right + 1 if text else one.left):
                    cells[n] = cells[n] or text
        yield row._replace(cells=tuple(cells))
