"""Regular expressions that are compiled when they are first used.

Compiling the patterns of a module costs a hundred times what looking up its names does, and most answers
use few of them: of a cold check it was a fifth.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["pattern"]

_METHODS = ("fullmatch", "match", "search", "sub", "subn", "findall", "finditer", "split")


class _Compiled:
    """The methods of a regular expression in slots, which are as fast as those of `re.Pattern`."""

    __slots__ = ("_flags", "_source", *_METHODS)

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags


class _Pattern(_Compiled):
    """A regular expression that was not used yet: the first use compiles it and turns it into `_Compiled`."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Compile: reached only while the slots are empty."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Compiled  # type: ignore[assignment]  # a class with __getattr__ is read slowly
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression that is compiled when it is first used.

    >>> pattern("[0-9]+").findall("IEC 62368-1")
    ['62368', '1']
    """
    return _Pattern(source, flags)  # type: ignore[return-value]  # it offers what is used of one
