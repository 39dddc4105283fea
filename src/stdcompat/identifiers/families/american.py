"""Other American bodies: ANSI, ASTM, ASME, UL, NFPA, SAE, API, ANS, AMCA.

ANSI Essential Requirements; Form and Style for ASTM Standards; ASME codes and standards.

Grammar::

    ansi  = "ANSI", [ "/", publisher ], " ", [ "Std " ], letters, number, [ "-", year ] ;
    astm  = "ASTM ", letter, number, [ "/", letter, number, "M" ], [ "-", year, [ letter ], [ "(", year, ")" ], [ "e", n ] ] ;
    asme  = "ASME ", code, { ( "." | "-" ), code }, [ "/CSA ", code ], [ "-", year ] ;
    ul    = "UL ", number, [ "-", part ], [ ":", year ] ;
    joint = "J-STD-", number, [ letter ], [ "-", year ] ;          (* IPC, JEDEC and others *)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import evolve

from .._build import build
from .._registry import CONVENTIONS, convention_of, split_prefix
from .._scan import Rule, full_year, optional_int, pattern, print_year
from . import ordinary
from .ashrae import read as read_ashrae
from .ashrae import render as render_ashrae
from .cen import read_supplements, render_supplements
from .csa import read_twins
from .ieee import read as read_ieee
from .ieee import render as render_ieee

if TYPE_CHECKING:
    import re

    from .._model import StandardId

__all__ = ["REWRITES", "read", "render"]

_OWN_GRAMMAR = frozenset(("ANSI", "API", "ASHRAE", "ASME", "ASTM", "ISO/ASTM", "J-STD"))
_ASTM = pattern(
    r"(ASTM|ISO/ASTM)( ?)(RR:[A-Z]\d\d-\d{4}|(?:MNL|DS|MONO|STP|TR|MNLTP|ADJ|TPT|WK|DATA)(?:[A-Z]{0,3}\d[A-Z0-9]{0,12}|TP\d+)(?:-[A-Z0-9]{1,5}){0,3}(?:DVD|CD)?|"
    r"TR\d{5}-EB|(?:PS|ES)?[A-GP]?[A-Z]?(\d{1,5})M?(?:/[A-G]?\4M)?)(?:-((?:19|20)\d\d|\d\d)([a-z])?)?(?:\(([1-9]\d{3})\))?(?:[eε](\d))?"
)
_ASME = pattern(
    r"((?:API [0-9A-Z-]{2,8}/|CSA B[0-9.]{2,8}/)?ASME(?:/ANS|/ANSI)?) "
    r"((?:(?:PTC|BPVC|TR|V&V|VVUQ|MFC|EA|CSD|NQA|BPE|PVHO|PCC|AED|CA|HST|NTB|PTB|STP|RA-S|TES|QAI|QME|POM|MUS|OM|FFS|FAP|PDS|PASE|RTP|SPPE|STS|Y|B|A) )?"
    r"(?:Code Case (?:[A-Z]-)?[0-9]{2,4}|RA-S[a-z]|[A-Z0-9&][A-Z0-9&]*)(?:[.-](?!(?:19|20)\d\d)[A-Z0-9]+(?:_ES)?)*(?: TW| COMPLETE CODE BIND)?[a-z]?(?:/CSA [A-Z][0-9.]+)?(?: Handbook| \(SPANISH\))?)"
    r"(?:-((?:19|20)(?:\d\d|XX|\dX)))?"
    r"((?:/(?:CSA|API|ASME) (?:[A-Z]{1,3}-)?[A-Z]?[0-9.]+(?:-[0-9]{1,2})?M?(?:[-:](?:[0-9]{4}|[0-9]{2}))?)?"
    r"(?:/(?:SA|SB|SFA)-[0-9.]{1,5}M)?(?:/[A-Z]{2,4}-[0-9][0-9.]*[a-z]?-[0-9]{4})?(?: \[[A-Z][a-z]+ [A-Za-z]+\])?(?: \(R(?:19|20)\d\d\))?(?: \(Revision of ASME [A-Z0-9.–-]+\))?)"
)
_OTHERS = "|".join(
    sorted(
        (one.code for one in CONVENTIONS.values() if one.family == "american" and one.code not in _OWN_GRAMMAR),
        key=len,
        reverse=True,
    )
)
_ANSI = pattern(
    rf"(ANSI(?:/[A-Z]{{2,6}}(?![A-Z])){{0,4}}|OIML|{_OTHERS})"
    r"(?: (Std|Standard|Publication|IEC|ISO|ISO/IEC|SP|TR|J|AMS|AS|ARP|AIR|MA|RA-S|RP|ES|HPSSC|IEEE))?"
    r" ?((?!(?<=ANSI )[A-Z] )(?:(?:RA-S-|[A-Z]{1,6}[. -]?))?\d{1,6}[A-Z]{0,3}(?:[.-](?!(?:19|20)\d\d(?![0-9]))(?!(?<=-)\d\d(?:$| \())[0-9A-Z]{1,6})*[a-z]?(?:/[A-Z]?\d[0-9.]*M?(?![0-9]))?(?:R\d{1,2}(?=$))?)"
    r"(?:([:-])((?:19|20)\d\d|\d\d))?(?:_(\d{6}))?((?:[+/]A\d{1,2}(?::(?:19|20)\d\d)?){1,6}|/\(R\)(?:19|20)\d\d|)"
    r"((?:[ ;]{0,2}\(?(?:[RW]\d{4}|Rev\. \d\d-\d\d|Revision of [A-Za-z0-9 .:-]{3,40}|Incorporated into [A-Z0-9.-]{3,30}|ASA [A-Z0-9.]+|ANS\.STD\. \d|N[0-9./N-]+)\)?)*)"
    r"((?: DRAFT \d{4}| Interp| RG Interp| /ASHRAE [0-9-]+| - Redline| S[A-C](?=$)| ed\. \d{1,2}(?=$))*)"
)
_API = pattern(
    r"(API) (?:(RP|STD|SPEC|BULL|PUBL|TR|TP|MPMS|MPMP|COS|DR)(?: |$))?((?:CH )?[A-Z]?\d{0,5}[A-Z0-9]{0,6}(?:[.-][0-9]{1,3}[A-Z]?)*(?:-[A-Z]{1,4})?(?: PT I{1,3})?|OSRC)"
    r"(?:[-:]((?:19|20)\d\d))?(?: ed\. (\d{1,2}))?"
)

# The letter of a committee apart from its number; hyphens between the levels of the boiler code.
_ASME_LOOSE = pattern(r"ASME (?:[ABY] [0-9]|BPVC-[IVX])")

# Bodies whose numbers may hold a slash: the metric twin, or the two halves of a range of products (``AHRI 210/240``).
_SLASHED = tuple(one.code for one in CONVENTIONS.values() if "slashed" in one.traits)
_JOINT_INDUSTRY = pattern(r"J-STD-(\d{3}[A-Z]?(?:\.\d)?)(?:-((?:19|20)\d\d))?")

# Sections of the boiler code have a short form: ``BPVC.VIII.1`` is ``Section VIII, Division 1``.
_SECTION = (
    r"^ASME (BPVC?|B&PVC?(?: Code)?|(?i:boiler (?:and|&) pressure vessel code|code(?= ?section)))?[ ,.-]*((?i:section|sect?\b\.?))? ?([IVX]{1,4})"
    r"(?:[ ,]*(?i:(division|div\b\.?)) ?([1-5])|[-.]([1-3](?![0-9])))?"
    r"(?:[ ,]*(?i:part|subsection) ([A-Z]{1,3}))?(?:[, ]*(?i:(article) ([0-9]{1,2})))?(?:[, -]{1,2}((?:19|20)[0-9]{2})(?: [Ee]dition)?)?$"
)


def _section(match: re.Match[str]) -> str:
    _, _, section, _, division, short, part, _, _, year = match.groups()
    levels = [level for level in (section, division or short, part) if level]
    return f"ASME BPVC.{'.'.join(levels)}" + (f"-{year}" if year else "")


REWRITES = (
    Rule(r"^INCITS/(?=ISO|IEC)", "INCITS ", "separator"),
    Rule(r"^(?=ARP ?[0-9])", "SAE ", "publisher"),
    # The flammability that a material reaches is no part of the designation of UL 94.
    Rule(r"^(UL ?94)[ ,-]{1,2}(V-?[0-2]|HB|5V[AB]|VTM-?[0-2])$", r"\1", r"rating \2"),
    Rule(r"^(AASHTO [A-Z]{1,2})(?=[0-9])", r"\1 ", "spacing"),
    Rule(
        r"^API (?i:(recommended practice)|standard|(specification)|(bulletin)|(publication))(?= )",
        lambda match: "API " + ("RP", "SPEC", "BULL", "PUBL", "STD")[(match.lastindex or 5) - 1],
        "word",
    ),
    Rule(_SECTION, _section, r"words \1 \2 \4 \8 \9"),
    Rule(r"^(ASME .*[0-9A-Z]) ((?:19|20)[0-9]{2})$", r"\1-\2", "year"),
    Rule(r"^(ASME STP)/(?=[A-Z]{2}-)", r"\1-", "separator"),
    Rule(r"^(?:ASCE/(SEI)|(SEI)/ASCE) (?=[0-9])", "ASCE ", r"publisher \1\2"),
    Rule(r"^ASME (?:BPVC )?(?=Code Case )", "ASME ", "prefix"),
    Rule(r"^(ASME SFA) (?=[0-9])", r"\1-", "separator"),
    # The letter of a revision stands at the number (``AS9100 Rev D``).
    Rule(r"^((?:SAE )?A[MRI]?[SPR] ?[0-9]+),? (Rev)\.? ?(?=[A-Z]$)", r"\1", r"word \2"),
    Rule(r"^(?=AMS[ -]?(?:[0-9]|[A-Z]{2}-|STD-))", "SAE ", "publisher"),
    Rule(r"^(API (?:[A-Z]+ )?[0-9]{3}),? (?:Part|PART|Pt\.?) ?(?=I{1,3}$)", r"\1 PT ", "word"),
    Rule(r"^(API (?:[A-Z]+ )?[0-9]{3})-(?=I{1,3}$)", r"\1 PT ", "separator"),
    Rule(r"^(API MPMS) (?:Chapter|Ch\.?) ?(?=[0-9])", r"\1 CH ", "word"),
    Rule(r"^API (Bull|Publ) ", lambda match: f"API {match[1].upper()} ", "case"),
    Rule(r"^UL (?:(?i:subject) )(?=[0-9])", "UL ", "word SUBJECT"),
    Rule(r"^(UL .*[0-9]) Supplement (?=S[ABC]$)", r"\1 ", "word Supplement"),
    Rule(r"^(AHRI) Standard ([0-9/]+)", r"\1 \2", "word Standard"),
    Rule(r"^((?:ANSI/)?AAMI [A-Z]{0,3}) (?=[0-9])", r"\1", "spacing"),
    Rule(r"^(AAMI)/(?=TIR)", r"\1 ", "separator"),
    Rule(r"(?<=[0-9]) ?: ?(?=(?:19|20)[0-9]{2})", ":", "spacing"),
    Rule(r" ?([+/]) ?(?=A[0-9]|\(R\))", r"\1", "spacing"),
    Rule(r"/\(R\) (?=[0-9]{4}$)", "/(R)", "spacing"),
    Rule(r"^(ASTM [A-G][0-9]+) / (?=[A-G]?[0-9]+M)", r"\1/", "spacing"),
    Rule(r"^SAE [Ss]tandard (?=J)", "SAE ", "word"),
    Rule(r"^ASTM[ -]?([A-G])[ -](?=[0-9]{3})", r"ASTM \1", "separator"),  # E-19 is a committee
    Rule(r"^ASTM(?=[A-G] ?[0-9])", "ASTM ", "spacing"),
    Rule(r"^SAE ?J ?(?=[0-9])", "SAE J ", "spacing"),
    Rule(r"^(SAE ?J ?[0-9/-]+) ([A-Z]{3}) ?([0-9]{4}|[0-9]{2})(?::[0-9]{4})?$", r"\1-\3", r"month \2"),
    Rule(r"^(SAE ?J ?[0-9]+)/(?=[0-9])", r"\1-", "part"),
    Rule(r"^(ANSI H[0-9.]+)\(M\)", r"\1M", "metric"),
    Rule(r"(?<= [A-G]) (?=[0-9])", "", "spacing"),
    Rule(r"^(ASTM [A-G][0-9]+/[A-G]) (?=[0-9]+M)", r"\1", "spacing"),
    Rule(r"^(ASTM [A-Z]+[0-9]+M?(?:/[A-Z]?[0-9]+M?)?-[0-9]{2,4}[a-z]?):((?:19|20)[0-9]{2})$", r"\1(\2)", "reapproved"),
    Rule(r"^(ASTM [A-Z]+[0-9]+M?(?:/[A-Z]?[0-9]+M?)?):((?:19|20)[0-9]{2})", r"\1-\2", "year"),
    Rule(r"^API[ ./](Spec|RP|Std|SPEC|STD)[ .]", lambda match: f"API {match[1].upper()} ", "case"),
    Rule(r"^(API(?: [A-Z]+)? [0-9A-Z-]+):((?:19|20)[0-9]{2})", r"\1-\2", "year"),
    Rule(r"^(ANSI [A-Z]) (?=[0-9])", r"\1", "spacing"),
    Rule(r"^ANSI[ _](ANSLG|AWS|AAMI|IPC) ", r"ANSI/\1 ", "separator"),
    Rule(r"^(ASTM) ([A-G]) ?(?=\d)", r"\1 \2", "spacing"),
    Rule(r"^(UL|ULC|NFPA|SAE)(?=\d)", r"\1 ", "spacing"),
    Rule(r"^(SAE) J(\d+)", r"\1 J \2", "spacing"),
    Rule(r"^(ASTM [A-Z]+\d+(?:/[A-Z]\d+M?)?):((?:19)?\d\d)", r"\1-\2", "year"),
    Rule(r"(ASME [A-Z0-9.]+):(\d{4})$", r"\1-\2", "year"),
    Rule(r" [–-] ", "-", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("ASTM D5587-15(2019)").year
    2015
    """
    return _read_one(text) or read_twins(text, _read_one) or (read_ieee(text) if text.startswith("ANSI") else None)


def _read_one(text: str) -> StandardId | None:
    if "ASHRAE" in text[:12]:
        result = read_ashrae(text)
        if result is not None:
            return result
    if "ASTM" in text[:9]:
        match = _ASTM.fullmatch(text)
        if match is not None:
            publisher, gap, number, _, year, letter, reapproved, editorial = match.groups()
            short = year is not None and len(year) == 2
            if not gap and publisher == "ASTM":
                return None
            return build(
                publisher,
                None,
                number,
                None,
                full_year(year) if year else None,
                version=letter,
                edition=editorial,
                suffix=f"({reapproved})" if reapproved else None,
                style=None
                if gap and not short
                else "glued short"
                if not gap and short
                else "short"
                if gap
                else "glued",
            )
    if "ASME" in text[:20] and not _ASME_LOOSE.match(text):
        match = _ASME.fullmatch(text)
        if match is not None and (any(char.isdigit() for char in text[:24]) or "BPVC" in text):
            publisher, number, date, relation = match.groups()
            year = optional_int(date) if date and date.isdecimal() else None
            rest = ("" if year or not date else f"-{date}") + (relation or "")
            return build(publisher, None, number, None, year, suffix=rest or None)
    if text.startswith("ANSI/"):
        approved = _read_approved(text)
        if approved is not None:
            return approved
    if text.startswith("API"):
        match = _API.fullmatch(text)
        if match is None or not (match[3] == "OSRC" or any(char.isdigit() for char in match[3])):
            return None
        return build("API", match[2], match[3], None, optional_int(match[4]), edition=match[5])
    match = _JOINT_INDUSTRY.fullmatch(text)
    if match is not None:
        return build("J-STD", None, match[1], year=optional_int(match[2]))
    match = _ANSI.fullmatch(text)
    if match is None:
        return None
    publisher, kind, number, sep, year, month, tail, suffix, product = match.groups()
    if tail and ("ASHRAE" in publisher or publisher.endswith("ASTM")):
        return None  # they have no amendments of this form
    body = convention_of(publisher[5:]) if publisher.startswith("ANSI/") else None
    if body is not None and body.family == "ordinary":
        return None  # `_read_approved` has refused it
    if "/" in number and not publisher.endswith(_SLASHED):
        return None
    if tail.startswith("/("):
        tail, suffix = "", tail + suffix
    if publisher == "AASHTO" and " " not in number:
        return None
    part = None
    if publisher in ("UL", "ULC") and "-" in number:
        number, _, part = number.partition("-")
    if kind is not None and f"{kind}{number}" in text:
        kind, number = None, f"{kind}{number}"
    if publisher == "SAE" and kind in (None, "Standard") and number[0] == "J" and number[1] != " ":
        return None
    own = ":" if publisher == "UL" else "-"
    return build(
        publisher,
        kind,
        number,
        part,
        full_year(year) if year else None,
        version=month,
        supplements=read_supplements(tail) if tail else (),
        suffix=(suffix or "") + (product or "") or None,
        style=(sep if sep != own else "") + ("short" if len(year) == 2 else "") or None if year else None,
    )


def _read_approved(text: str) -> StandardId | None:
    """Read the designation of an ordinary publisher that ANSI approved."""
    found = split_prefix(text[5:])
    if found is None:
        return None
    one, end = found
    result = ordinary.read_of(one, text[5 + end :])
    return None if result is None else evolve(result, publisher=f"ANSI/{one.code}")


def render(id: StandardId) -> str:
    """Print an American designation."""
    approved = convention_of(id.publisher.removeprefix("ANSI/"))
    if approved is not None and approved.family == "ordinary":
        return f"ANSI/{ordinary.render(evolve(id, publisher=approved.code))}"
    if id.joint:
        return "/".join(map(str, (evolve(id, joint=()), *id.joint)))
    if "ASHRAE" in id.publisher:
        return render_ashrae(id)
    if id.style in ("ieee", "xplore") or id.month or (id.version and id.publisher == "ANSI"):
        return render_ieee(id)
    if any(item.kind in ("Cor", "Amd") for item in id.supplements):
        return render_ieee(id)
    if id.publisher == "J-STD":
        return f"J-STD-{id.number}-{id.year}" if id.year else f"J-STD-{id.number}"
    text = f"{id.publisher} {id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    if id.publisher.endswith("ASTM") and id.type is None:
        style = id.style or ""
        if style.startswith("glued"):
            text = f"{id.publisher}{id.number}"
        if id.year is not None:
            text += f"-{print_year(id.year, short=style.endswith('short'))}{id.version or ''}"
        text += id.suffix or ""
        return f"{text}e{id.edition}" if id.edition else text
    if id.part:
        text += f"-{id.part}"
    if id.year is not None:
        style = id.style or ""
        sep = style.removesuffix("short") or (":" if id.publisher == "UL" else "-")
        text += sep + print_year(id.year, short=style.endswith("short"))
    if id.version:
        text += f"_{id.version}"
    if id.edition:
        text += f" ed. {id.edition}"
    return text + render_supplements(id.supplements) + (id.suffix or "")
