"""Relaton's bibliographic items in YAML: a folder of them, a zip, an index, or one file.

Both layouts that its data sets are in are read: ``docid`` with ``id`` and ``docstatus``, and the
later ``docidentifier`` with ``content`` and ``status``. Every scalar is read as the text that it is
written as, so that no date, number or tag of YAML can mean anything else; there are no merge keys.
"""

from __future__ import annotations

import os
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from stdcompat.errors import MissingExtraError
from stdcompat.importers.model import Link, Listing, Row, Skip
from stdcompat.importers.opened import fail, files_under, zip_members

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["read_relaton"]

_MAX_ITEM: Final = 4 * 1024 * 1024
_MAX_INDEX: Final = 256 * 1024 * 1024
_SUFFIXES: Final = (".yaml", ".yml")
_NO_KEYS: Final = frozenset({"URN", "DOI", "ISBN", "ISSN", "iso-reference", "iso-with-lang"})
_TITLE_PARTS: Final = ("title-intro", "title-main", "title-part")
_STAGE_DIGITS: Final = 2

# The C parser falls over its own stack before Python's limit is reached.
_MAX_BRACKETS: Final = 5_000
_DEEP: Final = re.compile(rb"(?:[-?:][ \t]+){100}")


def read_relaton(path: str) -> Iterator[Row]:
    """Read every item of a folder, a zip, an index or a file.

    Raises:
        CatalogError: if an archive is damaged, or unpacks to a multitude of its size.
        MissingExtraError: if PyYAML is not installed.
        OSError: if something cannot be read.
    """
    load = _loader()
    items = _folder(path) if os.path.isdir(path) else _zip(path) if zipfile.is_zipfile(path) else _file(path, load)
    for place, content in items:
        yield content if isinstance(content, Skip) else _item(place, content, load)


def _loader() -> Callable[[bytes], Any]:
    try:
        import yaml
    except ImportError:
        raise MissingExtraError("yaml", "PyYAML") from None  # noqa: EM101  # the extra's name
    base: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class Loader(base):  # type: ignore[misc]
        """Composes nodes, and gives no tag to any."""

        def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002  # as it is called
            return ""

    def load(content: bytes) -> Any:
        loader = Loader(content)
        try:
            return _plain(loader.get_single_node(), {})
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            where = f" at line {mark.line + 1}" if mark is not None else ""
            msg = f"{getattr(error, 'problem', None) or 'is not YAML'}{where}"
            raise ValueError(msg) from error
        finally:
            loader.dispose()

    return load


def _plain(node: Any, made: dict[Any, Any]) -> Any:
    """Return a node as texts, lists and mappings; a node that aliases name several times is made once.

    Raises:
        ValueError: if a key is given twice, or is not text.
    """
    if node is None or isinstance(node.value, str):
        return None if node is None else node.value
    if node in made:
        return made[node]
    if node.id == "sequence":
        items: list[Any] = []
        made[node] = items
        items += [one.value if isinstance(one.value, str) else _plain(one, made) for one in node.value]
        return items
    mapping: dict[str, Any] = {}
    made[node] = mapping
    for key, value in node.value:
        name = key.value
        if not isinstance(name, str) or name in mapping:
            msg = f"{name!r} is given twice" if isinstance(name, str) else "a key is no text"
            raise ValueError(f"{msg} at line {key.start_mark.line + 1}")  # noqa: TRY003, EM102  # two short ones
        mapping[name] = value.value if isinstance(value.value, str) else _plain(value, made)
    return mapping


def _folder(path: str) -> Iterator[tuple[str, bytes | Skip]]:
    for full in files_under(path):
        if full.endswith(_SUFFIXES) and not os.path.basename(full).startswith("index"):
            yield _read(full, os.path.relpath(full, path))


def _read(path: str, place: str) -> tuple[str, bytes | Skip]:
    with open(path, "rb") as file:
        content = file.read(_MAX_ITEM + 1)
    return place, content if len(content) <= _MAX_ITEM else _too_large(place)


def _too_large(place: str) -> Skip:
    return Skip(place, f"is larger than {_MAX_ITEM // 2**20} MiB")


def _zip(path: str) -> Iterator[tuple[str, bytes | Skip]]:
    for name, content in zip_members(path, _SUFFIXES, _MAX_ITEM + 1):
        if not os.path.basename(name).startswith("index"):
            yield name, content if len(content) <= _MAX_ITEM else _too_large(name)


def _file(path: str, load: Callable[[bytes], Any]) -> Iterator[tuple[str, bytes | Skip]]:
    """Read one file: an item, or an index that names the files of items beside it."""
    with open(path, "rb") as file:
        content = file.read(_MAX_INDEX + 1)
    if len(content) > _MAX_INDEX:
        fail(path, "", f"is larger than {_MAX_INDEX // 2**20} MiB", "give the folder that it indexes")
    if not content.lstrip(b"\xef\xbb\xbf-\r\n \t").startswith((b":id:", b":file:", b"id:", b"file:")):
        yield "", content
        return
    try:
        index = load(content)
    except (ValueError, RecursionError) as error:
        fail(path, "", f"is no index: {error}")
    if not isinstance(index, list):
        yield "", content
        return
    root = os.path.realpath(os.path.dirname(path))
    for number, entry in enumerate(index, 1):
        name = (entry.get(":file") or entry.get("file")) if isinstance(entry, dict) else None
        place = f"entry {number}"
        if not isinstance(name, str):
            yield place, Skip(place, "names no file", str(entry)[:200])
            continue
        full = os.path.realpath(os.path.join(root, name))
        if os.path.commonpath([root, full]) != root:
            yield place, Skip(place, "names a file outside of the folder of the index", name)
        elif not os.path.isfile(full):
            yield place, Skip(place, "names a file that is not there", name)
        else:
            yield _read(full, name)


def _item(place: str, content: bytes, load: Callable[[bytes], Any]) -> Row:
    if content.count(b"[") + content.count(b"{") > _MAX_BRACKETS or _DEEP.search(content):
        return Skip(place, "is nested too deeply")
    try:
        raw = load(content)
    except RecursionError:
        return Skip(place, "is nested too deeply")
    except ValueError as error:  # what YAML refuses, and bytes that are no text
        return Skip(place, "is no YAML that can be read", str(error)[:200])
    if not isinstance(raw, dict):
        return Skip(place, "is no bibliographic item")
    id = _id(raw)
    return Skip(place, "has no identifier") if id is None else _listing(place, id, raw)


def _listing(place: str, id: str, raw: dict[str, Any]) -> Listing:
    ext = _dict(raw.get("ext"))
    status, stage = _status(raw)
    dates = {}
    for date in _dicts(raw.get("date")):
        day = next((date[key] for key in ("at", "value", "on", "from") if isinstance(date.get(key), str)), "")
        if day and isinstance(date.get("type"), str):
            dates[date["type"].replace("-", "_")] = day
    ics = _dicts(raw.get("ics")) or _dicts(ext.get("ics"))
    return Listing(
        place,
        id,
        _titles(raw.get("title")),
        status,
        stage=stage,
        dates=dates,
        ics=tuple(code for one in ics if isinstance(code := one.get("code"), str)),
        committees=tuple(_committees(raw, ext)),
        links=tuple(_links(raw.get("relation"))),
    )


def _id(raw: dict[str, Any]) -> str | None:
    """Return the identifier that an item goes by: the primary one, and never a URN."""
    found = _dicts(raw.get("docidentifier")) or _dicts(raw.get("docid"))
    ids = [one for one in found if _text(one.get("type")) not in _NO_KEYS]
    ids.sort(key=lambda one: one.get("primary") != "true")
    return next((text for one in ids if (text := _text(one.get("content") or one.get("id")))), None)


def _titles(raw: object) -> dict[str, str]:
    titles: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = {}
    for one in _dicts(raw):
        lang, kind, text = _text(one.get("language")) or "en", one.get("type"), _text(one.get("content"))
        if not text:
            continue
        if kind in _TITLE_PARTS:
            parts.setdefault(lang, {})[kind] = text
        elif kind == "main" or lang not in titles:
            titles[lang] = text
    for lang, found in parts.items():
        titles.setdefault(lang, " - ".join(found[kind] for kind in _TITLE_PARTS if kind in found))
    return titles


def _status(raw: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the status, in words or as a stage code."""
    status = _dict(raw.get("status") or raw.get("docstatus"))
    stage, substage = _inner(status.get("stage")), _inner(status.get("substage"))
    if stage and len(stage) == _STAGE_DIGITS and stage.isdigit():
        return None, f"{stage}.{substage or '00'}"
    return stage, None


def _committees(raw: dict[str, Any], ext: dict[str, Any]) -> Iterator[str]:
    group = raw.get("editorialgroup") or ext.get("editorialgroup")
    if isinstance(group, dict):
        group = [one for kind in group.values() if isinstance(kind, list) for one in kind]
    for one in _dicts(group):
        name = _text(one.get("identifier")) or _text(one.get("name"))
        if name:
            yield name
    for contributor in _dicts(raw.get("contributor")):
        for part in _dicts(_dict(contributor.get("organization")).get("subdivision")):
            names = _dicts(part.get("identifier")) or _dicts(part.get("name"))
            yield from (name for one in names[:1] if (name := _text(one.get("content"))))


def _links(raw: object) -> Iterator[Link]:
    for relation in _dicts(raw):
        item = _dict(relation.get("bibitem"))
        id = _id(item) or _inner(item.get("formattedref"))
        if id and isinstance(relation.get("type"), str):
            yield Link(relation["type"], id)


def _inner(raw: object) -> str | None:
    """Return a text that stands alone in one layout and below ``content`` or ``value`` in the other."""
    return _text(raw.get("content") or raw.get("value")) if isinstance(raw, dict) else _text(raw)


def _text(raw: object) -> str | None:
    """Return a text, or the first of a list of them."""
    if isinstance(raw, list):
        raw = next(iter(raw), None)
    return raw if isinstance(raw, str) and raw not in {"", "~", "null"} else None


def _dict(raw: object) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _dicts(raw: object) -> list[dict[str, Any]]:
    """Return the mappings of a list, or the only one."""
    found: Iterable[Any] = raw if isinstance(raw, list) else (raw,)
    return [one for one in found if isinstance(one, dict)]
