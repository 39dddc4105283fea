"""The small world that unit tests share."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs import Catalog
from stdcompat.equivalence import Resolver

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="session")
def catalog(root: Path) -> Catalog:
    """Return the catalog of the tests."""
    return Catalog.from_toml(root / "tests" / "facts" / "catalog.toml")


@pytest.fixture
def resolver(catalog: Catalog) -> Resolver:
    """Return a resolver over it, on the day of the tests."""
    return Resolver(catalog, DAY)
