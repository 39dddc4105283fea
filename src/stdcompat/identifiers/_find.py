"""The one reader of texts: it finds identifiers in prose, lists and cells, and reads what lists leave out.

A scan finds publishers' words; a shape says how far an identifier may reach, and the grammars read it, longest end
first. What follows is then read as a list: `ISO 9001, 14001 and 45001`, `IEC 61000-4-2/-3`, `GB/T 18487.1~3`,
`IEC/EN 62368-1`. Nothing is invented: what a list says in a way that could mean two things is given without an
identifier and with the reason.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from ._lists import Unsure, core_of, place, read_item
from ._parse import LIMIT, read_as, try_parse
from ._registry import family_name
from ._shapes import (
    AND,
    APART,
    BARE,
    FUSED,
    LATE_YEAR,
    LOWER,
    LOWERED,
    RELATED,
    SECTION,
    SHAPE,
    TAIL,
    flatten,
    lead_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ._lists import Core, Item
    from ._model import StandardId

__all__ = ["Found", "find_identifiers"]


class Found(NamedTuple):
    """One identifier in a text, or what was seen and could not be read (`id` is None).

    Attributes:
        id: the identifier.
        text: how it is written; an item of a list that leaves something out is written shorter than it is.
        start: where it begins in the text.
        end: where it ends.
        reason: why it could not be read.

    >>> Found(None, "see contract", 0, 12).id is None
    True
    """

    id: StandardId | None
    text: str
    start: int
    end: int
    reason: str | None = None


# Leads that are also words, units or initials: accepted only before a dated or wrapped designation, or where the
# text speaks of standards.
_WEAK = frozenset(
    "T Q J P C I O IS AS PS SI SS ES PD PP EP HB DD SN SR MS TS TR CC CR EU EC UN BP ST IP FM OS NM LS JS WA NA DS NS PN "
    "AMD Handbook Action Amendment Annex Std National Guide Rec Rec. Recommendation CD WD IF IHO DA DB DL FZ GA GC GD GF "
    "GH HS JB JC JT LB LD MH MT MZ NB NY QB QC QJ QX RB RF SB SC SF SH SJ SL SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC "
    "YS YY YZ CH CJ CY DY DZ EJ HG HJ HY JG JY LY AQ BB CB YDB API ANS IES ACI FCC EPA WHO TL ISA ARI IPC STD FYI OASIS W3C "
    "IANA Metrologia Recommandation CGA FAO IMO CAC MIL CPC AES VDA VDI ICAO NSF AWS TIA EIA SAE FED USP AGA CIE IRAM NP "
    "XP FD UTE DVB".split()
)
_REACH = 160
"""No identifier reaches further from its lead."""
_MOST = 50
"""No enumeration and no range goes on further."""
_TAILS = 16
"""No identifier has more after its number."""
_LONGEST_PART = 3
"""A longer part could be the last number of a range."""


class _Span(NamedTuple):
    """An identifier, or the reason why there is none, and where it stands."""

    id: StandardId | None
    start: int
    end: int
    reason: str | None = None


def find_identifiers(text: str) -> Iterator[Found]:
    """Find every identifier in `text`, with its span, from left to right.

    Items of lists that can be meant in two ways come without an identifier, with the reason.

    >>> [str(found.id) for found in find_identifiers("certified to ISO 9001, 14001 and 45001")]
    ['ISO 9001', 'ISO 14001', 'ISO 45001']
    >>> [(str(found.id), found.text) for found in find_identifiers("按照GB/T 18487.1~18487.3执行")]
    [('GB/T 18487.1', 'GB/T 18487.1'), ('GB/T 18487.2', '~18487.3'), ('GB/T 18487.3', '~18487.3')]
    """
    for id, start, end, reason in _spans(text):
        yield Found(id, text[start:end], start, end, reason)


def _spans(text: str) -> Iterator[_Span]:
    flat = flatten(text)
    search = lead_pattern(LOWERED.search(flat) is not None, _ITU.search(flat) is not None).search
    alone = _whole(flat, text)
    if alone is not None:
        yield alone
        return
    position = 0
    while lead := search(flat, position):
        start, position = lead.span()
        if start and _glued(flat, start):
            position = start + 1
            continue
        spans = _read_at(flat, text, lead)
        if spans:
            _go_on(flat, text, spans)
            yield from spans
            position = spans[-1].end


def _whole(flat: str, text: str) -> _Span | None:
    """Read a text that is one designation and nothing else."""
    if len(flat) > LIMIT:
        return None
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    lead = lead_pattern().match(flat, begin)
    if lead is None or _several(flat, lead):
        return None
    id = read_as(flat[begin:end], text[begin:end])
    return None if id is None or _is_list(id) else _Span(id, begin, end)


# --- one identifier -----------------------------------------------------------------------------------------------

_GLUED_ON = re.compile(r"ГОСТ|(?:ISO|IEC)(?:/IEC)? ?[0-9]{4}|(?<=[a-z])(?:ISO|IEC|(?:UNE-|NF |BS |DIN )?EN) [0-9]{2}")
_DATE_BEFORE = re.compile(r"[:-][0-9]{1,4}$")


def _glued(flat: str, start: int) -> bool:
    """Tell whether a lead is only the end of a longer word, path or number."""
    before = flat[start - 1]
    if before.isalnum():
        if before >= "\u2e80" or _GLUED_ON.match(flat, start):
            return False  # no spaces in Chinese; a caption or the number of a page right before it
        if before == "h" and flat.startswith("EN ", start):  # a harmonised European standard
            return start > 1 and flat[start - 2].isalnum()
        return not (
            before.isdecimal() and flat[start].isalpha() and _DATE_BEFORE.search(flat, max(0, start - 5), start)
        )
    if before in "-/":
        return start > 1 and flat[start - 2].isalpha() and flat[start - 2] < "\u0500"
    return before in "_@#=&" and start > 1 and flat[start - 2] != " "


def _is_list(id: StandardId) -> bool:
    """Tell whether what looks like one identifier is a range or a list (``ISO 9000-9001``, ``G.652/G.657``)."""
    first, last = id.number or "", id.part or ""
    digits = first.isdecimal() and last.isdecimal() and len(first) == len(last) > _LONGEST_PART
    if digits and 0 < int(last) - int(first) <= _MOST:
        return True
    if len(last) > _LONGEST_PART and (id.wrapped or id).part and _counted_up(last):
        return True
    if "/" in last and last.rpartition("/")[2].isdecimal() and (id.year or 0) >= _SHEETS_ENDED:
        return True  # before, IEC 60695-2-1/1:1994 was one sheet
    if _LETTERED_LIST.search(first) or _LETTERED_LIST.search(last):
        return True
    return any((other.number or "")[:2] == first[:2] for other in id.joint if first[1:2] == ".")


_LETTERED_LIST = re.compile("[0-9][a-z]{1,2}/[a-z]{1,2}(?:/|$)")


def _counted_up(part: str) -> bool:
    """Tell whether the levels of a part count up from one (``IEC 62305-1-2-3-4``): these are four parts."""
    return part.split("-") == [str(n) for n in range(1, part.count("-") + 2)] and part.count("-") > 1


_APART = re.compile(APART)


def _is_telling(id: StandardId) -> bool:
    """Tell whether what follows a publisher at a distance is more than a count."""
    return id.is_dated or id.part is not None or not (id.number or "").isdecimal()


_PLACEHOLDER = re.compile(r"-(?:[Xx]{1,4}|[Yy]{2,4}|×+)(?![A-Za-z0-9])")
# Numbers that are another thing's: of a certificate (``IECEx UL 14.0001X``).
_CERTIFICATE = re.compile(r"[0-9]{2}(?:\.| ?ATEX ?)[0-9]{3,4}[XU]?(?![0-9.])")
_CERTIFIER = re.compile(r"(?:IECEx|ATEX)[ :]$")

_LAST_DIGIT = re.compile("[0-9](?=[A-Za-z]*$)")
# A supplement that follows after a comma or a space (``EN 55032:2015, A11:2020``).
_FOLLOWING = re.compile(r"(?<=[0-9]{4}), ?(?=(?:AMD|Amd|AC|A|Am|COR|Cor)\.? ?[0-9])")


@functools.lru_cache(4096)
def _cached(plain: str, written: str) -> StandardId | None:
    """Read what stands in a text as `written`; texts name the same documents again and again."""
    return read_as(_FOLLOWING.sub("+", plain), written)


def _ends(flat: str, position: int) -> list[int]:
    """Return where an identifier may end whose number ends at `position`, longest first."""
    ends = [position]
    if flat[position - 1].isalpha():  # 546IEC 770: letters of what follows
        ends = [_LAST_DIGIT.search(flat, max(0, position - 3), position).end(), position]  # type: ignore[union-attr]
    while len(ends) < _TAILS and (tail := TAIL.match(flat, position)) and tail.end() > position:
        position = tail.end()
        ends.append(position)
    ends.reverse()
    return ends


def _read_at(flat: str, text: str, lead: re.Match[str]) -> list[_Span]:
    """Read the longest identifier that begins with `lead`; more than one where it has several publishers."""
    start, reach = lead.span()
    if lead.group()[1:] == ".":
        return _read_bare(flat, text, start)
    several = _several(flat, lead)
    if several:
        return _read_several(flat, text, lead, several)
    apart = _APART.match(flat, reach)
    reach = apart.end() if apart else reach
    shape = SHAPE.match(flat, reach, reach + _REACH)
    if shape is None:
        section = SECTION.match(flat, reach) if lead.group() == "ASME" else None
        id = section and try_parse(flat[start : section.end()])
        return [_Span(id, start, section.end())] if id and section else []
    if _CERTIFICATE.match(flat, shape.start(2)) and _CERTIFIER.search(flat, max(0, start - 6), start):
        return []
    for end in _ends(flat, shape.end()):
        if _PLACEHOLDER.match(flat, end):
            return []
        if _runs_on(flat, end):
            continue
        id = _cached(lead.group() + flat[reach:end], text[start:end])
        if id is not None and not _is_list(id) and (apart is None or _is_telling(id)):
            id, end = _with_rest(flat, id, start, end)  # noqa: PLW2901
            return [_Span(id, start, end)] if _is_meant(flat, lead, id, end) else []
    return []


# ``ISO 14001qui``: four digits end before a word that lost its space.
_NEXT_WORD = re.compile(r"(?<=[0-9]{4})[a-z]{3}")


def _runs_on(flat: str, end: int) -> bool:
    """Tell whether a word goes on after `end`, and it is not another identifier without a space between."""
    if end >= len(flat) or not flat[end - 1].isalnum() or flat[end] >= "\u0500" or not flat[end].isalnum():
        return False
    return lead_pattern().match(flat, end) is None and _NEXT_WORD.match(flat, end) is None


# --- several publishers before one number -------------------------------------------------------------------------

_ADOPTED = r"(?:[ -](?:EN|IEC|ISO(?:/IEC)?|CISPR)){0,2}"
_SEVERAL = re.compile(
    rf"(?P<all>[A-ZÖČ][A-ZÖČ.]{{1,5}}{_ADOPTED}(?: ?/ ?[A-ZÖČ][A-ZÖČ.]{{1,5}}{_ADOPTED}){{1,4}})(?: |-)?(?=[0-9])"
)
_SAME_SERIES = frozenset("IEC EN ISO ISO/IEC UL CSA VDE BS DIN NF UNE UNI SS PN NS SN NEN SFS".split())
"""Publishers that give the numbers of the IEC, of ISO and of CEN to documents of their own."""
_ONE_PUBLISHER = frozenset({("ISO", "IEC"), ("IEC", "ISO")})
_MARKS = frozenset(("UL", "CSA", "VDE"))
"""Also marks of conformity, which stand beside a standard without being one."""


def _several(flat: str, lead: re.Match[str]) -> tuple[list[str], int] | None:
    """Return the publishers of ``IEC/EN 62368-1``, and where the number begins; None where there is one."""
    start, reach = lead.span()
    if "/" not in flat[reach : reach + 12]:
        return None
    match = _SEVERAL.match(flat, start, start + _REACH)
    if match is None:
        return None
    bodies: list[str] = []
    for body in re.split(" ?/ ?", match["all"]):
        before = re.split("[ -]", bodies[-1])[-1] if bodies else ""
        if (before, re.split("[ -]", body)[0]) in _ONE_PUBLISHER:
            bodies[-1] += f"/{body}"
        else:
            bodies.append(body)
    heads = [re.split("[ -]", body)[0] for body in bodies]
    if len(bodies) < 2 or not _SAME_SERIES.issuperset(heads):
        return None
    if " /" in match["all"] and not _MARKS.isdisjoint(bodies):
        return None
    last = re.split("[ -]", bodies[-1])
    national = _SAME_SERIES - {"IEC", "EN", "ISO", "ISO/IEC"} - _MARKS
    for number, body in enumerate(bodies[:-1]):
        # BS/DIN/NF EN 300 328: the European number is adopted by each
        if body in national and bodies[-1] == "EN":
            return None  # DIN/EN: the adoption, written with a slash
        if body in national and len(last) > 1 and last[0] in national:
            bodies[number] = f"{body} {' '.join(last[1:])}"
    if any(body == "EN" and after.startswith("ISO") for body, after in pairwise(bodies)):
        return None  # EN/ISO: CEN's adoption, written with a slash
    return bodies, match.end()


def _read_several(flat: str, text: str, lead: re.Match[str], several: tuple[list[str], int]) -> list[_Span]:
    bodies, number = several
    shape = SHAPE.match(f" {flat[number : number + _REACH]}")
    if shape is None or shape.group(1):
        return []
    for end in _ends(flat, number + shape.end() - 1):
        if _PLACEHOLDER.match(flat, end):
            return []
        if _runs_on(flat, end):
            continue
        ids = [_cached(f"{body} {flat[number:end]}", text[lead.start() : end]) for body in bodies]
        if all(id is not None and not _is_list(id) for id in ids):
            return [_Span(id, lead.start(), end) for id in ids]
    return []


# --- what could be one and is none --------------------------------------------------------------------------------

# ``© ISO/IEC 2013`` is no document.
_OWNERS = frozenset(("ISO", "IEC", "ISO/IEC", "IEEE", "BS", "ETSI", "ASTM", "DIN"))
_COPYRIGHT = re.compile(r"[A-Z/]+ 20[0-3][0-9]")


def _is_meant(flat: str, lead: re.Match[str], id: StandardId, end: int) -> bool:
    """Tell whether what could be an identifier is one here."""
    word, start = lead.group(), lead.start()
    if word == "gb":
        return id.is_dated or id.type is not None
    if word == "En":
        return flat[lead.end()].isdecimal() and id.is_dated
    if word in LOWER:
        return flat[lead.end()] == " " and (id.is_dated or len(id.number or "") > _LONGEST_PART)
    if word in FUSED:
        return id.is_dated
    if word in _WEAK and id.publisher != "AS/NZS":
        return not flat[lead.end()].isalpha() and (_certain(id) or _spoken_of(flat, id, start, end))
    return id.publisher not in _OWNERS or not (
        _COPYRIGHT.fullmatch(flat, start, end) or flat.endswith(("©", "© ", "(c) "), 0, start)
    )


# Numbers that are beyond doubt although the publisher's word is not: none of those that programmers' interfaces have
# (``API 2.0``, ``API 404``).
_SURE = {
    "3GPP": ".*",
    "API": "[0-9]{1,2}[A-Z]{1,2}|(?:5[1-9]|6[0-9])[0-9][A-Z]?|11[0-9]{2}",
    "AWS": r"[A-Z][0-9]+\.[0-9]+.*",
    "EIA": "[0-9]{3}.*",
    "FD": "[A-Z].*",
    "IES": "(?:DG|HB|LM|RP|TM)-[0-9].*",
    "ITU-R": ".*",
    "ITU-T": ".*",
    "MIL": "(?:STD|PRF|DTL|HDBK|SPEC).*",
    "NSF/ANSI": ".*",
    "TIA": "[0-9]{3}.*",
    "UN": r".*\..*|R[0-9]+|ECE Recommendation (?:No\. ?)?[0-9]+",
    "UTE": "[A-Z].*",
    "XP": "[A-Z].*",
    "YY": "0[0-9]{3}.*",
}


# What no other word needs: a part in words, ``IS0`` for ``ISO``.
_TELLING = frozenset(("part", "scanning error"))


def _certain(id: StandardId) -> bool:
    """Tell whether an identifier that begins with a doubtful word is one beyond doubt."""
    number = id.number or ""
    return (
        id.is_dated
        or id.wrapped is not None
        or id.type in ("T", "Z")
        or not _TELLING.isdisjoint(id.notes)
        or (id.type is not None and id.publisher in ("API", "SAE"))
        or (id.publisher in _SURE and re.fullmatch(_SURE[id.publisher], number) is not None)
        or (len(number) > 4 and id.part is not None)
    )


_STANDARDS: Final = re.compile(
    r"(?i)standard|norm[aeiy]?\b|normes|normas|norma\w{0,3}|стандарт|標準|标准|規格|规范|規範|기준|표준|ISO\b|IEC\b|\bEN\b|CISPR|complian|conform"
    r"|specif|according|certifi|\bper\b|tested|ГОСТ|GB/T|BIS\b"
)
_CHINESE: Final = re.compile(" ?[\u4e00-\u9fff《]")
_BEFORE: Final = 100
_LEAST: Final = 4


def _spoken_of(flat: str, id: StandardId, start: int, end: int) -> bool:
    """Tell whether the text speaks of standards right before a long number of a publisher with a doubtful name."""
    number = id.number or ""
    if family_name(id.publisher) == "china":
        return len(number) > 1 and _CHINESE.match(flat, end) is not None and _COUNT.match(flat, end) is None
    if len(id.publisher) < 2 or id.publisher != flat[start : start + len(id.publisher)]:
        return False
    if not (len(number) >= _LEAST or (id.part and number[:1].isdecimal())) or re.fullmatch("20[0-9]{2}", number):
        return False
    if (
        (number.endswith("00") and len(number) == _LEAST)
        or not number.isdecimal()
        or _COUNT.match(flat, end)
        or flat[end : end + 1].isalpha()
    ):
        return False
    before = flat[max(0, start - _BEFORE) : start]
    words = re.findall(r"[^\W\d_]{2,}", before)[-3:]
    if words and all(word.isupper() for word in words):  # the word may be one of a line in capitals
        return False
    return _STANDARDS.search(before) is not None


def _with_rest(flat: str, id: StandardId, start: int, end: int) -> tuple[StandardId, int]:
    """Add to a Chinese or interstate identifier what stands apart from it: a year, or the text it is related to."""
    family = family_name(id.publisher.partition(" ")[0])
    if family not in ("china", "gost") and flat[start] not in "iIgG":
        return id, end
    late = None if id.is_dated else LATE_YEAR.match(flat, end)
    if late is not None and (id.part is None or late[1] is None):
        id = try_parse(f"{id}.{late[1]}-{late[2]}" if late[1] else f"{id}-{late[2]}") or id
        end = late.end()
    related = RELATED.match(flat, end) if family == "gost" and id.wrapped is None else None
    whole = None if related is None else try_parse(flat[start : related.end()])
    if related is not None and whole is not None and whole.wrapped is not None:
        return whole, related.end()
    return id, end


# --- Recommendations of the ITU without its name ------------------------------------------------------------------

_ITU = re.compile(r"ITU(?![a-z])|МСЭ|CCITT|国际电信联盟|國際電信聯盟")
_NEAR = 400
"""So far from the name of the ITU a bare series letter and number is its Recommendation."""


def _read_bare(flat: str, text: str, start: int) -> list[_Span]:
    """Read ``X.509`` where the ITU is named before it or shortly after it."""
    match = _BARE.match(flat, start)
    if match is None or not _ITU.search(flat, max(0, start - _NEAR), start + _NEAR):
        return []
    if start and (flat[start - 1].isalnum() or flat[start - 1] in "-/._"):
        return []
    id = _cached(f"ITU-T {match.group()}", text[start : match.end()])
    return [] if id is None else [_Span(id, start, match.end())]


_BARE = re.compile(
    rf"{BARE}[0-9]{{2,4}}(?:\.[0-9]{{1,3}})?(?: \((?:[0-9]{{2}}/)?(?:19|20)[0-9]{{2}}\))?(?![0-9A-Za-z])"
)

# --- what goes on from it -----------------------------------------------------------------------------------------

_COUNTED = (
    r"(?:%|°|‰|[µmk]?V[A-Za-z]{0,3}\b|[mkM]?W\b|[kMGT]?(?:Hz|bps|bit|B)\b|[GMk]b|[µnmck]?m[²³]?\b|[mk]?g\b|h\b|[mk]?A\b|K\b|[kM]?Ω|dB"
    r"|years|people|members|organi|companies|employees|countries|pages|percent|times|levels?|ports?|pins?|poles?|units?|pcs"
    r"|стран|лет|год|человек|организац|компан|pays|entreprises|personnes|ans\b|Jahre|años|家|个|個|年|人|项|項|万|名|次|种|種|台|条|條|章|级|級)"
)
_COUNT = re.compile(rf" ?{_COUNTED}")
_JOIN = re.compile(
    rf"(?P<mark> {{0,3}}(?:[,;、&+]|/(?!/)|\\) {{0,3}}|(?P<word> +(?:{AND}) +)| ?(?:以及|及其|及び|および|和|及|与|與|或|와|과|และ|,及) ?)"
    rf"(?:(?:{AND}) +|(?:以及|和|及|与|與|或) ?|& ?)?(?:(?:also|the|la|le|les|des|de|der|die|das|el|los|las) )?"
)
_LINE = re.compile(r" {1,4}(?:[|•·*-] {1,4})?")
_RANGE_SIGN = re.compile(
    r" ?[~～〜…] ?-?|\.\.\.? ?-?| (?:to|through|thru|bis|bis zu|до|по|à|至|até|do|til) -?|[至到] ?-?"
)
_DASHES = frozenset("–—−－")
# A word after an item shows that it is no count when it is one of these, which no noun is.
_FUNCTION = (
    r"(?:was|were|are|is|be|been|has|have|had|shall|must|should|may|can|will|for|in|on|as|to|by|per|with|from|at|that|which|when"
    r"|where|if|of|not|only|apply|applies|according|series|standards?|requirements?|compliant|certified|tested|based|using|und|oder|für|nach|gemäß|ist|sind"
    r"|wurde|wurden|pour|est|sont|de|du|en|para|es|son|per|sono|è|dla|oraz|w|z|для|по|в|на|от|не|согласно|är|för|til|som|voor|zijn|için|ve)(?![A-Za-z])"
)
_CLOSED = re.compile(
    rf"(?: ?-)? *(?:$|[,;:)\]}}>、。；，》」』|*\"'»”’`?!([{{<«“‘《（•·✓✅—]|\.(?![0-9])|\\[nrt]|[&+] ?(?=[A-Z0-9-])|(?:{AND}) |{_FUNCTION}|[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af])"
)
_SLASHED = re.compile(r"/-?[0-9A-Za-z]")
_TYPES = r"(?:TS|TR|PAS|SRD|Guide|GUIDE|SP|HB|RP|STD|Std|Spec|SPEC|HDBK|PRF|DTL|ES|EG|GS|GR|EIA|FIPS|No\.?|NO\.?|№|MP|LM|TM|DG|[A-Z])"
_TYPED = re.compile(rf"({_TYPES})(?: |-|(?<=\.)|(?<=[A-Z])(?=[0-9]))(?=[A-Z]{{0,2}}\.?[0-9])")
_LETTERED = re.compile(
    r"(?:/|, ?|(?:, ?| )(?:and|or|und|et|y|e) )(?!(?:a|o|e|y|at|or)(?: [A-Za-z0-9]))([a-z]{1,2}|[A-Z])(?![A-Za-z0-9])"
)
_APART_LETTERS = re.compile(r" ([a-z]{1,2}(?:/[a-z]{1,2}){1,12})(?![A-Za-z0-9/])")
_COMMA = re.compile("[,;]")
_SHEETS_ENDED: Final = 1998
_YEAR_ITEM = re.compile(r"(?:19|20)[0-9]{2}(?![0-9A-Za-z-]|\.[0-9])")


class _List:
    """A list while it is read: the spans so far, and what its next item may leave out.

    Attributes:
        spans: what was read, in order.
        firsts: the identifiers that an item continues: one for each publisher that the list began with.
        tight: where the items begin that are joined by slashes alone.
    """

    __slots__ = ("firsts", "flat", "spans", "text", "tight")

    def __init__(self, flat: str, text: str, spans: list[_Span]) -> None:
        self.flat, self.text, self.spans = flat, text, spans
        self.firsts = [span.id for span in spans if span.id is not None]
        self.tight = 0

    @property
    def end(self) -> int:
        return self.spans[-1].end


def _go_on(flat: str, text: str, spans: list[_Span]) -> None:
    """Read what a list or a range adds to the identifiers in `spans`."""
    if not _may_go_on(flat, spans[-1].end):
        return
    going = _List(flat, text, spans)
    for _ in range(_MOST):
        if not (_read_range(going) or _read_letters(going) or _read_next(going)):
            return


_GOES_ON = re.compile(
    rf" {{0,3}}(?:[-,;、/&+~～〜…\\0-9至到以及和与與或]|\.\.|(?:{AND}|to|through|thru|bis|до|по|à|至|até|do|til) |[a-z]{{1,2}}/|[|•·*-] )"
)


def _may_go_on(flat: str, end: int) -> bool:
    return _GOES_ON.match(flat, end) is not None


def _cores(going: _List) -> list[tuple[str, Core]] | None:
    """Return the words and the core of what the list continues, one for each publisher."""
    cores = [core_of(id) for id in going.firsts]
    return None if not all(cores) else [core for core in cores if core is not None]


def _read_next(going: _List) -> bool:
    """Read the next item of the list; tell whether the list may go on."""
    flat, end = going.flat, going.end
    join = _JOIN.match(flat, end)
    line = join is None
    if join is None:
        join = _LINE.match(flat, end)
        if join is None or not _is_line(going, join):
            return False
    begin = join.end()
    cores = _cores(going)
    if cores is None:
        return False
    tight = flat[end:begin] == "/" or flat[end:begin] == "&"
    typed = _read_typed(going, cores, begin)
    if typed is not None:
        return typed
    if _is_lead(flat, begin):
        return False
    item = read_item(flat, begin, cores[0][1])
    if item is None or item.end == begin:
        return False
    return _add(going, cores, item, begin, tight=tight, line=line)


def _is_line(going: _List, join: re.Match[str]) -> bool:
    """Tell whether what stands between two items is only the end of a line, or a space before the same number."""
    return join.end() - join.start() < 4 or "\n" in going.text[join.start() : join.end()]


def _is_lead(flat: str, begin: int) -> bool:
    lead = lead_pattern().match(flat, begin)
    return lead is not None and len(lead.group()) > 1


def _add(
    going: _List, cores: Sequence[tuple[str, Core]], item: Item, begin: int, *, tight: bool, line: bool = False
) -> bool:
    """Place an item, read what follows it, and add the identifiers that it makes."""
    flat = going.flat
    if len(item.levels) == 1 and not item.letter and _YEAR_ITEM.match(flat, begin):
        return _add_year(going, begin, item)
    placed = [place(core, item, tight=tight) for _, core in cores]
    short = len(item.levels) == 1 and not item.letter and not item.sep
    if line and not (len(item.levels) > 1 and item.levels[0] == cores[0][1].levels[0]):
        return False
    if placed[0] is None:
        return False
    if _COUNT.match(flat, item.end):
        return False
    size = len(item.levels[0])
    strict = short and (size <= _LONGEST_PART or len(cores[0][1].levels) > 1) and not tight
    ends = _ends(flat, item.end)
    if strict and not any(_CLOSED.match(flat, end) for end in ends[:1]):
        return False
    unsure = next((one.reason for one in placed if isinstance(one, Unsure)), None)
    if unsure is not None:
        if not _CLOSED.match(flat, ends[0]):
            return False
        going.spans.append(_Span(None, begin, ends[0], unsure))
        return False
    for end in ends:
        if _runs_on(flat, end):
            continue
        ids = [
            _cached(f"{words}{core}{flat[item.end : end]}", going.text[begin:end])
            for (words, _), core in zip(cores, placed, strict=True)
        ]
        if not all(ids) or any(id.publisher != one.publisher for id, one in zip(ids, going.firsts, strict=True) if id):
            continue
        if tight and short and not _chain_ends(flat, end):
            return False
        added = [_Span(id, begin, end) for id in ids]
        going.tight = going.tight if tight and short else len(going.spans)
        if tight and short and all(id is not None and id.is_dated for id in ids):
            _date_all(going, ids)
        going.spans.extend(added)
        going.firsts = [id for id in ids if id is not None]
        return True
    return False


def _chain_ends(flat: str, end: int) -> bool:
    """Tell whether what goes on after an item with another slash is an item too (not ``10/100/1000Base-T``)."""
    chain = re.compile(r"(?:[/&]-?[0-9]{1,7}(?:[.-][0-9]{1,6})*)*").match(flat, end)
    stop = chain.end() if chain else end
    following = flat[stop : stop + 1]
    if following == "/" and stop + 1 < len(flat) and flat[stop + 1].isalpha() and not _is_lead(flat, stop + 1):
        return False
    return not (following.isascii() and following.isalnum()) and not _COUNT.match(flat, stop)


def _date_all(going: _List, ids: Sequence[StandardId | None]) -> None:
    """Give the year at the end of a chain of slashed parts to the parts before it (``ISO 1035-1/2/3:1980``)."""
    year = ids[0].year if ids[0] is not None else None
    if year is None or going.spans[-1].id is None:
        return
    for number, span in enumerate(going.spans[going.tight :], going.tight):
        if span.id is not None and not span.id.is_dated:
            going.spans[number] = span._replace(id=span.id.with_year(year))


def _add_year(going: _List, begin: int, item: Item) -> bool:
    """Read a year that stands where an item could stand: of the identifier before it, when that has none."""
    flat = going.flat
    if not _CLOSED.match(flat, item.end) or flat[item.end : item.end + 1] == "第":
        return False
    before = going.spans[-1]
    if before.id is None or "/" in flat[before.end : begin]:
        return False
    if before.id.is_dated or len(going.firsts) > 1 or not _COMMA.search(flat, before.end, begin):
        going.spans.append(_Span(None, begin, item.end, "a year, or a number"))
        return False
    dated = before.id.with_year(int(item.levels[0]))
    if try_parse(str(dated)) is None:
        return False
    going.spans[-1] = _Span(dated, before.start, item.end)
    return False


def _read_typed(going: _List, cores: Sequence[tuple[str, Core]], begin: int) -> bool | None:
    """Read an item that leaves out the publisher and not the kind of document (``3GPP TS 36.101, TS 38.101-1``)."""
    flat = going.flat
    typed = _TYPED.match(flat, begin)
    if typed is None:
        return None
    kind, words = typed[1], cores[0][0]
    said = re.split(r"[ /-]", words.rstrip(" -/"))
    if len(said) < 2 or not re.fullmatch(_TYPES, said[-1]):
        return None
    if (len(kind) == 1) != (len(said[-1]) == 1) or (len(kind) == 1 and "/" in words):
        return None
    before = words.rstrip(" -/")[: -len(said[-1])]
    shape = SHAPE.match(" " + flat[typed.end() : typed.end() + _REACH])
    if shape is None or shape.group(1):
        return None
    for end in _ends(flat, typed.end() + shape.end() - 1):
        if _runs_on(flat, end):
            continue
        id = _cached(before + flat[begin:end], going.text[begin:end])
        if id is not None and id.publisher == going.firsts[0].publisher:
            going.spans.append(_Span(id, begin, end))
            going.firsts = [id]
            going.tight = len(going.spans)
            return True
    return None


def _read_letters(going: _List) -> bool:
    """Read the letters that amendments of IEEE 802 and revisions of MIL-STD are listed by (``802.11a/b/g``)."""
    flat, end = going.flat, going.end
    cores = _cores(going)
    if cores is None:
        return False
    words, core = cores[0]
    last = core.levels[-1]
    letters = re.search(r"(?<=[0-9])(?:[a-z]{1,2}|[A-Z])$", last)
    apart = (
        _APART_LETTERS.match(flat, end)
        if letters is None and core.levels[0] == "802" and len(core.levels) > 1
        else None
    )
    if apart is not None:
        begin = apart.start(1)
        items = [(m.group(), m.start() + begin, m.end() + begin) for m in re.finditer("[a-z]+", apart[1])]
        ids = [_cached(f"{words}{core.text(core.levels, core.seps)}{item}", flat[b:e]) for item, b, e in items]
        if not all(ids):
            return False
        going.spans[-1:] = [_Span(id, b, e) for id, (_, b, e) in zip(ids, items, strict=True)]
        going.spans[0] = going.spans[0]._replace(start=going.spans[0].start)
        return False
    if letters is None:
        return False
    match = _LETTERED.match(flat, end)
    if match is None or (core.levels[0] != "802" and match[0][0] != "/") or match[1].islower() != letters[0].islower():
        return False
    if match[0][0] != "/" and not _CLOSED.match(flat, match.end()):
        return False
    id = _cached(f"{words}{core.text((*core.levels[:-1], last[: -len(letters[0])] + match[1]), core.seps)}", match[1])
    if id is None or id.publisher != going.firsts[0].publisher:
        return False
    going.spans.append(_Span(id, match.start(1), match.end()))
    going.firsts = [id]
    return True


_RUNS_ON_WITH_DASH = re.compile(r"-(?!(?:19|20)[0-9]{2}(?![0-9]))")
_DIGITS = re.compile(r"(.*?)([0-9]+)")


def _read_range(going: _List) -> bool:
    """Read the rest of a range of parts, or of numbers when there are no parts."""
    flat, end, before = going.flat, going.end, going.spans[-1].id
    if before is None:
        return False
    sign = _RANGE_SIGN.match(flat, end)
    if sign is None and flat[end : end + 1] == "-" and (going.text[end] in _DASHES or before.part is None):
        sign = re.compile("-").match(flat, end)
    if sign is None and flat[end : end + 3] == " - " and going.text[end + 1] in _DASHES:
        sign = re.compile(" - ").match(flat, end)
    cores = _cores(going)
    if sign is None or cores is None or len(cores) > 1:
        return False
    words, core = cores[0]
    begin = sign.end()
    spoken = sign.group().strip(" -").isalpha() and sign.group().isascii()
    counted = _DIGITS.fullmatch(core.levels[-1])
    if counted is None:
        return False
    named = begin
    lead = re.compile(re.escape(words.rstrip()) + " ?").match(flat, begin) or lead_pattern().match(flat, begin)
    if lead is not None:
        named = re.compile(r"(?:[A-ZА-Я]+[ /-]){0,4}").match(flat, begin).end()  # type: ignore[union-attr]
        if named == begin:
            named = lead.end()
        if not words.startswith(re.sub(r"[ /-]+$", "", flat[begin:named])):
            return False
    item = read_item(flat, named, core)
    if item is None or (sign.group()[-1] == "-" and len(sign.group()) > 1 and item.sep):
        return False
    if len(item.levels) == 1 and not item.sep and not item.letter:
        levels, target = core.levels, item.levels[0]
        if len(levels) == 1 and len(target) != len(counted[2]):
            return False
    else:
        placed = place(core, item, tight=True)
        if not isinstance(placed, str):
            return False
        other = tuple(re.split("[.-]", placed.removeprefix(core.letter)))
        if other[:-1] != core.levels[:-1]:
            return False
        target = other[-1]
    stem, low = counted.groups()
    if stem and target.startswith(stem):
        target = target[len(stem) :]
    if not target.isdecimal() or not int(low) < int(target) <= int(low) + _MOST:
        return False
    if _COUNT.match(flat, item.end) or _RUNS_ON_WITH_DASH.match(flat, item.end):
        return False
    if spoken and len(item.levels) == 1 and not _CLOSED.match(flat, item.end):
        return False
    return _expand(going, words, core, stem, int(low), int(target), item.end, end)


def _expand(going: _List, words: str, core: Core, stem: str, low: int, high: int, position: int, begin: int) -> bool:
    flat = going.flat
    width = len(core.levels[-1]) - len(stem) if core.levels[-1][len(stem) :].startswith("0") else 1
    for end in _ends(flat, position):
        if _runs_on(flat, end):
            continue
        tail = flat[position:end]
        cores = [core.text((*core.levels[:-1], f"{stem}{n:0{width}}"), core.seps) for n in range(low + 1, high + 1)]
        ids = [_cached(f"{words}{one}{tail}", going.text[begin:end]) for one in cores]
        if not all(ids):
            continue
        first = going.spans[-1]
        if first.id is not None and not first.id.is_dated and ids[0] is not None and ids[0].year is not None:
            going.spans[-1] = first._replace(id=first.id.with_year(ids[0].year))
        going.spans.extend(_Span(id, begin, end) for id in ids)
        going.firsts = [id for id in ids[-1:] if id is not None]
        going.tight = len(going.spans)
        return True
    return False
