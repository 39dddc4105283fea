"""A store in memory."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.store import Digest, Layer, Place, Row, Span, digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.catalogs.words import WordIndex

__all__ = ["MemoryStore"]


class MemoryStore:
    """A store in memory, for a user's own facts and for tests."""

    def __init__(self, rows: Iterable[Row], edition: str = "0") -> None:
        self.edition = edition
        self._rows = {(kind, key): (body, terms) for kind, key, body, terms in rows}
        self._terms: dict[Place, list[str]] = {}
        for (kind, key), (_, terms) in sorted(self._rows.items(), key=lambda item: item[0]):
            for term in dict.fromkeys(terms):
                self._terms.setdefault((kind, term), []).append(key)

    @functools.cached_property
    def digest(self) -> Digest:
        return digest_of(self.records())

    @property
    def layers(self) -> tuple[Layer, ...]:
        return (Layer(self.edition, self.digest, None),)

    def layer_of(self, kind: str, key: str) -> Layer | None:
        return self.layers[0] if (kind, key) in self._rows else None

    def get(self, kind: str, key: str) -> Any:
        row = self._rows.get((kind, key))
        return None if row is None else row[0]

    def has(self, kind: str, key: str) -> bool:
        return (kind, key) in self._rows

    def find(self, kind: str, term: str) -> list[tuple[str, Any]]:
        return [(key, self._rows[kind, key][0]) for key in self._terms.get((kind, term), ())]

    def select(self, kind: str, spans: Sequence[Span]) -> Iterator[tuple[str, Any]]:
        for key in self.keys(kind):
            body, terms = self._rows[kind, key]
            if all(any(first <= term < last for term in terms) for first, last in spans):
                yield key, body

    def search(self, words: str, spans: Sequence[Span], limit: int) -> list[tuple[str, float]]:
        return self._index.search(words, {key for key, _ in self.select("standard", spans)} if spans else None, limit)

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        return self._index.vocabulary(first, last)

    @functools.cached_property
    def _index(self) -> WordIndex:
        from stdcompat.catalogs.words import WordIndex

        return WordIndex((key, self._rows["standard", key][0]) for key in self.keys("standard"))

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_index"}

    def keys(self, kind: str) -> Iterator[str]:
        return iter(sorted(key for of, key in self._rows if of == kind))

    def count(self, kind: str) -> int:
        return sum(of == kind for of, _ in self._rows)

    def records(self) -> Iterator[tuple[str, str, Any]]:
        for (kind, key), (body, _) in sorted(self._rows.items(), key=lambda item: item[0]):
            yield kind, key, body
