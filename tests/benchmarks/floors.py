"""Each figure beside a floor, in one run: ``make bench``; with ``--write`` the table goes into the documentation.

The floor is what is left of a task when nothing has to be decided: an empty program, `json.dumps` of the same
values, XlsxWriter with the same cells, a look-up in SQLite. Both run in turn and are measured by processor time, so
that a busy machine weighs on both alike. Nothing here asserts: a person reads the ratios.
"""

from __future__ import annotations

import functools
import html
import importlib
import io
import json
import os
import platform
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import xlsxwriter

import stdcompat
from stdcompat.batch.files import write as write_rows
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.bundled import BUNDLED_PATH
from stdcompat.catalogs.search import search
from stdcompat.report.formats import Layout, format_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/explanation/speed.md"
EXAMPLE = "docs/examples/eu-data-centre.toml"
DAY = "2026-11-21"
ROUNDS = 3


class Figure(NamedTuple):
    """One task, its floor, and what each costs: seconds of the processor."""

    task: str
    floor: str
    seconds: float
    floor_seconds: float
    ratio: float


def child_seconds(command: list[str]) -> float:
    """Return what a cold run of a program costs; exit code 1 (a divergence) is an answer too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # An installed package has its bytecode; a machine that forbids writing any would time the compiler.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=True)
    if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
        sys.exit(f"{command} failed:\n{done.stderr.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_seconds(work: Callable[[], object]) -> float:
    """Return what one call costs."""
    start = time.process_time()
    work()
    return time.process_time() - start


def figure(task: str, floor: str, work: Callable[[], float], least: Callable[[], float]) -> Figure:
    """Measure a task and its floor in turn; the first round warms."""
    pairs = [(work(), least()) for _ in range(ROUNDS + 1)][1:]
    took, took_least = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Figure(task, floor, took, took_least, statistics.median(one / other for one, other in pairs))


def cold() -> Iterator[Figure]:
    """First answers, as users get them."""
    program = [sys.executable, "-m", "stdcompat.cli"]
    empty = functools.partial(child_seconds, [sys.executable, "-c", "pass"])
    references = [str(entry.id) for entry in Catalog.bundled().values() if entry.id.publisher == "EN"][:200]
    for task, command in (
        ("`import stdcompat`", [sys.executable, "-c", "import stdcompat"]),
        ("`stdcompat parse`, cold", [*program, "parse", "GBT22080-2016"]),
        ("`stdcompat resolve`, cold", [*program, "resolve", "GB/T 22080-2016", "ISO/IEC 27001:2013", "--as-of", DAY]),
        (
            "`stdcompat check` of the first example, cold",
            [*program, "check", EXAMPLE, "--market", "EU", "--as-of", DAY],
        ),
        ("`stdcompat cited` of 200 claims, cold", [*program, "cited", *references, "--as-of", DAY]),
    ):
        yield figure(task, "an empty program", functools.partial(child_seconds, command), empty)


def warm() -> Iterator[Figure]:
    """Many answers within one process."""
    texts = [str(entry.id) for entry in Catalog.bundled().values()][:10_000]
    shape = re.compile(r"([A-Z/ ]+?)[ ]?([0-9][0-9.-]*)(?:[:-]([0-9]{4}))?.*").fullmatch
    yield figure(
        "10,000 designations read",
        "one regular expression on each",
        lambda: own_seconds(lambda: [stdcompat.parse(text) for text in texts]),
        lambda: own_seconds(lambda: [shape(text) for text in texts]),
    )
    with tempfile.TemporaryDirectory() as folder:  # each in a process of its own, which remembers nothing
        deployments = importlib.import_module("deployments").Deployments(fresh=1.0)  # the file beside this one
        beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "batch.py")
        for count in (10_000, 100_000):  # the first of them pay for what the catalog says of each standard
            path = os.path.join(folder, f"unlike-{count}.parquet")
            write_rows(path, deployments.batches(count))
            dumped = f"import json, pyarrow.parquet as pq; json.dumps(pq.read_table({path!r}).to_pylist())"
            yield figure(
                f"{count:,} components, each unlike the others, checked against the EU",
                "read, and written with `json.dumps`",
                functools.partial(child_seconds, [sys.executable, beside, "one", path]),
                functools.partial(child_seconds, [sys.executable, "-c", dumped]),
            )
    catalog = Catalog.bundled()
    connection = sqlite3.connect(f"file:{BUNDLED_PATH}?mode=ro&immutable=1", uri=True)
    query = "SELECT rowid FROM words WHERE words MATCH 'information security' ORDER BY rank LIMIT 20"
    yield figure(
        "full-text search",
        "the same words asked of SQLite",
        lambda: own_seconds(lambda: [search(catalog, "information security", limit=20) for _ in range(20)]),
        lambda: own_seconds(lambda: [connection.execute(query).fetchall() for _ in range(20)]),
    )


def written() -> Iterator[Figure]:
    """Reports of 1,000 components."""
    report = importlib.import_module("formats").large()  # the file beside this one
    plain, layout = report.to_dict(), Layout(source=str(ROOT / EXAMPLE))
    content = format_named("xlsx").render(report, layout)
    assert isinstance(content, bytes)
    sheets = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    cells = [(sheet.title, [list(row) for row in sheet.iter_rows(values_only=True)]) for sheet in sheets]
    dumped: tuple[str, Callable[[], object]] = ("`json.dumps` of the same values", functools.partial(json.dumps, plain))
    filled: tuple[str, Callable[[], object]] = ("XlsxWriter with the same cells", functools.partial(workbook, cells))
    shown: tuple[str, Callable[[], object]] = ("the same cells escaped and joined", functools.partial(rows_of, cells))
    floors = {"json": dumped, "xlsx": filled, "html": shown}
    for name, (floor, least) in floors.items():
        yield figure(
            f"a report of 1,000 components as {name.upper()}",
            floor,
            functools.partial(own_seconds, functools.partial(format_named(name).render, report, layout)),
            functools.partial(own_seconds, least),
        )


def rows_of(sheets: list[tuple[str, list[list[Any]]]]) -> str:
    """Write cells as the rows of tables and nothing else."""
    lines = (
        f"<tr><td>{'</td><td>'.join('' if cell is None else html.escape(str(cell)) for cell in row)}</td></tr>"
        for _, rows in sheets
        for row in rows
    )
    return "\n".join(lines)


def workbook(sheets: list[tuple[str, list[list[Any]]]]) -> bytes:
    """Write cells and nothing else."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for title, rows in sheets:
            page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return content.getvalue()


def table(figures: list[Figure]) -> str:
    """Return the figures as a table in Markdown."""
    lines = (
        f"| {one.task} | {one.seconds * 1e3:,.1f} ms | {one.floor} | {one.floor_seconds * 1e3:,.1f} ms | {one.ratio:,.1f} |"
        for one in figures
    )
    return "\n".join(
        ["| task | time | floor | time of the floor | ratio |", "| --- | ---: | --- | ---: | ---: |", *lines]
    )


def main(*, write: bool) -> None:
    """Print the table, or put it into the page of the documentation."""
    found = table([*cold(), *warm(), *written()])
    print(found)
    if write:
        machine = (
            f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} processors, {DAY}'s facts"
        )
        head, _, _ = PAGE.read_text(encoding="utf-8").partition("<!-- figures -->\n")
        PAGE.write_text(f"{head}<!-- figures -->\n\nMeasured with {machine}.\n\n{found}\n", encoding="utf-8")


if __name__ == "__main__":
    main(write="--write" in sys.argv)
