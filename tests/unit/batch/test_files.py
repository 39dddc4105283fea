"""Rows from files and into files: what cannot be read is named, and the rest goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.batch import check_batches
from stdcompat.batch.files import read, write
from stdcompat.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ROWS: list[dict[str, Any]] = [
    {
        "deployment": "d",
        "component": f"c{n}",
        "kind": "server",
        "supplier": "Qiongzhu Compute",
        "conditions": ["public-sector-buyer"],
        "claims": [{"reference": "GB 4943.1-2022"}, {"reference": "GB/T 9254.1-2021"}],
        "colour": "grey",
    }
    for n in range(5)
]
CSV = "deployment,component,kind,supplier,conditions,claims,colour\n" + "".join(
    f"d,c{n},server,Qiongzhu Compute,public-sector-buyer,GB 4943.1-2022; GB/T 9254.1-2021,grey\n" for n in range(5)
)


def results(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pa.Table.from_batches(
        check_batches(read(path, source="data"), "EU", as_of="2026-11-21")
    ).to_pylist()
    return found


def problems(path: Path) -> list[tuple[int | None, str]]:
    return [(row["row"], row["message"]) for row in results(path) if row["about"] == "problem"]


@pytest.fixture(params=["parquet", "arrow", "csv", "jsonl"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the same rows in each format."""
    path = tmp_path / f"data.{request.param}"
    if request.param == "csv":
        path.write_text(CSV, encoding="utf-8")
    else:
        write(path, [pa.RecordBatch.from_pylist(ROWS)])
    return path


def test_formats_hold_the_same_rows(data: Path):
    found = results(data)
    assert (
        found
        == pa.Table.from_batches(
            check_batches(
                [pa.RecordBatch.from_pylist([{**row, "source": "data"} for row in ROWS])], "EU", as_of="2026-11-21"
            )
        ).to_pylist()
    )
    assert {row["row"] for row in found} == {1, 2, 3, 4, 5}


def test_only_the_columns_that_are_used_are_read(data: Path):
    (batch,) = read(data)
    assert "colour" not in batch.schema.names
    assert {"source", "row", "problem"} < set(batch.schema.names)


@pytest.mark.parametrize("suffix", ["parquet", "arrow", "jsonl"])
def test_results_read_back_as_they_were(tmp_path: Path, suffix: str):
    batch = pa.RecordBatch.from_pylist(ROWS)
    table = pa.Table.from_batches(check_batches([batch], "EU", as_of="2026-11-21"))
    path = tmp_path / f"results.{suffix}"
    assert write(path, table.to_batches()) == table.num_rows
    if suffix == "parquet":
        back = parquet.read_table(path)
    elif suffix == "arrow":
        back = pa.ipc.open_file(path).read_all()
    else:
        back = pa.Table.from_pylist(list(map(_json, path.read_text("utf-8").splitlines())), table.schema)
    assert back.equals(table)
    assert back.schema.metadata == table.schema.metadata or suffix == "jsonl"


def _json(line: str) -> dict[str, Any]:
    import json

    value: dict[str, Any] = json.loads(line)
    return value


def test_csv_is_harmless_in_a_spreadsheet(tmp_path: Path):
    rows = [{**ROWS[0], "deployment": "=1+1", "component": "@x", "supplier": "+a"}]
    path = tmp_path / "results.csv"
    write(
        path, check_batches([pa.RecordBatch.from_pylist(rows)], "EU", as_of="2026-11-21"), ["deployment", "component"]
    )
    assert path.read_text("utf-8").splitlines()[:2] == ['"deployment","component"', '"\'=1+1","\'@x"']


def test_an_interrupted_writer_leaves_nothing_behind(tmp_path: Path):
    def cut() -> Iterator[Any]:
        yield pa.RecordBatch.from_pylist(ROWS)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.parquet", cut())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", ["parquet", "arrow"])
def test_a_file_cut_in_half_is_named(tmp_path: Path, suffix: str):
    path = tmp_path / f"data.{suffix}"
    write(path, [pa.RecordBatch.from_pylist(ROWS)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    ((row, what),) = problems(path)
    assert row is None
    assert what.startswith("cannot be read: ")
    assert results(path)[0]["source"] == "data"


def test_a_broken_row_group_is_named_and_the_others_are_read(tmp_path: Path):
    path = tmp_path / "data.parquet"
    table = pa.Table.from_pylist([{**row, "component": row["component"] * 50} for row in ROWS * 20])
    parquet.write_table(table, path, row_group_size=40, compression="none", use_dictionary=False)
    chunk = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    broken = bytearray(path.read_bytes())
    broken[chunk.data_page_offset : chunk.data_page_offset + 16] = b"\xff" * 16
    path.write_bytes(broken)
    ((row, what),) = problems(path)
    assert (row, what.split(":")[0]) == (41, "rows 41 to 80 cannot be read")
    assert {one["row"] for one in results(path)} == {*range(1, 42), *range(81, 101)}


def test_lines_of_csv_that_cannot_be_read_are_named(tmp_path: Path):
    path = tmp_path / "data.csv"
    lines = CSV.encode().splitlines()
    lines[2] = b"d,c1"
    lines[4] = b"d,c\xff3,server,,,,"
    path.write_bytes(b"\xef\xbb\xbf" + b"\n".join(lines))
    assert sorted(problems(path)) == [
        (2, "has 2 cells, and the header has 7"),
        (4, "component: byte 1 is not UTF-8"),
    ]
    assert {row["row"] for row in results(path)} == {1, 2, 3, 4, 5}


def test_lines_of_json_that_cannot_be_read_are_named(tmp_path: Path):
    path = tmp_path / "data.jsonl"
    write(path, [pa.RecordBatch.from_pylist(ROWS)])
    good = path.read_bytes().splitlines()[0]
    bad = [b"", b"{", b"[1]", good.replace(b'"d"', b"5"), good.replace(b"server", b"\xff"), b"[" * 100_000]
    path.write_bytes(b"\n".join([good, *bad, good.replace(b'{"reference":"GB/T 9254.1-2021"}', b'"EN 55032:2015"')]))
    assert problems(path) == [
        (3, "is not JSON from character 2 on"),
        (4, "must be an object, not list"),
        (5, "deployment must be string, not 5"),
        (6, "byte 43 is not UTF-8"),
        (7, "is nested too deeply"),
    ]
    assert {row["claim"] for row in results(path) if row["row"] == 8} >= {"EN 55032:2015"}


def test_very_long_cells_are_named(tmp_path: Path):
    path = tmp_path / "data.csv"
    path.write_text(CSV.replace("c3", "x" * 1_000_000), encoding="utf-8")
    assert problems(path) == [(4, "component: is longer than 1000 characters")]


def test_wrong_columns_name_the_file(tmp_path: Path):
    path = tmp_path / "data.csv"
    path.write_text("deployment,name,kind\nd,c,server\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"data\.csv: columns: cannot be used: no column 'component'; found deployment"
    ):
        list(read(path))


def test_an_unknown_suffix_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"unknown suffix '\.doc'; one of \.parquet"):
        list(read(tmp_path / "data.doc"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", ["", ",", ";", "\t"])
def test_csv_as_spreadsheet_programs_write_it(tmp_path: Path, encoding: str, delimiter: str):
    plain, path = tmp_path / "plain.csv", tmp_path / "data.csv"
    text = "deployment,component,kind,supplier,jurisdiction,claims\nd,服务器,server,,CN,GB 4943.1-2022\n"
    plain.write_text(text, "utf-8")
    said = f"sep={delimiter}\n" if delimiter else ""
    path.write_bytes((said + text.replace(",", delimiter or ",")).encode(encoding))
    rows = [[{**row, "source": ""} for batch in read(one) for row in batch.to_pylist()] for one in (plain, path)]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16-le", "cp037"])
def test_csv_in_other_encodings_is_told(tmp_path: Path, encoding: str):
    path = tmp_path / "data.csv"
    path.write_bytes(CSV.encode(encoding, "replace"))
    try:
        assert all(problem for _, problem in problems(path))
    except InputError as error:
        assert error.problems  # noqa: PT017  # either way is in words
