"""How long each format takes to read for a deployment of 1,000 components: ``make bench``.

Each round times `json.loads` of the CycloneDX text, the official library's own reading of it, and
then every format, so that whatever else the machine does weighs on all alike. Nothing here
asserts: a table is printed, and a person reads it.
"""

from __future__ import annotations

import io
import json
import statistics
import time
import warnings
from typing import TYPE_CHECKING, Any

import xlsxwriter
import yaml
from cyclonedx.model.bom import Bom

from stdcompat.deployment.readers import read_file

if TYPE_CHECKING:
    from collections.abc import Callable

COMPONENTS = 1_000
ROUNDS = 5
CLAIMS = ("GB 4943.1-2022", "GB/T 9254.1-2021", "IEC 62368-1:2018")


def bill() -> dict[str, Any]:
    """Return a bill of materials as producers write it, with standards as properties."""
    parts = [
        {
            "type": "device" if number % 3 == 0 else "library",
            "bom-ref": f"part-{number}",
            "supplier": {"name": f"Supplier {number % 20}"},
            "name": f"server-{number}",
            "version": f"1.{number}",
            "hashes": [{"alg": "SHA-256", "content": f"{number:064x}"}],
            "licenses": [{"license": {"id": "MIT"}}],
            "purl": f"pkg:generic/server-{number}@1.{number}",
            "externalReferences": [{"type": "website", "url": "https://example.org"}],
            "properties": [{"name": "stdcompat:claim", "value": CLAIMS[number % 3]}],
        }
        for number in range(COMPONENTS)
    ]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": parts}


def tables() -> dict[str, Any]:
    """Return as many components as a deployment file has them."""
    parts = [
        {"name": f"Server {number}", "kind": "server", "claims": list(CLAIMS), "jurisdiction": "CN"}
        for number in range(COMPONENTS)
    ]
    return {"deployment": {"name": "Large"}, "component": parts}


def rows() -> list[list[str]]:
    """Return as many components as a sheet has them: a row for each claim."""
    head = ["Component", "Kind", "Supplier", "Country", "Standard"]
    return [
        head,
        *([f"Server {n}", "server", "Qiongzhu", "China", claim] for n in range(COMPONENTS) for claim in CLAIMS),
    ]


def workbook() -> bytes:
    """Return the rows as a workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Claims")
        for number, row in enumerate(rows()):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def toml() -> str:
    """Return the tables as TOML."""
    parts = tables()["component"]
    texts = ("\n".join(f"{key} = {json.dumps(value)}" for key, value in part.items()) for part in parts)
    return '[deployment]\nname = "Large"\n' + "".join(f"\n[[component]]\n{text}\n" for text in texts)


def library(text: bytes) -> object:
    """Read a bill with the official library, which misses what it does not describe and says so."""
    with warnings.catch_warnings(action="ignore"):
        parsed: object = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]
    return parsed


def seconds(what: Callable[..., object], *arguments: object) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    what(*arguments)
    return time.perf_counter() - start


def main() -> None:
    """Print one line per format: its size, the median time, and the ratio to reading the JSON twice."""
    texts = {
        "cyclonedx": json.dumps(bill()).encode(),
        "toml": toml().encode(),
        "json": json.dumps(tables()).encode(),
        "yaml": yaml.safe_dump(tables()).encode(),
        "csv": "".join(";".join(row) + "\n" for row in rows()).encode(),
        "xlsx": workbook(),
    }
    base: list[float] = []
    own: list[float] = []
    took: dict[str, list[float]] = {name: [] for name in texts}
    for round_ in range(ROUNDS + 1):
        times = [seconds(json.loads, texts["cyclonedx"]), seconds(library, texts["cyclonedx"])]
        reads = {name: seconds(lambda text=text: read_file("x", content=text)) for name, text in texts.items()}
        if round_:  # the first one warms
            base.append(times[0])
            own.append(times[1])
            for name, took_it in reads.items():
                took[name].append(took_it)
    print(f"{COMPONENTS} components; json.loads of the bill {statistics.median(base) * 1e3:.1f} ms")
    print(f"{'median of ' + str(ROUNDS):28}{'size':>12}{'time':>12}")
    print(f"{'official library, cyclonedx':28}{'':12}{statistics.median(own) * 1e3:9,.0f} ms")
    for name, times_ in took.items():
        print(f"{name:28}{len(texts[name]) / 1e3:9,.0f} kB{statistics.median(times_) * 1e3:9,.0f} ms")
    budget = [2 * loads + parsed for loads, parsed in zip(base, own, strict=True)]
    ratio = statistics.median(one / other for one, other in zip(took["cyclonedx"], budget, strict=True))
    print(f"cyclonedx to 2 x json.loads + the library's own reading: {ratio:.2f}")


if __name__ == "__main__":
    main()
