"""All facts of a folder as records, and as the rows of one artefact.

Each concept reads its own tables; this module only brings them together and checks what crosses
from one to another.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import attrs

from stdcompat.agreement.model import Agreement, AgreementCount
from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.agreement.read import agreement_rows
from stdcompat.catalogs.catalog import catalog_rows, key_of, read_catalog_files, toml_files
from stdcompat.catalogs.read import TableReader, did_you_mean
from stdcompat.errors import CatalogError
from stdcompat.market.model import Exclusion, Market, Requirement
from stdcompat.market.read import market_rows, read_market

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.catalogs.model import Source, Standard
    from stdcompat.catalogs.store import Row

__all__ = ["Facts", "load_facts"]


@attrs.frozen
class Facts:
    """Every fact of a folder, typed.

    `catalog` holds the records of each table of a catalog file, by the table's name.
    """

    edition: str
    catalog: dict[str, list[Any]]
    agreements: tuple[Agreement | AgreementCount, ...]
    markets: tuple[Market, ...]

    @property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {source.id: source for source in self.catalog["source"]}

    @property
    def standards(self) -> dict[str, Standard]:
        """The entries by key."""
        return {key_of(standard): standard for standard in self.catalog["standard"]}

    def rows(self) -> list[Row]:
        """Return the rows that a store takes."""
        rows = catalog_rows(self.catalog) + agreement_rows(self.agreements)
        for market in self.markets:
            rows += market_rows(market)
        return rows


def load_facts(folder: str | os.PathLike[str]) -> Facts:
    """Read every fact of a folder laid out like `catalogs/`.

    Raises:
        CatalogError: with every problem of every file.
    """
    reader = TableReader()
    places = {name: os.path.join(folder, name) for name in ("agreements", "markets")}
    own = [
        path
        for path in toml_files(reader, [folder])
        if not any(path.startswith(place + os.sep) for place in places.values())
    ]
    edition, records = read_catalog_files(reader, own)
    agreements: list[Any] = []
    for path in toml_files(reader, [places["agreements"]]):
        tables = reader.load(path)
        reader.keys(path, tables, AGREEMENT_TABLES)
        for key, cls in AGREEMENT_TABLES.items():
            agreements += reader.records(path, tables, key, cls)
    read = [read_market(Market, path, reader) for path in toml_files(reader, [places["markets"]])]
    markets = [market for market in read if market is not None]
    _check_crossings(reader, records, agreements, markets)
    reader.raise_if_any(CatalogError)
    return Facts(edition, records, tuple(agreements), tuple(markets))


def _check_crossings(
    reader: TableReader, records: dict[str, list[Any]], agreements: Sequence[Any], markets: Sequence[Market]
) -> None:
    """Check what no file can know alone: sources, publishers, markets, entries named elsewhere."""
    sources = {source.id for source in records["source"]}
    publishers = {publisher.code for publisher in records["publisher"]}
    standards = {standard.id.designation.key for standard in records["standard"]}
    codes = {market.code for market in markets}

    def check(place: str, words: Iterable[str], known: Iterable[str], noun: str) -> None:
        for word in words:
            if word not in known:
                reader.add("catalogs", place, f"unknown {noun} {word!r}", did_you_mean(word, known))

    for standard in records["standard"]:
        check(f"standard {standard.id}", [standard.id.publisher], publishers, "publisher")
    for correspondence in records["correspondence"]:
        ends = [end.key for end in (correspondence.adopter, *correspondence.adopted)]
        check(f"correspondence {correspondence.adopter}", ends, standards, "standard")
    seen: set[tuple[type[Any], str]] = set()
    for agreement in agreements:
        check(f"agreement {agreement.id}", agreement.sources, sources, "source")
        if (type(agreement), agreement.id) in seen:
            reader.add("catalogs", f"agreement {agreement.id}", "is listed twice", "keep one of them")
        seen.add((type(agreement), agreement.id))
    for market in markets:
        check(f"market {market.code}", market.parents, codes, "market")
        facts: list[Requirement | Exclusion] = [*market.requirements, *market.exclusions]
        for fact in facts:
            check(f"market {market.code}, {fact.id}", fact.sources, sources, "source")
