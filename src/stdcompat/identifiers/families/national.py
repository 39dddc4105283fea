"""National bodies that number on their own and adopt with a prefix (ISO/IEC Guide 21-1; CEN-CENELEC IR Part 2).

Grammar::

    designation = body, sep, ( adopted | annex | own ) ;
    adopted     = designation of ISO, IEC, EN, HD, CISPR, ... (* the date at its end is the adopter's *) ;
    annex       = adopted, "/", ( "NA" | "CN" ), [ date ] ;
    own         = [ letters, " " ], number, { ( "-" | "." ), part }, [ ( ":" | "-" ), year, [ "-", month ] ],
                  [ "/", ministry ], { ( "+" | "/" ), "A", n, [ ":", year ] } ;
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from .._build import build
from .._model import Wrapping
from .._scan import Rule, full_year, pattern, print_year
from .._wrap import render_wrapped, wrap
from .cen import read_supplements, render_supplements

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["BODIES", "REWRITES", "read", "render"]

# Body: what it prints between its prefix and an adopted designation.
BODIES = {
    **dict.fromkeys(
        "DIN NF XP FD UTE UNI SN ÖNORM ČSN CSN STN AS NZS AS/NZS CNS MS TIS TCVN SNI SANS GSO LST LVS SIST HRN MSZ SR ELOT NBN "
        "BDS SRPS TS CYS MSA ÍST ILNAS OVE SLS PNS BNBR NBR NCh IRAM SI NTC NTP UNIT PS NZ MKS BAS EAS QS NIS DUS "
        "UAE.S OS BHS KWS SSMO MASM ES ISIRI NMX NOM SASO CSA CAN/CSA ANSI INCITS QCVN VDE DSTU ДСТУ СТБ STB "
        "СТ ST KEBS O'zDSt O'ZDST WA IQS JS LS NM TNI NEK ARS".split(),
        " ",
    ),
    **dict.fromkeys("UNE SS PN NS SFS EVS NEN".split(), "-"),
    **dict.fromkeys("IS DS".split(), "/"),
    "СТ РК": " ",
    "ST RK": " ",
    "ABNT NBR": " ",
    "I.S.": " ",
}
_CMEA = pattern(r"СТ СЭВ (\d{1,5}(?:\.\d{1,3})*)(?:-((?:19)?\d\d))?")
_DOTTED = frozenset({"AS", "AS/NZS", "NZS"})
_FRENCH = frozenset({"NF", "XP", "FD", "UTE"})  # the letter of the subject stands at the number: C15-100
_HYPHEN_YEAR = frozenset({"СТБ", "STB", "СТ РК", "ST RK", "TIS", "NMX", "NOM"})
_BODY = pattern("(" + "|".join(map(re.escape, sorted(BODIES, key=len, reverse=True))) + ")([ /-])")
_INNER = pattern(r"(?:pr|Fpr)?(?:EN|HD|ISO|IEC|CISPR|CEN|CLC|ETSI|ITU-T|ETS|IWA|CWA|ENV|R-EN|IECEE|IEEE)[ /-]")
_OWN = pattern(
    r"(?:([A-ZБ]{1,4}) )?((?:(?!EN\d|HD\d)[A-Z]{1,3}|No\. ?)?\d{1,7}(?:\.\d{1,5})*[A-Z]?|[A-ZА-Я](?:\.\d{1,2}){2,3})((?:-[A-Z0-9]{1,6})*?)"
    r"(?:[:-]((?:1[89]|20|25)\d\d)(?:-(\d\d))?)?(?:/([A-Z]{2,8}))?"
    r"((?:[+/ ](?:AC|AMD|A)\d{0,3}(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?){0,8})( \(all parts\))?"
)
_INDIAN = pattern(
    r"()([1-9]\d{0,4})((?: \(Part \d{1,3}(?:/Sec ?\d{1,2})?\))?)(?::((?:19|20)\d\d)()())?((?:[+/](?:AMD|A)\d{0,2}(?::\d{4})?)*)( \(all parts\))?"
)

REWRITES = (
    Rule(r"^([A-ZÖČ]+[ -]EN|[A-ZÖČ]+[ -]EN[ -]ISO|[A-ZÖČ]+ ISO|[A-ZÖČ]+ IEC)(?=[0-9])", r"\1 ", "spacing"),
    Rule(r"^(NF|XP|FD|UTE) ?([A-Z]) ?(?=[0-9])", r"\1 \2", "spacing"),
    Rule(r" ?/ ?(?=(?:NA|CN)(?:$|:))", "/", "spacing"),
    Rule(r"^((?:AS|AS/NZS|NZS) [0-9]+),? ?(?i:part) ?([0-9]{1,3})$", r"\1.\2", "part"),
    Rule(r"^(DIN|NF|UNI|SN|ÖNORM)/EN ", r"\1 EN ", "separator"),
    Rule(r"^(DIN [0-9]+)[ /]{0,2}(?:Tei[lL] |T|第)([0-9]+)(?:部分)?", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)/([0-9]+)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]+)\(T([0-9]+)\)", r"\1-\2", "part"),
    Rule(r"^(DIN [0-9]{2}) (?=[0-9]{3}$)", r"\1", "spacing"),
    Rule(r"^NEN-EN-ISO/IEC", "NEN-EN ISO/IEC", "spacing"),
    Rule(r"^((?:NEN|UNE|SS|PN|NS|SFS|EVS)-EN)-(ISO|IEC)[- ]", r"\1 \2 ", "spacing"),
    Rule(r"^(NEN|UNE|SS|PN|NS|SFS|EVS) (?=EN |ISO|IEC)", r"\1-", "spacing"),
    Rule(r"^(DIN|NF|BS|UNI|ÖNORM|SN|SR|LST)[-_](?=EN|ISO|IEC)", r"\1 ", "spacing"),
    Rule(r"^IS ?0 ?(?=[0-9]{4,5}(?![0-9]))", "ISO ", "scanning error"),
    Rule(r"^IS[ :-]+(?=ISO|IEC)", "IS/", "spacing"),
    Rule(r"^SASO[-/ ]+(IEC|ISO|CISPR)[- ]+", r"SASO \1 ", "spacing"),
    Rule(r"^IS (\d+) ?: ?(\d{4})$", r"IS \1:\2", "spacing"),
    Rule(r"^(IS \d+) ?: ?\(? ?Part ?-?(\d+) ?\)?", r"\1 (Part \2)", "part"),
    Rule(r"^(IS \d+) ?\( ?(?:Part|Pt\.?) ?-?(\d+)((?:/Sec ?\d+)?) ?\) ?", r"\1 (Part \2\3)", "part"),
    Rule(r"^(IS \d+)-(\d{1,2})(?=$|:)", r"\1 (Part \2)", "part"),
    Rule(r"^CAN/CSA-(?=[A-Z])", "CAN/CSA ", "spacing"),
    Rule(r"^NZS/AS ", "AS/NZS ", "prefix"),
    Rule(r"^O[`'‘’ʻ]z ?D[Ss][Tt]", "O'zDSt", "prefix"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("DIN EN ISO 9001:2015-11").wrapped
    StandardId(publisher='EN', number='9001', wrapped=StandardId(publisher='ISO', number='9001'), \
wrapping=<Wrapping.ADOPTION: 'adoption'>)
    """
    if text.startswith("СТ СЭВ "):
        match = _CMEA.fullmatch(text)
        if match is None:
            return None
        number, year = match.groups()
        style = "short" if year and len(year) == 2 else None
        return build("СТ СЭВ", None, number, year=full_year(year) if year else None, style=style)
    head = _BODY.match(text)
    if head is None:
        return None
    body, sep = head.groups()
    rest = text[head.end() :]
    if _INNER.match(rest):
        if sep != BODIES[body]:
            return None
        return read_adoption(body, rest)
    if sep != " ":
        return None
    match = _OWN.fullmatch(rest) if body != "IS" else _INDIAN.fullmatch(rest)
    if match is None:
        return None
    letters, number, part, year, month, ministry, tail, series = match.groups()
    if letters and body in _FRENCH:
        return None
    if body == "IS" and part:
        part = f"-{part[7:-1]}"
    return build(
        body,
        letters or None,
        number,
        part[1:] or None,
        int(year) if year else None,
        int(month) if month else None,
        supplements=read_supplements(tail) if tail else (),
        all_parts=series is not None,
        suffix=ministry or None,
    )


def read_adoption(body: str, rest: str) -> StandardId | None:
    """Read what follows a national prefix."""
    from .._parse import read as read_any

    if body in _DOTTED or body in _HYPHEN_YEAR:
        rest = _localised(body, rest)
    annex = _ANNEX.search(rest)
    inner = read_any(rest if annex is None else rest[: annex.start()] + rest[annex.end() :])
    if inner is None:
        return None
    if annex is None:
        return wrap(body, inner)
    return attrs.evolve(wrap(body, inner, Wrapping.ANNEX), suffix=annex[1])


# The national annex or complement to a European standard is a document of its own (``DIN EN 1993-1-1/NA:2018-12``).
_ANNEX = pattern(r"/(NA|CN)(?=$|[:+/])")
_ALL = " (all parts)"


_DOT_PARTS = pattern(r"(?<=[0-9A-Z])\.(?=[0-9A-Z])")
_LAST_YEAR = pattern(r"-((?:19|20)\d\d)(?=$|[+/])")


def _localised(body: str, rest: str) -> str:
    """Turn the body's own separators into the international ones."""
    if body in _DOTTED:
        return _DOT_PARTS.sub("-", rest)
    return _LAST_YEAR.sub(r":\1", rest)


def render(id: StandardId) -> str:
    """Print a national designation."""
    body = id.publisher
    if body == "СТ СЭВ":
        text = f"{body} {id.number}"
        return text if id.year is None else f"{text}-{print_year(id.year, short=id.style == 'short', until=2000)}"
    if id.wrapping is Wrapping.ANNEX:
        whole = _ALL if id.all_parts else ""
        dated = attrs.evolve(id, suffix=None, wrapping=Wrapping.ADOPTION)
        document = render(attrs.evolve(dated, year=None, month=None, supplements=())).removesuffix(whole)
        return f"{document}/{id.suffix}{render(dated).removeprefix(document)}"
    if id.wrapped is not None:
        rest = render_wrapped(id)
        if body in _DOTTED and id.part:
            rest = rest.replace(f"{id.number}-{id.part}", f"{id.number}.{id.part.replace('-', '.')}", 1)
        elif body in _HYPHEN_YEAR and id.year:
            rest = rest.replace(f":{id.year}", f"-{id.year}", 1)
        return body + BODIES[body] + rest
    text = f"{body} {id.type} {id.number}" if id.type else f"{body} {id.number}"
    if id.part:
        text += f" (Part {id.part})" if body == "IS" else f"-{id.part}"
    if id.year:
        text += ("-" if body in _HYPHEN_YEAR else ":") + str(id.year)
        if id.month:
            text += f"-{id.month:02}"
    if id.suffix:
        text += f"/{id.suffix}"
    text += render_supplements(id.supplements)
    return text + " (all parts)" if id.all_parts else text
