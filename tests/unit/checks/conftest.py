"""A report with an exclusion and findings of several codes, from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import stdcompat

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Catalog, Report


@pytest.fixture(scope="package")
def report(root: Path, catalog: Catalog) -> Report:
    facts = root / "tests" / "facts"
    deployment = stdcompat.Deployment.from_toml(facts / "stack.toml")
    market = stdcompat.Market.from_toml(facts / "us.toml")
    return stdcompat.check(deployment, market, catalog=catalog, as_of="2026-11-21")
