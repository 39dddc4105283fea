from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from stdcompat.errors import InputError
from stdcompat.sheets import read_sheets

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [("组件", "standard"), ("Server", "GB 4943.1-2022, GB/T 9254.1-2021")]


def rows_of(content: bytes) -> list[tuple[str, ...]]:
    (sheet,) = read_sheets("stack.csv", content)
    return [row.cells for row in sheet.rows()]


def problem_of(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        rows_of(content)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_way_to_write_csv_gives_the_same_rows(delimiter: str, end: str, encoding: str):
    text = f'组件{delimiter}standard{end}Server{delimiter}"GB 4943.1-2022, GB/T 9254.1-2021"{end}'
    assert rows_of(text.encode(encoding)) == ROWS


def test_excels_own_first_line_says_the_delimiter():
    (sheet,) = read_sheets("stack.csv", b"sep=|\r\na|b\r\n")
    assert [(row.number, row.cells) for row in sheet.rows()] == [(2, ("a", "b"))]


def test_a_cell_knows_its_line_after_cells_of_several_lines_and_empty_lines():
    (sheet,) = read_sheets("stack.csv", b'a,b\n"one\ntwo",x\n\n,\nlast,y\n')
    assert [(row.number, row.place(1)) for row in sheet.rows()] == [
        (1, "line 1, column 2"),
        (2, "line 2, column 2"),
        (6, "line 6, column 2"),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,\0\n", "stack.csv: line 2: holds a NUL byte"),
        (b"a,b\n1,\xff\xff\n", "stack.csv: line 2: is neither UTF-8 nor GB18030"),
        (b'a,b\n1,2\n"never closed,3\n4,5\n', "stack.csv: line 3: cannot be read as CSV"),
        (b"\xff\xfea\0,\0b\0\xd8", "stack.csv: line 1: is not UTF-16"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "stack.csv: line 2: cannot be read as CSV: "),
        (b"x" * 10_000_000, "stack.csv: line 1: is longer than 1,048,576 characters"),
        (b'"' + b"x\n" * 5_000_000, "stack.csv: line 1: cannot be read as CSV: "),
        (b"a," * 5_000, "stack.csv: line 1: has more than 1,000 columns"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "stack.csv: is an old or an encrypted workbook"),
    ],
    ids=["nul", "bytes", "quote", "half a character", "cell", "line", "cell of lines", "columns", "xls"],
)
def test_what_is_no_sane_text_is_refused_where_it_stands(content: bytes, said: str):
    assert problem_of(content).startswith(said)


def test_an_empty_file_has_no_rows():
    assert rows_of(b"") == []


def test_a_file_of_200_000_rows_is_never_held_as_a_whole(tmp_path: Path):
    path = tmp_path / "long.csv"
    path.write_text("name,standard\n" + "Server,GB 4943.1-2022\n" * 200_000, encoding="utf-8")
    (sheet,) = read_sheets(path)
    tracemalloc.start()
    assert sum(1 for _ in sheet.rows()) == 200_001
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
