"""Reading a stretch of a text: where an identifier may end, longest first, and what only looks like one."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern

from ._model import Wrapping
from ._own import OWN
from ._parse import read_as
from ._shapes import TAIL, lead_at

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["MOST", "PLACEHOLDER", "Span", "ends_of", "is_list", "read_stretch", "runs_on"]

MOST: Final = 50
"""No range goes on further."""
_TAILS: Final = 16
"""No identifier has more after its number."""
_LONGEST_PART: Final = 3
"""A longer part could be the last number of a range."""
_SHEETS_ENDED: Final = 1998


class Span(NamedTuple):
    """An identifier, or the reason why there is none, and where it stands."""

    id: StandardId | None
    start: int
    end: int
    reason: str | None = None


PLACEHOLDER = pattern(r"\.[Xx](?![A-Za-z0-9])|-(?:[Xx]{1,4}|[Nn]{1,3}|[Yy]{2,4}|×+)(?![A-Za-z0-9])")


def is_list(id: StandardId) -> bool:
    """Tell whether what looks like one identifier is a range or a list (``ISO 9000-9001``, ``G.652/G.657``)."""
    if id.wrapping is Wrapping.DUAL and not id.is_dated:
        return True  # GB/T 17626.2/IEC 61000-4-2 of a table; what is printed as one number has a year
    first, last = id.number or "", id.part or ""
    if not last and not id.joint and "/" not in first:
        return False
    digits = first.isdecimal() and last.isdecimal() and len(first) == len(last) > _LONGEST_PART and first[0] != "0"
    if digits and 0 < int(last) - int(first) <= MOST:
        return True
    if len(last) > _LONGEST_PART and (id.wrapped or id).part and _counted_up(last):
        return True
    if "/" in last and last.rpartition("/")[2].isdecimal() and (id.year or _SHEETS_ENDED) >= _SHEETS_ENDED:
        return True  # before, IEC 60695-2-1/1:1994 was one sheet
    if _LETTERED_LIST.search(first) or _LETTERED_LIST.search(last):
        return True
    return any((other.number or "")[:2] == first[:2] for other in id.joint if first[1:2] == ".")


_LETTERED_LIST = pattern("[0-9](?:[a-z]{1,2}/[a-z]{1,2}|[A-Z][a-z]{1,2}/[A-Z]{1,2}[a-z]{0,2})(?:/|$)")


def _counted_up(part: str) -> bool:
    """Tell whether the levels of a part count up from one (``IEC 62305-1-2-3-4``): these are four parts."""
    return part.split("-") == [str(n) for n in range(1, part.count("-") + 2)] and part.count("-") > 1


_LAST_DIGIT = pattern("[0-9](?=[A-Za-z]*$)")
# A supplement that follows after a comma or a space (``EN 55032:2015, A11:2020``).
_FOLLOWING = pattern(r"(?<=[0-9]{4}), ?(?=(?:AMD|Amd|AC|A|Am|COR|Cor)\.? ?[0-9])")


# How any of `TAIL` begins: most identifiers have nothing after them, and this is fast.
_TAIL_BEGINS = pattern(
    r"[-:./+(a-z]| (?:[-:/+(0-9A-Z ]|part|cz|част|část|k[ıi]s|bölüm|ed|v[.0-9e]|bis|ter|rev|no[. ]|de [0-9])|, ?(?:[0-9A-Z(]|part|ed)"
)


# A year behind a slash, as in Brazil (``NBR 9050/2015``).
_SLASHED_YEAR = pattern("(?<=[0-9])/(?=(?:19|20)[0-9]{2}$)")
_SPACED_DATE = pattern("(?<=[0-9]) (?=(?:19|20)[0-9]{2}-[0-9]{2}$)")


# The French write the numbers of the IEC with a space for thousands; so do no Italian ones, which have three digits.
_FRENCH = pattern(r"^(CEI [0-9]{2}) ([0-9]{3})(?![0-9])")


def read_stretch(plain: str, written: str) -> StandardId | None:
    """Read what stands in a text as `written`, unless it is a list; texts name the same documents again and again."""
    # what prefixes of the caller's own mean is true within their context only
    return _read_stretch(plain, written) if OWN.get() else _remembered(plain, written)


def _read_stretch(plain: str, written: str) -> StandardId | None:
    if "," in plain:
        plain = _FOLLOWING.sub("+", plain)
    if plain.startswith("CEI "):
        plain = _FRENCH.sub(r"\1\2", plain)
    id = read_as(_SPACED_DATE.sub(":", plain), written) or read_as(_SLASHED_YEAR.sub(":", plain), written)
    return None if id is None or is_list(id) else id


_remembered = functools.lru_cache(4096)(_read_stretch)


def ends_of(flat: str, position: int) -> list[int]:
    """Return where an identifier may end whose number ends at `position`, longest first."""
    ends = [position]
    if flat[position - 1].isalpha():  # 546IEC 770: letters of what follows
        ends = [_LAST_DIGIT.search(flat, max(0, position - 4), position).end(), position]  # type: ignore[union-attr]
    while len(ends) < _TAILS and _TAIL_BEGINS.match(flat, position) and (tail := TAIL.match(flat, position)):
        position = tail.end()
        ends.append(position)
    ends.reverse()
    return ends


# ``ISO 14001qui``: four digits end before a word that lost its space.
_NEXT_WORD = pattern(r"(?<=[0-9]{4})[a-z]{3}")


def runs_on(flat: str, end: int) -> bool:
    """Tell whether a word goes on after `end`, and it is not another identifier without a space between."""
    after = flat[end : end + 1]
    if after == "." and flat[end - 1].isalpha() and flat[end + 1 : end + 2].isdecimal():
        return True  # G.984.1-G.984.4
    if not after.isalnum() or after >= "\u0500" or not flat[end - 1].isalnum():
        return False
    return lead_at(flat, end) is None and _NEXT_WORD.match(flat, end) is None
