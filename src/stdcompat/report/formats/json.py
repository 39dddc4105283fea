"""Canonical JSON: sorted keys, no clock, the same bytes for the same report."""  # named as users name it

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from stdcompat.report.safe import escaped

if TYPE_CHECKING:
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["dumps", "render"]


def render(found: Written, layout: Layout) -> str:  # noqa: ARG001  # JSON has one layout
    """Return one report as an object; several as an object that holds them."""
    return dumps(found.to_dict())


def dumps(value: Any, indent: int | None = 1) -> str:
    """Return plain values as canonical JSON that is also safe to show in a terminal.

    Args:
        value: what to write.
        indent: how many spaces a level takes; None for a single line.
    """
    if indent is None:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    else:
        text = _indented(value, "\n", " " * indent)
    return escaped(text) + "\n"


def _indented(value: Any, margin: str, step: str) -> str:
    """Write as `json.dumps` does with an indent, which takes three times as long: it is not compiled."""
    if isinstance(value, str):
        return encode_basestring(value)
    inside = margin + step
    if isinstance(value, dict) and value:
        pairs = (f"{encode_basestring(key)}: {_indented(value[key], inside, step)}" for key in sorted(value))
        return f"{{{inside}{f',{inside}'.join(pairs)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        return f"[{inside}{f',{inside}'.join([_indented(one, inside, step) for one in value])}{margin}]"
    return str(value) if type(value) is int else json.dumps(value)
