"""The sheets of a file, whichever of the formats it is in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from stdcompat.sheets.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.sheets.model import Sheet

__all__ = ["read_sheets"]

_ZIP: Final = b"PK\x03\x04"
_OPEN: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_OLE: Final = b"\xd0\xcf\x11\xe0"


def read_sheets(path: str | os.PathLike[str], content: bytes | None = None) -> Iterator[Sheet]:
    r"""Read the sheets of a CSV, XLSX, XLS or ODS file; which of them it is, its first bytes say.

    CSV may be UTF-8, UTF-16 with a mark, or GB18030, with commas, semicolons or tabs.

    Args:
        path: the file; with `content`, the name that messages call it by.
        content: the bytes, when they have been read already.

    Raises:
        InputError: if it is none of these, or larger than is sane.
        MissingExtraError: if it is a workbook and what reads it is not installed.
        OSError: if it cannot be opened.

    >>> (sheet,) = read_sheets("stack.csv", b"name;standard\r\nServer;GB 4943.1-2022\r\n")
    >>> [row.cells for row in sheet.rows()]
    [('name', 'standard'), ('Server', 'GB 4943.1-2022')]
    """
    name = os.fspath(path)
    source = Source(name, content)
    with source.open() as file:
        head = file.read(128)
    if head[:4] == _OLE:
        from stdcompat.sheets.legacy import read_legacy

        yield from read_legacy(source)
    elif head[:4] == _ZIP and head[30:].startswith(_OPEN):
        from stdcompat.sheets.opendocument import read_opendocument

        yield from read_opendocument(source)
    elif head[:4] == _ZIP:
        from stdcompat.sheets.workbook import read_workbook

        yield from read_workbook(source)
    else:
        from stdcompat.sheets.delimited import DelimitedSheet

        yield DelimitedSheet.of(source)
