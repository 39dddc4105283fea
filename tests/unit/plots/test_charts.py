"""The charts: what they are made of says what the report and the measures say."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.analysis import Kind, convergence_series, lock_in
from stdcompat.checks import Verdict

plots = pytest.importorskip("stdcompat.plots.charts", reason="pip install 'stdcompat[plots]'")
vl_convert = pytest.importorskip("vl_convert", reason="it draws the charts: pip install --group test")

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report


@pytest.fixture(scope="module")
def stack(root: Path) -> stdcompat.Deployment:
    return stdcompat.Deployment.from_toml(root / "docs" / "examples" / "eu-data-centre.toml")


@pytest.fixture(scope="module")
def report(stack: stdcompat.Deployment) -> Report:
    return stdcompat.check(stack, "EU", as_of="2026-11-21")


def rows(chart: Any) -> list[dict[str, Any]]:
    (found,) = chart.to_dict()["datasets"].values()
    return list(found)


def test_the_heat_map_has_a_cell_for_each_component_and_requirement(report: Report):
    cells = {(row["component"], row["requirement"]) for row in rows(plots.heat_map(report))}
    asked = {(one.component.name, one.requirement.id) for one in report.answers if one.requirement is not None}
    assert len(cells) == len(asked)
    marks = {(row["verdict"], row["mark"]) for row in rows(plots.heat_map(report))}
    assert marks <= {(verdict.label, verdict.mark) for verdict in Verdict}


def test_the_bars_add_up(stack: stdcompat.Deployment):
    exposure = lock_in(stack, stdcompat.Resolver(as_of="2026-11-21"))
    for by in ("supplier", "jurisdiction", "component"):
        found = rows(plots.lock_in_bars(exposure, by))
        assert sum(row["claims"] for row in found) == exposure.overall.claims
        assert sum(row["claims"] for row in found if row["kind"] == "locked in") == exposure.overall.locked
        assert min(row["claims"] for row in found) >= 0


def test_the_shares_of_a_year_are_whole():
    resolver = stdcompat.Resolver(as_of="2026-11-21")
    series = convergence_series("GB", "ITU", years=[2020, 2025], resolver=resolver)
    found = rows(plots.convergence_over_years(series))
    assert len(found) == 2 * 2 * len(Kind)
    for year in ("2020", "2025"):
        for direction in {row["direction"] for row in found}:
            shares = [row["share"] for row in found if (row["year"], row["direction"]) == (year, direction)]
            assert sum(shares) == pytest.approx(1)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_they_can_be_drawn(report: Report, language: str):
    chart = plots.heat_map(report, language)
    drawn = vl_convert.vegalite_to_svg(json.dumps(chart.to_dict()))
    assert drawn.startswith("<svg")
    assert ("无对应" in drawn) is (language == "zh")
    assert report.divergences[0].verdict.label in drawn or language == "zh"


def test_the_package_says_what_is_missing():
    code = (
        "import sys; sys.modules['altair'] = None; import stdcompat, stdcompat.plots\n"
        "try: stdcompat.plots.heat_map\n"
        "except stdcompat.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout == "this needs altair: pip install 'stdcompat[plots]'\n"
