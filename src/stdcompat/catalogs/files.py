"""Catalog files in TOML: which files, which tables, and what one collection of them can check of itself."""

from __future__ import annotations

import contextlib
import os
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from stdcompat._untrusted import is_stream, read_whole
from stdcompat.catalogs.read import MAX_FILE, TableReader
from stdcompat.catalogs.rows import TABLES, key_of
from stdcompat.identifiers._publishers import convention
from stdcompat.identifiers._registry import CONVENTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stdcompat.identifiers import Convention

_MOST: Final = 20_000  # files in a folder and those in it: a catalog of one standard a file, and no disk

__all__ = ["catalog_of", "check_unique", "declared_in", "read_catalog_files", "toml_files"]


def read_catalog_files(
    reader: TableReader, paths: Sequence[str | os.PathLike[str]]
) -> tuple[str, dict[str, list[Any]]]:
    """Read the tables of a catalog from files and folders (see `catalog_of`)."""
    return catalog_of(reader, ((path, reader.load(path)) for path in toml_files(reader, paths)))


def catalog_of(reader: TableReader, files: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[str, dict[str, list[Any]]]:
    """Return the edition and the records of a catalog, of the tables of each of its files.

    Problems go to the reader: unknown tables, bad values, duplicates, dangling references.
    """
    records: dict[str, list[Any]] = {key: [] for key in TABLES}
    edition = "0"
    where: dict[int, str] = {}
    for path, tables in files:
        reader.keys(path, tables, [*TABLES, "catalog"])
        head = tables.get("catalog", {})
        if isinstance(head, dict) and isinstance(head.get("edition"), str):
            edition = head["edition"]
        elif "catalog" in tables:
            reader.add(path, "catalog", "needs an edition", 'write edition = "2026.11.0"')
        for key, cls in TABLES.items():
            found = reader.records(path, tables, key, cls)
            records[key] += found
            where.update((id(record), path) for record in found)
    check_unique(reader, "", records, where)
    _check_references(reader, records, where)
    return edition, records


def declared_in(paths: Sequence[str | os.PathLike[str]]) -> tuple[Convention, ...]:
    """Return the publishers that files declare, before anything in them is read by these; problems are reported later."""
    declared = []
    import tomli  # which most questions do without

    for path in toml_files(TableReader(), paths):
        try:
            if is_stream(path):  # it is read once, by the one that tells what is wrong
                continue
            content = read_whole(path, MAX_FILE)
            tables = tomli.loads(content.decode()).get("publisher", ()) if b"[[publisher]]" in content else ()
        except (OSError, ValueError):
            continue
        for table in tables:
            if isinstance(table, dict) and isinstance(table.get("code"), str) and table["code"] not in CONVENTIONS:
                with contextlib.suppress(TypeError):  # fields of the wrong types
                    declared.append(convention(table))
    return tuple(declared)


def toml_files(reader: TableReader, paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return the files that paths name, each folder's in the order of their names."""
    files = []
    for each in paths:
        path = os.fspath(each)
        if os.path.isdir(path):
            inside = islice(
                (os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names), _MOST + 1
            )
            every = list(inside)
            found = sorted(name for name in every if name.endswith(".toml"))
            if len(every) > _MOST:
                reader.add(path, "", f"holds more than {_MOST:,} files", "name the folder of the catalog")
            elif not found:
                reader.add(path, "", "holds no .toml file", "check the path")
            else:
                files += found
        else:
            files.append(path)
    return files


def check_unique(
    reader: TableReader, file: str, records: dict[str, list[Any]], where: dict[int, str] | None = None
) -> None:
    """Note every key that two records have."""
    where = where or {}
    for kind, found in records.items():
        seen: dict[str, Any] = {}
        for record in found:
            key = key_of(record)
            if key in seen:
                first = where.get(id(seen[key]), file)
                reader.add(where.get(id(record), file), f"{kind} {key}", f"is also in {first}", "keep one of them")
            else:
                seen[key] = record


def _check_references(reader: TableReader, records: dict[str, list[Any]], where: dict[int, str]) -> None:
    """Check what one file can know: sources, and `replaces`, name records that exist."""
    sources = {source.id for source in records["source"]}
    standards = {key_of(standard) for standard in records["standard"]}
    places = {f"{kind} {key_of(record)}" for kind, found in records.items() for record in found}
    for override in records["override"]:
        if key_of(override) not in places:
            hint = reader.suggest(key_of(override), places) or "write the record that is to count instead"
            reader.add(where[id(override)], f"override {key_of(override)}", "there is no such record here", hint)
    for kind, found in records.items():
        for record in found if kind != "source" else ():
            place = f"{kind} {key_of(record)}"
            for source in record.sources:
                if source not in sources:
                    reader.add(where[id(record)], place, f"unknown source {source!r}", reader.suggest(source, sources))
            for older in getattr(record, "replaces", ()):
                if older.key not in standards:
                    hint = reader.suggest(str(older), standards) or "add it, or leave it out"
                    reader.add(where[id(record)], place, f"replaces {older}, which is not in the catalog", hint)
