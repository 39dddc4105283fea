"""An organisation's own prefixes are read wherever its catalog is given, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs import Catalog
from stdcompat.deployment import Deployment
from stdcompat.equivalence import Resolver
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import find_identifiers, own_prefixes, parse, split_identifiers, try_parse

if TYPE_CHECKING:
    from pathlib import Path

CATALOG = """
[[publisher]]
code = "VW"
body = "Volkswagen"
name = "Standards of a maker of cars"
jurisdiction = "DE"

[[publisher]]
code = "BMW GS"
body = "BMW"
name = "Standards of another one"
jurisdiction = "DE"

[[publisher]]
code = "ACME"
body = "Acme"
name = "Acme"
jurisdiction = "US"
year = "-"
joins = "space"

[[source]]
id = "own"
title = "Own list"
class = "official"

[[standard]]
id = "VW 80000:2017"
title = "Electric and electronic components in motor vehicles"
domains = ["emc"]
status = "current"
sources = ["own"]
confidence = "high"
"""
OFFER = """
[deployment]
name = "Control units"

[[component]]
name = "Unit"
kind = "server"
claims = ["VW 80000:2017", "ACME 17-2024", "BMW GS 95002"]
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    path = tmp_path / "own.toml"
    path.write_text(CATALOG, encoding="utf-8")
    return Catalog.from_toml(path)


def test_they_are_read_where_the_catalog_is_given(catalog: Catalog) -> None:
    found = parse("VW 80000:2017", catalog=catalog)
    assert (found.publisher, found.number, found.year) == ("VW", "80000", 2017)
    assert str(parse("BMW GS 95002", catalog=catalog)) == "BMW GS 95002"
    assert str(parse("ACME 17-2024", catalog=catalog)) == "ACME 17-2024"
    assert str(parse("ACME EN 62368-1:2020", catalog=catalog).wrapped) == "EN 62368-1"


def test_nobody_else_reads_them(catalog: Catalog) -> None:
    assert catalog.conventions
    assert try_parse("VW 80000") is None
    with pytest.raises(IdentifierError):
        parse("VW 80000")


def test_they_print_and_compare_where_nobody_declared_them(catalog: Catalog) -> None:
    found = parse("ACME 17-2024", catalog=catalog)
    assert str(found) == "ACME 17-2024"
    assert parse(str(found), catalog=catalog) == found
    assert parse(found.key, catalog=catalog) == found


def test_they_are_found_in_texts_and_cells(catalog: Catalog) -> None:
    with own_prefixes(catalog.conventions):
        found = [
            str(item.id) for item in find_identifiers("tested to VW 80000:2017 and ISO 16750-2, see BMW GS 95002.")
        ]
        cells = [str(item.id) for item in split_identifiers("VW 80000:2017; IEC 60068-2-6")]
    assert found == ["VW 80000:2017", "ISO 16750-2", "BMW GS 95002"]
    assert cells == ["VW 80000:2017", "IEC 60068-2-6"]
    assert [str(item.id) for item in find_identifiers("tested to VW 80000:2017 and ISO 16750-2")] == ["ISO 16750-2"]


def test_a_catalog_holds_their_entries(catalog: Catalog) -> None:
    assert catalog["VW 80000:2017"].title.startswith("Electric")
    assert "VW 80000:2017" in catalog
    assert [str(id) for id in catalog] == ["VW 80000:2017"]
    assert catalog.editions("VW 80000")


def test_a_deployment_is_read_with_them(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "offer.toml"
    path.write_text(OFFER, encoding="utf-8")
    claims = Deployment.load(path, catalog=catalog).components[0].claims
    assert [str(claim.id) for claim in claims] == ["VW 80000:2017", "ACME 17-2024", "BMW GS 95002"]


def test_the_resolver_reads_them_too(catalog: Catalog) -> None:
    resolver = Resolver(catalog, "2026-11-21")
    answer = resolver.resolve("VW 80000", "VW 80000:2017")
    assert (str(answer.relation), answer.covers) == ("EQ", "yes")
    assert resolver.equivalents("VW 80000") == ()
    with pytest.raises(IdentifierError):
        Resolver(as_of="2026-11-21").resolve("VW 80000", "VW 80000:2017")


def test_what_they_meant_is_not_remembered(catalog: Catalog) -> None:
    with own_prefixes(catalog.conventions):
        assert [str(found.id) for found in find_identifiers("to VW 80000, ISO 9001")] == ["VW 80000", "ISO 9001"]
    assert [str(found.id) for found in find_identifiers("to VW 80000, ISO 9001")] == ["ISO 9001"]
    assert catalog.identifier("VW 80101").publisher == "VW"
    with pytest.raises(IdentifierError):
        Catalog.bundled().identifier("VW 80101")
