"""The formats of a report: one module each, loaded when it is chosen by name or by suffix."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stdcompat.report.model import Report

__all__ = ["FORMATS", "Format", "Layout", "format_for", "format_named"]

FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    # name of the format and of its module: suffixes
    "text": (".txt", ".text"),
    "json": (".json",),
}


class Layout(NamedTuple):
    """What the reader chose: columns per line, and whether to print every proof."""

    width: int = 100
    verbose: bool = False


class Format(Protocol):
    """What each module of this folder offers."""

    def render(self, reports: Sequence[Report], layout: Layout) -> str | bytes:
        """Return one file's content: a report, or several on one deployment."""


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        ValueError: if there is none.
    """
    if name not in FORMATS:
        msg = f"no format {name!r}; there are {', '.join(FORMATS)}"
        raise ValueError(msg)
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))


def format_for(path: str | os.PathLike[str]) -> Format:
    """Return the format that a file's suffix asks for.

    Raises:
        ValueError: if no format has it.
    """
    return format_named(name_for(path))


def name_for(path: str | os.PathLike[str]) -> str:
    """Return the name of the format that a file's suffix asks for.

    >>> name_for("report.json")
    'json'
    """
    suffix = os.path.splitext(path)[1].lower()
    for name, suffixes in FORMATS.items():
        if suffix in suffixes:
            return name
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    msg = f"no format for {os.fspath(path)!r}; a name may end in {known}"
    raise ValueError(msg)
