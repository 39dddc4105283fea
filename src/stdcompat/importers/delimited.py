"""Delimited text, row by row: a row that cannot be read is set aside by itself, and the next one is read.

What stops the reading is a quote that nobody closes: it would swallow the rows that follow.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from stdcompat.importers.model import Skip
from stdcompat.importers.opened import MAX_LINE, TextDecoder, bounded_lines, fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["delimited_rows", "text_lines"]

_SHOWN = 200  # characters of a row that a report repeats


def text_lines(path: str, set_aside: list[Skip]) -> Iterator[str]:
    """Iterate over the lines of a file; one that cannot be read is set aside, and comes blank.

    Raises:
        CatalogError: if packed data are damaged (see `bounded_lines`).
        OSError: if the file cannot be read.
    """
    decode = TextDecoder()
    for number, line in bounded_lines(path):
        text = why = ""
        if line is None:
            why = f"longer than {MAX_LINE // 2**20} MiB"
        elif b"\0" in line:
            why = "holds a NUL byte"
        else:
            try:
                text = decode(line)
            except UnicodeDecodeError as error:
                why = f"is neither UTF-8 nor GB 18030 at byte {error.start}"
        if why:
            set_aside.append(Skip(f"line {number}", why, repr((line or b"")[:_SHOWN])))
        yield text + "\n"


def delimited_rows(
    path: str, lines: Iterable[str], set_aside: list[Skip], delimiter: str, first: int = 1
) -> Iterator[tuple[str, list[str]] | Skip]:
    """Iterate over rows with their places: the heading, and then what has as many cells as it.

    Args:
        path: the file, for messages.
        lines: its lines.
        set_aside: what was wrong with lines, as `text_lines` fills it.
        delimiter: what separates two cells.
        first: the number of the first line.

    Raises:
        CatalogError: if a quote is not closed.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    width = 0
    while True:
        before = reader.line_num
        place = f"line {first + before}"
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            if reader.line_num != before + 1 or "end of data" in str(error):
                fail(path, place, f"cannot be read: {error}", "is a quote not closed?")
            yield Skip(place, f"cannot be read ({error})")
            continue
        if set_aside:
            yield from set_aside
            set_aside.clear()
        if not cells:
            continue
        width = width or len(cells)
        if delimiter == "\t" and 1 < len(cells) < width:  # editors take tabs away at the end of a line
            cells += [""] * (width - len(cells))
        if len(cells) == width:
            yield place, cells
        else:
            yield Skip(place, f"has {len(cells)} cells where the heading has {width}", delimiter.join(cells)[:_SHOWN])
    yield from set_aside
