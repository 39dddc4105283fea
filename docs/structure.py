"""The picture of the packages and what they import, drawn from the code (`make docs`)."""

from __future__ import annotations

import ast
import re
import tomllib
from html import escape
from pathlib import Path
from typing import Final

import grimp

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src" / "stdcompat"
_HELPERS: Final = "helpers"
_ROW, _TOP, _LEFT, _WIDTH = 30, 20, 260, 1060


def layers() -> list[str]:
    """Return the packages, the highest first, in the order that import-linter holds them to; helpers are one."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = (one for one in config["tool"]["importlinter"]["contracts"] if one["type"] == "layers")
    names = [name for layer in contract["layers"] for name in re.findall(r"\w+", layer)]
    return [name for name in names if not name.startswith("_")] + [_HELPERS]


def imports(names: list[str]) -> dict[str, set[str]]:
    """Return what each package imports and does not get through another one that it imports."""
    graph = grimp.build_graph("stdcompat", exclude_type_checking_imports=True, cache_dir=None)
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            one, other = (_package(name, names) for name in (module, imported))
            if one and other and one != other and names.index(one) < names.index(other):
                found[one].add(other)
    below: dict[str, set[str]] = {}
    for name in reversed(names):  # the lowest first
        below[name] = set().union(found[name], *(below[other] for other in found[name]))
    return {
        name: {one for one in found[name] if not any(one in below[other] for other in found[name])} for name in names
    }


def _package(module: str, names: list[str]) -> str | None:
    name = module.removeprefix("stdcompat").lstrip(".").partition(".")[0]
    if name in {"_api", "_own_facts"}:
        return "facts"
    return name if name in names else _HELPERS if name.startswith("_") else None


def purpose(name: str) -> str:
    """Return the first sentence of a package's docstring."""
    if name == _HELPERS:
        return "Files, archives, lazy names and the like: they know nothing of standards."
    path = PACKAGE / name / "__init__.py" if (PACKAGE / name).is_dir() else PACKAGE / f"{name}.py"
    return (ast.get_docstring(ast.parse(path.read_bytes())) or "").partition("\n")[0].replace("`", "")


def picture() -> str:
    """Return the picture as SVG: a row for each package, an arc to each that it imports, all of them downwards."""
    names = layers()
    middle = {name: _TOP + number * _ROW + _ROW // 2 for number, name in enumerate(names)}
    arcs, rows = [], []
    for one, others in imports(names).items():
        for other in sorted(others):
            start, end = middle[one] + 5, middle[other] - 5
            reach = _LEFT - 14 - min(40 + (end - start) // 2, _LEFT - 30)
            arcs.append(
                f'<path d="M{_LEFT - 8} {start} C{reach} {start} {reach} {end} {_LEFT - 14} {end}" '
                f'marker-end="url(#tip)"><title>{one} imports {other}</title></path>'
            )
    for name, y in middle.items():
        rows.append(
            f'<rect x="{_LEFT}" y="{y - 12}" width="120" height="24" rx="5"/>'
            f'<text x="{_LEFT + 60}" y="{y + 5}" text-anchor="middle" class="name">{name}</text>'
            f'<text x="{_LEFT + 134}" y="{y + 5}">{escape(purpose(name))}</text>'
        )
    height = _TOP * 2 + len(names) * _ROW
    return (
        f'<svg class="structure" viewBox="0 0 {_WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg" '
        'aria-label="The packages from the command line down to the helpers; each imports only what stands below it">'
        "<style>.structure{font:13px sans-serif;fill:currentColor}.structure .name{font-weight:bold}"
        ".structure rect{fill:none;stroke:currentColor}"
        ".structure path{fill:none;stroke:currentColor;opacity:.45}.structure path:hover{opacity:1;stroke-width:2}"
        ".structure marker path{fill:currentColor;stroke:none}</style>"
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L8 4L0 8z"/></marker></defs>' + "".join(arcs) + "".join(rows) + "</svg>"
    )
