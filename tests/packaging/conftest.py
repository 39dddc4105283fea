"""A wheel built the long way (checkout to sdist to wheel), and an environment with it and nothing optional."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def sdist(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", target, cwd=root)
    (found,) = target.glob("*.tar.gz")
    return found


@pytest.fixture(scope="session")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    with tarfile.open(sdist) as archive:
        if hasattr(tarfile, "data_filter"):  # from Python 3.11.4 on
            archive.extractall(target, filter="data")
        else:
            archive.extractall(target)  # noqa: S202  # our own archive
    (source,) = target.iterdir()
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target, cwd=source)
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an environment with the wheel and its dependencies, made without network."""
    home = tmp_path_factory.mktemp("bare")
    venv.create(home, with_pip=False, symlinks=True)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = scripts / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=home)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    for name in dependencies("stdcompat"):
        here = distribution(name)
        for top in {Path(file).parts[0] for file in here.files or ()} - {"..", "__pycache__"}:
            (site / top).symlink_to(str(here.locate_file(top)))
    return scripts


def dependencies(name: str) -> set[str]:
    """Return what a distribution needs without extras, and what those need."""
    found: set[str] = set()
    open_ = [name]
    while open_:
        for text in distribution(open_.pop()).requires or ():
            wanted = Requirement(text)
            key = re.sub(r"[-_.]+", "-", wanted.name).lower()
            if key not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
                found.add(key)
                open_.append(key)
    return found
