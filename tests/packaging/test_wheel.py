from __future__ import annotations

import subprocess
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FACTS = "stdcompat/_data/facts.sqlite"
VOCABULARY = "stdcompat/_data/vocabulary.json"
EXAMPLE = "docs/examples/eu-data-centre"


def ask(bare: Path, code: str) -> str:
    done = subprocess.run(
        [bare / "python", "-I", "-c", code], check=False, capture_output=True, text=True, encoding="utf-8", cwd=bare
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_sdist_holds_the_facts_as_people_edit_them(sdist: Path):
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "hatch_build.py",
        "LICENSE",
        "catalogs/SOURCES.toml",
        "src/stdcompat/bundle/__init__.py",
    } <= names
    assert not [name for name in names if name.endswith(".sqlite")]


def test_wheel_holds_the_compiled_facts_and_no_sources_of_ours(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        sizes = {info.filename: info.compress_size for info in archive.infolist()}
    tops = {name.partition("/")[0] for name in sizes}
    assert tops == {"stdcompat", wheel.name.rsplit("-py3", 1)[0] + ".dist-info"}
    assert {"stdcompat/py.typed", "stdcompat/report/schema.json"} <= set(sizes)
    assert 0 < sizes[FACTS] <= 3 * 1024 * 1024
    assert 0 < sizes[VOCABULARY] <= 128 * 1024
    assert 0 < sizes["stdcompat/_data/chinese.json"] <= 64 * 1024
    assert not [name for name in sizes if name.endswith((".toml", ".tmp"))]


def test_wheel_works_with_its_dependencies_alone(bare: Path):
    assert ask(bare, "import stdcompat; print(stdcompat.__file__)").startswith(str(bare.parent))
    assert int(ask(bare, "import stdcompat; print(len(stdcompat.Catalog.bundled()))")) > 0
    found = "import importlib.util as u; print([n for n in ('rich', 'click', 'pytest') if u.find_spec(n)])"
    assert ask(bare, found) == "[]"


def test_compiling_is_reproducible(bare: Path):
    """The wheel's facts, made from the sdist, are the checkout's facts."""
    from stdcompat import Catalog

    assert ask(bare, "import stdcompat; print(stdcompat.Catalog.bundled().digest)") == Catalog.bundled().digest


def test_command_line_works_without_its_extra(bare: Path, root: Path):
    options = ["--market", "EU", "--profile", f"{EXAMPLE}-tender.toml", "--as-of", "2026-11-21"]
    command = [str(bare / "stdcompat"), "check", f"{EXAMPLE}.toml", *options]
    done = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    assert "GB 4943.1-2022" in done.stdout
    assert "Traceback" not in done.stderr
