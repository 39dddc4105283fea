"""The formats that catalogs are imported from, and which of them a file is in, by what it holds."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from stdcompat._archives import DAMAGED
from stdcompat._records import frozen
from stdcompat._untrusted import regular
from stdcompat.catalogs.model import Confidence, SourceClass
from stdcompat.errors import CatalogError, Problem
from stdcompat.importers.model import Row
from stdcompat.importers.opened import files_under

__all__ = ["FORMATS", "Format", "format_of"]

_HEAD: Final = 64 * 1024


@frozen
class Format:
    """One format, and what is known of a source in it before it is read."""

    name: str
    says: str
    read: Callable[[str], Iterator[Row]]
    cls: SourceClass = SourceClass.SECONDARY
    confidence: Confidence = Confidence.MEDIUM
    publisher: str | None = None
    url: str | None = None
    licence: str = "none stated"


def _records(path: str) -> Iterator[Row]:
    from stdcompat.importers.records import read_records

    return read_records(path)


def _iso(path: str) -> Iterator[Row]:
    from stdcompat.importers.iso_open_data import read_iso_open_data

    return read_iso_open_data(path)


def _relaton(path: str) -> Iterator[Row]:
    from stdcompat.importers.relaton import read_relaton

    return read_relaton(path)


def _sssom(path: str) -> Iterator[Row]:
    from stdcompat.importers.sssom import read_sssom

    return read_sssom(path)


def _sts(path: str) -> Iterator[Row]:
    from stdcompat.importers.sts import read_sts

    return read_sts(path)


def _table(path: str) -> Iterator[Row]:
    from stdcompat.importers.tables import read_table

    return read_table(path)


FORMATS: Final = {
    form.name: form
    for form in (
        Format("records", "records of standards, or pairs of them, as JSON lines", _records),
        Format(
            "iso-open-data",
            "ISO Open Data: iso_deliverables_metadata as JSON lines or CSV",
            _iso,
            SourceClass.OFFICIAL,
            Confidence.HIGH,
            "ISO",
            "https://www.iso.org/open-data.html",
            "ODC-By 1.0",
        ),
        Format("relaton", "Relaton items in YAML: a folder, a zip, an index, a file", _relaton),
        Format("sssom", "SSSOM mapping set", _sssom, confidence=Confidence.LOW),
        Format("sts", "NISO STS or ISO STS front matter in XML: a file, a folder, a zip", _sts),
        Format(
            "table",
            "a table with a row for each standard, in CSV, a workbook or a JSON array",
            _table,
            confidence=Confidence.LOW,
        ),
    )
}
"""Every format by its name."""


def format_of(path: str) -> str:
    """Return the name of the format that a file or a folder is in.

    Raises:
        CatalogError: if it is in none of them.
        OSError: if it cannot be read.
    """
    regular(path)
    if os.path.isdir(path):
        kind = _by_names({os.path.basename(name).lower() for name in files_under(path)})
        if kind is None:
            what = "holds no file of a format that is read from folders: Relaton's YAML, XML of ISO STS"
            raise CatalogError([Problem(path, "", what, "name the files themselves")])
    elif zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                members = {name.lower() for name in archive.namelist()}
        except DAMAGED as error:
            raise CatalogError([Problem(path, "", f"is a damaged archive ({error})", "get the file again")]) from error
        kind = "table" if {"[content_types].xml", "content.xml"} & members else _by_names(members)
    else:
        kind = _by_text(_head(path))
    if kind is None:
        hint = "name the format with --kind: " + ", ".join(FORMATS)
        raise CatalogError([Problem(path, "", "is in no format that is known", hint)])
    return kind


def _by_names(names: set[str]) -> str | None:
    if any(name.endswith((".yaml", ".yml")) for name in names):
        return "relaton"
    return "sts" if any(name.endswith(".xml") for name in names) else None


def _head(path: str) -> bytes:
    with open(path, "rb") as file:
        head = file.read(_HEAD)
        if not head.startswith(b"\x1f\x8b"):
            return head
        file.seek(0)
        try:
            return gzip.GzipFile(fileobj=file).read(_HEAD)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            problem = Problem(path, "line 1", f"the packed data are damaged ({error})", "get the file again")
            raise CatalogError([problem]) from error


def _by_text(head: bytes) -> str | None:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    first = text.split(b"\n", 1)[0]
    if text.startswith(b"[") or (text.startswith(b"{") and _is_one_object(text)):
        return "table"
    if text.startswith(b"{"):
        return "iso-open-data" if b'"deliverableType"' in first or b'"currentStage"' in first else "records"
    if text.startswith(b"<"):
        return "sts"
    lines = [line for line in text.split(b"\n") if not line.startswith(b"#")]
    if lines and b"subject_id" in lines[0] and b"\t" in lines[0]:
        return "sssom"
    if b"deliverableType" in first and b"," in first:
        return "iso-open-data"
    if text.startswith((b"---", b"- :", b"- id:", b"- file:")) or any(
        line.startswith((b"docid", b"title:")) for line in lines
    ):
        return "relaton"
    return "table" if text else None


def _is_one_object(text: bytes) -> bool:
    """Return whether a text is one JSON object over several lines, or one that holds an array of objects."""
    first = text.split(b"\n", 1)[0].strip()
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return len(first) < _HEAD // 2 and not first.endswith(b"}")
    if not isinstance(value, dict) or {"id", "standard", "adopter", "a", "title"} & set(value):
        return False  # a record by itself, one a line
    return any(isinstance(one, list) and any(isinstance(item, dict) for item in one) for one in value.values())
