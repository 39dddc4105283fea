"""Texts are read in time that grows with their length, whatever they repeat."""

from __future__ import annotations

import contextlib
import itertools
import time
from typing import TYPE_CHECKING, Final

import pytest

from stdcompat.deployment.statements import statements_of
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import find_identifiers, from_urn, parse, split_identifiers
from stdcompat.sheets import find_columns, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

PIECES: Final = (
    *(
        " ",
        "\t",
        "-1",
        "1-",
        "ISO ",
        "ISO/",
        "GB/T ",
        "9001",
        ":2015",
        "+A1",
        " to ",
        " and ",
        ",",
        "(",
        "(all parts)",
        ")",
    ),
    *(
        "part ",
        "、",
        "第1部分",
        "年",
        "—",
        "~",
        ".",
        "a",
        "A ",
        "/Amd 1",
        "[",
        "²",
        "\u0301",
        "idt ISO ",
        "not ",
        "except ",
    ),
)
MOST_TELLING: Final = (" ", "-1", "ISO ", "/", "(", ",", "not ", " to ")
UNITS: Final = (*PIECES, *map("".join, itertools.permutations(MOST_TELLING, 2)))
AROUND: Final = (("", ""), ("ISO 1", "x"))
FUNCTIONS: Final[dict[str, Callable[[str], object]]] = {
    "parse": parse,
    "find": lambda text: list(find_identifiers(text)),
    "split": split_identifiers,
    "urn": lambda text: from_urn(f"urn:iso:std:{text}"),
    "statements": lambda text: statements_of(text, list(find_identifiers(text))),
    "columns": lambda text: [find_columns(one, {"name": ["a", "b"]}) for one in read_sheets("a.csv", text.encode())],
}
SHORT: Final = 1000
TIMES: Final = 16
FEW: Final = 4
BEYOND_DOUBT: Final = 0.1  # seconds


def seconds(function: Callable[[str], object], text: str) -> float:
    """Return the least of two measurements."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        with contextlib.suppress(IdentifierError, ValueError):
            function(text)
        taken.append(time.process_time() - began)
        if taken[0] < BEYOND_DOUBT:
            break
    return min(taken)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_time_grows_with_the_length(name: str) -> None:
    slow = []
    for unit, (before, after) in itertools.product(UNITS, AROUND):

        def taken(times: int, around: str = before, unit: str = unit, after: str = after) -> float:
            return seconds(FUNCTIONS[name], around + unit * (SHORT * times // len(unit)) + after)

        if taken(FEW) < BEYOND_DOUBT / (TIMES / FEW) ** 2:  # even if quadratic, the long text is read in time
            continue
        long = taken(TIMES)
        if long > BEYOND_DOUBT:
            short = taken(1)
            if long > 4 * TIMES * max(short, 0.0005):  # quadratic would be TIMES again
                slow.append((before + unit, round(short, 4), round(long, 4)))
    assert not slow
