"""The reports on the examples, byte for byte, on a small frozen world of facts.

After a wanted change, write them again and read the difference before it is committed::

    STDCOMPAT_UPDATE_GOLDEN=1 python -m pytest tests/golden

The second half runs every example against every market that ships and holds what must be true of
any report, whatever the facts say.
"""

from __future__ import annotations

import difflib
import io
import itertools
import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import attrs
import pytest

import stdcompat
from stdcompat.catalogs.model import PartialDate
from stdcompat.checks import Waiver, Waivers
from stdcompat.language import LANGUAGES
from stdcompat.market.book import MarketBook
from stdcompat.report import Baseline, letters
from stdcompat.report.formats import FORMATS, Layout, format_named
from stdcompat.report.wrap import columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stdcompat import Report
    from stdcompat.language import Language

DAY = "2026-11-21"
CASES = {"eu-data-centre": "EU", "cn-5g-cloud": "CN", "sa-smart-city": "SA"}
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C", "COLUMNS": "80"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "COLUMNS": "120"},
)
UPDATE = bool(os.environ.get("STDCOMPAT_UPDATE_GOLDEN"))


def checked(root: Path, example: str, market: str | None) -> Report:
    folder = root / "docs" / "examples"
    stack = stdcompat.Deployment.from_toml(folder / f"{example}.toml")
    tender = stdcompat.Profile.from_toml(folder / f"{example}-tender.toml")
    return stdcompat.check(stack, market, tender, as_of=DAY)


@pytest.mark.usefixtures("frozen_world")
@pytest.mark.parametrize("suffix", [".txt", ".zh.txt", ".json"])
@pytest.mark.parametrize("example", CASES)
def test_golden(example: str, suffix: str, root: Path):
    report = checked(root, example, CASES[example])
    said = report.to_json() if suffix == ".json" else report.to_text(language="zh" if "zh" in suffix else "en")
    compare(root / "tests" / "golden" / "reports" / f"{example}{suffix}", said)


@pytest.mark.usefixtures("frozen_world")
@pytest.mark.parametrize("language", LANGUAGES)
def test_golden_letters(language: Language, root: Path):
    found = letters(checked(root, "eu-data-centre", "EU"))
    said = "\n".join(letter.to_text(language=language) for letter in found)
    compare(root / "tests" / "golden" / "reports" / f"eu-data-centre.letters.{language}.txt", said)


def compare(golden: Path, said: str) -> None:
    if UPDATE:
        golden.write_text(said, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(expected.splitlines(), said.splitlines(), golden.name, "now", lineterm="", n=2)
    assert said == expected, "\n".join(difference)


@pytest.mark.usefixtures("frozen_world")
@pytest.mark.parametrize("format", FORMATS)
def test_golden_format(format: str, root: Path):
    """Each format of a small offer, with a finding that is waived and one that is new."""
    report = checked_offer(root)
    made = format_named(format).render(report, Layout(source="docs/tutorial/offer.toml"))
    said = made.encode("utf-8") if isinstance(made, str) else made
    golden = root / "tests" / "golden" / "reports" / f"offer{FORMATS[format][0]}"
    if UPDATE:
        golden.write_bytes(said)
    assert unpacked(said) == unpacked(golden.read_bytes())


def checked_offer(root: Path) -> Report:
    folder = root / "docs" / "tutorial"
    tender = stdcompat.Profile.from_toml(folder / "tender.toml")
    report = stdcompat.check(stdcompat.Deployment.from_toml(folder / "offer.toml"), "EU", tender, as_of=DAY)
    known, waived, *_ = report.divergences[::-1]
    waiver = Waiver("The declaration follows.", "A. Person", PartialDate("2027-03"), waived.fingerprint)
    baseline = Baseline.of([attrs.evolve(report, findings=(known,))])
    return report.waive(Waivers((waiver,))).since(baseline)


def unpacked(said: bytes) -> list[tuple[str, bytes]]:
    """Return the files that a workbook packs, so that another version of zlib makes no difference."""
    if not said.startswith(b"PK"):
        return [("", said)]
    with zipfile.ZipFile(io.BytesIO(said)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.fixture(scope="module")
def runs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Write every format twice: under two hash seeds, two time zones, two locales, and on two terminals."""
    folders = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    for folder, environment in zip(folders, ENVIRONMENTS, strict=True):
        stack = "docs/examples/eu-data-centre"
        command = ["check", f"{stack}.toml", "--market", "EU", "--market", "CN", "--as-of", DAY]
        outputs = [word for found in FORMATS.values() for word in ("-o", str(folder / f"report{found[0]}"))]
        done = subprocess.run(
            [sys.executable, "-m", "stdcompat.cli", *command, "--profile", f"{stack}-tender.toml", *outputs],
            cwd=root,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 1, done.stderr.decode()
    return folders


@pytest.mark.parametrize("format", FORMATS)
def test_written_alike_under_any_seed_zone_and_locale(format: str, runs: tuple[Path, Path]):
    one, other = (folder / f"report{FORMATS[format][0]}" for folder in runs)
    assert one.read_bytes() == other.read_bytes()


def test_printed_alike_under_any_seed_zone_and_locale(root: Path):
    def run(**environment: str) -> bytes:
        stack = "docs/examples/eu-data-centre"
        command = ["check", f"{stack}.toml", "--market", "EU", "--profile", f"{stack}-tender.toml", "--as-of", DAY]
        done = subprocess.run(
            [sys.executable, "-m", "stdcompat.cli", *command],
            cwd=root,
            env={**os.environ, "PYTHONUTF8": "1", **environment},
            capture_output=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stderr.decode()
        return done.stdout

    first, other = (run(**environment) for environment in ENVIRONMENTS)
    assert first == other


def every_market_and_every_example() -> Iterator[tuple[str, str | None]]:
    """Yield the large markets with every example, and each other market with one, by turns."""
    large = (None, "EU", "CN", "US", "IN", "SA")
    yield from itertools.product(CASES, large)
    yield from zip(itertools.cycle(CASES), sorted(set(MarketBook.bundled().codes()) - set(large)), strict=False)


@pytest.mark.parametrize(("example", "market"), list(every_market_and_every_example()))
def test_any_report(example: str, market: str | None, root: Path):
    report = checked(root, example, market)
    answers = report.answers
    keys = [
        (
            f.component.name,
            id(f.requirement),
            f.reference.id if f.reference and f.requirement and f.requirement.all_of else None,
        )
        for f in answers
    ]
    assert len(keys) == len(set(keys)), "a requirement is answered once for each component"
    summary = report.summary
    assert summary.met + summary.diverge + summary.undecided == summary.asked == len(answers)
    assert sum(one.asked for one in summary.domains) == sum(one.asked for one in summary.by_component) == summary.asked
    ranks = [finding.exclusion is None for finding in report.findings]
    assert ranks == sorted(ranks), "exclusions come first"
    for finding in report.findings:
        assert not (finding.verdict.is_undecided and (finding.verdict.is_divergence or finding.verdict.is_met))
        assert finding.verdict.is_met == (finding.severity.value == "none")
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
    written, text = report.to_json(), report.to_text()
    if market in {None, "EU", "CN", "US", "SA"}:
        again = checked(root, example, market)
        assert (again.to_json(), again.to_text()) == (written, text)
    assert json.loads(written)["summary"]["asked"] == summary.asked
    for shown, width in ((text, 100), (report.to_text(width=60), 60), (report.to_text(verbose=True), 100)):
        assert all(line == line.rstrip() for line in shown.splitlines())
        assert max(columns(line) for line in shown.splitlines()) <= width
