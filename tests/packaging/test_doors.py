"""What a checkout offers: each door that `make help` names does something, and the locks lock."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from pathlib import Path

LOCKS = ("dev", "run")


def test_every_door_has_a_recipe(root: Path):
    make = shutil.which("make")
    if make is None:
        pytest.skip("there is no make here")
    text = (root / "Makefile").read_text()
    doors = re.findall(r"'make ([a-z-]+)", text)
    assert {"demo", "test", "fuzz", "lock", "clean"} <= set(doors)
    subprocess.run([make, "-n", *doors], cwd=root, check=True, capture_output=True)  # each can be made
    for door in doors:
        if not re.search(rf"^(?:[\w-]+ )*{door}(?: [\w-]+)*:(?!=).*\n\t", text, re.MULTILINE):  # another makes it
            done = subprocess.run([make, "-n", door], cwd=root, check=True, capture_output=True, text=True)
            assert "Nothing to be done" not in done.stdout, door


@pytest.mark.parametrize("name", LOCKS)
def test_each_locked_version_is_exact_and_hashed_and_has_no_address(root: Path, name: str):
    text = (root / "requirements" / f"{name}.txt").read_text()
    assert "://" not in text
    for entry in re.split(r"\n(?=[a-z])", text.partition("\n#    make lock\n")[2]):
        wanted, *hashes = entry.replace("\\\n", "").split("--hash=")
        assert [one.operator for one in Requirement(wanted.strip()).specifier] == ["=="]
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in hashes)


def test_both_locks_agree(root: Path):
    few, many = (
        set(re.findall(r"^[a-z][^ ]*==[^ ]+", (root / "requirements" / f"{name}.txt").read_text(), re.MULTILINE))
        for name in reversed(LOCKS)
    )
    assert few <= many
