"""Batches from files and into files: Parquet, Arrow IPC, CSV and JSON lines, by their suffix.

Only the columns that are asked for are read, and never a whole file at once. What cannot be read
becomes a row whose ``problem`` says what and whose ``row`` says where: one line of CSV or JSON, one
row group of Parquet, or (``row`` is null) the file; the rest goes on.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import re
from typing import IO, TYPE_CHECKING, Any, Final

from stdcompat._atomic import atomic
from stdcompat._patterns import pattern
from stdcompat.batch.arrow import np, pa, pc
from stdcompat.batch.offers import WORKBOOKS, is_offer, numbers_of, offer_of
from stdcompat.batch.schema import COMPONENTS, conform
from stdcompat.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["SUFFIXES", "columns_of", "format_of", "read", "write"]

SUFFIXES: Final = {
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".ipc": "arrow",
    ".feather": "arrow",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The formats, by the suffixes of their files."""

_ROWS: Final = 16_384
_BLOCK: Final = 16 * 1024 * 1024  # no line of CSV or JSON may be longer
_SHOWN: Final = 60  # characters of what cannot be read
_SEPARATORS: Final = r"\s*[;\n][\s;]*"
_SEPARATOR: Final = pattern(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_FORMULA: Final = "^[=+\\-@\t\r]"

_OURS: Final = frozenset({"source", "row", "problem"})  # a reader says so itself

_Columns = dict[str, "pa.Array"]


def format_of(path: str | os.PathLike[str]) -> str:
    """Return the format that a file's suffix names.

    Raises:
        InputError: if it names none.

    >>> format_of("offers/2026-11.parquet")
    'parquet'
    """
    name = os.fspath(path)
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in SUFFIXES:
        known = ", ".join([*SUFFIXES, *WORKBOOKS])
        raise InputError([Problem(name, "", f"unknown suffix {suffix!r}", f"one of {known}")])
    return SUFFIXES[suffix]


def read(
    path: str | os.PathLike[str], schema: pa.Schema = COMPONENTS, source: str | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a file, with `source` (the file's name by default) and their number in it, from 1.

    A cell of CSV that should be a list holds its items with semicolons or line breaks between them.

    Raises:
        InputError: if the suffix names no format, or the columns are not those of the schema.
        OSError: if the file is not there.
    """
    name = os.fspath(path)
    given = os.path.basename(name) if source is None else source
    if schema is COMPONENTS and is_offer(name):
        batches, problems = offer_of(name)
        if problems and not name.lower().endswith(".csv"):  # what is wrong with a CSV file's columns is said below
            raise InputError(problems)
        first = 1
        for columns in batches:
            numbers = numbers_of(first, columns)
            yield _batch(columns, given, numbers)
            first += len(numbers)
        if not problems:
            return
    reading = _READERS[format_of(name)]
    with open(name, "rb") as file:
        try:
            for columns, numbers in reading(file, schema, name):
                yield _batch(columns, given, numbers)
        except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
            what = f"cannot be read: {_first_line(error)}"
            yield _batch(_unread(schema, [what]), given, pa.nulls(1, pa.int64()))


def columns_of(path: str | os.PathLike[str], schema: pa.Schema = COMPONENTS) -> list[Problem]:
    """Return what is wrong with the columns of a file; nothing when the file cannot be read at all."""
    batches = read(path, schema)
    try:
        next(batches, None)
    except InputError as error:
        return list(error.problems)
    finally:
        batches.close()  # type: ignore[attr-defined]  # it is a generator
    return []


def _batch(columns: _Columns, source: str, numbers: pa.Array) -> pa.RecordBatch:
    nothing = {"problem": pa.nulls(len(numbers), pa.string())}
    return pa.record_batch({**nothing, **columns, "source": pa.repeat(source, len(numbers)), "row": numbers})


def _unread(schema: pa.Schema, whats: Sequence[str]) -> _Columns:
    """Return rows of nothing but problems, in the columns of a schema."""
    columns = {field.name: pa.nulls(len(whats), field.type) for field in schema if field.name not in _OURS}
    return {**columns, "problem": pa.array(whats, pa.string())}


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", maxsplit=1)[0]


def _wanted(found: pa.Schema, schema: pa.Schema, name: str) -> pa.Schema:
    """Return the columns to read, as they are in a file.

    Raises:
        InputError: if one is missing or of another type.
    """
    wanted = pa.schema([field for field in found if field.name in schema.names and field.name not in _OURS])
    conform(pa.schema(list(found)).empty_table(), schema, name)
    return wanted


# --- readers: columns and numbers of rows -------------------------------------------------------------


def _numbers(first: int, count: int) -> pa.Array:
    return pa.array(np.arange(first, first + count, dtype=np.int64))


def _parquet(file: IO[bytes], schema: pa.Schema, name: str) -> Iterator[tuple[_Columns, pa.Array]]:
    from pyarrow import parquet

    opened = parquet.ParquetFile(file)
    wanted = _wanted(opened.schema_arrow, schema, name)
    first = 1
    for group in range(opened.num_row_groups):
        place = first
        try:
            for batch in opened.iter_batches(_ROWS, [group], wanted.names, use_threads=False):
                yield dict(zip(batch.schema.names, batch.columns, strict=True)), _numbers(place, batch.num_rows)
                place += batch.num_rows
        except (pa.ArrowException, OSError) as error:
            last = first + opened.metadata.row_group(group).num_rows - 1
            what = f"rows {place} to {last} cannot be read: {_first_line(error)}"
            yield _unread(wanted, [what]), _numbers(place, 1)
        first += opened.metadata.row_group(group).num_rows


def _arrow(file: IO[bytes], schema: pa.Schema, name: str) -> Iterator[tuple[_Columns, pa.Array]]:
    from pyarrow import ipc

    head = file.read(6)
    file.seek(0)
    opened: Any
    if head == b"ARROW1":
        found = ipc.open_file(file).schema
        wanted = _wanted(found, schema, name)
        file.seek(0)
        included = [found.get_field_index(one) for one in wanted.names]
        opened = ipc.open_file(file, options=ipc.IpcReadOptions(included_fields=included))
        batches = (opened.get_batch(n) for n in range(opened.num_record_batches))
    else:
        opened = ipc.open_stream(file)
        wanted = _wanted(opened.schema, schema, name)
        batches = iter(opened)
    first = 1
    for batch in batches:
        yield {one: batch.column(one) for one in wanted.names}, _numbers(first, batch.num_rows)
        first += batch.num_rows


def _csv(file: IO[bytes], schema: pa.Schema, name: str) -> Iterator[tuple[_Columns, pa.Array]]:
    from pyarrow import csv

    broken: dict[int, str] = {}

    def skip(row: Any) -> str:
        broken[row.number - 1] = f"has {row.actual_columns} cells, and the header has {row.expected_columns}"
        return "skip"

    head = file.read(64)
    file.seek(0)
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf8"
    said = _SEPARATOR.match(
        head.decode(encoding, "replace").removeprefix("\ufeff")
    )  # Excel writes and reads such a line
    parse = csv.ParseOptions(newlines_in_values=True, invalid_row_handler=skip, delimiter=said[1] if said else ",")
    options = csv.ReadOptions(use_threads=False, block_size=_BLOCK, encoding=encoding, skip_rows=1 if said else 0)
    names = csv.open_csv(file, options, parse, csv.ConvertOptions(check_utf8=False)).schema.names
    broken.clear()
    lists = [field.name for field in schema if _is_list(field)]
    found = [(one, pa.list_(pa.string()) if one in lists else pa.string()) for one in names]
    wanted = _wanted(pa.schema(found), schema, name)
    file.seek(0)
    convert = csv.ConvertOptions(
        check_utf8=False,
        include_columns=wanted.names,
        column_types=dict.fromkeys(wanted.names, pa.string()),
        strings_can_be_null=True,
        null_values=[""],
    )
    first = 1
    for batch in csv.open_csv(file, options, parse, convert):
        columns = {
            field.name: _split(batch.column(field.name)) if _is_list(field) else batch.column(field.name)
            for field in wanted
        }
        numbers = np.arange(first, first + batch.num_rows + len(broken), dtype=np.int64)
        numbers = numbers[~np.isin(numbers, list(broken))][: batch.num_rows]
        yield columns, pa.array(numbers)
        first = int(numbers[-1]) + 1 if len(numbers) else first
    if broken:
        yield _unread(wanted, list(broken.values())), pa.array(list(broken))


def _split(cells: pa.Array) -> pa.Array:
    """Return cells as lists; what is not UTF-8 stays one item, and is told of later."""
    with contextlib.suppress(pa.ArrowInvalid):
        cells.validate(full=True)
        return pc.split_pattern_regex(pc.utf8_trim(cells, " \t\r\n;"), _SEPARATORS)
    return pa.ListArray.from_arrays(pa.array(range(len(cells) + 1), pa.int32()), cells)


def _jsonl(file: IO[bytes], schema: pa.Schema, name: str) -> Iterator[tuple[_Columns, pa.Array]]:  # noqa: ARG001
    first = 1
    for lines in _lines(file):
        number = np.arange(first, first + len(lines), dtype=np.int64)
        first += len(lines)
        kept = np.array([bool(line.strip()) for line in lines], bool)
        held = [line for line in lines if line.strip()]
        try:
            yield _parsed(b"\n".join(held), schema), pa.array(number[kept])
        except pa.ArrowException:
            yield _parsed_singly(held, schema), pa.array(number[kept])


def _lines(file: IO[bytes]) -> Iterator[list[bytes]]:
    """Yield the lines of a file, as many as make half a block; a line that is longer than a block is cut."""
    rest = b""
    while block := file.read(_BLOCK // 2):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()[: _BLOCK + 1]
        if lines:
            yield lines
    if rest:
        yield [rest]


def _parsed(text: bytes, schema: pa.Schema) -> _Columns:
    from pyarrow import json as reader

    parse = reader.ParseOptions(explicit_schema=_json_schema(schema), unexpected_field_behavior="ignore")
    table = reader.read_json(
        pa.BufferReader(text), reader.ReadOptions(use_threads=False, block_size=2 * _BLOCK), parse
    ).combine_chunks()
    return {one: table.column(one).chunk(0) for one in table.column_names}


def _json_schema(schema: pa.Schema) -> pa.Schema:
    return pa.schema([field for field in schema if field.name not in _OURS])


def _parsed_singly(lines: Sequence[bytes], schema: pa.Schema) -> _Columns:
    """Return the rows of lines of which one at least cannot be read, and what is wrong with it."""
    wanted = _json_schema(schema)
    rows: list[dict[str, Any]] = []
    for line in lines:
        try:
            rows.append(_row(json.loads(line), wanted))
        except UnicodeDecodeError as error:
            rows.append({"problem": f"byte {error.start} is not UTF-8"})
        except json.JSONDecodeError as error:
            rows.append({"problem": f"is not JSON from character {error.pos + 1} on"})
        except RecursionError:
            rows.append({"problem": "is nested too deeply"})
        except TypeError as error:
            rows.append({"problem": str(error)})
    table = pa.RecordBatch.from_pylist(rows, wanted.append(pa.field("problem", pa.string())))
    return dict(zip(table.schema.names, table.columns, strict=True))


def _row(value: Any, schema: pa.Schema) -> dict[str, Any]:
    if not isinstance(value, dict):
        msg = f"must be an object, not {type(value).__name__}"
        raise TypeError(msg)
    if isinstance(value.get("claims"), list):
        value["claims"] = [{"reference": one} if isinstance(one, str) else one for one in value["claims"]]
    row = {}
    for field in schema:
        try:
            row[field.name] = pa.array([value.get(field.name)], field.type)[0].as_py()
        except (pa.ArrowException, TypeError):
            msg = f"{field.name} must be {field.type}, not {json.dumps(value[field.name], ensure_ascii=False)[:_SHOWN]}"
            raise TypeError(msg) from None
    return row


_READERS: Final[dict[str, Callable[[IO[bytes], pa.Schema, str], Any]]] = {
    "parquet": _parquet,
    "arrow": _arrow,
    "csv": _csv,
    "jsonl": _jsonl,
}


# --- writers ------------------------------------------------------------------------------------------


def write(path: str | os.PathLike[str], batches: Iterable[pa.RecordBatch], columns: Sequence[str] | None = None) -> int:
    """Write batches into one file, at once or not at all, and return how many rows.

    In CSV the items of a list have semicolons between them, and a text that a spreadsheet would take for a
    formula gets an apostrophe.

    Args:
        path: where to; the suffix chooses the format.
        batches: what to write; at least one, for its schema.
        columns: the columns to keep, in this order; all by default.

    Raises:
        InputError: if the suffix names no format.
        KeyError: if there is no such column.
        OSError: if the file cannot be written.
    """
    kind = format_of(path)
    rows = 0
    with atomic(path) as temporary, contextlib.ExitStack() as stack:
        put: Callable[[pa.RecordBatch], object] | None = None
        for batch in batches:
            chosen = batch if columns is None else batch.select(list(columns))
            if put is None:
                put = _WRITERS[kind](temporary, chosen.schema, stack)
            put(chosen)
            rows += chosen.num_rows
    return rows


def _parquet_writer(path: str, schema: pa.Schema, stack: contextlib.ExitStack) -> Callable[[pa.RecordBatch], object]:
    from pyarrow import parquet

    writer = stack.enter_context(parquet.ParquetWriter(path, schema, compression="zstd"))
    put: Callable[[pa.RecordBatch], object] = writer.write_batch
    return put


def _arrow_writer(path: str, schema: pa.Schema, stack: contextlib.ExitStack) -> Callable[[pa.RecordBatch], object]:
    from pyarrow import ipc

    writer = stack.enter_context(ipc.new_file(path, schema))
    put: Callable[[pa.RecordBatch], object] = writer.write_batch
    return put


def _csv_writer(path: str, schema: pa.Schema, stack: contextlib.ExitStack) -> Callable[[pa.RecordBatch], object]:
    from pyarrow import csv

    flat = pa.schema([(field.name, pa.string() if _is_list(field) else field.type) for field in schema])
    writer = stack.enter_context(csv.CSVWriter(path, flat))
    return lambda batch: writer.write_batch(pa.record_batch([_cells(column) for column in batch.columns], flat))


def _is_list(field: pa.Field) -> bool:
    return bool(pa.types.is_list(field.type))


def _cells(column: pa.Array) -> pa.Array:
    """Return a column as a spreadsheet takes it."""
    if pa.types.is_list(column.type):
        column = pc.binary_join(column, "; ")
    if not pa.types.is_string(column.type):
        return column
    formula = pc.fill_null(pc.match_substring_regex(column, _FORMULA), False)  # Arrow's own order
    return pc.if_else(formula, pc.binary_join_element_wise("'", column, ""), column)


def _jsonl_writer(path: str, schema: pa.Schema, stack: contextlib.ExitStack) -> Callable[[pa.RecordBatch], object]:  # noqa: ARG001
    file = stack.enter_context(open(path, "w", encoding="utf-8", newline="\n"))  # noqa: SIM115  # the stack closes it

    def put(batch: pa.RecordBatch) -> None:
        for row in batch.to_pylist():
            held = {key: value for key, value in row.items() if value is not None}
            file.write(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n")

    return put


_WRITERS: Final = {
    "parquet": _parquet_writer,
    "arrow": _arrow_writer,
    "csv": _csv_writer,
    "jsonl": _jsonl_writer,
}
