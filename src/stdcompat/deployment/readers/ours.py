"""What this package wrote into a workbook that it gave back: recognised, and never read as the bidder's own.

A heading of ours begins with the name of the package, or ends with it in brackets, and so does the first cell of a
sheet of ours. Both are kept when a file is edited, saved again, or exported as CSV.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.sheets import Aside, Merged, Row, Sheet

__all__ = ["MARK", "is_ours", "theirs"]

MARK: Final = "stdcompat"
"""What a heading of ours begins with, before a colon."""

_OURS: Final = pattern(rf"\s*{MARK}\s*[:：]|[^\n]{{0,60}}[(（]{MARK}[)）]\s*$", re.IGNORECASE)


def is_ours(text: str) -> bool:
    """Return whether a cell heads a column or a sheet of ours.

    >>> is_ours("stdcompat: verdict"), is_ours("核查意见（stdcompat）"), is_ours("Verdict")
    (True, True, False)
    """
    return _OURS.match(text) is not None


def theirs(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """Return sheets without ours, and each without our columns."""
    for sheet in sheets:
        first = next(sheet.rows(), None)
        if first is None or not is_ours(first.cells[0]):
            yield _Theirs(sheet)


class _Theirs(NamedTuple):
    """A sheet whose columns of ours are empty from their heading down."""

    sheet: Sheet

    @property
    def name(self) -> str | None:
        return self.sheet.name

    @property
    def file(self) -> str:
        return self.sheet.file

    @property
    def merged(self) -> tuple[Merged, ...]:
        return self.sheet.merged

    @property
    def aside(self) -> Aside:
        return self.sheet.aside

    def rows(self) -> Iterator[Row]:
        ours: set[int] = set()
        for row in self.sheet.rows():
            ours.update(n for n, text in enumerate(row.cells) if text and is_ours(text))
            if not ours:
                yield row
                continue
            kept = row._replace(cells=tuple("" if n in ours else text for n, text in enumerate(row.cells)))
            if any(kept.cells):
                yield kept
