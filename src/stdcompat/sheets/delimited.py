"""CSV as spreadsheet programs of all countries write it."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.sheets.encodings import SAMPLE, likely
from stdcompat.sheets.model import MAX_CELL, MAX_COLUMNS, Merged, Row, Source, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DelimitedSheet"]

_DELIMITERS: Final = (",", ";", "\t")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK: Final = 1 << 20
_MAX_LINE: Final = 8 * MAX_CELL
_SAMPLE: Final = 50


class DelimitedSheet(NamedTuple):
    """A CSV file of which it is known how it is written.

    Attributes:
        source: the file.
        encoding: as Python names it.
        delimiter: what stands between two cells.
        skipped: how many lines come before the first row.
    """

    source: Source
    encoding: str
    delimiter: str
    skipped: int

    @classmethod
    def of(cls, source: Source) -> DelimitedSheet:
        """Find out how a file is written.

        Raises:
            InputError: if it is no text.
        """
        encoding = _encoding(source)
        with source.open() as raw, io.TextIOWrapper(raw, encoding, newline="") as file:
            sample = list(islice(_lines(file, source.name), _SAMPLE))
        # Excel itself writes and reads a first line like "sep=;".
        if sample and sample[0][:4].lower() == "sep=" and len(sample[0].rstrip("\r\n")) == len("sep=;"):
            return cls(source, encoding, sample[0][4], 1)
        return cls(source, encoding, max(_DELIMITERS, key=lambda one: _columns(sample, one)), 0)

    @property
    def name(self) -> None:
        """CSV has no sheets, and so no names of them."""

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.source.name

    @property
    def merged(self) -> tuple[Merged, ...]:
        """CSV merges nothing."""
        return ()

    def rows(self) -> Iterator[Row]:
        """Read the rows that hold something.

        Raises:
            InputError: where a quote is not closed, or a cell is larger than is sane.
        """
        with self.source.open() as raw, io.TextIOWrapper(raw, self.encoding, newline="") as file:
            lines = islice(_lines(file, self.file), self.skipped, None)
            # Strict: a quote that nobody closes would otherwise swallow the rest of the file.
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            number = self.skipped + 1
            try:
                for record in reader:
                    if len(record) > MAX_COLUMNS:
                        raise unreadable(self.file, f"line {number}", f"has more than {MAX_COLUMNS:,} columns")
                    cells = tuple([cell.strip() for cell in record])
                    if any(cells):
                        yield Row(None, number, cells)
                    number = self.skipped + reader.line_num + 1
            except csv.Error as error:
                raise unreadable(
                    self.file, f"line {number}", f"cannot be read as CSV: {error}", "is a quote not closed?"
                ) from error


def _encoding(source: Source) -> str:
    """Return the encoding in which the whole file can be read, of those that its bytes make likely."""
    with source.open() as file:
        head = file.read(4)
        for mark, name in _MARKS:
            if head.startswith(mark):
                return name
        file.seek(0)
        sample = file.read(SAMPLE)
        for name in likely(sample):
            file.seek(0)
            decoder = codecs.getincrementaldecoder(name)()
            line = 1
            try:
                while chunk := file.read(_CHUNK):
                    if b"\0" in chunk and not name.startswith("utf-16"):
                        line += chunk[: chunk.index(b"\0")].count(b"\n")
                        raise unreadable(
                            source.name, f"line {line}", "holds a NUL byte, so it is no text", "save it as CSV UTF-8"
                        )
                    decoder.decode(chunk)
                    line += chunk.count(b"\n")
                decoder.decode(b"", final=True)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].count(b"\n")
            else:
                return name
    raise unreadable(source.name, f"line {line}", "is in no encoding that is known", "save it as CSV UTF-8")


def _columns(sample: list[str], delimiter: str) -> tuple[int, int]:
    """Return how many rows agree on a number of columns, and on which: the delimiter is what most agree on."""
    try:
        counts = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if row)
    except csv.Error:
        return 0, 0
    columns, rows = max(counts.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(0, 0))
    return (rows, columns) if columns > 1 else (0, 0)


def _lines(file: io.TextIOWrapper, name: str) -> Iterator[str]:
    """Read lines of bounded length."""
    number = 0
    try:
        while line := file.readline(_MAX_LINE):
            number += 1
            if len(line) == _MAX_LINE:
                raise unreadable(name, f"line {number}", f"is longer than {_MAX_LINE:,} characters")
            yield line
    except UnicodeDecodeError as error:  # after a mark that promises another encoding
        raise unreadable(
            name, f"line {number + 1}", f"is not {file.encoding.upper()}", "save it as CSV UTF-8"
        ) from error
