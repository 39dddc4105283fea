"""An import that was interrupted goes on where it was: what was read to its end is not read again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from stdcompat.importers import Import, formats, import_catalog, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stdcompat.importers import Imported

FIRST = [
    {
        "id": f"GB/T {number}-2016",
        "adopts": [{"id": "ISO 1:2015", "degree": "IDT"}],
        "replaces": [f"GB/T {number + 1}-2016"],
        "relations": [{"type": "describes", "id": "ISO 2:2015"}],
        "status": "in limbo" if number == 7 else "current",
        "source": "one; other",
    }
    for number in range(1, 300)
] + [{"id": "see the contract"}]
SECOND = [{"id": f"ISO {number}:2015", "title_en": "x" * 600} for number in range(1, 8000)]


@pytest.fixture
def sources(write: Callable[..., Path]) -> list[Import]:
    return [Import(str(write("first.jsonl", FIRST))), Import(str(write("second.jsonl", SECOND)))]


def parts(tmp_path: Path) -> list[str]:
    folder = tmp_path / "out.sqlite.parts"
    return os.listdir(folder) if folder.exists() else []


def interrupted(sources: list[Import], tmp_path: Path, how: signal.Signals) -> int:
    """Start the command, and end it once it has read the first source."""
    command = [sys.executable, "-m", "stdcompat.cli", "catalog-import", *(one.path for one in sources)]
    with subprocess.Popen([*command, "-o", str(tmp_path / "out.sqlite")], stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not any(name.endswith(".jsonl") for name in parts(tmp_path)):
            time.sleep(0.01)
        process.send_signal(how)
        return process.wait(30)


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="whoever started the tests ignores SIGINT"
)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_after_an_interruption_the_same_command_goes_on(sources: list[Import], tmp_path: Path, how: signal.Signals):
    assert interrupted(sources, tmp_path, how) != 0
    assert not (tmp_path / "out.sqlite").exists()
    assert len([name for name in parts(tmp_path) if name.endswith(".jsonl")]) == 1

    resumed = import_catalog(tmp_path / "out.sqlite", sources)
    assert resumed.resumed == 1
    assert not (tmp_path / "out.sqlite.parts").exists()

    anew = import_catalog(tmp_path / "anew.sqlite", sources)
    assert anew.resumed == 0
    assert json.dumps(resumed.to_dict()) == json.dumps(anew.to_dict())
    assert (tmp_path / "out.sqlite").read_bytes() == (tmp_path / "anew.sqlite").read_bytes()
    assert resumed.sources[0][2].set_aside == anew.sources[0][2].set_aside


class TestParts:
    """What a part is used for, and what not: the second source breaks off, and the first is kept."""

    @pytest.fixture
    def sources(self, write: Callable[..., Path]) -> list[Import]:
        return [Import(str(write("first.jsonl", FIRST))), Import(str(write("second.jsonl", SECOND[:500])))]

    @pytest.fixture(autouse=True)
    def kept(self, sources: list[Import], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "_LARGE", 0)
        monkeypatch.setattr(run, "can_read_elsewhere", lambda: False)
        self.read: list[str] = []
        self.breaks = True
        real = formats.FORMATS["records"]

        def read(path: str) -> Any:
            self.read.append(os.path.basename(path))
            for number, row in enumerate(real.read(path)):
                if self.breaks and number == 400:
                    raise KeyboardInterrupt
                yield row

        monkeypatch.setitem(formats.FORMATS, "records", attrs.evolve(real, read=read))
        with pytest.raises(KeyboardInterrupt):
            import_catalog(tmp_path / "out.sqlite", sources)
        assert self.read == ["first.jsonl", "second.jsonl"]
        assert len(parts(tmp_path)) == 1
        self.breaks = False
        self.read.clear()

    def again(self, sources: list[Import], tmp_path: Path, **options: Any) -> Imported:
        return import_catalog(tmp_path / "out.sqlite", sources, **options)

    def test_a_source_that_was_read_is_not_read_again(self, sources: list[Import], tmp_path: Path):
        assert self.again(sources, tmp_path).resumed == 1
        assert self.read == ["second.jsonl"]

    def test_a_source_that_changed_is_read_again(self, sources: list[Import], tmp_path: Path, write: Any):
        write("first.jsonl", FIRST[:10])
        assert self.again(sources, tmp_path).sources[0][2].rows == 10

    def test_so_is_one_that_is_to_be_read_otherwise(self, sources: list[Import], tmp_path: Path):
        assert self.again(sources, tmp_path, limit=20).sources[0][2].rows == 20

    @pytest.mark.parametrize("cut", [0, 100, -2, -100])
    def test_a_part_that_is_damaged_is_not_used(self, sources: list[Import], tmp_path: Path, cut: Any):
        (path,) = (tmp_path / "out.sqlite.parts").iterdir()
        path.write_bytes(path.read_bytes()[:cut])
        assert self.again(sources, tmp_path).resumed == 0

    def test_nor_is_one_that_was_tampered_with(self, sources: list[Import], tmp_path: Path):
        (path,) = (tmp_path / "out.sqlite.parts").iterdir()
        path.write_bytes(path.read_bytes().replace(b"GB/T 5-2016", b"GB/T 6-2016"))
        assert self.again(sources, tmp_path).resumed == 0

    def test_what_others_put_beside_them_stays(self, sources: list[Import], tmp_path: Path):
        (tmp_path / "out.sqlite.parts" / "mine.txt").write_text("mine", encoding="utf-8")
        self.again(sources, tmp_path)
        assert parts(tmp_path) == ["mine.txt"]
