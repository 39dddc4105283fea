"""The formats in which deployments come: one module each, chosen by what a file holds, loaded when it is needed."""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from stdcompat._untrusted import be_a_path, is_stream, read_whole
from stdcompat.errors import DeploymentError, InvalidTypeError, InvalidValueError, Problem, StdcompatError, not_read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stdcompat.deployment.model import Deployment
    from stdcompat.sheets import Columns

__all__ = [
    "FORMATS",
    "MAX_FILE",
    "DeploymentReader",
    "InputReading",
    "InputSource",
    "Options",
    "format_of",
    "read_file",
]

FORMATS: Final[Mapping[str, str]] = {
    # name of the format: the module that reads it
    "toml": "tables",
    "json": "tables",
    "yaml": "tables",
    "csv": "rows",
    "xlsx": "rows",
    "xls": "rows",
    "ods": "rows",
    "cyclonedx": "cyclonedx",
    "spdx": "spdx",
}

MAX_FILE: Final = 256 * 1024 * 1024
"""Bytes of a deployment's file."""

_HEAD: Final = 64 * 1024
_SHEETS: Final = (".csv", ".tsv")
_SUFFIXES: Final = {".toml": "toml", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}
# Patterns are compiled when they are used: a plain TOML file needs none of them.
_YAML: Final = rb"---|%YAML|[\w\"'-]+\s*:(?:\s|$)"
_SPDX: Final = rb"""(?m)(?:^|[{,\s])["']?spdxVersion["']?\s*:|^SPDXVersion:|spdx\.org/rdf/"""
_CYCLONEDX: Final = rb"""["']bomFormat["']|cyclonedx\.org/schema/bom"""


class InputSource(NamedTuple):
    """What is read: the name of a file, in which format, and its bytes when they came through a pipe."""

    file: str
    format: str
    content: bytes | None = None

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            DeploymentError: if there are more than any deployment needs.
            OSError: if the file cannot be read.
        """
        content = self.content
        if content is None:
            content = read_whole(self.file, MAX_FILE)
        if len(content) > MAX_FILE:
            raise DeploymentError([Problem(self.file, "", f"larger than {MAX_FILE >> 20} MiB", "split it")])
        return content


class Options(NamedTuple):
    """What a user says about a file beside its format.

    Attributes:
        columns: a file that says which headings of a sheet are which fields.
        advance: called after each row that is read.
    """

    columns: str | os.PathLike[str] | None = None
    advance: Callable[..., None] = lambda count=1: None  # noqa: ARG005  # counted by nobody


class InputReading(NamedTuple):
    """What came of a file: the deployment, and for sheets what each column was read as."""

    deployment: Deployment
    columns: tuple[Columns, ...] = ()


class DeploymentReader(Protocol):
    """What each module of this folder offers."""

    def read(self, source: InputSource, options: Options) -> InputReading:
        """Read a deployment.

        Raises:
            DeploymentError: with every problem of the file.
            MissingExtraError: if it needs an optional package that is not installed.
        """


def read_file(
    path: str | os.PathLike[str],
    format: str | None = None,
    columns: str | os.PathLike[str] | None = None,
    content: bytes | None = None,
    advance: Callable[..., None] | None = None,
) -> InputReading:
    r"""Read a deployment, and say how its columns were read if it is a sheet.

    Args:
        path: the file; with `content`, the name that messages call it by.
        format: the name of its format; detected from its content by default.
        columns: a file that says which headings of a sheet are which fields; guessed by default.
        content: the bytes, when they came through a pipe.
        advance: called after each row of a sheet, for those who show how far it is.

    Raises:
        DeploymentError: with every problem of the file.
        MissingExtraError: if the format needs an optional package that is not installed.
        InvalidValueError: if no format has the name.

    >>> read_file("offer.csv", content=b"Component,Kind,Standard\nServer,server,GB 4943.1-2022\n").deployment.name
    'offer'
    """
    if format is not None and format not in FORMATS:
        msg = f"no input format {format!r}; there are {', '.join(FORMATS)}"
        raise InvalidValueError(msg)
    file = file_name(path)
    try:
        if content is None and is_stream(file):
            content = read_whole(file, MAX_FILE)
        name = format or format_of(InputSource(file, "", content))
        module = cast("DeploymentReader", import_module(f"{__name__}.{FORMATS[name]}"))
        options = Options(columns) if advance is None else Options(columns, advance)
        return module.read(InputSource(file, name, content), options)
    except OSError as error:
        if isinstance(error, StdcompatError):
            raise
        raise DeploymentError([not_read(file, error)]) from error


def file_name(path: str | os.PathLike[str]) -> str:
    """Return a path as a text.

    Raises:
        InvalidTypeError: if it is none.
    """
    try:
        return os.fspath(path)
    except TypeError:
        what = f"must be a path, not {path!r}"
        raise InvalidTypeError(what, "texts are read by from_json, tables by from_dict", "path") from None


def format_of(source: InputSource) -> str:
    r"""Detect the format of a file from what it holds; its suffix counts where that could be several.

    Raises:
        OSError: if the file cannot be read.

    >>> format_of(InputSource("stack", "", b'[deployment]\nname = "Data centre"\n'))
    'toml'
    """
    if source.content is None:
        be_a_path(source.file)
        with open(source.file, "rb") as file:
            head = file.read(_HEAD)
    else:
        head = source.content[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "xlsx"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: only spreadsheet programs write it
        return "csv"
    lines = (line.strip() for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    first = next((line for line in lines if line and not line.startswith(b"#")), b"")
    if re.fullmatch(rb"(?i:sep)=.", first):  # Excel writes it, and it is no TOML
        return "csv"
    if first.startswith((b"{", b"<")):
        # Which document it is may stand behind thousands of components.
        content = source.read()
        if re.search(_CYCLONEDX, content):
            return "cyclonedx"
        return "spdx" if re.search(_SPDX, content) or first.startswith(b"<") else "json"
    if os.path.splitext(source.file)[1].lower() in _SHEETS and not first.startswith(b"["):
        return "csv"  # a line above the table, "BIDDER: …", is no YAML
    if _is_toml(first):
        return "toml"
    if re.search(_SPDX, head):
        return "spdx"
    if first.startswith(b"["):
        return "json"
    if re.match(_YAML, first):
        return "yaml"
    return _SUFFIXES.get(os.path.splitext(source.file)[1].lower(), "csv" if first else "toml")


def _is_toml(line: bytes) -> bool:
    """Return whether a line begins a table, or gives a key a value."""
    if line.startswith(b"["):
        return line.lstrip(b"[ ")[:1].isalpha()
    key, equals, _ = line.partition(b"=")
    return bool(equals) and key.strip(b" \t\"'").translate(None, b"-_.").isalnum()
