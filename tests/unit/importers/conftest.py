"""What writes sources, and what imports them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.catalogs import Catalog
from stdcompat.importers import Import, Imported, import_catalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, object], Path]:
    """Return what writes a source: bytes, text, or objects as JSON lines."""

    def call(name: str, content: object) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            lines = [json.dumps(one, ensure_ascii=False) + "\n" for one in content]  # type: ignore[attr-defined]
            path.write_text("".join(lines), encoding="utf-8")
        return path

    return call


@pytest.fixture
def bring(tmp_path: Path) -> Callable[..., tuple[Imported, Catalog]]:
    """Return what imports sources and opens the catalog; all rows are accounted for."""

    def call(*paths: Path, **options: Any) -> tuple[Imported, Catalog]:
        output = tmp_path / "out.sqlite"
        done = import_catalog(output, [Import(str(path)) for path in paths], **options)
        for _, _, tally in done.sources:
            assert tally.rows == tally.accounted
        return done, Catalog.open(output)

    return call
