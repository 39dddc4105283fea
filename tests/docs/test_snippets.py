"""Everything that the README and the documentation show is run, and what it prints is compared.

Each page is worked through in a folder of its own, with copies of ``docs`` and ``catalogs``, and of
the files that the page shows under their names (``{literalinclude}``, or ``{code-block}`` with a
caption). ``stack.toml`` and ``tender.toml``, where a page does not show them, stand for the reader's
own files: they are the example data centre and its tender.

- ``python`` and ``pycon`` run in one namespace; output after ``>>>`` is compared.
- ``console``: each line after ``$`` is run and its output compared; ``...`` stands for what is left out.
- ``shell``: each line is run and must give an answer.
- ``toml``, ``json``, ``yaml`` must be that.

``tmp_path`` stands for any folder of the reader's.

What cannot be run, because the reader brings the file, has ``<!-- not run: reason -->`` before it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import tomli
import yaml

from stdcompat.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "catalogs" / "README.md", *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(
    r"^(?P<indent> *)(?P<ticks>```+|:::+)(?P<info>[^`\n]+)\n(?P<body>.*?)^(?P=indent)(?P=ticks)$",
    re.MULTILINE | re.DOTALL,
)
NOT_RUN = re.compile(r"<!-- not run: \S.* -->\s*\Z")
OPTION = re.compile(r"^:([\w-]+): *(.*)\n", re.MULTILINE)
SHOWN_ONLY = {"text", "eval-rst", "toctree", "glossary", "include", "note", "warning", "tip", "mermaid", "http"}
SHELL = {"|", ">", "<", ";", "&&", "||", "&"}
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PROJECT: dict[str, Any] = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


class Snippet(NamedTuple):
    """A fenced block of a page: its language, the file it shows (if any), its text, and the line before it."""

    language: str
    file: str | None
    text: str
    line: int


def snippets(page: Path) -> Iterator[Snippet]:
    """Find the blocks of a page that are to be run or read."""
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        line = text.count("\n", 0, fence.start("body"))
        body = textwrap.dedent(fence["body"])
        words = fence["info"].replace("{", "").replace("}", " ").split()
        language, options = words[0], dict(OPTION.findall(body))
        if language == "literalinclude":
            shown = page.parent / words[1]
            yield Snippet(options.get("language", "text"), shown.name, shown.read_text(encoding="utf-8"), line)
        elif language not in SHOWN_ONLY and not NOT_RUN.search(text[: fence.start()]):
            if language == "code-block":
                language, body = words[1], OPTION.sub("", body).lstrip("\n")
            yield Snippet(language, options.get("caption"), body, line)


@pytest.fixture
def workshop(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work through a page in, with what the page names of the checkout and the program on its path."""
    folder = tmp_path / "work"
    folder.mkdir()
    shown = "".join(snippet.text for snippet in snippets(page))
    for name in ("docs", "catalogs"):
        if name in shown:  # a thousand files, that few pages read
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("_build"))
    for name, example in {"stack": "eu-data-centre", "tender": "eu-data-centre-tender"}.items():
        shutil.copyfile(ROOT / "docs" / "examples" / f"{example}.toml", folder / f"{name}.toml")
    program = tmp_path / "bin" / "stdcompat"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m stdcompat.cli "$@"\n')
    program.chmod(0o755)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return folder


@pytest.mark.parametrize(
    "page", [page for page in PAGES if list(snippets(page))], ids=lambda page: str(page.relative_to(ROOT))
)
def test_page(page: Path, workshop: Path):
    names: dict[str, object] = {"__name__": "__main__", "tmp_path": workshop}
    for snippet in snippets(page):
        assert snippet.language in RUN, f"{page}:{snippet.line}: nobody runs ```{snippet.language}"
        RUN[snippet.language](snippet, names, f"{page}:{snippet.line}")
        if snippet.file is not None:
            (workshop / snippet.file).parent.mkdir(parents=True, exist_ok=True)
            (workshop / snippet.file).write_text(snippet.text, encoding="utf-8")


def run_python(snippet: Snippet, names: dict[str, object], where: str) -> None:
    if ">>>" not in snippet.text:
        exec(compile(snippet.text, where, "exec"), names)  # noqa: S102
        return
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(snippet.text, names, where, where, 0)
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)


def run_console(snippet: Snippet, names: dict[str, object], where: str) -> None:  # noqa: ARG001  # as all others
    for session in re.split(r"^\$ ", snippet.text, flags=re.MULTILINE)[1:]:
        command, _, expected = session.replace("\\\n", " ").partition("\n")
        printed, _ = run_line(command)
        assert doctest.OutputChecker().check_output(expected, printed, FLAGS), f"{where}: $ {command}\n{printed}"


def run_shell(snippet: Snippet, names: dict[str, object], where: str) -> None:  # noqa: ARG001  # as all others
    for command in snippet.text.replace("\\\n", " ").splitlines():
        if command.partition("#")[0].strip():
            printed, code = run_line(command)
            assert code in {0, 1}, f"{where}: {command}\n{printed}"


def run_line(command: str) -> tuple[str, int]:
    """Run a line, and return what it printed and its exit code; what installs or builds is looked up instead."""
    words = shlex.split(command, comments=True)
    if words[:2] == ["pip", "install"]:
        extras = {extra for word in words for extra in re.sub(r".*\[|\].*|^[^\[]*$", "", word).split(",") if extra}
        return f"extras {extras}", int(not extras <= set(PROJECT["project"]["optional-dependencies"])) * 3
    if words[0] == "make":
        return f"targets {TARGETS}", 0 if words[1] in TARGETS else 3
    if words[:2] == ["python", "-m"]:
        return f"module {words[2]}", 0 if find_spec(words[2]) is not None else 3
    if words[0] == "stdcompat" and not SHELL & set(shlex.shlex(command, posix=True, punctuation_chars=True)):
        return run_program(words[1:])
    for target in re.findall(r"> *(\S+)", command):
        Path(os.path.expanduser(target)).parent.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["/bin/sh", "-c", command], check=False, capture_output=True, text=True, encoding="utf-8")
    return done.stdout + done.stderr, done.returncode


def run_program(arguments: list[str]) -> tuple[str, int]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(arguments)
    return out.getvalue(), code


def read(load: Callable[[str], object]) -> Callable[[Snippet, dict[str, object], str], None]:
    return lambda snippet, names, where: (load(snippet.text), None)[1]  # noqa: ARG005  # as all others


RUN: dict[str, Callable[[Snippet, dict[str, object], str], None]] = {
    "python": run_python,
    "pycon": run_python,
    "console": run_console,
    "shell": run_shell,
    "text": read(str),  # a file that is shown under its name
    "toml": read(tomli.loads),
    "json": read(json.loads),
    "yaml": read(yaml.safe_load),
}
