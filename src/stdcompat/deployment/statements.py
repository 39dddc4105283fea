"""What a cell or a sentence says of conformity: that it is claimed, denied, pending, planned, partial, not applicable.

People write so beside the designation (``不符合GB 4943.1-2022``, ``IEC 62368-1:2018 (pending)``), or in a
column of its own (``C``, ``PC``, ``无偏离``). A phrase is looked for by rules of grammar, never by whole sentences;
what looks like a denial and is none (``不低于``, ``not only``) is matched first.

>>> from stdcompat.identifiers import find_identifiers
>>> text = "符合GB 4943.1-2022，GB/T 9254.1-2021申请中"
>>> [said.statement.value for said in statements_of(text, list(find_identifiers(text)))]
['claimed', 'pending']
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.model import Statement
from stdcompat.deployment.phrases import phrase_table
from stdcompat.sheets.answers import GENERAL, Answer, Asked, answer_in, asked_by, is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.identifiers import Found

__all__ = ["Said", "answer_of", "answer_under", "compliance_of", "statement_of", "statements_of", "worst"]


class Said(NamedTuple):
    """What is said, and the words that say it; no words where a designation stands by itself."""

    statement: Statement
    words: str | None = None


_WORST: Final = (
    Statement.DENIED,
    Statement.NOT_APPLICABLE,
    Statement.PENDING,
    Statement.PLANNED,
    Statement.PARTIAL,
    Statement.UNCLEAR,
)
"""Where several things are said of one designation, the first of these counts; conformity only where none is said."""

_STRONG: Final = pattern(
    r"[;；。\n\r!！|]|[?？](?=\s*\w)|(?<!\bп)(?<!\bcl)(?<!\bsec)(?<!\bart)(?<!\bno)(?<!\bnr)(?<!\babs)\.(?=\s|$)|\b(?:but|however|whereas|mais|pero|mas|aber|jedoch)\b(?!\s+not\s+limited)"
    r"|\b(?:но|однако)\b|但(?:是)?(?!不限)|然而",
    re.IGNORECASE,
)
_WORDS: Final = pattern(r"[^\W\d_]|[✗✘❌?？]")
_WEAK: Final = pattern(r"[,，]")
_ALL: Final = pattern(r"均|都|以上|上述|\b(?:all|both|above|tous|todos|alle|все)\b", re.IGNORECASE)
_OPENED: Final = pattern(r"[(（\[【]\s*$")
_MOSTLY: Final = 0.7
_NEAR: Final = 40
_CROSSES: Final = "✗✘❌☒☐✕✖"
_MARK: Final = pattern(f"[✓✔√☑{_CROSSES}]")
_NOT_THIS: Final = pattern(
    r"(?:(?:^|[,;.]\s)no|\b(?:but\s+)?not|\bother\s+than|\binstead\s+of|\brather\s+than|而(?:非|不是)|不是|\b(?:aber\s+)?nicht|\b(?:an)?statt|\banstelle\s+von|\bau\s+lieu\s+d['’e]|\ben\s+(?:lugar|vez)\s+de|\bвместо)\s*\Z",
    re.IGNORECASE,
)
_LONGEST: Final = 4000
"""Of a longer text only so much is looked through for statements."""

_STATEMENTS: Final = {
    Answer.YES: Statement.CLAIMED,
    Answer.GOOD: Statement.CLAIMED,
    Answer.MET: Statement.CLAIMED,
    Answer.NO: Statement.DENIED,
    Answer.CROSSED: Statement.DENIED,
    Answer.NOT_MET: Statement.DENIED,
    Answer.HALF: Statement.PARTIAL,
    Answer.PARTLY_MET: Statement.PARTIAL,
    Answer.NOT_APPLICABLE: Statement.NOT_APPLICABLE,
    Answer.OPEN: Statement.PENDING,
    Answer.UNTESTED: Statement.PENDING,
    Answer.NONE: Statement.UNCLEAR,
}
"""What an answer says where conformity is asked for."""


_IN_HAN: Final = pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_IN_CYRILLIC: Final = pattern(r"[А-Яа-яёЁ]")
_IN_ARABIC: Final = pattern(r"[\u0600-\u06ff]")
_IN_LATIN: Final = pattern(r"[A-Za-z]")
_ESCAPE: Final = pattern(r"\\.|\(\?[:<!=i-]+")
_SCRIPTS: Final = (
    # what a text must hold for a phrase to be in it, and what it begins with: that rules out most places at once
    (_IN_HAN, r"(?=[\u3040-\uffff\s])"),
    (_IN_CYRILLIC, r"\b(?=[А-Яа-яёЁ])"),
    (_IN_LATIN, r"\b(?=\w)"),
    (_IN_ARABIC, r"(?<!\w)(?:[وفبل]|ال)?"),
    (re.compile(r"[(（✗✘❌A-Za-z]"), ""),
)


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return for each script one pattern for every phrase in it, a group for each row of the table."""
    rows: list[list[str]] = [[] for _ in _SCRIPTS]
    for n, (_, phrases) in enumerate(phrase_table()):
        by_script: list[list[str]] = [[] for _ in _SCRIPTS]
        for phrase in phrases:
            by_script[_script(phrase)].append(phrase)
        for row, some in zip(rows, by_script, strict=True):
            if some:
                row.append(f"(?P<g{n}>{'|'.join(some)})")
    return tuple(
        (needed, re.compile(f"{guard}(?:{'|'.join(row)})", re.IGNORECASE))
        for (needed, guard), row in zip(_SCRIPTS, rows, strict=True)
    )


def _script(phrase: str) -> int:
    r"""Return the place among `_SCRIPTS` of a phrase.

    >>> _script("未(?:通过|满足)"), _script(r"\bне\s+\w+"), _script(r"\b(?:anstatt|вместо)\b"), _script("[✗✘❌]")
    (0, 1, 2, 4)
    """
    if _IN_HAN.search(phrase):
        return 0
    if _IN_ARABIC.search(phrase):
        return 3
    if not phrase.startswith(r"\b"):
        return 4
    return 1 if _IN_CYRILLIC.search(phrase) and not _IN_LATIN.search(_ESCAPE.sub("", phrase)) else 2


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Find the phrases of a text from left to right, none inside another."""
    found = [match for needed, pattern in _patterns() if needed.search(text) for match in pattern.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        if match.start() >= end:
            yield match
            end = match.end()


class _Clause(NamedTuple):
    """A stretch of a text."""

    text: str
    start: int
    end: int


class _Phrase(NamedTuple):
    """A phrase found in a text."""

    start: int
    end: int
    said: Said
    enclosed: bool


def statements_of(text: str, found: Sequence[Found]) -> list[Said]:
    """Return what a text says of each designation that was found in it.

    What stands before designations holds for those that follow up to the next statement or sentence; what
    stands behind them holds for those that it follows without a comma between; what stands in brackets, or
    between commas by itself, for the one before it.

    Args:
        text: the cell or sentence.
        found: its designations, with their places, as `split_identifiers` and `find_identifiers` return them.

    >>> from stdcompat.identifiers import find_identifiers
    >>> text = "Complies with IEC 62368-1:2018 except clause 5.4; EN 55032 is not tested."
    >>> [said.words for said in statements_of(text, list(find_identifiers(text)))]
    ['except clause 5.4', 'not tested']
    """
    spans = [(one.start, one.end) for one in found]
    phrases = _phrases(text, spans) if _has_words(text, spans) else []
    told: list[list[Said]] = [[] for _ in spans]
    own = [*_marks(text, spans), *_not_this(text, spans)]
    for n, said, _ in own:
        told[n] += [said] if said.statement is not Statement.CLAIMED else []
    taken = sorted(place for _, _, place in own)
    phrases = [one for one in phrases if not _holds(taken, one.start)]
    if phrases:
        _tell(text, spans, phrases, told)
    return [worst(said) for said in told]


def _marks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Said, tuple[int, int]]]:
    """Find the tick or cross of each designation: before it where the first mark stands before the first of them."""
    marks = [(match.start(), match.end()) for match in _MARK.finditer(text[:_LONGEST])]
    if not marks or not spans:
        return
    leads = marks[0][0] < spans[0][0]
    for n, (start, end) in enumerate(spans):
        near = [one for one in marks if one[1] <= start] if leads else [one for one in marks if one[0] >= end][::-1]
        if near:
            sign = text[near[-1][0]]
            yield n, Said(Statement.DENIED, sign) if sign in _CROSSES else Said(Statement.CLAIMED), near[-1]


def _not_this(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, Said, tuple[int, int]]]:
    """Find the designations that are named to say that it is not they: "not IEC 60950-1", "instead of EN 60950-1"."""
    for n, (start, _) in enumerate(spans):
        begin = max(spans[n - 1][1] if n else 0, start - _NEAR)
        match = _NOT_THIS.search(text, begin, start)
        if match is not None:
            yield n, Said(Statement.DENIED, match[0].strip()), match.span()


def statement_of(text: str) -> Said | None:
    """Return what a text without designations says of those that it belongs to, or None.

    >>> statement_of("认证申请中").statement.value, statement_of("nicht nur IP54")
    ('pending', None)
    """
    said = [phrase.said for phrase in _phrases(text, [])]
    return worst(said) if said else None


def compliance_of(text: str) -> Said | None:
    """Return what a cell of a compliance column says, or None.

    >>> [compliance_of(text).statement.value for text in ("C", "PC", "无偏离", "负偏离", "✗", "see note")[:5]]
    ['claimed', 'partial', 'claimed', 'denied', 'denied']
    """
    answer = answer_in(text)
    if answer is not None:
        statement = _STATEMENTS[answer]
        return Said(statement, None if statement is Statement.CLAIMED else text.strip())
    return statement_of(text)


def answer_under(text: str, heading: str) -> Said | None:
    """Return what a cell of a compliance column says; where the column is for deviations, "yes" says that there are some.

    >>> answer_under("Yes", "Compliant"), answer_under("No", "Deviation (Y/N)")
    (Said(statement=<Statement.CLAIMED: 'claimed'>, words=None), Said(statement=<Statement.CLAIMED: 'claimed'>, words=None))
    >>> answer_under("有", "偏离情况").statement.value, answer_under("see clause 4", "Exceptions").statement.value
    ('partial', 'partial')
    """
    asked, answer = asked_by(heading), answer_in(text)
    if asked in {None, Asked.CONFORMITY}:
        return compliance_of(text)
    if answer is Answer.NONE:
        return Said(Statement.CLAIMED)
    if asked is Asked.EITHER:
        return Said(Statement.UNCLEAR, text) if answer in {Answer.YES, Answer.NO} else compliance_of(text)
    if is_blank(text):
        return None
    if answer is Answer.NO:
        return Said(Statement.CLAIMED)
    said = None if answer in {Answer.YES, Answer.CROSSED} else compliance_of(text)
    return said or Said(Statement.PARTIAL, text.strip())


def answer_of(text: str) -> Said | None:
    """Return what a cell says that speaks of conformity and of nothing else, under whatever heading it stands; or None.

    >>> answer_of("不符合").statement.value, answer_of("Does not comply.").statement.value
    ('denied', 'denied')
    >>> answer_of("No"), answer_of("the cover does not comply with the colour that was agreed on")
    (None, None)
    """
    answer = answer_in(text)
    if answer is not None:
        return None if answer in GENERAL else compliance_of(text)
    phrases = _phrases(text, [])
    letters = len(_WORDS.findall(text))
    spoken = sum(len(_WORDS.findall(text, one.start, one.end)) for one in phrases)
    return worst([one.said for one in phrases]) if phrases and spoken >= _MOSTLY * letters else None


def _phrases(text: str, spans: Sequence[tuple[int, int]]) -> list[_Phrase]:
    """Find the phrases of a text, those inside a designation left out."""
    found = []
    for match in _matches(text[:_LONGEST]):
        statement = phrase_table()[int(match.lastgroup[1:])][0] if match.lastgroup else None
        if statement is None or _is_inside(match, spans):
            continue
        end = min([match.end(), *(start for start, _ in spans[bisect_left(spans, (match.start() + 1,)) :][:1])])
        words = None if statement is Statement.CLAIMED else text[match.start() : end].strip()
        found.append(
            _Phrase(
                match.start(),
                match.end(),
                Said(statement, words),
                match[0][0] in "(（" or _encloses(text, match.start()),
            )
        )
    return found


def _is_inside(match: re.Match[str], spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether a phrase is part of a designation; "(NC)" at its end is none."""
    closing = match[0][0] in "(（"
    inside = _holds(spans, match.start())
    return inside is not None and not (closing and match.end() >= inside[1])


def _holds(spans: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    """Return the one of the spans, which stand in order, that a place is in."""
    before = bisect_left(spans, (place + 1,))
    return spans[before - 1] if before and place < spans[before - 1][1] else None


def _within(spans: Sequence[tuple[int, int]], left: int, right: int) -> range:
    """Return the numbers of the spans, which stand in order, that begin in a stretch."""
    return range(bisect_left(spans, (left,)), bisect_left(spans, (right,)))


def _said_in(phrases: Sequence[_Phrase], left: int, right: int) -> Sequence[_Phrase]:
    """Return the phrases, which stand in order, that begin in a stretch."""
    begin, end = (bisect_left(phrases, place, key=_start) for place in (left, right))
    return phrases[begin:end]


def _start(phrase: _Phrase) -> int:
    return phrase.start


def _has_words(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether anything but signs stands outside the designations."""
    begin = 0
    if "(" in text or "（" in text:
        return True
    for start, end in [*spans, (len(text), len(text))]:
        if _WORDS.search(text, begin, max(begin, start)):
            return True
        begin = max(begin, end)
    return False


def _encloses(text: str, start: int) -> bool:
    """Return whether a place stands in brackets."""
    before = text[max(0, start - 80) : start]
    opened = max(before.rfind(one) for one in "(（[【")
    return opened > max(before.rfind(one) for one in ")）]】")


def worst(said: Sequence[Said]) -> Said:
    """Return what counts where several things are said of one designation."""
    for statement in _WORST:
        for one in said:
            if one.statement is statement:
                return one
    return Said(Statement.CLAIMED)


def _cuts(
    pattern: re.Pattern[str], text: str, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Cut a stretch of a text at separators that stand outside designations."""
    pieces, begin = [], start
    for match in pattern.finditer(text, start, end):
        if _holds(spans, match.start()) is None:
            pieces.append((begin, match.start()))
            begin = match.end()
    return [*pieces, (begin, end)]


def _tell(text: str, spans: Sequence[tuple[int, int]], phrases: Sequence[_Phrase], told: list[list[Said]]) -> None:
    """Give each designation what is said of it."""
    before: Sequence[int] = ()  # the designations of the sentence before
    heading: list[Said] = []  # what a line that ends with a colon says of the lines below it
    for left, right in _cuts(_STRONG, text, 0, len(text), spans):
        ids = _within(spans, left, right)
        here = _said_in(phrases, left, right)
        if not ids:
            if here and text[left:right].rstrip().endswith((":", "：")):
                heading = [one.said for one in here]
            elif here and before and _begins(text[left : here[0].start]):
                for n in before:
                    told[n] += [one.said for one in here]
            continue
        _tell_clause(_Clause(text, left, right), spans, here, told, list(heading))
        before = ids


def _begins(before: str) -> bool:
    """Return whether a remark begins with its statement: a line of other words is a heading of what follows."""
    return len(_WORDS.findall(before)) <= 6  # noqa: PLR2004  # 认证正在…


def _tell_clause(
    clause: _Clause,
    spans: Sequence[tuple[int, int]],
    phrases: Sequence[_Phrase],
    told: list[list[Said]],
    carried: list[Said],
) -> None:
    """Give each designation of one sentence what is said of it."""
    earlier: list[int] = []
    last: Sequence[int] = ()
    exception: list[Said] = []
    for left, right in _cuts(_WEAK, *clause, spans):
        ids = _within(spans, left, right)
        here = _said_in(phrases, left, right)
        if here and not ids:
            said = [one.said for one in here]
            for n in earlier if last and _ALL.search(clause.text, left, right) else last:
                told[n] += said
            if not last:
                carried = said
                exception = [one for one in said if one.statement is Statement.PARTIAL]
            continue
        if ids:
            for n in ids:
                told[n] += exception  # "except for clause 5, it conforms to …"
            if here:
                carried = _tell_group(spans, ids, here, told, carried)
            else:
                for n in ids:
                    told[n] += carried
            end = spans[ids[-1]][1]
            both = [one for one in here if one.start >= end and _ALL.search(clause.text, end, one.end)]
            for n in earlier if both else ():  # "A, B - both pending"
                told[n] += [one.said for one in both]
            last = ids
            earlier += ids


def _tell_group(
    spans: Sequence[tuple[int, int]],
    ids: Sequence[int],
    phrases: Sequence[_Phrase],
    told: list[list[Said]],
    carried: list[Said],
) -> list[Said]:
    """Give designations between two commas what is said of them, and return what holds for those after the comma."""
    leading = [one for one in phrases if one.start < spans[ids[0]][0]]
    current = [one.said for one in leading] or carried
    since: list[int] = []
    for place, n in enumerate(ids):
        told[n] += current
        since.append(n)
        until = spans[ids[place + 1]][0] if place + 1 < len(ids) else None
        between = [one for one in phrases if one.start >= spans[n][0] and (until is None or one.start < until)]
        between = [one for one in between if one not in leading]
        for one in between:
            if one.enclosed:
                told[n].append(one.said)
            elif leading and until is not None:
                current, since = [one.said], []
            else:
                for m in since:
                    told[m].append(one.said)
                since = [] if until is not None else since
    return current if leading or carried else []
