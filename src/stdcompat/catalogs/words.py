"""The words of titles, for SQLite's full-text search (FTS5).

Chinese is written without spaces, so its characters are indexed in overlapping pairs: 信息安全 as
信息, 息安 and 安全. So a query of two characters finds what a reader would find. The last character
of each run is indexed by itself as well, so that a query of one character has something to begin with.
English words are reduced to their stems by FTS5's own tokenizer.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.sqlite import SCHEMA, SelfClosing
from stdcompat.catalogs.store import LAST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WordIndex", "every_word", "query_words", "stem_of", "words_of"]

_TITLES: Final = ("title", "title_zh", "title_local")
_UNSPACED: Final = pattern(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_SILENT: Final = pattern(r"\b(?:a|an|and|by|for|from|in|of|on|or|part|the|to|with)\b", re.IGNORECASE)
"""Words that most titles have: they tell nothing apart, and are a fifth of the index."""

_MAX_WORDS: Final = 32
_WORD: Final = pattern(
    r"[^\W_]+"
)  # the index holds which words a title has and not where, so nothing may be two words to it


def words_of(body: Any) -> str | None:
    """Return the text that is indexed for a record, or None when it has no title.

    >>> words_of({"title": "Information security", "title_zh": "信息安全"})
    'Information security  信息 息安 安全 全 '
    """
    titles = [body[name] for name in _TITLES if name in body]
    return _UNSPACED.sub(_in_pairs, " ".join(_SILENT.sub(" ", " ".join(titles)).split())) if titles else None


def every_word(text: str, *, begin: bool = False) -> str:
    """Return the query that finds titles with every word of a text.

    Args:
        text: words as people type them, in any language; nothing in it is an operator.
        begin: find words that only begin like those of the text, too.

    >>> every_word("信息安全 NOT security of")
    '"NOT" "security" "信息" "息安" "安全"'
    >>> every_word("全", begin=True)
    '"全" *'
    """
    spaced, pairs = query_words(text)
    return " ".join(f'"{word}" *' if begin else f'"{word}"' for word in (*spaced, *pairs))


def query_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text that are separated by spaces, and the pairs of characters of the rest: some 32 of each.

    >>> query_words("GB标准化 rules")
    (['GB', 'rules'], ['标准', '准化'])
    """
    pairs = [pair for run in _UNSPACED.findall(text) for pair in _pairs(run, last=len(run) == 1)]
    spaced = _WORD.findall(_UNSPACED.sub(" ", text))
    telling = [word for word in spaced if not _SILENT.fullmatch(word)]
    return telling[:_MAX_WORDS], pairs[:_MAX_WORDS]


def stem_of(word: str) -> str:
    """Return what is indexed of a word.

    >>> stem_of("Managements")
    'manag'
    """
    return next((stem for stem, _ in WordIndex([("", {"title": word})]).vocabulary("", LAST)), word)


def _in_pairs(run: re.Match[str]) -> str:
    return f" {' '.join(_pairs(run[0], last=True))} "


def _pairs(run: str, *, last: bool) -> list[str]:
    return [run[n : n + 2] for n in range(len(run) if last else len(run) - 1)]


class WordIndex:
    """The words of a few titles, in memory.

    Args:
        entries: keys and plain values.
    """

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._keys: list[str] = []
        self._connection = sqlite3.connect(":memory:", check_same_thread=False, factory=SelfClosing)
        self._connection.execute(SCHEMA["words"])
        for key, body in entries:
            text = words_of(body)
            if text is not None:
                self._keys.append(key)
                self._connection.execute("INSERT INTO words (rowid, title) VALUES (?, ?)", (len(self._keys), text))
        self._connection.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)")

    def search(self, words: str, among: set[str] | None, limit: int) -> list[tuple[str, float]]:
        """Return the keys whose titles match, the best first, each with its weight."""
        found = self._connection.execute(
            "SELECT rowid, -rank FROM words WHERE words MATCH ? ORDER BY rank, rowid", (words,)
        )
        hits = [(self._keys[number - 1], weight) for number, weight in found]
        return [hit for hit in hits if among is None or hit[0] in among][:limit]

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        """Iterate over the words between two, with how many titles hold each."""
        return self._connection.execute("SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?", (first, last))
