"""3GPP specifications (3GPP TR 21.900) and CCSDS books (CCSDS A02.1-Y).

Grammar::

    tgpp  = "3GPP ", ( "TS" | "TR" ), " ", series, ".", number, { "-", part }, [ " V", version ] ;
    ccsds = "CCSDS ", number, "-", colour, "-", issue, [ "-S" ], [ " Cor. ", n ] ;
"""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule

__all__ = ["REWRITES", "read", "render"]

_TGPP = re.compile(r"3GPP (TS|TR) (\d\d\.\d{2,3}[A-Za-z]{0,4})((?:-[A-Za-z0-9]{1,5})*)(?: V(\d{1,3}\.\d{1,3}\.\d{1,3}))?")
_CCSDS = re.compile(r"CCSDS ([A-Z]?\d{1,3}\.\d{1,3})-([A-Z])-(\d{1,2}(?:\.\d{1,2})?)(-S)?(?: Cor\. (\d{1,2}))?")

REWRITES = (
    Rule(r"^3GPP (T[SR] [0-9A-Za-z.-]+):[A-Za-z0-9-]*/(?=\d+\.\d+\.\d+$)", r"3GPP \1 V", "release"),
    Rule(r"^3GPP (T[SR] [0-9A-Za-z.-]+):[A-Za-z0-9-]*$", r"3GPP \1", "release"),
    Rule(r"(?i)^3gpp (t[sr]) ?(?=\d)", r"3GPP \1 ", "case"),
    Rule(r" v(?=\d)", " V", "case"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("3GPP TS 38.101-1 V17.1.0").version
    '17.1.0'
    """
    match = _TGPP.fullmatch(text)
    if match is not None:
        kind, number, part, version = match.groups()
        return build("3GPP", kind, number, part[1:] or None, version=version)
    match = _CCSDS.fullmatch(text)
    if match is None:
        return None
    number, colour, issue, silver, corrigendum = match.groups()
    return build(
        "CCSDS",
        colour,
        number,
        edition=issue,
        stage="S" if silver else None,
        supplements=(Supplement("Cor", corrigendum),) if corrigendum else (),
    )


def render(id: StandardId) -> str:
    """Print a 3GPP or CCSDS designation."""
    if id.publisher == "3GPP":
        text = f"3GPP {id.type} {id.number}"
        if id.part:
            text += f"-{id.part}"
        return f"{text} V{id.version}" if id.version else text
    text = f"CCSDS {id.number}-{id.type}" + (f"-{id.edition}" if id.edition else "")
    if id.stage:
        text += f"-{id.stage}"
    for item in id.supplements:
        text += f" {item.kind}. {item.number}"
    return text
