"""Find identifiers in running text: one scan for publishers' words, one shape for what may follow, then the grammars.

The shape says how far an identifier may reach; its groups give the ends to try, longest first. What follows an
identifier is then read for enumerations (``ISO 9001, 14001 and 45001``), further parts (``IEC 61000-4-2/-3/-4``) and
ranges (``GB/T 18487.1~18487.3``), which take the publisher from the identifier before them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ._cells import Found
from ._parse import read_as, try_parse
from ._registry import family_name
from ._shapes import (
    APART,
    FUSED,
    LATE_YEAR,
    LOWER,
    NEXT,
    RANGE,
    RELATED,
    SECTION,
    SHAPE,
    SLASHED,
    flatten,
    lead_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._model import StandardId

__all__ = ["find_identifiers"]

# Leads that are also words, units or initials: accepted only before a dated or wrapped designation.
_WEAK = frozenset(
    "T Q J P C I O IS AS PS SI SS ES PD PP EP HB DD SN SR MS TS TR CC CR EU EC UN BP ST IP FM OS NM LS JS WA NA DS NS PN "
    "AMD Handbook Action Amendment Annex Std National Guide Rec Rec. Recommendation CD WD IF IHO DA DB DL FZ GA GC GD GF "
    "GH HS JB JC JT LB LD MH MT MZ NB NY QB QC QJ QX RB RF SB SC SF SH SJ SL SW SY TB TD TY WB WH WJ WM WS WW XB XF YB YC "
    "YS YY YZ CH CJ CY DY DZ EJ HG HJ HY JG JY LY AQ BB CB YDB API ANS IES ACI FCC EPA WHO TL ISA ARI IPC STD FYI OASIS W3C "
    "IANA Metrologia Recommandation CGA FAO IMO CAC MIL CPC AES VDA VDI ICAO NSF AWS TIA EIA SAE FED USP AGA CIE IRAM NP "
    "XP FD UTE".split()
)
_REACH = 160
"""No identifier reaches further from its lead."""
_MOST = 50
"""No enumeration and no range goes on further."""
_LONGEST_PART = 3
"""A longer part could be the last number of a range."""


class _Span(NamedTuple):
    """An identifier and where it stands."""

    id: StandardId
    start: int
    end: int


def find_identifiers(text: str) -> Iterator[Found]:
    """Find every identifier in `text`, with its span, from left to right.

    >>> [str(found.id) for found in find_identifiers("certified to ISO 9001, 14001 and 45001")]
    ['ISO 9001', 'ISO 14001', 'ISO 45001']
    >>> [(str(found.id), found.text) for found in find_identifiers("按照GB/T 18487.1~18487.3执行")]
    [('GB/T 18487.1', 'GB/T 18487.1'), ('GB/T 18487.2', '~18487.3'), ('GB/T 18487.3', '~18487.3')]
    """
    flat = flatten(text)
    search = lead_pattern().search
    position = 0
    while lead := search(flat, position):
        start, position = lead.span()
        if start and _glued(flat, start):
            position = start + 1
            continue
        first = _read_at(flat, text, lead)
        if first is None:
            continue
        for id, begin, position in (first, *_continue(flat, first)):
            yield Found(id, text[begin:position], begin, position)


# --- one identifier -----------------------------------------------------------------------------------------------

_GLUED_ON = re.compile(r"ГОСТ|(?:ISO|IEC)(?:/IEC)? ?[0-9]{4}|(?<=[a-z])(?:ISO|IEC|(?:UNE-|NF |BS |DIN )?EN) [0-9]{2}")
_DATE_BEFORE = re.compile(r"-[0-9]{1,4}$")


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


def _is_range(id: StandardId) -> bool:
    """Tell whether what looks like a part is the last number of a range (``ISO 9000-9001``)."""
    first, last = id.number or "", id.part or ""
    digits = first.isdecimal() and last.isdecimal() and len(first) == len(last) > _LONGEST_PART
    return digits and 0 < int(last) - int(first) <= _MOST


_APART = re.compile(APART)


def _is_telling(id: StandardId) -> bool:
    """Tell whether what follows a publisher at a distance is more than a count."""
    return id.is_dated or id.part is not None or not (id.number or "").isdecimal()


_PLACEHOLDER = re.compile(r"-(?:[Xx]{1,4}|[Yy]{2,4}|×+)(?![A-Za-z0-9])")


def _read_at(flat: str, text: str, lead: re.Match[str]) -> _Span | None:
    """Read the longest identifier that begins with `lead`."""
    start, reach = lead.span()
    apart = _APART.match(flat, reach)
    reach = apart.end() if apart else reach
    shape = SHAPE.match(flat, reach, reach + _REACH)
    if shape is None:
        section = SECTION.match(flat, reach) if lead.group() == "ASME" else None
        id = section and try_parse(flat[start : section.end()])
        return _Span(id, start, section.end()) if id and section else None
    if _PLACEHOLDER.match(flat, shape.end(2)):
        return None
    for end in dict.fromkeys(map(shape.end, range(SHAPE.groups, 0, -1))):
        if _runs_on(flat, end):
            continue
        id = read_as(lead.group() + flat[reach:end], text[start:end])
        if id is not None and not _is_range(id) and (apart is None or _is_telling(id)):
            span = _with_rest(flat, _Span(id, start, end))
            return span if _is_meant(flat, lead, span) else None
    return None


# ``ISO 14001qui``: four digits end before a word that lost its space.
_NEXT_WORD = re.compile(r"(?<=[0-9]{4})[a-z]{3}")


def _runs_on(flat: str, end: int) -> bool:
    """Tell whether a word goes on after `end`, and it is not another identifier without a space between."""
    if end >= len(flat) or not flat[end - 1].isalnum() or flat[end] >= "\u0500" or not flat[end].isalnum():
        return False
    return lead_pattern().match(flat, end) is None and _NEXT_WORD.match(flat, end) is None


# ``© ISO/IEC 2013`` is no document.
_OWNERS = frozenset(("ISO", "IEC", "ISO/IEC", "IEEE", "BS", "ETSI", "ASTM", "DIN"))
_COPYRIGHT = re.compile(r"[A-Z/]+ 20[0-3][0-9]")


def _is_meant(flat: str, lead: re.Match[str], span: _Span) -> bool:
    """Tell whether what could be an identifier is one here."""
    word, (id, start, end) = lead.group(), span
    if word == "gb":
        return id.is_dated or id.type is not None
    if word in LOWER:
        return flat[lead.end()] == " " and (id.is_dated or len(id.number or "") > 3)
    if word in FUSED:
        return id.is_dated
    if word in _WEAK:
        return not flat[lead.end()].isalpha() and _certain(id)
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


def _with_rest(flat: str, span: _Span) -> _Span:
    """Add to a Chinese or interstate identifier what stands apart from it: a year, or the text it is related to."""
    id, start, end = span
    family = family_name(id.publisher.partition(" ")[0])
    if family not in ("china", "gost") and flat[start] not in "iIgG":
        return span
    late = None if id.is_dated else LATE_YEAR.match(flat, end)
    if late is not None and (id.part is None or late[1] is None):
        id = try_parse(f"{id}.{late[1]}-{late[2]}" if late[1] else f"{id}-{late[2]}") or id
        end = late.end()
    related = RELATED.match(flat, end) if family == "gost" and id.wrapped is None else None
    whole = None if related is None else try_parse(flat[start : related.end()])
    if related is not None and whole is not None and whole.wrapped is not None:
        id, end = whole, related.end()
    return _Span(id, start, end)


# --- what goes on from it -----------------------------------------------------------------------------------------


def _continue(flat: str, before: _Span) -> Iterator[_Span]:
    """Read what an enumeration, slashed parts or a range add to an identifier."""
    for _ in range(_MOST):
        found = _slashed(flat, before) or _ranged(flat, before) or _next(flat, before)
        if not found:
            return
        yield from found
        before = found[-1]


def _slashed(flat: str, before: _Span) -> list[_Span]:
    """Read further parts after slashes."""
    slashed = SLASHED.match(flat, before.end) if before.id.part else None
    if slashed is None or not (slashed[0][1] == "-" or len(slashed[0]) < 4):
        return []
    spans = [re.Match.span(part) for part in re.compile("-?[0-9]+").finditer(flat, *slashed.span())]
    ids = [_with_part(before.id, flat[start:end].removeprefix("-")) for start, end in spans]
    return [_Span(id, *span) for id, span in zip(ids, spans, strict=True) if id is not None] if all(ids) else []


def _ranged(flat: str, before: _Span) -> list[_Span]:
    """Read the rest of a range of parts, or of numbers when there are no parts."""
    match = RANGE.match(flat, before.end)
    if match is None:
        return []
    counted = before.id.part or before.id.number or ""
    stem, first = re.fullmatch(r"(.*?)([0-9]*)", counted).groups()  # type: ignore[union-attr]
    low, high = int(first or 0), int(match[1])
    if not low < high <= low + _MOST or (before.id.part is None and len(first) != len(match[1])):
        return []
    width = len(first) if first[0] == "0" else 1
    ids = [_with(before.id, counted, f"{stem}{n:0{width}}", match[2]) for n in range(low + 1, high + 1)]
    return [_Span(id, *match.span()) for id in ids if id is not None] if all(ids) else []


def _next(flat: str, before: _Span) -> list[_Span]:
    """Read the next number or part of an enumeration."""
    match = NEXT.match(flat, before.end)
    if match is None:
        return []
    number, part, year = match.groups()
    if part is not None:
        id = _with_part(before.id, part[1:], year) if before.id.part else None
    else:
        if flat[before.end] == "/" and number.isdecimal() and len(number) < len(before.id.number or ""):
            number = (before.id.number or "")[: -len(number)] + number  # GB/T 44495/496
        id = _with_number(before.id, number, year)
    return [_Span(id, match.start(1 if number else 2), match.end())] if id is not None else []


def _with_number(id: StandardId, number: str, year: str | None) -> StandardId | None:
    """Take a number of an enumeration for what it most likely is: another document, another part, or neither."""
    own, part = id.number or "", id.part
    if not year and len(number) == 4 and number[:2] in ("19", "20"):
        return None  # a year
    if number[0] == id.type:
        number = number[1:]
    elif number[0].isalpha() and number[1] != "." and number[0] != own[0] and id.publisher != "ASTM":
        return None
    if "-" in number and part and len(number) < len(own) and len(number) <= len(part):
        return _with_part(id, number, year)
    if "." in number and "." not in own and not (part and number.startswith(own)):
        return None  # a clause
    if len(number) < 3 and (len(own) > 3 or not number.startswith(own[:2])):
        return None  # a count
    whole = f"{own}.{part}" if "." in number and part and "." not in own else own
    return _with(id, whole, number, year)


def _with_part(id: StandardId, part: str, year: str | None = None) -> StandardId | None:
    """Replace the last levels of the part."""
    levels = (id.part or "").split("-")
    kept = levels[: max(0, len(levels) - part.count("-") - 1)]
    return _with(id, f"{id.number}-{id.part}", "-".join((id.number or "", *kept, part)), year)


def _with(id: StandardId, old: str, new: str, year: str | None) -> StandardId | None:
    """Read the undated designation again with `new` in the last place of `old`."""
    before, found, after = str(id.designation.undated).rpartition(old)
    other = try_parse(f"{before}{new}{after}") if found else None
    return other.with_year(int(year)) if other is not None and year else other
