"""What a readable output is made of, before any format puts it on a page.

A report is laid out once, as blocks; plain text and the terminal (and later pages) only show them.
"""

from __future__ import annotations

import enum
from typing import NamedTuple, TypeAlias

__all__ = ["Block", "Heading", "Line", "Table", "Tone"]


class Tone(enum.Enum):
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
    """Rows under the names of their columns; every cell is text."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = Heading | Line | Table
