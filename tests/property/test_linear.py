"""Texts are read in time that grows with their length, whatever they repeat."""

from __future__ import annotations

import contextlib
import itertools
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from stdcompat.deployment.kinds import guess
from stdcompat.deployment.statements import statements_of
from stdcompat.documents.tender import asked_in
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import find_identifiers, from_urn, parse, split_identifiers, try_parse
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
TEXTS: Final = (*((unit, "", "") for unit in PIECES), *((unit, "ISO 1", "x") for unit in UNITS))
FUNCTIONS: Final[dict[str, Callable[[str], object]]] = {
    "split": split_identifiers,
    "urn": lambda text: from_urn(f"urn:iso:std:{text}"),
    "find and statements": lambda text: statements_of(text, list(find_identifiers(text))),
    "tender": lambda text: asked_in([text]),
    "kinds": guess,
    "columns": lambda text: [find_columns(one, {"name": ["a", "b"]}) for one in read_sheets("a.csv", text.encode())],
}
SHORT: Final = 1000
TIMES: Final = 8
BEYOND_DOUBT: Final = 0.025  # seconds


def seconds(function: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    with contextlib.suppress(IdentifierError, ValueError):
        function(text)
    return time.process_time() - began


def is_slow(function: Callable[[str], object], text: Callable[[int], str], tries: int) -> bool:
    """Tell whether a text that is longer by so many times takes much more than so many times as long."""
    long = min(seconds(function, text(SHORT * TIMES)) for _ in range(tries))
    if long < BEYOND_DOUBT:
        return False
    short = min(seconds(function, text(SHORT)) for _ in range(tries))
    return long > 3 * TIMES * max(short, 0.0005)  # quadratic would be TIMES again


@pytest.mark.parametrize("name", FUNCTIONS)
def test_time_grows_with_the_length(name: str) -> None:
    function, slow = FUNCTIONS[name], []
    for unit, before, after in TEXTS:

        def text(length: int, unit: str = unit, before: str = before, after: str = after) -> str:
            return before + unit * (length // len(unit)) + after

        if is_slow(function, text, 1) and is_slow(function, text, 4):  # once may be the machine
            slow.append(before + unit)
    assert not slow


JOINED: Final = (
    *(
        "ASME A112.18.1/CSA B125.1-2018",
        "ANSI/IEEE 1000-1987/IEEE 1001",
        "BS EN ISO 9001:2015",
        "GB/T 1.1-2020/ISO 1:2001",
    ),
    *(
        "ISO/IEC 27001:2022/Amd 1:2024",
        "EN 55032:2015/A11:2020",
        "ГОСТ Р ИСО/МЭК 27001-2021",
        "IEEE P1017/D07",
        "60335-2-40",
    ),
)


def calls(text: str) -> int:
    """Return how many calls the reading of a text takes."""
    made = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal made
        made += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        with contextlib.suppress(IdentifierError):
            parse(text)
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("joint", ["/", "", " ", "-", ", "])
def test_reading_one_designation_never_explodes(joint: str) -> None:
    """`parse` refuses long texts unread, so that what grows within its limit is counted."""
    units = {text: (text, text.partition("/")[2] or text) for text in JOINED}
    texts = [(text + (joint + unit) * 40)[:300] for text, repeated in units.items() for unit in repeated]
    assert max(map(calls, texts)) < 100_000  # most take a tenth of it, what explodes takes millions


SPELLINGS: Final = Path(__file__).parents[1] / "fuzz" / "identifiers_corpus" / "seeds.txt"
LONGEST: Final = 299  # longer ones are refused unread
TOO_LONG: Final = 0.1  # seconds; a pattern that tries every way takes years


def test_no_designation_takes_long_whatever_its_end_repeats() -> None:
    slow = []
    for spelling in SPELLINGS.read_text("utf-8").splitlines():
        places = [match.start() for match in re.finditer(r"[^A-Za-z0-9]|(?<=[A-Za-z])(?=[0-9])", spelling)][:6]
        for end in {spelling[place:] for place in places if place}:
            text = (spelling + end * (LONGEST // len(end)))[: LONGEST - 1] + "\0"
            if min(seconds(try_parse, text) for _ in range(2)) > TOO_LONG:
                slow.append(text)
    assert not slow
