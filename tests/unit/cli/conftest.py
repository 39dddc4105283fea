"""The program in this process, on the frozen facts of the golden reports."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

import pytest

from stdcompat.agreement.read import AgreementBook
from stdcompat.bundle import compile_facts
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.cli.main import main
from stdcompat.market.book import MarketBook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Done(NamedTuple):
    """What a run gave."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="session")
def frozen(root: Path, tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    target = tmp_path_factory.mktemp("facts") / "facts.sqlite"
    compile_facts(root / "tests" / "golden" / "facts", target)
    return SqliteStore(target)


@pytest.fixture
def run(frozen: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Return what runs the program; the first words are its arguments."""
    catalog, markets, agreements = Catalog(frozen), MarketBook(frozen), AgreementBook(frozen)
    monkeypatch.setattr(Catalog, "bundled", lambda: catalog)
    monkeypatch.setattr(MarketBook, "bundled", lambda: markets)
    monkeypatch.setattr(AgreementBook, "bundled", lambda: agreements)

    def call(*words: object, stdin: str = "", terminal: bool = False) -> Done:
        out, err = Terminal() if terminal else io.StringIO(), io.StringIO()
        code = main([str(word) for word in words], out, err, io.StringIO(stdin))
        return Done(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def stack(tmp_path: Path) -> Path:
    """Return a deployment of one server."""
    path = tmp_path / "stack.toml"
    path.write_text(
        '[deployment]\nname = "A stack"\n\n[[component]]\nname = "Server"\nkind = "server"\nsupplier = "Qiongzhu"\n'
        'jurisdiction = "CN"\nclaims = ["GB 4943.1-2022", "EN 55032:2015+A11:2020"]\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def tender(tmp_path: Path) -> Path:
    """Return a buyer's requirement that the server does not meet."""
    path = tmp_path / "tender.toml"
    path.write_text(
        '[profile]\nname = "A tender"\n\n[[requirement]]\nid = "isms"\ntitle = "ISMS"\ndomain = "information-security"\n'
        'applies_to = ["server"]\nany_of = [{ id = "ISO/IEC 27001", editions = ">=2022" }]\n',
        encoding="utf-8",
    )
    return path
