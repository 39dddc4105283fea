"""CSV as spreadsheet programs of all countries write it."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.sheets.model import MAX_CELL, MAX_COLUMNS, Aside, Merged, Row, Source, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SAMPLE", "DelimitedSheet", "likely"]

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
        delimiter: what separates two cells.
        skipped: how many lines come before the first row.
    """

    source: Source
    encoding: str
    delimiter: str
    skipped: int
    aside: Aside = Aside()

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


SAMPLE: Final = 65_536
"""So many bytes tell the encoding."""

_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_ENOUGH: Final = 6  # pairs of bytes from which a share says something
_MOST: Final = 0.6
_ZEROS: Final = 0.04  # of the bytes; other text holds none


def likely(sample: bytes) -> tuple[str, ...]:
    """Return the encodings to be tried, the likeliest first.

    Args:
        sample: the first bytes of a text without a byte order mark.
    """
    halves = sample[0::2].count(0), sample[1::2].count(0)
    if max(halves) > max(3, len(sample) * _ZEROS) and min(halves) * 10 <= max(halves):
        return ("utf-16-le", "utf-16-be") if halves[1] > halves[0] else ("utf-16-be", "utf-16-le")
    return ("utf-8", *_legacy(sample), "gb18030", "cp1252")


def _legacy(sample: bytes) -> tuple[str, ...]:
    runs: list[bytes] = _HIGH.findall(sample)
    total = sum(map(len, runs))
    if not total:
        return ()

    def share(first: int, last: int) -> float:
        inside = sum(first <= byte <= last for run in runs for byte in run)
        return inside / total

    if _is_big5(sample):
        return ("big5",)
    single = sum(len(run) <= 2 and (len(run) == 1 or run[0] >= 0xC0) for run in runs) / len(runs)  # noqa: PLR2004
    if share(0xE0, 0xFF) > _MOST and sum(len(run) > 2 for run in runs) * 2 > len(runs):  # noqa: PLR2004
        return ("cp1251",)  # small letters of Cyrillic
    if sum(len(run) == 1 for run in runs) > len(runs) * _MOST and single > _MOST and share(0x80, 0x9F) < 0.2:  # noqa: PLR2004
        return ("cp1252",)  # an accented letter now and then
    if share(0x80, 0x9F) > 0.2:  # noqa: PLR2004
        return ("cp932",)  # the first bytes of kana and of most kanji
    leads = [run[n] for run in runs for n in range(0, len(run) - 1, 2)]
    if len(leads) < _ENOUGH:
        return ()
    if sum(lead in {0xA4, 0xA5} for lead in leads) * 5 > len(leads):
        return ("euc_jp",)  # kana
    if all(0xA1 <= lead <= 0xC8 for lead in leads) and sum(lead >= 0xB0 for lead in leads) * 2 > len(leads):  # noqa: PLR2004
        return ("cp949",)  # Hangul; a third of Chinese stands behind it
    return ()


def _is_big5(sample: bytes) -> bool:
    """Return whether a text is Big5: its frequent characters, a third of them with a second byte among the ASCII ones."""
    try:
        text = sample.decode("big5", "strict" if len(sample) < SAMPLE else "ignore")
    except UnicodeDecodeError:
        return False
    pairs = [char.encode("big5") for char in text if not char.isascii()]
    frequent = sum(0xA1 <= pair[0] <= 0xC6 for pair in pairs)  # noqa: PLR2004
    low = sum(pair[1] < 0x80 for pair in pairs)  # noqa: PLR2004
    return len(pairs) >= _ENOUGH and frequent * 10 >= len(pairs) * 9 and low * 10 > len(pairs)
