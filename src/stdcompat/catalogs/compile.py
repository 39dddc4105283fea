"""Compile rows to one file: in any order, in bounded memory, at once or not at all.

The rows go through a temporary database of SQLite's own, which sorts them on disk. So the digest
is over sorted facts without anything being held in memory, and the file is written front to back.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from stdcompat._atomic import atomic
from stdcompat.catalogs.shorthand import shorten
from stdcompat.catalogs.sqlite import SCHEMA, SCHEMA_VERSION, STRIDE, Manifest, SelfClosing, checksum_place
from stdcompat.catalogs.store import Digest, Row, canonical
from stdcompat.catalogs.words import words_of
from stdcompat.errors import CatalogError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Merge", "compile_rows"]

Merge = Callable[[Sequence[Row]], Row]
"""Makes one row of different rows under one key, given in the order in which they came."""

_MAX_PROBLEMS = 100
_ZEROS = "0" * 64


def compile_rows(
    path: str | os.PathLike[str], rows: Iterable[Row], edition: str, *, merge: Merge | None = None
) -> Manifest:
    """Write rows to one file, at once or not at all.

    The file is made beside its place and moved there when it is whole and on disk: whatever
    happens, there is the old file or the new one. Memory does not grow with the number of rows.

    Args:
        path: the file.
        rows: in any order; equal rows under one key count once.
        edition: the name of this collection of facts.
        merge: makes one of different rows under one key; without it they are refused.

    Raises:
        CatalogError: when rows under one key differ and nothing merges them, or when the file
            cannot be written.
    """
    try:
        with atomic(path) as temporary:
            with contextlib.closing(_create(temporary)) as connection:
                digest, counts = _fill(connection, rows, merge or _Refusing(os.fspath(path)))
                meta = {
                    "schema": str(SCHEMA_VERSION),
                    "edition": edition,
                    "digest": digest,
                    "counts": canonical(counts),
                    "checksum": _ZEROS,
                }
                connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
                connection.execute("COMMIT")
                connection.execute("VACUUM")  # the index of words leaves pages free: a tenth of the file
            checksum = _seal(temporary)
        _sync(os.path.dirname(os.path.realpath(path)))
    except sqlite3.Error as error:
        problem = Problem(os.fspath(path), "", f"cannot be written: {error}", "what was there is unchanged")
        raise CatalogError([problem]) from error
    return Manifest(edition, digest, checksum, counts)


def _create(path: str) -> sqlite3.Connection:
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
    connection = sqlite3.connect(path, isolation_level=None, factory=SelfClosing)
    connection.executescript(
        # An unnamed database lies in a temporary file of SQLite's, which vanishes with the process.
        """
        PRAGMA page_size = 8192;
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        ATTACH '' AS staging;
        PRAGMA staging.journal_mode = OFF;
        PRAGMA temp_store = FILE;
        CREATE TABLE staging.given (kind TEXT, key TEXT, body TEXT, terms TEXT);
        CREATE TABLE staging.found (kind TEXT, term TEXT, record INTEGER);
        """
    )
    for statement in SCHEMA.values():
        connection.execute(statement)
    return connection


def _fill(connection: sqlite3.Connection, rows: Iterable[Row], merge: Merge) -> tuple[Digest, dict[str, int]]:
    """Write everything but the manifest, in one transaction that the caller ends; count the records of each kind."""
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO staging.given VALUES (?, ?, ?, ?)",
        ((kind, key, canonical(body), canonical(list(dict.fromkeys(terms)))) for kind, key, body, terms in rows),
    )
    sha = hashlib.sha256()
    counts: Counter[str] = Counter()
    add_record = "INSERT INTO record VALUES (?, ?, ?)"
    add_place = "INSERT INTO place VALUES (?, ?, ?)"
    add_words = "INSERT INTO words (rowid, title) VALUES (?, ?)"
    add_term = "INSERT INTO staging.found VALUES (?, ?, ?)"
    for number, (kind, key, body, terms) in enumerate(_settled(connection, merge), 1):
        sha.update(f"{kind}\0{key}\0{body}\n".encode())
        if counts[kind] % STRIDE == 0:
            connection.execute(add_place, (kind, key, number))
        counts[kind] += 1
        connection.execute(add_record, (number, key, shorten(body)))
        connection.executemany(add_term, [(kind, term, number) for term in terms])
        text = words_of(json.loads(body)) if kind == "standard" else None
        if text is not None:
            connection.execute(add_words, (number, text))
    if isinstance(merge, _Refusing):
        merge.raise_if_any()
    connection.execute("DELETE FROM staging.given")
    connection.execute(
        "INSERT INTO term SELECT kind, term, row_number() OVER (ORDER BY kind, term) "
        "FROM (SELECT DISTINCT kind, term FROM staging.found) ORDER BY kind, term"
    )
    connection.execute(
        "INSERT INTO posting SELECT id, min(record), max(record) - min(record) FROM ("
        "SELECT term.id, record, record - row_number() OVER (PARTITION BY term.id ORDER BY record) AS run "
        "FROM staging.found JOIN term USING (kind, term)) GROUP BY id, run ORDER BY id, min(record)"
    )
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    return Digest(sha.hexdigest()), dict(sorted(counts.items()))


def _settled(connection: sqlite3.Connection, merge: Merge) -> Iterator[tuple[str, str, str, list[str]]]:
    """Iterate over the rows given, sorted, one for each key."""
    sorted_rows = connection.execute("SELECT kind, key, body, terms FROM staging.given ORDER BY kind, key, rowid")
    same: list[tuple[str, str, str, str]] = []
    for row in sorted_rows:
        if same and row[:2] != same[0][:2]:
            yield _one(same, merge)
            same = []
        if all(row[2] != other[2] for other in same):
            same.append(row)
    if same:
        yield _one(same, merge)


def _one(same: Sequence[tuple[str, str, str, str]], merge: Merge) -> tuple[str, str, str, list[str]]:
    kind, key, body, terms = same[0]
    if len(same) > 1:
        row = merge([(kind, key, json.loads(body), tuple(json.loads(terms))) for kind, key, body, terms in same])
        return kind, key, canonical(row[2]), list(dict.fromkeys(row[3]))
    return kind, key, body, json.loads(terms)


class _Refusing:
    """Takes the first of different rows, and tells of all of them in the end."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.count = 0

    def __call__(self, rows: Sequence[Row]) -> Row:
        self.count += 1
        if len(self.problems) < _MAX_PROBLEMS:
            place = f"{rows[0][0]} {rows[0][1]}"
            self.problems.append(Problem(self.path, place, f"is given {len(rows)} times, differently", "keep one"))
        return rows[0]

    def raise_if_any(self) -> None:
        if self.count > len(self.problems):
            self.problems.append(Problem(self.path, "", f"{self.count - len(self.problems)} more keys like these"))
        if self.problems:
            raise CatalogError(self.problems)


def _seal(path: str) -> str:
    """Put the checksum of a file into it, in the place of the zeros, and bring it to disk."""
    with open(path, "r+b") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(checksum_place(file.fileno(), _ZEROS))
        file.write(checksum.encode())
        file.flush()
        os.fsync(file.fileno())
    return checksum


def _sync(folder: str) -> None:
    """Bring the new name of a file to disk, where folders can be opened for that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
