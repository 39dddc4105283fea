"""What a document is to us: passages of text, and the mentions found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from stdcompat._patterns import pattern
from stdcompat.deployment.model import Statement
from stdcompat.errors import DocumentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.identifiers import StandardId

__all__ = ["MAX_TEXT", "Document", "Kind", "Mention", "Passage", "Place", "passages_of", "unreadable"]

MAX_TEXT: Final = 64_000_000
"""Characters of text that a document may hold; the Bible has four million."""

Kind: TypeAlias = Literal["text", "PDF", "DOCX"]

_LINE_END: Final = pattern(r"\r\n?|\n")


class Place(NamedTuple):
    """Where something is in a document.

    Attributes:
        page: counted from 1; None where the document has no pages (text, or a DOCX file that was
            never laid out).
        line: counted from 1: on the page, or in the file without pages. In a DOCX file, whose
            lines no one can count, the paragraph, counted through the whole of its part.
        part: what is no body text in a DOCX file: ``footnotes``, ``header1``.

    >>> str(Place(2, 14)), str(Place(None, 3, "footnotes"))
    ('page 2, line 14', 'footnotes, line 3')
    """

    page: int | None
    line: int
    part: str = ""

    def __str__(self) -> str:
        page = "" if self.page is None else f"page {self.page}"
        return ", ".join(filter(None, (self.part, page, f"line {self.line}")))


class Passage(NamedTuple):
    """Text that belongs together: in it, and nowhere else, a designation may run over the end of a line.

    `place` is that of its first line; `paragraph` says that line ends in it count for nothing (DOCX).
    """

    text: str
    place: Place
    paragraph: bool = False


class Document(NamedTuple):
    """The text of a file.

    Attributes:
        name: the file as the caller named it.
        kind: what its content is, whatever its name ends in.
        passages: its text, in order.
        pages: how many pages it has; None where it has none.
        unread: the pages without text, such as scans: what they show as a picture is not read.
    """

    name: str
    kind: Kind
    passages: tuple[Passage, ...]
    pages: int | None = None
    unread: tuple[int, ...] = ()


class Mention(NamedTuple):
    """A standard in a document, as it is written there, and where it begins.

    Attributes:
        id: the standard.
        as_written: its designation as the document has it.
        place: where it begins.
        clause: the number of the clause that it is in, or nothing.
        sentence: the sentence that it is in.
        statement: what that sentence says of it, as of a claim in an offer: "denied" in "不接受仅符合…".
    """

    id: StandardId
    as_written: str
    place: Place
    clause: str = ""
    sentence: str = ""
    statement: Statement = Statement.CLAIMED


def passages_of(text: str, page: int | None) -> Iterator[Passage]:
    r"""Cut the text of a page, or of a file without pages, at its empty lines.

    >>> [(passage.text, passage.place.line) for passage in passages_of("ISO\n  9001\n\nEN 3", None)]
    [('ISO\n9001', 1), ('EN 3', 4)]
    """
    gathered: list[str] = []
    number = 0
    for number, line in enumerate(_LINE_END.split(text), 1):  # the last one is used below
        if line.strip():
            gathered.append(line.strip())
        elif gathered:
            yield Passage("\n".join(gathered), Place(page, number - len(gathered)))
            gathered = []
    if gathered:
        yield Passage("\n".join(gathered), Place(page, number - len(gathered) + 1))


def unreadable(name: str, place: str, what: str, hint: str = "") -> DocumentError:
    """Return the error for one thing that is wrong with a document."""
    return DocumentError([Problem(name, place, what, hint)])
