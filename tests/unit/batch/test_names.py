"""Identifiers in columns say what `parse` and `resolve` say, in the library that asked."""

from __future__ import annotations

import pytest

import stdcompat
from stdcompat.batch import parse_batches, parse_many, resolve_batches, resolve_many
from stdcompat.errors import IdentifierError, InputError

pa = pytest.importorskip("pyarrow")

DAY = "2026-11-21"
TEXTS = ["GBT22080-2016", "EN IEC 62368-1:2020+A11:2020", "ISO 9001", "no standard", "", None, "ISO " * 1000]


def test_texts_are_read_as_parse_reads_them():
    rows = pa.Table.from_batches(parse_batches([pa.record_batch({"text": pa.array(TEXTS)})])).to_pylist()
    assert [row["row"] for row in rows] == list(range(1, 8))
    for row, text in zip(rows[:3], TEXTS, strict=False):
        id_ = stdcompat.parse(text or "")
        parts = (id_.publisher, id_.type, id_.number, id_.part, id_.year)
        assert (row["id"], row["problem"]) == (str(id_), None)
        assert (row["publisher"], row["type"], row["number"], row["part"], row["year"]) == parts
    assert [row["document"] for row in rows[:3]] == ["GB/T 22080", "EN IEC 62368-1", "ISO 9001"]
    with pytest.raises(IdentifierError) as caught:
        stdcompat.parse("no standard")
    assert rows[3]["problem"] == f"expected {caught.value.expected}"
    assert [row["problem"] for row in rows[4:]] == [
        "text: is missing",
        "text: is missing",
        "text: is longer than 1000 characters",
    ]
    assert {row["id"] for row in rows[3:]} == {None}


def test_pairs_are_resolved_as_resolve_does():
    pairs = {
        "a": ["GB/T 22080-2016", "GB/T 22080-2016", "GB/T 28181-2022", None, "??"],
        "b": ["ISO/IEC 27001:2013", "ISO/IEC 27001:2022", "IEC 62676-2-31:2019", "ISO 1:2022", "ISO 1:2022"],
    }
    rows = pa.Table.from_batches(resolve_batches([pa.record_batch(pairs)], as_of=DAY)).to_pylist()
    for row in rows[:3]:
        answer = stdcompat.resolve(row["a"], row["b"], as_of=DAY)
        assert row["relation"] == str(answer.relation)
        assert row["covers"] == answer.covers
        assert row["state"] == answer.state.value
        assert row["degree"] == (None if answer.degree is None else answer.degree.value)
        assert row["gap"] == (None if answer.gap is None else str(answer.gap))
        assert row["problem"] is None
    assert rows[1]["gap"] is not None
    assert rows[3]["problem"] == "a: is missing"
    assert rows[4]["problem"].startswith("'??': expected ")


def test_answers_that_were_let_go_are_worked_out_again(monkeypatch: pytest.MonkeyPatch):
    pairs = pa.record_batch({"a": ["GB/T 22080-2016"] * 4, "b": ["ISO/IEC 27001:2013", "ISO 1:2022"] * 2})
    expected = pa.Table.from_batches(resolve_batches([pairs], as_of=DAY))
    monkeypatch.setattr("stdcompat.batch.names._KEPT", 1)
    assert pa.Table.from_batches(resolve_batches([pairs], as_of="2026-11-20"))["covers"] == expected["covers"]


def test_wrong_columns_are_refused():
    with pytest.raises(
        InputError, match=r"no column 'b'; 'a' is int64; found a: int64.*; expected a: string, b: string"
    ):
        list(resolve_batches([pa.record_batch({"a": [1]})]))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_many_come_back_in_the_library_that_they_came_from(library: str):
    frames = pytest.importorskip(library)
    read = parse_many(frames.Series(TEXTS))
    assert isinstance(read, frames.DataFrame)
    assert list(read["id"])[:3] == ["GB/T 22080-2016", "EN IEC 62368-1:2020+A11:2020", "ISO 9001"]
    asked = frames.DataFrame({"claim": ["GB/T 22080-2016"], "asked": ["ISO/IEC 27001:2013"]})
    answered = resolve_many(asked, as_of=DAY)
    assert isinstance(answered, frames.DataFrame)
    assert list(answered["degree"]) == ["IDT"]


def test_many_in_a_list_come_back_as_a_table():
    assert parse_many(["ISO 9001"]).column("id").to_pylist() == ["ISO 9001"]
    assert parse_many(pa.array(["ISO 9001"])).column("id").to_pylist() == ["ISO 9001"]
    assert parse_many([]).num_rows == 0
    assert resolve_many([("ISO 1:2022", "ISO 1:2022")], as_of=DAY).column("covers").to_pylist() == ["yes"]
