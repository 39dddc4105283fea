"""Plain text, for a pipe, a file and a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.report.blocks import Heading, Line, Table, blocks_in
from stdcompat.report.safe import clean, logged
from stdcompat.report.wrap import columns, pad, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["fit", "lines_of", "render", "show", "spaced"]


def render(found: Written, layout: Layout) -> str:
    """Return the pages one after another."""
    rule = "\n" + "=" * layout.width + "\n\n"
    pages = found.pages(verbose=layout.verbose)
    return rule.join(show(page, layout.width, layout.language) for page in pages)


def show(blocks: Iterable[Block], width: int = 100, language: Language = "en") -> str:
    """Return blocks as text of a width, in a language.

    >>> print(show([Heading("Met"), Line("Rack servers", "satisfied:", 2)]), end="")
    MET
    <BLANKLINE>
      satisfied: Rack servers
    """
    return "".join(
        f"{logged(line)}\n" for block in spaced(blocks_in(blocks, language)) for line in lines_of(block, width)
    )


def spaced(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put an empty line around headings and tables, and before what begins a paragraph."""
    before: Block | None = None
    for block in blocks:
        joins = isinstance(before, Line) and isinstance(block, Line) and (block.indent or block.label == "-")
        if before is not None and not joins:
            yield Line("")
        yield block
        before = block


def lines_of(block: Block, width: int) -> list[str]:
    """Return one block as lines of a width."""
    if isinstance(block, Heading):
        colon = "：" if block.text.endswith("）") else ": "
        detail = f"{colon}{block.detail}" if block.detail else ""
        return wrap(clean(block.text).upper() + clean(detail), width)
    if isinstance(block, Table):
        return list(_table(block, width))
    first = " " * block.indent
    if block.label:
        first += block.label if block.label.endswith("：") else f"{block.label} "
    return wrap(clean(block.text), width, first, " " * (block.indent + 2))


def _table(table: Table, width: int) -> Iterator[str]:
    rows = [tuple(clean(cell) for cell in row) for row in (table.columns, *table.rows)]
    sizes = fit(rows, width)
    numeric = [all(row[n].isdecimal() or not row[n] for row in rows[1:]) for n in range(len(sizes))]
    for row in rows:
        cells = [wrap(cell, size) for cell, size in zip(row, sizes, strict=True)]
        for n in range(max(map(len, cells))):
            parts = [cell[n] if n < len(cell) else "" for cell in cells]
            padded = (pad(part, size, right=right) for part, size, right in zip(parts, sizes, numeric, strict=True))
            yield "  ".join(padded).rstrip()


def fit(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column may be, so that a row with gaps of two columns fits a width.

    Columns give way down to their longest word first, so that designations stay whole.

    >>> fit([("62368-1:2020+A11:2020", "not stated by anybody")], 36)
    [21, 13]
    """
    count = range(len(rows[0]))
    sizes = [max(1, *(columns(row[n]) for row in rows)) for n in count]
    words = [max(1, *(columns(word) for row in rows for word in row[n].split(" "))) for n in count]
    while sum(sizes) + 2 * (len(sizes) - 1) > width:
        # Narrower than eight columns helps nobody: let it run over.
        loose = [n for n in count if sizes[n] > words[n]] or [n for n in count if sizes[n] > 8]  # noqa: PLR2004
        if not loose:
            break
        sizes[max(loose, key=sizes.__getitem__)] -= 1
    return sizes
