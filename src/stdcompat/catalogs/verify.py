"""Verify a compiled file: all of it is there, nothing has changed, and every record can be read.

The checksum in the file reveals damage, and a change by anyone who does not know how it is made. Against
a forger it has to be compared with one that came another way: that is what `expected` is for.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.rows import TABLES, key_of
from stdcompat.catalogs.sqlite import Manifest, SqliteStore, checksum_place
from stdcompat.catalogs.store import canonical
from stdcompat.errors import CatalogError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["verify"]

_BLOCK: Final = 1 << 20
_MAX_PROBLEMS: Final = 100
_HINT: Final = "get it again from where it came from"


def verify(
    path: str | os.PathLike[str],
    *,
    expected: str | None = None,
    oldest: str | None = None,
    advance: Callable[[], None] | None = None,
) -> Manifest:
    """Return the manifest of a compiled file after reading all of it.

    Args:
        path: the file.
        expected: the digest of the facts, or the checksum of the file, as published elsewhere.
        oldest: the edition that was seen last (``2026.11.0``); an older one is refused.
        advance: is called after each record.

    Raises:
        CatalogError: with what is wrong: not a compiled catalog, cut short, of a newer schema version,
            changed, older than `oldest`, other than `expected`, or with records that make no sense.

    >>> from stdcompat.catalogs.bundled import BUNDLED_PATH
    >>> verify(BUNDLED_PATH).counts["standard"] > 1000
    True
    """
    store = SqliteStore(path)
    manifest, name = store.manifest, os.fspath(path)

    def refuse(what: str, hint: str) -> CatalogError:
        return CatalogError([Problem(name, "", what, hint)])

    if _checksum(store.path, manifest.checksum) != manifest.checksum:
        what = "has been changed since it was compiled: its checksum is not that of its bytes"
        raise refuse(what, _HINT)
    if expected is not None and expected not in {manifest.digest, manifest.checksum}:
        what = f"is another catalog than expected: digest {manifest.digest}, checksum {manifest.checksum}"
        raise refuse(what, f"expected was {expected}")
    if oldest is not None and _order(manifest.edition) < _order(oldest):
        what = f"is older than what was seen already: edition {manifest.edition}, seen {oldest}"
        raise refuse(what, "ask for a newer one")
    problems = list(_wrong(store, advance))
    if problems:
        raise CatalogError(problems)
    return manifest


def _checksum(path: str, said: str) -> str:
    """Return the sha256 of a file in which the digits of its checksum are zeros."""
    with open(path, "rb") as file:
        place = checksum_place(file.fileno(), said)
        if place < 0:
            return ""
        sha = hashlib.sha256()
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            for first, last in ((0, place), (place + len(said), len(content))):
                if first:
                    sha.update(b"0" * len(said))
                for at in range(first, last, _BLOCK):
                    sha.update(content[at : min(at + _BLOCK, last)])
    return sha.hexdigest()


def _wrong(store: SqliteStore, advance: Callable[[], None] | None) -> Iterator[Problem]:
    sha = hashlib.sha256()
    counts: Counter[str] = Counter()
    found = 0
    for kind, key, body in store.records():
        sha.update(f"{kind}\0{key}\0{canonical(body)}\n".encode())
        counts[kind] += 1
        if advance is not None:
            advance()
        if kind in TABLES and found < _MAX_PROBLEMS:
            try:
                same = key_of(from_plain(body, TABLES[kind])) == key
            except Exception:  # noqa: BLE001  # whatever it is, a stranger's file holds it
                same = False
            if not same:
                found += 1
                yield Problem(store.name, f"{kind} {key}"[:200], "cannot be read", _HINT)
    if sha.hexdigest() != store.digest:
        yield Problem(store.name, "", "holds other facts than its digest says", _HINT)
    if counts != store.manifest.counts:
        yield Problem(store.name, "", "holds other numbers of records than it says", _HINT)


def _order(edition: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which 2026.11.0 comes after 2026.9.0."""
    pieces = re.findall(r"\d+|\D+", edition)
    return tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in pieces)
