"""The frozen world of the golden reports, in place of the facts that ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.agreement.read import AgreementBook
from stdcompat.bundle import compile_facts
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.market.book import MarketBook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def frozen(root: Path, tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    target = tmp_path_factory.mktemp("golden") / "facts.sqlite"
    compile_facts(root / "tests" / "golden" / "facts", target)
    return SqliteStore(target)


@pytest.fixture
def frozen_world(frozen: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    catalog, markets, agreements = Catalog(frozen), MarketBook(frozen), AgreementBook(frozen)
    monkeypatch.setattr(Catalog, "bundled", lambda: catalog)
    monkeypatch.setattr(MarketBook, "bundled", lambda: markets)
    monkeypatch.setattr(AgreementBook, "bundled", lambda: agreements)
    monkeypatch.setattr("stdcompat.facts.__version__", "golden")
