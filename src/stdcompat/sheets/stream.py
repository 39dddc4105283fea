"""The rows of a worksheet's XML, as a stream: openpyxl makes objects of every cell, which takes ten times as long.

What a cell means (shared strings, styles that are dates, the epoch) comes from the workbook that openpyxl opened.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.parsers import expat

from openpyxl.utils.datetime import from_excel, from_ISO8601

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from typing import IO

__all__ = ["Meaning", "Struck", "comments_of", "hidden_columns", "rows_of", "struck_strings"]

_CHUNK: Final = 1 << 14  # few rows at once, however wide a hostile one makes each
_PLACE: Final = pattern(r"([A-Z]{1,3})[0-9]+")
_COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ATTRIBUTE: Final = re.compile(rb'(\w+)="([^"]*)"')
_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_COMMENTS: Final = 10_000
_LONGEST_COMMENT: Final = 4_000  # characters
_WIDEST: Final = 16_384  # columns; the format's own bound


class Meaning(NamedTuple):
    """What the cells of a workbook mean.

    Attributes:
        strings: the texts that cells share.
        dates: the styles of dates and times.
        spans: those among them of durations.
        epoch: the day from which they are counted.
        struck: the styles whose text is struck through.
    """

    strings: Sequence[str | Struck]
    dates: frozenset[int]
    spans: frozenset[int]
    epoch: datetime.datetime
    struck: frozenset[int] = frozenset()


class Struck(NamedTuple):
    """A text of which a part or all is struck through: what is left of it, and what is not."""

    kept: Any
    gone: str


def rows_of(source: IO[bytes], meaning: Meaning) -> Iterator[tuple[int, list[Any], bool]]:
    """Read the rows of a sheet that stand in its XML: the number of each, its values, and whether it is hidden.

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


def struck_strings(source: IO[bytes]) -> dict[int, Struck]:
    """Return the shared texts that are struck through in part or in whole, by their numbers.

    Raises:
        ValueError: if the part declares a document type.
    """
    found: dict[int, Struck] = {}
    number = -1
    texts: tuple[list[str], list[str]] = ([], [])
    struck = into = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal number, struck, into
        if tag == "si":
            number += 1
            texts[0].clear()
            texts[1].clear()
        elif tag == "r":
            struck = False
        elif tag == "strike":
            struck = _is_on(attributes)
        into = tag == "t"

    def end(tag: str) -> None:
        nonlocal struck, into
        into = False
        if tag == "r":
            struck = False
        elif tag == "si" and texts[1]:
            found[number] = Struck("".join(texts[0]), "".join(texts[1]))

    def data(text: str) -> None:
        if into:
            texts[struck].append(text)

    _parse(source, start, end, data)
    return found


def comments_of(source: IO[bytes]) -> list[tuple[int, int, str]]:
    """Return the comments on the cells of a sheet: row, column (from 0) and text of each.

    Raises:
        ValueError: if the part declares a document type.
    """
    found: list[tuple[int, int, str]] = []
    place = ""
    texts: list[str] = []
    into = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place, into
        if tag == "comment":
            place = attributes.get("ref", "")
            texts.clear()
        into = tag == "t"

    def end(tag: str) -> None:
        nonlocal into
        into = False
        if tag == "comment" and _PLACE.fullmatch(place) and len(found) < _MOST_COMMENTS:
            found.append((int(place.lstrip(_CAPITALS)), _column_of(place), "".join(texts).strip()[:_LONGEST_COMMENT]))

    def data(text: str) -> None:
        if into:
            texts.append(text)

    _parse(source, start, end, data)
    return found


def hidden_columns(head: bytes) -> frozenset[int]:
    """Return the hidden columns that the head of a sheet declares, from 0.

    >>> sorted(hidden_columns(b'<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols>'))
    [1, 2]
    """
    found: set[int] = set()
    for column in _COLUMN.findall(head):
        said = dict(_ATTRIBUTE.findall(column))
        if said.get(b"hidden") in {b"1", b"true"}:
            first, last = int(said.get(b"min", b"1")), int(said.get(b"max", b"0"))
            found.update(range(first - 1, min(last, _WIDEST)))
    return frozenset(found)


def _parse(source: IO[bytes], start: Any, end: Any, data: Any) -> None:
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = _refuse
    while chunk := source.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    msg = "declares a document type"
    raise ValueError(msg)


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("val", "1") not in {"0", "false"}


class _Reader:
    """What the parser tells of a sheet: its cells become rows."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._rows: list[tuple[int, list[Any], bool]] = []
        self._row: list[Any] = []
        self._number = 0
        self._type = "n"
        self._style = 0
        self._column = -1
        self._text: list[str] = []
        self._formula: list[str] = []
        self._into: list[str] | None = None  # where the text goes that comes next
        self._spoken = 0  # elements that say how a text is pronounced
        self._gone: list[str] = []  # what is struck through of a text that stands in the cell itself
        self._struck = self._hidden = False
        self.parser = expat.ParserCreate(namespace_separator=None)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = _refuse

    def taken(self) -> list[tuple[int, list[Any], bool]]:
        """Return the rows that are complete."""
        rows, self._rows = self._rows, []
        return rows

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
            self._into = None if self._spoken else self._gone if self._struck else self._text
        elif tag == "f":
            self._into = self._formula
            self._formula.append("=")
        elif tag == "row":
            self._number = int(attributes.get("r") or self._number + 1)
            self._row, self._column = [], -1
            self._hidden = attributes.get("hidden") in {"1", "true"}
        elif tag == "strike":
            self._struck = _is_on(attributes)
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
            if self._text or self._formula or self._gone:
                row, column = self._row, self._column
                row += [None] * (column + 1 - len(row))
                value = self._value("".join(self._text)) if self._text else "".join(self._formula)
                if self._gone:
                    value = Struck(value, "".join(self._gone))
                    self._gone.clear()
                if self._style in self._meaning.struck:
                    value = Struck("", _all_of(value))
                row[column] = value
        elif tag == "r":
            self._struck = False
        elif tag == "row":
            self._rows.append((self._number, self._row, self._hidden))
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


def _all_of(value: Any) -> str:
    return f"{value.kept}{value.gone}" if isinstance(value, Struck) else str(value)


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
