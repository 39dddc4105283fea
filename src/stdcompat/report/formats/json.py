"""Canonical JSON: sorted keys, no clock, the same bytes for the same report."""  # named as users name it

from __future__ import annotations

import json
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
    separators = None if indent is not None else (",", ":")
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent, sort_keys=True, separators=separators)) + "\n"
