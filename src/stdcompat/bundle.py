"""Compile the facts of `catalogs/` into the one file that ships: ``python -m stdcompat.bundle``.

Each concept reads its own tables; this module only brings them together, checks what crosses
from one to another, and writes the artefact.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.agreement.read import agreement_rows
from stdcompat.catalogs.bundled import BUNDLED_PATH
from stdcompat.catalogs.catalog import catalog_rows, read_catalog_files, toml_files
from stdcompat.catalogs.read import TableReader, did_you_mean
from stdcompat.catalogs.store import Digest, Row, write_sqlite
from stdcompat.errors import CatalogError
from stdcompat.market.model import Exclusion, Market, Requirement
from stdcompat.market.read import market_rows, read_market

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["compile_facts", "main", "read_facts"]


def read_facts(folder: str | os.PathLike[str]) -> tuple[str, list[Row]]:
    """Read every fact of a folder laid out like `catalogs/`, and return its edition and rows.

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
    rows = catalog_rows(records) + agreement_rows(agreements)
    for market in markets:
        rows += market_rows(market)
    return edition, rows


def compile_facts(folder: str | os.PathLike[str], target: str | os.PathLike[str] = BUNDLED_PATH) -> Digest:
    """Compile a folder of facts into one file, at once or not at all, and return its digest."""
    edition, rows = read_facts(folder)
    os.makedirs(os.path.dirname(os.path.abspath(target)), exist_ok=True)
    return write_sqlite(target, rows, edition)


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


def main(arguments: Sequence[str]) -> int:
    """Compile the facts of the folder given, or of this checkout."""
    checkout = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "catalogs")
    folder = arguments[0] if arguments else os.path.normpath(checkout)
    target = arguments[1] if len(arguments) > 1 else BUNDLED_PATH
    try:
        digest = compile_facts(folder, target)
    except CatalogError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    sys.stdout.write(f"{os.path.relpath(target)}: sha256 {digest}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
