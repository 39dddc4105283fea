"""Front matter of standards in XML: NISO STS, its ancestor ISO STS, and the IEC's use of both.

Only the front matter is read. A national adoption holds several blocks of metadata, its
own first and those of what it adopts after it; each is an entry, and the first adopts the next.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from html.entities import name2codepoint
from typing import TYPE_CHECKING, Any, Final

from stdcompat._records import evolve
from stdcompat._xml import recoded
from stdcompat.errors import MissingExtraError
from stdcompat.importers.model import Adoption, Link, Listing, Row, Skip
from stdcompat.importers.opened import files_under, zip_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

__all__ = ["read_sts"]

_BLOCKS: Final = frozenset({"iso-meta", "std-meta", "reg-meta", "nat-meta"})
_PUBLISHED: Final = ("release-date", "pub-date")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TITLE_PARTS: Final = ("intro", "main", "compl")
_MAX_FRONT: Final = 16 * 1024 * 1024  # bytes before the text begins
_MAX_DEPTH: Final = 200
_NAMED: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML: Final = frozenset((b"amp", b"lt", b"gt", b"quot"))


def read_sts(path: str) -> Iterator[Row]:
    """Read the front matter of one file, of every XML file of a folder, or of a zip.

    Raises:
        CatalogError: if an archive is damaged.
        MissingExtraError: if defusedxml is not installed.
        OSError: if something cannot be read.
    """
    if os.path.isdir(path):
        for full in files_under(path):
            if full.lower().endswith(".xml"):
                with open(full, "rb") as file:
                    yield from _front(os.path.relpath(full, path), file)
    elif zipfile.is_zipfile(path):
        for name, content in zip_members(path, (".xml",), _MAX_FRONT):
            yield from _front(name, io.BytesIO(content))
    else:
        with open(path, "rb") as file:
            yield from _front("", file)


def _readable(file: IO[bytes]) -> IO[bytes]:
    """Return what stands before the text, for a parser that knows few encodings and no names of characters.

    Many publishers write ``&mdash;`` and leave its declaration in a DTD of their own.
    """
    content = file.read(_MAX_FRONT)
    content = recoded(content, whole=len(content) < _MAX_FRONT)
    front, body, rest = content.partition(b"<body")
    return io.BytesIO(_NAMED.sub(_numbered, front) + body + rest)


def _numbered(name: re.Match[bytes]) -> bytes:
    code = name2codepoint.get(name[1].decode())
    return name[0] if code is None or name[1] in _OF_XML else b"&#%d;" % code


def _front(place: str, file: IO[bytes]) -> Iterator[Row]:
    """Read the blocks of metadata of one file."""
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, iterparse
    except ImportError:
        raise MissingExtraError("documents", "defusedxml") from None  # noqa: EM101  # the extra's name
    blocks: list[Any] = []
    depth = 0
    why = ""
    try:
        for event, element in iterparse(_readable(file), events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > _MAX_DEPTH:
                why = "is nested too deeply"
                break
            name = element.tag.rpartition("}")[2]
            if event == "start" and name == "body":
                break
            if event == "end" and name in _BLOCKS:
                blocks.append(element)
    except DefusedXmlException as error:
        why = f"declares what no front matter needs ({type(error).__name__})"
    except (ParseError, ValueError, LookupError) as error:  # of Python: encodings that it does not know, or not as XML
        why = "" if blocks else f"is no XML that can be read: {error}"
    found = [listing for block in blocks if (listing := _listing(place, block)) is not None]
    if not found:
        yield Skip(place, why or "holds no block of metadata with a reference")
        return
    for one, adopted in zip(found, [*found[1:], None], strict=True):
        yield one if adopted is None else evolve(one, adopts=(Adoption(adopted.id),))


def _listing(place: str, block: Any) -> Listing | None:
    id = _reference(block)
    if not id:
        return None
    titles = {wrap.get(_LANG, "en"): _title(wrap) for wrap in block.iter() if _name(wrap) == "title-wrap"}
    published = next((text for name in _PUBLISHED if (text := _date(block, name))), None)
    links = [
        Link(one.get("type", "std-xref"), other) for one in block if _name(one) == "std-xref" and (other := _text(one))
    ]
    return Listing(
        place,
        id,
        {lang: title for lang, title in titles.items() if title},
        dates={"published": published} if published else {},
        ics=tuple(text for one in block.iter() if _name(one) == "ics" and (text := _text(one))),
        committees=tuple(text for one in block if _name(one) == "comm-ref" and (text := _text(one))),
        links=tuple(links),
    )


def _reference(block: Any) -> str | None:
    """Return the dated reference, or what comes nearest to it."""
    found = {one.get("type"): _text(one) for one in block if _name(one) == "std-ref"}
    if found.get("dated"):
        return found["dated"]
    doc_ref = next((_text(one) for one in block if _name(one) == "doc-ref"), None)
    return doc_ref or found.get(None) or found.get("undated")


def _title(wrap: Any) -> str:
    """Return a title: in one piece, or its parts in their order."""
    parts = {_name(one): _text(one) for one in wrap}
    return parts.get("full") or " - ".join(text for name in _TITLE_PARTS if (text := parts.get(name)))


def _date(block: Any, name: str) -> str | None:
    for one in block:
        if _name(one) == name:
            return one.get("iso-8601-date") or _text(one) or None
    return None


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(element: Any) -> str:
    """Return a tag without its namespace; comments and instructions have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
