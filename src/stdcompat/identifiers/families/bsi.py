"""British Standards (BS 0): own series, PD, DD, PAS, and adoptions of European and international standards."""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId
from .._scan import Rule
from .._wrap import render_wrapped, wrap
from .cen import read_supplements, render_supplements

__all__ = ["REWRITES", "read", "render"]

_BODY = re.compile(r"(BS|PD|DD|PAS|NA to BS) (?=(?:pr|Fpr)?(?:EN|HD|ISO|IEC|CISPR|CEN|CLC|ETS|IWA|CWA|ENV|CECC|CR)\b)")
_OWN = re.compile(
    r"(BS|PD|DD|PAS|HB|EP|PP) (?:([0-9]?[A-Z]{1,2}) )?(\d{1,6}[A-Za-z]?)((?:[-.][A-Z0-9]{1,6})*)(?::(\d{4})(?:-(\d\d))?)?"
    r"((?:[+/](?:AC|A)\d{0,3}(?::\d{4})?)*)( \(all parts\))?"
)

REWRITES = (Rule(r" ?\+ ?", "+", "spacing"),)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("BS EN ISO 9001:2015").year
    2015
    """
    head = _BODY.match(text)
    if head is not None:
        from .._parse import read as read_any

        inner = read_any(text[head.end() :])
        return None if inner is None else wrap(head.group(1), inner)
    match = _OWN.fullmatch(text)
    if match is None:
        return None
    body, series, number, part, year, month, tail, whole = match.groups()
    return build(
        body,
        series,
        number,
        part[1:] or None,
        int(year) if year else None,
        int(month) if month else None,
        supplements=read_supplements(tail) if tail else (),
        all_parts=whole is not None,
    )


def render(id: StandardId) -> str:
    """Print a British designation."""
    if id.wrapped is not None:
        return f"{id.publisher} {render_wrapped(id)}"
    text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.year:
        text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
    text += render_supplements(id.supplements)
    return text + " (all parts)" if id.all_parts else text
