"""ETSI deliverables (ETSI Directives, Technical Working Procedures; EDR on numbering).

Grammar::

    designation = "ETSI ", type, " ", number, { "-", part }, { "/", ( "A" | "C" ), n }, [ " V", version | " ed.", n ],
                  [ " (", year, "-", month, ")" ] ;
    type        = "EN" | "ES" | "EG" | "TS" | "TR" | "GS" | "GR" | "SR" | "ETS" | "I-ETS" | "ETR" | "TBR" | "GTS" ... ;
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, pattern

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(pr|Fpr)?ETSI (EN|ES|EG|TS|TR|GS|GR|SR|I-ETS|ETS|ETR|TBR|TCR-TR|TCRTR|NET|GTS|TBRs?|TCTR|BR)"
    r" (?!(?<= [ETS][NSGR] )\d{3}(?:-|$|/| V))(?!\d{6}(?!\d))((?:GSM )?[A-Z0-9][A-Za-z0-9.]*(?: \d{3})?|(?:mWT|[A-Z0-9]{2,10})(?: [A-Z0-9]{1,8}(?: \d{3})?)?)((?:-[A-Za-z0-9]{1,10}(?: \d{1,4})?)*(?:/[A-Z0-9]{1,4}(?=-| V))?)"
    r"((?:/[ACP]\d{1,3}|/AC\d?|/A)*)(?: V(\d{1,3}(?:\.\d{1,3}){1,3})| ed\.(\d{1,2}))?(?: \(([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?\))?"
)
# The forms of nine identifiers in ten; the rest is read by the whole grammar.
_SIMPLE = pattern(
    r"ETSI (EN|TS|TR|ES|EG) (\d{3} \d{3})(?:-(\d{1,2}))?(?: V(\d{1,2}\.\d{1,2}\.\d{1,2}))?(?: \(([1-9]\d{3})-(0[1-9]|1[0-2])\))?"
)
_SUPPLEMENT = pattern(r"/(AC|[ACP])(\d*)")

REWRITES = (
    Rule(r"^(?=(?:I-ETS|ETS|ETR|TBR) \d)", "ETSI ", "publisher"),
    Rule(r"^ETSI (EN|ES|EG|TS|TR|GS|GR) ?(\d{3})[ -]?(\d{3})(?!\d)", r"ETSI \1 \2 \3", "spacing"),
    Rule(r"^(EN|ES|EG|TS|TR) (?=\d{3} \d{3})", r"ETSI \1 ", "publisher"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("ETSI EN 303 645 V3.1.3 (2024-09)")
    StandardId(publisher='ETSI', type='EN', number='303 645', year=2024, month=9, version='3.1.3')
    """
    match = _SIMPLE.fullmatch(text)
    if match is not None:
        kind, number, part, version, year, month = match.groups()
        return build("ETSI", kind, number, part, int(year) if year else None, int(month) if month else None, version)
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    stage, kind, number, part, tail, version, edition, year, month = match.groups()
    supplements = (
        tuple(Supplement(word, n or None, nested=i > 0) for i, (word, n) in enumerate(_SUPPLEMENT.findall(tail)))
        if tail
        else ()
    )
    return build(
        "ETSI",
        kind,
        number,
        part[1:] or None,
        int(year) if year else None,
        int(month) if month else None,
        version,
        edition,
        stage,
        None,
        supplements,
    )


def render(id: StandardId) -> str:
    """Print an ETSI designation."""
    text = f"{id.stage or ''}ETSI {id.type} {id.number}"
    if id.part:
        text += f"-{id.part}"
    for item in id.supplements:
        text += f"/{item.kind}{item.number or ''}"
    if id.version:
        text += f" V{id.version}"
    elif id.edition:
        text += f" ed.{id.edition}"
    if id.year:
        text += f" ({id.year}-{id.month:02})" if id.month else f" ({id.year})"
    return text
