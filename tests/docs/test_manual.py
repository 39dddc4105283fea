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


@pytest.fixture(scope="module")
def shown(manual: Path) -> str:
    """Return what a terminal shows, as `man` has it made."""
    command = [shutil.which("groff") or "", "-man", "-Kutf8", "-Tutf8", "-P-cbou", "-ww", str(manual)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == ""
    return done.stdout.replace("\N{HYPHEN}", "-")


def test_it_has_every_command_and_every_option(shown: str):
    sections = re.split(r"\n   (?=[a-z])", shown[shown.index("EVERY COMMAND") :])[1:]
    (commands,) = (action.choices for action in whole_parser()._actions if isinstance(action.choices, dict))
    assert [section.partition("\n")[0] for section in sections] == list(commands)
    for section, parser in zip(sections, commands.values(), strict=True):
        for action in parser._actions:
            for word in action.option_strings if action.dest != "help" else ():
                assert re.search(rf"(?:\n +|, ){word}[ \n]", section)


def test_what_assistants_are_told_is_there_and_runs(root: Path):
    text = (root / "docs/llms.txt").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (root / "docs" / target).exists(), target
    code = text.split("```python\n")[1].split("```")[0]
    assert "to_pandas" in code
    lines = [line for line in code.splitlines() if "report.write" not in line]
    exec(compile("\n".join(lines), "llms.txt", "exec"), {"__name__": "llms"})  # noqa: S102
