"""CCSDS books (CCSDS A02.1-Y, Organization and Processes).

Grammar::

    designation = "CCSDS ", number, "-", colour, "-", issue, [ "-S" ], [ " Cor. ", n ], [ " - ", language, " Translated" ] ;

``-S`` marks a silver (historical) book.
"""

from __future__ import annotations

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, pattern

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"CCSDS ([A-Z]?\d{1,3}\.\d{1,3})-([A-Z])(?:-(\d{1,2}(?:\.\d{1,2})?))?(-S)?(?: Cor\. (\d{1,2}))?(?: - ([A-Z][a-z]+) Translated)?"
)

REWRITES = (Rule(r"(?i)^ccsds[ -]?(?=[a-z]?\d)", "CCSDS ", "case"),)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("CCSDS 133.0-B-2").edition
    '2'
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    number, colour, issue, silver, corrigendum, language = match.groups()
    return build(
        "CCSDS",
        colour,
        number,
        None,
        None,
        None,
        None,
        issue,
        "S" if silver else None,
        language,
        (Supplement("Cor", corrigendum),) if corrigendum else (),
    )


def render(id: StandardId) -> str:
    """Print a CCSDS designation."""
    text = f"CCSDS {id.number}-{id.type}"
    if id.edition:
        text += f"-{id.edition}"
    if id.stage:
        text += f"-{id.stage}"
    for item in id.supplements:
        text += f" {item.kind}. {item.number}"
    return f"{text} - {id.language} Translated" if id.language else text
