"""Read a file as what its content is: text, PDF or DOCX."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING, Final

from stdcompat._untrusted import is_stream, read_whole
from stdcompat.documents.model import MAX_TEXT, Document, Passage, passages_of, unreadable
from stdcompat.errors import DocumentError, not_read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["MAX_FILE", "read_document"]

MAX_FILE: Final = 256 << 20
"""Bytes of a document's file."""

_HEAD: Final = 1024  # bytes in which a PDF says that it is one
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_document(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    content: bytes | None = None,
    on_page: Callable[[], None] = lambda: None,
) -> Document:
    """Read the text of a document: text in UTF-8, UTF-16 or GB 18030, PDF, or DOCX.

    The content decides what it is, not the name. Time and memory are bounded whatever the file
    holds: it may have 256 MiB and 64 million characters; a PDF 20,000 pages, two minutes and a
    gigabyte in a process of its own; a DOCX file unpacks to 256 MiB at most, and its XML may
    declare no entities.

    Args:
        path: the file; with `content`, the name that messages call it by.
        name: how to call it in messages, when its path is not what the user knows.
        content: the bytes, when they have been read already.
        on_page: is called after each page of a PDF.

    Raises:
        DocumentError: if the file cannot be read, is encrypted or damaged, or larger than that.
        MissingExtraError: for a PDF or DOCX file without the extra ``documents``.

    >>> document = read_document("docs/examples/datasheet.txt")
    >>> document.kind, document.pages, len(document.passages)
    ('text', None, 4)
    """
    shown = os.fspath(path) if name is None else name
    try:
        data = read_whole(path, MAX_FILE) if content is None else content
        if b"%PDF-" in data[:_HEAD]:
            from stdcompat.documents.pdf import read_pdf

            with _on_disk(path if content is None else None, data) as copy:
                return read_pdf(copy, shown, on_page)
    except OSError as error:
        raise DocumentError([not_read(shown, error)]) from error
    if data.startswith(b"PK\x03\x04"):
        from stdcompat.documents.docx import read_docx

        return read_docx(data, shown)
    if data.startswith(_OLE):
        raise unreadable(shown, "", "is an old or encrypted Office file", "save it as .docx without a password")
    return _read_text(data, shown)


@contextlib.contextmanager
def _on_disk(path: str | os.PathLike[str] | None, data: bytes) -> Iterator[str]:
    """Give the name of a file for another process to read: a pipe has been emptied by now."""
    if path is not None and not is_stream(path):
        yield os.fspath(path)
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "document.pdf")
        with open(copy, "wb") as file:
            file.write(data)
        yield copy


def _read_text(data: bytes, name: str) -> Document:
    text = _decoded(data, name)
    if "\0" in text:
        raise unreadable(name, "", "is neither text nor PDF nor DOCX", "save it as one of these")
    if len(text) > MAX_TEXT:
        raise unreadable(name, "", f"holds more than {MAX_TEXT:,} characters", "split it")
    pages = text.removesuffix("\f").split("\f")
    if len(pages) == 1:
        return Document(name, "text", tuple(passages_of(pages[0], None)))
    passages: list[Passage] = []
    for number, page in enumerate(pages, 1):
        passages += passages_of(page, number)
    return Document(name, "text", tuple(passages), len(pages))


def _decoded(data: bytes, name: str) -> str:
    """Decode text as it says itself, or else as the first encoding that fits."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable(name, "", "is not text in UTF-8, UTF-16 or GB 18030", "save the file as UTF-8")
