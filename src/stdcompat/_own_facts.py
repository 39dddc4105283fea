"""Facts of one's own: catalog, markets and agreements, in one file, in several, or in folders."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

from stdcompat.agreement.model import Agreement
from stdcompat.agreement.read import AgreementBook
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.files import catalog_of, declared_in, toml_files
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import catalog_rows
from stdcompat.errors import CatalogError
from stdcompat.identifiers import own_prefixes
from stdcompat.market.book import Market, MarketBook, market_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_own_facts"]

_MARKET: Final = ("market", "requirement", "exclusion", "endorsed")


def read_own_facts(paths: Sequence[str | os.PathLike[str]]) -> tuple[Catalog, MarketBook, AgreementBook]:
    """Return the facts that ship with those of files above them.

    What ships was looked at by people, so it counts where a compiled file (``.sqlite``) says something else.
    What people wrote themselves must not contradict it, unless they say so with an override.

    Raises:
        CatalogError: with every problem of every file.
    """
    reader = TableReader()
    written = [os.fspath(path) for path in paths if not os.fspath(path).endswith(".sqlite")]
    markets: list[Market] = []
    agreements: list[Agreement] = []
    others: list[tuple[str, dict[str, Any]]] = []
    with own_prefixes(declared_in(written)):
        for path in toml_files(reader, written):
            tables = reader.load(path)
            if "market" in tables:
                asked: dict[str, Any] = {key: tables.pop(key) for key in _MARKET if key in tables}
                market = market_of(Market, reader, path, asked)
                markets += [] if market is None else [market]
            agreements += reader.records(path, tables, "agreement", Agreement)
            tables.pop("agreement", None)
            others += [(path, tables)] if tables else []
        edition, records = catalog_of(reader, others)
        _check_sources(reader, agreements, {source.id for source in records["source"]})
        books = MarketBook.bundled().above(markets)
        _check_parents(reader, markets, books.codes())
        reader.raise_if_any(CatalogError)
        catalog = Catalog.bundled()
        for path in (os.fspath(path) for path in paths if os.fspath(path).endswith(".sqlite")):
            catalog = catalog.combine(Catalog.open(path), on_conflict="ours")
        if others:
            catalog = catalog.combine(Catalog(MemoryStore(catalog_rows(records), edition)))
    return catalog, books, AgreementBook.bundled().above(agreements)


def _check_sources(reader: TableReader, agreements: Sequence[Agreement], sources: set[str]) -> None:
    for agreement in agreements:
        for source in agreement.sources:
            if source not in sources:
                hint = reader.suggest(source, sources) or "declare it in a [[source]]"
                reader.add("agreement", agreement.id, f"unknown source {source!r}", hint)


def _check_parents(reader: TableReader, markets: Sequence[Market], codes: Sequence[str]) -> None:
    for market in markets:
        for parent in market.parents:
            if parent not in codes:
                hint = reader.suggest(parent, codes)
                reader.add("market", market.code, f"no market {parent!r} to belong to", hint)
