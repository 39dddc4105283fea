"""Components for the engines, one session of Spark and one cluster of Dask for all tests."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.batch import Question, from_deployments
from stdcompat.batch.check import check_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

DAY = "2026-11-21"


@pytest.fixture(scope="session")
def question() -> Question:
    return Question.of("EU", as_of=DAY)


@pytest.fixture(scope="session")
def components(root: Path) -> Any:
    """Return the components of the example, many times over, each row with its number, a few unreadable."""
    offer = stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")
    batch = pa.Table.from_batches([from_deployments([offer])] * 60).combine_chunks().to_batches()[0]
    rows = pa.array(range(1, batch.num_rows + 1))
    kinds = pa.array(["camra" if n % 50 == 0 else kind for n, kind in enumerate(batch["kind"].to_pylist())])
    batch = batch.set_column(batch.schema.get_field_index("kind"), "kind", kinds)
    return pa.Table.from_batches([batch.append_column("row", rows)])


@pytest.fixture(scope="session")
def data(components: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder of Parquet files, so that every engine has several partitions."""
    folder = tmp_path_factory.mktemp("components")
    size = components.num_rows // 8 + 1
    for part in range(8):
        parquet.write_table(components.slice(part * size, size), folder / f"{part}.parquet")
    return str(folder)


@pytest.fixture(scope="session")
def same(components: Any, question: Question) -> Callable[[Any], bool]:
    """Return what tells whether a table has, once sorted, the very bytes of a single process."""
    expected = in_order(pa.Table.from_batches(check_rows(components.to_batches(), question)))
    return lambda table: in_order(table) == expected


def in_order(table: Any) -> bytes:
    """Return a table's rows, sorted, as the bytes of one Arrow stream."""
    from stdcompat.batch.schema import RESULTS

    table = table.cast(RESULTS)
    keys = table.append_column("answer", pa.array(map(repr, table.to_pylist())))
    ordered = keys.sort_by([("row", "ascending"), ("answer", "ascending")]).select(RESULTS.names)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, RESULTS) as stream:
        stream.write_batch(pa.record_batch([c.combine_chunks() for c in ordered.columns], RESULTS))
    raw: bytes = sink.getvalue().to_pybytes()
    return raw


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a session with two worker processes and four tries for each task, where there is Java."""
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java, and there is none here")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            sql.SparkSession.builder.master("local[2,4]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.memory", "512m")
            # The session lives for seconds: compiling what it runs costs more than running it.
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto")
            .config("spark.sql.codegen.wholeStage", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("spark")))
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "40")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.files.maxPartitionBytes", "16k")
            .config("spark.sql.files.openCostInBytes", "0")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()
