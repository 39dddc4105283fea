"""Tables of products against standards, with an answer in each cell where they meet."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.deployment.kinds import guess
from stdcompat.deployment.model import Statement
from stdcompat.deployment.readers.cells import read_cell
from stdcompat.deployment.statements import Said, answer_under, compliance_of
from stdcompat.sheets import Columns, Fit, Glossary
from stdcompat.sheets.answers import Answer, answer_in, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.identifiers import StandardId
    from stdcompat.sheets import Cell, Row, Sheet, Vocabulary

__all__ = ["Matrix", "answer_where_they_meet", "matrix_in"]

_SEARCHED: Final = 30  # rows above the headings hold titles
_SAMPLE: Final = 200  # rows below them
_MOST: Final = 0.6
_FEWEST: Final = 2  # standards, and products or answers, that make a table
_MANY_MEANINGS: Final = frozenset("1 0 ○ ◯ 〇 o".split())


class Matrix(NamedTuple):
    """Where such a table stands.

    Attributes:
        headings: the row of the headings.
        across: whether the standards stand across, above the columns; else down, in the first one.
    """

    headings: Row
    across: bool

    def columns(self) -> Columns:
        """Return what the columns hold."""
        rest = len(self.headings.cells) - 1
        first, others = ("name", "compliance") if self.across else ("claims", "compliance")
        return Columns(self.headings, (first, *[others] * rest))

    def meeting(self, row: Row) -> Iterator[tuple[int, str, StandardId]]:
        """Yield for each cell of a row its column, the product and the standard that meet in it."""
        first = row.cells[0] if row.cells else ""
        for n in range(1, min(len(row.cells), len(self.headings.cells))):
            heading = self.headings.cells[n]
            product, standard = (first, _only(heading)) if self.across else (heading, _only(first))
            if product and standard is not None:
                yield n, product, standard


def matrix_in(sheet: Sheet, vocabulary: Vocabulary) -> Matrix | None:
    """Return the table of products against standards that a sheet holds, or None."""
    rows = list(islice(sheet.rows(), _SAMPLE))
    glossary = Glossary(vocabulary)
    for n, row in enumerate(rows[:_SEARCHED]):
        cells, below = [cell for cell in row.cells[1:] if cell], rows[n + 1 :]
        if len(cells) < _FEWEST or not below:
            continue
        if all(_only(cell) is not None for cell in cells):
            return Matrix(row, across=True) if _are_answers(below) else None
        names = [cell for cell in cells if glossary.look_up(cell)[0] is Fit.NOT or guess(cell).kind is not None]
        known = sum(guess(cell).kind is not None for cell in cells)
        down = [other for other in below if other.cells and other.cells[0]]
        if (
            len(names) == len(cells)
            and known * 2 >= len(cells)
            and len(down) >= _FEWEST
            and all(_only(other.cells[0]) is not None for other in down)
            and _are_answers(down)
        ):
            return Matrix(row, across=False)
    return None


def answer_where_they_meet(cell: Cell) -> Said | None:
    """Return what a cell says of the product and the standard that meet in it, or None where it says nothing.

    An x, a ring, a figure or a tick in brackets ticks in one table and crosses out in another: these are unclear.
    """
    text = cell.text.strip()
    if is_blank(text):
        return None
    if text.casefold() in _MANY_MEANINGS or text[0] in "(（[" or answer_in(text) is Answer.CROSSED:
        return Said(Statement.UNCLEAR, text)
    return answer_under(text, "Compliance") or Said(Statement.UNCLEAR, text)


def _only(text: str) -> StandardId | None:
    """Return the standard that a text names, and names nothing beside it."""
    content = read_cell(text)
    alone = len(content.claims) == 1 and not (content.unread or content.marks or content.said)
    return content.claims[0].found.id if alone else None


def _are_answers(rows: Sequence[Row]) -> bool:
    """Tell whether the cells behind the first column answer."""
    texts = [cell for row in rows for cell in row.cells[1:] if cell]
    answers = sum(is_blank(one) or one in _MANY_MEANINGS or compliance_of(one) is not None for one in texts)
    return len(texts) >= _FEWEST and answers >= _MOST * len(texts)
