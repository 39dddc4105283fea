"""Several publishers before one number: ``IEC/EN 62368-1`` names two documents, ``ISO/IEC 27001`` one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from stdcompat._patterns import pattern

from ._extents import PLACEHOLDER, Span, ends_of, read_stretch, runs_on
from ._registry import CONVENTIONS
from ._shapes import REACH, SHAPE

__all__ = ["read_several", "several_publishers"]

_ADOPTED = r"(?:[ -](?:EN|IEC|ISO(?:/IEC)?|CISPR)){0,2}"
_PATTERN: Final = pattern(
    rf"(?P<all>[A-ZÖČ][A-ZÖČ.]{{1,5}}{_ADOPTED}(?: ?/ ?[A-ZÖČ][A-ZÖČ.]{{1,5}}{_ADOPTED}){{1,4}})(?: |-)?(?=[0-9])"
)
_MARKS = frozenset(one.code for one in CONVENTIONS.values() if "mark" in one.traits)
"""Also marks of conformity, which stand beside a standard without being one."""
_NATIONAL = frozenset(
    one.code for one in CONVENTIONS.values() if "shares numbers" in one.traits and one.family not in ("isoiec", "cen")
)
_SAME_SERIES = _MARKS | {one.code for one in CONVENTIONS.values() if "shares numbers" in one.traits}
"""Publishers that give the numbers of the IEC, of ISO and of CEN to documents of their own."""


def several_publishers(flat: str, lead: re.Match[str]) -> tuple[list[str], int] | None:
    """Return the publishers of ``IEC/EN 62368-1``, and where the number begins; None where there is one."""
    start, reach = lead.span()
    if lead.group() not in _SAME_SERIES or "/" not in flat[reach : reach + 12]:
        return None
    match = _PATTERN.match(flat, start, start + REACH)
    if match is None:
        return None
    bodies: list[str] = []
    for body in re.split(" ?/ ?", match["all"]):
        before = re.split("[ -]", bodies[-1])[-1] if bodies else ""
        after = re.split("[ -]", body)[0]
        if f"{before}/{after}" in CONVENTIONS or f"{after}/{before}" in CONVENTIONS:
            bodies[-1] += f"/{body}"
        else:
            bodies.append(body)
    heads = [re.split("[ -]", body)[0] for body in bodies]
    if len(bodies) < 2 or not _SAME_SERIES.issuperset(heads):
        return None
    if " /" in match["all"] and not _MARKS.isdisjoint(bodies):
        return None
    last = re.split("[ -]", bodies[-1])
    for number, body in enumerate(bodies[:-1]):
        # BS/DIN/NF EN 300 328: the European number is adopted by each
        if body in _NATIONAL and bodies[-1] == "EN":
            return None  # DIN/EN: the adoption, written with a slash
        if body in _NATIONAL and len(last) > 1 and last[0] in _NATIONAL:
            bodies[number] = f"{body} {' '.join(last[1:])}"
    if any(body == "EN" and after.startswith("ISO") for body, after in pairwise(bodies)):
        return None  # EN/ISO: CEN's adoption, written with a slash
    return bodies, match.end()


def read_several(flat: str, text: str, lead: re.Match[str], several: tuple[list[str], int]) -> list[Span]:
    bodies, number = several
    shape = SHAPE.match(f" {flat[number : number + REACH]}")
    if shape is None or shape.group(1):
        return []
    for end in ends_of(flat, number + shape.end() - 1):
        if PLACEHOLDER.match(flat, end):
            return []
        if runs_on(flat, end):
            continue
        ids = [read_stretch(f"{body} {flat[number:end]}", text[lead.start() : end]) for body in bodies]
        if all(id is not None for id in ids):
            return [Span(id, lead.start(), end) for id in ids]
    return []
