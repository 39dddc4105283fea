"""CSA Group, Canada (CSA Directives and Guidelines Governing Standardization).

Grammar::

    designation = ( "CSA " | "CAN/CSA-" | "CAN3-" | "CAN1-" | "CAN/CGSB..." ), ( adopted | code ), [ " NO. ", number ],
                  ( ":" | "-" | "-M" ), year, { ( "/" | " + " ), "A", n, ":", year }, [ " (R", year, ")" ] ;
"""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._scan import Rule, full_year, pattern, print_year

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(CSA |CAN/CSA-|CAN3-|CAN1-|CAN2-|CAN/CGSB/CSA-|CAN/CGSB-|CAN/BNQ |CAN/ULC-|CAN/UL |CAN-?/?CSA |CAN/CSA |CGSB |CGA |)"
    r"(CEI/IEC CISPR |CEI/IEC |ISO IWA |IEC |ISO/IEC |ISO/IEEE |ISO/ASTM |ISO/HL7 |ISO |CISPR |IEEE |IEC/IEEE |ISO/IEC/IEEE |CISPR/CEI |IEC/)?(GUIDE |Guide |TR |TS |ISP |IEC TR |SP |TR/|R |PAS )?"
    r"([A-Z]{0,4}\d[A-Z0-9]*(?:\.\d[A-Z0-9]*|-[A-Z]?\d{1,5}[A-Z]?(?=[:./ ]|-\d|$))*)"
    r"(?: (N[Oo]\. ?[A-Z]?\d[A-Z0-9.]*(?:-[A-Z]?\d{1,5}[A-Z]?(?![0-9M])(?=[-:/ ]|$))*))?"
    r"((?: (?:SERIES|PACKAGE|HB|CONSOLIDATED|BUNDLE))?)(?:([:-])([MF]?)([1-9]\d{3}|\d\d))?"
    r"((?: SERIES(?: [A-Z])?)?(?: PACKAGE)?)((?:(?: ?\+ ?|/)[A-Z]{1,3}\d{0,2}(?::|-)(?:\d{4}|\d\d))*)((?: \((?:R\d{4}|CONSOLIDATED|W\d{4}|[A-Z][A-Za-z ]{2,30})\)(?:/A\d:\d\d)?)*)( PACKAGE| SERIES)?"
)
_ITEM = r"[A-Z]\d{1,4}(?:\.\d{1,3})*[:-]\d\d"
_PAIR = pattern(rf"CSA ({_ITEM}(?:(?:/|, )(?:CSA )?{_ITEM})+)( \(R\d{{4}}\)| & [A-Z][A-Za-z ]{{2,30}})?")
_HYPHENATED = ("CAN/CSA", "CAN/CGSB", "CAN/ULC", "CAN1", "CAN2", "CAN3")
_ADOPTED = pattern(r"(?:ISO|IEC)(?:/(?:IEC|IEEE|ASTM|HL7))*")

REWRITES = (
    Rule(r"^(CSA|CAN/CSA)[ -]C(\d\d\.\d)[ -]No\.? ?", r"\1 C\2 NO. ", "case"),
    Rule(r"^CAN/CSA (?=[A-Z])", "CAN/CSA-", "spacing"),
    Rule(r" No\.? ?(?=\d)", " NO. ", "case"),
    Rule(r"^(CSA|CAN/CSA)(?=\d)", r"\1 ", "spacing"),
    Rule(r"^CSA-(?=[A-Z])", "CSA ", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> str(read("CSA C22.2 NO. 62368-1:19"))
    'CSA C22.2 NO. 62368-1:19'
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        match = _PAIR.fullmatch(text)
        return None if match is None else build("CSA", None, match[1], suffix=match[2], style="CSA ||2")
    publisher, origin, kind, number, code, word, sep, metric, year, after, tail, reaffirmed, late = match.groups()
    if (not publisher and not late and not after) or (number.isalpha() and not code):
        return None
    if origin and code:
        return None
    full = f"{number} NO{code[2:]}" if code else number
    if origin:
        number, _, part = number.partition("-")
    else:
        part = ""
    wrapped = None
    if origin and _ADOPTED.fullmatch(origin.strip()):
        from .._parse import read as read_any

        inner = f"{origin}{kind or ''}{number}" + (f"-{part}" if part else "")
        wrapped = read_any(inner) or read_any(inner.replace("ISO ", "ISO/", 1))
    supplements = tuple(
        Supplement(kind_, None, full_year(y), consolidated="+" in plus)
        for plus, kind_, y in re.findall(r"( ?\+ ?|/)([A-Z]{1,3}\d{0,2})[:-]([1-9]\d{3}|\d\d)", tail or "")
    )
    return build(
        publisher.rstrip(" -") or "CSA",
        (origin or "") + (kind or "") or None,
        number if origin else full,
        part or None,
        full_year(year) if year else None,
        supplements=supplements,
        suffix=(word or "") + (after or "") + (reaffirmed or "") + (late or "") or None,
        wrapped=wrapped,
        wrapping=Wrapping.ADOPTION if wrapped else None,
        style=f"{publisher}|{sep or ''}{metric or ''}|{len(year) if year else ''}{'o' if code and code[1] == 'o' else ''}",
    )


def render(id: StandardId) -> str:
    """Print a Canadian designation."""
    style = id.style or f"{id.publisher}{'-' if id.publisher.startswith(_HYPHENATED) else ' '}|:|4"
    prefix, sep, width = style.split("|")
    short = not width.startswith("4")
    text = f"{prefix}{id.type or ''}{id.number}"
    if width.endswith("o"):
        text = text.replace(" NO. ", " No. ")
    if id.part:
        text += f"-{id.part}"
    suffix = id.suffix or ""
    word, _, rest = suffix.partition(" (") if " (" in suffix else (suffix, "", "")
    word, rest = (
        (suffix, "")
        if suffix.startswith((" SERIES", " PACKAGE", " HB")) and " (" not in suffix
        else ((word, " (" + rest) if rest else ("", suffix))
    )
    after = ""
    for product in (" SERIES A PACKAGE", " SERIES B PACKAGE", " SERIES C PACKAGE", " SERIES PACKAGE"):
        if word == product:
            word, after = "", product
    text += word if id.year is not None else ""
    if id.year is not None:
        text += (sep or ":") + print_year(id.year, short=short)
    text += after
    for item in id.supplements:
        joiner = "+" if item.consolidated else "/"
        year = print_year(item.year or 0, short=short)
        text += f" {joiner} {item.kind}:{year}" if joiner == "+" else f"/{item.kind}:{year}"
    return text + rest + ("" if id.year is not None else word)
