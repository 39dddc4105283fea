"""The rows of a report in columns (extra ``arrow``): for pyarrow, and from there for pandas and polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat.errors import MissingExtraError
from stdcompat.report.rows import FindingRow, rows_of

try:
    import pyarrow as pa
except ImportError as error:
    extra = "arrow"
    raise MissingExtraError(extra, "pyarrow") from error

if TYPE_CHECKING:
    from stdcompat.report.written import Written

__all__ = ["FINDINGS", "to_arrow", "to_frame"]

FINDINGS: Final = pa.schema([(name, pa.string()) for name in FindingRow._fields], {"stdcompat.schema": "findings/1"})
"""The columns, all of them texts; the meaning of each is that of the field of `FindingRow`."""


def to_arrow(found: Written) -> pa.Table:
    """Return a row for each finding of each market, in the order of the reports."""
    columns = zip(*rows_of(found), strict=True)
    texts = [[str(cell) for cell in column] for column in columns] or [[] for _ in FindingRow._fields]
    return pa.Table.from_arrays([pa.array(column, pa.string()) for column in texts], schema=FINDINGS)


def to_frame(found: Written, library: str) -> Any:
    """Return the rows as a frame of pandas or polars.

    Raises:
        MissingExtraError: if the library is not installed; its extra has its name.
    """
    import narwhals as nw

    table = to_arrow(found)
    try:
        return nw.from_arrow(table, backend=library).to_native()  # type: ignore[arg-type]
    except ImportError as error:
        raise MissingExtraError(library, library) from error
