"""A terminal: the same lines as plain text, with colour, and tables that fit the window.

Needs rich (the extra ``cli``); nothing is said in colour only.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from stdcompat.report.blocks import Heading, Line, Table, Tone, blocks_in
from stdcompat.report.formats.text import lines_of, spaced
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["show"]

_STYLES: Final = {
    Tone.PLAIN: "bold",
    Tone.DIM: "dim",
    Tone.GOOD: "bold green",
    Tone.NOTE: "bold cyan",
    Tone.WARNING: "bold yellow",
    Tone.ERROR: "bold red",
}


def show(blocks: Iterable[Block], out: IO[str], width: int, language: Language = "en") -> None:
    """Print blocks to a terminal, in a language."""
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    for block in spaced(blocks_in(blocks, language)):
        if isinstance(block, Table):
            console.print(_table(block))
        else:
            console.print(_text(block, width), no_wrap=True, overflow="ignore", crop=False)


def _text(block: Heading | Line, width: int) -> Text:
    text = Text("\n".join(lines_of(block, width)))
    if isinstance(block, Heading):
        text.stylize("bold underline", 0, len(block.text))
    elif block.tone is Tone.DIM:
        text.stylize("dim")
    elif block.label:
        text.stylize(_STYLES[block.tone], block.indent, block.indent + len(block.label))
    elif block.tone is not Tone.PLAIN:
        text.stylize(_STYLES[block.tone])
    return text


def _table(block: Table) -> RichTable:
    table = RichTable(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for number, name in enumerate(block.columns):
        numeric = all(row[number].isdecimal() or not row[number] for row in block.rows)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*(Text(clean(cell)) for cell in row))
    return table
