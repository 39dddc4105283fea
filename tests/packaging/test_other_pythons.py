"""Patterns mean the same in every patch release: 3.11.0 to 3.11.3 read possessive quantifiers wrongly."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SUITE = (
    "tests/unit/identifiers",
    "tests/conformance/test_identifiers.py",
    "tests/conformance/test_identifiers_text.py",
)
POSSESSIVE = re.compile(r"(?<![\\\[])[*+?}]\+(?!\])|\(\?>")


def test_no_pattern_needs_possessive_quantifiers(root: Path):
    found = [
        f"{path.relative_to(root)}:{number}"
        for path in sorted((root / "src").rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if POSSESSIVE.search(line)
    ]
    assert not found


def test_identifiers_on_an_early_patch_release(root: Path):
    """Debian 12's own Python is 3.11.2; the libraries of this environment serve it when it is a 3.11 too."""
    other = shutil.which("python3", path="/usr/bin") if sys.version_info[:2] == (3, 11) else None
    version = other and subprocess.run([other, "-c", "import sys; print(*sys.version_info[:3])"], check=True, capture_output=True, text=True).stdout  # fmt: skip
    if not other or not version or tuple(map(int, version.split())) not in {(3, 11, patch) for patch in range(4)}:
        pytest.skip("there is no Python 3.11.0 to 3.11.3 in /usr/bin, or these tests run on another Python than 3.11")
    libraries = os.pathsep.join((str(root / "src"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    done = subprocess.run(
        [other, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SUITE],
        cwd=root,
        env={**os.environ, "PYTHONPATH": libraries},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
