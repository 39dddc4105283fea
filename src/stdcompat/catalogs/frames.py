"""The entries and the adoptions of a catalog in columns (extra ``arrow``): for pyarrow, pandas, polars, DuckDB.

Dates are texts, as far as a source gives them. The version of a schema is in its metadata, under
``stdcompat.schema``.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, Literal

from stdcompat.catalogs.selection import Selection
from stdcompat.errors import MissingExtraError

try:
    import narwhals as nw
    import pyarrow as pa
except ImportError as error:
    extra = "arrow"
    raise MissingExtraError(extra, "pyarrow") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.catalogs.model import Correspondence, Standard
    from stdcompat.catalogs.rows import Record

__all__ = ["ADOPTIONS", "ENTRIES", "adoptions", "entries", "to_frame"]

_ROWS: Final = 20_000
_TEXT: Final = pa.string()
_TEXTS: Final = pa.list_(pa.string())
_EVERYTHING: Final = Selection()


def _schema(name: str, **columns: pa.DataType) -> pa.Schema:
    return pa.schema(columns.items(), {"stdcompat.schema": f"{name}/1"})


ENTRIES: Final = _schema(
    "entries",
    id=_TEXT,
    document=_TEXT,
    publisher=_TEXT,
    year=pa.int32(),
    title=_TEXT,
    title_zh=_TEXT,
    title_local=_TEXT,
    status=_TEXT,
    status_as_of=_TEXT,
    stage=_TEXT,
    published=_TEXT,
    effective=_TEXT,
    withdrawn=_TEXT,
    replaces=_TEXTS,
    replaced_by=_TEXTS,
    ics=_TEXTS,
    ccs=_TEXT,
    committees=_TEXTS,
    domains=_TEXTS,
    confidence=_TEXT,
    sources=_TEXTS,
    layer=_TEXT,
)
"""One row is one edition; ``document`` is the identifier without its date, ``layer`` the collection of facts."""

ADOPTIONS: Final = _schema(
    "adoptions",
    adopter=_TEXT,
    adopter_publisher=_TEXT,
    adopted=_TEXT,
    adopted_publisher=_TEXT,
    together=pa.int32(),
    degree=_TEXT,
    as_printed=_TEXT,
    basis=_TEXT,
    part=pa.bool_(),
    doubtful=pa.bool_(),
    deviation_list=_TEXT,
    since=_TEXT,
    until=_TEXT,
    confidence=_TEXT,
    sources=_TEXTS,
    layer=_TEXT,
)
"""One row is one adopter and one edition that it adopts; ``together`` says how many it is made from."""


def entries(catalog: Catalog, selection: Selection = _EVERYTHING) -> pa.RecordBatchReader:
    """Stream entries in the columns of `ENTRIES`, in order of their keys.

    >>> from stdcompat.catalogs import Catalog
    >>> table = entries(Catalog.bundled(), Selection(publisher="GB", since="2025")).read_all()
    >>> table.column("publisher").unique().to_pylist()
    ['GB']
    """
    layer_of = _layer_of(catalog)
    return _reader(ENTRIES, (_entry(entry, layer_of(entry)) for entry in catalog.select(selection)))


def adoptions(catalog: Catalog) -> pa.RecordBatchReader:
    """Stream correspondences in the columns of `ADOPTIONS`, in order of their keys.

    >>> from stdcompat.catalogs import Catalog
    >>> table = adoptions(Catalog.bundled()).read_all()
    >>> set(table.column("degree").unique().to_pylist()) >= {"IDT", "MOD", "NEQ"}
    True
    """
    layer_of = _layer_of(catalog)
    facts = catalog.every_correspondence()
    return _reader(ADOPTIONS, (row for fact in facts for row in _adoption(fact, layer_of(fact))))


def to_frame(reader: pa.RecordBatchReader, library: Literal["pandas", "polars", "pyarrow"]) -> Any:
    """Return what a reader streams as a frame of another library, by narwhals.

    >>> from stdcompat.catalogs import Catalog
    >>> frame = to_frame(adoptions(Catalog.bundled()), "pyarrow")
    >>> frame.num_rows > 1000
    True
    """
    return nw.from_arrow(reader.read_all(), backend=library).to_native()


def _reader(schema: pa.Schema, rows: Iterable[dict[str, Any]]) -> pa.RecordBatchReader:
    return pa.RecordBatchReader.from_batches(schema, _batches(schema, iter(rows)))


def _batches(schema: pa.Schema, rows: Iterator[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    while chunk := list(itertools.islice(rows, _ROWS)):
        yield pa.RecordBatch.from_pylist(chunk, schema)


def _layer_of(catalog: Catalog) -> Callable[[Record], str | None]:
    """Return what names the collection of a record; where there is one only, nothing has to be looked up."""
    if len(catalog.layers) == 1:
        name = str(catalog.layers[0])
        return lambda record: name  # noqa: ARG005  # the same for all
    return lambda record: None if (layer := catalog.layer_of(record)) is None else str(layer)


def _entry(entry: Standard, layer: str | None) -> dict[str, Any]:
    return {
        "id": str(entry.id),
        "document": entry.id.designation.undated.key,
        "publisher": entry.id.publisher,
        "year": entry.id.year,
        "title": entry.title or None,
        "title_zh": entry.title_zh,
        "title_local": entry.title_local,
        "status": entry.status.value,
        "status_as_of": entry.status_as_of,
        "stage": entry.stage,
        "published": entry.published,
        "effective": entry.effective,
        "withdrawn": entry.withdrawn,
        "replaces": list(map(str, entry.replaces)),
        "replaced_by": list(map(str, entry.replaced_by)),
        "ics": entry.ics,
        "ccs": entry.ccs,
        "committees": entry.committees,
        "domains": entry.domains,
        "confidence": entry.confidence.value,
        "sources": entry.sources,
        "layer": layer,
    }


def _adoption(fact: Correspondence, layer: str | None) -> Iterator[dict[str, Any]]:
    for adopted in fact.adopted:
        yield {
            "adopter": str(fact.adopter),
            "adopter_publisher": fact.adopter.publisher,
            "adopted": str(adopted),
            "adopted_publisher": adopted.publisher,
            "together": len(fact.adopted),
            "degree": fact.degree.value,
            "as_printed": fact.as_printed,
            "basis": fact.basis.value,
            "part": fact.part,
            "doubtful": fact.doubtful,
            "deviation_list": fact.deviation_list.value,
            "since": fact.since,
            "until": fact.until,
            "confidence": fact.confidence.value,
            "sources": fact.sources,
            "layer": layer,
        }
