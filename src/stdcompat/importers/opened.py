"""Other people's text files, line by line: compressed or not, in bounded memory, in whatever encoding.

Every line comes with its number. What no honest catalog holds ends in an error that says where:
data that unpack to a multitude of their size, or that stop in the middle.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, Final, NoReturn, cast

from stdcompat._archives import DAMAGED
from stdcompat.errors import CatalogError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_LINE", "TextDecoder", "bounded_lines", "fail", "files_under", "sha256_of", "zip_members"]

MAX_LINE: Final = 4 * 1024 * 1024
"""Bytes of a line that is still read; a longer one is no row of a catalog."""

_MOST_FILES: Final = 200_000  # the largest folder of Relaton has 60,000; a disk has millions
_MAX_RATIO: Final = 400  # JSON lines of catalogs shrink to a fortieth of their size
_FREE: Final = 8 * 1024 * 1024  # bytes that may unpack from nearly nothing


def fail(name: str, place: str, what: str, hint: str = "") -> NoReturn:
    """Raise the error that a source as a whole cannot be used.

    Raises:
        CatalogError: always.
    """
    raise CatalogError([Problem(name, place, what, hint)])


def files_under(folder: str) -> Iterator[str]:
    """Iterate over the files of a folder and of those in it, in the order of their names.

    Raises:
        CatalogError: if there are more than in any source.
    """
    count = 0
    for inside, folders, names in os.walk(folder):
        folders.sort()
        count += len(names)
        if count > _MOST_FILES:
            fail(folder, "", f"holds more than {_MOST_FILES:,} files", "name the folder of the source")
        yield from (os.path.join(inside, name) for name in sorted(names))


def sha256_of(path: str) -> str:
    """Return the sha256 of a file in hexadecimal."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bounded_lines(path: str) -> Iterator[tuple[int, bytes | None]]:
    """Iterate over a file's lines with their numbers; a line longer than `MAX_LINE` comes as None.

    A file that begins as gzip does is unpacked on the way, whatever its name.

    Raises:
        CatalogError: if packed data are cut short, damaged, or unpack to a multitude of their size.
        OSError: if the file cannot be read.
    """
    with open(path, "rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        file = cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
        number = size = 0
        try:
            while line := file.readline(MAX_LINE):
                number += 1
                size += len(line)
                whole = line.endswith(b"\n") or len(line) < MAX_LINE
                while not whole:
                    more = file.readline(MAX_LINE)
                    size += len(more)
                    whole = more.endswith(b"\n") or len(more) < MAX_LINE
                    _check_ratio(path, number, size, raw.tell() if packed else size)
                    line = b""
                if size > _FREE and packed:
                    _check_ratio(path, number, size, raw.tell())
                yield number, line or None
        except EOFError:
            fail(path, f"line {number + 1}", "the packed data stop in the middle", "get the file again")
        except (gzip.BadGzipFile, zlib.error) as error:
            fail(path, f"line {number + 1}", f"the packed data are damaged ({error})", "get the file again")


def _check_ratio(path: str, number: int, size: int, packed: int) -> None:
    if size > _FREE and size > _MAX_RATIO * max(packed, 1):
        what = f"unpacks to more than {_MAX_RATIO} times its size"
        fail(path, f"line {number}", what, "this is no catalog; unpack it yourself if you know better")


def zip_members(path: str, suffixes: tuple[str, ...], most: int) -> Iterator[tuple[str, bytes]]:
    """Iterate over the members of a zip whose names end so: nothing is unpacked to where a name points.

    Args:
        path: the archive.
        suffixes: how names end, in lower case.
        most: bytes of each member that are read at most.

    Raises:
        CatalogError: if the archive is damaged, or a member unpacks to a multitude of its size.
        OSError: if the file cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if info.filename.lower().endswith(suffixes):
                    if info.file_size > max(_MAX_RATIO * info.compress_size, MAX_LINE):
                        what = f"unpacks to more than {_MAX_RATIO} times its size"
                        fail(path, info.filename, what, "this is no catalog")
                    with archive.open(info) as member:
                        content = member.read(most)
                    yield info.filename, content
    except CatalogError:
        raise
    except DAMAGED as error:
        fail(path, "", f"is a damaged archive ({error})", "get the file again")


class TextDecoder:
    """Reads the lines of one file as UTF-8 or, where the first that is not plain ASCII cannot be, as GB 18030.

    >>> decode = TextDecoder()
    >>> decode("标准号,状态".encode("gb18030"))
    '标准号,状态'
    """

    def __init__(self) -> None:
        self.encoding: str | None = None

    def __call__(self, line: bytes) -> str:
        """Return a line as text, without a byte order mark and line end.

        Raises:
            UnicodeDecodeError: if it is in neither encoding.
        """
        line = line.rstrip(b"\r\n").removeprefix(b"\xef\xbb\xbf")
        if line.isascii():
            return line.decode("ascii")
        if self.encoding is None:
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = line.decode("gb18030")
                self.encoding = "gb18030"
            else:
                self.encoding = "utf-8"
            return text
        return line.decode(self.encoding)
