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

__all__ = ["packed", "repacked"]

_WRITTEN: Final = re.compile(rb"(<dcterms:(?:modified|created)[^>]*>)[^<]*(</dcterms:(?:modified|created)>)")
_BEGIN: Final = (1980, 1, 1, 0, 0, 0)  # of the time that a zip file can tell


def repacked(
    content: bytes, day: datetime.date, parts: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType({})
) -> bytes:
    """Return a workbook as if it had been written on a day; some parts of it may be changed."""
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        found = {name: made.read(name) for name in made.namelist()}
    found["docProps/core.xml"] = _WRITTEN.sub(rb"\g<1>" + stamp + rb"\g<2>", found["docProps/core.xml"])
    return packed({name: parts[name](data) if name in parts else data for name, data in found.items()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _BEGIN), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
