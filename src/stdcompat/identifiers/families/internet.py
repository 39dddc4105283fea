"""IETF (RFC 2648 for the URNs), W3C, IANA, OASIS, XSF, Ecma, OGC, CalConnect.

Grammar::

    ietf    = ( "RFC" | "STD" | "BCP" | "FYI" ), " ", n | "draft-", name ;
    ecma    = "ECMA-", n, [ "-", part ] | "ECMA TR/", n | "ECMA MEM/", year ;
    others  = ( "W3C" | "IANA" | "OASIS" ), " ", short name | "XEP ", n | "CC/", type, " ", n, [ ":", year ] ;
    ogc     = yy, "-", nnn, [ "r", n ] ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_IETF = pattern(r"(RFC|STD|BCP|FYI|XEP) (\d{1,5})")
_DRAFT = pattern(r"draft-[a-z0-9_]+(?:-[a-z0-9_]+)*")
_ECMA = pattern(r"(ECMA)(?:-(\d{1,3})(?:-(\d))?| ?(TR|MEM)/(\d{1,4}))(?: ed(?:\.|ition )(\d{1,2}))?(?::([1-9]\d{3}))?")
_NAMED = pattern(
    r"(W3C|OASIS|IANA) (?!(?:compl|conform|recomm|specif|stand|valid|guidel|access)[a-z]+$)((?:(?:NOTE|REC|WD|CR|PR|PER)-)?[A-Za-z0-9_](?:[A-Za-z0-9_.\]+-]| (?=-)){0,80}(?:/[A-Za-z0-9_.-]{1,80})?)"
)
_CALCONNECT = pattern(r"(CC)(?:/([A-Z]{1,4}|Adv))? (\d{4,5}(?:\.\d)?(?:-\d{1,2})?)(?::([1-9]\d{3}))?")
# A bare number is OGC's when it has the year of one, and a number as low as it gives them in a year.
_OGC = pattern(r"(OGC (?=\d\d-)|(?=(?:99|[0-2]\d)-[01]))(\d\d-\d{3}(?:[rac]\d{1,2}[a-z]?)*(?:[-_][A-Za-z0-9]{1,4})?)")

REWRITES = (
    Rule(r"^(?:IETF )?RFC ?([0-9]+)[:-]((?:19|20)[0-9]{2})$", r"RFC \1", r"year \2"),
    Rule(r"^(?:IETF )?(?i:rfc)[ -]?(?=\d)", "RFC ", "spacing"),
    Rule(r"^(?:RFCs|Request for Comments:?) (?=[0-9])", "RFC ", "word"),
    Rule(r"^XEP-", "XEP ", "spacing"),
    Rule(r"^ECMA (?=\d)", "ECMA-", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("RFC 8446")
    StandardId(publisher='RFC', number='8446')
    """
    match = _IETF.fullmatch(text)
    if match is not None:
        return build(match[1], None, match[2])
    match = _ECMA.fullmatch(text)
    if match is not None:
        _, number, part, kind, other, edition, year = match.groups()
        return build("ECMA", kind, number or other, part, optional_int(year), edition=edition)
    match = _NAMED.fullmatch(text)
    if match is not None:
        if match[1] == "IANA" and "-" not in match[2] and "/" not in match[2] and "_" not in match[2]:
            return None if match[2].islower() is False else build(match[1], None, match[2])
        return build(match[1], None, match[2])
    match = _CALCONNECT.fullmatch(text)
    if match is not None:
        publisher, kind, number, year = match.groups()
        return build(publisher, kind, number, None, optional_int(year))
    match = _OGC.fullmatch(text)
    if match is not None:
        return build("OGC", None, match[2], style=None if match[1] else "bare")
    if _DRAFT.fullmatch(text):
        return build("draft", None, text)
    return None


def render(id: StandardId) -> str:
    """Print a designation of the internet's bodies."""
    if id.publisher == "OGC":
        return id.number or "" if id.style == "bare" else f"OGC {id.number}"
    if id.publisher == "draft":
        return id.number or ""
    if id.publisher == "ECMA":
        text = f"ECMA {id.type}/{id.number}" if id.type else f"ECMA-{id.number}"
        text += f"-{id.part}" if id.part else ""
        text += f" ed.{id.edition}" if id.edition else ""
    elif id.publisher == "CC":
        text = f"CC/{id.type} {id.number}" if id.type else f"CC {id.number}"
    else:
        text = f"{id.publisher} {id.number}"
    return f"{text}:{id.year}" if id.year else text
