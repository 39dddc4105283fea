"""All facts of a folder as records, and as the rows of one artefact.

Each concept reads its own tables; this module only brings them together and checks what crosses
from one to another.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from stdcompat._records import frozen
from stdcompat.agreement.model import Agreement, AgreementCount
from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.agreement.read import agreement_rows
from stdcompat.bundle.vocabulary import CHINESE, JURISDICTIONS, chinese_of, jurisdictions_of, vocabulary_of
from stdcompat.bundle.vocabulary import FILE as VOCABULARY
from stdcompat.catalogs.files import read_catalog_files, toml_files
from stdcompat.catalogs.model import Publisher  # attrs reads the annotation
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.rows import catalog_rows, key_of
from stdcompat.errors import CatalogError
from stdcompat.identifiers import StandardId
from stdcompat.market.book import Market, market_rows, read_market
from stdcompat.market.firms import Firm, firm_rows
from stdcompat.market.lists.read import ListRecords, list_rows, read_lists
from stdcompat.system.model import StandardSystem
from stdcompat.system.read import read_system, system_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from stdcompat.catalogs.model import Source, Standard
    from stdcompat.catalogs.store import Row
    from stdcompat.market.model import Endorsement, Exclusion, Requirement

__all__ = ["Facts", "Gap", "load_facts"]

GAPS = "gaps.toml"
FIRMS = "firms.toml"


@frozen
class Gap:
    """A designation that facts name and that the catalog knowingly lacks, with the reason."""

    standard: StandardId
    why: str


@frozen
class Facts:
    """Every fact of a folder, typed.

    `catalog` holds the records of each table of a catalog file, by the table's name. `gaps` are
    for the lint and the data sheet, `publishers` (all that can be read) for the lint; neither ships as records.
    """

    edition: str
    catalog: dict[str, list[Any]]
    agreements: tuple[Agreement | AgreementCount, ...]
    markets: tuple[Market, ...]
    systems: tuple[StandardSystem, ...]
    gaps: tuple[Gap, ...]
    lists: tuple[ListRecords, ...] = ()
    firms: tuple[Firm, ...] = ()
    publishers: tuple[Publisher, ...] = ()

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
        rows += firm_rows(self.firms)
        for system in self.systems:
            rows += system_rows(system)
        return [*rows, *list_rows(self.lists)]


def load_facts(folder: str | os.PathLike[str], reader: TableReader | None = None) -> Facts:
    """Read every fact of a folder laid out like `catalogs/`.

    With a reader, problems are left to it and the facts are what could be read.

    Raises:
        CatalogError: without a reader, with every problem of every file.
    """
    own = TableReader() if reader is None else reader
    folders = ("", "agreements", "markets", "systems", "lists", FIRMS, GAPS, CHINESE, JURISDICTIONS, VOCABULARY)
    paths: dict[str, list[str]] = {name: [] for name in folders}
    for path in toml_files(own, [folder]):
        first = os.path.relpath(path, folder).split(os.sep)[0]
        paths[first if first in paths else ""].append(path)
    for path in paths[VOCABULARY]:
        vocabulary_of(path, own)  # it ships by itself; here its problems are found with the others
    for path in paths[CHINESE]:
        chinese_of(path, own)
    for path in paths[JURISDICTIONS]:
        jurisdictions_of(path, own)
    edition, records = read_catalog_files(own, paths[""])
    agreements = _read_tables(own, paths["agreements"], AGREEMENT_TABLES)
    markets = [market for path in paths["markets"] if (market := read_market(Market, path, own)) is not None]
    systems = [system for path in paths["systems"] if (system := read_system(path, own)) is not None]
    lists = read_lists(own, paths["lists"])
    gaps = _read_tables(own, paths[GAPS], {"gap": Gap})
    firms = _read_tables(own, paths[FIRMS], {"firm": Firm})
    publishers = tuple(records["publisher"])
    records["publisher"] = _covered(records, markets)
    _check_crossings(own, records, agreements, markets, systems)
    _check_lists(own, lists, {source.id for source in records["source"]}, {market.code for market in markets})
    _check_firms(own, firms, {source.id for source in records["source"]})
    if reader is None:
        own.raise_if_any(CatalogError)
    return Facts(
        edition,
        records,
        tuple(agreements),
        tuple(markets),
        tuple(systems),
        tuple(gaps),
        tuple(lists),
        tuple(firms),
        publishers,
    )


def _covered(records: dict[str, list[Any]], markets: Sequence[Market]) -> list[Any]:
    """Return the publishers that the facts speak of; the others are there to be read, and nothing is held of them."""
    named = {standard.id.publisher for standard in records["standard"]}
    named.update(prefix for market in markets for prefix in market.home_publishers)
    return [publisher for publisher in records["publisher"] if publisher.code in named]


def _read_tables(reader: TableReader, paths: Iterable[str], tables: dict[str, type[Any]]) -> list[Any]:
    records: list[Any] = []
    for path in paths:
        found = reader.load(path)
        reader.keys(path, found, tables)
        for key, cls in tables.items():
            records += reader.records(path, found, key, cls)
    return records


def _check_firms(reader: TableReader, firms: Sequence[Firm], sources: Collection[str]) -> None:
    """Check that ids are unique, and that sources and the firms that others belong to are there."""
    ids = [firm.id for firm in firms]
    reader.unique(FIRMS, "firm", ids, "keep one of them")
    for firm in firms:
        for word, known, noun in (*((one, sources, "source") for one in firm.sources), (firm.part_of, ids, "firm")):
            if word is not None and word not in known:
                reader.add("catalogs", f"firm {firm.id}", f"unknown {noun} {word!r}", reader.suggest(word, known))


def _check_crossings(
    reader: TableReader,
    records: dict[str, list[Any]],
    agreements: Sequence[Any],
    markets: Sequence[Market],
    systems: Sequence[StandardSystem],
) -> None:
    """Check what no file can know alone: sources, publishers, markets, entries named elsewhere."""
    sources = {source.id for source in records["source"]}
    publishers = {publisher.code for publisher in records["publisher"]}
    standards = {standard.id.designation.key for standard in records["standard"]}
    codes = {market.code for market in markets}

    def check(place: str, words: Iterable[str], known: Collection[str], noun: str) -> None:
        for word in words:
            if word not in known:
                reader.add("catalogs", place, f"unknown {noun} {word!r}", reader.suggest(word, known))

    for standard in records["standard"]:
        check(f"standard {standard.id}", [standard.id.publisher], publishers, "publisher")
    for correspondence in records["correspondence"]:
        ends = [end.key for end in (correspondence.adopter, *correspondence.adopted)]
        check(f"correspondence {correspondence.adopter}", ends, standards, "standard")
        for deviation in correspondence.deviations:
            check(f"correspondence {correspondence.adopter}", deviation.sources, sources, "source")
    seen: set[tuple[type[Any], str]] = set()
    for agreement in agreements:
        check(f"agreement {agreement.id}", agreement.sources, sources, "source")
        if (type(agreement), agreement.id) in seen:
            reader.add("catalogs", f"agreement {agreement.id}", "is listed twice", "keep one of them")
        seen.add((type(agreement), agreement.id))
    for market in markets:
        check(f"market {market.code}", market.parents, codes, "market")
        facts: list[Requirement | Exclusion | Endorsement] = [
            *market.requirements,
            *market.exclusions,
            *market.endorsed,
        ]
        for fact in facts:
            check(f"market {market.code}, {fact.id}", fact.sources, sources, "source")
    for system in systems:
        check(f"system {system.id}", system.sources, sources, "source")


def _check_lists(
    reader: TableReader,
    lists: Sequence[ListRecords],
    sources: Collection[str],
    codes: Collection[str],
) -> None:
    """Check that the markets and sources that lists name are there."""
    for head, citations, scopes in lists:
        if head.market not in codes:
            reader.add("catalogs", f"list {head.act}", f"unknown market {head.market!r}")
        facts = [(f"list {head.act}", head.sources)]
        facts += [(f"citation {head.act} {citation.reference}", citation.sources) for citation in citations]
        facts += [(f"scope {head.act} {scope.documents[0]}", scope.sources) for scope in scopes]
        for place, named in facts:
            for source in named:
                if source not in sources:
                    reader.add("catalogs", place, f"unknown source {source!r}", reader.suggest(source, sources))
