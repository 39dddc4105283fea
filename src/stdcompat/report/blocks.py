"""What a readable output is made of, before any format puts it on a page.

A report is laid out once, as blocks; plain text and the terminal (and later pages) only show them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from stdcompat._choice import Choice
from stdcompat.language import in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.language import Language

__all__ = ["Block", "Heading", "Line", "Table", "Tone", "blocks_in"]


class Tone(Choice):
    """What a block says of itself beside its words; never the only place where it is said."""

    PLAIN = "plain"
    DIM = "dim"
    GOOD = "good"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


class Heading(NamedTuple):
    """The title of a section, and what it means in a few words."""

    text: str
    detail: str = ""


class Line(NamedTuple):
    """One line of text, wrapped where it is too long; `label` comes before it and carries the tone."""

    text: str
    label: str = ""
    indent: int = 0
    tone: Tone = Tone.PLAIN


class Table(NamedTuple):
    """Rows under the names of their columns; every cell is text.

    `looks` holds for each cell the value of the verdict whose colour it has, or nothing; it may be empty.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    looks: tuple[tuple[str, ...], ...] = ()

    def look(self, row: int, column: int) -> str:
        """Return the value of the verdict whose colour a cell has, or nothing."""
        return self.looks[row][column] if self.looks else ""


Block: TypeAlias = Heading | Line | Table


def blocks_in(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """Return blocks in a language; each knows itself in both.

    >>> from stdcompat.language import Bilingual
    >>> list(blocks_in([Heading(Bilingual("Coverage", "覆盖情况"))], "zh"))
    [Heading(text='覆盖情况', detail='')]
    """
    for block in blocks:
        if isinstance(block, Table):
            columns, *rows = (
                tuple(in_language(cell, language) for cell in row) for row in (block.columns, *block.rows)
            )
            yield Table(columns, tuple(rows), block.looks)
        elif isinstance(block, Heading):
            yield Heading(in_language(block.text, language), in_language(block.detail, language))
        else:
            yield block._replace(text=in_language(block.text, language), label=in_language(block.label, language))
