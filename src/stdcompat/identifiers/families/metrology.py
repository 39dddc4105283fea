"""Metrology and hydrography: BIPM and its committees, JCGM, OIML, IDF, IHO (OIML B 6; IHO S-100).

Grammar::

    jcgm = "JCGM ", n, [ ":", year ], [ "/Amd ", n ], [ "(", language, ")" ] ;
    oiml = "OIML ", ( "R" | "D" | "V" | "G" | "B" | "S" | "E" ), " ", n, [ "-", part ],
           ( ":", year | " Edition ", year ), [ " "? "(", language, ")" ] ;
    idf  = "IDF", [ "/", type | " ", stage ], " ", n, [ "-", part ], [ ":", year ], [ "/AMD ", n, ":", year ] ;
    iho  = "IHO ", letter, "-", n, [ " Ap. ", x ], [ " ", version ] ;
    bipm = committee, " ", ( "RES" | "REC" | "DECL" | "Resolution" | ... ), [ " ", n ], [ " (", year, [ ", ", language ], ")" ] ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_JCGM = pattern(
    r"(JCGM) (?:(GUM)-)?(\d{1,3})(?::([1-9]\d{3})((?:-\d\d){0,2}))?( Corrigendum|/(?:Amd|Cor) \d)?(\([A-Z]\))?"
)
_OIML = pattern(
    r"(Amendment \(\d{4}\) to )?(OIML) ([A-Z]) (\d{1,3}(?:-\d{1,3}(?:-\d)?)?)( Annex(?:es)?(?: [A-Z])?)?"
    r"(?::([1-9]\d{3})| Edition ([1-9]\d{3}))?(\+Amendment:\d{4})?( ?\([A-Za-z]{1,2}\))?|(OIML) (Bulletin \d{4}-\d\d-\d\d)"
)
_IDF = pattern(
    r"(IDF)(?:([/ ])((?:AWI|CD|DIS|FDIS|FCD|NP|NWIP|PWI|PRF|WD|WDA|WDR|DRM|PDRM|FDRM|RM)(?: RM)?))? (\d{1,3}[A-Z]?(?:-\d)?)"
    r"(?::([1-9]\d{3}))?((?:/(?:AMD|COR) \d:\d{4})?)"
)
_IHO = pattern(
    r"(IHO) ([A-Z]-\d{1,4}[A-Z]?(?:[/-]\d{1,2})?)( Ap\. [A-Z0-9](?:\.\d)?)?( Part \d{1,2}[a-z]?)?(?: (\d{1,2}(?:\.\d{1,2}){1,2}))?"
)
_BIPM = pattern(
    r"((?:CGPM|CIPM|CCAUV|CCEM|CCL|CCM|CCPR|CCQM|CCRI|CCT|CCTF|CCU|CCDS|CCE|CCEMRI|JCRB|JCGM|CDS|CCDM)) "
    r"((?:\d{1,3}(?:-\d)?(?:th|st|nd|rd|<sup>e</sup>|e) (?:Meeting|réunion))|(?:RES|REC|DECL|ACT|Resolution|Recommendation|Declaration|Action|Decision|DECN|Décision)(?: \d{1,3}(?:-\d{1,3})?)?)"
    r"( \(\d{4}(?:/\d{4})?(?:, [EF])?\))?"
    r"|(?:(Recommandation|Action|Résolution|Déclaration|Décision) (\d{1,3}(?:-\d{1,3})?) (?:du|de la) (CCL|JCRB|CCTF|CGPM|CIPM|CC[A-Z]{1,4}))( \(\d{4}\))?"
)
_BROCHURE = pattern(
    r"(BIPM|SI|Metrologia)((?: [A-Z][A-Za-z]{1,12}| sur le){0,4}(?: \d{1,3}e? ?| ){0,1}(?:\d{1,3} ?){0,3}(?:v\d\.\d\d)?(?: \(\d{4}/\d{4}, [EF]\))?)"
)

REWRITES = (
    Rule(r" / (?=AMD|COR)", "/", "spacing"),
    Rule(r"(/(?:AMD|COR))(?=\d)", r"\1 ", "spacing"),
    Rule(r"^OIML ([A-Z])(?=[0-9])", r"OIML \1 ", "spacing"),
    Rule(r"^OIML (?:No\.)? ?(?=[0-9])", "OIML R ", "type"),
    Rule(r"(:[0-9]{4})E$", r"\1(E)", "language"),
    Rule(r":([6-9][0-9])E?$", r":19\1", "year"),
    Rule(r", edition ", " Edition ", "case"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("OIML R 117-1:2019").year
    2019
    """
    match = _OIML.fullmatch(text)
    if match is not None:
        amendment, publisher, kind, number, annex, year, edition, more, language, _, bulletin = match.groups()
        if bulletin:
            return build("OIML", None, bulletin)
        return build(
            publisher,
            kind,
            number + (annex or ""),
            None,
            optional_int(year or edition),
            language=language,
            suffix=more,
            stage=amendment,
            style="edition" if edition else None,
        )
    match = _IDF.fullmatch(text)
    if match is not None:
        publisher, sep, kind, number, year, tail = match.groups()
        return build(
            publisher, kind, number, None, optional_int(year), suffix=tail or None, style=sep if sep == " " else None
        )
    match = _IHO.fullmatch(text)
    if match is not None:
        publisher, number, appendix, part, version = match.groups()
        return build(publisher, None, number + (appendix or "") + (part or ""), version=version)
    match = _JCGM.fullmatch(text)
    if match is not None:
        publisher, kind, number, year, day, tail, language = match.groups()
        return build(
            publisher, kind, number, None, optional_int(year), version=day or None, suffix=tail, language=language
        )
    match = _BIPM.fullmatch(text)
    if match is not None:
        committee, what, date, french, number, of, when = match.groups()
        if french:
            article = "de la" if " de la " in text else "du"
            return build(of, french, f"{number} {article}", suffix=when)
        return build(committee, None, what, suffix=date)
    match = _BROCHURE.fullmatch(text)
    if match is not None and any(char.isdigit() for char in text):
        return build(match[1], None, match[2][1:])
    return None


def render(id: StandardId) -> str:
    """Print a designation of a metrology body."""
    if id.number and id.number.endswith((" du", " de la")):
        return f"{id.type} {id.number} {id.publisher}{id.suffix or ''}"
    if id.publisher == "OIML":
        text = f"{id.stage or ''}OIML {id.type} {id.number}" if id.type else f"OIML {id.number}"
        if id.year:
            text += f" Edition {id.year}" if id.style == "edition" else f":{id.year}"
        return text + (id.suffix or "") + (id.language or "")
    if id.publisher == "JCGM" and id.type:
        text = f"JCGM {id.type}-{id.number}"
    elif id.publisher == "IDF" and id.type:
        text = f"IDF{id.style or '/'}{id.type} {id.number}"
    else:
        text = f"{id.publisher} {id.number}"
    if id.year:
        text += f":{id.year}"
    if id.version:
        text += id.version if id.publisher == "JCGM" else f" {id.version}"
    return text + (id.suffix or "") + (id.language or "")
