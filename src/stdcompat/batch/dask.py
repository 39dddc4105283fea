"""Dask: the check as ``DataFrame.map_partitions`` over pandas frames with Arrow columns."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat.batch.arrow import pa
from stdcompat.batch.check import check_rows
from stdcompat.batch.schema import COMPONENTS, RESULTS

if TYPE_CHECKING:
    import pandas as pd

    from stdcompat.batch.question import Question

__all__ = ["check"]


def check(frame: Any, question: Question) -> Any:
    """Return the results of a Dask frame of components, as another frame.

    Args:
        frame: the columns of `stdcompat.batch.schema.COMPONENTS`; others are left out.
        question: what is asked; a catalog of one's own must lie in a file that every worker can open.
    """
    return frame.map_partitions(functools.partial(_checked, question=question), meta=_pandas(RESULTS.empty_table()))


def _checked(frame: pd.DataFrame, question: Question) -> pd.DataFrame:
    # Objects have no type of their own: lists of what they are is what the schema says.
    known = pa.schema([field for field in COMPONENTS if field.name in frame.columns])
    table = pa.Table.from_pandas(frame[known.names], schema=known, preserve_index=False)
    return _pandas(pa.Table.from_batches(check_rows(table.to_batches(), question), RESULTS))


def _pandas(table: pa.Table) -> pd.DataFrame:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)
