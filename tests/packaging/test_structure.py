"""How modules may use each other; the layers are held by import-linter."""

from __future__ import annotations

import ast
import runpy
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import grimp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_no_modules_import_each_other_in_a_circle():
    """Imports inside functions count; only those for type checkers do not."""
    graph = grimp.build_graph("stdcompat", exclude_type_checking_imports=True, cache_dir=None)
    graph.squash_module("stdcompat.identifiers")  # its engines still call each other
    imported = {one: graph.find_modules_directly_imported_by(one) - {one} for one in graph.modules}
    left = set(imported)
    while free := {
        one for one in left if not imported[one] & left or not any(one in imported[other] for other in left)
    }:
        left -= free
    assert sorted(left) == []


def test_private_names_stay_in_their_module(root: Path):
    """A name that another module needs is no private one."""
    assert list(_private_names(root / "src" / "stdcompat")) == []


def _private_names(package: Path) -> Iterator[str]:
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stdcompat."):
                folder, *inside = node.module.split(".")[1:] if node.module else []
                # The engines of identifiers are private to users, and serve the other folders.
                if folder not in {"identifiers", path.relative_to(package).parts[0]}:
                    yield from (f"{path.relative_to(package)}: {node.module}" for one in inside if one.startswith("_"))
                for name in (one.name for one in node.names):
                    if name.startswith("_") and not (path.parent / f"{name}.py").exists():
                        yield f"{path.relative_to(package)}:{node.lineno}: {node.module}.{name}"


def test_the_picture_of_the_documentation_shows_every_package(root: Path):
    drawn = runpy.run_path(str(root / "docs" / "structure.py"))
    names = drawn["layers"]()
    assert {path.parent.name for path in (root / "src" / "stdcompat").glob("*/__init__.py")} <= set(names)
    shown = ET.fromstring(drawn["picture"]())  # noqa: S314  # our own
    assert {text.text for text in shown.iter("{http://www.w3.org/2000/svg}text")} >= set(names)
