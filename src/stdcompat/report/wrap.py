"""Lines that fit a width, counted as a terminal counts: Chinese characters take two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["columns", "height", "pad", "wrap"]

_RAGGED: Final = 1.12  # lines end before the edge, and fonts differ from one machine to the next
_OPENING: Final = frozenset("（《「『【〈")  # never at the end of a line
_CLOSING: Final = frozenset("，。、；：？！）》」』】〉")  # never at the beginning of one


def columns(text: str) -> int:
    """Return how many columns a text takes.

    >>> columns("GB 国标")
    7
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def height(text: str, width: int) -> int:
    r"""Return about how many lines a text takes in a cell of a width.

    >>> height("one\ntwo and more", 5)
    4
    """
    return sum(1 + int(columns(line) * _RAGGED) // width for line in text.split("\n"))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled with spaces up to a width in columns."""
    filling = " " * (width - columns(text))
    return filling + text if right else text + filling


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return a text as lines of at most `width` columns, the first and the others with their own indent.

    Lines break at spaces, anywhere between Chinese characters, and inside a word only where the
    word alone is longer than a line.

    >>> wrap("claim the accepted reference itself", 20, "- ", "  ")
    ['- claim the accepted', '  reference itself']
    """
    if text.isascii() and not text.startswith(" ") and columns(first) + len(text) <= width:
        return [(first + text).rstrip()]  # most cells of a table
    lines: list[str] = []
    line, used = first, columns(first)
    begin = used
    for piece, spaced in _pieces(text, max(width - max(columns(first), columns(rest)), 8)):
        size = columns(piece)
        gap = spaced and used > begin
        if used > begin and used + gap + size > width:
            lines.append(line)
            line, used = rest, columns(rest)
            begin, gap = used, False
        line += " " + piece if gap else piece
        used += size + gap
    lines.append(line)
    return [line.rstrip() for line in lines]


def _pieces(text: str, room: int) -> Iterator[tuple[str, bool]]:
    """Cut a text into what may not be broken; the flag says whether a space goes before it."""
    for word in text.split(" "):
        spaced, piece, size = True, "", 0
        if word.isascii() and len(word) <= room:
            yield word, True
            continue
        for character in word:
            own = _columns(character)
            wide = own == 2 or (piece and _columns(piece[-1]) == 2)  # noqa: PLR2004  # columns
            breaks = wide and character not in _CLOSING and piece[-1:] not in _OPENING
            if piece and (breaks or size + own > room):
                yield piece, spaced
                spaced, piece, size = False, "", 0
            piece, size = piece + character, size + own
        yield piece, spaced
