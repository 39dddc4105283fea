"""How lists go on: what an item leaves out is decided by the shape of what it says.

An item may leave out the publisher (``ISO 9001, 14001``), the number (``IEC 61000-4-2, -3``) or the first levels of
its part (``EN 61000-6-2/6-4``). An identifier is therefore taken apart into the words before its number and its
*core*, the levels of number and part; an item is put into that core, and the whole is read again by the grammars.
What can be meant in two ways is not decided: `place` says that it is unsure.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["SHORT", "Core", "Item", "Unsure", "core_of", "place", "read_item"]

_YEAR: Final = r"(?:19|20)[0-9]{2}(?![0-9])"


class Core(NamedTuple):
    """Number and part of a designation: a letter before them, their levels, and what stands between these.

    >>> from stdcompat.identifiers import parse
    >>> core_of(parse("ITU-T G.694.1"))
    ('ITU-T ', Core(letter='G.', levels=('694', '1'), seps='.'))
    """

    letter: str
    levels: tuple[str, ...]
    seps: str

    def text(self, levels: tuple[str, ...], seps: str) -> str:
        """Print other levels in the place of these."""
        return self.letter + levels[0] + "".join(sep + level for sep, level in zip(seps, levels[1:], strict=True))


class Item(NamedTuple):
    """An item of a list that names no publisher: how it begins, its letter, levels, and the end in the text."""

    sep: str
    letter: str
    levels: tuple[str, ...]
    seps: str
    end: int


class Unsure(NamedTuple):
    """Why an item is not read."""

    reason: str


_CORE: Final = pattern(
    r"(.*?)((?:[A-Z]{1,3}\.|[A-Z]{1,2})?)([0-9]+(?: [0-9]{3})?(?:[.-][0-9A-Z]+)*[A-Za-z]{0,2})(?: \(all parts\))?"
)
_BRACKETED: Final = pattern(r" \(Part ([0-9]{1,3})\)$")
_JOINED: Final = pattern(r"(.*? )[A-Z]{0,2}\.?[0-9][^ ]*/")


@functools.lru_cache(1024)
def core_of(id: StandardId) -> tuple[str, Core] | None:
    """Take the undated designation apart into the words before its number and its core."""
    text = str(id.designation.undated)
    if text.endswith(")"):
        text = _BRACKETED.sub(r"-\1", text)
    match = _CORE.fullmatch(text)
    if match is None:
        return None
    before, letter, rest = match.groups()
    joined = _JOINED.fullmatch(before)  # ITU-T G.7043/Y.1343: the words are those before both numbers
    levels = tuple(re.split(r"[.-]", rest))
    return (joined[1] if joined else before), Core(letter, levels, "".join(re.findall(r"[.-]", rest)))


_ITEM: Final = pattern(
    rf"([.-]?)((?:[A-Z]{{1,3}}\.|[A-Z](?:-(?=[0-9]))?)?)([0-9]{{1,7}}(?:[.-](?!{_YEAR})[0-9]{{1,6}})*(?:[a-z]{{1,2}}|[A-Z])?)"
    r"(?![0-9A-Za-z]|\.[0-9])"
)
_SPACED: Final = pattern(r"()()([0-9]{3} [0-9]{3}(?:-[0-9]{1,2})*)(?![0-9A-Za-z])")


def read_item(flat: str, position: int, core: Core) -> Item | None:
    """Match an item at `position`."""
    match = (" " in core.levels[0] and _SPACED.match(flat, position)) or _ITEM.match(flat, position)
    if not match:
        return None
    sep, letter, rest = match.groups()
    return Item(sep, letter, tuple(re.split(r"[.-]", rest)), "".join(re.findall(r"[.-]", rest)), match.end())


_LETTERS: Final = pattern(r"[A-Za-z]+$")
SHORT: Final = 3
"""So many digits may be a level of a part; more are a number."""


def _digits(level: str) -> str:
    return _LETTERS.sub("", level)


def place(core: Core, item: Item) -> str | Unsure | None:
    """Put an item into the core of the identifier before it: return the new core, or None for no item.

    Args:
        core: of the identifier before.
        item: what the list goes on with.

    >>> core = Core("", ("61000", "6", "2"), "--")
    >>> place(core, Item("", "", ("6", "4"), "-", 0))
    '61000-6-4'
    >>> place(core, Item("", "", ("60529",), "", 0))
    '60529'
    """
    if item.letter:
        return _place_lettered(core, item)
    if item.sep:
        return _place_after_sep(core, item)
    if len(item.levels) > 1:
        return _place_levels(core, item)
    return _place_one(core, item.levels[0])


def _place_lettered(core: Core, item: Item) -> str | None:
    letter, text = item.letter, item._replace(letter="", sep="")
    own = core.levels[-1]
    if not core.letter and len(core.levels) > 1 and own[0] == letter and len(item.levels) == 1:
        return core.text((*core.levels[:-1], letter + item.levels[0]), core.seps)  # ISO 105-E01, E02
    if core.letter == f"{letter}.":
        letter = core.letter  # G.791 ~ G793
    if not core.letter or core.letter.endswith(".") != letter.endswith("."):
        return None
    if not letter.endswith(".") and letter != core.letter:
        return None
    return core._replace(letter=letter).text(text.levels, text.seps)


def _place_after_sep(core: Core, item: Item) -> str | Unsure:
    """Replace the last levels of the part (``-3``, ``.3``, ``-6-4``)."""
    count, more = len(core.levels), len(item.levels)
    if more > count:
        return Unsure("more levels than the designation before it has")
    kept = max(1, count - more)
    # A list keeps its own separator where the designation has another one.
    sep = item.sep if not core.seps or item.sep in core.seps else core.seps[-1]
    return core.text((*core.levels[:kept], *item.levels), core.seps[: kept - 1] + sep + item.seps)


def _place_levels(core: Core, item: Item) -> str | Unsure | None:
    """Place a number with its part, or the last levels of a part."""
    first, own = item.levels[0], _digits(core.levels[0])
    count, more = len(core.levels), len(item.levels)
    if first == own or len(first) > SHORT:
        return core.text(item.levels, item.seps)
    if (count == more and item.seps == core.seps and len(first) == len(own)) or (
        len(own) == SHORT == len(first) and core.seps
    ):
        return core.text(item.levels, item.seps)
    if len(own) <= SHORT and item.seps[:1] == core.seps[:1] == ".":
        return core.text(item.levels, item.seps)
    if count > 1 and len(own) > SHORT and set(item.seps) <= set(core.seps):
        kept = max(1, count - more)
        return core.text((*core.levels[:kept], *item.levels), core.seps[:kept] + item.seps)
    if "." in item.seps and "." not in core.seps:
        return None  # a clause
    return Unsure("a number with a part, or the end of one")


def _place_one(core: Core, level: str) -> str | Unsure | None:
    """Place one number: another document, or the last level of the part."""
    own, last = _digits(core.levels[0]), _digits(core.levels[-1])
    size, alone = len(_digits(level)), len(core.levels) == 1
    if level != _digits(level):
        if not alone or core.levels[0] == own or size < SHORT:
            return None
        return core.text((level,), "")  # MIL-STD-810F, 461G
    if alone:
        if size > SHORT or (size == len(own) and size > 1):
            return core.text((level,), "")
        return Unsure("a number, or the end of one")
    if size > SHORT:
        if size != len(last):
            return core.text((level,), "")
        if size == len(own):
            return Unsure("a number, or a part")
    elif size == len(own) == SHORT != len(last):
        return Unsure("a number, or a part")
    elif core.seps[-1] == "." and len(own) <= SHORT and size != len(last):
        return Unsure("a part, or a count")
    return core.text((*core.levels[:-1], level), core.seps)
