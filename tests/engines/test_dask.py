"""Dask: the rows of a single process, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stdcompat.batch import Question

pa = pytest.importorskip("pyarrow")

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """Return a cluster of two processes; Dask takes seconds to load, which only this worker pays."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, silence_logs="CRITICAL"
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def read(data: str) -> Any:
    frames = pytest.importorskip("dask.dataframe")
    return frames.read_parquet(data, dtype_backend="pyarrow", split_row_groups=True)


def test_the_rows_are_those_of_a_single_process(
    client: Any, data: str, question: Question, same: Callable[[Any], bool]
):
    from stdcompat.batch import dask as adapter

    frame = read(data)
    assert frame.npartitions >= 2
    answers = adapter.check(frame, question).compute()
    assert same(pa.Table.from_pandas(answers, preserve_index=False))
    assert len(client.nthreads()) == 2


def test_a_killed_worker_loses_and_doubles_nothing(
    client: Any, data: str, question: Question, same: Callable[[Any], bool], tmp_path: Path
):
    from stdcompat.batch import dask as adapter

    once = str(tmp_path / "killed")

    def struck(results: Any) -> Any:
        """Pass results on; the first worker that has some is killed before it can."""
        try:
            os.close(os.open(once, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
        return results

    checked = adapter.check(read(data), question)
    answers = client.compute(checked.map_partitions(struck, meta=checked._meta)).result(timeout=120)
    assert same(pa.Table.from_pandas(answers, preserve_index=False))
    assert os.path.exists(once)
