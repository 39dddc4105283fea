"""CIE, the International Commission on Illumination.

Grammar::

    designation = "CIE ", [ kind, " " ], number, [ "/E" ], ( ":" | "-" ), year, [ "(", language, ")" ],
                  [ " (", adopted, ")" | "/", adopted ] ;
    kind        = "S" | "DS" | "DIS" | "TN" | "ISO" | "IEC" | "ISO TR" | "ISO/CIE TR" ;
    paper       = "CIE ", ( "OP" | "PO" | "PP" | "WP" | "IP" ), n, " ", [ "Pages " ], pages ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"CIE (?:((?:ISO/CIE|ISO|IEC|DS|DIS|S|TN)(?: TR| TS| DIS)?) )?([xD]?\d{1,6}(?:[./]\d{1,2})*(?:-\d(?!\d{3}))*(?:-SP\d(?:\.\d)?)?)"
    r"(/[DEF](?=[:\d-]|$))?(?:([:/-]?)((?:19|20)\d\d))?(/Cor ?\d(?::\d{4})?|/[a-z0-9]{6}| Amendment \d)?(\([A-Z]{1,2}\))?"
    r"((?:,\d{1,3}-SP\d(?:\.\d)?:\d{4}){0,8})(?:( \(|/)((?:ISO|IEC|EN)[ /][A-Za-z0-9 :/()-]{3,40}?)(\))?)?"
)
_PAPER = pattern(
    r"CIE ((?:x\d{3}-)?(?!(?:S|DS|DIS|TN|X)\d)[A-Z]{1,3}\d{1,3})(?: (?:(Pages) )?(\d{1,4}(?:-\d{1,4})?))?|CIE (Tutorials Bundle \d)"
)

REWRITES = (
    Rule(r"^CIE N[Oo]\.? ?(?=[0-9])", "CIE ", "word"),
    Rule(r"^CIE (S|DS|DIS|TN)(?=[0-9])", r"CIE \1 ", "spacing"),
    Rule(r"^CIE X(?=[0-9])", "CIE x", "case"),
    Rule(r"^CIE (?i:standard|technical report|publ?(?:ication)?)\.? (?=[0-9]|S )", "CIE ", "word"),
    Rule(r"^CIE (?i:technical note) (?=[0-9])", "CIE TN ", "word"),
    Rule(r"^(?i:cie)[ -]?(?=\d)", "CIE ", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("CIE 015:2018")
    StandardId(publisher='CIE', number='015', year=2018, style=':')
    """
    match = _MAIN.fullmatch(text)
    if match is not None:
        kind, number, english, sep, year, supplement, language, others, bracket, adopted, close = match.groups()
        if (bracket and (bracket == " (") != bool(close)) or (english and sep == "/"):
            return None
        suffix = (supplement or "") + (others or "") + (f"{bracket}{adopted}{close or ''}" if bracket else "")
        return build(
            "CIE",
            kind,
            number,
            None,
            optional_int(year),
            language=(english or "")[1:] + (language or "") or None,
            suffix=suffix or None,
            style=(sep or "none") if year else None,
        )
    match = _PAPER.fullmatch(text)
    if match is None:
        return None
    series, word, pages, bundle = match.groups()
    if bundle:
        return build("CIE", None, bundle)
    return build("CIE", None, series, pages, style=word)


def render(id: StandardId) -> str:
    """Print a CIE designation."""
    text = f"CIE {id.type} {id.number}" if id.type else f"CIE {id.number}"
    language = id.language or ""
    if language[:1].isalpha():
        text += f"/{language[0]}"
        language = language[1:]
    if id.part:
        text += f" {id.style} {id.part}" if id.style else f" {id.part}"
    if id.year:
        text += ("" if id.style == "none" else id.style or ":") + str(id.year)
    suffix = id.suffix or ""
    if suffix.startswith((" Amendment", "/Cor")) or len(suffix) == 7:
        return text + suffix + language
    return text + language + suffix
