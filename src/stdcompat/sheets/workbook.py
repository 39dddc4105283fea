"""XLSX: openpyxl opens the workbook, `stream` reads the cells; merged ranges and bombs are looked for beforehand."""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import warnings
import zipfile
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from stdcompat._archives import DAMAGED
from stdcompat.errors import InputError, MissingExtraError
from stdcompat.sheets.model import MAX_CELL, MAX_COLUMNS, Aside, Merged, Row, Source, unreadable

try:
    import defusedxml.ElementTree  # noqa: F401  # with it openpyxl expands no entity
    import openpyxl.reader.excel
    import openpyxl.styles.stylesheet

    from stdcompat.sheets.stream import Meaning, Struck, comments_of, hidden_columns, rows_of, struck_strings
except ImportError as error:
    missing = (error.name or "openpyxl").partition(".")[0]
    raise MissingExtraError("xlsx", missing) from error  # noqa: EM101  # the extra's name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

__all__ = ["WorkbookSheet", "read_workbook"]

_MIB: Final = 1 << 20
_MAX_PACKED: Final = 256 * _MIB
_MAX_WHOLE: Final = 1024 * _MIB
_MAX_PART: Final = 128 * _MIB  # the parts that are read at once; sheets are read as a stream
_MAX_RATIO: Final = 300  # empty formatted rows shrink to a hundredth, bombs to a thousandth
_MAX_ROWS: Final = 1_048_576  # the format's own bound
_MAX_MERGED: Final = 100_000
_MAX_WIDE: Final = 100  # rows with a cell far to the right, as people leave them behind
_BATCH: Final = 500

_MERGED: Final = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_RELATED: Final = re.compile(rb"<(?:\w+:)?Relationship\s([^>]{1,2000})>")
_COMMENTS: Final = re.compile(rb'Type="[^"]*/comments"')
_TARGET: Final = re.compile(rb'Target="([^"]{1,300})"')
_OVERLAP: Final = 64  # bytes; no range is longer


class WorkbookSheet(NamedTuple):
    """One sheet of an open workbook."""

    file: str
    name: str
    path: str
    workbook: _Workbook
    merged: tuple[Merged, ...]
    aside: Aside = Aside()

    def rows(self) -> Iterator[Row]:
        """Read the rows that hold something.

        Raises:
            InputError: where the sheet is damaged, or larger than is sane.
        """
        ranges = iter(self.merged)
        coming = next(ranges, None)
        held: dict[int, tuple[str, int]] = {}  # column: the text of the range that covers it, and its last row
        wide = 0
        for number, row, hidden in _guarded(self._values(), self.file, self.name):
            wide += len(row) > MAX_COLUMNS
            if wide > _MAX_WIDE:
                place = f"sheet {self.name!r}, row {number}"
                raise unreadable(
                    self.file, place, f"has more than {MAX_COLUMNS:,} columns, as {_MAX_WIDE} rows above it"
                )
            struck = tuple(
                (n, value.gone.strip()) for n, value in enumerate(row) if type(value) is Struck and value.gone.strip()
            )
            cells = self._texts(number, row)
            while coming is not None and coming.top <= number:
                text = cells[coming.left] if coming.top == number and coming.left < len(cells) else ""
                for column in range(coming.left, min(coming.right + 1, MAX_COLUMNS)):
                    held[column] = (text, coming.bottom)
                coming = next(ranges, None)
            if held:
                _fill(cells, number, held)
            if struck or any(cells):
                yield Row(self.name, number, tuple(cells), struck, hidden)

    def _values(self) -> Iterator[tuple[int, list[Any], bool]]:
        """Read the values of each row; rows that the file leaves out are empty."""
        coming = 1
        with self.workbook.archive.open(self.path) as source:
            for number, row, hidden in rows_of(source, self.workbook.meaning):
                if number > _MAX_ROWS:
                    break
                for missing in range(coming, number):
                    yield missing, [], False
                if number >= coming:
                    yield number, row, hidden
                    coming = number + 1

    def _texts(self, number: int, row: Sequence[Any]) -> list[str]:
        cells = [value.strip() if type(value) is str else _text(value) for value in row]
        if any(len(cell) > MAX_CELL for cell in cells):
            raise unreadable(
                self.file, f"sheet {self.name!r}, row {number}", f"has a cell of more than {MAX_CELL:,} characters"
            )
        return cells


def read_workbook(source: Source) -> Iterator[WorkbookSheet]:
    """Read the sheets of a workbook.

    Raises:
        InputError: if it is damaged, no workbook, or unpacks to more than is sane.
    """
    with source.open() as opened:
        packed = io.BytesIO(opened.read(_MAX_PACKED + 1))  # held in memory, so that nothing needs to be closed
    if packed.getbuffer().nbytes > _MAX_PACKED:
        raise unreadable(source.name, "", f"is larger than {_MAX_PACKED // _MIB} MiB", "split it")
    archive = _archive(packed, source.name)
    with warnings.catch_warnings(action="ignore"):  # what openpyxl does not keep, nobody asked for
        try:
            workbook = _opened(packed)
        except Exception as error:
            what = f"is no workbook that can be read: {_said(error)}"  # damage shows in many ways
            raise unreadable(source.name, "", what, "save it again as .xlsx") from error
    for name, path, hidden in workbook.sheets:
        merged, columns = _merged(archive, path, source.name)
        aside = Aside(hidden, columns, _comments(archive, path))
        yield WorkbookSheet(source.name, name, path, workbook, merged, aside)


class _Workbook(NamedTuple):
    """What is known of a workbook before its sheets are read: each sheet's name and part, whether it is hidden, and what cells mean."""

    archive: zipfile.ZipFile
    sheets: tuple[tuple[str, str, bool], ...]
    meaning: Meaning


def _opened(packed: IO[bytes]) -> _Workbook:
    """Read a workbook but for its sheets; openpyxl itself would read those that say no size to their end."""
    reader = openpyxl.reader.excel.ExcelReader(packed, read_only=True, keep_vba=False, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    openpyxl.styles.stylesheet.apply_stylesheet(reader.archive, reader.wb)
    parts = set(reader.valid_files)
    sheets = tuple(
        (sheet.name, part.target, sheet.state != "visible")
        for sheet, part in reader.parser.find_sheets()
        if part.target in parts and "chartsheet" not in part.Type
    )
    book: Any = reader.wb
    meaning = Meaning(
        _strings(reader),
        frozenset(book._date_formats),
        frozenset(book._timedelta_formats),
        book.epoch,
        frozenset(n for n, style in enumerate(book._cell_styles) if book._fonts[style.fontId].strike),
    )
    return _Workbook(reader.archive, sheets, meaning)


def _strings(reader: openpyxl.reader.excel.ExcelReader) -> Sequence[str | Struck]:
    """Return the shared texts; openpyxl does not say what of them is struck through."""
    strings: list[str | Struck] = list(reader.shared_strings)
    part = next((name for name in reader.archive.namelist() if name.casefold().endswith("sharedstrings.xml")), None)
    if part is not None and b"strike" in reader.archive.read(part):
        with reader.archive.open(part) as source:
            for number, struck in struck_strings(source).items():
                if number < len(strings):
                    strings[number] = struck
    return strings


def _comments(archive: zipfile.ZipFile, path: str) -> tuple[tuple[int, int, str], ...]:
    """Return the comments on the cells of a sheet; none where the parts that hold them cannot be read."""
    folder, _, name = path.rpartition("/")
    try:
        related = archive.read(f"{folder}/_rels/{name}.rels")
        targets = [_TARGET.search(one) for one in _RELATED.findall(related) if _COMMENTS.search(one)]
        parts = [posixpath.normpath(posixpath.join(f"/{folder}", one[1].decode())) for one in targets if one]
        found: list[tuple[int, int, str]] = []
        for part in parts:
            with archive.open(part.lstrip("/")) as source:
                found += comments_of(source)
    except (*DAMAGED, KeyError, ValueError, expat.ExpatError):
        return ()
    return tuple(sorted(found))


def _archive(file: IO[bytes], name: str) -> zipfile.ZipFile:
    """Open the zip file, once it is known that it unpacks to a sane size: zipfile reads no more than is declared."""
    try:
        archive = zipfile.ZipFile(file)
    except DAMAGED as error:
        raise unreadable(name, "", f"is a damaged zip file: {_said(error)}") from error
    parts = archive.infolist()
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise unreadable(name, "", "is a zip file, and no XLSX workbook", "save it as .xlsx")
    for part in parts:
        sheet = part.filename.startswith("xl/worksheets/")
        packed = max(part.compress_size, 1)
        if part.file_size > (_MAX_WHOLE if sheet else _MAX_PART) or (
            part.file_size > 16 * _MIB and part.file_size / packed > _MAX_RATIO
        ):
            raise unreadable(name, part.filename, f"unpacks to {part.file_size / _MIB:,.0f} MiB", "is it a workbook?")
    if sum(part.file_size for part in parts) > _MAX_WHOLE:
        raise unreadable(name, "", f"unpacks to more than {_MAX_WHOLE // _MIB:,} MiB", "split it")
    return archive


def _merged(archive: zipfile.ZipFile, path: str, name: str) -> tuple[tuple[Merged, ...], frozenset[int]]:
    """Return a sheet's merged ranges, from the top down, and its hidden columns.

    The ranges stand at the end of a sheet, where a stream of its rows comes too late.
    """
    ranges: set[Merged] = set()
    columns: frozenset[int] | None = None
    rest = b""
    try:
        with archive.open(path) as part:
            while chunk := part.read(_MIB):
                text = rest + chunk
                if columns is None:  # they are declared before the rows
                    columns = hidden_columns(text.partition(b"sheetData")[0])
                for left, top, right, bottom in _MERGED.findall(text):
                    ranges.add(Merged(int(top), _column(left), int(bottom), _column(right)))
                if len(ranges) > _MAX_MERGED:
                    raise unreadable(name, path, f"has more than {_MAX_MERGED:,} merged ranges")
                rest = text[-_OVERLAP:]
    except InputError:
        raise
    except (*DAMAGED, KeyError) as error:
        raise unreadable(name, path, f"is damaged: {_said(error)}") from error
    return tuple(sorted(ranges)), columns or frozenset()


def _guarded(
    rows: Iterable[tuple[int, list[Any], bool]], file: str, sheet: str
) -> Iterator[tuple[int, list[Any], bool]]:
    """Read on, in batches, with the reader's warnings muted and its exceptions told as problems."""
    iterator = iter(rows)
    read = 0
    while True:
        with warnings.catch_warnings(action="ignore"):
            try:
                batch = list(islice(iterator, _BATCH))
            except Exception as error:
                place = f"sheet {sheet!r}, after row {read}" if read else f"sheet {sheet!r}"
                raise unreadable(file, place, f"cannot be read: {_said(error)}", "save the workbook again") from error
        if not batch:
            return
        read += len(batch)
        yield from batch


def _fill(cells: list[str], number: int, held: dict[int, tuple[str, int]]) -> None:
    """Write the text of a merged range into each of its cells of this row."""
    for column, (text, bottom) in list(held.items()):
        if bottom < number:
            del held[column]
        elif text:
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or text


def _text(value: object) -> str:
    """Return what a cell holds as people would type it."""
    if value is None:
        return ""
    if type(value) is Struck:
        return _text(value.kept)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004  # exact in a float
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return str(value).strip()


def _column(letters: bytes) -> int:
    """Return a column's number from 0.

    >>> _column(b"A"), _column(b"AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1


def _said(error: Exception) -> str:
    cause = error.__cause__ or error  # openpyxl wraps what it met
    return (str(cause) or type(cause).__name__).partition("\n")[0][:200]
