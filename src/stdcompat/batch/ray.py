"""Ray Data: the check as ``Dataset.map_batches`` over Arrow tables."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat.batch.arrow import pa
from stdcompat.batch.check import check_rows
from stdcompat.batch.schema import COMPONENTS, RESULTS

if TYPE_CHECKING:
    from stdcompat.batch.question import Question

__all__ = ["check"]


def check(dataset: Any, question: Question) -> Any:
    """Return the results of a Ray dataset of components, as another dataset.

    Args:
        dataset: the columns of `stdcompat.batch.schema.COMPONENTS`; others are left out.
        question: what is asked; a catalog of one's own must lie in a file that every worker can open.
    """
    return dataset.map_batches(functools.partial(_checked, question=question), batch_format="pyarrow")


def _checked(table: pa.Table, question: Question) -> pa.Table:
    kept = table.select([name for name in COMPONENTS.names if name in table.column_names])
    return pa.Table.from_batches(check_rows(kept.to_batches(), question), RESULTS)
