"""Records by kind and key, with look-up terms: the port behind a catalog.

A store knows no kind of record. Whoever owns a kind turns its records into plain values with
terms to find them by, and back. The digest is over the sorted records and not over their place,
so that the same facts have the same digest on any machine.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NewType, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "LAST",
    "Digest",
    "Layer",
    "Place",
    "Row",
    "Span",
    "Store",
    "canonical",
    "digest_of",
    "span_of",
]

Digest = NewType("Digest", str)
"""A sha256 in hexadecimal over the sorted facts."""

Row = tuple[str, str, Any, tuple[str, ...]]
"""One record as its owner hands it over: kind, key, plain value, terms."""

Place = tuple[str, str]
"""Where a record lies: kind and key."""

Span = tuple[str, str]
"""Terms that lie beside each other: from the first, up to and without the second."""


class Layer(NamedTuple):
    """One collection of facts, as answers name it.

    `path` is None for facts that were made in memory or read from TOML.
    """

    edition: str
    digest: Digest
    path: str | None

    def __str__(self) -> str:
        return f"{self.edition} ({self.digest[:12]})"


class Store(Protocol):
    """What a catalog needs from the place where its records lie."""

    @property
    def edition(self) -> str:
        """The name of this collection of facts (``2026.11.0``)."""

    @property
    def digest(self) -> Digest:
        """The digest over all its records."""

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The collections that it is made of, the lowest first."""

    def layer_of(self, kind: str, key: str) -> Layer | None:
        """Return the collection that a record comes from, or None when there is no such record."""

    def get(self, kind: str, key: str) -> Any:
        """Return the plain value under a key, or None."""

    def has(self, kind: str, key: str) -> bool:
        """Return whether there is a record under a key."""

    def find(self, kind: str, term: str) -> list[tuple[str, Any]]:
        """Return the keys and plain values that carry a term, in order of their keys."""

    def select(self, kind: str, spans: Sequence[Span]) -> Iterator[tuple[str, Any]]:
        """Iterate over the keys and plain values that carry a term of every span, in order of their keys."""

    def search(self, words: str, spans: Sequence[Span], limit: int) -> list[tuple[str, float]]:
        """Return the keys of the standards whose titles match, the best first, each with its weight.

        Args:
            words: a query of SQLite's full-text search.
            spans: what else they must carry, as for `select`.
            limit: how many at most.
        """

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        """Iterate over the words of titles between two, with how many titles hold each."""

    def keys(self, kind: str) -> Iterator[str]:
        """Iterate over the keys of a kind, sorted."""

    def count(self, kind: str) -> int:
        """Return how many records of a kind there are."""

    def records(self) -> Iterator[tuple[str, str, Any]]:
        """Iterate over kind, key and plain value of everything, sorted."""


LAST: Final = "\U0010ffff"
"""A character that comes after every other one."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(body: Any) -> str:
    """Return a plain value as JSON, in the one form that a digest is taken over."""
    return _encode(body)


def digest_of(records: Iterable[tuple[Any, ...]]) -> Digest:
    """Return the digest over records (kind, key, plain value, and whatever follows), sorted by kind and key."""
    import hashlib

    sha = hashlib.sha256()
    for kind, key, body, *_ in records:
        sha.update(f"{kind}\0{key}\0{canonical(body)}\n".encode())
    return Digest(sha.hexdigest())


def span_of(first: str, last: str | None = None) -> Span:
    r"""Return the span of the terms that begin with `first`, or lie from it to those that begin with `last`.

    >>> span_of("ics 35"), span_of("published 2019-05", "published 2020")
    (('ics 35', 'ics 35\U0010ffff'), ('published 2019-05', 'published 2020\U0010ffff'))
    """
    return first, (first if last is None else last) + LAST
