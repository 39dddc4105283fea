"""Papers of the committees of ISO and IEC: working documents, directives, conformity-assessment papers.

Grammar::

    working    = committee, "/", number, [ letter ], [ "(", language, ")" ], "/", kind ;        (* 34D/1631/CD *)
    n-document = publishers, "/TC ", n, [ "/SC ", n ], [ "/WG ", n ], " N ", number ;
    directives = "ISO/IEC DIR ", [ part | body ], [ " SUP" ], [ ":", year ] ;
    scheme     = ( "IECEE" | "IECEx" | "IECQ" | "IECRE" ), " ", [ "TRF " | "OD-" | ... ], number, [ ":", year ] ;
    paper      = "IEC ", ( "White Paper" | "Trend Report" | ... ), " ", title, ":", year ;

They are numbered within their committee or scheme: the number is kept as printed and `type` says which paper it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "VERBATIM", "read", "render"]

_WORKING = pattern(
    r"((?:\d{1,3}[A-Z]{0,2}|SMB|ACOS|ACSEC|ACTAD|GRAC|ACEE|ACEA|CIS(?:/[A-Z])?|IF|CAB|JTC1(?:-SC\d{1,2})?|SEG\d{1,2}|SyC[A-Za-z]{2,20}|[A-Z]{2,6}))"
    r"/(\d{1,5}[A-Z]?(?:\([A-Z]\))?)(?:/([A-Z]{1,6}))?"
)
_PROJECT = pattern(r"(PNW|PWI) (?:(TS|TR|PAS|SRD) )?([A-Z0-9]+(?:-[A-Z0-9.]+)*)(?: ED(\d{1,2}(?:\.\d)?))?")
_N_DOCUMENT = pattern(
    r"(ISO|IEC|ISO/IEC)/((?:TC|JTC|PC) \d{1,3}(?:/(?:SC|WG|TF|AG) \d{1,3}){0,3}) N ?(\d{1,6})((?::\d{4})?)"
)
_DIRECTIVES = pattern(
    r"ISO/IEC (?:(JTC 1) )?DIR((?: (?:\d|ISO|IEC|JTC 1|SUP|Consolidated|\+ ISO|\+ IEC)){0,5})(?: Edition (\d{1,2}))?(?::([1-9]\d{3})(?:-(\d\d))?)?((?: \+ (?:IEC|ISO|JTC 1) SUP(?::\d{4}(?:-\d\d)?)?)?)"
)
_SCHEME = pattern(
    r"(IECEE|IECEx|IECQ|IECRE|IEC) ?(TRF|OD|CAB|CA|CS|ACEE|AD|GD|PD|CENT|GIORGI|HANDB1)?([ -]?)"
    r"((?:CISPR )?[A-Z0-9](?:[A-Za-z0-9,_.&]|-(?=[A-Za-z0-9])){0,40}|Vademecum|CHAL)?(?: (\d{1,2}(?:\.\d{1,2})?))?"
    r"(?::([1-9]\d{3})(?:-(\d\d))?)?(?:, Ed\. (\d{1,2}\.\d)| Ed\. (\d{1,2}\.\d)| ED(\d{1,2}(?:\.\d)?))?( CSV| SER)?( Redline [vV]ersion)?(?:\((\w\w)\))?"
)
_PAPER = pattern(
    r"IEC (White Paper|Technology Report|Trend Report|Technology and Market Outlook Paper|Market Strategy Paper) "
    r"([A-Z][A-Za-z0-9 :,.&'-]{1,120}?)(?::((?:19|20)\d\d))?"
)
VERBATIM = frozenset(
    {"working document", "project", "N document", "directives", "scheme paper", "White Paper", "Technology Report"}
    | {"Trend Report", "Technology and Market Outlook Paper", "Market Strategy Paper"}
)

REWRITES = (
    Rule(r"^(ISO/IEC|ISO|IEC) (?=(?:TC|JTC|PC) \d.* N ?\d)", r"\1/", "separator"),
    Rule(r"^(ISO/IEC) Directives,? Part (\d)", r"\1 DIR \2", "word"),
    Rule(r"^(ISO/IEC) Directives,? (IEC|ISO|JTC 1) Supplement", r"\1 DIR \2 SUP", "word"),
    Rule(r" \+ (IEC|ISO|JTC 1) Supplement", r" + \1 SUP", "word"),
    Rule(r"(?<= SUP) Ed\.? ?(?=\d{1,2}$)", " Edition ", "edition"),
    Rule(r"^ISO/IEC DIR JTC 1$", "ISO/IEC JTC 1 DIR", "order"),
)


def read(text: str) -> StandardId | None:
    """Read a committee's paper, or return None.

    >>> read("34D/1631/CD").number
    '34D/1631/CD'
    """
    if _WORKING.fullmatch(text):
        return build("IEC", "working document", text)
    if text.startswith(("PNW ", "PWI ")):
        match = _PROJECT.fullmatch(text)
        return None if match is None else build(match[1], match[2], match[3], edition=match[4])
    match = _N_DOCUMENT.fullmatch(text)
    if match is not None:
        publisher, committee, number, year = match.groups()
        gap = " " if f"N {number}" in text else ""
        return build(publisher, "N document", f"{committee} N{gap}{number}{year}")
    match = _DIRECTIVES.fullmatch(text)
    if match is not None:
        committee, words, edition, year, month, late = match.groups()
        body = (f"{committee} DIR" if committee else "DIR") + words
        return build(
            "ISO/IEC",
            "directives",
            body,
            None,
            optional_int(year),
            optional_int(month),
            edition=edition,
            suffix=late or None,
        )
    match = _PAPER.fullmatch(text)
    if match is not None:
        kind, title, year = match.groups()
        return build("IEC", kind, title, None, optional_int(year))
    return _read_scheme(text)


def _read_scheme(text: str) -> StandardId | None:
    match = _SCHEME.fullmatch(text)
    if match is None:
        return None
    scheme, kind, sep, number, version, year, month, ed1, ed2, ed3, product, redline, language = match.groups()
    if (number is None and kind not in ("GIORGI", "HANDB1")) or (scheme == "IEC" and kind is None):
        return None
    if kind is None and not (number and any(char.isdigit() for char in number)):
        return None
    edition = f", Ed. {ed1}" if ed1 else f" Ed. {ed2}" if ed2 else f" ED{ed3}" if ed3 else None
    return build(
        scheme,
        "scheme paper",
        f"{kind or ''}{sep if kind else ''}{number or ''}",
        None,
        optional_int(year),
        optional_int(month),
        version,
        edition,
        None,
        language,
        suffix=(product or "") + (redline or "") or None,
    )


def render(id: StandardId) -> str:
    """Print a committee's paper."""
    if id.type == "working document":
        return id.number or ""
    if id.publisher in ("PNW", "PWI"):
        text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
        return f"{text} ED{id.edition}" if id.edition else text
    if id.type == "N document":
        return f"{id.publisher}/{id.number}"
    if id.type == "directives":
        text = f"ISO/IEC {id.number}"
        if id.edition:
            text += f" Edition {id.edition}"
        if id.year:
            text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
        return text + (id.suffix or "")
    if id.type != "scheme paper":
        return f"{id.publisher} {id.type} {id.number}" + (f":{id.year}" if id.year else "")
    text = f"{id.publisher} {id.number}"
    if id.version:
        text += f" {id.version}"
    if id.year:
        text += f":{id.year}" + (f"-{id.month:02}" if id.month else "")
    text += (id.edition or "") + (id.suffix or "")
    return f"{text}({id.language})" if id.language else text
