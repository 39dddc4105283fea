"""Reading in a process of its own gives what reading here gives, and its errors come over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.errors import CatalogError
from stdcompat.importers import Import, import_catalog, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = [
    {"id": f"GB/T {number}-2016", "adopts": [{"id": f"ISO {number}:2015", "degree": "IDT"}], "source": "one; other"}
    for number in range(1, 1200)
]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "_LARGE", 0)
    monkeypatch.setattr(run, "can_read_elsewhere", lambda: True)


@pytest.mark.usefixtures("elsewhere")
def test_the_same_bytes_and_the_same_counts(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    source = Import(str(write("gb.jsonl", [*ROWS, {"id": "see contract"}])))
    told: list[int] = []
    there = import_catalog(tmp_path / "there.sqlite", [source], advance=told.append)
    monkeypatch.setattr(run, "can_read_elsewhere", lambda: False)
    here = import_catalog(tmp_path / "here.sqlite", [source])
    assert json.dumps(there.to_dict()) == json.dumps(here.to_dict())
    assert (tmp_path / "there.sqlite").read_bytes() == (tmp_path / "here.sqlite").read_bytes()
    assert sum(told) == 1200


@pytest.mark.usefixtures("elsewhere")
def test_errors_come_over(write: Callable[..., Path], tmp_path: Path):
    source = Import(str(write("own.csv", b'standard,title\nISO 9001:2015,"open\n')), "table")
    with pytest.raises(ValueError, match="line 2"):
        import_catalog(tmp_path / "out.sqlite", [source])
    assert not (tmp_path / "out.sqlite").exists()


@pytest.mark.usefixtures("elsewhere")
def test_a_process_that_dies_is_told(write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def dies(*_: Any) -> None:
        msg = "no such thing"
        raise EOFError(msg)

    monkeypatch.setattr("stdcompat.importers.worker.pickle.load", dies)
    with pytest.raises(CatalogError, match=r"gb\.jsonl: the process that reads the sources ended without an answer"):
        import_catalog(tmp_path / "out.sqlite", [Import(str(write("gb.jsonl", ROWS)))])
