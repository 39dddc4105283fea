"""The same answers in columns: Arrow record batches in, Arrow record batches out (extra ``arrow``).

`parse_batches`, `resolve_batches` and `check_batches` each take an iterator of record batches and
give one back. What goes in and what comes out is fixed by the versioned schemas of
`stdcompat.batch.schema`; a row that cannot be read becomes a row that says so. Every row of input
stands for itself, so any partitioning and any order of rows gives the same rows.

`stdcompat.batch.files` reads and writes Parquet, Arrow IPC, CSV and JSON lines;
`stdcompat.batch.run` checks a folder of them with all cores; `stdcompat.batch.spark`, ``.dask`` and
``.ray`` hand the same function to an engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports

if TYPE_CHECKING:
    from stdcompat.batch.changes import catalog_changes
    from stdcompat.batch.check import check_batches
    from stdcompat.batch.deployments import from_deployments
    from stdcompat.batch.names import parse_batches, parse_many, resolve_batches, resolve_many
    from stdcompat.batch.queries import query, query_names
    from stdcompat.batch.question import CatalogFile, Question

__all__ = [
    "CatalogFile",
    "Question",
    "catalog_changes",
    "check_batches",
    "from_deployments",
    "parse_batches",
    "parse_many",
    "query",
    "query_names",
    "resolve_batches",
    "resolve_many",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "changes": ("catalog_changes",),
        "check": ("check_batches",),
        "deployments": ("from_deployments",),
        "names": ("parse_batches", "parse_many", "resolve_batches", "resolve_many"),
        "queries": ("query", "query_names"),
        "question": ("CatalogFile", "Question"),
    },
)
