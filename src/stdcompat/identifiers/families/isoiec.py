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

from typing import TYPE_CHECKING

from .._build import build
from .._model import StandardId, Supplement
from .._scan import Rule, optional_int, pattern

if TYPE_CHECKING:
    import re

__all__ = ["REWRITES", "read", "render"]

_JOINT = "IEC|ASME|IEEE|ASTM|CIE|HL7|SAE|OIML|IDF|UNDP|ISO|ITU|IUPAC|NIST|IIW|CISPR|UNECE|OGC"
_SOLO_STAGE = "AWI|WD|CD|DIS|PRF|NP"
_STAGE = (
    "PWI|NP|AWI|WD|CDV|CD|DIS|FDIS|FCD|DP|PRF|PDTR|PDTS|DTS|DTR|DPAS|FDTS|FDTR|FPDISP|PDISP|DISP|FDISP|"
    "DGuide|FDGuide|PreCD|RFDIS|CDTS|CDTR|FPD|FPRF"
)
_TYPE = "TS|TR|PAS|R|DATA|ISP|Guide|GUIDE|SRD|TTA"
_SUPPLEMENT = (
    r"/(?:(?:PWI|NP|AWI|WD|CD|DIS|PRF|FPD) )?(?:F?D?Amd|F?D?Cor|F?P?DAM|F?P?DCOR|F?DCor|Add|Suppl|F?DAD|Ext)"
    r" \d{1,3}(?:\.\d{1,2})?(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?"
    r"|[/+](?:AMD|COR|ISH|FRAG|ADD|SUP)(?:\d{1,3}|(?<=AMD)[A-Z]{1,2}(?![A-Z]))(?::(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)?"
    r"| (?:CSV|RLV|EXV|CMV|PAC|PRV|SER|TC|DB|type [0-9]{1,2}|(?:R|GM)[0-9]{1,3}(?:\.[0-9])?)(?:-(?:CMV|RLV|CSV))?(?=[/ (]|$)"
)
_MAIN = pattern(
    rf"(?:(Fpr|pr)(?=ISO|IEC)|({_SOLO_STAGE}) (?=IWA))?((?:ISO|IEC|CISPR)(?:/(?:{_JOINT}))*|IWA)"
    rf"(?:([/ ])((?:{_STAGE}|{_TYPE})(?:[/ ](?:{_TYPE}))?))?"
    r" (\d{1,6}[A-Z]{0,2}|VIM|SYMBOL)((?:-[A-Z0-9]{1,8})*(?:/(?:\d{1,2}(?!\d)|[A-Z](?![A-Za-z])))?)(?:\.(\d{1,2}))?"
    r"(?::((?:1[89]|20)\d\d)(?:-(0[1-9]|1[0-2]))?)?"
    rf"((?:{_SUPPLEMENT})*)(?: ED(\d{{1,2}}(?:\.\d)?))?"
    r"( \(all parts\))?(?: ?\(([A-Za-z]{1,2}(?:(?:/[A-Za-z]{1,2})*|(?:,(?:[a-z]{2}|other))*))\))?(?:\|(IDF|OIML R|IEC|ISO) (\d{1,5}(?:-\d{1,3})*(?::\d{4})?))?"
)
# The forms of nine identifiers in ten; the rest is read by the whole grammar.
_SIMPLE = pattern(
    r"(ISO(?:/IEC(?:/IEEE)?)?|IEC|CISPR)(?:([/ ])(TS|TR|DIS|FDIS|CD))? (\d{1,6})(?:-(\d{1,5}(?:-\d{1,3})*))?"
    r"(?::((?:19|20)\d\d))?(?:/(Amd |Cor |AMD|COR)(\d{1,2}):((?:19|20)\d\d))?(?:\(([EF])\))?"
)
_TAIL = pattern(
    r"([/+ ])(?:(PWI|NP|AWI|WD|CD|DIS|PRF|FPD) )?([A-Za-z]+(?:-[A-Z]+)?)"
    r"(?:( ?)(\d{1,3}(?:\.\d{1,2})?|(?<=AMD)[A-Z]{1,2}))?(?::([1-9]\d{3})(?:-(\d\d))?)?"
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
    "FDAD": ("Add", "FDAD", "iso"),
    "ADD": ("Add", None, "iec"),
    **{word: ("Amd", word, "iso") for word in ("DAM", "FDAM", "PDAM", "FPDAM")},
    **{word: ("Cor", word, "iso") for word in ("PDCOR", "FPDCOR")},
}


def _roman(match: re.Match[str]) -> str:
    return f"-{('I', 'II', 'III', 'IV', 'V', 'VI').index(match.group(1)) + 1}"


_IEC_WORDS = {"Amd": "AMD", "Cor": "COR", "Suppl": "SUP", "Add": "ADD"}

REWRITES = (
    Rule(r" Technical (R|S)(?:eport|pecification)(?= )", r" T\1", "word"),
    Rule(r"^([^:()+]*[0-9]) ?\(((?:19|20)[0-9]{2}(?:-[0-9]{2})?)\)$", r"\1:\2", "year"),
    Rule(r"[™®]", "", "characters"),
    Rule(r"^((?:ISO|IEC)(?:/IEC)?) (?:[Ss]tandards?|STANDARD) (?=\d)", r"\1 ", "word"),
    Rule(r"(?i)^(?:standard|norme|std\.?) ", "", "word"),
    Rule(r"ИСО", "ISO", "language"),
    Rule(r"МЭК", "IEC", "language"),
    Rule(r"\bCEI\b", "IEC", "language"),
    Rule(r"^Руководств[оа] ((?:ISO|IEC)(?:/IEC)?) ", r"\1 Guide ", "language"),
    Rule(r"^(?i:guide) ((?:ISO|IEC)(?:/IEC)?) ", r"\1 Guide ", "order"),
    Rule(r"ОПМС", "FDIS", "language"),
    Rule(r"ПМС", "DIS", "language"),
    Rule(r"(?<=[А-Я])/(\d{1,2})$", r"-\1", "part"),
    Rule(r"ТО(?= \d)", "TR", "language"),
    Rule(r"ТС(?= \d)", "TS", "language"),
    Rule(r"^(?i:iso)[ ./-]?(?i:iec)(?=[ \d/])", "ISO/IEC", "prefix"),
    Rule(r"^ISO[. ](\d+)\.(\d{4})$", r"ISO \1:\2", "separator"),
    Rule(r"^(ISO|ISO/IEC|IEC|CISPR)[-_.](?=\d)", r"\1 ", "separator"),
    Rule(r"(?i)[ /]guide (?=\d)", " Guide ", "case"),
    Rule(r"^(ISO) (?=(?:FDIS|DIS|CD|WD|AWI|DTS|DTR|PAS|NP|PRF|DGuide|DGUIDE)\b)", r"\1/", "separator"),
    Rule(r"DGUIDE", "DGuide", "case"),
    Rule(
        r"^(IEC|CISPR|(?:ISO|IEC)(?:/[A-Z0-9]+)+)/(?=(?:TS|TR|PAS|SRD|FDIS|DIS|CDV|CD|DTS|DTR|Guide|DPAS|PWI|NP|AWI)\b)",
        r"\1 ",
        "separator",
    ),
    Rule(r"^IEEE/ISO/IEC", "ISO/IEC/IEEE", "order"),
    Rule(r"^(ISO/R \d+)/(\d)(?=[-:]\d{4})", r"\1-\2", "part"),
    Rule(r" pre(?=CD )", " Pre", "case"),
    Rule(r"NWIP", "NP", "stage NWIP"),
    Rule(r" \| (?=IDF|OIML)", "|", "spacing"),
    Rule(r" Ed$", "", "edition"),
    Rule(r"/DAdd ", "/DAD ", "supplement"),
    Rule(r"^ISO/((?:WD|CD|AWI|PRF) IWA)", r"\1", "prefix ISO"),
    Rule(r"(:[0-9]{4}) Edition ([0-9]\.[0-9]) [0-9]{4}(-[0-9]{2})$", r"\1\3 ED\2", "edition"),
    Rule(r"^([^:]*) Edition ([0-9]\.[0-9]) ([0-9]{4}-[0-9]{2})$", r"\1:\3 ED\2", "edition"),
    Rule(r" (?:ED|Ed\.? ?|ed\.? ?|Edition |第)(\d{1,2}(?:\.\d)?)版?$", r" ED\1", "edition"),
    Rule(r"(?<=\d)\((?:ED|Ed\.? ?|ed\.? ?|第)(\d{1,2}(?:\.\d)?)版?\)$", r" ED\1", "edition"),
    Rule(r"(?i)(?<=[0-9]) ?/ ?amd\.? ?(?=\d)", "/Amd ", "supplement"),
    Rule(r"(?i)(?<=[0-9]) ?/ ?cor\.? ?(?=\d)", "/Cor ", "supplement"),
    Rule(r"(?i)(?<=[0-9]) ?/ ?suppl\.? ?(?=\d)", "/Suppl ", "supplement"),
    Rule(r"(?i)(?<=[0-9]) ?/ ?add\.? ?(?=\d)", "/Add ", "supplement"),
    Rule(r"(?<=[0-9]) ?/ ?(?:A|AM|Amendment) ?(?=\d)", "/Amd ", "supplement"),
    Rule(r"(?<=[0-9]) ?/ ?(?:C|AC|Corrigendum) ?(?=\d)", "/Cor ", "supplement"),
    Rule(r"(?<=[0-9]) ?\+ ?(?i:amd|a)\.? ?(?=\d)", "+AMD", "supplement"),
    Rule(r"(?<=[0-9]) ?\+ ?(?i:cor|ac|c)\.? ?(?=\d)", "+COR", "supplement"),
    Rule(r"/FCOR ", "/FDCOR ", "supplement"),
    Rule(r"/FDAdd ", "/FDAD ", "supplement"),
    Rule(r"/(III|II|I|IV|VI|V)(?=[-:])", _roman, "part"),
    Rule(r"(?<=\d)- (?=\d)| -(?=\d)", "-", "spacing"),
    Rule(r" ?: ?(?=\d{4})", ":", "spacing"),
    Rule(r"^(I[A-Z/]+(?: T[SR])? \d{3,6})[./](\d{1,3})(?=[:-])", r"\1-\2", "part"),
    Rule(r"^(ISO [0-9-]+:[0-9]{4})/(?=IDF [0-9])", r"\1|", "separator"),
    Rule(r"(?<=[0-9]) (?=(?:19|20)[0-9]{2}$)", ":", "year"),
    Rule(r"(?<=[0-9])-\(([0-9]{3})\)(?=:|$)", r"-\1", "part"),
    Rule(
        r"^([A-Z/]+(?: Guide| [A-Z]+)* \d{1,6}(?:-[0-9A-Z]{1,4}?)*?)-((?:19[4-9]|20[0-3])\d)(?=$|[/+( ])",
        r"\1:\2",
        "year",
    ),
    Rule(r"^(I[A-Z/]+(?: [A-Z]+)? \d{3,6}(?:-\d{1,3})*)[:-]([6-9]\d)(?=$|[/+(])", r"\1:19\2", "year"),
    Rule(r"^(I[A-Z/]+ \d{2,6})\((\d{1,4})\)", r"\1-\2", "part"),
    Rule(r"\(E,F\)", "(E/F)", "language"),
    Rule(r"^(ISO[^+]*/[^+]*) ED(\d+)(?=$|\()", r"\1", r"edition ED\2"),
    Rule(r"^ISO R ?(?=[0-9])", "ISO/R ", "separator"),
    Rule(r"^((?:ISO|IEC)(?:/IEC)?[ /](?:DIS|TR|TS|FDIS|CD|R))(?=[0-9]{2})", r"\1 ", "spacing"),
    Rule(r"^(ISO [0-9]{3,5})/([0-9]{1,2})-((?:19|20)[0-9]{2})$", r"\1-\2:\3", "part"),
    Rule(r" \((B(?:[\u2160-\u2163]|I{1,3})[ab]?|IEV)\)(?=:)", "", r"group \1"),
    Rule(r"^IEC ([0-9]{2,3})导则", r"IEC Guide \1", "language"),
    Rule(r"^(ISO/IEC|ISO|IEC) ?第([0-9]{1,3})号指南", r"\1 Guide \2", "language"),
    Rule(r"^(IEC(?: TR)?) ([0-9]+) ?(FDIS|CDV|CD)(?=:)", r"\1 \3 \2", "order"),
    Rule(r"^IEC ?/ ?(TR(?:[0-9]|I+)) ", "IEC TR ", r"type \1"),
    Rule(r"^IEC[ /](?:TR )?CISPR(?=[ /])", "CISPR", "prefix"),
    Rule(r"^CISPR/TR ", "CISPR TR ", "separator"),
    Rule(r"(:[0-9]{4}) ?E(?:D ?)?([0-9]\.[0-9])$", r"\1 ED\2", "edition"),
    Rule(r"^ISO/IWA ", "IWA ", "prefix"),
    Rule(
        r"^(ISO/IEC|ISO|IEC) ?(?:导则|指南|Guide|GUIDE)(?: ?第)? ?([0-9]+(?:-[0-9])?)(?:部分)?",
        r"\1 Guide \2",
        "language",
    ),
    Rule(r" [Dd]atabase(:[0-9]{4})?(?:-[0-9]{2})?$|(?<=[0-9])database$", r"\1 DB", "word"),
    Rule(r" DB:((?:19|20)[0-9]{2})$", r":\1 DB", "order"),
    Rule(r" (?i:type) ([0-9]{1,2}):([0-9]{4})$", r":\2 type \1", "order"),
    Rule(r"(?<=[0-9]{4})(R|GM)([0-9]{1,3}(?:\.[0-9])?)$", r" \1\2", "spacing"),
    Rule(r"^(IEC [0-9]{5})\(([0-9-]{1,9})\)", r"\1-\2", "part"),
    Rule(r"^(ISO [0-9]{2,5})[ /]([A-Z][0-9]{2})", r"\1-\2", "part"),
    Rule(r" (?:Amd|AMD|AMENDMENT|Amendment|A)\.? ?(?=[0-9]+:[0-9]{4})", "/Amd ", "supplement"),
    Rule(r"/(T[SR])(?=:)", r"", r"type \1"),
    Rule(r"(?<=[0-9])(?:\+|/)(?:A|AMD)[lI](?=:)", "+AMD1", "scanning error"),
    Rule(r" ?\((?:all parts|所有部分|系列|все части|toutes les parties)\)", " (all parts)", "all-parts"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("IEC 62368-1:2018+AMD1:2020")
    StandardId(publisher='IEC', number='62368', part='1', year=2018, \
supplements=(Supplement(kind='Amd', number='1', year=2020, consolidated=True),))
    """
    match = _SIMPLE.fullmatch(text)
    if match is None:
        return _read_full(text)
    publisher, sep, type_, number, part, year, word, supplement, supplement_year, language = match.groups()
    if sep is not None and (sep == "/") != (publisher == "ISO"):
        return _read_full(text)
    if year is None and part is not None and len(part) > 3 and _YEAR.fullmatch(part[-4:]) and number not in _MANY_PARTS:
        return _read_full(text)
    stage = None
    if type_ in _STAGES:
        type_, stage = None, type_
    if word is None:
        return build(publisher, type_, number, part, int(year) if year else None, None, None, None, stage, language)
    kind, house = _SIMPLE_WORDS[word]
    return build(
        publisher,
        type_,
        number,
        part,
        int(year) if year else None,
        None,
        None,
        None,
        stage,
        language,
        (Supplement(kind, supplement, int(supplement_year)),),
        style=None if (house == "iso") == (publisher[1] == "S") else house,
    )


_STAGES = frozenset(("DIS", "FDIS", "CD"))
_SIMPLE_WORDS = {"Amd ": ("Amd", "iso"), "Cor ": ("Cor", "iso"), "AMD": ("Amd", "iec"), "COR": ("Cor", "iec")}


# Documents whose parts run into the numbers of years.
_MANY_PARTS = frozenset(("10303", "11073", "13584", "16739", "11801", "18033", "14543", "23360"))
_YEAR = pattern(r"(?:19[4-9]|20[0-3])[0-9]")


def _read_full(text: str) -> StandardId | None:
    match = _MAIN.fullmatch(text)
    if match is None:
        return _read_other(text)
    (
        prefix, before, publisher, sep, kind, number, part, iteration, year, month, tail, edition, series, language,
        other, other_number,
    ) = match.groups()  # fmt: skip
    if year is None and not tail and _YEAR.fullmatch(part[-4:]) and part[-5:-4] == "-" and number not in _MANY_PARTS:
        return _read_other(text) if "IEEE" in publisher else None
    stage: str | None = prefix or before
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
                if stage:
                    return None
                style = "iec"
            elif sep == "/" and type_ == "Guide" and not stage:
                return None
        elif sep == "/":
            if publisher == "ISO/IEC" and not stage and type_ in ("TR", "TS"):
                style = "slash"
            elif publisher == "IEC" and stage in ("DIS", "FDIS", "AWI") and not type_:
                style = "iso"
            else:
                return None
    if iteration:
        stage = f"{stage or ''}.{iteration}"
    supplements: tuple[Supplement, ...] = ()
    suffix = None
    if tail:
        if len(tail) > _LONGEST_TAIL:
            return None
        supplements, suffix, house = _read_tail(tail)
        if suffix is not None and tail.count(f" {suffix.partition(' ')[0]}") > 1:
            return None
        if house == "iso" and any(word in tail for word in _LONG_DRAFTS):
            style = "long"
        if edition and house == "iso":
            return None
        if style is None and house and house != ("iso" if publisher.startswith("ISO") else "iec"):
            style = house
    return build(
        publisher,
        type_,
        number,
        (part if part[0] == "/" else part[1:]) if part else None,
        int(year) if year else None,
        int(month) if month else None,
        None,
        edition,
        stage,
        language,
        supplements,
        None,
        None,
        _joint(other, other_number) if other else (),
        series is not None,
        suffix,
        style,
    )


def _read_other(text: str) -> StandardId | None:
    if text.startswith("ISO/ASTMTR"):
        return build("ISO/ASTM", "EB", text[8:])
    from . import committee, ieee

    return committee.read(text) or (
        ieee.read(text) if "IEEE" in text or "Redline" in text or _IEEE_FORM.match(text) else None
    )


# A project, or a part after a point, as the IEEE writes joint documents.
_IEEE_FORM = pattern(r"[A-Z/ ]+ (?:P[0-9CN]|[0-9]+\.(?!(?:19|20)[0-9]{2}$)[0-9])")


def _joint(publisher: str, number: str) -> tuple[StandardId, ...]:
    body, _, kind = publisher.partition(" ")
    number, _, year = number.partition(":")
    return (build(body, kind or None, number, year=optional_int(year)),)


_TYPES = frozenset(_TYPE.split("|"))


_LONGEST_TAIL = 90  # eight dated supplements
_LONG_DRAFTS = ("/DAmd", "/FDAmd", "/DCor", "/FDCor")
_LONG = {"DAM": "DAmd", "FDAM": "FDAmd", "DCOR": "DCor", "FDCOR": "FDCor"}


def _read_tail(tail: str) -> tuple[tuple[Supplement, ...], str | None, str | None]:
    supplements: list[Supplement] = []
    suffix = house = None
    for sep, stage, word, gap, number, year, month in _TAIL.findall(tail):
        if sep == " ":
            suffix = word + gap + number if suffix is None else f"{suffix} {word}{gap}{number}"
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
                sep == "/" and bool(supplements) and not supplements[-1].consolidated and supplements[-1].kind != kind,
            )
        )
    return tuple(supplements), suffix, house


_ISO_NUMBER = pattern(r"\d{1,6}[A-Z]{0,2}|VIM|SYMBOL")
_PAPERS = frozenset(
    ("N document", "White Paper", "Technology Report", "Trend Report", "Technology and Market Outlook Paper",
     "Market Strategy Paper")
)  # fmt: skip


def render(id: StandardId) -> str:
    """Print a designation in its publisher's form, or in the house style it was written in."""
    if id.type == "EB":
        return f"{id.publisher}{id.number}"
    if (id.type is not None and id.type[0].islower()) or id.type in _PAPERS:
        from . import committee

        return committee.render(id)
    if id.style in ("ieee", "xplore") or (id.style is None and not _is_plain(id)):
        from . import ieee

        return ieee.render(id)
    publisher = text = id.publisher
    house = id.style or ("iso" if publisher.startswith("ISO") else "iec")
    stage, _, iteration = (id.stage or "").partition(".")
    if stage in ("pr", "Fpr"):
        text = stage + text
        stage = ""
    elif publisher == "IWA" and stage:
        text = f"{stage} {text}"
        stage = ""
    kind = "GUIDE" if id.type == "Guide" and id.style == "iec" else id.type
    if stage or kind:
        slash = (
            house == "slash"
            or (publisher == "ISO" and house != "iec" and (stage or kind != "Guide"))
            or (publisher == "IEC" and id.style == "iso" and stage in ("DIS", "FDIS", "AWI") and not kind)
        )
        text += ("/" if slash else " ") + (f"{stage} {kind}" if stage and kind else stage or kind or "")
    text += f" {id.number}"
    if id.part:
        text += f"-{id.part}" if id.part[0] != "/" else id.part
    if iteration:
        text += f".{iteration}"
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
    if id.edition:
        text += f" ED{id.edition}"
    if id.all_parts:
        text += " (all parts)"
    if id.language:
        text += f"({id.language})"
    for other in id.joint:
        text += f"|{other}"
    return text


def _is_plain(id: StandardId) -> bool:
    """Tell whether an identifier has a form of ISO or the IEC, not only one of the IEEE's for joint documents."""
    return (
        id.type != "Std"
        and id.version is None
        and (id.suffix is None or id.suffix[0] != " ")
        and ((id.number or "").isdecimal() or _ISO_NUMBER.fullmatch(id.number or "") is not None)
    )


def _supplement(item: Supplement, house: str) -> str:
    if (house == "iec" and not item.stage) or item.kind in ("FRAG", "ISH"):
        text = _IEC_WORDS.get(item.kind, item.kind) + (item.number or "")
    else:
        draft = item.stage or ""
        if draft in _WORDS:
            word = _LONG.get(draft, draft) if house == "long" else draft
        else:
            word = f"{draft} {item.kind}".lstrip()
        text = f"{word} {item.number}" if item.number else word
    if item.year:
        text += f":{item.year}"
        if item.month:
            text += f"-{item.month:02}"
    return text
