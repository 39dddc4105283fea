"""Which column of an offer holds what: by its heading, and by what its cells hold.

A column whose cells read as designations holds standards, whatever it is called; a running number is no
product, whatever it is called. Several tables may stand on one sheet, each below its own headings.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.kinds import guess
from stdcompat.deployment.readers.cells import read_cell
from stdcompat.deployment.statements import answer_of, compliance_of
from stdcompat.sheets import Columns, Glossary, Row, columns_of
from stdcompat.sheets.answers import answer_in, asked_by, asks_aside, has_choice, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.sheets import Merged, Sheet, Vocabulary

__all__ = ["placed_rows"]

_SAMPLE: Final = 200  # rows that are looked at before a column is taken for something
_LOOKED_AT: Final = 60  # cells of a column
_RUNNING: Final = pattern(r"[#(（]?\s*\d{1,5}(?:[.\-]\d{1,4}){0,4}\s*[.)）、]?|[一二三四五六七八九十]{1,3}[、.]?")
_CODE: Final = pattern(r"[A-Za-z]{0,6}[-_./ ]?\d{1,6}")  # "std-2", "P001": names of rows before names of products
_NUMERIC: Final = pattern(
    r"[¥$€£]?\s*[\d,.\s]+(?:元|万元|台|套|个|pcs|set|sets|m|km|USD|EUR|RMB|CNY|%)?", re.IGNORECASE
)
_FIGURE: Final = pattern(r"\d\s?(?:[kMGµ]?(?:VA|W|V|A|Wh|Ah|Hz|Pa|bps|B|P)|[cmk]?m|mm2?|MP|L|kg|°C|℃)(?![A-Za-z])")
_LINK: Final = pattern(r"https?://|www\.", re.IGNORECASE)
_SHORT: Final = 30  # characters of an answer
_MANY: Final = 0.5
_SOME: Final = 0.2
_MOST: Final = 0.8


class _Content(NamedTuple):
    """What the cells of a column are, as shares of those that hold something."""

    cells: int = 0
    standards: float = 0
    products: float = 0
    running: float = 0
    numeric: float = 0
    answers: float = 0
    links: float = 0
    different: float = 0
    figures: float = 0
    codes: float = 0
    verdicts: float = 0

    @property
    def is_text(self) -> bool:
        return self.cells > 0 and max(self.running, self.numeric, self.links) < _MANY


def placed_rows(sheet: Sheet, vocabulary: Vocabulary, *, fixed: bool) -> Iterator[tuple[Columns | None, Row | None]]:
    """Read the rows of a sheet, each with the columns of the table that it belongs to.

    Rows outside a table come without columns, and columns without a row where a table begins.

    Args:
        sheet: the sheet.
        vocabulary: the fields and the headings that name them.
        fixed: whether headings alone decide, because a person said what each column holds.
    """
    stream = sheet.rows()
    glossary = Glossary(vocabulary)
    columns: Columns | None = None
    ahead = deque(islice(stream, _SAMPLE))  # rows that were looked at and not yet read
    found = _laid_out(tuple(ahead), sheet.merged, glossary, fixed=fixed)
    start = None if found is None else found.headings.number
    while (row := ahead.popleft() if ahead else next(stream, None)) is not None:
        if start is not None:  # above the first headings, or these
            yield None, row
            if row.number >= start:
                columns, start = found, None
                yield columns, None
        elif columns is not None and _is_heading(row, glossary):
            ahead.extend(islice(stream, _SAMPLE - len(ahead)))
            next_ = _laid_out((row, *ahead), sheet.merged, glossary, fixed=fixed)
            if next_ is not None and next_.headings.number <= row.number + 1:
                found, start = next_, next_.headings.number if next_.headings.number > row.number else None
                columns = next_ if start is None else columns
            yield None, row
            if start is None:
                yield columns, None
        else:
            yield columns, row


def _is_heading(row: Row, glossary: Glossary) -> bool:
    """Return whether a row heads another table: two cells or more are headings as a whole, one of them a product's."""
    if not any(glossary.has(cell) for cell in row.cells if cell):
        return False
    fields = {glossary.whole(cell) for cell in row.cells if cell and len(cell) < 40}  # noqa: PLR2004  # headings are short
    return "name" in fields and len(fields - {None, "", "name"}) > 0


def _laid_out(rows: Sequence[Row], merged: Sequence[Merged], glossary: Glossary, *, fixed: bool) -> Columns | None:
    """Return the columns of the table that rows begin with, or None when they hold none."""
    columns = columns_of(_first_table(rows, glossary), merged, glossary)
    if columns is None and fixed:
        return None
    if columns is None:
        columns = _unnamed(rows)
        if columns is None:
            return None
    below = [row for row in rows if row.number > columns.headings.number]
    if fixed or not below:
        return columns
    width = max(len(columns.headings.cells), *(len(row.cells) for row in below))
    contents = [_content([row.cells[n] for row in below if n < len(row.cells)]) for n in range(width)]
    headings = columns.headings._replace(cells=columns.headings.cells + ("",) * (width - len(columns.headings.cells)))
    given = [*columns.fields, *[None] * (width - len(columns.fields))]
    aside = [asks_aside(heading) and contents[n].standards < _SOME for n, heading in enumerate(headings.cells)]
    for n, heading in enumerate(headings.cells):
        if aside[n]:
            given[n] = None
        asks = given[n] in {None, "remarks"} and asked_by(heading) and contents[n].standards < _SOME
        if (has_choice(heading) and contents[n].answers >= _MANY) or (asks and contents[n].answers >= _SOME):
            given[n] = "compliance"
    if sum(field == "claims" for field in given) > 1:
        for n, heading in enumerate(headings.cells):
            if given[n] == "claims" and asked_by(heading) and not contents[n].standards:
                given[n] = "compliance"  # "Compliance" beside "Standard", even where each cell says "none"
    for n in _ticked(headings.cells):
        given[n] = "ticked"
    ignored = [
        aside[n] or (field is None and glossary.look_up(heading)[1] == "")
        for n, (field, heading) in enumerate(zip(given, headings.cells, strict=True))
    ]
    return Columns(headings, tuple(_decided(given, contents, ignored)))


def _ticked(headings: Sequence[str]) -> Sequence[int]:
    """Return the columns whose headings are answers ("C", "PC", "NC"), if there are several: a mark is that answer."""
    answers = {n: answer for n, text in enumerate(headings) if (answer := answer_in(text)) is not None}
    return list(answers) if len(set(answers.values())) > 1 else []


def _first_table(rows: Sequence[Row], glossary: Glossary) -> Sequence[Row]:
    """Leave out the tables after the first: their headings may be better known than its own."""
    named = False  # designations stand below headings
    begun = False
    for n, row in enumerate(rows):
        if _is_heading(row, glossary):
            if begun and named:
                return rows[:n]
            begun = True
        elif begun and not named:
            named = any(read_cell(cell).claims for cell in row.cells if cell)
    return rows


def _unnamed(rows: Sequence[Row]) -> Columns | None:
    """Return columns without fields below the first row that could be headings: short texts over all columns."""
    width = max((sum(map(bool, row.cells)) for row in rows), default=0)
    for row in rows[:30]:
        texts = [cell for cell in row.cells if cell]
        if len(texts) >= max(2, width - 1) and not any(
            read_cell(text).claims or _NUMERIC.fullmatch(text) for text in texts
        ):
            return Columns(row, (None,) * len(row.cells))
    return None


def _content(cells: Sequence[str]) -> _Content:
    texts = [cell for cell in cells if cell and not is_blank(cell)][:_LOOKED_AT]
    if not texts:
        return _Content()
    number = len(texts)

    def share(count: int) -> float:
        return count / number

    links = sum(_LINK.search(text) is not None for text in texts)
    standards = sum(bool(read_cell(text).claims) and _LINK.search(text) is None for text in texts)
    return _Content(
        number,
        share(standards),
        share(sum(guess(text).kind is not None for text in texts)),
        share(sum(_RUNNING.fullmatch(text) is not None for text in texts)),
        share(sum(_NUMERIC.fullmatch(text) is not None for text in texts)),
        share(sum(map(_answers, texts))),
        share(links),
        share(len(set(texts))),
        share(sum(_FIGURE.search(text) is not None for text in texts)),
        share(sum(_CODE.fullmatch(text) is not None for text in texts)),
        share(sum(answer_of(text) is not None for text in texts)),
    )


def _answers(text: str) -> bool:
    """Return whether a cell answers whether something complies, and says nothing else."""
    content = read_cell(text)
    return len(text) < _SHORT and not (content.claims or content.marks) and compliance_of(text) is not None


def _is_compliance(field: str | None, content: _Content) -> bool:
    """Return whether a column answers: one of standards that names none, or one that speaks of conformity, whatever it is called."""
    if field in {"claims", "marks"}:
        return content.standards < _SOME and content.answers >= _MANY
    return field in {None, "remarks"} and content.answers >= _MOST and content.verdicts >= _MANY


def _decided(given: Sequence[str | None], contents: Sequence[_Content], ignored: Sequence[bool]) -> list[str | None]:
    """Say what each column holds, once what its cells hold is known."""
    fields = list(given)
    columns = range(len(fields))
    for n in columns:
        if fields[n] == "name" and contents[n].cells and not contents[n].is_text:
            fields[n] = None  # a running number that is called an item
        if not ignored[n] and _is_compliance(fields[n], contents[n]):
            fields[n] = "compliance"
        if fields[n] == "version" and contents[n].standards >= _MANY:
            fields[n] = "claims"  # a specification that is one
    for n in columns:
        if fields[n] is None and not ignored[n] and contents[n].standards >= _MANY:
            fields[n] = "claims"
    if any(fields[n] == "claims" and contents[n].standards >= _MANY for n in columns):
        for n in columns:
            if fields[n] == "claims" and not contents[n].standards and contents[n].figures >= _MANY:
                fields[n] = "about"  # a specification that is sizes and ratings
    if not any(fields[n] in {"claims", "asked", "marks"} and contents[n].cells for n in columns):
        open_ = [n for n in columns if fields[n] in {None, "name", "version", "evidence", "kind"} and not ignored[n]]
        best = max(open_, key=lambda n: contents[n].standards, default=None)
        others = [n for n in columns if n != best and contents[n].is_text and not ignored[n]]
        if best is not None and contents[best].standards >= _SOME and (fields[best] != "name" or others):
            fields[best] = "claims"
    _decide_products(fields, contents, ignored)
    _decide_particulars(fields, contents)
    return fields


def _decide_particulars(fields: list[str | None], contents: Sequence[_Content]) -> None:
    """Tell the particulars of one product from products: in a table of questions and answers, names that are none.

    A schedule of guaranteed particulars lists "Applicable standard", "Rated voltage": these say what is asked.
    """
    if "asked" not in fields or not {"claims", "compliance"} & set(fields):
        return
    for n, field in enumerate(fields):
        if field == "name" and contents[n].products < _SOME:
            fields[n] = "clause" if "clause" not in fields else "about"


def _decide_products(fields: list[str | None], contents: Sequence[_Content], ignored: Sequence[bool]) -> None:
    """Keep one column of names: of several, the one with most product words; the others tell more of it."""
    named = [n for n, field in enumerate(fields) if field == "name"]
    if not named:
        named = [n for n, field in enumerate(fields) if field == "clause" and contents[n].products >= _MANY][:1]
        for n in named:
            fields[n] = "name"  # "Particulars" of several products are these products
    if not named and any(field in {"claims", "marks", "asked"} for field in fields):
        free = [
            n
            for n, field in enumerate(fields)
            if field is None and not ignored[n] and contents[n].is_text and contents[n].standards < _SOME
        ]
        by_words = [n for n in free if contents[n].products >= _SOME]
        kinds = [n for n, field in enumerate(fields) if field == "kind" and contents[n].products >= _MANY]
        named = sorted(by_words, key=lambda n: -contents[n].products)[:1]
        if not named and not kinds and "asked" not in fields:  # what is asked may be asked of the whole offer
            named = sorted(free, key=lambda n: contents[n].codes >= _MANY)[:1]
        for n in named:
            fields[n] = "name"
    if len(named) > 1:
        best = max(named, key=lambda n: (contents[n].products >= _SOME, contents[n].products, -n))
        for n in named:
            if n != best:
                fields[n] = "about"
