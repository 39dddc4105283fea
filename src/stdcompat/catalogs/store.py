"""Records by kind and key, with look-up terms: in memory, or in one read-only SQLite file.

A store knows no kind of record. Whoever owns a kind turns its records into plain values with
terms to find them by, and back. One SQLite file holds a whole catalog (``compile`` writes it):

- ``meta(name, value)``: schema version, edition, digest, checksum, counts;
- ``record(id, kind, key, body)``: JSON bodies, numbered in the order of their kinds and keys;
- ``term(kind, term, id)``: what finds them; ``posting(term, record)``: which of them.

The digest is over the sorted records and not over the file, so that the same facts have the
same digest on any machine.
"""

from __future__ import annotations

import itertools
import json
import operator
import os
import sqlite3
from typing import TYPE_CHECKING, Any, NewType, Protocol

from stdcompat.errors import CatalogError, CatalogNotCompiledError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SCHEMA", "SCHEMA_VERSION", "Digest", "MemoryStore", "Row", "SqliteStore", "Store", "canonical", "digest_of"]

Digest = NewType("Digest", str)
"""A sha256 in hexadecimal over the sorted facts."""

SCHEMA_VERSION = "2"

SCHEMA = {
    "meta": "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "record": "CREATE TABLE record (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL)",
    "place": "CREATE UNIQUE INDEX place ON record (kind, key)",
    "term": "CREATE TABLE term (kind TEXT, term TEXT, id INTEGER NOT NULL, PRIMARY KEY (kind, term)) WITHOUT ROWID",
    "posting": "CREATE TABLE posting (term INTEGER, record INTEGER, PRIMARY KEY (term, record)) WITHOUT ROWID",
}
"""The tables of a compiled file, by name."""

Row = tuple[str, str, Any, tuple[str, ...]]
"""One record as its owner hands it over: kind, key, plain value, terms."""


class Store(Protocol):
    """What a catalog needs from the place where its records lie."""

    @property
    def edition(self) -> str:
        """The name of this collection of facts (``2026.11.0``)."""

    @property
    def digest(self) -> Digest:
        """The digest over all its records."""

    def get(self, kind: str, key: str) -> Any:
        """Return the plain value under a key, or None."""

    def find(self, kind: str, term: str) -> list[Any]:
        """Return the plain values that carry a term, in order of their keys."""

    def keys(self, kind: str) -> Iterator[str]:
        """Iterate over the keys of a kind, sorted."""

    def rows(self) -> Iterator[Row]:
        """Iterate over everything, sorted by kind and key."""


def canonical(body: Any) -> str:
    """Return a plain value as JSON, in the one form that a digest is taken over."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rows: Iterable[Row]) -> Digest:
    """Return the digest over rows that are sorted by kind and key."""
    import hashlib

    sha = hashlib.sha256()
    for kind, key, body, _ in rows:
        sha.update(f"{kind}\0{key}\0{canonical(body)}\n".encode())
    return Digest(sha.hexdigest())


class MemoryStore:
    """A store in memory, for a user's own facts and for tests."""

    def __init__(self, rows: Iterable[Row], edition: str = "0") -> None:
        self.edition = edition
        self._rows = {(kind, key): (body, terms) for kind, key, body, terms in rows}
        self._terms: dict[tuple[str, str], list[str]] = {}
        for (kind, key), (_, terms) in sorted(self._rows.items(), key=lambda item: item[0]):
            for term in dict.fromkeys(terms):
                self._terms.setdefault((kind, term), []).append(key)
        self._digest: Digest | None = None

    @property
    def digest(self) -> Digest:
        if self._digest is None:
            self._digest = digest_of(self.rows())
        return self._digest

    def get(self, kind: str, key: str) -> Any:
        row = self._rows.get((kind, key))
        return None if row is None else row[0]

    def find(self, kind: str, term: str) -> list[Any]:
        return [self._rows[kind, key][0] for key in self._terms.get((kind, term), ())]

    def keys(self, kind: str) -> Iterator[str]:
        return iter(sorted(key for of, key in self._rows if of == kind))

    def rows(self) -> Iterator[Row]:
        for (kind, key), (body, terms) in sorted(self._rows.items(), key=lambda item: item[0]):
            yield kind, key, body, terms


class SqliteStore:
    """A store in one compiled file, opened read-only and read only as far as it is asked."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = os.path.abspath(path)
        self._connection: sqlite3.Connection | None = None
        self._owner = -1
        try:
            meta = dict(self._query("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise CatalogError([Problem(self.path, "", f"is not a compiled catalog ({error})")]) from error
        if meta.get("schema") != SCHEMA_VERSION:
            found = meta.get("schema", "none")
            what = f"has schema version {found}, this library reads {SCHEMA_VERSION}"
            raise CatalogError([Problem(self.path, "", what, "compile it again with this version")])
        self.edition: str = meta["edition"]
        self.digest = Digest(meta["digest"])

    def _query(self, sql: str, parameters: tuple[str, ...] = ()) -> sqlite3.Cursor:
        # A connection must not cross a fork; each process opens its own.
        if self._connection is None or self._owner != os.getpid():
            if not os.path.exists(self.path):
                raise CatalogNotCompiledError(self.path)
            uri = f"file:{_quoted(self.path)}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._owner = os.getpid()
        return self._connection.execute(sql, parameters)

    def get(self, kind: str, key: str) -> Any:
        row = self._query("SELECT body FROM record WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        return None if row is None else json.loads(row[0])

    def find(self, kind: str, term: str) -> list[Any]:
        sql = (
            "SELECT body FROM term JOIN posting ON posting.term = term.id JOIN record ON record.id = posting.record "
            "WHERE term.kind = ? AND term.term = ? ORDER BY posting.record"
        )
        return [json.loads(body) for (body,) in self._query(sql, (kind, term))]

    def keys(self, kind: str) -> Iterator[str]:
        for (key,) in self._query("SELECT key FROM record WHERE kind = ? ORDER BY key", (kind,)):
            yield key

    def rows(self) -> Iterator[Row]:
        found = self._query(
            "SELECT posting.record, term.term FROM posting JOIN term ON term.id = posting.term ORDER BY 1, 2"
        )
        of_record = itertools.groupby(found, key=operator.itemgetter(0))
        number, terms = next(of_record, (0, ()))
        for id, kind, key, body in self._query("SELECT id, kind, key, body FROM record ORDER BY id"):
            mine: tuple[str, ...] = ()
            if number == id:
                mine = tuple(term for _, term in terms)
                number, terms = next(of_record, (0, ()))
            yield kind, key, json.loads(body), mine

    def __reduce__(self) -> tuple[type[SqliteStore], tuple[str]]:
        return SqliteStore, (self.path,)


def _quoted(path: str) -> str:
    """Return a path for a file URI (pathlib does it too, and costs more than opening the file)."""
    path = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return path if os.sep == "/" else "/" + path.replace(os.sep, "/")
