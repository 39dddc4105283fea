"""Standard systems: from TOML to records, into and out of a store."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

from stdcompat._records import evolve
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.plain import as_id, from_plain, to_plain
from stdcompat.errors import UnknownSystemError
from stdcompat.system.model import Branch, StandardSystem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs.read import TableReader
    from stdcompat.catalogs.store import Row, Store
    from stdcompat.identifiers import StandardId

__all__ = ["SystemBook", "read_system", "system_rows"]


def read_system(path: str | os.PathLike[str], reader: TableReader) -> StandardSystem | None:
    """Read one system from a file; problems go to the reader, and None is returned."""
    before = len(reader.problems)
    file = os.fspath(path)
    tables = reader.load(path)
    if len(reader.problems) > before:
        return None
    reader.keys(file, tables, ["system", "branch"])
    head = reader.head(file, tables, "system", StandardSystem, "begin with [system], its id and its title")
    branches = reader.records(file, tables, "branch", Branch)
    _check_tree(reader, file, branches)
    if head is None or len(reader.problems) > before:
        return None
    return evolve(head, branches=tuple(branches))


def _check_tree(reader: TableReader, file: str, branches: Sequence[Branch]) -> None:
    """Check that each branch has an id of its own and grows from one that stands before it."""
    seen: set[str] = set()
    for branch in branches:
        if branch.id in seen:
            reader.add(file, f"branch {branch.id}", "is listed twice", "give it another id")
        if branch.parent is not None and branch.parent not in seen:
            reader.add(file, f"branch {branch.id}", f"its parent {branch.parent!r} does not stand before it")
        seen.add(branch.id)


def system_rows(system: StandardSystem) -> list[Row]:
    """Turn a system into a row of a store, found by its market and by the standards in it."""
    named = {key for standard in system.standards for key in (standard.key, standard.undated.key)}
    plain: dict[str, Any] = to_plain(system)
    return [("system", system.id, plain, (f"market {system.market}", *sorted(named)))]


class SystemBook:
    """The standard systems that are known, by id.

    >>> SystemBook.bundled()["cn-data-2024"].complete
    True
    """

    __slots__ = ("_cache", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cache: dict[str, StandardSystem] = {}

    @classmethod
    def bundled(cls) -> SystemBook:
        """Return the systems that ship with the package."""
        return _bundled()

    def __getitem__(self, id: str) -> StandardSystem:
        if id not in self._cache:
            raw = self._store.get("system", id)
            if raw is None:
                raise UnknownSystemError(id, self.ids())
            self._cache[id] = from_plain(raw, StandardSystem)
        return self._cache[id]

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all systems, sorted."""
        return tuple(self._store.keys("system"))

    def of_market(self, code: str) -> tuple[StandardSystem, ...]:
        """Return the systems of one market, by id."""
        return self._found(f"market {code}")

    def naming(self, reference: StandardId | str) -> tuple[StandardSystem, ...]:
        """Return the systems that list an edition (or any edition of an undated document).

        >>> [system.id for system in SystemBook.bundled().naming("GB/T 32399")]
        ['cn-cloud-2025']

        Raises:
            IdentifierError: if the text cannot be read.
        """
        return self._found(as_id(reference).designation.key)

    def _found(self, term: str) -> tuple[StandardSystem, ...]:
        return tuple(from_plain(raw, StandardSystem) for _, raw in self._store.find("system", term))


@functools.cache
def _bundled() -> SystemBook:
    return SystemBook(bundled_store())
