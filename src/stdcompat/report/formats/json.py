"""Canonical JSON: sorted keys, no clock, the same bytes for the same report."""  # named as users name it

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stdcompat.report.safe import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report

__all__ = ["dumps", "render"]


def render(reports: Sequence[Report], layout: Layout) -> str:  # noqa: ARG001  # JSON has one layout
    """Return one report as an object, several as a list."""
    plain = [report.to_dict() for report in reports]
    return dumps(plain[0] if len(plain) == 1 else plain)


def dumps(value: Any) -> str:
    """Return plain values as canonical JSON that is also safe to show in a terminal."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"
