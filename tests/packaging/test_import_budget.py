from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "argparse",
    "cattrs",
    "json",
    "packaging",
    "rich",
    "sqlite3",
    "stdcompat.catalogs",
    "stdcompat.checks",
    "stdcompat.report",
    "tomli",
}


def loaded_by(code: str) -> set[str]:
    code += "; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, encoding="utf-8")
    return set(done.stdout.split())


def test_import_loads_nothing_heavy():
    assert not HEAVY & (loaded_by("import stdcompat") - loaded_by("pass"))


def test_parsing_loads_no_facts():
    assert not (HEAVY - {"json"}) & loaded_by("import stdcompat; stdcompat.parse('ISO/IEC 27001:2022')")


def test_a_check_loads_no_format_but_the_one_it_prints(root: Path):
    """Twenty components on a cold start: what is written for others is loaded when it is asked for."""
    words = ["check", str(root / "docs/examples/eu-data-centre.toml"), "--market", "EU", "--as-of", "2026-11-21"]
    found = loaded_by(f"import io; from stdcompat.cli.main import main; main({words!r}, io.StringIO())")
    formats = {name for name in found if name.startswith("stdcompat.report.formats.")}
    assert formats == {"stdcompat.report.formats.text"}
    assert not {"cattrs", "csv", "openpyxl", "rich", "stdcompat.report.read", "uuid", "xlsxwriter", "xml"} & found


@pytest.mark.parametrize("name", ["check", "nothing_of_this_name"])
def test_names_are_listed_before_they_are_loaded(name: str):
    import stdcompat

    assert (name in dir(stdcompat)) is hasattr(stdcompat, name)


@pytest.mark.parametrize(
    "first", ["stdcompat.checks", "stdcompat.checks.finding", "stdcompat.report", "stdcompat.cli.main"]
)
def test_check_is_the_function_whatever_is_imported_first(first: str):
    """A package of the same name must not take the place of the public function."""
    code = f"import {first}, stdcompat; assert callable(stdcompat.check); from stdcompat import check; check.__call__"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
