"""The scripts are run in the shells that are there, and complete what a person types."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.cli.commands.completion import SHELLS
from stdcompat.cli.main import main, typed
from stdcompat.cli.whole import whole_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

DRIVER = """\
complete_words() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _shtab_stdcompat; echo "${COMPREPLY[*]}"; }
"""


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (action.choices for action in whole_parser()._actions if isinstance(action.choices, dict))
    return dict(found)


def needs(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    return found


def in_bash(script: str, *lines: list[str]) -> list[list[str]]:
    typed = "".join(f"complete_words {shlex.join(['stdcompat', *words])}\n" for words in lines)
    done = subprocess.run(
        [needs("bash"), "--norc"],
        input=script + DRIVER + typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return [line.split() for line in done.stdout.split("\n")[:-1]]


@pytest.fixture
def scripts(run: Callable[..., Any]) -> Callable[[str], str]:
    def script(shell: str) -> str:
        done = run("completion", shell)
        assert (done.code, done.err) == (0, "")
        return str(done.out)

    return script


def test_bash_knows_every_command_and_every_option(scripts: Callable[[str], str]):
    known = commands()
    found, *options = in_bash(scripts("bash"), [""], *([name, "-"] for name in known))
    assert found == list(known)
    for (name, parser), completed in zip(known.items(), options, strict=True):
        wanted = {word for action in parser._actions for word in action.option_strings}
        assert (name, set(completed)) == (name, wanted)


@pytest.mark.usefixtures("stack", "tender")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        (["ch"], {"check"}),
        (["check", "--fail-on", "n"], {"note", "never"}),
        (["check", "--market", "E"], {"EU"}),
        (["check", "--profile", "ten"], {"tender.toml"}),
        (["check", "sta"], {"stack.toml"}),
        (["catalog", "li"], {"lint"}),
        (["completion", ""], set(SHELLS)),
        (["scan", "--kind", "cam"], {"camera"}),
    ],
)
def test_bash_completes_values(
    typed: list[str],
    completed: set[str],
    scripts: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.chdir(tmp_path)  # where the two files are
    (found,) = in_bash(scripts("bash"), typed)
    assert set(found) == completed


def test_fish_completes_with_what_each_command_does(scripts: Callable[[str], str]):
    typed = "complete -C 'stdcompat ch'; complete -C 'stdcompat check --market E'"
    command = [needs("fish"), "--no-config", "-c", f"source - ; {typed}"]
    done = subprocess.run(command, input=scripts("fish"), capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == ""
    words = [line.split("\t") for line in done.stdout.splitlines()]
    assert words[0] == ["check", "Check a deployment against markets and a buyer's requirements."]
    assert [word for word, _ in words[1:]] == ["EU"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_zsh_completes_what_is_typed(scripts: Callable[[str], str], tmp_path: Path):
    """A person at a terminal: the tab key is pressed in a shell of its own."""
    import pty

    zsh = needs("zsh")
    (tmp_path / "_stdcompat").write_text(scripts("zsh"))
    terminal, end = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    shell = subprocess.Popen(
        [zsh, "-f", "-i"], stdin=end, stdout=end, stderr=end, start_new_session=True, env=environment
    )
    try:
        set_up = f"fpath=({shlex.quote(str(tmp_path))} $fpath); autoload -Uz compinit; compinit -u -D; echo rea''dy\n"
        os.write(terminal, set_up.encode())
        assert "ready" in _until(terminal, "ready")
        os.write(terminal, b"stdcompat ch\t --mark\t E\t --form\t js\t")
        assert "stdcompat check --market EU --format json" in _until(terminal, "json")
    finally:
        shell.kill()
        shell.wait()
        os.close(terminal)
        os.close(end)


def _until(terminal: int, word: str) -> str:
    """Read what a terminal shows until a word comes, for a minute at most."""
    shown = ""
    end = time.monotonic() + 60
    while word not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 65536).decode()
            shown = shown.replace(" \b", "")  # a space that the next key takes back
    return shown


@pytest.mark.parametrize("shell", ["tcsh", "powershell"])
def test_other_shells_have_every_command(shell: str, scripts: Callable[[str], str]):
    script = scripts(shell)
    assert all(name in script for name in commands())


def test_without_its_extra(monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]):
    monkeypatch.setitem(sys.modules, "shtab", None)
    done = run("completion", "bash")
    assert done == (3, "", "stdcompat: this needs shtab: pip install 'stdcompat[cli]'\n")


def test_the_examples_of_every_command_can_be_typed():
    parser = whole_parser()
    for name, command in commands().items():
        assert command.epilog is not None
        lines = [line.strip() for line in command.epilog.splitlines() if "stdcompat " in line]
        assert lines, f"{name} has no example"
        for line in lines:
            words = shlex.split(line.rpartition("| ")[2].partition(" > ")[0].partition("    ")[0])
            called = ["stdcompat", *typed(name).split()]
            assert words[: len(called)] == called
            parser.parse_args([name, *words[len(called) :]])


def test_help_of_every_command_is_printed():
    for name in commands():
        assert main([name, "--help"]) == 0
