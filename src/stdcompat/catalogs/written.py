"""The TOML of the tables of a file: a deployment, a profile, a market."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["to_toml"]


def to_toml(tables: Mapping[str, Any]) -> str:
    """Return tables, and arrays of tables, as TOML.

    >>> print(to_toml({"profile": {"name": "Tender 7"}, "requirement": [{"id": "isms"}]}), end="")
    [profile]
    name = "Tender 7"
    <BLANKLINE>
    [[requirement]]
    id = "isms"
    """
    blocks = [
        "\n".join([f"[[{key}]]" if isinstance(value, list) else f"[{key}]", *_lines(table)])
        for key, value in tables.items()
        for table in (value if isinstance(value, list) else [value])
    ]
    return "\n\n".join(blocks) + "\n"


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(_lines(value))} }}"
    if isinstance(value, list | tuple):
        if any(isinstance(item, dict) for item in value):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's strings and booleans are TOML's
