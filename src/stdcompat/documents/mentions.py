"""Find the standards that a document mentions, and draft a deployment of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.vocabulary import KINDS, KindCode
from stdcompat.deployment.model import Claim, Component, Deployment
from stdcompat.deployment.statements import statements_of
from stdcompat.documents.model import Mention
from stdcompat.errors import InvalidValueError, did_you_mean
from stdcompat.identifiers import find_identifiers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.deployment.model import Statement
    from stdcompat.documents.model import Document, Passage
    from stdcompat.identifiers import Found, StandardId

__all__ = ["draft_deployment", "find_mentions"]

# A dash between digits, and the line ends: IEC 62368-/1:2018, GB/T 22239-/2019. Other breaks the grammars read.
_SENTENCE_END: Final = pattern(
    r"[。！？!?；;]\s*|(?<!\bNo)(?<!\bno)(?<!\bcl)(?<!\bп)\.\s+(?=[^\W\d_])|\n(?=\s*(?:\d{1,3}(?:\.\d{1,3})+|[-•*]|[（(]?\d{1,2}[)）、])\s*[^\W\d_])"
)
# "5.3.1 The unit", "第5条"; a figure with a unit at the beginning of a line is no clause.
_CLAUSE: Final = pattern(
    r"^\s*((?:[A-Z]\.)?\d{1,3}(?:\.\d{1,3}){1,6}|\d{1,2}(?=[)、])|第[一二三四五六七八九十百\d]{1,5}[条章节款])[.)、．:：]?\s*"
    r"(?!(?:[kMmµ]?(?:V|A|W|m|Hz|VA|s|g)|mm|%|℃|°C)(?![A-Za-z]))(?=[^\W\d_]|[（(《\"“])",
    re.MULTILINE,
)
_LONGEST: Final = 1000  # characters of a sentence
_BROKEN: Final = pattern(r"(?<=[0-9][-\u2010-\u2015\u2212])\n(?=[0-9])")


def find_mentions(document: Document) -> Iterator[Mention]:
    """Find every identifier in a document, in order, also where one runs over the end of a line.

    One that runs over the end of a page is not found.

    >>> from stdcompat.documents import read_document
    >>> document = read_document("docs/examples/datasheet.txt")
    >>> broken = [mention for mention in find_mentions(document) if str(mention.id) == "IEC 62368-1:2018"]
    >>> [(mention.as_written, str(mention.place)) for mention in broken]
    [('IEC 62368-1:2018', 'line 7')]
    """
    clause = ""
    for passage in document.passages:
        yield from _mentions_in(passage, clause)
        numbers = _CLAUSE.findall(passage.text)
        clause = numbers[-1] if numbers else clause


def _mentions_in(passage: Passage, clause: str) -> Iterator[Mention]:
    broken = {found.start() for found in _BROKEN.finditer(passage.text)}
    text = _BROKEN.sub("", passage.text)
    starts = [0]  # where each line begins once the line ends inside designations are gone
    gone = 0
    for end in re.finditer("\n", passage.text):
        starts.append(end.end() - gone - (end.start() in broken))
        gone += end.start() in broken
    numbers = [(one.start(), one[1]) for one in _CLAUSE.finditer(text)]
    named = [one for one in find_identifiers(text) if one.id is not None]
    for begin, sentence, inside in _sentences(text, named):
        words = " ".join(sentence.split())
        for found, said in zip(inside, statements_of(sentence, inside), strict=True):
            if found.id is None:
                continue
            start = begin + found.start
            lines = 0 if passage.paragraph else bisect_right(starts, start) - 1
            place = passage.place._replace(line=passage.place.line + lines)
            above = bisect_right(numbers, start, key=lambda one: one[0])
            yield Mention(
                found.id,
                " ".join(found.text.split()),
                place,
                numbers[above - 1][1] if above else clause,
                words if len(words) <= _LONGEST else _around(sentence, found),
                said.statement,
            )


def _around(sentence: str, found: Found) -> str:
    """Return what stands beside a mention: what has no end is a table or a list, and each would repeat all of it."""
    begin, end = max(0, found.start - _LONGEST // 2), found.end + _LONGEST // 2
    words = " ".join(sentence[begin:end].split())
    return f"{'… ' if begin else ''}{words}{' …' if end < len(sentence) else ''}"


def _sentences(text: str, named: Sequence[Found]) -> Iterator[tuple[int, str, list[Found]]]:
    """Cut a text where sentences end outside designations; each sentence with those in it, their places counted in it."""
    spans = [(one.start, one.end) for one in named]
    left, n = 0, 0
    for end in [*(one.end() for one in _SENTENCE_END.finditer(text)), len(text)]:
        if any(start < end < stop for start, stop in spans[max(0, bisect_right(spans, (end,)) - 1) :][:1]):
            continue  # inside a designation
        inside = []
        while n < len(named) and named[n].start < end:
            inside.append(named[n]._replace(start=named[n].start - left, end=named[n].end - left))
            n += 1
        if inside:
            yield left, text[left:end], inside
        left = end


def draft_deployment(mentions: Iterable[Mention], name: str, kind: str) -> Deployment:
    """Return a deployment of one component that claims whatever is mentioned, once for each thing said of a standard.

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
        what = f"unknown kind of component {kind!r}"
        raise InvalidValueError(what, did_you_mean(kind, KINDS) or f"there are {', '.join(KINDS)}")
    first: dict[tuple[StandardId, Statement], Mention] = {}
    for mention in mentions:
        first.setdefault((mention.id, mention.statement), mention)
    claims = tuple(Claim(one.id, one.as_written, statement=one.statement) for one in first.values())
    return Deployment(name, (Component(name, KindCode(kind), claims=claims),))
