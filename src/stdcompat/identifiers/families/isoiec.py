"""ISO, IEC, CISPR and their joint publishers (ISO/IEC Directives Part 1 and Part 2; RFC 5141 for the URN).

Grammar::

    designation = publishers, [ sep, [ stage, " " ], [ type ] ], " ", number, { "-", part }, [ ".", iteration ],
                  [ ":", year, [ "-", month ] ], { supplement }, [ " ", product ], [ "(", language, ")" ] ;
    publishers  = ( "ISO" | "IEC" | "CISPR" ), { "/", publisher } ;
    sep         = "/" (* after ISO alone *) | " " ;
    supplement  = "/", [ stage, " " ], ( "Amd" | "Cor" | "Add" | "Suppl" ), " ", number, [ ":", year ]  (* ISO *)
                | ( "/" | "+" ), ( "AMD" | "COR" | "ISH" | "FRAG" ), number, [ ":", year ] ;           (* IEC *)

The two houses print supplements of joint documents differently (``/Amd 1:2024``, ``/AMD1:2024``): the same
document, so `style` remembers the spelling and equality ignores it.
"""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, optional_int

__all__ = ["REWRITES", "read", "render"]

_JOINT = "IEC|IEEE|ASTM|CIE|HL7|SAE|OIML|IDF|UNDP|ISO|ITU|IUPAC|NIST|IIW|CISPR|UNECE|OGC"
_STAGE = (
    "PWI|NP|NWIP|AWI|WD|CDV|CD|DIS|FDIS|FCD|PDAM|DP|PRF|PDTR|PDTS|DTS|DTR|DPAS|FDTS|FDTR|FPDISP|PDISP|DISP|FDISP|"
    "DGuide|FDGuide|PreCD|RFDIS|CDTS|CDTR|FPD|FPRF"
)
_TYPE = "TS|TR|PAS|R|DATA|ISP|Guide|GUIDE|SRD|TTA|IWA|SP"
_SUPPLEMENT = (
    r"/(?:(?:PWI|NP|AWI|WD|CD|DIS|PRF|FPD) )?(?:F?D?Amd|F?D?Cor|F?PDAM|F?P?DAM|F?P?DCOR|Add|Suppl|DAD|ADD|Ext|Index)"
    r"(?: \d{1,3}(?:\.\d{1,2})?)?(?::\d{4}(?:-\d\d)?)?"
    r"|[/+](?:AMD|COR|ISH|FRAG|DAM|ADD|SUP)(?:\d{1,3}|[A-Z]{1,2}(?![A-Z]))(?:\.\d{1,2})?(?::\d{4}(?:-\d\d)?)?"
    r"| (?:CSV|RLV|EXV|CMV|PAC|PRV|SER|TC|ED\d{1,2}(?:\.\d)?)(?:-(?:CMV|RLV|CSV))?(?=[/ (]|$)"
)
_MAIN = re.compile(
    rf"(Fpr|pr)?((?:ISO|IEC|CISPR)(?:/(?:{_JOINT}))*|IWA|IEC CISPR)"
    rf"(?:([/ ])((?:{_STAGE}|{_TYPE})(?:[/ ](?:{_TYPE}))?))?"
    r" (\d{1,6}[A-Z]{0,2})((?:-[A-Z0-9]{1,8})*(?:/\d{1,2}(?!\d))?)(?:\.(\d{1,2}))?"
    r"(?::((?:1[89]|20)\d\d)(?:-(\d\d))?)?"
    rf"((?:{_SUPPLEMENT})*)"
    r"( \(all parts\))?(?: ?\(([A-Za-z]{1,2}(?:[/,][A-Za-z]{1,2})*)\))?"
)
_TAIL = re.compile(
    r"([/+ ])(?:(PWI|NP|AWI|WD|CD|DIS|PRF|FPD) )?([A-Z][A-Za-z]*(?:-[A-Z]+)?)( ?)"
    r"(\d{1,3}(?:\.\d{1,2})?|(?<=AMD)[A-Z]{1,2})?(?::(\d{4})(?:-(\d\d))?)?"
)
# The printed word, what it means: (kind, draft stage, house).
_WORDS = {
    "AMD": ("Amd", None, "iec"),
    "COR": ("Cor", None, "iec"),
    "ISH": ("ISH", None, "iec"),
    "FRAG": ("FRAG", None, "iec"),
    "SUP": ("Suppl", None, "iec"),
    "DCOR": ("Cor", "DCOR", "iso"),
    "FDCOR": ("Cor", "FDCOR", "iso"),
    "FDAmd": ("Amd", "FDAM", "iso"),
    "DAmd": ("Amd", "DAM", "iso"),
    "FDCor": ("Cor", "FDCOR", "iso"),
    "DCor": ("Cor", "DCOR", "iso"),
    "DAD": ("Add", "DAD", "iso"),
    "ADD": ("Add", None, "iec"),
    **{word: ("Amd", word, "iso") for word in ("DAM", "FDAM", "PDAM", "FPDAM")},
    **{word: ("Cor", word, "iso") for word in ("PDCOR", "FPDCOR")},
}
_IEC_WORDS = {"Amd": "AMD", "Cor": "COR", "Suppl": "SUP", "Add": "ADD"}

REWRITES = (
    Rule(r"(?i)^(?:standard|norm(?:e)?|std\.?) ", "", "word"),
    Rule(r"ИСО/МЭК|исо/мэк", "ISO/IEC", "language"),
    Rule(r"^ИСО", "ISO", "language"),
    Rule(r"^МЭК", "IEC", "language"),
    Rule(r"(?i)\bCEI\b", "IEC", "language"),
    Rule(r"^(?i:iso|iec|cispr)(?=[ /\d-])", "", "case"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("IEC 62368-1:2018+AMD1:2020")
    StandardId(publisher='IEC', number='62368', part='1', year=2018, \
supplements=(Supplement(kind='Amd', number='1', year=2020, consolidated=True),))
    """
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    prefix, publisher, sep, kind, number, part, iteration, year, month, tail, series, language = match.groups()
    stage: str | None = prefix
    type_: str | None = None
    style: str | None = None
    if kind:
        first, _, second = kind.partition(" ")
        if first in _TYPES:
            type_ = first
            if second:
                return None
        else:
            stage, type_ = first, second or None
        if type_ == "GUIDE":
            type_, style = "Guide", "iec"
        if publisher == "ISO":
            if sep == " " and type_ != "Guide":
                style = "iec"
        elif sep == "/":
            return None
    supplements: tuple[Supplement, ...] = ()
    suffix = None
    if tail:
        supplements, suffix, house = _read_tail(tail)
        if house and house != ("iso" if publisher.startswith("ISO") else "iec"):
            style = house
    return build(
        publisher,
        type_,
        number,
        part[1:] or None,
        int(year) if year else None,
        int(month) if month else None,
        None,
        iteration,
        stage,
        language,
        supplements,
        suffix=suffix,
        style=style,
        all_parts=series is not None,
    )


_TYPES = frozenset(_TYPE.split("|"))


def _read_tail(tail: str) -> tuple[tuple[Supplement, ...], str | None, str | None]:
    supplements: list[Supplement] = []
    suffix = house = None
    for sep, stage, word, _, number, year, month in _TAIL.findall(tail):
        if sep == " ":
            suffix = word + number if suffix is None else f"{suffix} {word}{number}"
            continue
        kind, draft, used = _WORDS.get(word, (word, None, "iso"))
        house = house or used
        supplements.append(
            Supplement(
                kind,
                number or None,
                optional_int(year),
                optional_int(month),
                stage or draft,
                sep == "+",
                sep == "/" and bool(supplements) and not supplements[-1].consolidated,
            )
        )
    return tuple(supplements), suffix, house


def render(id: StandardId) -> str:
    """Print a designation in its publisher's form, or in the house style it was written in."""
    publisher = id.publisher
    house = id.style or ("iso" if publisher.startswith("ISO") else "iec")
    text = id.stage + publisher if id.stage in ("pr", "Fpr") else publisher
    kind = id.type if id.type != "Guide" or house == "iso" or id.style is None else "GUIDE"
    words = [word for word in (None if id.stage in ("pr", "Fpr") else id.stage, kind) if word]
    if words:
        slash = publisher == "ISO" and house == "iso" and words[0] != "Guide"
        text += ("/" if slash else " ") + " ".join(words)
    text += f" {id.number}"
    if id.part:
        text += f"-{id.part}" if id.part[0] != "/" else id.part
    if id.edition:
        text += f".{id.edition}"
    if id.year:
        text += f":{id.year}"
        if id.month:
            text += f"-{id.month:02}"
    suffix = f" {id.suffix}" if id.suffix else ""
    for item in id.supplements:
        if suffix and not item.consolidated:
            text += suffix
            suffix = ""
        text += ("+" if item.consolidated else "/") + _supplement(item, house)
    text += suffix
    if id.all_parts:
        text += " (all parts)"
    if id.language:
        text += f"({id.language})"
    return text


def _supplement(item: Supplement, house: str) -> str:
    if house == "iec" and not item.stage:
        text = _IEC_WORDS.get(item.kind, item.kind) + (item.number or "")
    else:
        draft = item.stage or ""
        word = draft if draft in _WORDS else f"{draft} {item.kind}".lstrip()
        text = f"{word} {item.number}" if item.number else word
    if item.year:
        text += f":{item.year}"
        if item.month:
            text += f"-{item.month:02}"
    return text
