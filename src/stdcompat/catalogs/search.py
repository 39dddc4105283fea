"""Search: entries by identifier or by the words of their titles, and what is near when nothing fits."""

# No postponed annotations here: a record's annotations are read when it is made.

import difflib
import itertools
from collections.abc import Iterator
from typing import Final

from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.dates import begins
from stdcompat.catalogs.model import Standard, Status
from stdcompat.catalogs.selection import Selection
from stdcompat.catalogs.store import LAST, Store
from stdcompat.catalogs.words import every_word, query_words, stem_of
from stdcompat.identifiers import StandardId, try_parse

__all__ = ["SearchMatch", "SearchResult", "search"]

_POOL: Final = 200  # the best by their words, among which those in force come first
_FEW: Final = 5
_SHORT: Final = 4
_ALIKE: Final = 0.7
_EVERYTHING: Final = Selection()


class SearchMatch(Choice):
    """How the entries found answer what was asked."""

    IDENTIFIER = "identifier"
    """They are what the identifier names."""
    NEAR_IDENTIFIER = "near identifier"
    """Nothing has this identifier; these have one that is written almost alike."""
    WORDS = "words"
    """Their titles hold every word."""
    BEGINNINGS = "beginnings of words"
    """Their titles hold words that begin like these."""
    NEAR_WORDS = "near words"
    """No title holds these words; these hold some of them, or words that are written almost alike."""


@frozen
class SearchResult:
    """What a search found.

    Attributes:
        match: how it answers what was asked.
        entries: the entries of the page that was asked for, the best first.
        looked_for: the words that were looked for in the place of others, by those.
    """

    match: SearchMatch
    entries: tuple[Standard, ...]
    looked_for: tuple[tuple[str, str], ...] = ()


def search(
    catalog: Catalog, text: str, selection: Selection = _EVERYTHING, *, limit: int = 20, offset: int = 0
) -> SearchResult:
    """Find entries by an identifier in any spelling, or by words in English or Chinese.

    Titles that hold every word are ranked by how rare the words are and how short the title is
    (BM25); of titles alike, those in force come first, and then the newest.

    Args:
        catalog: the facts.
        text: an identifier (dated, undated, all parts), or words.
        selection: what else the entries have to meet.
        limit: how many entries a page has.
        offset: how many come on the pages before.

    >>> found = search(Catalog.bundled(), "信息安全 管理体系")
    >>> found.match, "GB/T 22080-2025" in [str(entry.id) for entry in found.entries]
    (<SearchMatch.WORDS: 'words'>, True)
    >>> found = search(Catalog.bundled(), "infromation security", limit=1)
    >>> found.match.value, found.looked_for
    ('near words', (('infromation', 'inform'),))
    """
    asked = try_parse(text)
    if asked is not None:
        return _identified(catalog, asked, selection, limit, offset)
    store = catalog._store
    steps = [(SearchMatch.WORDS, every_word(text)), (SearchMatch.BEGINNINGS, every_word(text, begin=True))]
    for match, words in steps:
        found = _ranked(catalog, words, selection, limit, offset)
        if found:
            return SearchResult(match, found)
    parts, instead = _near_words(store, text)
    for joint in (" AND ", " OR "):
        found = _ranked(catalog, joint.join(parts), selection, limit, offset)
        if found:
            break
    return SearchResult(SearchMatch.NEAR_WORDS, found, instead)


def _identified(catalog: Catalog, asked: StandardId, selection: Selection, limit: int, offset: int) -> SearchResult:
    spans = selection.spans
    wanted = {key for key, _ in catalog._store.select("standard", spans)} if spans else None

    def page(entries: tuple[Standard, ...]) -> tuple[Standard, ...]:
        meeting = [
            entry
            for entry in entries
            if catalog.admits(selection, entry) and (wanted is None or entry.id.designation.key in wanted)
        ]
        return tuple(meeting[offset : offset + limit])

    found = _named(catalog, asked)
    if found:
        return SearchResult(SearchMatch.IDENTIFIER, page(found))
    near = tuple(entry for other in _near_documents(catalog, asked) for entry in catalog.editions(other)[::-1])
    return SearchResult(SearchMatch.NEAR_IDENTIFIER, page(near))


def _named(catalog: Catalog, asked: StandardId) -> tuple[Standard, ...]:
    if asked.all_parts:
        return (*catalog.parts(asked), *catalog.editions(evolve(asked, all_parts=False))[::-1])
    if asked.is_dated:
        entry = catalog.get(asked)
        return _of_series(catalog, asked) if entry is None else (entry,)
    return catalog.editions(asked)[::-1] or _of_series(catalog, asked)


def _of_series(catalog: Catalog, asked: StandardId) -> tuple[Standard, ...]:
    """Return the parts of a series that has no text of its own number, IEC 60287; of a dated one, those of its year."""
    if asked.part is not None or asked.supplements:
        return ()
    return tuple(part for part in catalog.parts(asked.undated) if asked.year in {None, part.id.year})


def _near_documents(catalog: Catalog, asked: StandardId) -> Iterator[StandardId]:
    """Find held documents: the asked one in other editions, then those whose number is one slip away."""
    document = asked.undated
    number = document.number or ""
    slips = dict.fromkeys([number, *_slips(number)])
    found = 0
    for type_ in dict.fromkeys([document.type, "T", None]):
        for slip in slips:
            other = evolve(document, type=type_, number=slip)
            if catalog.editions(other):
                yield other
                found += 1
                if found == _FEW:
                    return


def _slips(number: str) -> Iterator[str]:
    """Iterate over what is one slip of the finger away: two digits exchanged, one wrong, missing or too many."""
    for n in range(len(number) - 1):
        yield number[:n] + number[n + 1] + number[n] + number[n + 2 :]
    for n, old in enumerate(number):
        if old.isdecimal():
            yield number[:n] + number[n + 1 :]
            yield from (number[:n] + digit + number[n + 1 :] for digit in "0123456789")
    yield from (number[:n] + digit + number[n:] for n in range(len(number) + 1) for digit in "0123456789")


def _ranked(catalog: Catalog, words: str, selection: Selection, limit: int, offset: int) -> tuple[Standard, ...]:
    if not words:
        return ()
    hits = catalog._store.search(words, selection.spans, max(_POOL, offset + limit))
    found: list[Standard] = []
    for _, alike in itertools.groupby(hits, key=lambda hit: round(hit[1], 1)):
        entries = [catalog[key] for key, _ in alike]
        entries.sort(key=lambda entry: entry.id.designation.key)
        entries.sort(key=lambda entry: begins(entry) or "", reverse=True)
        entries.sort(key=lambda entry: entry.status is not Status.CURRENT)
        found += (entry for entry in entries if catalog.admits(selection, entry))
        if len(found) >= offset + limit:
            break  # what matches less well comes on a later page
    return tuple(found[offset : offset + limit])


def _near_words(store: Store, text: str) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """Return queries for what is written almost like a text, and which words they put in the place of others."""
    spaced, pairs = query_words(text)
    instead: list[tuple[str, str]] = []
    parts: list[str] = []
    for word in spaced:
        near = word if store.search(every_word(word), (), 1) else _near_word(store, word)
        if near is None:
            continue
        if near != word:
            instead.append((word, near))
        parts.append(every_word(near, begin=True))
    if pairs:
        parts.append(f"({' OR '.join(map(every_word, pairs))})")
    return parts, tuple(instead)


def _near_word(store: Store, word: str) -> str | None:
    """Return the stem of a word of titles that another one begins almost like; of several alike, the most frequent."""
    word = stem_of(word)
    matcher = difflib.SequenceMatcher(None, "", word)
    best: tuple[float, int, str] | None = None
    for stem, titles in store.vocabulary(word[0], word[0] + LAST):
        if len(stem) >= max(_SHORT, len(word) // 2):
            matcher.set_seq1(stem)
            matcher.set_seq2(word[: len(stem) + 1])
            if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE:
                likeness = round(matcher.ratio(), 1)
                if likeness >= _ALIKE and (best is None or (likeness, titles) > best[:2]):
                    best = (likeness, titles, stem)
    return None if best is None else best[2]
