"""Facts of one's own, from TOML: catalog, markets and agreements, in one file, in several, or in folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.agreement.model import Agreement
from stdcompat.agreement.read import AgreementBook
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.files import declared_in, read_catalog_files, toml_files
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import catalog_rows
from stdcompat.catalogs.store import MemoryStore
from stdcompat.errors import CatalogError
from stdcompat.identifiers import own_prefixes
from stdcompat.market.model import Market
from stdcompat.market.read import MarketBook, read_market

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

__all__ = ["read_own_facts"]


def read_own_facts(paths: Sequence[str | os.PathLike[str]]) -> tuple[Catalog, MarketBook, AgreementBook]:
    """Return the facts that ship with those of files above them.

    Raises:
        CatalogError: with every problem of every file.
    """
    reader = TableReader()
    markets: list[Market] = []
    agreements: list[Agreement] = []
    others = []
    with own_prefixes(declared_in(paths)):
        for path in toml_files(reader, paths):
            tables = reader.load(path)
            if "market" in tables:
                market = read_market(Market, path, reader)
                markets += [] if market is None else [market]
            elif tables:
                others.append(path)
                agreements += reader.records(path, tables, "agreement", Agreement)
        edition, records = read_catalog_files(reader, others, others=["agreement"])
        sources = {source.id for source in records["source"]}
        for agreement in agreements:
            for source in agreement.sources:
                if source not in sources:
                    hint = reader.suggest(source, sources) or "declare it in a [[source]]"
                    reader.add("agreement", agreement.id, f"unknown source {source!r}", hint)
        books = MarketBook.bundled().above(markets)
        codes = books.codes()
        for market in markets:
            for parent in market.parents:
                if parent not in codes:
                    reader.add(
                        "market", market.code, f"no market {parent!r} to belong to", reader.suggest(parent, codes)
                    )
        reader.raise_if_any(CatalogError)
        catalog = Catalog.bundled()
        if others:
            catalog = catalog.combine(Catalog(MemoryStore(catalog_rows(records), edition)))
    return catalog, books, AgreementBook.bundled().above(agreements)
