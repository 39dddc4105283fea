"""Office files with the same bytes for the same content: no clock in them but the date of the answers."""

from __future__ import annotations

import io
import re
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping

__all__ = ["repacked"]

_WRITTEN: Final = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:(?:modified|created)>)")
_BEGIN: Final = (1980, 1, 1, 0, 0, 0)  # of the time that a zip file can tell


def repacked(
    content: bytes, day: datetime.date, parts: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({})
) -> bytes:
    """Return a workbook or a document as if it had been written on a day; some parts of it may be changed."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in made.infolist():
            data = made.read(part)
            if part.filename == "docProps/core.xml":
                data = _WRITTEN.sub(rb"\g<1>" + stamp + rb"\g<2>", data)
            if part.filename in parts:
                data = parts[part.filename](data)
            archive.writestr(zipfile.ZipInfo(part.filename, _BEGIN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
