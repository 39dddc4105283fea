"""Further bodies whose numbers are kept as printed: UN, OECD, Codex, EU acts, SEMI, TAPPI, AOAC, MIL, OHSAS and the like.

Grammar::

    designation = body, sep, number, [ ( ":" | "-" ), year ] ;
    number      = (* words and digits with at least one digit, as the body prints them *) ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["BODIES", "REWRITES", "read", "render"]

BODIES = (
    "OECD ECE SEMI CAC FAO MIL FCC CODEX AOAC TAPPI BISFA EEC EU EC CIPAC IMO ISPM AACC IWTO UIC FED FMVSS SMPTE OHSAS "
    "VXI TGL IAEA CFR USEPA EPA WHO AAMA UN ST IPC ETRTO TRA ICAO AATCC FM ECSS STANAG PNO XBRL OCDE OCPP OCPI RTCA "
    "EUROCAE AOCS JECFA CTIA GSMA DVB ARINC PCI TL REACH JSFA BP USP AGMA AISI SSPC ASAE ISA JASO AES ISBD VDI VDA UNECE ARI AIIM IALA IATA MSS AGA CXS FS CPC IP ISIC NCSL ACC BAP NACE PTCA RAL JCP RCC NASA GTR NCB QAMA AWPA NCCLS OIV BAM EJMA ACS STAS EUROMAP NDIS JAS CISPI IMCA FEM EPSG ISBN RTM".split()
)
_MAIN = pattern(
    r"([A-Z]{2,7}[0-9]{0,3})([ /.-]{0,2})((?:[A-Za-z0-9./()_,+§&'-]|(?<! ) ){1,60}?)(?:([:-])((?:19|20)\d\d))?(\([^()]{1,20}\))?"
)
# A separator, or a word of the sentence around it; what a year follows is no such word ("T204 os:1976").
_OPEN_END = pattern(r"[ /,-]$|[0-9] [a-z]{2,}$")
_WHOLE = pattern(r"([A-Z]{2,7}):((?:19|20)\d\d)")
_ACT = pattern(r"(\d{2,4}/\d{1,4})/(EC|EEC|EU)")
_KNOWN = frozenset(BODIES)

REWRITES = (
    Rule(r"Ⅰ", "I", "characters"),
    Rule(r"Ⅲ", "3", "characters"),
    Rule(r"Ⅳ", "4", "characters"),
    Rule(r"Ⅴ", "5", "characters"),
    Rule(r"\((第[^()]{1,12})\)", "", r"edition \1"),
    Rule(r"[\u4e00-\u9fff《》]{2,40}", " ", "words"),
    Rule(r"  +", " ", "spacing"),
    Rule(r"^([A-Z]{2,7}) ?\(((?:19|20)[0-9]{2})\)$", r"\1:\2", "year"),
    Rule(r"^(ECE) ?(?=R)", r"\1 ", "spacing"),
    Rule(r"^(CAC) (?:Codex)(?=Stan)", r"CODEX ", "prefix"),
)


def read(text: str) -> StandardId | None:
    """Read a designation of one of these bodies, or return None.

    >>> read("OECD 302C")
    StandardId(publisher='OECD', number='302C', style=' ')
    """
    whole = _WHOLE.fullmatch(text)
    if whole is not None and whole[1] in _KNOWN:
        return build(whole[1], None, None, None, int(whole[2]))
    act = _ACT.fullmatch(text)
    if act is not None:
        return build(act[2], "act", act[1])
    match = _MAIN.fullmatch(text)
    if match is None or match[1] not in _KNOWN:
        return None
    body, sep, number, colon, year, note = match.groups()
    if not any(char.isdigit() for char in number + (year or "")) or _OPEN_END.search(number + (year or "")):
        return None
    return build(
        body, None, number, None, optional_int(year), suffix=note, style=f"{sep}{colon}" if colon == "-" else sep
    )


def render(id: StandardId) -> str:
    """Print a designation of one of these bodies."""
    if id.number is None:
        return f"{id.publisher}:{id.year}" if id.year else id.publisher
    if id.type == "act":
        return f"{id.number}/{id.publisher}"
    style = " " if id.style is None else id.style
    hyphen = style.endswith("-") and len(style) > 1
    sep = style[:-1] if hyphen else style
    text = f"{id.publisher}{sep}{id.number}"
    if id.year:
        text += f"{'-' if hyphen else ':'}{id.year}"
    return text + (id.suffix or "")
