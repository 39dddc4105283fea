"""What a sentence of a tender asks for: its standards, which editions, and whether others are accepted instead.

>>> found = demand_in("应符合GB/T 18487.1-2023及以上版本，不接受等效标准")
>>> [str(one) for one in found.references], found.equivalents
(['GB/T 18487.1 (>=2023)'], False)
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.identifiers import find_identifiers
from stdcompat.market.model import Reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.identifiers import Found

__all__ = ["Demand", "demand_in", "references_in"]

_SENTENCE: Final = re.compile(r"[;；。\n\r!！]|\.(?=\s+[A-Z])")
_LATER: Final = re.compile(
    r"\b(?:or|and|&)\s+(?:any\s+)?(?:later|newer|above|more\s+recent|subsequent)\b"
    r"|[及或和](?:其)?(?:以上|以后|更新|更高|后续)(?:的)?(?:版本?)?|以上版本|(?:及|或)最新|oder\s+neuer|ou\s+ultérieure?|o\s+posterior|или\s+(?:новее|более\s+поздн)",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"(?:不低于|不早于|\bnot\s+older\s+than|\bat\s+least|\bno\s+earlier\s+than)[^,，;；、]{0,12}$", re.IGNORECASE
)
_LATEST: Final = re.compile(
    r"\b(?:latest|current|most\s+recent)\s+(?:applicable\s+)?(?:edition|version|revision|issue)s?\b|最新(?:有效)?版(?:本)?|现行(?:有效)?(?:版本?|标准)?",
    re.IGNORECASE,
)
_NO_OTHERS: Final = re.compile(
    r"不(?:接受|允许|得|可)(?:采用|使用|以)?(?:.{0,12})?(?:等效|等同|同等|替代|代替|其他标准)|\bno\s+equivalents?\b|\bequivalents?\b.{0,30}\bnot\s+(?:be\s+)?(?:accept|allow|permit)\w*"
    r"|\bwithout\s+(?:equivalents?|substitut\w+)\b|\bnot\s+accept\w*\s+equivalents?\b",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"[或及](?:其)?(?:等效|等同|同等|相当)|等效标准(?:均|亦|也)?可|\bor\s+(?:an?\s+)?(?:equal|equivalent|equally)|\bequivalents?\b.{0,30}\baccept\w*|oder\s+gleichwertig|ou\s+équivalente?|o\s+equivalente",
    re.IGNORECASE,
)
_EITHER: Final = re.compile(r"^\s*(?:标准)?\s*(?:\bor\b|或者?|/|oder\b|ou\b|или\b)", re.IGNORECASE)
_NEAR: Final = 40  # characters behind a designation that may say which editions


class Demand(NamedTuple):
    """What is asked.

    Attributes:
        references: the standards, with the range of editions that is accepted.
        either: whether one of them is enough; otherwise all are asked for.
        equivalents: whether equivalent standards are said to be accepted; None where nothing is said.
        latest: whether the latest edition is asked for, whatever year is printed.
    """

    references: tuple[Reference, ...]
    either: bool = False
    equivalents: bool | None = None
    latest: bool = False


def demand_in(text: str) -> Demand | None:
    """Return what a text asks for; None where it names no standard.

    >>> demand_in("complying with IEC 61439-1:2011 or later, or equivalent").equivalents
    True
    >>> demand_in("外观整洁") is None
    True
    """
    found = [one for one in find_identifiers(text) if one.id is not None]
    if not found:
        return None
    references = tuple(dict.fromkeys(references_in(text, found)))
    between = [text[one.end : after.start] for one, after in itertools.pairwise(found)]
    either = len(references) > 1 and all(_EITHER.match(gap) for gap in between)
    equivalents = False if _NO_OTHERS.search(text) else True if _OTHERS.search(text) else None
    return Demand(references, either, equivalents, _LATEST.search(text) is not None)


def references_in(text: str, found: Sequence[Found]) -> Iterator[Reference]:
    """Yield each designation of a text as a reference: one edition, or those from it on."""
    for number, one in enumerate(found):
        if one.id is None:
            continue
        end = found[number + 1].start if number + 1 < len(found) else len(text)
        behind = _SENTENCE.split(text[one.end : min(end, one.end + _NEAR)], maxsplit=1)[0]
        before = _SENTENCE.split(text[found[number - 1].end if number else 0 : one.start])[-1][-_NEAR:]
        if _LATEST.search(before) or _LATEST.search(behind):
            yield Reference(one.id.undated)
        elif one.id.year is not None and (_LATER.search(behind) or _FROM.search(before)):
            yield Reference(one.id.undated, f">={one.id.year}")
        else:
            yield Reference(one.id)
