"""The manual page is built from the page on the command line, and is one that `man` shows without complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from stdcompat.cli.whole import whole_parser

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(find_spec("sphinx") is None, reason="Sphinx is not installed: pip install --group docs"),
    pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed"),
]


@pytest.fixture(scope="module")
def manual(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("man")
    alone = ["-D", "include_patterns=reference/cli.md", "-D", "root_doc=reference/cli"]  # no other page is read
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "man", *alone, str(root / "docs"), str(target)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return target / "stdcompat.1"


def shown(manual: Path, device: str) -> str:
    command = [shutil.which("groff") or "", "-man", f"-T{device}", "-P-cbou", "-ww", str(manual)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout


def test_it_has_every_command_and_every_option(manual: Path):
    text = shown(manual, "ascii")
    sections = re.split(r"\n   (?=[a-z])", text[text.index("EVERY COMMAND") :])[1:]
    (commands,) = (action.choices for action in whole_parser()._actions if isinstance(action.choices, dict))
    assert [section.partition("\n")[0] for section in sections] == list(commands)
    for section, parser in zip(sections, commands.values(), strict=True):
        for action in parser._actions:
            for word in action.option_strings if action.dest != "help" else ():
                assert re.search(rf"(?:\n +|, ){word}[ \n]", section)


def test_it_is_shown_without_a_warning(manual: Path):
    assert "STDCOMPAT(1)" in shown(manual, "utf8")
