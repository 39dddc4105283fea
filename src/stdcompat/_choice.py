"""The form of every closed list of words: a text, and an error that says which words there are."""

from __future__ import annotations

import enum
import functools
from typing import TYPE_CHECKING

from stdcompat._patterns import pattern
from stdcompat.errors import InvalidTypeError, InvalidValueError, did_you_mean

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Choice", "Ordered"]

_HUMPS = pattern(r"(?<=[a-z])(?=[A-Z])")


class Choice(enum.StrEnum):
    """One word of a closed list; it equals its text, and is made of it.

    >>> from stdcompat import Force
    >>> Force("mandatory") is Force.MANDATORY, Force.MANDATORY == "mandatory", f"{Force.MANDATORY}"
    (True, True, 'mandatory')
    """

    @classmethod
    def _missing_(cls, value: object) -> Self:
        noun = _HUMPS.sub(" ", cls.__name__).lower()
        words = [member.value for member in cls]
        what, hint = f"unknown {noun} {value!r}", did_you_mean(str(value), words) or f"one of {', '.join(words)}"
        raise InvalidValueError(what, hint) if isinstance(value, str) else InvalidTypeError(what, hint)


class Ordered(Choice):
    """A closed list with an order.

    It is the one in which the list is written, unless `_ascending` says otherwise: the last word is the greatest.
    """

    @classmethod
    def _ascending(cls) -> tuple[Self, ...]:
        return tuple(cls)

    def __lt__(self, other: str) -> bool:
        return _place(self) < _place(other) if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other: str) -> bool:
        return _place(self) <= _place(other) if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other: str) -> bool:
        return _place(self) > _place(other) if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other: str) -> bool:
        return _place(self) >= _place(other) if isinstance(other, type(self)) else NotImplemented


@functools.cache
def _place(word: Ordered) -> int:
    return word._ascending().index(word)  # one module, one concept
