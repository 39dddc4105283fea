"""A sheet, its rows and its cells: text, each with its place."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from stdcompat._patterns import pattern
from stdcompat.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

__all__ = [
    "MAX_CELL",
    "MAX_COLUMNS",
    "Aside",
    "Cell",
    "Merged",
    "Row",
    "Sheet",
    "Source",
    "place_in_chinese",
    "unreadable",
]

MAX_CELL = 131_072
"""No cell is longer than this many characters: four times what a spreadsheet program takes."""
MAX_COLUMNS = 1_000
"""No row is wider: a sheet of facts has tens of columns."""


class Row(NamedTuple):
    """One row that holds something.

    Attributes:
        sheet: the sheet's name; None for CSV, which has no sheets.
        number: the row in the sheet, or the line in the file where it begins, from 1.
        cells: the texts, without spaces around them. A date is written 2024-07-06, a whole number
            without a fraction; each cell of a merged range holds the text of the range.
        struck: what is struck through and is not in `cells`: the column (from 0) and the text of each.
        hidden: whether whoever opens the sheet does not see the row.
    """

    sheet: str | None
    number: int
    cells: tuple[str, ...]
    struck: tuple[tuple[int, str], ...] = ()
    hidden: bool = False

    def place(self, column: int | None = None) -> str:
        """Return the place of the row, or of its cell in a column (from 0), as people look for it.

        >>> Row("Claims", 7, ("a", "b")).place(1), Row(None, 7, ("a", "b")).place(1)
        ("sheet 'Claims', cell B7", 'line 7, column 2')
        """
        if self.sheet is None:
            return f"line {self.number}" if column is None else f"line {self.number}, column {column + 1}"
        if column is None:
            return f"sheet {self.sheet!r}, row {self.number}"
        return f"sheet {self.sheet!r}, cell {_letters(column)}{self.number}"

    def place_zh(self, column: int) -> str:
        """Return the place of a cell of the row, in Chinese.

        >>> Row("Claims", 7, ("a", "b")).place_zh(1), Row(None, 7, ("a", "b")).place_zh(1)
        ('工作表“Claims”单元格 B7', '第 7 行第 2 列')
        """
        if self.sheet is None:
            return f"第 {self.number} 行第 {column + 1} 列"
        return f"工作表“{self.sheet}”单元格 {_letters(column)}{self.number}"


_PLACE: Final = pattern(r"sheet '(.*)', (?:cell ([A-Z]+[0-9]+)|row ([0-9]+))|line ([0-9]+)(?:, column ([0-9]+))?")


def place_in_chinese(place: str) -> str:
    """Return a place, as `Row.place` says it, in Chinese; what is none stays as it is.

    >>> place_in_chinese("sheet 'Claims', cell B7"), place_in_chinese("line 7"), place_in_chinese("component[2]")
    ('工作表“Claims”单元格 B7', '第 7 行', 'component[2]')
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return place
    sheet, cell, row, line, column = found.groups()
    if sheet is not None:
        return f"工作表“{sheet}”" + (f"单元格 {cell}" if cell else f"第 {row} 行")
    return f"第 {line} 行" + (f"第 {column} 列" if column else "")


class Cell(NamedTuple):
    """One cell of a row."""

    text: str
    row: Row
    column: int

    @property
    def place(self) -> str:
        """Its place."""
        return self.row.place(self.column)


class Merged(NamedTuple):
    """A range of cells that are shown as one: columns from 0, rows from 1, the ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Aside(NamedTuple):
    """What whoever opens a sheet does not see at once.

    Attributes:
        hidden: whether the sheet itself is hidden.
        columns: the hidden columns, from 0.
        comments: the comments on cells: row, column (from 0) and text of each.
    """

    hidden: bool = False
    columns: frozenset[int] = frozenset()
    comments: tuple[tuple[int, int, str], ...] = ()


class Sheet(Protocol):
    """One sheet of a file: a CSV file is a single one."""

    @property
    def name(self) -> str | None:
        """What it is called; None for CSV."""

    @property
    def file(self) -> str:
        """The file that it belongs to, as the user wrote it."""

    @property
    def merged(self) -> tuple[Merged, ...]:
        """Its merged ranges, from the top down."""

    @property
    def aside(self) -> Aside:
        """What is hidden in it or stands beside its cells."""

    def rows(self) -> Iterator[Row]:
        """Read the rows that hold something, from the first on, each time anew and with flat memory.

        Raises:
            InputError: where the file stops being readable.
        """


class Source(NamedTuple):
    """A file to read: its name, and its bytes when they have been read already."""

    name: str
    content: bytes | None = None

    def open(self) -> IO[bytes]:
        """Open it, once more each time."""
        return open(self.name, "rb") if self.content is None else io.BytesIO(self.content)


def unreadable(file: str, place: str, what: str, hint: str = "") -> InputError:
    """Return the error that ends the reading of a file, with its one problem."""
    return InputError([Problem(file, place, what, hint)])


def _letters(column: int) -> str:
    """Return a column as spreadsheets name it.

    >>> _letters(0), _letters(25), _letters(26), _letters(701), _letters(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
