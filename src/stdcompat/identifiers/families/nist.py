"""NIST and its forerunner NBS (NIST Technical Series publication identifiers, PubID).

Grammar::

    designation = ( "NIST" | "NBS" ), " ", series, " ", number, { "-", number }, { part }, { edition }, { supplement },
                  [ " ", language ], [ " ", stage ] ;
    part        = ( "v" | "n" | "pt" | "sec" ), n ;
    edition     = ( "e" | "r" | "ver" ), n | " Rev. ", n ;
    supplement  = "sup", [ n ] | "index" | "insert" | "/Upd", n ;
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._scan import Rule, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(NIST|NBS) ([A-Z]{2,7}(?:-[A-Z]{1,4}){0,2}) ((?:[A-Za-z]{0,4}[0-9]{1,8}|GB)(?:[A-Z]{1,2}|[a-z](?=-[0-9]))?(?:-(?!add|draft|upd)(?:[0-9]{1,5}(?:[a-z](?=-[0-9](?![0-9])| Add)|[A-Z]{0,3})|[A-Z](?![a-z])|BFRL))*)"
    r"((?:(?:v|n|pt|sec)[0-9][0-9A-Za-z.-]{0,5}?){0,4})"
    r"((?:(?:e|r|ver)[0-9]{1,4}(?:\.[0-9]){0,2}[a-zA-Z]?|e[0-9]\.(?:[A-Z][a-z]{2,8})?[0-9]{4}|e[0-9]-19[0-9]{2}|r[A-Z]|-?r){0,4}?)(?: Rev\. (\d{1,2}(?:\.\d){0,2}[A-Z]?))?"
    r"((?:sup(?:[0-9A-Za-z/-]{1,18})?|index|insert|indx|/Upd[0-9]?(?:-\d{4,6})?|add(?:-?\d)?|es|-upd\d|app|notice|-?errata|chg\d){0,4})"
    r"( (?!draft|ipd|fpd|prd)[a-z]{3})?( (?:[0-9]?[ifp]?pd|[ifp]prd|wd|prd|draft))?( Add\. ?\d?)?"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ODD = pattern(
    r"(NIST|NBS) (?:([A-Z]{2,7}(?:-[A-Z]{1,4}){0,2}) )?"
    rf"([0-9]*(?:-[0-9]+)*(?:supp?|-)?{_MONTH}[0-9]{{0,4}}(?:/[0-9]{{4}})?(?:-{_MONTH}[0-9]{{4}})?(?:pt\d)?|[0-9]+r[0-9]{{1,2}}/[0-9]{{2,4}}"
    r"|\d{4}-\d\d-\d\d \d{3}|[0-9]+(?:-[0-9]+)*[- ]upd|[0-9]+-[0-9]+ [0-9]|[0-9]+p[0-9]adde[0-9]|[0-9]+-I-[0-9.]+|sup|e[0-9]+-[0-9]+"
    r"|[0-9]+-[0-9]+[a-z]r|[0-9]+(?:-[0-9]+)*p[0-9]r[0-9]{4}|[0-9]+-[0-9]+[a-z]v[0-9]|[0-9]+-[0-9]+-20[0-9]{2}|[0-9]+-[0-9]+R|[0-9]+sup-?[0-9]{4}pt[0-9]|[0-9]+-[0-9]+ver[0-9]v[0-9])"
)
_DOTTED = pattern(
    r"(NIST|NBS)\.(SP|TN|HB)\.([0-9]+(?:-[0-9]+)*(?:-I-[0-9.]+|[A-Z]?))(e[0-9]{4}|ver[0-9.]{1,5}|r[0-9])?(?:-upd([0-9]?))?"
)
_FIPS = pattern(r"(FIPS)(?: (PUB))? (\d{1,3}(?:-\d{1,2}[a-z]?)?)(-upd\d)?")

REWRITES = (
    Rule(r"^(?:NIST )?(?:SP|(Special Publication)(?: \(SP\))?) ?(?=[0-9]{3,4}-)", "NIST SP ", r"series \1"),
    Rule(r"^NIST[ -](SP|IR|TN|HB)[ -](?=[0-9])", r"NIST \1 ", "separator"),
    Rule(r"^(NIST|NBS) (Handbook|HDBK) (?=[0-9])", r"\1 HB ", r"series \2"),
    Rule(r"^(NIST|NBS) (Technical Note) (?=[0-9])", r"\1 TN ", r"series \2"),
    Rule(r" \(((?i:rev(?:ision)?)\.? ?[0-9][a-zA-Z]?)\)$", r" \1", "brackets"),
    Rule(r"^(NIST|NBS)IR ?(?=[0-9])", r"\1 IR ", "series"),
    Rule(
        r"^(?:NIST )?(?:Federal Information Processing Standards?(?: Publication)?(?: \(FIPS\))?|FIPS (PUBS?|Publications?)) (?=[0-9])",
        "FIPS ",
        r"word \1",
    ),
    Rule(r"^((?:NIST )?FIPS.*[0-9]),? (?:(?i:level) ?|L)([1-4])$", r"\1", r"level \2"),
    Rule(r",(?= (?:Part|Pt|Vol|Rev|Update))", "", "separator"),
    Rule(r" (Volume|Vol)\.? ?(?=[0-9])", "v", r"word \1"),
    Rule(r" (Update) (?=[0-9]$)", "/Upd", r"word \1"),
    Rule(r" (Section) (?=[0-9]+$)", "sec", r"word \1"),
    Rule(r" (Addendum)$", " Add.", r"word \1"),
    Rule(r" \((?i:draft)\)$", " draft", "brackets"),
    Rule(r"(?:,? |:)((?:19|20)[0-9]{2})(?: [Ee]dition)$", r"e\1", "edition"),
    Rule(r"(?<=[0-9]) E(?=20[0-9]{2}$)", "e", "edition"),
    Rule(r"(?<=[0-9])(r[0-9])(v[0-9])$", r"\2\1", "order"),
    Rule(r"(?<=[0-9A-Z]) (?=r[0-9]{1,2}$)", "", "spacing"),
    Rule(r"^NBS Report (?=[0-9])", "NBS RPT ", "series Report"),
    Rule(r"^NIST (?=(?:500|800|1500|1800|1900)-[0-9])", "NIST SP ", "series"),
    Rule(r"^(?i:nist|nbs)[.][A-Za-z]{2,5}[.]", lambda match: match[0].upper(), "case"),
    Rule(r"^(NBS CIRC [0-9]+e[0-9])(?:-|(rev))(?=([A-Z][a-z]+)?[0-9]{4}$)", r"\1.", r"edition \2\3"),
    Rule(r"^(NIST FIPS [0-9]+)pt?(?=[0-9]$)", r"\1-", "part pt"),
    Rule(r"^(NIST FIPS [0-9]+-[0-9])(?=[A-Z]$)", r"\1-", "part"),
    Rule(r"^(NBS CRPL [0-9]+-[0-9]+)_(?=[0-9])", r"\1pt", "part"),
    Rule(r"^(NBS CRPL [0-9]+-[0-9]+pt[0-9]+-[0-9]+)(?=[A-Z]$)", r"\1sup", "supplement"),
    Rule(r"(?<=[0-9])v([0-9]) ([0-9])$", r"ver\1.\2", "version"),
    Rule(r"(?<=[0-9])v([0-9]) ([0-9]) ([0-9])$", r"ver\1.\2.\3", "version"),
    Rule(r"(?<=[0-9]r)a$", "A", "case"),
    Rule(r"(?<=[0-9][a-z])-add$", " Add.", "addendum"),
    Rule(r"^((?:NIST|NBS)[.](?:SP|TN|HB)[.][0-9-]+)([a-z])$", lambda match: match[1] + match[2].upper(), "case"),
    Rule(r"^((?:NIST|NBS)[.](?:SP|TN|HB)[.][0-9-]+)[_-]((?:19|20)[0-9]{2})(?=$|-upd)", r"\1e\2", "edition"),
    Rule(r"^((?:NIST|NBS)[.](?:SP|TN|HB)[.][0-9-]+)-v([0-9]\.[0-9])", r"\1ver\2", "version"),
    Rule(r"-draft$", "", "draft"),
    Rule(r"( Rev\. [0-9])([a-z])$", lambda match: match[1] + match[2].upper(), "case"),
    Rule(r"(?<=[0-9])([a-z])-((?:19|20)[0-9]{2})$", lambda match: f"{match[1].upper()}e{match[2]}", "edition"),
    Rule(r"(?<=[0-9])-([a-z])$", lambda match: "-" + match[1].upper(), "case"),
    Rule(r"^(NIST SP [0-9]{3}) (?=[0-9]$)", r"\1-", "separator"),
    Rule(r"^NIST FIPS PUB ", "FIPS PUB ", "prefix"),
    Rule(r"^(?i:fips)[ -]?(?=\d)", "FIPS ", "spacing"),
    Rule(r"^(NIST|NBS) LCIRC", r"\1 LC", "series"),
    Rule(r"^(NIST|NBS)\.(?!(?:SP|TN|HB)\.)([A-Z]+)\.", r"\1 \2 ", "separator"),
    Rule(r"^(NIST|NBS) ([A-Z]+)\.", r"\1 \2 ", "separator"),
    Rule(r"^((?!\w+\.(?:SP|TN|HB)\.).*)-upd(\d)", r"\1/Upd\2", "separator"),
    Rule(r" (?:upd|Upd) ?(\d)", r"/Upd\1", "separator"),
    Rule(r" Version (\d)", r"ver\1", "word"),
    Rule(r"supp(?=(rev|[A-Z][a-z]*)|e?\d|-|$|p)", "sup", r"supp\1"),
    Rule(r"sup-(?=\d\d?/\d{4}$)", "sup", "separator"),
    Rule(r"(\d)supe(\d{4})", r"\1e\2sup", "order"),
    Rule(r"^(NBS SP 305|NIST SP 305)sup-(\d+)", r"\1-\2sup", "order"),
    Rule(r"sup-(\d{4})$", r"sup\1", "separator"),
    Rule(r"(?<=\d)[pP](\d{1,2}(?:19\d\d)?)$", r"pt\1", "word"),
    Rule(r"(?<=[0-9])([A-Z]?)(es|sp)$", r"\1 spa", r"language \1\2"),
    Rule(r"(?<=[0-9])([A-Z]?)(port|pt)$", r"\1 por", r"language \1\2"),
    Rule(r"(?<=[0-9])([A-Z]?)(chi|zho)$", r"\1 zho", r"language \1\2"),
    Rule(r"(?<=[0-9])([A-Z]?)(viet?)$", r"\1 vie", r"language \1\2"),
    Rule(r" \.(?=[a-z]{3}$)", " ", "separator"),
    Rule(r",? (?:Part|Pt)\.? ?(?=\d)|Pt(?=\d)", "pt", "word"),
    Rule(r"(?<=[0-9])p(?=[0-9]r[0-9])", "pt", "word"),
    Rule(r"-draft(\d)$", r" \1pd", "draft"),
    Rule(r"rev(?=\d{4}$)", "r", "rev"),
    Rule(r"^(NIST|NBS) Monograph", r"\1 MONO", "series"),
    Rule(r"(?<=\d)\.?_(?=(?:19|20)\d\d$)", "e", "edition"),
    Rule(r"(?<=\d)[- ]v(\d)[ .](\d)$", r"ver\1.\2", "version"),
    Rule(r"(?<=\d)\(?(?:\(|\.)(?:es|spa)\)?$", " spa", "language"),
    Rule(r"^(NIST HB 105-\d)-(19\d\d)", r"\1r\2", "edition"),
    Rule(r"^(NIST IR \d\d-\d{4})-(\d{1,2})$", r"\1pt\2", "part"),
    Rule(r"^(NBS IR \d\d-\d{3,4})-(\d{1,2})$", r"\1pt\2", "part"),
    Rule(r"(?<=\d)(?<!e\d)-((?:19|20)\d\d)$", r"e\1", "edition"),
    Rule(r"(?<=[0-9])U?([a-z])$", lambda match: match[1].upper(), "case"),
    Rule(r"(?<=[0-9])([a-z])(?=r\d|v\d)", lambda match: match[1].upper(), "case"),
    Rule(r"(?<=[0-9A-Z]) ?(?i:rev(?:(ision)|\.)?) ?(\d{1,2}(?:\.\d){0,2})(?=$|/Upd)", r" Rev. \2", r"edition rev\1"),
)
_YEAR_AT_END = pattern(r".*[0-9]-(?:19|20)\d\d")
_FIPS_LETTER = pattern(r"\d+-\d+[A-Z]")
_REPORT_PART = pattern(r"\d\d-\d{3,4}-\d{1,2}")


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("NIST SP 800-53r5").edition
    'r5'
    """
    match = _MAIN.fullmatch(text)
    if match is not None:
        publisher, series, number, part, edition, long, supplement, language, stage, addendum = match.groups()
        if series == "LCIRC" or (supplement and supplement.startswith(("supp", "sup-", "es", "-upd"))):
            return _read_odd(text)
        if series == "FIPS" and ((part and part[0] == "p") or _FIPS_LETTER.fullmatch(number)):
            return None
        if series == "CIRC" and edition and "-" in edition:
            return None
        plain = not (part or edition or supplement)
        if plain and (_YEAR_AT_END.fullmatch(number) or (series == "IR" and _REPORT_PART.fullmatch(number))):
            return None
        return build(
            publisher,
            series,
            number,
            part or None,
            edition=edition or (f"r{long}" if long else None),
            stage=stage[1:] if stage else None,
            language=language[1:] if language else None,
            suffix=(supplement or "") + (addendum or "") or None,
            style="long" if long else None,
        )
    match = _DOTTED.fullmatch(text)
    if match is not None:
        publisher, series, number, edition, update = match.groups()
        if update is not None and _YEAR_AT_END.fullmatch(number):
            return None
        suffix = None if update is None else f"/Upd{update}"
        return build(publisher, series, number, edition=edition, suffix=suffix, style="dotted")
    match = _FIPS.fullmatch(text)
    if match is not None:
        publisher, kind, number, update = match.groups()
        return build(publisher, kind, number, suffix=update)
    return _read_odd(text)


def _read_odd(text: str) -> StandardId | None:
    match = _ODD.fullmatch(text) if "supp" not in text else None
    return None if match is None else build(match[1], match[2], match[3], style="odd")


def render(id: StandardId) -> str:
    """Print a NIST or NBS designation."""
    if id.style == "dotted":
        return f"{id.publisher}.{id.type}.{id.number}{id.edition or ''}{(id.suffix or '').replace('/Upd', '-upd')}"
    text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    text += id.part or ""
    if id.edition:
        text += f" Rev. {id.edition[1:]}" if id.style == "long" else id.edition
    text += id.suffix or ""
    if id.language:
        text += f" {id.language}"
    return f"{text} {id.stage}" if id.stage else text
