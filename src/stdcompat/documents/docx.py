"""DOCX: the text of every part, read as a stream by a parser that expands nothing."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from stdcompat._archives import DAMAGED
from stdcompat._patterns import pattern
from stdcompat.documents.model import MAX_TEXT, Document, Passage, Place, unreadable
from stdcompat.errors import InputError, MissingExtraError

try:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError
except ImportError as error:
    raise MissingExtraError("documents", "defusedxml") from error  # noqa: EM101  # the extra's name

__all__ = ["read_docx"]

_MAX_UNPACKED: Final = 256 << 20
_CHUNK: Final = 1 << 20
_BODY: Final = "word/document.xml"
_OTHERS: Final = pattern(r"word/((?:footnotes|endnotes|header[0-9]*|footer[0-9]*))\.xml")
# Names without their namespaces, of which a strict DOCX file has others.
_SKIPPED: Final = frozenset({"Fallback", "moveFrom"})  # what stands before it says it too; what stands elsewhere by now
_CHARACTERS: Final = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


def read_docx(data: bytes, name: str) -> Document:
    """Read the text of a DOCX file: body with its tables and text boxes, notes, headers and footers.

    Deleted text is left out. Limits and errors are those of `read_document`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
            if _BODY not in parts:
                raise unreadable(name, "", "is a zip file, and no DOCX document", "save it as .docx, text or PDF")
            found = {_BODY: ""} | {file: part[1] for file in sorted(parts) if (part := _OTHERS.fullmatch(file))}
            if sum(parts[file] for file in found) > _MAX_UNPACKED:
                raise unreadable(name, "", f"unpacks to more than {_MAX_UNPACKED >> 20} MiB", "is it a document?")
            readers = [_read_part(archive, file, part, name) for file, part in found.items()]
    except InputError:
        raise
    except DAMAGED as error:
        raise unreadable(name, "", f"is a damaged or encrypted zip file: {error}", "save it again") from error
    pages = readers[0].page
    passages = [passage for reader in readers for passage in reader.passages]
    if pages == 1:  # never laid out, or on one page: nobody can tell
        passages = [passage._replace(place=passage.place._replace(page=None)) for passage in passages]
    return Document(name, "DOCX", tuple(passages), pages if pages > 1 else None)


def _read_part(archive: zipfile.ZipFile, file: str, part: str, name: str) -> _Part:
    reader = _Part(part)
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    try:
        with archive.open(file) as stream:
            while chunk := stream.read(_CHUNK):
                parser.feed(chunk)
                if reader.size > MAX_TEXT:
                    raise unreadable(name, file, f"holds more than {MAX_TEXT:,} characters", "split it")
        parser.close()
    except DefusedXmlException as error:
        raise unreadable(name, file, "declares entities or a document type", "save the file again") from error
    except (ParseError, LookupError, ValueError) as error:  # of Python: encodings that it does not know, or not as XML
        if isinstance(error, InputError):
            raise
        raise unreadable(name, file, f"is damaged: {error}", "save the file again") from error
    return reader


class _Part:
    """What the parser tells of one part: its paragraphs become passages."""

    def __init__(self, part: str) -> None:
        self.passages: list[Passage] = []
        self.page = 1
        self.size = 0
        self._part = part
        self._paragraphs = 0
        self._open: list[tuple[Place, list[str]]] = []  # a text box has paragraphs inside one
        self._skipping = 0
        self._reading = False

    def start(self, tag: str, attributes: object) -> None:  # noqa: ARG002  # the parser gives them
        """Take the beginning of an element."""
        tag = tag.rpartition("}")[2]
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif tag == "p":
            self._paragraphs += 1
            page = None if self._part else self.page
            self._open.append((Place(page, self._paragraphs, self._part), []))
        elif tag == "t":
            self._reading = True
        elif tag == "lastRenderedPageBreak":
            self.page += 1
            if self._open and not "".join(self._open[-1][1]).strip():
                self._open[-1] = (self._open[-1][0]._replace(page=self.page), [])
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        tag = tag.rpartition("}")[2]
        if self._skipping:
            self._skipping -= 1
        elif tag == "t":
            self._reading = False
        elif tag == "p":
            place, pieces = self._open.pop()
            text = "".join(pieces).strip()
            if text:
                self.passages.append(Passage(text, place, paragraph=True))

    def data(self, text: str) -> None:
        """Take text."""
        if self._reading and not self._skipping:
            self._add(text)

    def close(self) -> None:
        """Do nothing: the parser calls it at the end."""

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1][1].append(text)
            self.size += len(text)
