"""ITU-T and ITU-R recommendations (ITU-T Resolution 1, A.1 and A.11; ITU-R Resolution 1).

Grammar::

    designation = sector, " ", number, { "/", number }, [ " ", ( "bis" | "ter" | "R" | letter ) ], [ " (V", n, ")" ],
                  { supplement }, [ " (", [ month, "/" ], year, ")" ] ;
    sector      = "ITU-T" | "ITU-R" | "ITU-D" | "CCITT" | "CCIR" | "ITU" ;
    supplement  = [ " (", year, ")" ], " ", ( "Amd." | "Cor." | "Err." | "Suppl." | "Add." | "App." | "Annex" ), " ", n ;
"""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, optional_int

__all__ = ["REWRITES", "read", "render"]

_NUMBER = r"[A-Z]{1,4}\.?\d{0,5}[A-Z]?(?:\.\d{1,4}[A-Za-z]?)*(?:[./-][A-Z0-9]{1,4})*"
_MAIN = re.compile(
    r"(ITU-[TRD]|CCITT|CCIR|ITU) (?:(RES|OP|REP|HDB|Resolution|Question|Report|Handbook|Decision|Opinion) )?"
    r"((?:[A-Z]{1,4}\.?)?[A-Z0-9]{1,6}[a-z]?(?:\.\d{1,4}[A-Za-z]?)*(?:-[A-Z0-9]{1,6}(?:\.\d+)?)*(?: [Ss]eries)?)((?:/[A-Z]{0,4}\.?[A-Z0-9]{1,5}(?:\.\d{1,4}|-\d{1,4})*)*)"
    r"((?: bis| ter| quater| R| [A-G](?= \(|$))*)(?: (\(V\d\)|v\.\d))?"
    r"(?: \((?:(\d\d)/)?(\d{4})\))?"
    r"((?:[ /](?:Amd\.|Cor\.|Technical Cor\.|Err\.|Add\.|Suppl\.|App\.|Annex|Rev\.|attachment)(?: (?:[A-Z]*[0-9]*[A-Z]?(?:\.\d+)?))?)*)(?: \((?:(\d\d)/)?(\d{4})\))?"
)
_SUPPLEMENT = re.compile(r"([ /])(Technical Cor\.|[A-Za-z]+\.?)(?: ([A-Z]*[0-9]*[A-Z]?(?:\.\d+)?))?(?=[ /]|$)")

REWRITES = (
    Rule(r"^(?i:rec(?:ommendation|\.)?) (?=ITU)", "", "word"),
    Rule(r"^(ITU-[TRD]|CCITT) (?i:rec(?:ommendation|\.)?) ", r"\1 ", "word"),
    Rule(r"(?<=[0-9])\((?=(?:\d\d/)?\d{4}\))", " (", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("ITU-T G.7043/Y.1343 (2004) Amd. 1 (01/2005)").supplements
    (Supplement(kind='Amd', number='1', year=2005, month=1),)
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    publisher, kind, number, others, letters, version, month, year, tail, month2, year2 = match.groups()
    if year2 and not tail:
        return None
    supplements: tuple[Supplement, ...] = ()
    if tail:
        found = [(sep, word, n) for sep, word, n in _SUPPLEMENT.findall(tail)]
        last = len(found) - 1
        supplements = tuple(
            Supplement(
                word.rstrip("."),
                n or None,
                optional_int(year2) if index == last else None,
                optional_int(month2) if index == last else None,
                nested=index > 0,
            )
            for index, (sep, word, n) in enumerate(found)
        )
    elif not any(char.isdigit() for char in number):
        return None
    number += letters
    joint = tuple(build(publisher, None, other) for other in others[1:].split("/")) if others else ()
    return build(
        publisher,
        kind,
        number,
        None,
        int(year) if year else None,
        int(month) if month else None,
        version,
        supplements=supplements,
        joint=joint,
    )


def render(id: StandardId) -> str:
    """Print a recommendation as ITU's own catalogue does."""
    text = f"{id.publisher} {id.type} " if id.type else f"{id.publisher} "
    text += id.number or ""
    for other in id.joint:
        text += f"/{other.number}" if other.publisher == id.publisher else ""
    if id.version:
        text += f" {id.version}"
    if id.year:
        text += f" ({id.month:02}/{id.year})" if id.month else f" ({id.year})"
    for item in id.supplements:
        word = item.kind if item.kind in ("Annex", "attachment") else item.kind + "."
        text += ("/" if item.nested and item.kind == "Technical Cor" else " ") + word
        if item.number:
            text += f" {item.number}"
        if item.year:
            text += f" ({item.month:02}/{item.year})" if item.month else f" ({item.year})"
    for other in id.joint:
        if other.publisher != id.publisher:
            text += f" | {other}"
    return text
