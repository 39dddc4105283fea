"""Canonical JSON: sorted keys, no clock, the same bytes for the same report."""  # named as users name it

from __future__ import annotations

import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final

from stdcompat.report.safe import escaped

if TYPE_CHECKING:
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["dumps", "render"]

_CONSTANTS: Final = {None: "null", True: "true", False: "false"}


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
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, str):
        return encode_basestring(value)
    inside = margin + step
    if isinstance(value, dict) and value:
        pairs = [
            f"{encode_basestring(key)}: "
            f"{encode_basestring(one) if type(one := value[key]) is str else _indented(one, inside, step)}"
            for key in sorted(value)
        ]
        return f"{{{inside}{f',{inside}'.join(pairs)}{margin}}}"
    if isinstance(value, list | tuple) and value:
        items = [encode_basestring(one) if type(one) is str else _indented(one, inside, step) for one in value]
        return f"[{inside}{f',{inside}'.join(items)}{margin}]"
    return str(value) if type(value) is int else json.dumps(value)
