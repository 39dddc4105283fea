"""The rows of a worksheet's XML, as a stream: openpyxl makes objects of every cell, which takes ten times as long.

What a cell means (shared strings, styles that are dates, the epoch) comes from the workbook that openpyxl opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from openpyxl.utils.datetime import from_excel, from_ISO8601

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from typing import IO

__all__ = ["Meaning", "rows_of"]

_CHUNK: Final = 1 << 14  # few rows at once, however wide a hostile one makes each
_PLACE: Final = pattern(r"([A-Z]{1,3})[0-9]+")
_WIDEST: Final = 16_384  # columns; the format's own bound


class Meaning(NamedTuple):
    """What the cells of a workbook mean.

    Attributes:
        strings: the texts that cells share.
        dates: the styles of dates and times.
        spans: those among them of durations.
        epoch: the day from which they are counted.
    """

    strings: Sequence[str]
    dates: frozenset[int]
    spans: frozenset[int]
    epoch: datetime.datetime


def rows_of(source: IO[bytes], meaning: Meaning) -> Iterator[tuple[int, list[Any]]]:
    """Read the rows of a sheet that stand in its XML: the number of each, and its values.

    A formula that nobody has computed is its own value: its cell is not empty.

    Args:
        source: the part of the archive.
        meaning: what its cells mean.

    Raises:
        ValueError: if it is not a worksheet's XML, or declares a document type.
    """
    reader = _Reader(meaning)
    while chunk := source.read(_CHUNK):
        reader.parser.Parse(chunk, False)
        yield from reader.taken()
    reader.parser.Parse(b"", True)
    yield from reader.taken()


class _Reader:
    """What the parser tells of a sheet: its cells become rows."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._rows: list[tuple[int, list[Any]]] = []
        self._row: list[Any] = []
        self._number = 0
        self._type = "n"
        self._style = 0
        self._column = -1
        self._text: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None  # where the text goes that comes next
        self._spoken = 0  # elements that say how a text is pronounced
        self.parser = expat.ParserCreate(namespace_separator=None)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._refuse

    def taken(self) -> list[tuple[int, list[Any]]]:
        """Return the rows that are complete."""
        rows, self._rows = self._rows, []
        return rows

    def _refuse(self, *_: object) -> None:
        msg = "declares a document type"
        raise ValueError(msg)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            place = attributes.get("r")
            self._column = _column_of(place) if place else self._column + 1
            self._type = attributes.get("t", "n")
            self._style = int(attributes.get("s") or 0)
            self._text.clear()
            self._formula.clear()
        elif tag in {"v", "t"}:
            self._into = None if self._spoken else self._text
        elif tag == "f":
            self._into = self._formula
            self._formula.append("=")
        elif tag == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            self._row, self._column = [], -1
        elif tag == "rPh":
            self._spoken += 1

    def _data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in {"v", "t", "f"}:
            self._into = None
        elif tag == "c":
            if self._text or self._formula:
                row, column = self._row, self._column
                row += [None] * (column + 1 - len(row))
                row[column] = self._value("".join(self._text)) if self._text else "".join(self._formula)
        elif tag == "row":
            self._rows.append((self._number, self._row))
        elif tag == "rPh":
            self._spoken -= 1

    def _value(self, text: str) -> Any:
        """Return what the text of a cell stands for."""
        kind = self._type
        if kind == "s":
            return self._meaning.strings[int(text)]
        if kind == "n":
            number = float(text) if "." in text or "e" in text.casefold() else int(text)
            if self._style not in self._meaning.dates:
                return number
            try:
                return from_excel(number, self._meaning.epoch, timedelta=self._style in self._meaning.spans)
            except (OverflowError, ValueError):
                return "#VALUE!"  # as openpyxl has it
        if kind == "b":
            return bool(int(text))
        return from_ISO8601(text) if kind == "d" else text  # type: ignore[no-untyped-call]


def _column_of(place: str) -> int:
    match = _PLACE.fullmatch(place)
    if match is None:
        msg = f"{place!r} is no cell"
        raise ValueError(msg)
    number = 0
    for letter in match[1]:
        number = 26 * number + ord(letter) - 64
    if number > _WIDEST:
        msg = f"{place!r} is no cell"
        raise ValueError(msg)
    return number - 1
