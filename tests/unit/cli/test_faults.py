"""1 means a divergence and nothing else: what the program does when it, its streams or its machine fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat._atomic import atomic
from stdcompat.cli.commands import parse

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX = pytest.mark.skipif(os.name == "nt", reason="descriptors, signals and deleted folders of POSIX")


def program(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "stdcompat.cli.main", *words], check=False, capture_output=True, **options
    )


def test_a_fault_of_ours_is_70_with_a_line_and_a_file(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> int:
        raise TypeError("a b\nc \ud800")  # noqa: EM101, TRY003

    monkeypatch.setattr(parse, "run", broken)
    done = run("parse", "ISO 9001")
    assert (done.code, done.out) == (70, "")
    assert done.err.startswith("stdcompat: this is a fault of stdcompat, not of your input: TypeError: a b c ")
    path = Path(next(word for word in done.err.split() if "stdcompat-fault-" in word))
    assert "test_faults.py" in path.read_text(encoding="utf-8")
    path.unlink()


def test_a_fault_without_a_place_for_its_file_is_told_whole(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parse, "run", lambda *_: 1 / 0)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_, **__: os.stat("/no/where"))
    done = run("parse", "ISO 9001")
    assert done.code == 70
    assert "ZeroDivisionError" in done.err


def test_a_program_that_was_built_without_a_part_says_so(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    def lacking(*_: object) -> int:
        raise ModuleNotFoundError(name="stdcompat.report")

    monkeypatch.setattr(parse, "run", lacking)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    done = run("parse", "ISO 9001")
    assert done.code == 3
    assert "built without stdcompat.report" in done.err
    monkeypatch.delattr(sys, "frozen")
    assert run("parse", "ISO 9001").code == 70


@POSIX
@pytest.mark.parametrize(("closed", "code"), [(0, 0), (1, 0), (2, 0)])
def test_closed_descriptors_are_no_fault(closed: int, code: int):
    done = program("parse", "ISO 9001", preexec_fn=lambda: os.close(closed))
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@POSIX
def test_a_deleted_working_folder_is_named(tmp_path: Path):
    gone = tmp_path / "gone"
    gone.mkdir()
    done = program("check", "offer.toml", "--market", "EU", cwd=gone, preexec_fn=gone.rmdir)
    assert done.returncode == 3
    assert b"the working folder is no longer there" in done.stderr


def test_pipes_and_files_are_utf_8_whatever_the_locale():
    here = {name: value for name, value in os.environ.items() if name != "PYTHONUTF8"}
    done = program("show", "GB/T 22239-2019", env={**here, "LC_ALL": "C", "PYTHONIOENCODING": "latin-1"})
    assert "信息安全技术" in done.stdout.decode("utf-8")


@POSIX
def test_terminated_is_told_and_is_not_a_divergence():
    code = (
        "import sys, time; from stdcompat.cli import main; from stdcompat.cli.commands import parse\n"
        "parse.run = lambda *_: (print('ready', flush=True), time.sleep(60))\n"
        "sys.argv[1:] = ['parse', 'ISO 9001']; sys.exit(main.entry())"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (143, b"stdcompat: terminated\n")


class TestAtomic:
    def test_what_a_dead_process_left_is_removed_and_what_a_living_one_writes_is_not(self, tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        with subprocess.Popen([sys.executable, "-c", ""]) as ended:
            ended.wait()
        living, dead, other = (
            tmp_path / f".report.json.{os.getpid()}-99.tmp",
            tmp_path / f".report.json.{ended.pid}-0.tmp",
            tmp_path / f".other.json.{ended.pid}-0.tmp",
        )
        for path in (living, dead, other):
            path.write_text("half")
        with atomic(target) as name:
            Path(name).write_text("whole")
        assert target.read_text() == "whole"
        assert [path.exists() for path in (living, dead, other)] == [True, False, True]

    def test_after_an_error_there_is_the_old_file_and_no_other(self, tmp_path: Path) -> None:
        target = tmp_path / "report.json"
        target.write_text("old")
        with pytest.raises(KeyboardInterrupt), atomic(target) as name:  # noqa: PT012
            Path(name).write_text("half")
            raise KeyboardInterrupt
        assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("report.json", "old")]

    @POSIX
    def test_killed_at_any_moment_leaves_old_or_new_and_the_next_run_cleans_up(self, tmp_path: Path) -> None:
        target = tmp_path / "r.json"
        code = f"from stdcompat._atomic import write_atomically as w\nwhile True: w({str(target)!r}, 'x' * 3_000_000)"
        for delay in (0.3, 0.37, 0.45):
            with subprocess.Popen([sys.executable, "-c", code]) as process:
                time.sleep(delay)
                process.kill()
            assert not target.exists() or target.stat().st_size == 3_000_000
        with atomic(target) as name:
            Path(name).write_text("end")
        assert [path.name for path in tmp_path.iterdir()] == ["r.json"]
