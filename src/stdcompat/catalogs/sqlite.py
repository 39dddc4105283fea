"""One compiled file as a store: opened read-only, mapped into memory, read only as far as it is asked.

The file is SQLite (``compile`` writes it):

- ``meta(name, value)``: schema version, edition, digest, checksum, counts;
- ``record(id, key, body)``: JSON bodies in shorthand, numbered in the order of their kinds and keys, so that the
  counts of the manifest tell the kind of each;
- ``place(kind, key, id)``: every sixteenth of them: where to begin to look for a key;
- ``term(kind, term, id)``: what finds them; ``posting(term, record, more)``: which of them, as a record and how
  many come right behind it;
- ``words``: the words of the titles.

It is a stranger's file until ``verify`` has looked at all of it. So nothing in it is run: its tables
must be exactly those that are written here, values have a largest size, and whatever SQLite or
JSON find wrong becomes one `CatalogError`.
"""

from __future__ import annotations

import functools
import json
import os
import sqlite3
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NoReturn

from stdcompat._records import frozen
from stdcompat.catalogs.shorthand import expand
from stdcompat.catalogs.store import Digest, Layer, Span
from stdcompat.errors import CatalogError, Problem, not_read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["SCHEMA", "SCHEMA_VERSION", "STRIDE", "Manifest", "SelfClosing", "SqliteStore", "checksum_place"]

SCHEMA_VERSION: Final = 6

STRIDE: Final = 16
"""One record in so many has its key in the index: the fifteen behind it lie in the same page or the next."""

SCHEMA: Final = {
    "meta": "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "record": "CREATE TABLE record (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body TEXT NOT NULL)",
    "place": "CREATE TABLE place (kind TEXT, key TEXT, id INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID",
    "term": "CREATE TABLE term (kind TEXT, term TEXT, id INTEGER NOT NULL, PRIMARY KEY (kind, term)) WITHOUT ROWID",
    "posting": (
        "CREATE TABLE posting (term INTEGER, record INTEGER, more INTEGER NOT NULL, PRIMARY KEY (term, record)) WITHOUT ROWID"
    ),
    "words": (
        "CREATE VIRTUAL TABLE words USING fts5(title, content='', detail=none, tokenize='porter unicode61 remove_diacritics 2')"
    ),
}
"""What makes the tables of a compiled file, by their names."""

_OWN_OF_WORDS: Final = frozenset({"words_data", "words_idx", "words_docsize", "words_config"})
_MAX_VALUE: Final = 16 * 1024 * 1024
_MAX_MAP: Final = 1 << 40
_HEADER: Final = 100

_AT: Final = (
    "FROM (SELECT id AS first FROM place WHERE kind = ?1 AND key <= ?2 ORDER BY key DESC LIMIT 1) "  # noqa: S608  # no value in it
    f"CROSS JOIN record WHERE record.id BETWEEN first AND min(first + {STRIDE - 1}, ?3) AND record.key = ?2"
)
_GET: Final = f"SELECT body {_AT}"
_HAS: Final = f"SELECT 1 {_AT}"
_FIND: Final = (
    "SELECT key, body FROM term JOIN posting ON posting.term = term.id "
    "JOIN record ON record.id BETWEEN posting.record AND posting.record + posting.more "
    "WHERE term.kind = ? AND term.term = ? ORDER BY record.id"
)
_SPAN: Final = (
    "SELECT run.id FROM term JOIN posting ON posting.term = term.id "
    "JOIN record AS run ON run.id BETWEEN posting.record AND posting.record + posting.more "
    "WHERE term.kind = ? AND term.term >= ? AND term.term < ?"
)

_decode = json.JSONDecoder().raw_decode


@frozen
class Manifest:
    """What a compiled file says of itself.

    Attributes:
        edition: the name of this collection of facts (``2026.11.0``).
        digest: sha256 over the sorted facts: the same facts give the same digest anywhere.
        checksum: sha256 over the bytes of this very file, these 64 digits read as zeros.
        counts: how many records of each kind.
        schema: version of the file format.
    """

    edition: str
    digest: Digest
    checksum: str
    counts: Mapping[str, int]
    schema: int = SCHEMA_VERSION


class SqliteStore:
    """A store in one compiled file.

    Threads and processes may share it: each opens the file for itself, when it first asks. A copy
    in another process refuses the file when other facts have taken its place.
    """

    def __init__(self, path: str | os.PathLike[str], digest: Digest | None = None, *, name: str | None = None) -> None:
        self.name = name or os.fspath(path)  # as the user wrote it
        self.path = os.path.abspath(path)
        self._local = threading.local()
        self.manifest = self._read_manifest()
        self._ranges = _ranges(self.manifest.counts)
        if digest not in {None, self.digest}:
            self._refuse("holds other facts than when it was opened", "open it again")

    @property
    def edition(self) -> str:
        return self.manifest.edition

    @property
    def digest(self) -> Digest:
        return self.manifest.digest

    @property
    def layers(self) -> tuple[Layer, ...]:
        return (Layer(self.edition, self.digest, self.name),)

    def layer_of(self, kind: str, key: str) -> Layer | None:
        return self.layers[0] if self.has(kind, key) else None

    def get(self, kind: str, key: str) -> Any:
        found = self.ask(_GET, (kind, key, self._range(kind)[1]))
        return self._plain(found[0][0]) if found else None

    def has(self, kind: str, key: str) -> bool:
        return bool(self.ask(_HAS, (kind, key, self._range(kind)[1])))

    def find(self, kind: str, term: str) -> list[tuple[str, Any]]:
        return [(key, self._plain(body)) for key, body in self.ask(_FIND, (kind, term))]

    def select(self, kind: str, spans: Sequence[Span]) -> Iterator[tuple[str, Any]]:
        where, values = _within("id", kind, spans) if spans else ("id BETWEEN ? AND ?", list(self._range(kind)))
        sql = f"SELECT key, body FROM record WHERE {where} ORDER BY id"  # noqa: S608  # no value in it
        for key, body in self.stream(sql, values):
            yield key, self._plain(body)

    def search(self, words: str, spans: Sequence[Span], limit: int) -> list[tuple[str, float]]:
        where, values = _within("+rowid", "standard", spans)  # the words lead, and what they find is looked at
        found = self.ask(
            "SELECT key, -weight FROM (SELECT rowid AS id, rank AS weight FROM words "  # noqa: S608  # no value in it
            f"WHERE words MATCH ?{where and f' AND {where}'} ORDER BY rank, rowid LIMIT ?) JOIN record USING (id) ORDER BY weight, id",
            (words, *values, limit),
        )
        return [(key, weight) for key, weight in found]

    def vocabulary(self, first: str, last: str) -> Iterator[tuple[str, int]]:
        self.ask("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)")
        return self.stream("SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?", (first, last))

    def keys(self, kind: str) -> Iterator[str]:
        for (key,) in self.stream("SELECT key FROM record WHERE id BETWEEN ? AND ? ORDER BY id", self._range(kind)):
            yield key

    def count(self, kind: str) -> int:
        return self.manifest.counts.get(kind, 0)

    def records(self) -> Iterator[tuple[str, str, Any]]:
        kinds = (kind for kind, count in sorted(self.manifest.counts.items()) for _ in range(count))
        for key, body in self.stream("SELECT key, body FROM record ORDER BY id"):
            yield next(kinds, ""), key, self._plain(body)

    def _range(self, kind: str) -> tuple[int, int]:
        """Return the first and the last id of the records of a kind."""
        return self._ranges.get(kind, (0, -1))

    def ask(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Return the rows of a query.

        Raises:
            CatalogError: when the file cannot be read.
        """
        try:
            return self._connection().execute(sql, values).fetchall()
        except UnicodeEncodeError:  # asked for by half a character, which no record holds
            return []
        except (sqlite3.Error, UnicodeDecodeError) as error:  # damage shows in the words of its own messages too
            self._unreadable(error)

    def stream(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Iterate over the rows of a query that may be many.

        Raises:
            CatalogError: when the file cannot be read.
        """
        try:
            yield from self._connection().execute(sql, values)
        except UnicodeEncodeError:  # as above
            return
        except (sqlite3.Error, UnicodeDecodeError) as error:  # damage shows in the words of its own messages too
            self._unreadable(error)

    def _connection(self) -> sqlite3.Connection:
        # A connection must not cross a fork, and threads that share one wait for each other.
        local = self._local
        if getattr(local, "process", None) != os.getpid():
            local.connection = self._open()
            local.process = os.getpid()
        connection: sqlite3.Connection = local.connection
        return connection

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"file:{_quoted(self.path)}?mode=ro&immutable=1",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            factory=SelfClosing,
        )
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute(f"PRAGMA mmap_size = {_MAX_MAP}")
        return connection

    def _read_manifest(self) -> Manifest:
        self._check_size()
        made = {name: (kind, sql) for name, kind, sql in self.ask("SELECT name, type, sql FROM sqlite_schema")}
        if made.get("meta") != ("table", SCHEMA["meta"]):
            self._refuse("is not a compiled catalog (it has no manifest)")
        meta = dict(self.ask("SELECT name, value FROM meta LIMIT 100"))
        schema = meta.get("schema")
        if schema != str(SCHEMA_VERSION):
            what = f"has schema version {str(schema)[:20]}, this library reads {SCHEMA_VERSION}"
            newer = isinstance(schema, str) and schema.isdecimal() and int(schema[:9]) > SCHEMA_VERSION
            self._refuse(what, "update stdcompat" if newer else "compile it again with this version")
        for name in _OWN_OF_WORDS:
            if made.pop(name, ("", ""))[0] != "table":
                self._refuse(f"is not a compiled catalog (it has no table {name})")
        if {name: sql for name, (_, sql) in made.items()} != SCHEMA:
            self._refuse("is not a compiled catalog (its tables are not those of one)")
        try:
            counts = {str(kind): int(count) for kind, count in json.loads(meta["counts"]).items()}
            manifest = Manifest(str(meta["edition"]), Digest(str(meta["digest"])), str(meta["checksum"]), counts)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
            self._refuse("has a manifest that cannot be read")
        if not 0 <= min(counts.values(), default=0) <= sum(counts.values()) < _MAX_MAP:
            self._refuse("has a manifest that cannot be read")
        return manifest

    def _check_size(self) -> None:
        """Refuse what is no SQLite file, or not all of one, before SQLite looks at it."""
        try:
            with open(self.path, "rb") as file:
                header = file.read(_HEADER)
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            raise CatalogError([not_read(self.name, error)]) from error
        if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0"):
            self._refuse("is not a compiled catalog (it is no SQLite file)")
        page = int.from_bytes(header[16:18]) or 1
        whole = (65536 if page == 1 else page) * int.from_bytes(header[28:32])
        if size != whole:
            self._refuse(f"is not whole: {size} bytes of {whole}", "copy it again")

    def _plain(self, body: Any) -> Any:
        try:
            return _decode(expand(body))[0]
        except (ValueError, TypeError, RecursionError):
            self._refuse("holds a record that is no JSON")

    def _unreadable(self, error: Exception) -> NoReturn:
        self._refuse(f"cannot be read: {error}", "run 'stdcompat catalog verify' on it")

    def _refuse(self, what: str, hint: str = "") -> NoReturn:
        raise CatalogError([Problem(self.name, "", what, hint)])

    def __reduce__(self) -> tuple[Any, ...]:
        return functools.partial(SqliteStore, name=self.name), (self.path, self.digest)


def _ranges(counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Return the first and the last id of each kind: records are numbered by kind.

    >>> _ranges({"standard": 3, "list": 2})
    {'list': (1, 2), 'standard': (3, 5)}
    """
    found: dict[str, tuple[int, int]] = {}
    last = 0
    for kind, count in sorted(counts.items()):
        found[kind] = (last + 1, last + count)
        last += count
    return found


def _within(id: str, kind: str, spans: Sequence[Span]) -> tuple[str, list[str]]:
    """Return the condition that a record carries a term of each span, and its values."""
    return " AND ".join(f"{id} IN ({_SPAN})" for _ in spans), [value for span in spans for value in (kind, *span)]


def _quoted(path: str) -> str:
    """Return a path for a file URI (pathlib does it too, and costs more than opening the file)."""
    path = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return path if os.sep == "/" else "/" + path.replace(os.sep, "/")


class SelfClosing(sqlite3.Connection):
    """A connection that closes with its last reference.

    A store lives as long as somebody asks it and its thread-local connections end with their threads, so nobody
    else could close them; from Python 3.13 on, one that was never closed is a ResourceWarning.
    """

    def __del__(self) -> None:
        """Close it."""
        self.close()


def checksum_place(file: int, checksum: str) -> int:
    """Return the offset of the checksum in a file, or -1: SQLite puts it right behind its name."""
    import mmap

    name = b"checksum"
    with mmap.mmap(file, 0, access=mmap.ACCESS_READ) as content:
        place = content.find(name + checksum.encode())
    return place if place < 0 else place + len(name)
