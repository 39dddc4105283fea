"""How fast a great catalog is opened and asked, as medians and ratios within one run: ``make bench``.

    python tests/benchmarks/catalogs.py [FILE]

FILE is a compiled catalog, such as one that `stdcompat catalog import` has made; without it the
editions and the facts are synthetic, and so are those of the catalog ten times as large. The peer of
a look-up is the bare SQLite query for the same key in the same file. Nothing here asserts: a table
is printed.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, Source, SourceClass, Standard, Status
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.rows import row_of
from stdcompat.catalogs.search import search
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZE = 300_000
FACTS = 54_000
DAY = "2026-11-21"
WORDS = "information security management systems video surveillance test method cable safety data network".split()
CHINESE = "信息 安全 管理 体系 视频 监控 测试 方法 电缆 数据 网络 水泥".split()
MADE_UP = ["".join(letters) for letters in itertools.product("bdklmnprst", "aeiou", "bdklmnprst", "aeiou")]
CHARACTERS = [chr(0x4E00 + n) for n in range(3000)]
QUERIES = "安全 信息 security video 水泥 management 测试 cable network 视频 数据 safety 电缆 surveillance".split()
QUERIES.append("test method")


def synthetic(size: int) -> Iterator[Any]:
    """Make rows of fictional editions: documents of three editions, of two publishers, some adopted."""
    rng = random.Random(1)  # noqa: S311  # a benchmark, no secret
    yield row_of(Source("s", "Synthetic", SourceClass.UNLOCATED))
    for n in range(size):
        home = n % 3 == 0
        publisher, type_, part = ("GB", "T", None) if home else ("ISO", None, str(n % 3))
        edition = StandardId(publisher, type_, str(100_000 + n // 9), part, year=(1995, 2008, 2021)[n // 3 % 3])
        english = " ".join([*rng.choices(MADE_UP, k=6), rng.choice(WORDS)]) if not home else ""
        chinese = "".join(rng.choices(CHARACTERS, k=6)) + rng.choice(CHINESE) if home else None
        status = rng.choice([Status.CURRENT, Status.WITHDRAWN])
        yield row_of(
            Standard(
                edition, english, sources=("s",), confidence=Confidence.LOW, title_zh=chinese, status=status,
                ics=(f"{rng.randrange(1, 99):02}.{rng.randrange(10, 99)}0",),
            )
        )  # fmt: skip
    for n in range(size * FACTS // SIZE):
        a = StandardId("GB", "T", str(100_000 + n), year=2008)
        b = StandardId("ISO", None, str(100_000 + n), "1", year=2008)
        yield row_of(Correspondence(a, (b,), ("s",), Confidence.LOW, degree=rng.choice([Degree.IDT, Degree.MOD])))


def microseconds(work: Callable[[Any], object], things: Sequence[Any]) -> float:
    """Return the median time of a call."""
    times = []
    for thing in things:
        start = time.perf_counter_ns()
        work(thing)
        times.append(time.perf_counter_ns() - start)
    return statistics.median(times) / 1000


def line(what: str, value: str, goal: str = "") -> None:
    print(f"  {what:58} {value:>14}  {goal}", flush=True)


def look_up(path: str, keys: Sequence[str]) -> tuple[float, float]:
    """Return the median of a look-up, and that of the bare query."""
    catalog = Catalog.open(path)
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as bare:
        sql = "SELECT body FROM record WHERE key = ?"
        query = microseconds(lambda key: bare.execute(sql, (key,)).fetchone(), keys)
    return microseconds(lambda key: catalog[key], keys), query


def opening(path: str) -> None:
    """Measure in new processes: what has been opened once is not opened again.

    What opening takes is the memory of processes that have opened the file over that of processes
    that only loaded the library, as it is then and not at its peak (Linux tells).
    """
    code = """
import sys, time
import stdcompat.catalogs.search, stdcompat.catalogs.sqlite
from stdcompat.catalogs import Catalog
path, key, opens = sys.argv[1:]
opened = first = 0
if opens == "yes":
    start = time.perf_counter(); catalog = Catalog.open(path); opened = time.perf_counter() - start
with open("/proc/self/status") as status:
    held = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
if opens == "yes":
    start = time.perf_counter(); catalog[key]; first = time.perf_counter() - start
print(opened * 1000, first * 1000, held / 1024)
"""
    key = next(Catalog.open(path)._store.keys("standard"))
    runs: dict[str, list[list[float]]] = {"yes": [], "no": []}
    for opens in ("yes", "no") * 9:
        command = [sys.executable, "-c", code, path, key, opens]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        runs[opens].append([float(value) for value in done.stdout.split()])
    opened, first, memory = (statistics.median(values) for values in zip(*runs["yes"], strict=True))
    without = statistics.median(held for _, _, held in runs["no"])
    line("open, median of 9 processes", f"{opened:.2f} ms", "<= 5 ms")
    line("memory over the library, opened", f"{memory - without:.1f} MB", "<= 5 MB")
    line("first look-up", f"{first:.2f} ms", "<= 5 ms")


def asking(path: str) -> None:
    catalog = Catalog.open(path)
    rng = random.Random(2)  # noqa: S311
    everything = list(catalog._store.keys("standard"))
    keys = rng.sample(everything, 10_000)
    mine, bare = look_up(path, keys)
    line("look-up of an identifier, parsed and made, median", f"{mine:.1f} us", "<= 60 us")
    line("  against the bare query in the same run", f"{mine / bare:.2f} x", "<= 3 x")
    ends = [fact.split(" -> ") for fact in itertools.islice(catalog._store.keys("correspondence"), 0, None, 7)]
    pairs = [(a, b.rpartition(" (")[0]) for a, b in ends if " + " not in b][:5000]
    pairs += [(rng.choice(everything), rng.choice(everything)) for _ in range(10_000 - len(pairs))]
    rng.shuffle(pairs)
    resolver = Resolver(catalog, DAY)
    start, cpu = time.perf_counter(), time.process_time()
    proofs = sum(bool(resolver.resolve(a, b).proof) for a, b in pairs)
    line(f"10,000 resolutions cold, {proofs} with proof", f"{time.perf_counter() - start:.2f} s", "<= 3 s")
    line("  of processor time", f"{time.process_time() - cpu:.2f} s")
    fresh = Catalog.open(path)
    times = [microseconds(lambda text: search(fresh, text), [text]) / 1000 for text in QUERIES]
    line("full text, median of 15 queries", f"{statistics.median(times):.1f} ms", "<= 20 ms")


def main(arguments: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = arguments[0] if arguments else None
        path = given or os.path.join(folder, "catalog.sqlite")
        if given is None:
            start, cpu = time.perf_counter(), time.process_time()
            compile_rows(path, synthetic(SIZE), "synthetic")
            line("compiled, made up on the way", f"{time.perf_counter() - start:.1f} s", "<= 60 s")
            line("  of processor time", f"{time.process_time() - cpu:.1f} s")
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            line("  peak memory", f"{peak:.0f} MB", "<= 600 MB")
        counts = Catalog.open(path)._store.count
        print(f"{counts('standard'):,} entries, {counts('correspondence'):,} correspondences")
        line("file", f"{os.path.getsize(path) / 1e6:.0f} MB", "<= 200 MB")
        opening(path)
        asking(path)
        if given is None:
            large = os.path.join(folder, "large.sqlite")
            compile_rows(large, synthetic(10 * SIZE), "synthetic")
            rng = random.Random(3)  # noqa: S311
            samples = [rng.sample(list(Catalog.open(one)._store.keys("standard")), 10_000) for one in (path, large)]
            small_, large_ = (look_up(one, keys)[0] for one, keys in zip((path, large), samples, strict=True))
            line("a look-up among ten times the entries", f"{large_ / small_:.2f} x", "<= 1.3 x")


if __name__ == "__main__":
    main(sys.argv[1:])
