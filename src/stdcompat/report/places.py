"""Where in a deployment's file its components stand, for outputs that point at lines."""

from __future__ import annotations

import itertools
import os
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["lines_of"]

_LONGEST: Final = 16 * 1024 * 1024
_QUOTED: Final = pattern(r"""["']([^"'\\]+)["']""")
_AFTER: Final = pattern(r"[:=,;\t]")


def lines_of(path: str, names: Iterable[str]) -> dict[str, int]:
    """Return the first line, counted from 1, on which each name stands by itself: in quotes or as a cell.

    A name that is not found, and every name of a file that is no text, is left out.

    >>> lines_of("docs/examples/eu-data-centre.toml", ["Core switches", "No such thing"])
    {'Core switches': 92}
    """
    wanted = set(names)
    found: dict[str, int] = {}
    try:
        if not os.path.isfile(path):  # a pipe was read by now
            return {}
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(_LONGEST)
    except (OSError, ValueError):
        return {}
    for number, line in enumerate(text.splitlines(), 1):
        for name in _names(line):
            if name in wanted:
                found.setdefault(name, number)
    return found


def _names(line: str) -> Iterator[str]:
    """Yield what may be a name on a line, whatever the format of the file."""
    cells = (cell.strip() for cell in _AFTER.split(line))
    yield from itertools.chain(_QUOTED.findall(line), cells)
