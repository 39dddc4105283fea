"""The formats in which deployments come: one module each, chosen by what a file holds, loaded when it is needed."""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from stdcompat.errors import DeploymentError, Problem, StdcompatError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stdcompat.deployment.model import Deployment
    from stdcompat.sheets import Columns

__all__ = ["FORMATS", "DeploymentReader", "Options", "Reading", "Source", "format_of", "read_file"]

FORMATS: Final[Mapping[str, str]] = {
    # name of the format: the module that reads it
    "toml": "tables",
    "json": "tables",
    "yaml": "tables",
    "csv": "rows",
    "xlsx": "rows",
    "cyclonedx": "cyclonedx",
    "spdx": "spdx",
}

_MAX_FILE: Final = 256 * 1024 * 1024
_HEAD: Final = 64 * 1024
_SUFFIXES: Final = {".toml": "toml", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}
_TOML: Final = re.compile(rb"""\[{1,2}\s*[A-Za-z_]|[\w."'-]+\s*=""")
_YAML: Final = re.compile(rb"---|%YAML|[\w\"'-]+\s*:(?:\s|$)")
_SPDX: Final = re.compile(rb"""(?:^|[{,\s])["']?spdxVersion["']?\s*:|^SPDXVersion:|spdx\.org/rdf/""", re.MULTILINE)
_CYCLONEDX: Final = re.compile(rb"""["']bomFormat["']|cyclonedx\.org/schema/bom""")


class Source(NamedTuple):
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
            with open(self.file, "rb") as file:
                content = file.read(_MAX_FILE + 1)
        if len(content) > _MAX_FILE:
            raise DeploymentError([Problem(self.file, "", f"larger than {_MAX_FILE >> 20} MiB", "split it")])
        return content


class Options(NamedTuple):
    """What a user says about a file beside its format.

    Attributes:
        columns: a file that says which headings of a sheet are which fields.
    """

    columns: str | os.PathLike[str] | None = None


class Reading(NamedTuple):
    """What came of a file: the deployment, and for sheets what each column was read as."""

    deployment: Deployment
    columns: tuple[Columns, ...] = ()


class DeploymentReader(Protocol):
    """What each module of this folder offers."""

    def read(self, source: Source, options: Options) -> Reading:
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
) -> Reading:
    r"""Read a deployment, and say how its columns were read if it is a sheet.

    Args:
        path: the file; with `content`, the name that messages call it by.
        format: the name of its format; told from its content by default.
        columns: a file that says which headings of a sheet are which fields; guessed by default.
        content: the bytes, when they came through a pipe.

    Raises:
        DeploymentError: with every problem of the file.
        MissingExtraError: if the format needs an optional package that is not installed.
        ValueError: if no format has the name.

    >>> read_file("offer.csv", content=b"Component,Kind,Standard\nServer,server,GB 4943.1-2022\n").deployment.name
    'offer'
    """
    if format is not None and format not in FORMATS:
        msg = f"no input format {format!r}; there are {', '.join(FORMATS)}"
        raise ValueError(msg)
    file = os.fspath(path)
    try:
        name = format or format_of(Source(file, "", content))
        module = cast("DeploymentReader", import_module(f"{__name__}.{FORMATS[name]}"))
        return module.read(Source(file, name, content), Options(columns))
    except OSError as error:
        if isinstance(error, StdcompatError):
            raise
        what = (error.strerror or str(error)).lower()
        raise DeploymentError([Problem(file, "", what, "check the path")]) from error


def format_of(source: Source) -> str:
    r"""Tell the format of a file from what it holds; its suffix counts where that could be several.

    Raises:
        OSError: if the file cannot be read.

    >>> format_of(Source("stack", "", b'[deployment]\nname = "Data centre"\n'))
    'toml'
    """
    if source.content is None:
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
    if first.startswith((b"{", b"<")):
        # Which document it is may stand behind thousands of components.
        content = source.read()
        if _CYCLONEDX.search(content):
            return "cyclonedx"
        return "spdx" if _SPDX.search(content) or first.startswith(b"<") else "json"
    if _TOML.match(first):
        return "toml"
    if _SPDX.search(head):
        return "spdx"
    if first.startswith(b"["):
        return "json"
    if _YAML.match(first):
        return "yaml"
    return _SUFFIXES.get(os.path.splitext(source.file)[1].lower(), "csv" if first else "toml")
