"""Markets and profiles: from TOML to records, into and out of a store."""

from __future__ import annotations

import functools
import os
import re
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.plain import from_plain, register, to_plain
from stdcompat.catalogs.read import TableReader, column
from stdcompat.errors import MarketError, UnknownMarketError
from stdcompat.identifiers import StandardId
from stdcompat.market.model import (
    Exclusion,
    Force,
    Market,
    Profile,
    Reference,
    Requirement,
    edition_in_range,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stdcompat.catalogs.store import Row, Store

__all__ = ["MarketBook", "market_rows", "read_market", "read_profile"]

M = TypeVar("M", bound=Market)
P = TypeVar("P", bound=Profile)

_SLUG = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")


@attrs.frozen
class _ReferenceTable:
    id: StandardId
    editions: str | None = None


@attrs.frozen
class _MarketHead:
    code: str
    name: str
    home_publishers: tuple[str, ...]
    name_zh: str | None = None
    members: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    not_known_zh: tuple[str, ...] = ()


@attrs.frozen
class _ProfileHead:
    name: str
    name_zh: str | None = None
    buyer: str | None = None


def _reference(value: Any, structure: Callable[[Any, Any], Any]) -> Reference:
    if isinstance(value, str):
        return Reference(structure(value, StandardId))
    if not isinstance(value, dict):
        msg = f"must be a reference in quotes, or a table with an id, not {value!r}"
        raise TypeError(msg)
    table: _ReferenceTable = structure(value, _ReferenceTable)
    if table.editions is not None:
        if not _is_range(table.editions):
            msg = f"editions must be a range of years such as '>=2018', not {table.editions!r}"
            raise ValueError(msg)
        if table.id.is_dated:
            msg = f"{table.id} is one edition already; leave out its year, or the range"
            raise ValueError(msg)
    return Reference(table.id, table.editions)


def _plain_reference(reference: Reference) -> object:
    if reference.editions is None:
        return str(reference.id)
    return {"id": str(reference.id), "editions": reference.editions}


register(Reference, _reference, plain=_plain_reference)


def read_market(cls: type[M], path: str | os.PathLike[str], reader: TableReader | None = None) -> M | None:
    """Read one market file.

    With a reader, problems are left to it and None may be returned; without one, they raise
    `MarketError`.
    """
    own = TableReader() if reader is None else reader
    before = len(own.problems)
    file = os.fspath(path)
    tables = own.load(path)
    market = None
    if len(own.problems) == before:
        own.keys(file, tables, ["market", "requirement", "exclusion"])
        head = own.head(file, tables, "market", _MarketHead, "begin with [market], its code and its name")
        requirements = own.records(file, tables, "requirement", Requirement)
        exclusions = own.records(file, tables, "exclusion", Exclusion)
        _check_requirements(own, file, requirements)
        for kind in ("requirement", "exclusion"):
            _check_ids(own, file, kind, column(tables, kind, "id"))
        if head is not None and len(own.problems) == before:
            market = cls(
                **attrs.asdict(head, recurse=False), requirements=tuple(requirements), exclusions=tuple(exclusions)
            )
    if reader is None:
        own.raise_if_any(MarketError)
    return market


def read_profile(cls: type[P], path: str | os.PathLike[str]) -> P:
    """Read a buyer's requirements.

    Raises:
        MarketError: with every problem of the file.
    """
    reader = TableReader()
    file = os.fspath(path)
    tables = reader.load(path)
    if not reader.problems:
        reader.keys(file, tables, ["profile", "requirement"])
        head = reader.head(file, tables, "profile", _ProfileHead, "begin with [profile] and a name")
        raws = tables.get("requirement", [])
        if isinstance(raws, list):
            # A buyer need not prove that the buyer asks: force and source follow from the file.
            given = {"force": Force.CONTRACTUAL.value, "sources": [], "confidence": "high"}
            for number, raw in enumerate(raws, 1):
                for key in given if isinstance(raw, dict) else ():
                    if key in raw:
                        place = f"requirement[{number}] ({raw.get('id', 'no id')})"
                        reader.add(file, place, f"{key!r} is not for a profile", "leave it out")
            tables = {**tables, "requirement": [{**raw, **given} if isinstance(raw, dict) else raw for raw in raws]}
        requirements = reader.records(file, tables, "requirement", Requirement)
        _check_requirements(reader, file, requirements)
        _check_ids(reader, file, "requirement", column(tables, "requirement", "id"))
        if not tables.get("requirement"):
            reader.add(file, "", "has no [[requirement]]", "list at least one")
        if head is not None and not reader.problems:
            return cls(head.name, tuple(requirements), head.name_zh, head.buyer)
    raise MarketError(reader.problems)


def _is_range(editions: str) -> bool:
    try:
        edition_in_range(2000, editions)
    except ValueError:
        return False
    return True


def _check_requirements(reader: TableReader, file: str, requirements: Sequence[Requirement]) -> None:
    for requirement in requirements:
        if requirement.any_of and requirement.all_of:
            place = f"requirement {requirement.id}"
            reader.add(file, place, "has both any_of and all_of", "make it two requirements")


def _check_ids(reader: TableReader, file: str, kind: str, ids: Sequence[str | None]) -> None:
    reader.unique(file, kind, ids, "give it another id")
    for number, key in enumerate(ids, 1):
        if key is not None and _SLUG.fullmatch(key) is None:
            reader.add(file, f"{kind}[{number}]", f"{key!r} is no id", "use a-z, 0-9 and hyphens")


def market_rows(market: Market) -> list[Row]:
    """Turn a market into a row of a store, found by the markets that it belongs to."""
    return [("market", market.code, to_plain(market), market.parents)]


class MarketBook:
    """The markets that are known, by code.

    >>> MarketBook.bundled()["EU"].name
    'European Union'
    """

    __slots__ = ("_cache", "_store")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cache: dict[str, Market] = {}

    @classmethod
    def bundled(cls) -> MarketBook:
        """Return the markets that ship with the package."""
        return _bundled()

    def __getitem__(self, code: str) -> Market:
        if code not in self._cache:
            raw = self._store.get("market", code)
            if raw is None:
                raise UnknownMarketError(code, self.codes())
            self._cache[code] = from_plain(raw, Market)
        return self._cache[code]

    def codes(self) -> tuple[str, ...]:
        """Return the codes of all markets, sorted."""
        return tuple(self._store.keys("market"))

    def belongs_to(self, code: str) -> tuple[str, ...]:
        """Return a code and those of everything it belongs to; a code without a market is alone."""
        try:
            return tuple(market.code for market in self.lineage(self[code]))
        except UnknownMarketError:
            return (code,)

    def lineage(self, market: Market) -> tuple[Market, ...]:
        """Return a market and everything it belongs to, nearest first."""
        found = [market]
        for one in found:
            found += [self[code] for code in one.parents if code not in {m.code for m in found}]
        lists = getattr(market, "lists", None)  # laid over a market, they hold for what it belongs to as well
        return tuple(found) if lists is None else tuple(one.with_list(lists) for one in found)


@functools.cache
def _bundled() -> MarketBook:
    return MarketBook(bundled_store())
