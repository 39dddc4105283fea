"""Coverage-guided fuzzing of the identifier parser, with nothing but the standard library.

Inputs that reach new lines of the package are kept and mutated further. Every input must be read or refused with
IdentifierError, read back when read, and be done in time::

    python tests/fuzz/identifiers_fuzz.py [SECONDS [SEED]]

The corpus beside this file seeds it; a failing input is printed and ends the run with status 1.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import stdcompat.identifiers
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import find_identifiers, parse, split_identifiers

if TYPE_CHECKING:
    from types import FrameType

HERE = Path(__file__).parent
PACKAGE = os.path.dirname(stdcompat.identifiers.__file__)
PIECES: list[str] = [
    *"-—/:+().,; ~0123456789AБ年\u00a0\u2215\uff1a\ud800\0",
    "ISO", "IEC", "GB/T", "EN", "/Amd 1", "+A11:2020", ":2015", " (all parts)", "(E)", "/AC", " CSV", "GOST R ", "ИСО/МЭК",
]  # fmt: skip
SLOWEST = 0.25
STUCK = 20


def check(text: str) -> None:
    """Hold the promises for one input."""
    begin = time.perf_counter()
    try:
        found = parse(text)
    except IdentifierError as error:
        assert 0 <= error.span[0] <= error.span[1] <= len(text)  # noqa: PT017
        str(error)
    else:
        assert parse(str(found)) == found
        assert hash(parse(str(found))) == hash(found)
        str(found.undated)
        str(found.series)
        repr(found.sort_key)
    for item in (*find_identifiers(text), *split_identifiers(text)):
        assert 0 <= item.start <= item.end <= len(text)
    assert time.perf_counter() - begin < SLOWEST * (10 if sys.gettrace() else 1)


def traced(text: str) -> set[tuple[str, int]]:
    """Check one input and return the lines of the package that it reached."""
    lines: set[tuple[str, int]] = set()

    def local(frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return local

    def call(frame: FrameType, _event: str, _: Any) -> Any:
        return local if frame.f_code.co_filename.startswith(PACKAGE) else None

    sys.settrace(call)
    try:
        check(text)
    finally:
        sys.settrace(None)
    return lines


def mutate(text: str, other: str, rng: random.Random) -> str:
    """Change, insert, remove, splice or repeat."""
    place = rng.randrange(len(text) + 1)
    match rng.randrange(5):
        case 0:
            return text[:place] + rng.choice(PIECES) + text[place:]
        case 1:
            return text[:place] + text[place + rng.randint(1, 4) :]
        case 2:
            return text[:place] + rng.choice(PIECES) + text[place + 1 :]
        case 3:
            return text[:place] + other[rng.randrange(len(other) + 1) :]
        case _:
            return text[:place] + text[place:] * rng.randint(2, 30)


def _stuck(_signal: int, _frame: FrameType | None) -> None:
    message = f"not done after {STUCK} seconds"
    raise TimeoutError(message)


def main(arguments: list[str]) -> int:
    """Fuzz for some seconds; return 1 when a promise was broken."""
    signal.signal(signal.SIGALRM, _stuck)
    seconds = float(arguments[0]) if arguments else 10.0
    rng = random.Random(int(arguments[1]) if len(arguments) > 1 else 0)  # noqa: S311
    seeds = (HERE / "identifiers_corpus" / "seeds.txt").read_text("utf-8").splitlines()
    kept, seen, runs = list(seeds), set[tuple[str, int]](), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = seeds[runs] if runs < len(seeds) else mutate(rng.choice(kept), rng.choice(kept), rng)[:2000]
        runs += 1
        signal.alarm(STUCK)
        try:
            lines = traced(text)
        except Exception as error:  # noqa: BLE001
            print(f"broken by {text!r}: {error!r}")
            return 1
        if lines - seen:
            seen |= lines
            kept.append(text)
    signal.alarm(0)
    print(f"{runs} inputs, {len(kept) - len(seeds)} kept, {len(seen)} lines reached")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
