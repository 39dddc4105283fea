"""Identifiers in columns: what texts are read as, and what one standard is to another."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final

import narwhals as nw

from stdcompat.batch.arrow import pa
from stdcompat.batch.check import numbered
from stdcompat.batch.encode import Problems, readable
from stdcompat.batch.question import CatalogFile, facts_of, portable
from stdcompat.batch.schema import IDENTIFIERS, PAIRS, RESOLUTIONS, TEXTS, conform
from stdcompat.catalogs.dates import as_date
from stdcompat.equivalence.resolver import Resolver
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator

    from stdcompat.catalogs import Catalog

__all__ = ["parse_batches", "parse_many", "resolve_batches", "resolve_many"]

_KEPT: Final = 50_000  # different questions, before all is begun anew

_Row = tuple[Any, ...]


def parse_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Read a column of texts as standards' identifiers.

    Args:
        batches: texts, in the columns of `stdcompat.batch.schema.TEXTS`.

    Yields:
        One row for each, in the columns of `stdcompat.batch.schema.IDENTIFIERS`.

    Raises:
        InputError: if there is no column ``text``, or it holds no texts; at the first batch.

    >>> import pyarrow as pa
    >>> read = pa.Table.from_batches(parse_batches([pa.record_batch({"text": ["GBT22080-2016", "no number"]})]))
    >>> read["id"].to_pylist(), read["problem"].to_pylist()[0]
    (['GB/T 22080-2016', None], None)
    """
    answer = _kept(_identified)
    for batch in numbered(batches):
        yield _answered(batch, TEXTS, IDENTIFIERS, answer)


def resolve_batches(
    batches: Iterable[pa.RecordBatch],
    catalog: Catalog | CatalogFile | None = None,
    as_of: datetime.date | str | None = None,
) -> Iterator[pa.RecordBatch]:
    """Say of every pair what the one standard is to the other (see `stdcompat.resolve`).

    Args:
        batches: pairs, in the columns of `stdcompat.batch.schema.PAIRS`.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Yields:
        One row for each, in the columns of `stdcompat.batch.schema.RESOLUTIONS`.

    Raises:
        InputError: if the columns are not those of a pair; at the first batch.

    >>> import pyarrow as pa
    >>> pairs = pa.record_batch({"a": ["GB/T 22080-2016"], "b": ["ISO/IEC 27001:2013"]})
    >>> pa.Table.from_batches(resolve_batches([pairs], as_of="2026-11-21"))["covers"].to_pylist()
    ['yes']
    """
    answer = _resolver(portable(catalog), as_date(as_of))
    for batch in numbered(batches):
        yield _answered(batch, PAIRS, RESOLUTIONS, answer)


def parse_many(texts: Any) -> Any:
    """Read many texts at once, into a frame of the same library.

    Args:
        texts: a list, or a series of pandas, polars, pyarrow or whatever else narwhals knows.

    Returns:
        A frame of that library in the columns of `stdcompat.batch.schema.IDENTIFIERS`, without
        ``source`` and ``row``; of pyarrow for a list.

    >>> parse_many(["GBT22080-2016", "ISO 9001"])["document"].to_pylist()
    ['GB/T 22080', 'ISO 9001']
    """
    backend, column = _column(texts)
    return _frame(backend, parse_batches([pa.record_batch({"text": column})]))


def resolve_many(
    pairs: Any, catalog: Catalog | CatalogFile | None = None, as_of: datetime.date | str | None = None
) -> Any:
    """Resolve many pairs at once, into a frame of the same library.

    Args:
        pairs: pairs of texts, or a frame of pandas, polars, pyarrow, ... whose first two columns are the sides.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Returns:
        A frame of that library in the columns of `stdcompat.batch.schema.RESOLUTIONS`, without
        ``source`` and ``row``; of pyarrow for a list.

    >>> resolve_many([("GB/T 22080-2016", "ISO/IEC 27001:2013")], as_of="2026-11-21")["degree"].to_pylist()
    ['IDT']
    """
    frame = nw.from_native(pairs, eager_only=True, pass_through=True)
    if isinstance(frame, nw.DataFrame):
        sides = [_column(frame[name].to_native()) for name in frame.columns[:2]]
    else:
        given = list(pairs)
        sides = [_column([pair[side] for pair in given]) for side in (0, 1)]
    batch = pa.record_batch({"a": sides[0][1], "b": sides[1][1]})
    return _frame(sides[0][0], resolve_batches([batch], catalog, as_of))


def _column(texts: Any) -> tuple[nw.Implementation, pa.Array]:
    """Return the library of a series, and its values as one Arrow array."""
    series = nw.from_native(texts, series_only=True, pass_through=True)
    if not isinstance(series, nw.Series):
        return nw.Implementation.PYARROW, texts if isinstance(texts, pa.Array) else pa.array(list(texts), pa.string())
    column = series.to_arrow()
    return series.implementation, column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _frame(backend: nw.Implementation, batches: Iterator[pa.RecordBatch]) -> Any:
    table = pa.Table.from_batches(list(batches)).drop_columns(["source", "row"])
    return nw.from_arrow(table, backend=backend).to_native()  # type: ignore[arg-type]  # it came from there


def _answered(
    batch: pa.RecordBatch, asked: pa.Schema, answered: pa.Schema, answer: Callable[..., _Row]
) -> pa.RecordBatch:
    """Answer each row by its texts; a row that cannot be read is answered by nothing but its problem."""
    columns = conform(batch, asked)
    names = [name for name in asked.names if name not in {"source", "row", "problem"}]
    problems = Problems()
    every = range(batch.num_rows)
    texts = [readable(columns[name], name, every, problems) for name in names]
    given = columns["problem"].to_pylist()
    rows: list[_Row] = []
    for row, values in enumerate(zip(*(column.to_pylist() for column in texts), strict=True)):
        missing = [f"{name}: is missing" for name, value in zip(names, values, strict=True) if not value]
        wrong = [given[row]] if given[row] is not None else [*problems.of.get(row, ()), *missing]
        rows.append((None,) * (len(answered) - 3 - len(names)) + ("; ".join(wrong),) if wrong else answer(*values))
    fields = [answered.field(n) for n in range(2 + len(names), len(answered))]
    made = [pa.array([row[n] for row in rows], field.type) for n, field in enumerate(fields)]
    where = [readable(columns["source"], "source", every, problems), columns["row"].cast(pa.int64())]
    return pa.record_batch([*where, *texts, *made], answered)


def _kept(answer: Callable[..., _Row]) -> Callable[..., _Row]:
    return functools.lru_cache(_KEPT)(answer)


def _identified(text: str) -> _Row:
    try:
        id_ = parse(text)
    except IdentifierError as error:
        return (*(None,) * 7, _said(error))
    document = id_.designation.undated
    return str(id_), str(document), id_.publisher, id_.type, id_.number, id_.part, id_.year, None


def _said(error: IdentifierError) -> str:
    hint = f"; did you mean {error.suggestion}?" if error.suggestion else ""
    return f"expected {error.expected}{hint}"


@functools.lru_cache(maxsize=2)
def _resolver(catalog: Catalog | CatalogFile, as_of: datetime.date) -> Callable[..., _Row]:
    """Return what answers pairs; all that it keeps is let go when it has answered many."""
    resolver = Resolver(facts_of(catalog), as_of)
    asked = 0

    @_kept
    def answer(a: str, b: str) -> _Row:
        nonlocal resolver, asked
        asked += 1
        if asked % _KEPT == 0:
            resolver = Resolver(facts_of(catalog), as_of)
        try:
            found = resolver.resolve(a, b)
        except IdentifierError as error:
            return (*(None,) * 6, f"{error.text!r}: {_said(error)}")
        degree = None if found.degree is None else found.degree.value
        gap = None if found.gap is None else str(found.gap)
        notes = "; ".join(found.notes) or None
        return str(found.relation), degree, found.state.value, found.covers, gap, notes, None

    return answer
