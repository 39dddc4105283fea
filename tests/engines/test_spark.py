"""Spark: the rows of a single process, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from stdcompat.batch.schema import RESULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stdcompat.batch import Question

# Spark says of the pandas that is installed that it is newer than what it was tried with.
pytestmark = pytest.mark.filterwarnings("ignore:.*pandas:FutureWarning", "ignore::ResourceWarning")


def test_the_rows_are_those_of_a_single_process_though_a_worker_is_killed(
    spark: Any, data: str, question: Question, same: Callable[[Any], bool], tmp_path: Path
):
    from stdcompat.batch import spark as adapter

    once = str(tmp_path / "killed")

    def struck(batches: Iterator[Any]) -> Iterator[Any]:
        """Pass batches on; the first worker that comes to its second batch is killed there."""
        for number, batch in enumerate(batches):
            if number == 1:
                try:
                    os.close(os.open(once, os.O_CREAT | os.O_EXCL))
                except FileExistsError:
                    pass
                else:
                    os.kill(os.getpid(), signal.SIGKILL)
            yield batch

    frame = spark.read.parquet(data)
    assert frame.rdd.getNumPartitions() >= 2
    answers = adapter.check(frame.mapInArrow(struck, frame.schema), question)
    assert answers.columns == RESULTS.names
    assert same(answers.toArrow())
    assert os.path.exists(once)


def test_a_worker_with_other_facts_refuses(spark: Any, data: str, question: Question):
    from stdcompat.batch import CatalogFile
    from stdcompat.batch import spark as adapter
    from stdcompat.catalogs.store import Digest

    other = attrs.evolve(question, catalog=CatalogFile(None, Digest("0" * 64)))
    with pytest.raises(Exception, match="install the same version everywhere"):
        adapter.check(spark.read.parquet(data).limit(1), other).count()
