"""How fast catalogs are imported, as rates and as ratios within one run: ``make bench``.

Sources are made here, of numbers that are nobody's: what counts is their size and shape. Peers are
what one would use without this library: the C loader of PyYAML alone, and the `sssom` package
where it is installed. Nothing here asserts: a table is printed. ``--sources FILE...`` imports real
files as well, all into one catalog.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import resource
import statistics
import tempfile
import time
from typing import TYPE_CHECKING

import yaml

from stdcompat.importers import Import, SssomMapping, import_catalog, read_sssom, write_sssom
from stdcompat.importers.relaton import read_relaton

if TYPE_CHECKING:
    from collections.abc import Callable

ITEM = """\
---
id: ISO{n}2015
title:
- {{language: en, script: Latn, content: Systems of kind {n}, type: title-main}}
- {{language: en, script: Latn, content: Requirements, type: title-part}}
- {{language: fr, script: Latn, content: Systèmes de type {n}, type: title-main}}
docidentifier:
- content: ISO {n}:2015
  type: ISO
  primary: true
- content: 'urn:iso:std:iso:{n}:stage-90.92'
  type: URN
date:
- type: published
  at: '2015-09-15'
contributor:
- role:
  - type: publisher
  organization:
    name:
    - {{language: en, content: International Organization for Standardization}}
    abbreviation: {{language: en, content: ISO}}
edition:
  content: '5'
language: [en, fr]
abstract:
- language: en
  content: |-
    What stands here says what the document is about, in a few sentences of running text that no importer reads:
    it is there in every item, it is the longest part of most, and a loader has to go through it all the same.
status:
  stage: {{content: '90'}}
  substage: {{content: '92'}}
relation:
- type: obsoletes
  bibitem:
    formattedref: {{content: 'ISO {n}:2008'}}
    docidentifier:
    - {{content: 'ISO {n}:2008', type: ISO, primary: true}}
ext:
  doctype: {{content: international-standard}}
  ics:
  - {{code: 03.120.10, text: Quality}}
"""


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(what: str, value: float, unit: str) -> None:
    print(f"{what:58} {value:12,.2f} {unit}")


def records(folder: str, count: int = 20_000) -> None:
    """Import records with a relation and an adoption each."""
    path = os.path.join(folder, "records.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        for n in range(1, count + 1):
            one = {
                "id": f"GB/T {n}-2016",
                "title_zh": f"第{n}类系统 要求",
                "published": "2016-08-29",
                "status": "current",
                "replaces": [f"GB/T {n}-2008"],
                "adopts": [{"id": f"ISO {n}:2015", "degree": "IDT"}],
            }
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    took = seconds(lambda: import_catalog(os.path.join(folder, "records.sqlite"), [Import(path)]))
    row("records as JSON lines, read and compiled", count / took, "rows/s")


def relaton(folder: str, count: int = 600, rounds: int = 5) -> None:
    """Read Relaton items, against the C loader alone on the same files: the loader's time over ours."""
    items = os.path.join(folder, "relaton")
    os.mkdir(items)
    for n in range(1, count + 1):
        with open(os.path.join(items, f"{n}.yaml"), "w", encoding="utf-8") as file:
            file.write(ITEM.format(n=n))

    def load(loader: type) -> None:
        for name in sorted(os.listdir(items)):
            with open(os.path.join(items, name), "rb") as file:
                yaml.load(file.read(), loader)  # noqa: S506  # the peer

    ours, safe, base = [], [], []
    for _ in range(rounds):
        ours.append(seconds(lambda: sum(1 for _ in read_relaton(items))))
        safe.append(seconds(lambda: load(yaml.CSafeLoader)))
        base.append(seconds(lambda: load(yaml.CBaseLoader)))
    mine = statistics.median(ours)
    row("Relaton items read", count / mine, "items/s")
    row("speed over PyYAML's CSafeLoader alone", statistics.median(safe) / mine, "x")
    row("speed over PyYAML's CBaseLoader alone", statistics.median(base) / mine, "x")


def sssom(folder: str, count: int = 100_000) -> None:
    """Write and read a mapping set; against the reference package where it is installed."""
    path = os.path.join(folder, "pairs.sssom.tsv")
    pairs = [
        SssomMapping(f"GB/T {n}-2016", "skos:exactMatch", f"ISO {n}:2015", degree="IDT", basis="adoption")
        for n in range(1, count + 1)
    ]

    def write() -> None:
        with open(path, "w", encoding="utf-8", newline="") as file:
            write_sssom(file, pairs, set_id="urn:x-std:bench", licence="urn:x-std:none", title="Bench")

    out, back = seconds(write), seconds(lambda: sum(1 for _ in read_sssom(path)))
    row(f"SSSOM, {count:,} mappings written", out, "s")
    row(f"SSSOM, {count:,} mappings read", back, "s")
    with contextlib.suppress(ImportError):
        from sssom.parsers import parse_sssom_table  # type: ignore[import-not-found,unused-ignore]

        row("speed over the sssom package, reading", seconds(lambda: parse_sssom_table(path)) / back, "x")


def real(paths: list[str], folder: str) -> None:
    """Import real files into one catalog."""
    output = os.path.join(folder, "real.sqlite")
    start = time.perf_counter()
    done = import_catalog(output, [Import(path) for path in paths])
    took = time.perf_counter() - start
    rows = sum(tally.rows for _, _, tally in done.sources)
    row(f"{len(paths)} real sources, {rows:,} rows", took, "s")
    row("rate", rows / took, "rows/s")
    row("file", os.path.getsize(output) / 1e6, "MB")
    quarantined = sum(tally.quarantined.total() for _, _, tally in done.sources)
    row("rows that could be read", 100 * (1 - quarantined / rows), "%")
    print("  " + ", ".join(f"{count:,} {kind}s" for kind, count in sorted(done.manifest.counts.items())))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", nargs="*", default=[], help="real files to import as well")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records(folder)
        relaton(folder)
        sssom(folder)
        if arguments.sources:
            real(arguments.sources, folder)
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "the one that reads")):
        row(f"peak memory, {name}", resource.getrusage(who).ru_maxrss / 1024, "MB")


if __name__ == "__main__":
    main()
