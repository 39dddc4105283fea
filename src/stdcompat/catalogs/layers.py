"""Stores one above the other: what is asked is looked up in each, and nothing is copied."""

from __future__ import annotations

import heapq
import itertools
import operator
from typing import TYPE_CHECKING, Any, Literal

from stdcompat.catalogs.store import Digest, Layer, Place, Span, Store

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

__all__ = ["HiddenStore", "LayeredStore", "OnConflict", "conflicts"]

OnConflict = Literal["error", "ours", "theirs"]


def _digest(said: Iterable[str]) -> Digest:
    import hashlib  # it loads OpenSSL, and most questions need no digest

    return Digest(hashlib.sha256("\n".join(said).encode()).hexdigest())


def conflicts(base: Store, top: Store) -> Iterator[Place]:
    """Find the keys under which two stores hold different records, without those that the upper one overrides.

    The smaller of the two is gone through, and the other is asked.
    """
    small, large = (base, top) if base.count("standard") < top.count("standard") else (top, base)
    overridden = set(top.keys("override"))
    for kind, key, body in small.records():
        if f"{kind} {key}" not in overridden:
            other = large.get(kind, key)
            if other is not None and other != body:
                yield kind, key


class LayeredStore:
    """One store above another.

    Where both hold a record under one key, the lower one counts; the upper one does when
    `on_conflict` is ``theirs``, or when it holds an ``override`` for that key.
    """

    def __init__(self, base: Store, top: Store, on_conflict: OnConflict) -> None:
        self._base = base
        self._top = top
        self._on_conflict = on_conflict
        self._overridden = frozenset(top.keys("override"))

    @property
    def edition(self) -> str:
        return " + ".join(dict.fromkeys(layer.edition for layer in self.layers))

    @property
    def digest(self) -> Digest:
        """Over the digests of the layers, which are in no order when they do not contradict each other."""
        both = [self._base.digest, self._top.digest]
        said = [self._on_conflict, *(sorted(both) if self._on_conflict == "error" else both)]
        return _digest(said)

    @property
    def layers(self) -> tuple[Layer, ...]:
        return (*self._base.layers, *self._top.layers)

    def layer_of(self, kind: str, key: str) -> Layer | None:
        upper, lower = self._order(kind, key)
        return upper.layer_of(kind, key) or lower.layer_of(kind, key)

    def get(self, kind: str, key: str) -> Any:
        upper, lower = self._order(kind, key)
        found = upper.get(kind, key)
        return lower.get(kind, key) if found is None else found

    def has(self, kind: str, key: str) -> bool:
        return self._base.has(kind, key) or self._top.has(kind, key)

    def find(self, kind: str, term: str) -> list[tuple[str, Any]]:
        found = [
            *self._counting(self._base, kind, self._base.find(kind, term)),
            *self._counting(self._top, kind, self._top.find(kind, term)),
        ]
        return sorted(found, key=operator.itemgetter(0))

    def select(self, kind: str, spans: Sequence[Span]) -> Iterator[tuple[str, Any]]:
        return heapq.merge(
            self._counting(self._base, kind, self._base.select(kind, spans)),
            self._counting(self._top, kind, self._top.select(kind, spans)),
            key=operator.itemgetter(0),
        )

    def search(self, words: str, spans: Sequence[Span], limit: int) -> list[tuple[str, float]]:
        found = [
            *self._counting(self._base, "standard", self._base.search(words, spans, limit)),
            *self._counting(self._top, "standard", self._top.search(words, spans, limit)),
        ]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[:limit]

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        return heapq.merge(self._base.vocabulary(first, last), self._top.vocabulary(first, last))

    def keys(self, kind: str) -> Iterator[str]:
        return (key for key, _ in itertools.groupby(heapq.merge(self._base.keys(kind), self._top.keys(kind))))

    def count(self, kind: str) -> int:
        return sum(1 for _ in self.keys(kind))

    def records(self) -> Iterator[tuple[str, str, Any]]:
        both = heapq.merge(self._base.records(), self._top.records(), key=operator.itemgetter(0, 1))
        for (kind, key), same in itertools.groupby(both, key=operator.itemgetter(0, 1)):
            found = [body for _, _, body in same]  # the lower one comes first
            yield kind, key, found[-1 if self._rules(kind, key) else 0]

    def _rules(self, kind: str, key: str) -> bool:
        """Return whether the upper store counts under a key that both hold."""
        return self._on_conflict == "theirs" or f"{kind} {key}" in self._overridden

    def _order(self, kind: str, key: str) -> tuple[Store, Store]:
        return (self._top, self._base) if self._rules(kind, key) else (self._base, self._top)

    def _counting(self, store: Store, kind: str, found: Any) -> Iterator[Any]:
        """Leave out what one store found and the other one's record stands for."""
        for hit in found:
            upper, _ = self._order(kind, hit[0])
            if upper is store or not upper.has(kind, hit[0]):
                yield hit


class HiddenStore:
    """A store without some of its records."""

    def __init__(self, base: Store, hidden: Collection[Place]) -> None:
        self._base = base
        self._hidden = frozenset(hidden)

    @property
    def edition(self) -> str:
        return self._base.edition

    @property
    def digest(self) -> Digest:
        said = [self._base.digest, *(" ".join(place) for place in sorted(self._hidden))]
        return _digest(said)

    @property
    def layers(self) -> tuple[Layer, ...]:
        return self._base.layers

    def layer_of(self, kind: str, key: str) -> Layer | None:
        return None if (kind, key) in self._hidden else self._base.layer_of(kind, key)

    def get(self, kind: str, key: str) -> Any:
        return None if (kind, key) in self._hidden else self._base.get(kind, key)

    def has(self, kind: str, key: str) -> bool:
        return (kind, key) not in self._hidden and self._base.has(kind, key)

    def find(self, kind: str, term: str) -> list[tuple[str, Any]]:
        return [hit for hit in self._base.find(kind, term) if (kind, hit[0]) not in self._hidden]

    def select(self, kind: str, spans: Sequence[Span]) -> Iterator[tuple[str, Any]]:
        return (hit for hit in self._base.select(kind, spans) if (kind, hit[0]) not in self._hidden)

    def search(self, words: str, spans: Sequence[Span], limit: int) -> list[tuple[str, float]]:
        found = self._base.search(words, spans, limit + len(self._hidden))
        return [hit for hit in found if ("standard", hit[0]) not in self._hidden][:limit]

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        return self._base.vocabulary(first, last)

    def keys(self, kind: str) -> Iterator[str]:
        return (key for key in self._base.keys(kind) if (kind, key) not in self._hidden)

    def count(self, kind: str) -> int:
        return sum(1 for _ in self.keys(kind))

    def records(self) -> Iterator[tuple[str, str, Any]]:
        return (record for record in self._base.records() if record[:2] not in self._hidden)
