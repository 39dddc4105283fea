"""Questions about many deployments: the same answer from DuckDB and Spark SQL, and that of the reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.batch import catalog_changes, check_batches, from_deployments, query, query_names
from stdcompat.catalogs import Catalog

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

pytestmark = pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning", "ignore::ResourceWarning")

DAY = "2026-11-21"
GONE = "GB 4943.1-2022"  # its correspondences are taken out of the later catalog


@pytest.fixture(scope="module")
def offers(root: Path) -> list[stdcompat.Deployment]:
    folder = root / "docs" / "examples"
    return [stdcompat.Deployment.from_toml(folder / f"{one}.toml") for one in ("eu-data-centre", "cn-5g-cloud")]


@pytest.fixture(scope="module")
def tables(offers: list[stdcompat.Deployment]) -> dict[str, Any]:
    catalog = Catalog.bundled()
    fewer = catalog.without(*catalog.correspondences(GONE))
    batch = from_deployments([*offers, offers[0]])
    found = [
        pa.Table.from_batches(check_batches([batch], ["EU", "US"], catalog=facts, as_of=DAY))
        for facts in (catalog, fewer)
    ]
    changes = pa.Table.from_batches([catalog_changes(catalog, fewer)])
    return {"results": found[0], "before": found[0], "after": found[1], "changes": changes}


def by_duckdb(name: str, tables: dict[str, Any]) -> list[dict[str, Any]]:
    with duckdb.connect() as connection:
        for table, rows in tables.items():
            connection.register(table, rows)
        answer = connection.execute(query(name))
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@pytest.fixture(scope="module")
def by_spark(spark: Any, tables: dict[str, Any]) -> Any:
    for table, rows in tables.items():
        spark.createDataFrame(rows).createOrReplaceTempView(table)
    return lambda name: spark.sql(query(name)).toArrow().to_pylist()


@pytest.mark.parametrize("name", query_names())
def test_spark_and_duckdb_answer_alike(by_spark: Any, tables: dict[str, Any], name: str):
    found = by_spark(name)
    assert found == by_duckdb(name, tables)
    assert found or name == "unreadable"


def test_divergences_are_those_of_the_reports(offers: list[stdcompat.Deployment], tables: dict[str, Any]):
    reports = [stdcompat.check(offer, market, as_of=DAY) for market in ("EU", "US") for offer in (*offers, offers[0])]
    for key, of in (("supplier", "supplier"), ("jurisdiction", "jurisdiction")):
        wanted: Counter[tuple[str, Any, str]] = Counter()
        for report in reports:
            for finding in report.answers:
                about = (report.markets[0].code, getattr(finding.component, of))
                met = "met" if finding.verdict.is_met else "undecided"
                wanted[(*about, "divergences" if finding.verdict.is_divergence else met)] += 1
            for finding in report.exclusions:
                wanted[report.markets[0].code, getattr(finding.component, of), "exclusions"] += 1
        rows = by_duckdb(f"divergences_by_{key}", tables)
        counted = ("divergences", "undecided", "met", "exclusions")
        assert Counter({(r["market"], r[key], what): r[what] for r in rows for what in counted if r[what]}) == wanted


def test_lock_in_is_that_of_the_reports(offers: list[stdcompat.Deployment], tables: dict[str, Any]):
    wanted = {
        (market, one.supplier, one.jurisdiction, one.claim)
        for market in ("EU", "US")
        for offer in offers
        for one in stdcompat.check(offer, market, as_of=DAY).summary.lock_in
    }
    rows = by_duckdb("lock_in_by_supplier", tables)
    assert {(row["market"], row["supplier"], row["jurisdiction"], row["claim"]) for row in rows} == wanted
    assert wanted


def test_a_move_is_laid_to_the_change_that_made_it(tables: dict[str, Any]):
    rows = by_duckdb("moved_by_change", tables)
    assert rows
    assert {(row["kind"], row["change"]) for row in rows} == {("correspondence", "removed")}
    assert all("4943.1" in row["key"] for row in rows)
    before, after = (
        {
            (r["market"], r["deployment"], r["component"], r["requirement"], r["needed"]): r["verdict"]
            for r in tables[side].to_pylist()
            if r["about"] == "requirement"
        }
        for side in ("before", "after")
    )
    moved = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    names = ("market", "deployment", "component", "requirement", "needed")
    assert {tuple(r[n] for n in names): (r["verdict_before"], r["verdict_after"]) for r in rows} == moved


def test_components_named_twice_are_listed(offers: list[stdcompat.Deployment], tables: dict[str, Any]):
    rows = by_duckdb("duplicates", tables)
    assert [(row["deployment"], row["component"]) for row in rows] == sorted(
        (offers[0].name, component.name) for component in offers[0].components
    )
    assert {row["places"] for row in rows} == {2}
