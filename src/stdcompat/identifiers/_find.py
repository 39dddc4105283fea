"""Find identifiers in running text: one scan for publishers' words, one shape for what may follow, then the grammars.

The shape says how far an identifier may reach; its groups give the ends to try, longest first. What follows an
identifier is then read for enumerations (``ISO 9001, 14001 and 45001``), further parts (``IEC 61000-4-2/-3/-4``) and
ranges (``GB/T 18487.1~18487.3``), which take the publisher from the identifier before them.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from ._cells import Found
from ._parse import try_parse
from ._registry import LEADS, family_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._model import StandardId

__all__ = ["find_identifiers"]

# Leads that are also words, units or initials: accepted only before a dated or wrapped designation.
_WEAK = frozenset(
    "T Q J P C I O IS AS PS SI SS ES PD PP EP HB DD SN SR MS TS TR CC CR EU EC UN BP ST IP FM OS NM LS JS WA NA DS NS PN "
    "AMD Handbook Action Amendment Annex Std National Guide Rec Rec. Recommendation CD WD IF IHO DA DB DL FZ GA GC GD GF "
    "GH HS JB JC JT LB LD MH MT MZ NB NY QB QC QJ QX RB RF SB SC SF SH SJ SL SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC "
    "YS YY YZ CH CJ CY DY DZ EJ HG HJ HY JG JY LY AQ BB CB YDB API ANS IES ACI FCC EPA WHO TL ISA ARI IPC UL STD FYI OASIS W3C "
    "IANA Metrologia Recommandation CGA FAO IMO CAC MIL CPC AES VDA VDI ICAO NSF AWS TIA EIA SAE FED USP AGA CIE IRAM NP".split()
)
_SKIPPED = frozenset(
    "Interpretations Action Amendment Annex Std National Metrologia Recommandation draft IANA OASIS P PC PN PSI C IF I O CFR".split()
)
# Titles and file names lose their capitals: accepted only before a dated designation or four digits.
_LOWER = frozenset("iso Iso iec Iec astm Astm ieee гост Гост".split())


@functools.cache
def _lead() -> re.Pattern[str]:
    """All publishers' words, grouped by first letter so that other text is skipped fast."""
    by_letter: dict[str, list[str]] = {}
    for lead in sorted((LEADS - _SKIPPED) | _LOWER, key=len, reverse=True):
        by_letter.setdefault(lead[0], []).append(re.escape(lead[1:]))
    branches = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())]
    return re.compile("(?:" + "|".join(branches) + r")(?=[\s/\d/∕／＿_.-]|[A-ZＡ-Ｚ]|s\s)")


_S = r"[\s\u00a0\u2000-\u200a\u202f\u3000]"
_D = r"[-\u2010-\u2015\u2212\uff0d\ufe63]"
_WORDS = (
    rf"(?:{_S}{{0,2}}[/∕／]{_S}?|{_S}{{1,14}}|{_D})"
    r"(?:(?:F?pr)?[A-ZА-ЯČÖÍ][A-ZА-Я&]{0,7}(?![A-Za-zа-я])|Std\.?|Guide|Draft|NO\.|No\.?|Recommendations?|[Ss]tandards?|Specification|(?i:recommended practice)|Rec\.?|[RРр](?=\s)|建议书?)"
)
_NUM = r"[0-9\uff10-\uff19]"
_SHAPE = re.compile(
    rf"(?:(?<=RFC)s(?=\s[0-9]))?(?:{_WORDS}){{0,6}}+(?:{_S}{{0,14}}|{_D}|{_S}?[/∕／.])"
    rf"((?:[A-Z]{{1,5}}[.-]?)?{_NUM}{{1,7}}(?:{_S}{_NUM}{{3}}(?![0-9]|[.:][0-9])(?<=[0-9]{{2}}{_S}[0-9]{{3}}))?(?:[.．]{_NUM}{{1,5}})*+(?:[A-Za-z]{{0,2}}(?![a-zа-я])|(?<={_NUM}{{4}})(?=[a-z]{{3}})))"
    rf"((?:{_D}(?!(?:19|20){_NUM}{{2}}(?!{_NUM})|X{{1,4}}(?![0-9A-Za-z]))[0-9A-Z]{{1,5}}(?![a-z]))*+)"
    rf"((?:/[A-Z]{{1,2}}\.{_NUM}{{1,5}}(?:\.{_NUM}{{1,3}})*|/[A-G]?{_NUM}{{1,5}}M|{_S}?/{_S}?(?:NA|CN)(?![A-Za-z]))*)"
    rf"({_S}?(?:[:：]|{_D}){_S}?(?:(?:18|19|20){_NUM}{{2}}|{_NUM}{{2}}(?!{_NUM}))(?:{_D}(?:0[1-9]|1[0-2])(?!{_NUM}))?(?:[ER](?![A-Za-z0-9])|(?![a-z0-9]))(?:\((?:[A-Z](?:/[A-Z])*|en|fr)\))?)?"
    rf"((?:{_S}?[+/]{_S}?(?:A|AC|AMD|Amd|Cor|COR|Amd\.|Cor\.|ISH|XG|Add)\.?{_S}?{_NUM}{{0,3}}(?:[:-]{_S}?{_NUM}{{4}})?(?!{_NUM}|[A-Za-z]))*+)"
    rf"((?:{_S}(?:V|[Vv]ersion ){_NUM}{{1,2}}\.{_NUM}{{1,3}}\.{_NUM}{{1,3}})?(?:{_S}?[(（](?:{_NUM}{{2}}/)?(?:19|20){_NUM}{{2}}(?:-{_NUM}{{2}}|年版)?[)）])?)"
    rf"({_S}(?:Rev\.?|Revision|rev\.){_S}?{_NUM}{{1,2}}|r{_NUM}(?!{_NUM})|{_S}(?:Amd|Cor|Suppl)\.{_S}{_NUM}{{1,2}}(?:{_S}[(](?:{_NUM}{{2}}/)?{_NUM}{{4}}[)])?|"
    rf"{_S}(?:CSV|RLV|bis|ter|[Ee]d\.?{_S}?{_NUM}(?:\.{_NUM})?)|{_S}?[(（](?:all{_S}parts|所有部分|все{_S}части|toutes{_S}les{_S}parties)[)）])?"
    rf"({_S}?[/∕／]{_S}?(?:ISO|IEC)(?:[/ ](?:IEC|TS|TR))?{_S}?{_NUM}{{1,6}}(?:-{_NUM}{{1,3}})*(?::{_NUM}{{4}})?)?"
)
_NEXT = re.compile(
    rf"(?:{_S}*(?:,|，|、|;|/|и|или|и/или|et|ou|and|or|&|和|及|与|或|以及|also|nor)){{1,2}}{_S}*"
    rf"(?:(?:also|the|la|le|les|des|de){_S})?"
    rf"(?:((?:[A-Z]\.|[A-G])?(?:{_NUM}{{2,6}}|{_NUM}(?=-{_NUM}{{1,2}}(?!{_NUM})))(?:\.{_NUM}{{1,5}})*(?:-(?!(?:19|20){_NUM}{{2}}(?!{_NUM})){_NUM}{{1,4}})*)|({_D}{_NUM}{{1,4}}(?:-{_NUM}{{1,4}})*))"
    rf"((?:[:：]|{_D})(?:19|20){_NUM}{{2}}(?!{_NUM}))?(?![0-9A-Z%°]|[a-z]{{1,2}}(?![a-z]))(?!{_S}?(?:%|°|‰|k?V\b|k?W\b|[kMG]?Hz|[mck]?m\b|k?g\b|h\b|A\b|K\b|years|people|members|"
    r"organi|companies|employees|countries|pages|стран|лет|год|человек|организац|компан|pays|entreprises|personnes|ans\b|家|个|年|人|项|万|名|次|种))"
)
_SLASHED = re.compile(rf"(?:/-?{_NUM}{{1,3}}(?![0-9A-Za-z:.]))+")
_RANGE = re.compile(
    rf"{_S}?(?:[~～〜]|{_S}(?:to|through|bis|до|à|至){_S}|至){_S}?(?:[A-Z]+(?:/[A-Z])?{_S})?(?:[0-9]+[.-])*?({_D}?{_NUM}{{1,4}})"
    rf"((?:[:：]|{_D})(?:19|20){_NUM}{{2}}(?!{_NUM}))?(?![0-9A-Za-z]|[.][0-9])"
)


def find_identifiers(text: str) -> Iterator[Found]:
    """Find every identifier in `text`, with its span, from left to right.

    >>> [str(found.id) for found in find_identifiers("certified to ISO 9001, 14001 and 45001")]
    ['ISO 9001', 'ISO 14001', 'ISO 45001']
    >>> [(str(found.id), found.text) for found in find_identifiers("按照GB/T 18487.1~18487.3执行")]
    [('GB/T 18487.1', 'GB/T 18487.1'), ('GB/T 18487.2', '~18487.3'), ('GB/T 18487.3', '~18487.3')]
    """
    search = _lead().search
    position = 0
    while True:
        lead = search(text, position)
        if lead is None:
            return
        start = lead.start()
        if start and _glued(text, start):
            position = start + 1
            continue
        first = _read_at(text, start, lead.end(), lead.group())
        if first is None:
            position = lead.end()
            continue
        yield first
        position = first.end
        if first.id is not None:
            for found in _continue(text, first.id, first.end):
                yield found
                position = found.end


def _glued(text: str, start: int) -> bool:
    """Tell whether a lead is only the end of a longer word, path or number."""
    before = text[start - 1]
    if before.isalnum() and _GLUED_ON.match(text, start):
        return False  # a caption or the number of a page right before it
    if before == "h" and text.startswith("EN ", start):  # a harmonised European standard
        return start > 1 and text[start - 2].isalnum()
    if before in "-/":
        return start > 1 and text[start - 2].isalpha() and text[start - 2] < "\u0500"
    if before.isdecimal():
        return (
            _lead().match(text, start) is None
            or not text[start].isalpha()
            or text[max(0, start - 5) : start].strip("0123456789") != "-"
        )
    return (before.isalnum() and before < "\u2e80") or (
        before in "_@#=.&" and start > 1 and not text[start - 2].isspace() and before != "."
    )


_GLUED_ON = re.compile(rf"(?:ISO|IEC|ГОСТ)(?:/IEC|{_S}Р)?{_S}?{_NUM}{{4}}")


def _read_at(text: str, start: int, lead_end: int, lead: str) -> Found | None:
    """Read the longest identifier that begins at `start`."""
    shape = _SHAPE.match(text, lead_end, min(len(text), lead_end + 160))
    if shape is None:
        shape = _SECTION.match(text, lead_end) if lead == "ASME" else None
        id = None if shape is None else try_parse(text[start : shape.end()])
        return None if id is None or shape is None else Found(id, text[start : shape.end()], start, shape.end())
    if _PLACEHOLDER.match(text, shape.end(2)):
        return None
    tried = 0
    for group in (8, 7, 6, 5, 4, 3, 2, 1):
        end = shape.end(group)
        if end <= 0 or end == tried:
            continue
        tried = end
        if _runs_on(text, end) and group > 1:
            continue
        raw = text[start:end]
        id = try_parse(raw)
        if id is not None:
            if lead in _LOWER and not (id.is_dated or len(id.number or "") >= 4):
                return None
            if (lead in _WEAK and not _certain(id)) or (id.publisher in _OWNERS and _COPYRIGHT.fullmatch(raw)):
                return None
            if _runs_on(text, end):
                return None
            return _with_rest(text, start, end, id)
    return None


# ``© ISO/IEC 2013`` is no document.
_OWNERS = frozenset(("ISO", "IEC", "ISO/IEC", "IEEE", "BS", "ETSI", "ASTM", "DIN"))
_COPYRIGHT = re.compile(r"[A-Z/]+ 20[0-3][0-9]")
# The boiler code is cited by its sections.
_SECTION = re.compile(
    rf"{_S}?,?{_S}?(?:BPVC|B&PVC?(?:{_S}Code)?|(?i:boiler{_S}(?:and|&){_S}pressure{_S}vessel{_S}code))?[ ,]*"
    rf"(?:Section|SECTION|Sec\.?){_S}?[IVX]+\b(?:[ ,]*(?:Division|DIVISION|Div\.?){_S}?[1-3](?![0-9.]))?"
)
# File names and tables write ``GB T 17825.4 1999``, ``GBT2828 1-2003`` and ``ГОСТ 10704 91``.
_LATE_YEAR = re.compile(
    r" (?:([0-9]{1,2})-)?((?:19|20)[0-9]{2}|[5-9][0-9])(?![0-9年-]|[.,][0-9]| ?(?:%|°|мм|см|м\b|кг|шт|т\b|г\b|[xх×](?![a-zа-я])|mm|个|项|页))"
)
_RELATED = re.compile(rf"{_S}?\((?:ISO|IEC|EN|ИСО|МЭК|ЕН|ASTM|DIN)[ /][^()\n]{{3,40}}\)")


def _with_rest(text: str, start: int, end: int, id: StandardId) -> Found:
    """Add to a Chinese or interstate identifier what stands apart from it: a year, or the text it is related to."""
    family = family_name(id.publisher.partition(" ")[0])
    if family in ("china", "gost"):
        late = None if id.is_dated else _LATE_YEAR.match(text, end)
        if late is not None and (id.part is None or late[1] is None):
            id = try_parse(f"{id}.{late[1]}-{late[2]}" if late[1] else f"{id}-{late[2]}") or id
            end = late.end()
        related = _RELATED.match(text, end) if family == "gost" and id.wrapped is None else None
        whole = None if related is None else try_parse(text[start : related.end()])
        if related is not None and whole is not None and whole.wrapped is not None:
            id, end = whole, related.end()
    return Found(id, text[start:end], start, end)


def _runs_on(text: str, end: int) -> bool:
    """Tell whether a word goes on after `end`, or letters that stand for a part (``-X``), and not another identifier."""
    if end >= len(text) or not text[end - 1].isalnum() or text[end] >= "\u0500" or not text[end].isalnum():
        return False
    return _lead().match(text, end) is None and _NEXT_WORD.match(text, end) is None


# ``ISO 14001qui``: four digits end before a word that lost its space.
_NEXT_WORD = re.compile(rf"(?<={_NUM}{{4}})[a-z]{{3}}")
_PLACEHOLDER = re.compile(rf"{_D}(?:[Xx]{{1,4}}|[Yy]{{2,4}}|×+)(?![A-Za-z0-9])")


# Not the numbers that programmers' interfaces have (``API 2.0``, ``API 404``).
_API_NUMBER = re.compile(r"[0-9]{1,2}[A-Z]{1,2}|(?:5[1-9]|6[0-9])[0-9][A-Z]?|11[0-9]{2}")


def _certain(id: StandardId) -> bool:
    """Tell whether an identifier that begins with a doubtful word is one beyond doubt."""
    return (
        id.is_dated
        or id.wrapped is not None
        or id.type in ("T", "Z")
        or id.publisher == "3GPP"
        or (id.publisher == "API" and (id.type is not None or _API_NUMBER.fullmatch(id.number or "") is not None))
        or (len(id.number or "") > 4 and id.part is not None)
    )


def _continue(text: str, id: StandardId, position: int) -> Iterator[Found]:
    """Read what an enumeration, slashed parts or a range add to `id`."""
    for _ in range(50):
        slashed = _SLASHED.match(text, position) if id.part else None
        if slashed is not None and (text[position + 1] == "-" or len(slashed.group()) < 4):
            found = list(_parts(text, id, slashed.start(), slashed.group()))
            if found:
                yield from found
                position = slashed.end()
                continue
        span = _RANGE.match(text, position)
        if span is not None:
            found = _expand(text, id, span)
            if found:
                yield from found
                position = span.end()
                id = found[-1].id or id
                continue
        more = _NEXT.match(text, position)
        if more is None:
            return
        number, part, year = more.groups()
        begin = more.start(1) if number else more.start(2)
        sibling = _sibling(id, number, part, year)
        if sibling is None:
            return
        yield Found(sibling, text[begin : more.end()], begin, more.end())
        id, position = sibling, more.end()


def _sibling(id: StandardId, number: str | None, part: str | None, year: str | None) -> StandardId | None:
    base = str(id.designation.undated)
    own = id.number or ""
    place = base.rfind(own)
    if place < 0:
        return None
    tail = "-" + year[1:] if year and id.publisher in ("GB", "GB/T") else ":" + year[1:] if year else ""
    if number is not None:
        if number[0].isalpha() and number[1] != "." and id.publisher != "ASTM":
            return None
        if not year and len(number) == 4 and number[:2] in ("19", "20"):
            return None
        if "." in number and "." not in own and not (id.part and number.startswith(own)):
            return None
        if "-" not in number and "." not in number and len(number) < 3 and len(own) > 3:
            return None
        if id.part and len(number) < len(own) and number.count("-") and len(number) <= len(id.part):
            return try_parse(f"{base[:place]}{own}-{number}{tail}")
        if len(number) < 3 and not number.startswith(own[:2]):
            return None
        return try_parse(f"{base[:place]}{number}{tail}") or try_parse(
            f"{base[:place]}{number}{tail.replace(':', '-')}"
        )
    if part is None or id.part is None:
        return None
    new = part[1:].replace("-", "-")
    stem = id.part.split("-")
    count = new.count("-") + 1
    whole = "-".join((*stem[: max(0, len(stem) - count)], new))
    return try_parse(f"{base[:place]}{own}-{whole}{tail}")


def _parts(text: str, id: StandardId, start: int, slashed: str) -> Iterator[Found]:
    cuts = [match.start() for match in re.finditer("/", slashed)] + [len(slashed)]
    for left, right in pairwise(cuts):
        part = slashed[left + 1 : right]
        sibling = _sibling(id, None, part if part[0] == "-" else f"-{part}", None)
        if sibling is None:
            return
        yield Found(sibling, text[start + left + 1 : start + right], start + left + 1, start + right)


def _expand(text: str, id: StandardId, span: re.Match[str]) -> list[Found]:
    """Read the rest of a range of parts, or of numbers when there are no parts."""
    last, year = span.groups()
    high = int(last.lstrip("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
    counted = id.part or id.number or ""
    stem, first = re.fullmatch(r"(.*?)([0-9]*)", counted).groups()  # type: ignore[union-attr]
    if not first or not int(first) < high <= int(first) + 60 or (id.part is None and len(first) != len(str(high))):
        return []
    base = str(id.designation.undated)
    place = base.rfind(counted)
    tail = year or ""
    if place < 0:
        return []
    ids = [
        try_parse(
            f"{base[:place]}{stem}{n:0{len(first)}}{tail}" if first[0] == "0" else f"{base[:place]}{stem}{n}{tail}"
        )
        for n in range(int(first) + 1, high + 1)
    ]
    raw = text[span.start() : span.end()]
    return [Found(item, raw, span.start(), span.end()) for item in ids] if ids and all(ids) else []
