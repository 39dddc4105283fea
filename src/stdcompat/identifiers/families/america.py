"""IEEE, UL, NIST, FIPS, IETF and others with simple numbers (to be split)."""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId
from .._scan import Rule

__all__ = ["REWRITES", "read", "render"]

_IEEE = re.compile(r"(IEEE)(?: (Std|Draft Std))? ([A-Z]?\d{1,6}[A-Za-z]{0,5}(?:\.\d{1,5}[A-Za-z]{0,5})*)(?:-((?:19|20)\d\d))?")
_UL = re.compile(r"(UL|ULC|CSA|ASTM|NFPA|OIML)()() ?([A-Z]?\d{1,6}[A-Z]?)((?:-\d{1,3})*)(?::((?:19|20)\d\d))?")
_CSA = re.compile(r"(CAN/CSA|CSA)[- ](C\d{2}\.\d) (No\. ?\d{1,6}(?:\.\d{1,3})*)((?:-\d{1,3})*)(?:[:-](\d{2,4}))?")
_NIST = re.compile(
    r"(NIST) (SP|IR|FIPS|HB|TN|AI|CSWP|GCR) (\d{1,5}(?:-\d{1,4}[A-Z]?)*)()(?:(?:r| Rev\. )(\d{1,2}))?(?::((?:19|20)\d\d))?"
)
_FIPS = re.compile(r"(FIPS)(?: (PUB))? (\d{1,3}(?:-\d{1,2})?)")
_RFC = re.compile(r"(RFC|STD|BCP|FYI) (\d{1,5})()()()")

REWRITES = (
    Rule(r"^(?:IETF )?RFC ?-?(?=\d)", "RFC ", "spacing"),
    Rule(r"^(IEEE) Std\.? ?(?=\d)", r"\1 Std ", "spacing"),
    Rule(r"^(UL)(?=\d)", r"\1 ", "spacing"),
    Rule(r"^NIST FIPS(?: PUB)? ", "FIPS ", "prefix"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("IEEE Std 802.3-2022").year
    2022
    """
    match = _IEEE.fullmatch(text)
    if match is not None:
        publisher, kind, number, year = match.groups()
        return build(publisher, kind, number, None, int(year) if year else None)
    match = _UL.fullmatch(text)
    if match is not None:
        publisher, _, _, number, part, year = match.groups()
        return build(publisher, None, number, part[1:] or None, int(year) if year else None)
    match = _CSA.fullmatch(text)
    if match is not None:
        publisher, code, number, part, year = match.groups()
        return build(publisher, code, number, part[1:] or None, int(year) if year else None)
    match = _NIST.fullmatch(text)
    if match is not None:
        publisher, kind, number, _, revision, year = match.groups()
        return build(publisher, kind, number, None, int(year) if year else None, None, None, revision)
    match = _FIPS.fullmatch(text)
    if match is not None:
        publisher, kind, number = match.groups()
        return build(publisher, kind, number)
    match = _RFC.fullmatch(text)
    if match is not None:
        return build(match.group(1), None, match.group(2))
    return None


def render(id: StandardId) -> str:
    """Print a designation."""
    text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    if id.part:
        text += f"-{id.part}"
    if id.edition:
        text += f"r{id.edition}"
    if id.year:
        text += ("-" if id.publisher == "IEEE" else ":") + f"{id.year:02}"
    return text
