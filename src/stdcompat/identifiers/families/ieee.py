"""IEEE and its forerunners AIEE, IRE and ASA (IEEE SA Standards Style Manual; IEEE Xplore's spelling).

Grammar::

    designation = publishers, [ " ", status ], " ", number, ( published | draft | supplement ), [ date ], { relation },
                  [ " Redline" | " - Redline" ] ;
    publishers  = [ "ANSI/" ], ( "IEEE" | "AIEE" | "IRE" | "ASA" ) | "IEC/IEEE" | "ISO/IEEE" | "ISO/IEC/IEEE" ;
    status      = [ "Unapproved" | "Approved" | "Active Unapproved" ], [ "Draft" ], [ "Std" ] ;
    number      = [ "P" ], [ letter ], digits, { ".", digits, [ letters ] } ;
    published   = [ "-", year, [ "-", month ] ] ;
    draft       = "/D", version, [ ", ", month, " ", year ]                          (* Xplore *)
                | "/D-", version, [ "-", year, [ "-", month ] ] ;                    (* catalogue *)
    supplement  = [ "-", year ], "/", kind, " ", n, ( published | "/D", version )    (* Xplore *)
                | [ "-", year ], [ "/D-", version ], "/", kind, n, published ;       (* catalogue *)
    kind        = "Cor" | "Amd" ;
    relation    = " (", ( "Revision of" | "Amendment to" | ... ), " ", designation, ")" ;

A bracketed relation tells about the document and is kept in `suffix`, with a date that is written in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._build import build
from .._model import Supplement
from .._scan import Rule, apply, month_number, optional_int, pattern

if TYPE_CHECKING:
    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_PUBLISHER = (
    r"(?:ANSI/)?(?:IEEE|AIEE|IRE|ASA)(?:[/ ]ASHRAE|/(?:CSA|ANSI|NACE|EIA|ASTM|ASME|ANS|IEC|ISO|UL|NEMA|AIEE|EAB))*"
    r"|ANSI(?:/USEMCSC)?|AMPP|USAS|(?:NACE|IEC|IEC/ISO|ISO|ISO/IEC)/IEEE|NACE"
    r"|(?:ISO/IEC|IEC|ISO)(?= P|.*(?:\.| P|Redline$))(?!.* [Ee]d\.? ?\d)"
)
_STATUS = (
    r"(?:Active )?(?:Unapproved|Approved) (?:Draft )?(?:Std)?|Active Std|Approved|Draft(?: Std)?|Std"
    r"|(?:DIS|FDIS|CD|FCD|TS|WD|CDV|FDAM|DTS|PRF)[0-9]?|Standards?|Guide|Recommended Practice"
)
_YEAR = r"(?:18|19|20)\d\d"
_MONTH = r"0[1-9]|1[0-2]"
_MONTH_NAMES = "January February March April May June July August September October November December".split()
_FULL_MONTH = "|".join(_MONTH_NAMES)
_ANY_MONTH = "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_VERSION = r"[A-Za-z]{0,2}\d[A-Za-z0-9.]*(?<!\.)"

# The forms of three identifiers in four; the rest is read by the whole grammar.
_PLAIN = pattern(
    r"(IEEE|ANSI/IEEE|AIEE) (?:(Std) )?([A-Z]?\d{1,5}(?:\.\d{1,4})*[A-Za-z]{0,2})(?:-([1-9]\d{3}))?"
    r"(?: (Redline)|( \((?:Revision of|Amendment to) (?:ANSI/)?IEEE Std [A-Z]?\d[A-Za-z0-9.]*-\d{4}\)))?"
)
_DRAFT = pattern(
    r"(IEEE) (?:(Unapproved Std|Draft Std|Std(?= [^/]+/D-)) )?(P?[A-Z]?\d{1,5}(?:[.-]\d{1,5})*[A-Za-z]{0,3})/D"
    rf"(?:-(\d{{1,4}}(?:\.\d{{1,3}})*)(?:-([1-9]\d{{3}})(?:-({_MONTH}))?)?|(?<=D)(\d{{1,4}}(?:\.\d{{1,3}})*)(?:, ({_FULL_MONTH}) ([1-9]\d{{3}}))?)"
)

_LOOSE_DATE = rf"(?:,? ?| )(?:{_ANY_MONTH})\b[., ]{{0,2}}(?:\d{{1,2}}, ?)?(?:\d{{4}}|\d\d)|, \d{{4}}"
_BRACKETS = r"(?: ?[(\[][^()\[\]™®]*(?:[(\[][^()\[\]™®]*[)\]][^()\[\]™®]*)*[)\]])*"
_ENDING = r" ?-? ?(?:Redline|redline|Errata|\.pdf| - \(Approved Draft\)|, Standard)"
_LONG = pattern(
    rf"({_PUBLISHER})(?: ({_STATUS}))? (No\.)?(?=P?(?:[A-Z]{{0,5}}[.-]?|SI |NESC HBK-)\d)([A-Za-z0-9][A-Za-z0-9./_ +&;-]*?(?<![-/._ ]))"
    rf"(?:, ({_FULL_MONTH}) ([1-9]\d{{3}}))?((?:{_LOOSE_DATE})?(?: Edition)?{_BRACKETS}(?:{_ENDING})?)"
)
_BODY = pattern(
    rf"(.*?[A-Za-z0-9])(?:/D-({_VERSION}))?(?:-({_YEAR})(?!/D\w)(?:-({_MONTH}))?)?"
    rf"(?:(?:/D-({_VERSION}))?/(Cor|Amd)( ?)(\d+)(?:-({_YEAR})(?:-({_MONTH}))?)?)?(?:/D({_VERSION}))?"
)
_JOINT = pattern(r"([0-9]{4,6})(?:\.([0-9A-Z]+(?:-[0-9]+)*))?")
_WORDS = frozenset(
    "NESC NSF/ANSI P&V /ASHRAE Guideline and / ASME AS ANSI SI PSI PTC Stds No. C2-2012-Preprint First edition ED1 Cor Cor. Amd Amd. Std Edition Part IEEE INT Redline - Int Conformance Errata Corrigendum".split()
)

# A year in brackets or behind a loose hyphen is the year of the edition, no remark.
_LOOSE_YEAR = pattern(r"[0-9A-Za-z](?: ?\((?:19|20)[0-9]{2}\)| - (?:19|20)[0-9]{2})$")

# Each begins with what is rare, as every designation that is not of a common form is searched for all of them.
REWRITES = (
    Rule(r"\(TM\)", "", "characters"),
    Rule(r"&#(x2122);", "", r"characters \1"),
    Rule(r"&#x2013;", "-", "characters x2013"),
    Rule(r"&(?:(amp);)+", "&", r"characters \1"),
    Rule(r" , ", ", ", "spacing"),
    Rule(r" - (?=(?:19|20)[0-9]{2}$)", "-", "spacing"),
    Rule(r"(?<!-[0-9]{4}) ?\(((?:19|20)[0-9]{2})\)$", r"-\1", "year"),
    # The publisher and the status.
    Rule(r"^ISO /IEC", "ISO/IEC", "spacing"),
    Rule(r"/ (?=IEEE|ASTM|ASHRAE)", "/", "spacing"),
    Rule(r"^(ISO/IEC/IEEE)/ (?=F?DIS|P[0-9])", r"\1 ", "separator"),
    Rule(r"^(?:IEEE )?National Electrical Safety Code,? (?=C2)", "IEEE ", "word"),
    Rule(r"^IEEE[ -]SA(?: -)? (?=[0-9])", "IEEE ", "word"),
    Rule(r"^(?=P[A-Z]?[0-9]|Std )", "IEEE ", "publisher"),
    Rule(r"^(?=802\.|1900\.)", "IEEE Std ", "publisher"),
    Rule(r"^(?:ieee[ -]?|IEEE-?)(?=[0-9]|P[A-Z]?[0-9])", "IEEE ", "spacing"),
    Rule(r"^IEEE(?: (?:Std|STD))?\. ?(?=[A-Z]?[0-9])", "IEEE Std ", "word"),
    Rule(r"^((?:ANSI/)?IEEE) (?:STD|std) ", r"\1 Std ", "case"),
    Rule(r"Std(?=[0-9])", "Std ", "spacing"),
    # A standard that is also one of ASA or ANSI, and other numbers with a word before them.
    Rule(
        r"^(AIEE|IEEE)(?: (Standard))? No\.? ?(?=[0-9]\S* \(A(?:NSI|SA) [A-Z][A-Z0-9.]+-[0-9]{4}\)$)",
        r"\1 Std ",
        r"word \2",
    ),
    Rule(r"\(Revision of IEEE No\.? ?(?=[0-9.]+-[0-9]{4}\))", "(Revision of IEEE Std ", "word"),
    Rule(r" No(?<=EE No|RE No|td No)\.? (?=[0-9])", " ", "word"),
    # What follows the number.
    Rule(r"^(IEEE(?: Std)? [A-Z]?[0-9.a-zA-Z-]+) ?:((?:19|20)[0-9]{2})$", r"\1-\2", "year"),
    Rule(r"^((?:ANSI/)?IEEE Std [0-9.A-Za-z]+), ((?:19|20)[0-9]{2}) Edition$", r"\1-\2", "edition"),
    Rule(r"_(?=D[A-Z]?[0-9](?![0-9.]*(?:-[0-9]{4}$|/D-))|Cor ?[0-9](?!/D-))", "/", "separator"),
    Rule(r"-D(?<!/D-D)(?=[0-9]+, )", "/D", "separator"),
    Rule(r"-(?<=[0-9]-)(?<!-20[0-9]{2}-)((?:DIS|FDIS|CD)[0-9]?)(?=[ ,]|$|-(?!DIS|FDIS))", r"/\1", "separator"),
    Rule(r"(-[0-9]{4}[/ ](?:Cor|Amd)|/Cor(?=[0-9]+(?:[/-]D[0-9]|[-:][0-9]{4}\))))(?=[0-9])", r"\1 ", "spacing"),
    Rule(
        r"^IEEE Std (?=P[A-Z]?[0-9][^ ,(]*(?:/Cor [0-9]+)?(?:/D\.?[0-9A-Z]|/Draft[0-9]|-Corrigendum[0-9]))",
        "IEEE Draft Std ",
        "status",
    ),
    Rule(rf", ({_ANY_MONTH})(?=[0-9]{{4}})", r", \1 ", "spacing"),
    # The bracket.
    Rule(r"\((?<=[0-9]\()(?=[A-Z][a-z]|R[0-9]{4}\) )", " (", "spacing"),
    Rule(r"Revison", "Revision", "spelling Revison"),
    Rule(r" -(?=[0-9]{4}\))", "-", "spacing"),
    Rule(r"(\([^()]*?)( - Redline)?$", r"\1)\2", "bracket"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("IEEE Std 802.3-2022")
    StandardId(publisher='IEEE', type='Std', number='802.3', year=2022)
    >>> read("IEEE Std 1137-1991/Cor 1-2009").supplements
    (Supplement(kind='Cor', number='1', year=2009),)
    """
    match = _PLAIN.fullmatch(text)
    if match is not None:
        publisher, status, number, year, redline, relation = match.groups()
        return build(publisher, status, number, None, int(year) if year else None, suffix=redline or relation)
    match = _DRAFT.fullmatch(text)
    if match is None:
        return _read_long(text)
    publisher, status, number, version, year, month, xplore, name, other = match.groups()
    if xplore is None:
        return build(publisher, status, number, None, optional_int(year), optional_int(month), version)
    month = month_number(name) if name else None
    return build(publisher, status, number, None, optional_int(other), month, xplore, style="xplore")


def _read_long(text: str) -> StandardId | None:
    match = _LONG.fullmatch(text)
    if match is None or _LOOSE_YEAR.search(text) or apply(REWRITES, text)[1]:
        return None
    publisher, status, word, body, name, day, rest = match.groups()
    if rest and rest[0].isalnum():
        return read(f"{text[: match.start(7)]} {rest}")  # as it is printed
    parts = _BODY.fullmatch(body)
    if parts is None or not _plausible(body):
        return None
    number, early, year, month, draft, kind, gap, item, amended, since, late = parts.groups()
    version = early or draft or late
    if name and not late:
        rest = f", {name} {day}{rest}"
    date = (int(day), month_number(name)) if name and late else (optional_int(amended), optional_int(since))
    supplements: tuple[Supplement, ...] = ()
    if kind:
        supplements = (Supplement(kind, item, *date, stage=f"D{version}" if version else None),)
        version = None
    elif late:
        year, month = date
    part = None
    joint = _JOINT.fullmatch(number) if status is None and publisher.startswith(("ISO", "IEC")) else None
    if joint:
        number, part = joint.groups()
    return build(
        publisher,
        status,
        number,
        part,
        optional_int(year),
        optional_int(month),
        version,
        supplements=supplements,
        suffix=rest or None,
        style="No." if word else "xplore" if gap or late else "ieee",
    )


def _plausible(number: str) -> bool:
    """Every word of a number has a digit in it, or is one of the few words that numbers hold."""
    return ".." not in number and all(
        word in _WORDS or any(char.isdigit() for char in word) for word in number.split(" ")
    )


def render(id: StandardId) -> str:
    """Print an IEEE designation, as the catalogue does or as Xplore does."""
    text = f"{id.publisher} {id.type} " if id.type else f"{id.publisher} "
    text += f"No.{id.number}" if id.style == "No." else id.number or ""
    if id.part:
        text += f".{id.part}"
    xplore = id.style == "xplore"
    dated = _dated(id.year, id.month, draft=f"D{id.version}" if id.version else None, xplore=xplore)
    text += dated
    for item in id.supplements:
        draft, word = item.stage, f"/{item.kind}{' ' if xplore else ''}{item.number}"
        if draft and not xplore:
            word, draft = f"/D-{draft[1:]}{word}", None
        text += word + _dated(item.year, item.month, draft=draft, xplore=xplore)
    if id.suffix:
        text += id.suffix if id.suffix[0] in " ,(.-" else f" {id.suffix}"
    return text


def _dated(year: int | None, month: int | None, *, draft: str | None, xplore: bool) -> str:
    """Print a draft and a date."""
    if draft and xplore:
        return f"/{draft}" + (f", {_MONTH_NAMES[month - 1]} {year}" if year and month else "")
    text = f"/D-{draft[1:]}" if draft else ""
    if year:
        text += f"-{year}" + (f"-{month:02}" if month else "")
    return text
