"""The kinds whose trade words are most like a name: what is offered where the kind is not known."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.vocabulary import KindCode, read_vocabulary
from stdcompat.deployment.kinds import guess
from stdcompat.deployment.units import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["nearest_kinds"]


def nearest_kinds(name: str, most: int = 2) -> tuple[KindCode, ...]:
    """Return the kinds to be offered where the kind is not known: those that words in it tell, then the most alike.

    >>> nearest_kinds("watre pump")
    ('pump', 'air-conditioner')
    """
    pairs = _pairs(name)
    common: dict[int, int] = {}
    for pair in pairs:
        for number in _by_pair().get(pair, ()):
            common[number] = common.get(number, 0) + 1
    best: dict[str, float] = {}
    for number, shared in common.items():
        code, other = _trade_words()[number]
        best[code] = max(2 * shared / (len(pairs) + len(other)), best.get(code, 0.0))
    others = guess(name).others[:most]
    ranked = sorted(best.keys() - set(others), key=lambda code: (-best[code], code))
    return (*others, *map(KindCode, ranked))[:most]


@functools.cache
def _trade_words() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each trade word's kind, and the pairs of characters in it."""
    rows: Iterable[tuple[str, dict[str, Any]]] = read_vocabulary()["words"]["kind"].items()
    return tuple(
        (code, _pairs(word.partition(" (")[0]))
        for code, row in rows
        for field in ("words", "words_zh", "words_other", "weak_words")
        for word in row.get(field, ())
    )


@functools.cache
def _by_pair() -> dict[str, tuple[int, ...]]:
    """Return the places among the trade words of those that hold a pair of characters."""
    found: dict[str, list[int]] = {}
    for number, (_, pairs) in enumerate(_trade_words()):
        for pair in pairs:
            found.setdefault(pair, []).append(number)
    return {pair: tuple(numbers) for pair, numbers in found.items()}


def _pairs(text: str) -> frozenset[str]:
    folded = "".join(key_of(text))
    return frozenset(folded[n : n + 2] for n in range(len(folded) - 1)) or frozenset([folded])
