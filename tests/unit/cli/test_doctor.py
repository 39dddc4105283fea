from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.catalogs import bundled
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.cli.words import EXTRAS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REQUIRES = [
    "attrs>=24.3",
    "shtab>=1.7; extra == 'cli'",
    "colorama>=0.4; sys_platform == 'no-such-system' and extra == 'cli'",
    "pypdfium2>=5; extra == 'documents'",
    "stdcompat[cli,documents]; extra == 'all'",
]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the versions of the libraries that are taken for installed."""
    versions = {"attrs": "26.1.0", "shtab": "1.7"}

    def version(name: str) -> str:
        if name not in versions:
            raise metadata.PackageNotFoundError(name)
        return versions[name]

    monkeypatch.setattr(metadata, "requires", lambda name: REQUIRES if name == "stdcompat" else None)
    monkeypatch.setattr(metadata, "version", version)
    return versions


def test_a_sound_installation(run: Callable[..., Any], installed: dict[str, str]):
    assert len(installed) == 2
    done = run("doctor", "--format", "json")
    assert (done.code, done.err) == (0, "")
    said = json.loads(done.out)
    assert said["stdcompat"] == stdcompat.__version__
    assert said["facts"] == {
        "edition": bundled.bundled_store().edition,
        "digest": bundled.bundled_store().digest,
        "problem": None,
    }
    assert [(one["extra"], one["name"], one["installed"], one["works"]) for one in said["libraries"]] == [
        ("", "attrs", "26.1.0", True),
        ("cli", "shtab", "1.7", True),
        ("documents", "pypdfium2", None, False),
    ]


def test_what_is_not_installed_is_named_with_its_command(run: Callable[..., Any], installed: dict[str, str]):
    assert "pypdfium2" not in installed
    done = run("doctor")
    assert done.code == 0
    assert ", verified" in " ".join(done.out.split())
    assert "pip install 'stdcompat[documents]' adds what is not installed\n" in done.out


@pytest.mark.parametrize(
    ("name", "version"), [("shtab", "1.6"), ("pypdfium2", "4.30"), ("attrs", "23.1"), ("attrs", None)]
)
def test_what_cannot_work_is_3(run: Callable[..., Any], installed: dict[str, str], name: str, version: str | None):
    if version is None:
        del installed[name]
    else:
        installed[name] = version
    done = run("doctor")
    assert done.code == 3
    assert ("[error]" in done.out) is (version is not None)


def test_facts_that_were_changed_are_3(
    run: Callable[..., Any], installed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert installed
    path = tmp_path / "facts.sqlite"
    shutil.copyfile(bundled.BUNDLED_PATH, path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM record WHERE id = (SELECT max(id) FROM record)")
    monkeypatch.setattr(bundled, "bundled_store", lambda: SqliteStore(path))
    done = run("doctor")
    assert done.code == 3
    assert "[error] facts: " in done.out
    assert "has been changed since it was compiled" in " ".join(done.out.split())


def test_facts_that_are_not_there_are_3(
    run: Callable[..., Any], installed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert installed
    monkeypatch.setattr(bundled, "BUNDLED_PATH", str(tmp_path / "facts.sqlite"))
    bundled.bundled_store.cache_clear()
    done = run("doctor")
    assert done.code == 3
    assert "[error] facts: " in done.out
    assert "is missing: run" in " ".join(done.out.split())


def test_every_extra_says_what_it_is_for(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"all"}


def test_without_metadata_it_says_what_it_cannot_tell(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch):
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    done = run("doctor")
    assert done.code == 0
    assert "not installed as a package" in done.out
