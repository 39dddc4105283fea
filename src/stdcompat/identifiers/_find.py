"""The one reader of texts: it finds identifiers in prose, lists and cells, and reads what lists leave out.

A scan finds publishers' words; a shape says how far an identifier may reach, and the grammars read it, longest end
first. What follows is then read as a list: `ISO 9001, 14001 and 45001`, `IEC 61000-4-2/-3`, `GB/T 18487.1~3`,
`IEC/EN 62368-1`. Nothing is invented: what a list says in a way that could mean two things is given without an
identifier and with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern

from ._continue import go_on
from ._extents import PLACEHOLDER, Span, ends_of, is_list, read_stretch, runs_on
from ._lists import SHORT
from ._parse import LIMIT, read_as, try_parse
from ._registry import CONVENTIONS, DOUBTFUL, SMALL, SPOKEN, convention_of, family_name
from ._scan import CHARACTERS
from ._several import read_several, several_publishers
from ._shapes import (
    APART,
    COUNT,
    FUSED,
    LATE_YEAR,
    REACH,
    RELATED,
    SECTION,
    SHAPE,
    flatten,
    is_lowered,
    lead_at,
    lead_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._model import StandardId
    from ._publishers import Convention

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


def find_identifiers(text: str) -> Iterator[Found]:
    """Find every identifier in `text`, with its span, from left to right.

    Items of lists that can be meant in two ways come without an identifier, with the reason.

    >>> [str(found.id) for found in find_identifiers("certified to ISO 9001, 14001 and 45001")]
    ['ISO 9001', 'ISO 14001', 'ISO 45001']
    >>> [(str(found.id), found.text) for found in find_identifiers("按照GB/T 18487.1~18487.3执行")]
    [('GB/T 18487.1', 'GB/T 18487.1'), ('GB/T 18487.2', '~18487.3'), ('GB/T 18487.3', '~18487.3')]
    """
    if not isinstance(text, str):
        from ..errors import InvalidTypeError  # type: ignore[unreachable]

        what = f"identifiers are found in a text, not in {type(text).__name__}"
        raise InvalidTypeError(what, "pass a str; decode bytes, and go through lists one by one")
    return _found_in(text)


def _found_in(text: str) -> Iterator[Found]:
    if not any(char in text for char in _INVISIBLE):
        for id, start, end, reason in _spans(text):
            yield Found(id, text[start:end], start, end, reason)
        return
    places = [place for place, char in enumerate(text) if char not in _INVISIBLE]
    for id, start, end, reason in _spans("".join([text[place] for place in places])):
        first, last = places[start], places[end - 1] + 1
        yield Found(id, text[first:last], first, last, reason)


# What print shops and word processors put into words: it is no part of a designation, and no space either.
_INVISIBLE = frozenset(chr(code) for code, char in CHARACTERS.items() if char is None)


def _spans(text: str) -> Iterator[Span]:
    flat = flatten(text)
    search = lead_pattern(is_lowered(flat), any(name in flat for name in _ITU_NAMES)).search
    alone = _whole(flat, text)
    if alone is not None:
        yield alone
        return
    position = 0
    seen: set[str] = set()
    while lead := search(flat, position):
        start, position = lead.span()
        if start and _glued(flat, start, position):
            position = start + 1
            continue
        if "\n" in text[start:position] and flat[start : flat.find(" ", start)] not in SPOKEN:
            position = flat.find(" ", start) + 1  # a common word ends its line before what only looks adopted
            continue
        spans = _read_at(flat, text, lead, seen)
        if spans:
            spans = _dated_behind(flat, text, spans)
            go_on(flat, text, spans)
            yield from spans
            position = spans[-1].end
            seen.update(span.id.publisher for span in spans if span.id is not None)


# The number in a national classification, and the date of both behind it: ``DIN EN 60598-2-22 (VDE 0711-2-22):2015-06``.
_CLASSIFIED = pattern(r" ?\(([A-Z]{2,5} [0-9][0-9-]*)\) ?:((?:19|20)[0-9]{2}(?:-[0-9]{2})?)(?![0-9-])")


def _dated_behind(flat: str, text: str, spans: list[Span]) -> list[Span]:
    """Give a designation the date that stands behind the number of the same document in brackets, and that number too."""
    (one, *others) = spans
    if others or one.id is None or one.id.is_dated or "(" not in flat[one.end : one.end + 2]:
        return spans
    match = _CLASSIFIED.match(flat, one.end)
    if match is None:
        return spans
    both = [try_parse(f"{words}:{match[2]}") for words in (text[one.start : one.end], match[1])]
    if None in both:
        return spans
    return [Span(both[0], one.start, one.end), Span(both[1], match.start(1), match.end())]


# What a list has and a designation has not, unless it ends with the year of a date in words (``October 9, 2018``).
_LISTED = pattern(
    "、|[,;、] ?(?!(?:19|20)[0-9]{2}(?![0-9-]))[-.]?[0-9]|[.-][0-9]{1,3}(?:/-?[0-9]{1,3}(?:-[0-9]{1,3})*)+$"
)


# An empty line ends what stands before it: no word after it belongs to the designation.
_PARAGRAPH = pattern(r"\n[ \t\r]*\n")


def _whole(flat: str, text: str) -> Span | None:
    """Read a text that is one designation and nothing else."""
    if len(flat) > LIMIT or _PARAGRAPH.search(text.strip()):
        return None
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    lead = lead_at(flat, begin)
    if lead is None or several_publishers(flat, lead) or _LISTED.search(flat, begin, end):
        return None
    id = read_as(flat[begin:end], text[begin:end])
    return None if id is None or is_list(id) else Span(id, begin, end)


# --- one identifier -----------------------------------------------------------------------------------------------

_GLUED_ON = pattern(r"ГОСТ|(?:ISO|IEC)(?:/IEC)? ?[0-9]{4}|(?<=[a-z])(?:ISO|IEC|(?:UNE-|NF |BS |DIN )?EN) [0-9]{2}")
_DATE_BEFORE = pattern(r"[:-][0-9]{1,4}$")


# A mark or the short name of a directive before a standard (``CE/UNI EN ISO 20957``, ``EMC/EN 55032``).
_MARKED = pattern(r"(?<![A-Za-z/-])(?:CE|UKCA|CCC|CB|EMC|EMV|CEM|LVD|RED|RoHS|ATEX|WEEE)/$")


def _glued(flat: str, start: int, end: int) -> bool:
    """Tell whether a lead is only the end of a longer word, path or number."""
    before = flat[start - 1]
    if before.isalnum():
        if before in "nrt" and flat[start - 2 : start - 1] == "\\":
            return False  # the end of a line, as program text writes it
        if before >= "\u2e80" or _GLUED_ON.match(flat, start):
            return False  # no spaces in Chinese; a caption or the number of a page right before it
        if before == "h" and flat.startswith("EN ", start):  # a harmonised European standard
            return start > 1 and flat[start - 2].isalnum()
        return not (
            before.isdecimal() and flat[start].isalpha() and _DATE_BEFORE.search(flat, max(0, start - 5), start)
        )
    if before in "-/":
        return (
            start > 1
            and flat[start - 2].isalpha()
            and flat[start - 2] < "\u0500"
            and not _MARKED.search(flat, max(0, start - 9), start)
        )
    if before == "=" and flat[end : end + 1] == " ":
        return False  # the value of a setting; no parameter of an address has a space
    return before in "_@#=&" and start > 1 and flat[start - 2] != " "


_APART = pattern(APART)
_WITHOUT_DIGITS = pattern(
    "|".join(
        re.escape(f"{spelling}{one.before}{name}") + "(?![A-Za-z])"
        for one in CONVENTIONS.values()
        for name in one.names
        for spelling in one.spellings
    )
)
_NAMED = pattern("[A-Z]+-[A-Z]+-?[0-9]")


_PREFIXED = pattern("([A-Z]{2,5})(?:/[A-Z]{1,3})? [0-9]")


def _is_anothers(number: str) -> bool:
    """Tell whether what was read as a number is the designation of another publisher, behind a mark or a user."""
    prefixed = _PREFIXED.match(number)
    if prefixed is None or prefixed[1] not in SPOKEN or prefixed[1] in DOUBTFUL:
        prefixed = None
    return (prefixed or _NAMED.match(number)) is not None and try_parse(number) is not None


def _is_telling(id: StandardId) -> bool:
    """Tell whether what follows a publisher at a distance is more than a count."""
    return id.is_dated or id.part is not None or not (id.number or "").isdecimal()


# Numbers that are another thing's: of a certificate (``IECEx UL 14.0001X``).
_CERTIFICATE = pattern(r"[0-9]{2}(?:\.| ?ATEX ?)[0-9]{3,4}[XU]?(?![0-9.])")
_CERTIFIERS = ("IECEx ", "IECEx: ", "ATEX ", "ATEX: ")


# Parts that are counted up with hyphens between (``IEC 62305-1-2-3``): `go_on` reads them as a list.
_COUNTED_UP = pattern("-1-2-3(?:-4(?:-5)?)?(?![0-9A-Za-z-])")


def _read_at(flat: str, text: str, lead: re.Match[str], seen: set[str]) -> list[Span]:
    """Read the longest identifier that begins with `lead`; more than one where it has several publishers.

    Args:
        flat: the text, made plain.
        text: the text as it is.
        lead: a publisher's word in it.
        seen: the publishers of what was found before.
    """
    start, reach = lead.span()
    if lead.group()[1:] == ".":
        return _read_bare(flat, text, start)
    several = several_publishers(flat, lead)
    if several:
        return read_several(flat, text, lead, several)
    apart = _APART.match(flat, reach) if flat[reach] in "'’)" else None
    reach = apart.end() if apart else reach
    shape = SHAPE.match(flat, reach, reach + REACH)
    if shape is None:
        named = _WITHOUT_DIGITS.match(flat, start)
        if named is not None:
            return [Span(try_parse(named.group()), start, named.end())]
        section = SECTION.match(flat, reach) if lead.group() == "ASME" else None
        id = section and try_parse(flat[start : section.end()])
        return [Span(id, start, section.end())] if id and section else []
    if shape[1] and _PARAGRAPH.search(text, start, shape.start(2)):
        return []
    if flat.endswith(_CERTIFIERS, 0, start) and _CERTIFICATE.match(flat, shape.start(2)):
        return []
    listed = _COUNTED_UP.match(flat, shape.end())
    for end in [shape.end()] if listed else ends_of(flat, shape.end()):
        if flat.startswith(("-", "."), end) and PLACEHOLDER.match(flat, end):
            return []
        if runs_on(flat, end):
            continue
        id = read_stretch(lead.group() + flat[reach:end], text[start:end])
        if id is not None and _is_anothers(id.number or ""):
            return []  # NASA J-STD-001, CQC GB 4943.1: another's designation, which is found next
        if id is not None and (apart is None or _is_telling(id)):
            id, end = _with_rest(flat, id, start, end)  # noqa: PLW2901
            return [Span(id, start, end)] if _is_meant(flat, lead, id, end, seen) else []
    return []


# --- what could be one and is none --------------------------------------------------------------------------------

# Dangerous goods, types of enclosures, and amendments of a standard that is not named.
_NO_DOCUMENT = pattern(r"(?:[A-Z]+ )?UN ?[0-9]{4}|NEMA (?:Type )?(?:1[0-3]|[1-9])[A-Z]{0,2}|AMD ?[0-9]{1,2}(?:[:+].*)?")
# ``© ISO/IEC 2013`` is no document.
_COPYRIGHT = pattern(r"[A-Z/]+ 20[0-3][0-9]")


def _is_meant(flat: str, lead: re.Match[str], id: StandardId, end: int, seen: set[str]) -> bool:
    """Tell whether what could be an identifier is one here."""
    word, start = lead.group(), lead.start()
    if _NO_DOCUMENT.fullmatch(flat, start, end):
        return False
    if word in SMALL:
        apart = flat[lead.end()] == " "
        if word in DOUBTFUL:
            return id.type is not None or (id.is_dated and (not apart or id.part is not None or word == word.lower()))
        return apart and (id.is_dated or len(id.number or "") > SHORT)
    if word in FUSED:
        return id.is_dated
    one = convention_of(id.publisher)
    if word in DOUBTFUL and "/" not in id.publisher:
        if flat[lead.end()].isalpha():
            return False
        if one is not None and "colon" in one.traits and _COLON.match(flat, lead.end()):
            return True
        again = id.publisher in seen and len(id.number or "") >= SHORT and COUNT.match(flat, end) is None
        return _certain(id, one) or again or _spoken_of(flat, id, start, end)
    return (
        one is None
        or "owner" not in one.traits
        or not (_COPYRIGHT.fullmatch(flat, start, end) or flat.endswith(("©", "© ", "(c) "), 0, start))
    )


# What no other word needs: a part in words, ``IS0`` for ``ISO``.
_TELLING = frozenset(("part", "scanning error", "publisher"))


def _certain(id: StandardId, one: Convention | None) -> bool:
    """Tell whether an identifier that begins with a doubtful word is one beyond doubt."""
    number = id.number or ""
    return (
        id.is_dated
        or id.wrapped is not None
        or "/" in id.publisher
        or (one is not None and " " in one.prints)
        or id.type in ("T", "Z")
        or not _TELLING.isdisjoint(id.notes)
        or (
            one is not None
            and one.certain != ""
            and re.fullmatch(one.certain, f"{id.type} {number}" if id.type else number) is not None
        )
        or (len(number) > 4 and id.part is not None and len(id.part.partition("-")[0]) <= SHORT)
    )


_STANDARDS: Final = pattern(
    r"(?i)standard|norm(?:a|e|i|y|en|es|as|er|ie|ų)?\b|norma\w{0,3}|норм[аыу]?\b|tiêu chuẩn|مواصفة|المواصف|стандарт|標準|标准|規格|规范|規範|기준|표준|ISO\b|IEC\b|\bEN\b|CISPR|complian|conform"
    r"|specif|according|certifi|volgens|enligt|szerint|zgodnie|według|согласно|соответств|gemäß|selon|según|menurut|sesuai|göre|theo|\bper\b|tested|ГОСТ|GB/T|BIS\b"
)
_CHINESE: Final = pattern(" ?[\u4e00-\u9fff《]")
_BEFORE: Final = 100
# What a designation stands between in tables, lists and code: no sentence goes on there.
_OPENING: Final = frozenset("\"'`([|>")
_LEAST: Final = 4


def _spoken_of(flat: str, id: StandardId, start: int, end: int) -> bool:
    """Tell whether the text speaks of standards right before a long number of a publisher with a doubtful name."""
    number = (id.number or "").replace(" ", "")
    if family_name(id.publisher) == "china":
        return len(number) > 1 and _CHINESE.match(flat, end) is not None and COUNT.match(flat, end) is None
    if len(id.publisher) < 2 or id.publisher != flat[start : start + len(id.publisher)]:
        return False
    if not (len(number) >= _LEAST or (id.part and number[:1].isdecimal())) or re.fullmatch("20[0-9]{2}", number):
        return False
    if (
        (number.endswith("00") and len(number) == _LEAST)
        or not number.isdecimal()
        or COUNT.match(flat, end)
        or flat[end : end + 1].isalpha()
    ):
        return False
    before = flat[max(0, start - _BEFORE) : start]
    if before.rstrip(" ")[-1:] in _OPENING and len(number) > _LEAST:
        return True
    words = re.findall(r"[^\W\d_]{2,}", before)[-3:]
    if words and all(word.isupper() for word in words):  # the word may be one of a line in capitals
        return False
    return _STANDARDS.search(before) is not None


_APART_SIGNS = frozenset(" (/")
_COLON = pattern(" ?: ?[0-9]")
_MORE = pattern(r" ?\(| [0-9]|/")


def _with_rest(flat: str, id: StandardId, start: int, end: int) -> tuple[StandardId, int]:
    """Add to a Chinese or interstate identifier what stands apart from it: a year, or the text it is related to."""
    if flat[end : end + 1] not in _APART_SIGNS or not _MORE.match(flat, end):
        return id, end
    family = family_name(id.publisher.partition(" ")[0])
    if family not in ("china", "gost") and flat[start] not in "iIgG":
        return id, end
    late = None if id.is_dated else LATE_YEAR.match(flat, end)
    if late is not None and (id.part is None or late[1] is None) and COUNT.match(flat, late.end()) is None:
        id = try_parse(f"{id}.{late[1]}-{late[2]}" if late[1] else f"{id}-{late[2]}") or id
        end = late.end()
    related = RELATED.match(flat, end) if family == "gost" and id.wrapped is None else None
    whole = None if related is None else try_parse(flat[start : related.end()])
    if related is not None and whole is not None and whole.wrapped is not None:
        return whole, related.end()
    return id, end


# --- Recommendations of the ITU without its name ------------------------------------------------------------------

_ITU_NAMES = ("ITU", "МСЭ", "CCITT", "国际电信联盟", "國際電信聯盟")
_ITU = pattern(r"ITU(?![a-z])|" + "|".join(_ITU_NAMES[1:]))
_NEAR = 400
"""So far from the name of the ITU a bare series letter and number is its Recommendation."""


def _read_bare(flat: str, text: str, start: int) -> list[Span]:
    """Read ``X.509`` where the ITU is named before it or shortly after it."""
    match = _BARE.match(flat, start)
    if match is None or not _ITU.search(flat, max(0, start - _NEAR), start + _NEAR):
        return []
    if start and (flat[start - 1].isalnum() or flat[start - 1] in "-/._"):
        return []
    id = read_stretch(f"ITU-T {match.group()}", text[start : match.end()])
    return [] if id is None else [Span(id, start, match.end())]


_BARE = pattern(r"[A-Z]\.[0-9]{2,4}(?:\.[0-9]{1,3})?(?: \((?:[0-9]{2}/)?(?:19|20)[0-9]{2}\))?(?![0-9A-Za-z])")
