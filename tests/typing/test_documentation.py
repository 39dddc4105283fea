"""Every block of Python of the README and the documentation passes the strict mode of mypy, and of pyright if it is there.

The blocks of a page are one module: what a reader types from top to bottom.
"""

from __future__ import annotations

import ast
import doctest
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^( *)```(?:\{code-block\} )?(?:python|pycon)\n(?P<body>.*?)^\1```$", re.MULTILINE | re.DOTALL)
NOT_RUN = re.compile(r"<!-- not run: \S.* -->\s*\Z")
OPTION = re.compile(r"^:[\w-]+: *.*\n", re.MULTILINE)
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])
# Other libraries have no types, and a page may import what only its part that is not run uses.
UNTYPED = {
    f"report{what}": False
    for what in (
        *("MissingTypeStubs", "MissingModuleSource", "UnusedImport"),
        *("UnknownMemberType", "UnknownVariableType", "UnknownArgumentType"),
    )
}
AS_READERS_HAVE_IT = """\
# mypy: disable-error-code="import-untyped,redundant-expr,truthy-bool"
# mypy: no-warn-unreachable
"""
PYRIGHT = os.environ.get("PYRIGHT") or shutil.which("pyright")


def module_of(page: Path) -> str:
    """Return the code of a page as a module; what is only shown at a prompt is printed."""
    parts = []
    text = page.read_text(encoding="utf-8")
    for fence in FENCE.finditer(text):
        if NOT_RUN.search(text[: fence.start()]):
            continue  # it needs what is not installed
        body = OPTION.sub("", textwrap.dedent(fence["body"]))
        if ">>>" not in body:
            parts.append(body)
            continue
        for example in doctest.DocTestParser().get_examples(body):
            (statement, *_) = ast.parse(example.source).body
            shown = isinstance(statement, ast.Expr) and example.want
            parts.append(f"print({example.source.strip()})\n" if shown else example.source)
    return "\n".join(parts)


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for page in PAGES:
        code = module_of(page)
        if code:
            name = re.sub(r"\W", "_", str(page.relative_to(ROOT).with_suffix("")))
            (folder / f"{name}.py").write_text(code, encoding="utf-8")
    for program in sorted((ROOT / "docs" / "examples").glob("*.py")):
        shutil.copyfile(program, folder / program.name)
    shutil.copyfile(Path(__file__).with_name("public_api.py"), folder / "public_api.py")
    return folder


def checked(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MYPYPATH": str(ROOT / "src")},
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_mypy_strict(modules: Path):
    """The project's own settings are strict; with them, what `make lint` knows of the package is not found out again."""
    pytest.importorskip("mypy")
    for module in modules.glob("*.py"):
        module.write_text(AS_READERS_HAVE_IT + module.read_text(encoding="utf-8"), encoding="utf-8")
    options = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache")]
    checked([sys.executable, "-m", "mypy", *options, "."], modules)


@pytest.mark.skipif(PYRIGHT is None, reason="needs pyright: on the path, or PYRIGHT names it")
def test_pyright_strict(modules: Path):
    assert PYRIGHT is not None
    (modules / "pyrightconfig.json").write_text(
        json.dumps(
            {"typeCheckingMode": "strict", "extraPaths": [str(ROOT / "src")], "pythonVersion": "3.11", **UNTYPED}
        ),
        encoding="utf-8",
    )
    checked([PYRIGHT, "--pythonpath", sys.executable, "-p", str(modules)], modules)
