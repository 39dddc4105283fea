"""How fast identifiers are read and found, as ratios within one run.

    python tests/benchmarks/identifiers.py

Mixed flavours come from the corpora beside the repository, or from the vectors when there are none.
"""

from __future__ import annotations

import importlib.util
import json
import random
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdcompat.identifiers import find_identifiers, split_identifiers, try_parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HERE = Path(__file__).parent
# Publisher words, number, parts, year, rest.
GENERIC = re.compile(r"([^\W\d][^\d]*?)\s*(\d[\d.]*)((?:-\w+)*?)(?:[:-](\d{4}))?(\D.*)?")
RUNS = 7


def _corpora() -> Any:
    path = HERE.parent / "conformance" / "identifiers_corpora.py"
    spec = importlib.util.spec_from_file_location("identifiers_corpora", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mixed(count: int = 20_000) -> list[str]:
    """Return real identifiers of all flavours in their natural mix."""
    corpora = _corpora()
    if corpora.CORPORA.is_dir():
        texts = [row.id for flavour in corpora.FLAVOURS for row in corpora.rows(flavour) if row.expect == "accept"]
    else:
        paths = (HERE.parent / "conformance").glob("*/vectors.json")
        texts = [
            vector["input"] for path in paths for vector in json.loads(path.read_text("utf-8")) if vector["canonical"]
        ]
    return random.Random(0).choices(texts, k=count)  # noqa: S311


def timed(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Return the median time per item in microseconds."""
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        for item in items:
            work(item)
        times.append(time.process_time() - begin)
    return statistics.median(times) / len(items) * 1e6


def prose(size: int) -> str:
    """Return text with an identifier about every hundred characters, in several languages."""
    pieces = [
        "The equipment was tested to IEC 62368-1:2018 and the report is kept by the laboratory for ten years after that. ",
        "本标准按照GB/T 1.1—2020的规定起草，代替GB/T 22239—2008，与前一版本相比主要变化如下，请注意本文件的某些内容可能涉及专利。",
        "Настоящий стандарт идентичен международному стандарту ИСО/МЭК 27001 и вводится в действие впервые с указанной даты. ",
        "Le fabricant déclare que le produit est conforme aux normes applicables, en particulier NF EN ISO 9001:2015, et aux lois. ",
    ]
    text = "".join(pieces)
    return (text * (size // len(text) + 1))[:size]


def first_parse() -> float:
    """Return the milliseconds of the first parse after the import, in a fresh interpreter."""
    code = (
        "import time, stdcompat.identifiers as s; t = time.perf_counter(); s.parse('ISO/IEC 27001:2022');"
        "print((time.perf_counter() - t) * 1e3)"
    )
    return statistics.median(
        float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
        for _ in range(5)
    )


WORST = {
    "digits": lambda n: "ISO " + "1" * n,
    "parts": lambda n: "ISO 1" + "-1" * (n // 2),
    "supplements": lambda n: "IEC 60601-1:2005" + "+AMD1:2012" * (n // 10),
    "brackets": lambda n: "IEEE Std 1" + "(" * n,
    "leads": lambda n: "ISO/IEC " * (n // 8),
    "words": lambda n: "GB/T " + "A " * (n // 2),
    "lists": lambda n: "ISO 9001, " * (n // 10),
    "siblings": lambda n: "ISO 9001" + ", 14001" * (n // 7),
    "spaces": lambda n: "ISO" + " " * n + "1",
    "chains": lambda n: "IEC 61000-4-2" + "/3" * (n // 2),
    "letters": lambda n: "IEEE 802.11a" + "/b" * (n // 2),
    "gaps": lambda n: "see" + " " * n + "x",
}


def growth(work: Callable[[str], object], make: Callable[[int], str]) -> list[float]:
    """Return the time per character, doubling the length up to 1 MB, relative to the first."""
    rates = []
    for power in range(14, 21, 2):
        text = make(2**power)
        begin = time.process_time()
        work(text)
        rates.append((time.process_time() - begin) / len(text))
    return [rate / rates[0] for rate in rates]


def main() -> None:
    """Print the figures."""
    texts = mixed()
    for text in texts:
        try_parse(text)
    read, generic = timed(try_parse, texts), timed(GENERIC.fullmatch, texts)
    print(
        f"parse           {read:6.2f} us   {1e6 / read:9.0f} a second   {read / generic:5.1f} x one generic fullmatch ({generic:.2f} us)"
    )
    text = prose(1_000_000)
    size = len(text.encode())
    found = timed(lambda value: sum(1 for _ in find_identifiers(value)), [text])
    print(
        f"find            {size / found:6.2f} MB a second, {sum(1 for _ in find_identifiers(text))} found in {size / 1e6:.1f} MB"
    )
    print(f"first parse     {first_parse():6.1f} ms after the import")
    for name, make in WORST.items():
        parsed = growth(try_parse, make)
        searched = growth(lambda value: list(find_identifiers(value)), make)
        split = growth(split_identifiers, make)
        print(
            f"growth {name:12} parse {[f'{rate:.2f}' for rate in parsed]}  find {[f'{rate:.2f}' for rate in searched]}  split {[f'{rate:.2f}' for rate in split]}"
        )


if __name__ == "__main__":
    main()
