"""Words with a meaning: headings for fields, names for codes, in any language and spelling."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from stdcompat._patterns import pattern

__all__ = ["Fit", "Glossary", "Vocabulary"]

Vocabulary: TypeAlias = Mapping[str, Sequence[str]]
"""What a caller looks for, each with the words that it goes by."""

_LONGEST: Final = 200  # characters of a name
_PIECES: Final = pattern(r"[\n/|()\[\]:,;、]+|(?<=[\u3400-\u9fff])\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*(?=[\u3400-\u9fff])")
_WORDS: Final = pattern(r"[\u3400-\u9fff]+|[^\W_]+")
_PLURAL: Final = 4  # letters of the shortest word of which an s is taken off


class Fit(enum.IntEnum):
    """How well a text names something, best first."""

    WHOLE = 0
    PIECE = 1
    WORDS = 2
    NOT = 3


class Glossary:
    """A vocabulary that can be asked what a text names.

    Texts are compared without regard to case, punctuation, width and an English plural.

    >>> glossary = Glossary({"server": ["server", "服务器"], "name": ["component", "组件"]})
    >>> glossary.named("SERVERS"), glossary.named("组件 / Component"), glossary.named("rack servers")
    ('server', 'name', None)
    >>> glossary.look_up("rack servers")
    (<Fit.WORDS: 2>, 'server')
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        names = [(_name(word), what) for what, words in vocabulary.items() for word in words]
        names = [(name, what) for name, what in names if name.whole]
        self._spelled = frozenset(word.casefold() for words in vocabulary.values() for word in words)
        self._by_whole = {name.whole: what for name, what in reversed(names)}
        longest_first = sorted(names, key=lambda one: -len(one[0].whole))
        self._by_start: dict[str, list[tuple[int, _Name, str]]] = {}  # the first word, or character in other scripts
        for rank, (known, what) in enumerate(longest_first):
            start = known.words.split(maxsplit=1)[0] if known.whole.isascii() else known.whole[0]
            self._by_start.setdefault(start, []).append((rank, known, what))

    def look_up(self, text: str) -> tuple[Fit, str | None]:
        """Return what a text names, and how: as a whole, by one of its pieces, or by words in it."""
        if len(text) > _LONGEST:
            return Fit.NOT, None
        name = _name(text)
        if name.whole in self._by_whole:
            return Fit.WHOLE, self._by_whole[name.whole]
        # The last piece is the nearest to what it heads: "Component / Name".
        for piece in reversed(_PIECES.split(unicodedata.normalize("NFKC", text))):
            whole = _name(piece).whole
            if whole in self._by_whole:
                return Fit.PIECE, self._by_whole[whole]
        within = self._within(name)
        return (Fit.WORDS, within[0]) if within else (Fit.NOT, None)

    def has(self, text: str) -> bool:
        """Tell, fast, whether a text is one of the names as it is written, without regard to case."""
        return text.casefold() in self._spelled

    def whole(self, text: str) -> str | None:
        """Return what a text names as a whole, or None."""
        return self._by_whole.get(_name(text).whole) if len(text) <= _LONGEST else None

    def named(self, text: str) -> str | None:
        """Return what a text names as a whole or by one of its pieces."""
        fit, what = self.look_up(text)
        return what if fit <= Fit.PIECE else None

    def hinted(self, text: str) -> str | None:
        """Return what a text names, be it by words in it, as long as they name one thing only."""
        found = self.named(text)
        within = dict.fromkeys(self._within(_name(text[:_LONGEST])))
        return found or (next(iter(within)) if len(within) == 1 else None)

    def _within(self, name: _Name) -> list[str]:
        """Return what the words of a name stand for, the longest first; no word counts twice."""
        words, whole, found = name.words, name.whole, []
        starts = {*words.split(), *("" if whole.isascii() else whole)}
        near = [one for start in starts & self._by_start.keys() for one in self._by_start[start]]
        for _, known, what in sorted(near, key=_rank):
            if known.whole.isascii():
                if known.words in words:
                    words = words.replace(known.words, " | ")
                    found.append(what)
            elif known.whole in whole:
                whole = whole.replace(known.whole, "|")
                found.append(what)
        return found


def _rank(one: tuple[int, _Name, str]) -> int:
    return one[0]


class _Name(NamedTuple):
    """A text made comparable: its words, and all of them together."""

    words: str
    whole: str


def _name(text: str) -> _Name:
    """Return what of a text is compared.

    >>> _name("Applicable Standards *")
    _Name(words=' applicable standard ', whole='applicablestandard')
    """
    found = _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())
    words = [word[:-1] if len(word) >= _PLURAL and word.endswith("s") and word.isascii() else word for word in found]
    return _Name(f" {' '.join(words)} ", "".join(words))
