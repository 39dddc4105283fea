"""Everything that the README and the documentation show is run, and what it prints is compared.

``python`` blocks run page by page in one namespace; with ``>>>`` their output is compared. In
``console`` blocks each line ``$ stdcompat …`` is run, and ``...`` stands for left-out output.
Everything runs in the root of the checkout, so that paths in examples are real ones.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```\{?(python|console)\}?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path) -> list[tuple[str, str, int]]:
    text = page.read_text(encoding="utf-8")
    return [(found[1], found[2], text.count("\n", 0, found.start(2))) for found in FENCE.finditer(text)]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if blocks(page)], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_page(page: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "120")
    names: dict[str, object] = {"tmp_path": tmp_path}
    for language, source, line in blocks(page):
        if language == "console":
            check_console(source)
        elif ">>>" in source:
            check_session(source, names, page, line)
        else:
            exec(compile("\n" * line + source, str(page), "exec"), names)  # noqa: S102


def check_session(source: str, names: dict[str, object], page: Path, line: int) -> None:
    said: list[str] = []
    test = doctest.DocTestParser().get_doctest(source, names, page.name, str(page), line)
    doctest.DocTestRunner(optionflags=FLAGS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)


def check_console(source: str) -> None:
    for session in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, expected = session.replace("\\\n", " ").partition("\n")
        words = shlex.split(command, comments=True)
        if words[0] != "stdcompat":
            continue
        printed = run_command_line(words[1:])
        assert doctest.OutputChecker().check_output(expected, printed, FLAGS), f"$ {command}\n{printed}"


def run_command_line(arguments: list[str]) -> str:
    from stdcompat.cli.main import main

    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out), contextlib.suppress(SystemExit):
        main(arguments)
    return out.getvalue()
