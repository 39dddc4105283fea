"""The phrases by which people say what they say of conformity, as regular expressions: `phrases.txt`, read when first needed."""

from __future__ import annotations

import functools
import os

from stdcompat.deployment.model import Statement

__all__ = ["phrase_table"]

_PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "phrases.txt")


@functools.cache
def phrase_table() -> tuple[tuple[Statement | None, tuple[str, ...]], ...]:
    """Return what phrases say, in the order in which they are tried; None: nothing.

    >>> [statement for statement, _ in phrase_table()][:3]
    [None, <Statement.CLAIMED: 'claimed'>, <Statement.PARTIAL: 'partial'>]
    """
    found: list[tuple[Statement | None, list[str]]] = []
    with open(_PATH, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith("== "):
                found.append((None if line == "== nothing" else Statement(line[3:]), []))
            elif line and not line.startswith("#"):
                found[-1][1].append(line)
    return tuple((statement, tuple(phrases)) for statement, phrases in found if phrases)
