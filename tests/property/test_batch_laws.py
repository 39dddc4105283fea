"""Columns say what single questions say, whatever the partitioning and the order of the rows."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stdcompat
from stdcompat.agreement.model import EvidenceKind
from stdcompat.batch import check_batches, from_deployments
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, Domain
from stdcompat.deployment import Claim, Component, Deployment, Evidence
from stdcompat.identifiers import try_parse
from stdcompat.market import Profile, Requirement

if TYPE_CHECKING:
    from stdcompat.report import Report

pa = pytest.importorskip("pyarrow")

DAY = datetime.date(2026, 11, 21)
MARKETS = ("EU", "CN", "US", "SA")
REFERENCES = (
    *map(str, list(Catalog.bundled())[::40]),
    "GB 4943.1-2022",
    "EN 55032:2015",
    "GB/T 22080-2016",
    "BS EN ISO 9001:2015",
    "EN IEC 62368-1:2020",
    "ISO 9001",
    "see annex",
    "ISO 1:1",
)
SUPPLIERS = (None, "", "Lingque Vision", "Huawei Technologies", "Hangzhou Hikvision", "ZTE")
CONDITIONS = ("federal-buyer", "public-5g-network", "public-sector-buyer", "consumer-product")

TENDER = Profile(
    "T",
    tuple(
        Requirement.by_contract(
            f"r{number}-{equivalents}".lower(), "R", "ict-safety", ["equipment"], any_of=[text], equivalents=equivalents
        )
        for number, text in enumerate(("ISO/IEC 27001:2013", "IEC 62368-1:2018", "ISO 9001", "EN 55032:2015"))
        for equivalents in (True, False)
    ),
)

dates = st.sampled_from([None, "2019", "2026-11", "2026-11-20", "2030-01-31"])
homes = st.sampled_from([None, "CN", "DE", "US", "TV"])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    text = draw(st.sampled_from(REFERENCES))
    evidence = st.builds(
        Evidence,
        st.sampled_from(EvidenceKind),
        st.sampled_from([None, "Lab"]),
        homes,
        st.sampled_from([None, "IECEE CB"]),
        st.sampled_from([None, "1", "2"]),
        dates,
        dates,
    )
    shown = tuple(draw(st.lists(evidence, max_size=2)))
    return Claim(try_parse(text), text, draw(st.sampled_from([None, *map(Domain, DOMAINS)])), shown)


@st.composite
def deployments(draw: st.DrawFn) -> Deployment:
    components = st.builds(
        Component,
        st.just("C"),
        st.sampled_from(sorted(KINDS)),
        st.sampled_from(SUPPLIERS),
        homes,
        claims=st.lists(claims(), max_size=4).map(tuple),
    )
    found = draw(st.lists(components, min_size=1, max_size=4))
    named = tuple(attrs.evolve(component, name=f"c{n}") for n, component in enumerate(found))
    conditions = draw(st.lists(st.sampled_from(CONDITIONS), unique=True))
    return Deployment(f"d{draw(st.integers(0, 9))}", named, conditions=tuple(conditions))


def expected(report: Report) -> Counter[tuple[Any, ...]]:
    """Return what rows of results say, from the report itself."""
    market = report.markets[0].code
    rows: list[tuple[Any, ...]] = []
    for f in report.findings:
        answer, remedy = f.resolution, f.remedy
        rows.append(
            (
                *(f.component.name, market, f.code, f.verdict.value, f.severity.value, report.asked_by(f)),
                None if f.requirement is None else f.requirement.id,
                None if f.exclusion is None else f.exclusion.id,
                None if f.reference is None else str(f.reference),
                None if f.claim is None else f.claim.as_written,
                None if answer is None or answer.degree is None else answer.degree.value,
                None if answer is None else str(answer.relation),
                None if f.evidence is None else (f.evidence.acceptance.value, f.evidence.reason),
                None if remedy is None else remedy.text,
                f.message,
            )
        )
    for notice in report.notices:
        about = (
            None if notice.requirement is None else notice.requirement.id,
            None if notice.exclusion is None else notice.exclusion.id,
        )
        rows += [
            (name, market, notice.kind.value, None, None, notice.market, *about, *(None,) * 6, notice.text)
            for name in notice.components
        ]
    return Counter(rows)


def said(rows: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    names = ("component", "market", "code", "verdict", "severity", "asked_by", "requirement", "exclusion")
    more = ("reference", "claim", "degree", "relation")
    return Counter(
        (
            *(row[name] for name in (*names, *more)),
            None if row["evidence"] is None else (row["evidence"], row["evidence_reason"]),
            row["remedy"],
            row["message"],
        )
        for row in rows
        if row["about"] != "nothing"
    )


@given(deployments(), st.sampled_from(MARKETS), st.sampled_from([None, TENDER]))
def test_the_answers_are_those_of_check(deployment: Deployment, market: str, profile: Profile | None):
    """The engine answers once for all components alike; nothing that an answer depends on is left out of the key."""
    batches = check_batches([from_deployments([deployment])], market, profile, as_of=DAY)
    found = pa.Table.from_batches(batches).to_pylist()
    assert said(found) == expected(stdcompat.check(deployment, market, profile, as_of=DAY))
    assert {row["component"] for row in found} == {component.name for component in deployment.components}


@settings(max_examples=30)
@given(st.lists(deployments(), min_size=1, max_size=4), st.data())
def test_partitions_and_order_change_nothing(some: list[Deployment], data: st.DataObject):
    whole = from_deployments(some)
    numbered = whole.append_column("row", pa.array(range(whole.num_rows)))
    rows = pa.array(data.draw(st.permutations(range(whole.num_rows))))
    shuffled = numbered.take(rows)
    cuts = sorted(data.draw(st.lists(st.integers(0, whole.num_rows), max_size=4)))
    places = [0, *cuts, whole.num_rows]
    parts = [shuffled.slice(a, b - a) for a, b in itertools.pairwise(places)]
    apart = [batch for part in parts for batch in check_batches([part], "EU", as_of=DAY)]
    together = list(check_batches([numbered], "EU", as_of=DAY))
    assert multiset(apart) == multiset(together)


def multiset(batches: list[Any]) -> Counter[str]:
    return Counter(map(repr, pa.Table.from_batches(batches).to_pylist()))
