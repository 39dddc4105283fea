"""Records by kind and key, with look-up terms: in memory, or in one read-only SQLite file.

A store knows no kind of record. Whoever owns a kind turns its records into plain values with
terms to find them by, and back. One SQLite file (schema version 1) holds a whole catalog:

- ``meta(name, value)``: schema version, edition, digest;
- ``record(kind, key, body)``: JSON bodies; ``term(kind, term, key)``: what finds them.

The digest is over the sorted records and not over the file, so that the same facts have the
same digest on any machine.
"""

from __future__ import annotations

import json
import os
import sqlite3
from typing import TYPE_CHECKING, Any, NewType, Protocol

from stdcompat.errors import CatalogError, CatalogNotCompiledError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Digest", "MemoryStore", "Row", "SqliteStore", "Store", "write_sqlite"]

Digest = NewType("Digest", str)
"""A sha256 in hexadecimal over the sorted facts."""

SCHEMA_VERSION = "1"

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


def _canonical(body: Any) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(rows: Iterable[Row]) -> Digest:
    """Return the digest over rows that are sorted by kind and key."""
    import hashlib

    sha = hashlib.sha256()
    for kind, key, body, _ in rows:
        sha.update(f"{kind}\0{key}\0{_canonical(body)}\n".encode())
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
        sql = "SELECT body FROM term JOIN record USING (kind, key) WHERE kind = ? AND term = ? ORDER BY key"
        return [json.loads(body) for (body,) in self._query(sql, (kind, term))]

    def keys(self, kind: str) -> Iterator[str]:
        for (key,) in self._query("SELECT key FROM record WHERE kind = ? ORDER BY key", (kind,)):
            yield key

    def rows(self) -> Iterator[Row]:
        terms: dict[tuple[str, str], list[str]] = {}
        for kind, key, term in self._query("SELECT kind, key, term FROM term ORDER BY kind, key, term"):
            terms.setdefault((kind, key), []).append(term)
        for kind, key, body in self._query("SELECT kind, key, body FROM record ORDER BY kind, key"):
            yield kind, key, json.loads(body), tuple(terms.get((kind, key), ()))

    def __reduce__(self) -> tuple[type[SqliteStore], tuple[str]]:
        return SqliteStore, (self.path,)


def _quoted(path: str) -> str:
    """Return a path for a file URI (pathlib does it too, and costs more than opening the file)."""
    path = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return path if os.sep == "/" else "/" + path.replace(os.sep, "/")


def write_sqlite(path: str | os.PathLike[str], rows: Iterable[Row], edition: str) -> Digest:
    """Write a store's rows to one file, at once or not at all, and return the digest."""
    ordered = sorted(rows, key=lambda row: row[:2])
    digest = digest_of(ordered)
    temporary = f"{os.fspath(path)}.{os.getpid()}.tmp"
    try:
        if os.path.exists(temporary):
            os.remove(temporary)
        connection = sqlite3.connect(temporary)
        try:
            connection.executescript(
                """
                PRAGMA page_size = 4096;
                PRAGMA journal_mode = OFF;
                CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                CREATE TABLE record (kind TEXT, key TEXT, body TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
                CREATE TABLE term (kind TEXT, term TEXT, key TEXT, PRIMARY KEY (kind, term, key)) WITHOUT ROWID;
                """
            )
            with connection:
                connection.executemany(
                    "INSERT INTO meta VALUES (?, ?)",
                    [("digest", digest), ("edition", edition), ("schema", SCHEMA_VERSION)],
                )
                connection.executemany(
                    "INSERT INTO record VALUES (?, ?, ?)",
                    [(kind, key, _canonical(body)) for kind, key, body, _ in ordered],
                )
                connection.executemany(
                    "INSERT OR IGNORE INTO term VALUES (?, ?, ?)",
                    sorted((kind, term, key) for kind, key, _, terms in ordered for term in terms),
                )
            connection.execute("VACUUM")
        finally:
            connection.close()
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.remove(temporary)
    return digest
