"""CSV: one row a finding, for spreadsheets and scripts.

UTF-8 without a mark, commas, lines that end with a line feed (RFC 4180 otherwise). A cell that a
spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises against CSV
injection.
"""  # named as users name it

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from stdcompat.language import in_language
from stdcompat.report.rows import FindingRow, rows_of
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["cell_of", "render", "table"]

_FORMULA: Final = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t",
    "\r",
)  # wide forms count where Excel speaks Chinese


def render(found: Written, layout: Layout) -> str:
    """Return the table: a header, then a row for each finding of each market."""
    return table(FindingRow._fields, ([in_language(cell, layout.language) for cell in row] for row in rows_of(found)))


def table(heading: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    r"""Return any table, each cell harmless.

    >>> table(("text", "id"), [("=cmd()", "")])
    "text,id\n'=cmd(),\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(map(cell_of, row) for row in rows)
    return out.getvalue()


def cell_of(text: str) -> str:
    """Return a text as a cell that no spreadsheet runs.

    >>> cell_of("=1+1"), cell_of("GB 4943.1-2022")
    ("'=1+1", 'GB 4943.1-2022')
    """
    shown = clean(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown
