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
        (b"a,b\n1,\x81\xff\n", "stack.csv: line 2: is in no encoding that is known"),
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


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Ítem;Descripción;Normas aplicables\n1;Transformador de distribución;IEC 60076-1\n"),
        ("cp1251", "№;Наименование;ГОСТ\n1;Насос центробежный;ГОСТ 22247-96\n"),
        ("cp949", "순번,품명,적용규격\n1,무정전전원장치,KS C 7658\n2,가로등기구,KS C 7658\n"),
        ("cp932", "番号,品名,規格\n1,ポンプ設備,JIS B 8301:2018\n"),
        ("big5", "項次,品名,執行標準\n1,不斷電系統,CNS 14336-1:2010\n3,電線電纜,CNS 2655\n"),
        ("gb18030", "序号,产品名称,执行标准\n1,变压器,GB/T 1094.1-2013\n"),
        ("utf-16-le", "序号,产品名称,执行标准\n1,变压器,GB/T 1094.1-2013\n"),
        ("utf-16-be", "No,Item,Standard\n1,Pump,ISO 9906\n"),
    ],
)
def test_the_encodings_of_many_countries_are_told(tmp_path: Path, encoding: str, text: str):
    file = tmp_path / "offer.csv"
    file.write_bytes(text.encode(encoding))
    (sheet,) = read_sheets(file)
    separator = ";" if ";" in text else ","
    assert [row.cells for row in sheet.rows()] == [tuple(line.split(separator)) for line in text.splitlines()]
