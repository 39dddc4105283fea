"""Where a command reads and writes, and how it shows blocks there."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["PIPE_WIDTH", "Streams"]

PIPE_WIDTH = 100
"""Columns of a line where no terminal says how many there are."""


class Streams:
    """The three streams of a command, and the language that it shows blocks in."""

    __slots__ = ("err", "inp", "language", "out")

    def __init__(self, out: IO[str], err: IO[str], inp: IO[str]) -> None:
        self.out = out
        self.err = err
        self.inp = inp
        self.language: Language = "en"

    @property
    def colours(self) -> bool:
        """Whether the output is a terminal that wants colour (NO_COLOR and TERM=dumb say no)."""
        return self.out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """How many columns a line may take: those of the terminal, within reason."""
        if not self.out.isatty():
            return PIPE_WIDTH
        import shutil

        return min(max(shutil.get_terminal_size((PIPE_WIDTH, 24)).columns, 40), 160)

    def piped(self, most: int) -> bytes:
        """Return what comes through the pipe.

        Raises:
            OSError: if there is more than that.
        """
        from stdcompat._untrusted import read_whole

        raw = getattr(self.inp, "buffer", None)
        return self.inp.read().encode() if raw is None else read_whole(raw, most)

    def show(self, blocks: Iterable[Block]) -> None:
        """Show blocks: with colours in a terminal where rich is installed, as plain text elsewhere."""
        if self.colours:
            try:
                from stdcompat.report.formats import terminal
            except ImportError:
                pass
            else:
                terminal.show(blocks, self.out, self.width, self.language)
                return
        from stdcompat.report.formats import text

        self.out.write(text.show(blocks, self.width, self.language))

    def write(self, content: str | bytes) -> None:
        """Write what a format made; a workbook goes to the bytes below the text stream."""
        if isinstance(content, str):
            self.out.write(content)
        else:
            self.out.flush()
            getattr(self.out, "buffer").write(content)  # noqa: B009  # a text stream need not have one

    def save(self, path: str, content: str | bytes) -> None:
        """Write a file at once or not at all, and say on the side that it was written."""
        from stdcompat._atomic import write_atomically
        from stdcompat.cli.words import WRITTEN
        from stdcompat.language import in_language
        from stdcompat.report.safe import clean

        write_atomically(path, content)
        self.err.write(f"{clean(in_language(WRITTEN(path=path), self.language))}\n")

    def json(self, value: object) -> None:
        """Write plain values as canonical JSON."""
        from stdcompat.report.formats.json import dumps

        self.out.write(dumps(value))
