"""How long each format takes for a deployment of 1,000 components: ``make bench``.

Each round times `json.dumps` of the same report and then every format, so that whatever else the
machine does weighs on all alike. Nothing here asserts: a table is printed, and a person reads it.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

import stdcompat
from stdcompat.report.formats import FORMATS, Layout, format_named

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "docs/examples/eu-data-centre"
COMPONENTS = 1_000
ROUNDS = 7


def large() -> stdcompat.Report:
    """Return a report on the example's components, again and again under other names."""
    stack = stdcompat.Deployment.from_toml(ROOT / f"{EXAMPLE}.toml")
    tender = stdcompat.Profile.from_toml(ROOT / f"{EXAMPLE}-tender.toml")
    kinds = stack.components
    many = (attrs.evolve(kinds[n % len(kinds)], name=f"{kinds[n % len(kinds)].name} {n}") for n in range(COMPONENTS))
    return stdcompat.check(attrs.evolve(stack, components=tuple(many)), "EU", tender, as_of="2026-11-21")


def seconds(what: Callable[..., object], *arguments: object) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    what(*arguments)
    return time.perf_counter() - start


def main() -> None:
    """Print one line per format: its size, the median time, and the ratio to `json.dumps`."""
    report = large()
    plain = report.to_dict()
    layout = Layout(source=str(ROOT / f"{EXAMPLE}.toml"))
    formats = {name: format_named(name) for name in FORMATS}
    sizes = {name: len(format.render(report, layout)) for name, format in formats.items()}  # the first warms
    base: list[float] = []
    took: dict[str, list[float]] = {name: [] for name in formats}
    for _ in range(ROUNDS):
        base.append(seconds(json.dumps, plain))
        for name, format in formats.items():
            took[name].append(seconds(format.render, report, layout))
    print(
        f"{COMPONENTS} components, {len(report.findings)} findings; json.dumps {statistics.median(base) * 1e3:.0f} ms"
    )
    print(f"{'median of ' + str(ROUNDS):16}{'size':>12}{'time':>12}{'ratio':>8}")
    for name, times in took.items():
        ratio = statistics.median(one / other for one, other in zip(times, base, strict=True))
        print(f"{name:16}{sizes[name] / 1e3:9,.0f} kB{statistics.median(times) * 1e3:9,.0f} ms{ratio:8.2f}")


if __name__ == "__main__":
    main()
