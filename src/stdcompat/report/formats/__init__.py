"""The formats of a report: one module each, loaded when it is chosen by name or by suffix."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from stdcompat.errors import InvalidTypeError, InvalidValueError
from stdcompat.language import LANGUAGES, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stdcompat.report.written import Written

__all__ = ["FORMATS", "Format", "Layout", "format_named", "name_for"]

FORMATS: Final[Mapping[str, tuple[str, ...]]] = {
    # name of the format and of its module: suffixes
    "text": (".txt", ".text"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "markdown": (".md", ".markdown"),
    "xlsx": (".xlsx",),
    "sarif": (".sarif", ".sarif.json"),
    "junit": (".junit.xml",),
    "oscal": (".oscal.json",),
    "sssom": (".sssom.tsv",),
    "cyclonedx": (".cdx.json",),
    "spdx": (".spdx.json",),
    "html": (".html", ".htm"),
    "docx": (".docx",),
    "deviation-table": (".deviation.xlsx", ".deviation.docx"),
}


class Layout(NamedTuple):
    """What the reader chose.

    Attributes:
        width: columns per line.
        verbose: whether to print every proof.
        source: the file that the deployment was read from, for formats that point at it.
        language: the one to be read first, or only.
        file: the name of the file that is written, for formats of which there are several kinds of file.
    """

    width: int = 100
    verbose: bool = False
    source: str | None = None
    language: Language = "en"
    file: str | None = None


class Format(Protocol):
    """What each module of this folder offers."""

    def render(self, found: Written, layout: Layout) -> str | bytes:
        """Return one file's content, made of the report of one market or those of several.

        Raises:
            MissingExtraError: if it needs an optional package that is not installed.
        """


def as_language(language: str) -> Language:
    """Return a language that reports are written in.

    Raises:
        InvalidValueError: if they are not written in it.
    """
    for one in LANGUAGES:
        if one == language:
            return one
    what = f"no language {language!r}"
    raise InvalidValueError(what, f"one of {', '.join(LANGUAGES)}")


def format_named(name: str) -> Format:
    """Return a format by its name.

    Raises:
        InvalidValueError: if there is none.
    """
    if name not in FORMATS:
        msg = f"no format {name!r}; there are {', '.join(FORMATS)}"
        raise InvalidValueError(msg)
    return cast("Format", importlib.import_module(f"{__name__}.{name.replace('-', '_')}"))


def name_for(path: str | os.PathLike[str], name: str | None = None) -> str:
    """Return the name of the format that a file's suffix asks for: the longest suffix that fits.

    Args:
        path: the file.
        name: a format that was named; it counts where the suffix is that of one of its kinds of file.

    Raises:
        InvalidValueError: if no format has it.

    >>> name_for("report.json"), name_for("report.xlsx"), name_for("report.xlsx", "deviation-table")
    ('json', 'xlsx', 'deviation-table')
    """
    try:
        file = os.path.basename(os.fspath(path)).lower()
    except TypeError:
        what = f"must be a path, not {path!r}"
        raise InvalidTypeError(what, "its suffix chooses the format; render returns a text") from None
    if (
        name is not None
        and name in FORMATS
        and any(os.path.splitext(suffix)[1] == os.path.splitext(file)[1] for suffix in FORMATS[name])
    ):
        return name
    fitting = [
        (len(suffix), name) for name, suffixes in FORMATS.items() for suffix in suffixes if file.endswith(suffix)
    ]
    if fitting:
        return max(fitting)[1]
    known = ", ".join(suffix for suffixes in FORMATS.values() for suffix in suffixes)
    msg = f"no format for {os.fspath(path)!r}; a name may end in {known}"
    raise InvalidValueError(msg)
