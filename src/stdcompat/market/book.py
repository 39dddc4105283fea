"""Markets: what each asks for, and the book of those that are known."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import functools
import itertools
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from stdcompat._brief import brief
from stdcompat._records import evolve, field, fields, frozen
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.jurisdictions import jurisdiction_code
from stdcompat.catalogs.layers import LayeredStore
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.plain import as_id, from_plain, to_plain
from stdcompat.catalogs.read import TableReader, tables_of_json
from stdcompat.catalogs.values import as_markets, as_texts, checked, expect
from stdcompat.catalogs.vocabulary import JURISDICTIONS
from stdcompat.errors import MarketError, UnknownMarketError
from stdcompat.language import Bilingual
from stdcompat.market.model import Endorsement, Exclusion, Requirement, records_of

if TYPE_CHECKING:
    from stdcompat.catalogs.store import Row, Store
    from stdcompat.identifiers import StandardId
    from stdcompat.market.lists.model import Citation
    from stdcompat.market.lists.read import ListBook

__all__ = ["Market", "MarketBook", "market_of", "market_rows", "read_market"]

M = TypeVar("M", bound="Market")


def _requirements(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return records_of(Requirement, "requirements", given)


def _exclusions(given: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    return records_of(Exclusion, "exclusions", given)


def _endorsed(given: Iterable[Endorsement]) -> tuple[Endorsement, ...]:
    return records_of(Endorsement, "endorsed", given)


@frozen(field_transformer=checked)
class Market:
    """A jurisdiction, or a group of them, and what it asks for.

    `members` are the markets in which its rules apply: Norway is no member of the EU and counts as
    one here, by the EEA Agreement. `not_known` is what its facts leave out, `not_known_zh` the same
    in Chinese, in the same order. `endorsed` tells of other
    jurisdictions' standards that its projects were built to. `lists` are official lists of the caller's own (`with_list`); they
    are neither compared nor written.
    """

    __repr__ = brief

    code: str
    name: str
    home_publishers: tuple[str, ...] = field(converter=as_texts)
    name_zh: str | None = None
    members: tuple[str, ...] = field(default=(), converter=as_markets)
    parents: tuple[str, ...] = field(default=(), converter=as_markets)
    not_known: tuple[str, ...] = field(default=(), converter=as_texts)
    not_known_zh: tuple[str, ...] = field(default=(), converter=as_texts)
    requirements: tuple[Requirement, ...] = field(default=(), converter=_requirements)
    exclusions: tuple[Exclusion, ...] = field(default=(), converter=_exclusions)
    endorsed: tuple[Endorsement, ...] = field(default=(), converter=_endorsed)
    lists: "ListBook | None" = field(default=None, eq=False, repr=False)

    @property
    def unknowns(self) -> tuple[Bilingual, ...]:
        """What its facts leave out, in both languages; in its own where it has one only.

        >>> Market("X", "X", (), not_known=("Radio.",), not_known_zh=("无线电。",)).unknowns[0].zh
        '无线电。'
        """
        pairs = itertools.zip_longest(self.not_known, self.not_known_zh[: len(self.not_known)])
        return tuple(Bilingual(text, zh or text) for text, zh in pairs)

    def with_list(self, lists: "ListBook | str | os.PathLike[str]") -> "Market":
        """Return this market with official lists of one's own, which count above those that ship.

        Args:
            lists: the lists, or the file that ``market import`` wrote.

        Raises:
            MarketError: if a TOML file cannot be read.
            CatalogError: if a compiled file cannot be used.
        """
        from stdcompat.market.lists.read import ListBook

        own = lists if isinstance(lists, ListBook) else ListBook.read(lists)
        return evolve(self, lists=own.above(self.official_lists))

    @property
    def official_lists(self) -> "ListBook":
        """The lists that its requirements rest on: those that ship, and its own above them."""
        from stdcompat.market.lists.read import ListBook

        return ListBook.bundled() if self.lists is None else self.lists

    def citations(self, reference: "StandardId | str") -> "tuple[Citation, ...]":
        """Return every citation of a document in the official lists of this market, of whatever edition and day.

        Raises:
            IdentifierError: if the text cannot be read.

        >>> [(str(row.id), row.until) for row in Market.bundled("EU").citations("EN 301 893")]
        [('ETSI EN 301 893 V2.1.1', '2028-05-15'), ('ETSI EN 301 893 V2.2.1', None)]
        """
        return self.official_lists.citations(self.code, as_id(reference))

    @classmethod
    def bundled(cls, code: str) -> "Market":
        """Return a market that ships with the package.

        Raises:
            UnknownMarketError: if there is none with this code.

        >>> Market.bundled("EU").name
        'European Union'
        """
        return MarketBook.bundled()[code]

    @classmethod
    def named(cls, name: str) -> "Market":
        """Return a market that ships, by its code or by a name of its jurisdiction, however it is typed.

        Raises:
            UnknownMarketError: if there is none.

        >>> Market.named("eu").code, Market.named("中国").code
        ('EU', 'CN')
        """
        return MarketBook.bundled().named(name)

    @classmethod
    def codes(cls) -> tuple[str, ...]:
        """Return the codes of the markets that ship, sorted.

        >>> "EU" in Market.codes()
        True
        """
        return MarketBook.bundled().codes()

    @classmethod
    def all(cls) -> "tuple[Market, ...]":
        """Return the markets that ship, by code."""
        book = MarketBook.bundled()
        return tuple(book[code] for code in book.codes())

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a market from a TOML file.

        Raises:
            MarketError: with every problem of the file.
        """
        reader = TableReader()
        return _whole(read_market(cls, path, reader), reader)

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Self:
        """Make a market of the tables of a market file, as plain values.

        Raises:
            MarketError: with everything that is wrong with them.

        >>> eu = Market.bundled("EU")
        >>> Market.from_dict(eu.to_dict()) == eu
        True
        """
        expect(tables, Mapping, "Market.from_dict", "pass the tables of a market file, as `to_dict` returns them")
        reader = TableReader()
        return _whole(market_of(cls, reader, "market", tables), reader)

    def to_dict(self) -> dict[str, Any]:
        """Return it as the tables of a market file: `from_dict` makes the same of them."""
        plain = to_plain(self)
        rules = {table: plain.pop(name, []) for table, (name, _) in _RULES.items()}
        return {"market": plain, **{key: value for key, value in rules.items() if value}}

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Make a market of the tables of a market file, as a JSON text.

        Raises:
            InvalidTypeError: if it is not text.
            MarketError: with everything that is wrong with it.
        """
        return cls.from_dict(tables_of_json(text, "market", MarketError))

    def to_toml(self) -> str:
        """Return it as the TOML of a market file."""
        from stdcompat.catalogs.written import to_toml

        return to_toml(self.to_dict())


@frozen
class _MarketHead:
    code: str
    name: str
    home_publishers: tuple[str, ...]
    name_zh: str | None = None
    members: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    not_known_zh: tuple[str, ...] = ()


_RULES: Final[Mapping[str, tuple[str, type[Any]]]] = {
    "requirement": ("requirements", Requirement),
    "exclusion": ("exclusions", Exclusion),
    "endorsed": ("endorsed", Endorsement),
}
"""The tables of a market file beside its head: the field that each fills, and the type of its records."""


def read_market(cls: type[M], path: str | os.PathLike[str], reader: TableReader) -> M | None:
    """Read one market file; None where it has problems, which are left to the reader."""
    before = len(reader.problems)
    tables = reader.load(path)
    return market_of(cls, reader, os.fspath(path), tables) if len(reader.problems) == before else None


def market_of(cls: type[M], reader: TableReader, file: str, tables: Mapping[str, Any]) -> M | None:
    """Make a market of the tables of its file; None where the reader has met problems."""
    before = len(reader.problems)
    reader.keys(file, tables, ["market", *_RULES])
    head = reader.head(file, tables, "market", _MarketHead, "begin with [market], its code and its name")
    rules: dict[str, Any] = {name: reader.records(file, tables, table, kind) for table, (name, kind) in _RULES.items()}
    for table in _RULES:
        reader.ids(file, tables, table)
    if head is None or len(reader.problems) > before:
        return None
    return cls(**{one.name: getattr(head, one.name) for one in fields(type(head))}, **rules)


def _whole(market: M | None, reader: TableReader) -> M:
    reader.raise_if_any(MarketError)
    assert market is not None  # noqa: S101  # problems raise
    return market


def market_rows(market: Market) -> "list[Row]":
    """Turn a market into a row of a store, found by the markets that it belongs to."""
    return [("market", market.code, to_plain(market), market.parents)]


class MarketBook:
    """The markets that are known, by code.

    >>> MarketBook.bundled()["EU"].name
    'European Union'
    """

    __slots__ = ("_cache", "_store", "own")

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._cache: dict[str, Market] = {}
        self.own: tuple[Market, ...] = ()
        """The markets that were laid above those that ship."""

    @classmethod
    def bundled(cls) -> "MarketBook":
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
            InvalidTypeError: if it is not text.
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
        import difflib

        near = difflib.get_close_matches(asked, [*names, *codes], n=3, cutoff=0.7)
        return UnknownMarketError(asked, tuple(dict.fromkeys(names.get(one, one) for one in near)), codes)

    def above(self, records: Iterable[Market]) -> "MarketBook":
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
        if market.lists is not None:  # laid over a market, they hold for what it belongs to as well
            return tuple(one.with_list(market.lists) for one in found)
        return tuple(found)


@functools.cache
def _bundled() -> "MarketBook":
    return MarketBook(bundled_store())
