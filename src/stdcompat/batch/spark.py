"""Apache Spark: the check as ``DataFrame.mapInArrow``.

Nothing is shuffled: every row stands for itself. Spark sends each task the question, and a worker
opens the catalog once for all its tasks; one that has other facts fails its task with both digests.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from stdcompat.batch.check import check_rows
from stdcompat.batch.schema import COMPONENTS, RESULTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from stdcompat.batch.question import Question

__all__ = ["check"]


def check(frame: DataFrame, question: Question) -> DataFrame:
    """Return the results of a frame of components: the rows that `check_batches` gives, in any order.

    Args:
        frame: the columns of `stdcompat.batch.schema.COMPONENTS`; others are left out. Without a column ``row``
            results have none either, since no partition knows how many rows come before its own.
        question: what is asked; a catalog of one's own must lie in a file that every worker can open.
    """
    from pyspark.sql.pandas.types import from_arrow_schema

    kept = [name for name in COMPONENTS.names if name in frame.columns]
    answer = functools.partial(check_rows, question=question)
    return frame.select(*kept).mapInArrow(answer, from_arrow_schema(RESULTS))
