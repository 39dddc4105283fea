"""`check_batches` says of every component what `stdcompat.check` says, and of every other row why not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.agreement.model import EvidenceKind
from stdcompat.batch import CatalogFile, Question, check_batches, from_deployments
from stdcompat.batch.check import Checker
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.store import Digest
from stdcompat.deployment import Claim, Component, Deployment, Evidence
from stdcompat.errors import CatalogError, InputError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")

DAY = "2026-11-21"
EXAMPLES = {"eu-data-centre": "EU", "cn-5g-cloud": "CN", "sa-smart-city": "SA"}


def results(rows: list[dict[str, Any]], market: Any = "EU", **options: Any) -> list[dict[str, Any]]:
    """Return the results of rows of input."""
    columns = {name: [row.get(name) for row in rows] for name in dict.fromkeys(name for row in rows for name in row)}
    found: list[dict[str, Any]] = pa.Table.from_batches(
        check_batches([pa.record_batch(columns)], market, as_of=DAY, **options)
    ).to_pylist()
    return found


def server(**given: Any) -> dict[str, Any]:
    return {"deployment": "d", "component": "c", "kind": "server", **given}


def problems(*rows: dict[str, Any]) -> list[tuple[int, str]]:
    """Return the number of each row that cannot be read, and why; such a row has no other results."""
    found = results(list(rows))
    bad = [(row["row"], row["message"]) for row in found if row["about"] == "problem"]
    assert not {row["row"] for row in found if row["about"] != "problem"} & {number for number, _ in bad}
    assert {row["row"] for row in found} == set(range(1, len(rows) + 1))
    return bad


@pytest.mark.parametrize(("example", "market"), EXAMPLES.items())
def test_examples_are_answered_as_by_check(root: Path, example: str, market: str):
    offer = stdcompat.Deployment.from_toml(root / "docs" / "examples" / f"{example}.toml")
    tender = stdcompat.Profile.from_toml(root / "docs" / "examples" / f"{example}-tender.toml")
    report = stdcompat.check(offer, market, tender, as_of=DAY)
    table = pa.Table.from_batches(check_batches([from_deployments([offer])], market, tender, as_of=DAY))
    rows = table.to_pylist()
    for component in offer.components:
        mine = [row for row in rows if row["component"] == component.name]
        expected = [finding for finding in report.findings if finding.component == component]
        got = [row for row in mine if row["about"] in {"requirement", "exclusion", "claim"}]
        assert [(row["code"], row["verdict"], row["severity"], row["message"]) for row in got] == [
            (f.code, f.verdict.value, f.severity.value, f.message) for f in expected
        ]
        assert [row["asked_by"] for row in got] == [report.asked_by(finding) for finding in expected]
        notices = [notice.text for notice in report.notices if component.name in notice.components]
        assert [row["message"] for row in mine if row["about"] == "notice"] == notices


def test_a_component_of_which_nothing_is_asked_says_so():
    (row,) = results([server(kind="ev-coupler")], "CA")
    assert (row["about"], row["verdict"], row["component"]) == ("nothing", None, "c")


def test_several_markets_answer_in_their_order():
    found = results([server()], ["UK", "EU"])
    assert list(dict.fromkeys(row["market"] for row in found)) == ["UK", "EU"]
    alone = [results([server()], market) for market in ("UK", "EU")]
    assert found == alone[0] + alone[1]


def test_an_answer_names_the_documents_that_it_rests_on():
    row = next(r for r in results([server(claims=["GB 4943.1-2022"])]) if r["requirement"] == "eu-lvd-62368-1")
    assert row["rests_on"] == ["EN 62368-1", "GB 4943-1", "IEC 62368-1"]  # keys of documents


def test_evidence_counts_by_what_an_answer_depends_on():
    """Its number, and dates that have not passed, are in no key; one that has passed is."""
    claim = {"reference": "IEC 62368-1:2018"}
    shown = {"kind": "test-report", "jurisdiction": "CN", "scheme": "IECEE CB"}

    def said(**more: str) -> list[tuple[str | None, str | None]]:
        row = server(claims=[{**claim, "evidence": [{**shown, **more}]}])
        return [(one["evidence"], one["evidence_reason"]) for one in results([row])]

    assert said(number="1", expires="2030-01-01") == said(number="2", expires="2031-01-01")
    assert any(reason is not None and reason.startswith("expired on 2020") for _, reason in said(expires="2020"))


def test_suppliers_are_told_apart_where_they_are_barred():
    rows = [
        server(component=name, kind="camera", supplier=name, conditions=["federal-buyer"])
        for name in ("Hangzhou Hikvision Digital Technology", "Lingque Vision", "Dahua Technology")
    ]
    barred = [row["message"] for row in results(rows, "US") if row["about"] == "exclusion"]
    assert {text.split(" is barred")[0] for text in barred} == {rows[0]["component"], rows[2]["component"]}


def test_claims_may_be_plain_references():
    whole = [
        {"reference": text, "domain": None, "evidence": None, "verbatim": None}
        for text in ("GB 4943.1-2022", "EN 55032:2015")
    ]
    assert results([server(claims=[one["reference"] for one in whole])]) == results([server(claims=whole)])


def test_a_reference_that_cannot_be_read_is_a_claim_of_which_nothing_is_known():
    verdicts = Counter(row["verdict"] for row in results([server(claims=["see annex"])]) if row["about"] == "claim")
    assert verdicts == {"unknown": 1}


def test_rows_that_cannot_be_read_say_why():
    claim = {"reference": "EN 55032:2015"}
    found = problems(
        server(),
        server(kind="camra"),
        server(deployment=None, component=""),
        server(claims=[None]),
        server(claims=[{**claim, "domain": "emv"}]),
        server(claims=[{**claim, "evidence": [{"kind": "letter"}, {"kind": "certificate", "issued": "2025-13"}]}]),
        server(supplier="x" * 2_000_000),
        server(problem="line 8 is cut"),
    )
    assert found == [
        (2, "kind: unknown kind 'camra'; did you mean 'camera'?"),
        (3, "deployment: is missing"),
        (3, "component: is missing"),
        (4, "claims.reference: is missing"),
        (5, "claims.domain: unknown domain 'emv'; did you mean 'emc'?"),
        (
            6,
            "claims.evidence.kind: unknown kind 'letter'; one of certificate, inspection, self-declaration, test-report",
        ),
        (6, "claims.evidence.issued: not a date: '2025-13'; the calendar has no such day"),
        (7, "supplier: is longer than 1000 characters"),
        (8, "line 8 is cut"),
    ]


def test_what_is_too_long_is_cut_in_the_results():
    (row,) = (row for row in results([server(component="x" * 1_000_001)]) if row["about"] == "problem")
    assert len(row["component"]) == 1000


def test_bytes_that_are_no_utf8_are_named():
    raw = pa.array([b"good", b"b\xffd"]).view(pa.string())
    batch = pa.record_batch({"deployment": ["d", "d"], "component": raw, "kind": ["server", "server"]})
    rows = pa.Table.from_batches(check_batches([batch], "EU", as_of=DAY)).to_pylist()
    assert [(r["row"], r["component"], r["message"]) for r in rows if r["about"] == "problem"] == [
        (2, "b\N{REPLACEMENT CHARACTER}d", "component: byte 1 is not UTF-8")
    ]


def test_wrong_columns_are_one_error_with_what_is_expected_and_found():
    batch = pa.record_batch({"component": ["c"], "kind": [3], "claims": [{"reference": "x"}]})
    with pytest.raises(InputError) as caught:
        list(check_batches([batch], "EU"))
    (problem,) = caught.value.problems
    assert "no column 'deployment'; 'kind' is int64; 'claims' is struct<reference: string>" in problem.what
    assert "found component: string, kind: int64" in problem.what
    assert problem.hint.startswith("expected deployment: string, component: string, kind: string")


@pytest.mark.parametrize("type_", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_any_kind_of_text_column_will_do(type_: Any):
    plain = results([server(supplier="S")])
    texts = {name: pa.array([value]).cast(type_) for name, value in server(supplier="S").items()}
    assert pa.Table.from_batches(check_batches([pa.record_batch(texts)], "EU", as_of=DAY)).to_pylist() == plain


def test_slices_and_sizes_of_batches_change_nothing():
    rows = [server(component=f"c{n}", claims=["EN 55032:2015"] * (n % 3)) for n in range(20)]
    whole = pa.RecordBatch.from_pylist(rows)
    one = pa.Table.from_batches(check_batches([whole], "EU", as_of=DAY))
    cut = [whole.slice(start, length) for start, length in ((0, 1), (1, 0), (1, 12), (13, 7))]
    assert pa.Table.from_batches(check_batches(cut, "EU", as_of=DAY)).to_pylist() == one.to_pylist()


def test_a_worker_with_another_edition_refuses():
    other = Digest("0" * 64)
    with pytest.raises(CatalogError, match="install the same version everywhere"):
        list(check_batches([from_deployments([])], "EU", catalog=CatalogFile(None, other)))
    question = Question.of("EU", as_of=DAY)
    elsewhere = Question(question.markets, None, question.as_of, question.catalog, other)
    with pytest.raises(CatalogError, match=r"is asked for"):
        Checker(elsewhere)


def test_facts_of_ones_own_may_lie_in_memory():
    catalog = Catalog.bundled()
    fewer = catalog.without(*catalog.correspondences("GB 4943.1-2022"))
    row = server(claims=["GB 4943.1-2022"])
    verdicts = [
        next(r["verdict"] for r in results([row], catalog=c) if r["requirement"] == "eu-lvd-62368-1")
        for c in (catalog, fewer)
    ]
    assert verdicts == ["undetermined", "unmatched"]


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch):
    """Beginning anew in the middle of a stream changes no answer."""
    rows = [server(component=f"c{n}", claims=[f"GB/T {n}-2010", "EN 55032:2015"]) for n in range(60)]
    batch = pa.RecordBatch.from_pylist(rows)
    expected = pa.Table.from_batches(check_batches([batch], "EU", as_of=DAY)).to_pylist()
    for name, few in (("_AT_ONCE", 7), ("_KEPT", 8), ("_MOST_VALUES", 40), ("_MOST_ROWS", 30)):
        monkeypatch.setattr(f"stdcompat.batch.check.{name}", few)
    checker = Checker(Question.of("EU", as_of=DAY))
    monkeypatch.setattr("stdcompat.batch.check.checker_of", lambda _: checker)
    assert pa.Table.from_batches(check_batches([batch], "EU", as_of=DAY)).to_pylist() == expected
    assert len(checker._encoder) <= 40 + 7 * 10


def test_several_pieces_of_evidence_are_kept_together():
    shown = (
        Evidence(EvidenceKind.SELF_DECLARATION),
        Evidence(EvidenceKind.CERTIFICATE, "Lab", "CN", expires="2020"),
    )
    claims = (Claim(parse("EN 55032:2015+A11:2020"), "EN 55032:2015+A11:2020", None, shown),)
    offer = Deployment("d", (Component("c", "server", claims=claims),))
    report = stdcompat.check(offer, "EU", as_of=DAY)
    rows = pa.Table.from_batches(check_batches([from_deployments([offer])], "EU", as_of=DAY)).to_pylist()
    expected = [f.evidence.reason for f in report.answers if f.evidence is not None]
    assert [row["evidence_reason"] for row in rows if row["evidence"] is not None] == expected
