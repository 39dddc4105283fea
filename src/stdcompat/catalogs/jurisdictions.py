"""Jurisdictions: the codes by which facts and deployments name states, and what people write for them."""

from __future__ import annotations

import functools
import unicodedata
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.vocabulary import JURISDICTIONS
from stdcompat.errors import InvalidTypeError, InvalidValueError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["as_jurisdiction", "jurisdiction_code"]

_LONGEST: Final = 100
_LETTERS: Final = pattern(r"[^\W_]+")


@functools.lru_cache(maxsize=4096)
def jurisdiction_code(text: str) -> str | None:
    """Return the code of the state or union that a text names, or None when it names none that is known.

    Codes are those of ISO 3166-1 with two letters, except that the United Kingdom is ``UK``.

    >>> [jurisdiction_code(text) for text in ("China", "cn", "中国", "CHN", "Ｃｈｉｎａ", "P.R. China", "GB", "Utopia")]
    ['CN', 'CN', 'CN', 'CN', 'CN', 'CN', 'UK', None]
    """
    if text in JURISDICTIONS:
        return text
    name = _folded(text)
    return _codes().get(name) or _codes().get(name.removeprefix("the"))


def as_jurisdiction(text: str | None) -> str | None:
    """Return the code of a jurisdiction that is stated, whatever its spelling.

    Raises:
        ValueError: if the text names no jurisdiction that is known.
    """
    if text is None or text == "":
        return None
    if not isinstance(text, str):
        what = f"a jurisdiction is a text, not {text!r}"  # type: ignore[unreachable]
        raise InvalidTypeError(what, "write its code, such as CN or EU, or its name")
    if not text.strip():
        return None
    code = jurisdiction_code(text)
    if code is None:
        near = did_you_mean(text, {name for names in JURISDICTIONS.values() for name in names} | set(JURISDICTIONS))
        what = f"no jurisdiction is called {text[:_LONGEST]!r}"
        raise InvalidValueError(what, near or "write its code, such as CN or EU")
    return code


@functools.cache
def _codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, names in JURISDICTIONS.items():
        for name in (code, *names):
            found.setdefault(_folded(name), code)
    return found


def _folded(text: str) -> str:
    """Return a name as letters alone, without case, width, spaces and accents."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text[:_LONGEST]).casefold())
    return "".join(_LETTERS.findall("".join(c for c in plain if not unicodedata.combining(c))))
