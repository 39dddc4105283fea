"""Markets and profiles: from TOML to records, into and out of a store."""

from __future__ import annotations

import difflib
import functools
import os
import re
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from stdcompat._untrusted import read_whole
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.jurisdictions import jurisdiction_code
from stdcompat.catalogs.layers import LayeredStore
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.plain import from_plain, register, to_plain
from stdcompat.catalogs.read import MAX_FILE, TableReader, column
from stdcompat.catalogs.values import expect
from stdcompat.catalogs.vocabulary import JURISDICTIONS
from stdcompat.errors import InvalidTypeError, MarketError, Problem, UnknownMarketError, not_read
from stdcompat.identifiers import StandardId
from stdcompat.market.model import (
    Exclusion,
    Force,
    Market,
    Profile,
    Reference,
    Requirement,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from stdcompat.catalogs.store import Row, Store

__all__ = [
    "GIVEN",
    "MarketBook",
    "load_profile",
    "market_of",
    "market_rows",
    "market_tables",
    "profile_of",
    "profile_tables",
    "read_market",
    "read_profile",
    "tables_of_json",
]

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
    tables = own.load(path)
    market = market_of(cls, own, os.fspath(path), tables) if len(own.problems) == before else None
    if reader is None:
        own.raise_if_any(MarketError)
    return market


def market_of(cls: type[M], reader: TableReader, file: str, tables: Mapping[str, Any]) -> M | None:
    """Make a market of the tables of its file; None where the reader has met problems."""
    before = len(reader.problems)
    reader.keys(file, tables, ["market", "requirement", "exclusion"])
    head = reader.head(file, tables, "market", _MarketHead, "begin with [market], its code and its name")
    requirements = reader.records(file, tables, "requirement", Requirement)
    exclusions = reader.records(file, tables, "exclusion", Exclusion)
    for kind in ("requirement", "exclusion"):
        _check_ids(reader, file, kind, column(tables, kind, "id"))
    if head is None or len(reader.problems) > before:
        return None
    return cls(**attrs.asdict(head, recurse=False), requirements=requirements, exclusions=exclusions)


def market_tables(market: Market) -> dict[str, Any]:
    """Return a market as the tables of its file."""
    plain = to_plain(market)
    rules = {"requirement": plain.pop("requirements", []), "exclusion": plain.pop("exclusions", [])}
    return {"market": plain, **{key: value for key, value in rules.items() if value}}


# A buyer need not prove that the buyer asks: force and source follow from the file.
GIVEN = {"force": Force.CONTRACTUAL.value, "sources": [], "confidence": "high"}


def read_profile(cls: type[P], path: str | os.PathLike[str]) -> P:
    """Read a buyer's requirements.

    Raises:
        MarketError: with every problem of the file.
    """
    reader = TableReader()
    tables = reader.load(path)
    return profile_of(cls, reader, os.fspath(path), tables)


def load_profile(cls: type[P], path: str | os.PathLike[str], content: bytes | None = None) -> P:
    """Read a buyer's requirements from TOML, JSON or a sheet.

    Raises:
        MarketError: with every problem of the file.
        InputError: if a sheet cannot be read at all.
    """
    from stdcompat.market.sheet import is_sheet, placed, profile_tables_in  # costs what a TOML file need not pay

    name, reader = os.fspath(path), TableReader()
    try:
        content = read_whole(name, MAX_FILE) if content is None else content
    except OSError as error:
        raise MarketError([not_read(name, error)]) from error
    if is_sheet(content, name):
        tables, places = profile_tables_in(name, content, reader)
        try:
            return profile_of(cls, reader, name, tables)
        except MarketError as error:
            raise MarketError(list(placed(error.problems, places))) from None
    if content.lstrip()[:1] == b"{":
        import json

        try:
            tables = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise MarketError([Problem(name, "", f"is not JSON: {error}")]) from None
    else:
        tables = reader.loads(name, content)
    return profile_of(cls, reader, name, tables)


def profile_of(cls: type[P], reader: TableReader, file: str, tables: Mapping[str, Any]) -> P:
    """Make a profile of the tables of its file.

    Raises:
        MarketError: with what the reader had to tell already, or everything that is wrong with the tables.
    """
    if not reader.problems:
        reader.keys(file, tables, ["profile", "requirement"])
        head = reader.head(file, tables, "profile", _ProfileHead, "begin with [profile] and a name")
        raws = tables.get("requirement", [])
        if isinstance(raws, list):
            for number, raw in enumerate(raws, 1):
                for key in GIVEN if isinstance(raw, dict) else ():
                    if key in raw:
                        place = f"requirement[{number}] ({raw.get('id', 'no id')})"
                        reader.add(file, place, f"{key!r} is not for a profile", "leave it out")
            tables = {**tables, "requirement": [{**raw, **GIVEN} if isinstance(raw, dict) else raw for raw in raws]}
        requirements = reader.records(file, tables, "requirement", Requirement)
        _check_ids(reader, file, "requirement", column(tables, "requirement", "id"))
        if not tables.get("requirement"):
            reader.add(file, "", "has no [[requirement]]", "list at least one")
        if head is not None and not reader.problems:
            return cls(head.name, tuple(requirements), head.name_zh, head.buyer)
    raise MarketError(reader.problems)


def profile_tables(profile: Profile) -> dict[str, Any]:
    """Return a profile as the tables of its file."""
    plain = to_plain(profile)
    asked = [{key: value for key, value in one.items() if key not in GIVEN} for one in plain.pop("requirements")]
    return {"profile": plain, "requirement": asked}


def tables_of_json(text: str | bytes, kind: str) -> Mapping[str, Any]:
    """Return the tables of a file as its JSON tells them.

    Raises:
        InvalidTypeError: if it is no text.
        MarketError: if it is no JSON, or no object.
    """
    if not isinstance(text, (str, bytes)):
        what = f"must be a JSON text, not {type(text).__name__}"  # type: ignore[unreachable]
        raise InvalidTypeError(
            what, "tables are read by from_dict, TOML files by from_toml", f"{kind.title()}.from_json"
        )
    reader = TableReader()
    tables = reader.loads_json(kind, text)
    if not isinstance(tables, dict) and not reader.problems:
        reader.add(kind, "", f"must be a table with {kind!r}", "begin with {")
    reader.raise_if_any(MarketError)
    return {key: value for key, value in tables.items() if key != "$schema"}  # that is for editors


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

    __slots__ = ("_cache", "_store", "own")

    def __init__(self, store: Store) -> None:
        self._store = store
        self._cache: dict[str, Market] = {}
        self.own: tuple[Market, ...] = ()
        """The markets that were laid above those that ship."""

    @classmethod
    def bundled(cls) -> MarketBook:
        """Return the markets that ship with the package."""
        return _bundled()

    def __getitem__(self, code: str) -> Market:
        if code not in self._cache:
            expect(code, str, "market", "pass a code such as 'EU'")
            raw = self._store.get("market", code)
            if raw is None:
                raise self._unknown(code)
            self._cache[code] = from_plain(raw, Market)
        return self._cache[code]

    def named(self, name: str) -> Market:
        """Return a market by its code or by a name of its jurisdiction, however it is typed.

        Raises:
            InvalidTypeError: if it is no text.
            UnknownMarketError: if there is none, with the codes that are near.

        >>> MarketBook.bundled().named("china").code, MarketBook.bundled().named("欧盟").code
        ('CN', 'EU')
        """
        expect(name, str, "market", "pass a code such as 'EU', a name, or a Market")
        text = name.strip()
        if text in self._cache or self._store.has("market", text):
            return self[text]
        known = {code.casefold(): code for code in self.codes()}
        code = known.get(text.casefold()) or jurisdiction_code(text)
        if code is None or code not in known.values():
            raise self._unknown(name)
        return self[code]

    def _unknown(self, asked: str) -> UnknownMarketError:
        codes = self.codes()
        names = {name: code for code in codes for name in JURISDICTIONS.get(code, ())}
        near = difflib.get_close_matches(asked, [*names, *codes], n=3, cutoff=0.7)
        return UnknownMarketError(asked, tuple(dict.fromkeys(names.get(one, one) for one in near)), codes)

    def above(self, records: Iterable[Market]) -> MarketBook:
        """Return the markets of this book with others above them: of two with one code, the other counts.

        >>> own = Market("CITY-X", "City X", ["GB"], parents=["CN"])
        >>> [one.code for one in MarketBook.bundled().above([own]).lineage(own)]
        ['CITY-X', 'CN']
        """
        found = {market.code: market for market in records}
        rows = [row for market in found.values() for row in market_rows(market)]
        book = MarketBook(LayeredStore(self._store, MemoryStore(rows), "theirs"))
        book.own = tuple({**{one.code: one for one in self.own}, **found}.values())
        book._cache.update(found)  # their references may have prefixes that only their reader knew
        return book

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
