"""IEEE and its forerunners AIEE, IRE and ASA (IEEE SA Standards Style Manual; IEEE Xplore's spelling).

Grammar::

    designation = publishers, [ " ", status ], " ", number, [ draft ], [ "-", year ], { supplement }, [ relation ],
                  [ " Redline" | " - Redline" ] ;
    publishers  = [ "ANSI/" ], ( "IEEE" | "AIEE" | "IRE" | "ASA" ) | "IEC/IEEE" | "ISO/IEEE" | "ISO/IEC/IEEE" ;
    status      = [ "Unapproved" | "Approved" | "Active Unapproved" ], [ "Draft" ], [ "Std" ] ;
    number      = [ "P" ], [ letter ], digits, { ".", digits, [ letters ] } ;
    draft       = "/D", version, ", ", month, " ", year     (* Xplore *)
                | "/D-", version, "-", year, "-", month ;    (* catalogue *)
    relation    = " (", ( "Revision of" | "Amendment to" | ... ), " ", designation, ")" ;

A bracketed relation tells about the document and is kept in `suffix`; `designation` leaves it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from .._build import build
from .._scan import Rule, month_number, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_PUBLISHER = (
    r"(?:ANSI/)?(?:IEEE|AIEE|IRE|ASA)(?:[/ ]ASHRAE|/CSA|/ANSI|/NACE|/EIA|/ASTM|/ASME|/ANS|/IEC|/ISO|/UL|/NEMA|/AIEE|/EAB)*"
    r"|ANSI(?:/USEMCSC)?|AMPP|USAS|NACE/IEEE|NACE|IEC/IEEE|IEC/ISO/IEEE|ISO/IEEE|ISO/IEC/IEEE|ISO/IEC|IEC|ISO"
)
_STATUS = (
    r"(?:Active )?(?:Unapproved|Approved) (?:Draft )?(?:Std)?|Active Std|Approved|Draft(?: Std)?|Std|(?:DIS|FDIS|CD|FCD|TS|WD|CDV|FDAM|DTS|PRF)[0-9]?"
    r"|Standards?|Guide|Recommended Practice"
)
_MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_PLAIN = pattern(r"(IEEE|ANSI/IEEE) (?:(Std) )?([A-Z]?\d{1,5}(?:\.\d{1,4})*[A-Za-z]{0,2})(?:-([1-9]\d{3}))?( Redline)?")
_CATALOGUE = pattern(
    r"(IEEE) (?:(Unapproved Std|Draft Std|Std) )?(P?[A-Z]?\d{1,5}(?:[.-]\d{1,5})*[A-Za-z]{0,3})/D-(\d{1,4}(?:\.\d{1,3})*)(?:-([1-9]\d{3})(?:-(\d\d))?)?"
)
_XPLORE = pattern(
    r"(IEEE) (?:(Draft Std) )?(P[A-Z]?\d{1,5}(?:[.-]\d{1,5})*[A-Za-z]{0,3})/D(\d{1,4}(?:\.\d{1,3})*)(?:, "
    r"(January|February|March|April|May|June|July|August|September|October|November|December) ([1-9]\d{3}))?"
)
_HEAD = pattern(rf"({_PUBLISHER})(?: ({_STATUS}))? (?=P?(?:[A-Z]{{0,5}}[.-]?|SI |NESC HBK-)\d)")
_EDITION = pattern(r" [Ee]d\.? ?\d")
_NUMBERED = pattern(r"(AIEE|IRE|IEEE Std) No\.(\d[0-9A-Z.]*(?:-\d{4})?)")
_BODY = pattern(r"[A-Za-z0-9][A-Za-z0-9./_ +&;-]*+")
_DATED = pattern(rf"(,? ?| )((?:{_MONTHS})\b[., ]{{0,2}}(?:\d{{1,2}}, ?)?(?:\d{{4}}|\d\d)|(?<=, )\d{{4}})")
_TAIL = pattern(
    r"(?: Edition)?+((?: ?[(\[][^()\[\]]*+(?:[(\[][^()\[\]]*+[)\]][^()\[\]]*+)*+[)\]])*+)( ?-? ?(?:Redline|redline|Errata|\.pdf| - \(Approved Draft\)|, Standard))?"
)
_OLD_DRAFT = pattern(
    r"(?!.*_D[0-9.]+(?:-|/D-))P[A-Z]?[0-9][A-Za-z0-9.-]*(?:/Cor ?[0-9])?(?:[/_]D\.?[0-9A-Z]|/Draft[0-9]|-Corrigendum[0-9])"
)
_GLUED_COR = pattern(
    r"/Cor[0-9]+[/-]D[0-9]|_D[A-Z]?[0-9](?![0-9.]*(?:-[0-9]{4}$|/D-))|_Cor ?[0-9](?!/D-)|[0-9](?<!-20[0-9]{2})-(?:DIS|FDIS|CD)[0-9]?(?=[ ,]|$|-(?!FDIS|DIS))"
    r"|-[0-9]{4}[/ ](?:Cor|Amd)[0-9]|[0-9]-D[0-9]+$"
)
# What a bracket says in other words than the catalogue's own, or a date or bracket without its space.
_UNTIDY = pattern(
    r"IEEE No\.? ?[0-9]|AIEE No\.? ?[0-9]|/Cor[0-9]|Revison|Std[0-9]|^\((?:R[0-9]{4}\) |[A-Z][a-z])|[0-9]\([A-Z][a-z]"
)
_WORDS = frozenset(
    "NESC NSF/ANSI P&V /ASHRAE Guideline and / ASME AS ANSI SI PSI PTC Stds No. C2-2012-Preprint First edition ED1 Cor Cor. Amd Amd. Std Edition Part IEEE INT Redline - Int Conformance Errata Corrigendum".split()
)

REWRITES = (
    Rule(r"[™®]|\(TM\)", "", "characters"),
    Rule(r"&#(x2122);", "", r"characters \1"),
    Rule(r"&#x2013;", "-", "characters x2013"),
    Rule(r"&(?:(amp);)+(?:amp;)?", "&", r"characters \1"),
    Rule(r"^ISO /IEC", "ISO/IEC", "spacing"),
    Rule(r"^(ISO/IEC/IEEE)/ (?=F?DIS|P[0-9])", r"\1 ", "separator"),
    Rule(
        r"^IEEE (?:(Standard) )?No\.? ?(?=[0-9]\S* \(A(?:NSI|SA) [A-Z][A-Z0-9.]+-[0-9]{4}\)$)", "IEEE Std ", r"word \1"
    ),
    Rule(r"^AIEE No ?(?=[0-9]\S* \(ASA [A-Z][A-Z0-9.]+-[0-9]{4}\)$)", "AIEE Std ", "word"),
    Rule(r"IEEE No\.? ?(?=[0-9.]+-[0-9]{4}\))", "IEEE Std ", "word"),
    Rule(r"(?<=[ (])AIEE No\.? ?(?=[0-9])", "AIEE ", "word"),
    Rule(r" -(?=[0-9]{4}\))", "-", "spacing"),
    Rule(r"Revison", "Revision", "spelling Revison"),
    Rule(r"Std(?=[0-9])", "Std ", "spacing"),
    Rule(r"(?<=[0-9])\((?=R[0-9]{4}\) )", " (", "spacing"),
    Rule(r"(/Amd)(?=[0-9]$)", r"\1 ", "spacing"),
    Rule(r"-(?=D[0-9]+, )", "/", "separator"),
    Rule(r"^(?:National Electrical Safety Code, )(?=C2)", "IEEE ", "word"),
    Rule(r"^IEEE(?=P[A-Z]?[0-9])", "IEEE ", "spacing"),
    Rule(r"^(?=Std )", "IEEE ", "publisher"),
    Rule(r"^IEEE Std\. ", "IEEE Std ", "word"),
    Rule(r"^IEEE (?:STD|std) ", "IEEE Std ", "case"),
    Rule(r"^(?=802\.|1900\.)", "IEEE Std ", "publisher"),
    Rule(r"^IEEE Std (?:No\.? )(?=[0-9])", "IEEE Std ", "word"),
    Rule(r"(?<=/) (?=IEEE|ASTM|ASHRAE)", "", "spacing"),
    Rule(r"_(?=D[A-Z]?[0-9](?![0-9.]*(?:-[0-9]{4}$|/D-))|Cor ?[0-9](?!/D-))", "/", "separator"),
    Rule(r"(?<=[0-9])\((?=[A-Z][a-z])", " (", "spacing"),
    Rule(
        r"\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?=[0-9]{4})",
        r"\1 ",
        "spacing",
    ),
    Rule(r"^IEEE Std No\.? ?(?=[0-9])", "IEEE Std ", "word"),
    Rule(r"^(AIEE|IRE|IEEE) No\.? ?(?=[0-9])", r"\1 ", "word"),
    Rule(
        r"^IEEE Std (?!.*_D[0-9.]+(?:-|/D-))(P[A-Z]?[0-9.]+[A-Za-z]{0,4}(?:-[A-Za-z0-9-]+)?(?:/Cor ?[0-9])?(?:/D\.?[0-9A-Z]|/Draft[0-9]|-Corrigendum[0-9]))",
        r"IEEE Draft Std \1",
        "status",
    ),
    Rule(r"/Cor(?=[0-9]+(?:[/-]D[0-9]|[-:][0-9]{4}\)))", "/Cor ", "spacing"),
    Rule(r"^(?i:ieee)[ -]?(?=[0-9])", "IEEE ", "spacing"),
    Rule(r"^(?=P[A-Z]?[0-9])", "IEEE ", "publisher"),
    Rule(r"^(IEEE(?: Std)? [A-Z]?[0-9.a-zA-Z-]+) ?:((?:19|20)[0-9]{2})$", r"\1-\2", "year"),
    Rule(r"^IEEE(?: (?:Std|STD))?\. ?(?=[A-Z]?[0-9])", "IEEE Std ", "word"),
    Rule(r"^((?:ANSI/)?IEEE) (?:STD|std) ", r"\1 Std ", "case"),
    Rule(r"^((?:ANSI/)?IEEE Std [0-9.A-Za-z]+), ((?:19|20)[0-9]{2}) Edition$", r"\1-\2", "edition"),
    Rule(r"^(.*\([^()]*?)( - Redline)?$", r"\1)\2", "bracket"),
    Rule(r"(?<=[0-9])(?<!-20[0-9]{2})-((?:DIS|FDIS|CD)[0-9]?)(?=[ ,]|$|-(?!DIS|FDIS))", r"/\1", "separator"),
    Rule(r"(-[0-9]{4}[/ ])Cor(?=[0-9])", r"\1Cor ", "spacing"),
    Rule(r" (?=/D)", "", "spacing"),
    Rule(r" , ", ", ", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("IEEE Std 802.3-2022")
    StandardId(publisher='IEEE', type='Std', number='802.3', year=2022)
    """
    match = _PLAIN.fullmatch(text)
    if match is not None:
        publisher, status, number, year, redline = match.groups()
        return build(
            publisher, status, number, None, int(year) if year else None, suffix="Redline" if redline else None
        )
    match = _CATALOGUE.fullmatch(text)
    if match is not None:
        publisher, status, number, version, year, month = match.groups()
        return build(publisher, status, number, None, optional_int(year), optional_int(month), version)
    match = _XPLORE.fullmatch(text)
    if match is not None:
        publisher, status, number, version, month, year = match.groups()
        return build(
            publisher,
            status,
            number,
            None,
            optional_int(year),
            month_number(month) if month else None,
            version,
            style="xplore",
        )
    match = _NUMBERED.fullmatch(text)
    if match is not None:
        plain = _read_long(f"{match[1]} {match[2]}")
        return None if plain is None else attrs.evolve(plain, style="No.")
    return _read_long(text)


_TRAILING_YEAR = pattern(r"(.*[A-Za-z0-9])-((?:18|19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")


def _read_long(text: str) -> StandardId | None:
    head = _HEAD.match(text)
    if head is None or ".." in text:
        return None
    publisher, status = head.groups()
    if publisher in ("ISO", "IEC", "ISO/IEC") and _EDITION.search(text):
        return None
    if publisher in ("ISO", "IEC", "ISO/IEC") and not ("." in text or text.endswith("Redline") or " P" in text):
        return None
    body = _BODY.match(text, head.end())
    if body is None:
        return None
    number, start = body.group(), body.end()
    suffix = ""
    bracket = text.find("(", head.end())
    date = _DATED.search(text, head.end(), start + 24 if bracket < 0 else min(start + 24, bracket))
    if date is not None:
        number, start, suffix = text[head.end() : date.start()], date.end(), date.group()
    else:
        number = number.rstrip(" ")
        start = head.end() + len(number)
        for word in (" - Redline", " Redline", " - redline"):
            if number.endswith(word):
                number, start = number.removesuffix(word), start - len(word)
                break
    tail = _TAIL.fullmatch(text, start)
    if tail is None or not _plausible(number):
        return None
    suffix += tail.group()
    if (status == "Std" and _OLD_DRAFT.match(number)) or _GLUED_COR.search(number) or _UNTIDY.search(suffix):
        return None
    if status == "Std" and suffix.endswith(" Edition") and "-" not in number and suffix.startswith(", "):
        return None
    year = month = None
    dated = _TRAILING_YEAR.fullmatch(number)
    if dated:
        number, year, month = dated[1], int(dated[2]), optional_int(dated[3])
    part = None
    if publisher.startswith(("ISO", "IEC")):
        twin = _JOINT.fullmatch(number)
        if status is None and twin is not None and not suffix:
            number, part = twin.groups()
    return build(publisher, status, number, part, year, month, suffix=suffix or None, style="ieee")


def _plausible(number: str) -> bool:
    """Every word of a number has a digit in it, or is one of the few words that numbers hold."""
    return (
        all(word in _WORDS or any(char.isdigit() for char in word) for word in number.split(" "))
        and number[-1] not in "-/.,_"
    )


def render(id: StandardId) -> str:
    """Print an IEEE designation."""
    number = f"No.{id.number}" if id.style == "No." else id.number
    text = f"{id.publisher} {id.type} {number}" if id.type else f"{id.publisher} {number}"
    if id.part:
        text += f".{id.part}"
    if id.version is not None:
        if id.style == "xplore":
            date = f", {_MONTH_NAMES[id.month - 1]} {id.year}" if id.year and id.month else ""
            return f"{text}/D{id.version}{date}"
        text += f"/D-{id.version}"
    if id.year:
        text += f"-{id.year}" + (f"-{id.month:02}" if id.month else "")
    if id.suffix:
        text += id.suffix if id.suffix[0] in " ,(" else f" {id.suffix}"
    return text


_JOINT = pattern(r"([0-9]{4,6})(?:\.([0-9A-Z]+(?:-[0-9]+)*))?")

_MONTH_NAMES = "January February March April May June July August September October November December".split()
