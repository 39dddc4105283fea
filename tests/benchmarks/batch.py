"""How fast many deployments are checked, as ratios within one run: ``make bench``.

Each figure comes from a process of its own, which reads a file, checks it and counts the rows of
results. The floor is a hash join in DuckDB, on one thread, of the claims in the same file with a
table of what is known of every kind and claim: what remains when there is nothing left to decide.
Nothing here asserts: a table is printed. With ``--large`` the memory is shown up to 10,000,000
components.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

import pyarrow as pa

from stdcompat.batch import Question, check_batches
from stdcompat.batch.check import check_rows
from stdcompat.batch.files import read, write
from stdcompat.batch.run import run

AS_OF = "2026-11-21"
SIZES = (100_000, 1_000_000)
LARGE = 10_000_000
AGAIN = 3


def main(*, large: bool) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        deployments = importlib.import_module("deployments").Deployments  # the file beside this one
        world, worst = deployments(), deployments(fresh=1.0)
        paths = {size: os.path.join(folder, f"{size}.parquet") for size in (*SIZES, *([LARGE] if large else []))}
        for size, path in paths.items():
            write(path, world.batches(size))
        cold = os.path.join(folder, "worst.parquet")
        write(cold, worst.batches(SIZES[0]))
        small, big = SIZES
        times = {}
        for size, path in paths.items():
            done = [measured("one", path) for _ in range(1 if size == LARGE else AGAIN)]
            times[size] = statistics.median(one["seconds"] for one in done)
            row(f"{size:,} components, one core", size / times[size], "components/s")
            row("  rows of results", statistics.median(one["results"] for one in done) / size, "a component")
            row("  memory at its peak", max(one["memory"] for one in done), "MB")
        row("ten times the components cost", times[big] / times[small], "x")
        if large:
            row("ten times as many again cost", times[LARGE] / times[big], "x")
        done = [measured("one", cold) for _ in range(AGAIN)]
        row(
            "every component unlike the others",
            small / statistics.median(one["seconds"] for one in done),
            "components/s",
        )
        one, two = (
            statistics.median(measured("run", paths[big], str(workers))["seconds"] for _ in range(AGAIN))
            for workers in (1, 2)
        )
        row(f"{big:,} components into parts, one process", big / one, "components/s")
        row("  two processes", one / two, "x")
        join = statistics.median(measured("join", paths[big])["seconds"] for _ in range(AGAIN))
        row("floor: hash join in DuckDB, one thread", big / join, "components/s")
        row("  check_batches takes", times[big] / join, "x")


def measured(*words: str) -> dict[str, float]:
    """Measure one thing in a process of its own."""
    command = [sys.executable, os.path.abspath(__file__), *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def one_core(path: str) -> int:
    """Check a file and return how many rows of results there are."""
    return sum(batch.num_rows for batch in check_batches(read(path), "EU", as_of=AS_OF))


def into_parts(path: str, workers: str) -> int:
    """Check a file into parts."""
    with tempfile.TemporaryDirectory() as out:
        return run([path], out, Question.of("EU", as_of=AS_OF), workers=int(workers)).components


def joined(path: str) -> int:
    """Join the claims with what is known of every kind and claim; that table is made before the clock starts."""
    duckdb = importlib.import_module("duckdb")
    known: dict[tuple[str, str, str], tuple[str, str]] = {}
    for batch in check_rows(read(path), Question.of("EU", as_of=AS_OF)):
        for answer in batch.select(["kind", "claim", "requirement", "verdict", "message"]).to_pylist():
            if answer["claim"] is not None and answer["requirement"] is not None:
                key = (answer["kind"], answer["claim"], answer["requirement"])
                known[key] = (answer["verdict"], answer["message"])
    columns = zip(*((*key, *value) for key, value in known.items()), strict=True)
    names = ("kind", "claim", "requirement", "verdict", "message")
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1")
        connection.register("given", pa.table(dict(zip(names, map(list, columns), strict=True))))
        connection.execute("CREATE TABLE known AS SELECT * FROM given")
        clock()
        answer = connection.sql(
            f"""
            WITH claims AS (
              SELECT deployment, component, kind, unnest(claims).reference AS claim FROM read_parquet('{path}')
            )
            SELECT deployment, component, requirement, claim, verdict, message
            FROM claims JOIN known USING (kind, claim)
            """  # noqa: S608  # a path of our own
        )
        return int(answer.to_arrow_table().num_rows)


_STARTED = [time.perf_counter()]


def clock() -> None:
    """Begin to measure anew."""
    _STARTED[0] = time.perf_counter()


def tell(what: str, *words: str) -> None:
    """Do one thing and print how long it took, how much came out and the memory at its peak."""
    work: dict[str, Any] = {"one": one_core, "run": into_parts, "join": joined}
    clock()
    results = work[what](*words)
    seconds = time.perf_counter() - _STARTED[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "results": results, "memory": memory}))


def row(what: str, figure: float, unit: str) -> None:
    """Print one line of the table."""
    print(f"{what:52}{figure:14,.2f} {unit}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] != "--large":
        tell(*sys.argv[1:])
    else:
        main(large="--large" in sys.argv)
