"""The words of titles, for SQLite's full-text search (FTS5).

Chinese is written without spaces, so its characters are indexed in overlapping pairs: 信息安全 as
信息, 息安 and 安全. So a query of two characters finds what a reader would find. The last character
of each run stands alone as well, so that a query of one character has something to begin with.
English words are reduced to their stems by FTS5's own tokenizer.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["WORDS", "WordIndex", "every_word", "words_of"]

WORDS: Final = (
    "CREATE VIRTUAL TABLE words USING fts5(title, content='', tokenize='porter unicode61 remove_diacritics 2')"
)
"""The table of words of a compiled file; its rows have the numbers of their records."""

_TITLES: Final = ("title", "title_zh", "title_local")
_UNSPACED: Final = re.compile(
    "[\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_WORD: Final = re.compile(r"\w+")


def words_of(body: Any) -> str | None:
    """Return the text that is indexed for a record, or None when it has no title.

    >>> words_of({"title": "Information security", "title_zh": "信息安全"})
    'Information security  信息 息安 安全 全 '
    """
    titles = [body[name] for name in _TITLES if name in body]
    return _UNSPACED.sub(_in_pairs, " ".join(titles)) if titles else None


def every_word(text: str, *, begin: bool = False) -> str:
    """Return the query that finds titles with every word of a text.

    Args:
        text: words as people type them, in any language; nothing in it is an operator.
        begin: find words that only begin like those of the text, too.

    >>> every_word("信息安全 AND security")
    '"信息" "息安" "安全" "AND" "security"'
    >>> every_word("全", begin=True)
    '"全" *'
    """
    spaced = _UNSPACED.sub(lambda run: _in_pairs(run, last=len(run[0]) == 1), text)
    return " ".join(f'"{word}" *' if begin else f'"{word}"' for word in _WORD.findall(spaced))


def _in_pairs(run: re.Match[str], *, last: bool = True) -> str:
    characters = run[0]
    count = len(characters) if last else len(characters) - 1
    return f" {' '.join(characters[n : n + 2] for n in range(count))} "


class WordIndex:
    """The words of a few titles, in memory.

    Args:
        entries: keys and plain values.
    """

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._keys: list[str] = []
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(WORDS)
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
