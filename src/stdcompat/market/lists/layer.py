"""A market with official lists: requirements whose references are what a list cites on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat._records import evolve
from stdcompat.catalogs.model import Confidence
from stdcompat.market.lists.judge import CitationQuestion, judge
from stdcompat.market.lists.model import TimeState, is_after
from stdcompat.market.model import Reference

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from stdcompat.identifiers import StandardId
    from stdcompat.market.book import Market
    from stdcompat.market.lists.judge import CitedClaim
    from stdcompat.market.lists.model import Citation
    from stdcompat.market.lists.read import ListBook
    from stdcompat.market.model import Requirement

_DECISION: Final = pattern(r"20\d\d/\d{1,4}")

__all__ = ["judged", "on_day"]


_KEPT: dict[tuple[int, datetime.date], tuple[Market, Market]] = {}
_MOST: Final = 64


def on_day(market: Market, day: datetime.date) -> Market:
    """Return a market as its lists stand on a day: each requirement under an act asks for what is cited then.

    Where nothing is cited, or it was not read whether it was, the requirement names no standard.

    >>> import datetime
    >>> from stdcompat import Market
    >>> eu = on_day(Market.bundled("EU"), datetime.date(2026, 11, 21))
    >>> [str(one) for one in next(r for r in eu.requirements if r.id == "eu-emc-55035").any_of]
    ['EN 55035:2017+A11:2020']
    """
    if not any(requirement.cited_under for requirement in market.requirements):
        return market
    kept = _KEPT.get((id(market), day))
    if kept is None:
        book = market.official_lists
        requirements = tuple(
            _derived(one, one.cited_under, market.code, book, day) if one.cited_under else one
            for one in market.requirements
        )
        if len(_KEPT) >= _MOST:
            _KEPT.clear()
        # The market is kept with its answer, so that no other market can come to its address.
        kept = _KEPT[id(market), day] = market, evolve(market, requirements=requirements)
    return kept[1]


def judged(market: Market, claims: Iterable[StandardId], day: datetime.date) -> tuple[CitedClaim, ...]:
    """Return what the lists that were laid over a market say of claims; nothing of a market without any."""
    if market.lists is None or not market.lists.lists(market.code):
        return ()
    question = CitationQuestion.of(market.lists, market.code, day)
    return tuple(answer for claim in claims if (answer := judge(claim, question)).judgements)


def _derived(requirement: Requirement, act: str, market: str, book: ListBook, day: datetime.date) -> Requirement:
    heads = [head for head in book.lists(market) if head.act == act]
    over = any(head.until is not None and is_after(day, head.until) for head in heads)
    documents = dict.fromkeys(reference.id.document for reference in requirement.any_of)
    rows = [
        row
        for document in documents
        for row in book.citations(market, document)
        if row.act == act and row.reference.document in documents and row.at(day) is TimeState.DURING and not over
    ]
    by_text: dict[StandardId, list[Citation]] = {}
    for row in sorted(rows, key=lambda row: row.id.sort_key, reverse=True):
        by_text.setdefault(row.id, []).append(row)
    return evolve(
        requirement,
        any_of=tuple(map(Reference, by_text)),
        regulation="; ".join(filter(None, (requirement.regulation, *dict.fromkeys(map(_place, rows))))) or None,
        restriction="; ".join(filter(None, (requirement.restriction, *_restrictions(by_text.values())))) or None,
        sources=tuple(sorted({*requirement.sources, *(source for row in rows for source in row.sources)})),
        confidence=max((requirement.confidence, *(row.confidence for row in rows)), key=list(Confidence).index),
    )


def _place(row: Citation) -> str:
    """Return where a row stands; the EU's decisions go by their number."""
    return (
        f"Implementing Decision (EU) {row.place}" if row.decision and _DECISION.fullmatch(row.decision) else row.place
    )


def _restrictions(rows: Iterable[Sequence[Citation]]) -> Iterable[str]:
    """Return what does not hold of each text; where a row without restriction is open, nothing is restricted."""
    found = list(rows)
    for same in found:
        said = [row.restriction for row in same]
        for text in dict.fromkeys(said) if None not in said else ():
            yield f"{same[0].id}: {text}" if len(found) > 1 else str(text)
