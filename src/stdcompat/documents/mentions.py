"""Find the standards that a document mentions, and draft a deployment of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.vocabulary import KINDS, KindCode
from stdcompat.deployment.model import Claim, Component, Deployment
from stdcompat.documents.model import Mention
from stdcompat.identifiers import find_identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.documents.model import Document, Passage
    from stdcompat.identifiers import StandardId

__all__ = ["draft_deployment", "find_mentions"]

# A dash between digits, and the line ends: IEC 62368-/1:2018, GB/T 22239-/2019. Other breaks the grammars read.
_BROKEN: Final = re.compile(r"(?<=[0-9][-\u2010-\u2015\u2212])\n(?=[0-9])")


def find_mentions(document: Document) -> Iterator[Mention]:
    """Find every identifier in a document, in order, also where one runs over the end of a line.

    One that runs over the end of a page is not found.

    >>> from stdcompat.documents import read_document
    >>> document = read_document("docs/examples/datasheet.txt")
    >>> broken = [mention for mention in find_mentions(document) if str(mention.id) == "IEC 62368-1:2018"]
    >>> [(mention.as_written, str(mention.place)) for mention in broken]
    [('IEC 62368-1:2018', 'line 7')]
    """
    for passage in document.passages:
        yield from _mentions_in(passage)


def _mentions_in(passage: Passage) -> Iterator[Mention]:
    broken = {found.start() for found in _BROKEN.finditer(passage.text)}
    text = _BROKEN.sub("", passage.text)
    starts = [0]  # where each line begins once the line ends inside designations are gone
    gone = 0
    for end in re.finditer("\n", passage.text):
        starts.append(end.end() - gone - (end.start() in broken))
        gone += end.start() in broken
    for found in find_identifiers(text):
        if found.id is not None:
            lines = 0 if passage.paragraph else bisect_right(starts, found.start) - 1
            place = passage.place._replace(line=passage.place.line + lines)
            yield Mention(found.id, " ".join(found.text.split()), place)


def draft_deployment(mentions: Iterable[Mention], name: str, kind: str) -> Deployment:
    """Return a deployment of one component that claims whatever is mentioned, each standard once.

    It is a draft for a person to correct: a text also names what it asks for, compares with or
    only cites, and says nothing of who supplies what.

    Args:
        mentions: what was found.
        name: how to call the deployment and its component; the document's name, say.
        kind: what the document is about, a key of `stdcompat.catalogs.vocabulary.KINDS`.

    Raises:
        ValueError: if there is no such kind.

    >>> from stdcompat.documents import read_document
    >>> document = read_document("docs/examples/datasheet.txt")
    >>> draft = draft_deployment(find_mentions(document), document.name, "server")
    >>> [claim.as_written for claim in draft.components[0].claims][:2]
    ['GB 4943.1-2022', 'GB/T 9254.1-2021']
    """
    if kind not in KINDS:
        msg = f"no kind of component {kind!r}; there are {', '.join(KINDS)}"
        raise ValueError(msg)
    first: dict[StandardId, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.id, mention)
    claims = tuple(Claim(mention.id, mention.as_written) for mention in first.values())
    return Deployment(name, (Component(name, KindCode(kind), claims=claims),))
